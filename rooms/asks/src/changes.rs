//! The one way an ask changes: who may, what the rule says, kept with what happened, once.
//!
//! ```text
//! begin: claim the key → load for change → may? ┐
//! the rule of `neighbourhood::asks`             │ one transaction
//! keep: save → record → remember the answer     ┘
//! ```
//! [`change`] does all of it for a rule that needs nothing else; a handler that must read or write
//! more in the same transaction calls [`begin`] and [`Changing::keep`] itself.

use house::App;
use house::clockwork::{Job, JobFault};
use house::once::Claim;
use house::shell::{Fault, Visitor, form};
use house::store::Tx;
use house::{happenings, once};
use jiff::Timestamp;
use neighbourhood::asks::Ask;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, ReplyId};
use neighbourhood::roles::{Action, AskThing, Thing};

use crate::say::Words;
use crate::store::{self, SaveError, Stored};

/// What a rule gives back: the ask as it is now and what happened, or the key of its refusal.
pub type Ruled = Result<(Ask, Vec<Happening>), &'static str>;

/// What somebody wants to do with an ask.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub action: Action,
    pub ask: AskId,
    /// The reply it is about, where the right depends on whose reply it is.
    pub reply: Option<ReplyId>,
    /// The key of the form or call; empty when there is none.
    pub once: &'a str,
    /// Where it was sent, as in the route table: a key counts for one route.
    pub route: &'static str,
}

/// An ask in the hands of one who may change it.
pub struct Changing<'a> {
    pub tx: Tx,
    pub stored: Stored,
    app: &'a App,
    visitor: &'a Visitor,
    wish: Wish<'a>,
}

/// What came of beginning.
pub enum Begun<'a> {
    Fresh(Box<Changing<'a>>),
    /// It was done before; this was the answer then.
    Before(String),
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    Now(Box<Ask>),
    /// It was done before; this was the answer then.
    Before(String),
}

/// What rights need to know of this ask, for this visitor.
#[must_use]
pub fn thing(ask: &Ask, reply: Option<ReplyId>, visitor: &Visitor) -> Thing {
    let by = reply.and_then(|id| ask.reply_with(id)).map(|reply| reply.by);
    match (Thing::of_ask(ask, &visitor.actor), by) {
        (Thing::Ask(ask), Some(by)) => Thing::Reply { ask, by },
        // A reply that is not there is nobody's.
        (Thing::Ask(ask), None) if reply.is_some() => Thing::Ask(AskThing { public: false, ..ask }),
        (thing, _) => thing,
    }
}

/// Begins a change: the key is claimed, the ask is ours until the transaction ends, and the
/// visitor may.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such ask; what `visitor.may` says.
pub async fn begin<'a>(app: &'a App, visitor: &'a Visitor, wish: Wish<'a>) -> Result<Begun<'a>, Fault> {
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = form::claim(&mut tx, wish.once, &scope(visitor, &wish), app).await? {
        // What we read may wait for its flush: with the end of ours it is kept.
        tx.commit().await?;
        return Ok(Begun::Before(answer));
    }
    let stored = store::load_for_change(&mut tx, app, wish.ask).await?.ok_or(Fault::NotFound)?;
    visitor.may(wish.action, &thing(&stored.ask, wish.reply, visitor))?;
    Ok(Begun::Fresh(Box::new(Changing { tx, stored, app, visitor, wish })))
}

fn scope(visitor: &Visitor, wish: &Wish<'_>) -> String {
    visitor.scope(&format!("{}:{}", wish.route, wish.ask))
}

impl Changing<'_> {
    /// The refusal of a rule as a fault with words: what is true now.
    #[must_use]
    pub fn refused(&self, key: &str) -> Fault {
        refused(self.visitor, key)
    }

    /// Keeps what a rule made of it, in the transaction of what was read. `answer` is what somebody
    /// gets who sends the same again: the page to see, or an id.
    ///
    /// # Errors
    /// What the database says. Then nothing of it stays.
    pub async fn keep(mut self, ruled: (Ask, Vec<Happening>), answer: &str) -> Result<Ask, Fault> {
        let (after, happened) = ruled;
        let (app, visitor) = (self.app, self.visitor);
        store::save(&mut self.tx, &self.stored, &after, &visitor.first_name).await.map_err(|error| {
            match error {
                SaveError::Moved => refused(visitor, "moved"),
                SaveError::Store(error) => error.into(),
            }
        })?;
        // Whoever holds the code acts as the asker.
        let by = visitor.id().or_else(|| visitor.held_ask().map(|_| after.asker.uuid()));
        happenings::record(&mut self.tx, app, visitor.now, by, &happened).await?;
        if !self.wish.once.is_empty() {
            once::answer(&mut self.tx, self.wish.once, &scope(visitor, &self.wish), answer).await?;
        }
        self.tx.commit().await?;
        Ok(after)
    }
}

/// A change whose rule needs only the ask and the time. Sent again with the same key, it is not
/// done again.
///
/// # Errors
/// [`Fault::Conflict`] with the words for the rule's refusal; as [`begin`] and [`Changing::keep`].
pub async fn change(
    app: &App,
    visitor: &Visitor,
    wish: Wish<'_>,
    rule: impl FnOnce(Ask, Timestamp) -> Ruled,
) -> Result<Changed, Fault> {
    let changing = match begin(app, visitor, wish).await? {
        Begun::Before(answer) => return Ok(Changed::Before(answer)),
        Begun::Fresh(changing) => changing,
    };
    let ruled = rule(changing.stored.ask.clone(), visitor.now).map_err(|key| changing.refused(key))?;
    let page = page_of(wish.ask);
    changing.keep(ruled, &page).await.map(|ask| Changed::Now(Box::new(ask)))
}

/// A change by the clock: the job ends with it. When the ask is gone, only the job ends.
///
/// # Errors
/// [`JobFault::Lost`] when another worker has the job; what the database says.
pub async fn change_by_clock(
    app: &App,
    job: &Job,
    id: AskId,
    rule: impl FnOnce(Ask, Timestamp) -> (Ask, Vec<Happening>),
) -> Result<(), JobFault> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    job.finish(&mut tx).await?;
    if let Some(stored) = store::load_for_change(&mut tx, app, id).await? {
        let (after, happened) = rule(stored.ask.clone(), now);
        store::save(&mut tx, &stored, &after, "")
            .await
            .map_err(|error| JobFault::Failed(error.to_string()))?;
        happenings::record(&mut tx, app, now, None, &happened).await?;
    }
    Ok(tx.commit().await?)
}

/// Where an ask is read.
#[must_use]
pub fn page_of(id: AskId) -> String {
    format!("/asks/{id}")
}

/// What is true now, in the visitor's words.
#[must_use]
pub fn refused(visitor: &Visitor, key: &str) -> Fault {
    if key == "no_such_reply" {
        return Fault::NotFound;
    }
    let room = Words(visitor.lang).by_key(&format!("refused-{key}"));
    let house = || visitor.w.by_key(&format!("refused-{key}"));
    Fault::Conflict(room.or_else(house).unwrap_or_else(|| visitor.w.fault_conflict_text()))
}
