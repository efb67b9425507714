//! What pages want to know of reach.

use house::App;
use house::store::{Db, StoreError};
use jiff::Timestamp;
use neighbourhood::areas::Circle;
use neighbourhood::asks::Ask;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::reach::{Decision, HandOver, Waiting};

use crate::near::Wanted;
use crate::rule::{self, Look};
use crate::store::{self, Alert};

/// What would happen if this were asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preview {
    /// So many people get a message at once.
    pub now: usize,
    /// How far away the furthest of them lives.
    pub circle: Option<Circle>,
    pub when: When,
}

/// When it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Now,
    /// It waits until then, for the night to end or for the digest.
    Later {
        until: Timestamp,
        why: Waiting,
    },
    /// A person looks at it at once.
    Person(HandOver),
}

/// How many would be told now, without telling anybody.
///
/// # Errors
/// What the database says.
pub async fn preview(app: &App, wanted: &Wanted) -> Result<Preview, StoreError> {
    let now = app.now();
    if wanted.private {
        return Ok(Preview { now: 0, circle: None, when: When::Person(HandOver::Private) });
    }
    let parameters = rule::parameters(app, &mut &app.db).await?;
    let look = Look::new(wanted, Vec::new(), now, &parameters);
    Ok(match rule::decision(&mut &app.db, &look).await?.0 {
        Decision::Tell { who, .. } => Preview { now: who.len(), circle: rule::widest(&who), when: When::Now },
        Decision::Wait { until, reason } => {
            Preview { now: 0, circle: None, when: When::Later { until, why: reason } }
        }
        Decision::Person { why } => Preview { now: 0, circle: None, when: When::Person(why) },
    })
}

/// Whom an ask reached so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    pub count: usize,
    pub widest: Option<Circle>,
    /// When we look again; nothing when no look is planned.
    pub next_at: Option<Timestamp>,
    /// When a person takes over at the latest, while nobody answers; nothing before the first was told.
    pub person_at: Option<Timestamp>,
}

/// # Errors
/// What the database says.
pub async fn told(app: &App, ask: &Ask) -> Result<Reached, StoreError> {
    let lines = store::told(&app.db, ask.id).await?;
    let widest = lines.iter().map(|line| line.reason.why.circle).max();
    let first = lines.iter().map(|line| line.at).filter(|at| *at >= ask.stage.since()).min();
    let parameters = rule::parameters(app, &mut &app.db).await?;
    Ok(Reached {
        count: lines.len(),
        widest,
        next_at: store::next(&app.db, ask.id).await?,
        person_at: first.map(|first| rule::deadline(ask.urgency, first, &parameters)),
    })
}

/// The alert about this ask to this person, when there was one.
///
/// # Errors
/// What the database says.
pub async fn why(db: &Db, ask: AskId, person: PersonId) -> Result<Option<Alert>, StoreError> {
    Ok(store::one(db, ask, person).await?.map(|(alert, _)| alert))
}

/// The last alerts to this person, newest first.
///
/// # Errors
/// What the database says.
pub async fn alerts_of(db: &Db, person: PersonId, most: u32) -> Result<Vec<Alert>, StoreError> {
    store::of_person(db, person, most).await
}
