//! Whether a group has more helpers or more asks than fit, and how many asks it can carry.
//!
//! From counts, and said so that nobody can be recognised: less than [`FEWEST`] asks is never a number,
//! and what is said does not depend on which of those few it was.

use crate::reach::capacity;

/// The least number of asks that is said; fewer are "fewer than five".
pub const FEWEST: u32 = 5;
/// With fewer helpers there is no "plenty".
const PLENTY: u32 = 10;
/// Messages a helper a week: more than most accept, and less than one a month.
const FULL: f64 = 3.0;
const RARE: f64 = 0.25;
/// Fewer than this part within two hours is slow, when helpers are not idle.
const SLOW: f64 = 0.6;
const IDLE: f64 = 0.5;
/// Less than one in half a year.
const HARDLY: f64 = 1.0 / 26.0;
/// So many people hear of an ask on average, until an area has its own number (`docs/why/reach.md`).
const TOLD_PER_ASK: f64 = 15.0;
/// The chance of a yes of somebody who is told, and what that guess is worth in messages.
const CHANCE: f64 = 0.075;
const CHANCE_WEIGHT: f64 = 50.0;
/// Half of what a group can carry, per cent.
const HALF: u32 = 50;

/// What was counted of one theme, or of all, over some weeks. Asks are those that all neighbours may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// People with something to offer now.
    pub helpers: u32,
    pub asks: u32,
    /// Of those, asked for now or today …
    pub hurried: u32,
    /// … and of those, with a reply within two hours.
    pub soon: u32,
}

/// Over how long it was counted, and how many people hear of an ask.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    pub weeks: f64,
    pub told_per_ask: f64,
}

/// What the gauge says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Plenty of helpers: what is lacking is asks.
    LacksAsks,
    /// Too little to say anything.
    TooFew,
    /// Helpers and asks fit.
    Balanced,
    /// More asks than helpers: invite people.
    LacksHelpers,
}

/// The gauge of one theme, or of all.
#[must_use]
pub fn supply(counted: Counted, pace: Pace) -> Supply {
    // What nobody may read from the page cannot decide what it says either.
    let asks = if counted.asks < FEWEST { 0 } else { counted.asks };
    let load = messages_each(asks, counted.helpers, pace);
    let slow = counted.hurried >= FEWEST && part(counted.soon, counted.hurried) < SLOW;
    if load > FULL || (slow && load > IDLE) {
        Supply::LacksHelpers
    } else if counted.helpers >= PLENTY && load < RARE {
        Supply::LacksAsks
    } else if asks == 0 {
        Supply::TooFew
    } else {
        Supply::Balanced
    }
}

/// Messages that each helper would get a week.
fn messages_each(asks: u32, helpers: u32, pace: Pace) -> f64 {
    f64::from(asks) / pace.weeks.max(1.0) * pace.told_per_ask.max(1.0) / f64::from(helpers).max(0.1)
}

fn part(part: u32, of: u32) -> f64 {
    f64::from(part.min(of)) / f64::from(of.max(1))
}

/// A number of asks as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Fewer than [`FEWEST`], perhaps none.
    Few,
    /// Rounded to fives, so that the parts of an area cannot be subtracted from it.
    About(u32),
}

/// How a number of asks is said.
#[must_use]
pub const fn said(count: u32) -> Said {
    if count < FEWEST { Said::Few } else { Said::About(count.saturating_add(2) / FEWEST * FEWEST) }
}

/// A part of a whole in tens of percents; nothing of fewer than twice [`FEWEST`].
#[must_use]
pub fn share_said(of: Counted) -> Option<u32> {
    let tens = || whole(part(of.soon, of.hurried) * 10.0).saturating_mul(10);
    (of.hurried >= 2 * FEWEST).then(tens)
}

/// How many people hear of an ask here, from `told` messages about `asks` asks.
#[must_use]
pub fn told_per_ask(told: u32, asks: u32) -> f64 {
    if asks < FEWEST { TOLD_PER_ASK } else { (f64::from(told) / f64::from(asks)).max(1.0) }
}

/// How often somebody who helps hears from us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Often {
    Hardly,
    /// One message in so many weeks.
    EveryWeeks(u32),
    /// So many messages a week.
    AWeek(u32),
}

/// From all messages to so many helpers.
#[must_use]
pub fn often(messages: u32, helpers: u32, weeks: f64) -> Often {
    let a_week = f64::from(messages) / f64::from(helpers.max(1)) / weeks.max(1.0);
    match a_week {
        ..HARDLY => Often::Hardly,
        ..0.75 => Often::EveryWeeks(whole(1.0 / a_week).max(2)),
        _ => Often::AWeek(whole(a_week).max(1)),
    }
}

/// A group of helpers, and what is asked of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    pub helpers: u32,
    /// Messages a week that they accept, all together.
    pub accepted: f64,
    /// Messages of the last weeks, and the yeses among them.
    pub told: u32,
    pub yes: u32,
    /// Asks over so many weeks; as they are said, so that nobody computes back from the percents.
    pub asks: Said,
    pub weeks: f64,
    /// What the plan needs: chances of a yes, added up, for one answered ask.
    pub floor: f64,
}

/// What a group can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carry {
    /// About so many asks a week are answered in time.
    pub asks_per_week: u32,
    /// Of that in use.
    pub percent: u32,
    pub load: Load,
}

/// How full it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Load {
    Room,
    Busy,
    Over,
}

/// Filled in from the capacity law; nothing for so few helpers that chance decides.
#[must_use]
pub fn carry(group: Group) -> Option<Carry> {
    if group.helpers < FEWEST {
        return None;
    }
    let yes = f64::from(group.yes.min(group.told));
    let chance = (yes + CHANCE * CHANCE_WEIGHT) / (f64::from(group.told) + CHANCE_WEIGHT);
    let each = group.accepted.max(0.0) / f64::from(group.helpers);
    let asks = match group.asks {
        Said::Few => 0,
        Said::About(number) => number,
    };
    let a_week = f64::from(asks) / group.weeks.max(1.0);
    let law = capacity(f64::from(group.helpers), each, (group.floor, chance), a_week);
    let load = match law.used {
        ..0.7 => Load::Room,
        ..1.0 => Load::Busy,
        _ => Load::Over,
    };
    Some(Carry { asks_per_week: round(law.asks_per_week), percent: whole(law.used * 100.0).min(999), load })
}

/// The gauge of a whole group: helpers are not plenty while half of what they can carry is in use, and they are
/// lacking when it is more than that.
#[must_use]
pub fn overall(supply: Supply, carry: Option<Carry>) -> Supply {
    match (supply, carry) {
        (_, Some(Carry { load: Load::Over, .. })) => Supply::LacksHelpers,
        (Supply::LacksAsks, Some(carry)) if carry.percent >= HALF => Supply::Balanced,
        _ => supply,
    }
}

/// To ones, fives or tens: it is an estimate.
fn round(number: f64) -> u32 {
    let step = match number {
        ..10.0 => 1,
        ..100.0 => 5,
        _ => 10,
    };
    whole(number / f64::from(step)).saturating_mul(step)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn whole(number: f64) -> u32 {
    number.round().clamp(0.0, 1e6) as u32
}
