//! What a host said to a person and what they said back: warnings, blocks, and why something is
//! hidden. One table, because the person reads and answers all of them the same way.

use house::clock::at;
use house::store::{Db, StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::ids::{BlockId, PersonId, WarningId};
use neighbourhood::safety::{Answer, Block, Lifted, Warning};
use uuid::Uuid;

use super::{id, optional};

macro_rules! columns {
    () => {
        "select id, person, host, kind, about, why, answer, made_at, answered_at, lifted_at, lifted_by from warnings"
    };
}

statements! {
    pub ADD = "insert into warnings (id, person, host, kind, about, why, answer, made_at) \
        values ($1, $2, $3, $4, $5, $6, '', $7)";
    pub LOAD = concat!(columns!(), " where id = $1");
    pub OF = concat!(columns!(), " where person = $1 and why <> '' order by made_at desc, id desc limit 100");
    pub BLOCK_OF = concat!(columns!(), " where person = $1 and kind = 'block' and lifted_at is null \
        order by made_at desc, id desc limit 1");
    pub HIDDEN_ABOUT = concat!(columns!(), " where about = $1 and kind = 'hidden' order by made_at desc, id desc limit 1");
    pub ANSWER = "update warnings set answer = $2, answered_at = $3 where id = $1";
    pub BLOCK_ANSWERED = "update people set blocked_answer = $2 where id = $1 and blocked_at is not null";
    pub LIFT = "update warnings set lifted_at = $2, lifted_by = $3 where person = $1 and kind = 'block' and lifted_at is null";
    pub BLOCK = "update people set blocked_at = $2, blocked_why = $3, blocked_answer = null where id = $1";
    pub UNBLOCK = "update people set blocked_at = null, blocked_why = null, blocked_answer = null where id = $1";
    pub FORGET = "update warnings set why = '', answer = '' where person = $1";
}

/// What sort of measure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Warning,
    Block,
    /// The reason why an ask or offer is hidden.
    Hidden,
}

impl Kind {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Block => "block",
            Self::Hidden => "hidden",
        }
    }
}

row! {
    struct Line {
        id: Uuid, person: String, host: String, kind: String, about: Option<String>, why: String, answer: String,
        made_at: i64, answered_at: Option<i64>, lifted_at: Option<i64>, lifted_by: Option<String>,
    }
}

/// A measure as it is kept.
#[derive(Debug, Clone)]
pub struct Measure {
    pub id: Uuid,
    pub kind: Kind,
    pub person: PersonId,
    pub host: PersonId,
    /// The ask or offer, when something is hidden.
    pub about: Option<Uuid>,
    pub why: String,
    pub at: Timestamp,
    pub answer: Option<Answer>,
    pub lifted: Option<Lifted>,
}

impl Line {
    fn measure(self) -> Result<Measure, StoreError> {
        let kind = match self.kind.as_str() {
            "block" => Kind::Block,
            "hidden" => Kind::Hidden,
            _ => Kind::Warning,
        };
        let lifted_by: Option<PersonId> = optional(self.lifted_by.as_deref())?;
        let words = self.answer.parse().ok();
        Ok(Measure {
            id: self.id,
            kind,
            person: id(&self.person)?,
            host: id(&self.host)?,
            about: optional(self.about.as_deref())?,
            why: self.why,
            at: at(self.made_at),
            answer: words.zip(self.answered_at).map(|(words, ms)| Answer { words, at: at(ms) }),
            lifted: lifted_by.zip(self.lifted_at).map(|(by, ms)| Lifted { by, at: at(ms) }),
        })
    }
}

impl Measure {
    /// As the rule knows it; nothing when the reason was erased.
    pub fn warning(&self) -> Option<Warning> {
        Some(Warning {
            id: WarningId::from_uuid(self.id),
            person: self.person,
            by: self.host,
            reason: self.why.parse().ok()?,
            at: self.at,
            answer: self.answer.clone(),
        })
    }

    /// The same for a block.
    pub fn block(&self) -> Option<Block> {
        Some(Block {
            id: BlockId::from_uuid(self.id),
            person: self.person,
            by: self.host,
            reason: self.why.parse().ok()?,
            at: self.at,
            until: None,
            lifted: self.lifted,
            answer: self.answer.clone(),
        })
    }
}

fn read(rows: Vec<Line>) -> Result<Vec<Measure>, StoreError> {
    rows.into_iter().map(Line::measure).collect()
}

fn first(rows: Vec<Line>) -> Result<Option<Measure>, StoreError> {
    rows.into_iter().next().map(Line::measure).transpose()
}

/// Keeps a measure; a block holds from this moment.
pub async fn add(tx: &mut Tx, one: &Measure) -> Result<(), StoreError> {
    let about = one.about.map(|about| about.to_string());
    let made = one.at.as_millisecond();
    let values = args![one.id, one.person.uuid(), one.host.uuid(), one.kind.key(), about, &one.why, made];
    tx.exec(ADD, values).await?;
    if one.kind == Kind::Block {
        tx.exec(BLOCK, args![one.person.uuid(), made, &one.why]).await?;
    }
    Ok(())
}

pub async fn load(tx: &mut Tx, id: Uuid) -> Result<Option<Measure>, StoreError> {
    first(tx.all(LOAD, args![id]).await?)
}

/// What hosts said to this person, the last first.
pub async fn of(db: &Db, person: PersonId) -> Result<Vec<Measure>, StoreError> {
    read(db.all(OF, args![person.uuid()]).await?)
}

/// The block that holds, if one does.
pub async fn standing_block(tx: &mut Tx, person: PersonId) -> Result<Option<Measure>, StoreError> {
    first(tx.all(BLOCK_OF, args![person.uuid()]).await?)
}

/// Why this ask or offer was hidden the last time.
pub async fn hidden_about(tx: &mut Tx, about: Uuid) -> Result<Option<Measure>, StoreError> {
    first(tx.all(HIDDEN_ABOUT, args![about]).await?)
}

/// Keeps what the person said.
pub async fn answer(tx: &mut Tx, one: &Measure, answer: &Answer) -> Result<(), StoreError> {
    tx.exec(ANSWER, args![one.id, answer.words.as_str(), answer.at.as_millisecond()]).await?;
    if one.kind == Kind::Block && one.lifted.is_none() {
        tx.exec(BLOCK_ANSWERED, args![one.person.uuid(), answer.words.as_str()]).await?;
    }
    Ok(())
}

/// Ends every block of this person.
pub async fn lift(tx: &mut Tx, person: PersonId, lifted: Lifted) -> Result<(), StoreError> {
    tx.exec(LIFT, args![person.uuid(), lifted.at.as_millisecond(), lifted.by.uuid()]).await?;
    tx.exec(UNBLOCK, args![person.uuid()]).await.map(|_| ())
}
