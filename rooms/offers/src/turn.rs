//! When somebody who offers is likely to be asked, said honestly.

use house::store::{Db, StoreError, args, statements};
use jiff::Timestamp;
use neighbourhood::areas::Place;
use neighbourhood::moments::{DAY, earlier};
use words::Lang;

use crate::say::Words;

/// So many days back asks are counted.
const DAYS: i32 = 28;
/// So many people hear of an ask on average (see the table of `docs/why/reach.md`).
const TOLD_PER_ASK: f64 = 15.0;

statements! {
    pub HELPERS = "select count(distinct owner) from offers where district = $1 and stage = 'active' \
        and hidden_at is null";
    pub OPEN = "select count(*) from asks where district = $1 and stage = 'open' and not private and hidden_at is null";
    pub WENT = "select count(*) from asks where district = $1 and stage_at >= $2 and stage = 'closed' \
        and closure in ('helped', 'partly') and not private and hidden_at is null and erased_at is null";
}

/// When a turn is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    ThisWeek,
    /// Within so many weeks.
    Weeks(u32),
    /// So many helpers for so few asks: months.
    Long,
    /// Nothing was asked here yet.
    Unknown,
}

/// From the asks and helpers in the district of this place.
pub async fn turn(db: &Db, place: &Place, now: Timestamp) -> Result<Turn, StoreError> {
    let area = place.district().unwrap_or(place.area());
    let since = earlier(now, DAY * DAYS).as_millisecond();
    let helpers: Option<u32> = db.one(HELPERS, args![area.as_str()]).await?;
    let open: Option<u32> = db.one(OPEN, args![area.as_str()]).await?;
    let went: Option<u32> = db.one(WENT, args![area.as_str(), since]).await?;
    Ok(likely(helpers.unwrap_or(0), open.unwrap_or(0) + went.unwrap_or(0)))
}

/// `asks` of four weeks, told to so many each, over all helpers.
fn likely(helpers: u32, asks: u32) -> Turn {
    if asks == 0 {
        return Turn::Unknown;
    }
    let a_week = f64::from(asks) / 4.0 * TOLD_PER_ASK;
    let weeks = (f64::from(helpers.max(1)) / a_week).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to eight")]
    match weeks {
        ..=1.0 => Turn::ThisWeek,
        ..=8.0 => Turn::Weeks(weeks as u32),
        _ => Turn::Long,
    }
}

impl Turn {
    pub fn words(self, lang: Lang) -> std::borrow::Cow<'static, str> {
        let w = Words(lang);
        match self {
            Self::ThisWeek => w.turn_this_week(),
            Self::Weeks(weeks) => w.turn_weeks(weeks),
            Self::Long => w.turn_long(),
            Self::Unknown => w.turn_unknown(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_helpers_and_the_fewer_asks_the_longer_it_takes() {
        assert_eq!(likely(10, 0), Turn::Unknown);
        assert_eq!(likely(0, 1), Turn::ThisWeek);
        assert_eq!(likely(60, 20), Turn::ThisWeek);
        assert_eq!(likely(60, 8), Turn::Weeks(2));
        assert_eq!(likely(1000, 4), Turn::Long);
    }
}
