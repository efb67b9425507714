//! What the nights learn from: the alerts of the last months and what came of them. Who was
//! forgotten, and what was erased, is not in the tables and so not in here.

use std::collections::HashSet;

use house::clock::at;
use house::store::{Db, StoreError, args, row, statements};
use jiff::{SignedDuration, Timestamp, Zoned};
use neighbourhood::ids::{AlertId, AskId, PersonId};
use neighbourhood::moments::earlier;
use neighbourhood::quiet::dutch_time;
use neighbourhood::reach::{Load, Outcome, Parameters};

use crate::store::{Reason, history_of};

statements! {
    pub ALERTS = "select id, person, made_at, why, answer, answered_at, withdrawn_at from alerts \
        where id > $1 and id < $2 order by id desc limit 2000";
    pub HISTORIES = "select person, history from helpers where person > $1 order by person limit 2000";
    pub MEMBERS = "select count(distinct o.owner) from offers o join people p on p.id = o.owner \
        where o.stage = 'active' and o.hidden_at is null and p.blocked_at is null and p.area is not null \
        and p.email_confirmed_at is not null and ',' || p.letters || ',' like '%,alerts,%'";
    pub ASKS = "select count(*) from asks where id > $1 and not private and opened_at is not null";
    pub FIRST_ASK = "select placed_at from asks order by id limit 1";
}

row! {
    struct Told {
        id: String, person: String, made_at: i64, why: String, answer: Option<String>,
        answered_at: Option<i64>, withdrawn_at: Option<i64>,
    }
}

const DAY: SignedDuration = SignedDuration::from_hours(24);
/// How far back.
const DAYS: i32 = 120;
/// How many alerts at most, the newest: about three months of a town of two thousand members.
const MOST: usize = 60_000;
/// The asks of so many days say how busy the group is.
const RECENT_DAYS: i32 = 14;

/// Everything that one night learns from.
#[derive(Debug, Clone, PartialEq)]
pub struct Lessons {
    /// Oldest first.
    pub outcomes: Vec<Outcome>,
    /// Each person's yeses and unanswered exposure, in no order that says whose.
    pub histories: Vec<(f64, f64)>,
    pub load: Load,
    /// How many people these alerts went to.
    pub people: usize,
    /// How many of them said yes.
    pub people_who_said_yes: usize,
    /// The same for each hour of the day.
    pub people_by_hour: Vec<usize>,
}

/// Reads them page by page. `rung` is the plan in force, `parameters` what was believed until now.
pub async fn gather(db: &Db, now: Timestamp, parameters: &Parameters) -> Result<Lessons, StoreError> {
    let recent_since = earlier(now, DAY * RECENT_DAYS);
    let mut lessons = Lessons {
        outcomes: Vec::new(),
        histories: histories(db).await?,
        load: load(db, now, parameters.rung).await?,
        people: 0,
        people_who_said_yes: 0,
        people_by_hour: Vec::new(),
    };
    let (mut people, mut willing, mut by_hour) = (HashSet::new(), HashSet::new(), vec![HashSet::new(); 24]);
    let since = AlertId::new_v7(earlier(now, DAY * DAYS), [0; 10]).to_string();
    let mut before = AlertId::new_v7(now, [0xff; 10]).to_string();
    loop {
        let page: Vec<Told> = db.all(ALERTS, args![&since, &before]).await?;
        let Some(last) = page.last() else { break };
        before.clone_from(&last.id);
        for told in page.iter().take(MOST - lessons.outcomes.len()) {
            let Some(outcome) = outcome(told, parameters) else { continue };
            let Ok(person) = told.person.parse::<PersonId>() else { continue };
            people.insert(person);
            if outcome.yes_after.is_some() {
                willing.insert(person);
            }
            if let Some(hour) = by_hour.get_mut(usize::from(outcome.hour)) {
                hour.insert(person);
            }
            lessons.load.recent += usize::from(at(told.made_at) >= recent_since);
            lessons.outcomes.push(outcome);
        }
        if lessons.outcomes.len() >= MOST {
            break;
        }
    }
    lessons.outcomes.reverse();
    lessons.people = people.len();
    lessons.people_who_said_yes = willing.len();
    lessons.people_by_hour = by_hour.iter().map(HashSet::len).collect();
    Ok(lessons)
}

/// What came of one alert. Nothing of one that was sent before alerts kept what is needed.
fn outcome(told: &Told, parameters: &Parameters) -> Option<Outcome> {
    let reason: Reason = serde_json::from_str(&told.why).ok()?;
    let lesson = reason.lesson?;
    let said_yes = matches!(told.answer.as_deref(), Some("yes" | "declined"));
    let minutes = |until: i64| minutes_between(told.made_at, until);
    let yes_after = told.answered_at.filter(|_| said_yes).map(minutes);
    // Taken back before they said anything: silence counts by the yeses that would have been in by then.
    let heard = match told.withdrawn_at {
        Some(withdrawn) if told.answer.is_none() => parameters.replies.share_within(minutes(withdrawn)),
        _ => 1.0,
    };
    let hour = Zoned::new(at(told.made_at), dutch_time()).hour();
    Some(Outcome {
        hour: u8::try_from(hour).ok()?,
        distance_m: lesson.distance_m,
        inclined: lesson.inclined * heard,
        yes_after,
    })
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds fit a double exactly")]
fn minutes_between(from: i64, until: i64) -> f64 {
    (until - from).max(0) as f64 / 60_000.0
}

async fn histories(db: &Db) -> Result<Vec<(f64, f64)>, StoreError> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let page: Vec<(String, String)> = db.all(HISTORIES, args![&after]).await?;
        let Some((last, _)) = page.last() else { break };
        after.clone_from(last);
        all.extend(page.iter().map(|(_, history)| history_of(history)).map(|h| (h.yes, h.unanswered)));
    }
    Ok(all)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people and asks")]
async fn load(db: &Db, now: Timestamp, rung: usize) -> Result<Load, StoreError> {
    let members: i64 = db.one(MEMBERS, args![]).await?.unwrap_or(0);
    let since = earlier(now, DAY * RECENT_DAYS);
    let asks: i64 = db.one(ASKS, args![AskId::new_v7(since, [0; 10]).uuid()]).await?.unwrap_or(0);
    // An installation of last week has no two weeks to count, and a busy first day is no busy week.
    let first: Option<i64> = db.one(FIRST_ASK, args![]).await?;
    let begun = first.map_or(since, at).max(since);
    let days = now.duration_since(begun).as_secs_f64() / DAY.as_secs_f64();
    let asks_per_week = asks as f64 * 7.0 / days.clamp(7.0, f64::from(RECENT_DAYS));
    Ok(Load { members: members as f64, asks_per_week, recent: 0, rung })
}
