//! The only place that knows the tables `asks` and `replies`.
//!
//! Everything that changes an ask goes through [`load_for_change`] and [`save`] in one
//! transaction: two who change it at the same moment come one after the other, and whoever still
//! holds an older state finds the epoch moved and changes nothing.

mod codes;
mod counts;
mod erase;
mod found;
mod lists;
mod rows;
#[cfg(test)]
mod tests;
mod write;

use house::App;
use house::store::{StoreError, Tx, args, statements};
use neighbourhood::asks::{Ask, Reply, SafeContact};
use neighbourhood::code::AskCode;
use neighbourhood::ids::{AskId, PersonId};

pub use codes::{by_code, fresh_code};
pub use counts::{Counts, add_told, counts, not_closed_of};
pub use erase::{erase, to_erase, unclosed};
pub use found::{mend_found, these};
pub use lists::{Cursor, Filter, Listed, Shown, Waiting, list, needs_person, of_asker, of_helper};
pub use write::{New, SaveError, insert, insert_safely, save, set_thanks};

use rows::{AskRow, ReplyRow, ask_columns, reply_columns};

statements! {
    pub LOAD = concat!("select ", ask_columns!(), " from asks where id = $1 and erased_at is null");
    pub LOAD_FOR_CHANGE_POSTGRES =
        concat!("select ", ask_columns!(), " from asks where id = $1 and erased_at is null for update");
    pub REPLIES = concat!("select ", reply_columns!(), " from replies where ask = $1 order by made_at, id");
}

/// All statements of this room, for the test that prepares each on both databases.
pub fn all_statements() -> Vec<(&'static str, &'static str)> {
    let all = [
        STATEMENTS,
        codes::STATEMENTS,
        counts::STATEMENTS,
        erase::STATEMENTS,
        found::STATEMENTS,
        lists::STATEMENTS,
        write::STATEMENTS,
    ];
    all.concat()
}

/// An ask with what the rules do not need and the pages do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub ask: Ask,
    /// Raised by every change; who writes must know it.
    pub epoch: i64,
    pub asker_name: String,
    /// First names of everybody who replied.
    pub names: Vec<(PersonId, String)>,
    /// The asker's words of thanks; empty when there are none.
    pub thanks: String,
    /// Of a private ask: how the asker can be reached. Only for the person who helps.
    pub safely: SafeContact,
    /// How many people were told so far.
    pub told: u32,
    /// What the asker says on the telephone. Only for the asker's own page.
    pub code: AskCode,
}

impl Stored {
    /// The first name of the asker or of somebody who replied; empty for anybody else.
    #[must_use]
    pub fn name_of(&self, person: PersonId) -> &str {
        if person == self.ask.asker {
            return &self.asker_name;
        }
        self.names.iter().find(|(id, _)| *id == person).map_or("", |(_, name)| name)
    }
}

/// The ask, unless there is none or it was erased.
///
/// # Errors
/// What the database says, or a row that is no ask.
pub async fn load(app: &App, id: AskId) -> Result<Option<Stored>, StoreError> {
    let Some(row) = app.db.one::<AskRow>(LOAD, args![id.uuid()]).await? else { return Ok(None) };
    let replies = app.db.all::<ReplyRow>(REPLIES, args![id.uuid()]).await?;
    read(app, row, replies).map(Some)
}

/// The same inside a transaction that will change it: nobody else changes it meanwhile.
///
/// # Errors
/// As [`load`].
pub async fn load_for_change(tx: &mut Tx, app: &App, id: AskId) -> Result<Option<Stored>, StoreError> {
    let sql = app.db.pick(LOAD, LOAD_FOR_CHANGE_POSTGRES);
    let Some(row) = tx.one::<AskRow>(sql, args![id.uuid()]).await? else { return Ok(None) };
    let replies = tx.all::<ReplyRow>(REPLIES, args![id.uuid()]).await?;
    read(app, row, replies).map(Some)
}

fn read(app: &App, row: AskRow, replies: Vec<ReplyRow>) -> Result<Stored, StoreError> {
    let mut names: Vec<(PersonId, String)> = Vec::new();
    let mut all: Vec<Reply> = Vec::with_capacity(replies.len());
    for reply in replies {
        let (reply, name) = reply.reply()?;
        if names.iter().all(|(id, _)| *id != reply.by) {
            names.push((reply.by, name));
        }
        all.push(reply);
    }
    row.stored(app, all, names)
}
