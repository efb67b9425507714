//! When somebody who offers is likely to be asked, said honestly.

use house::store::{Db, StoreError, args, statements};
use jiff::Timestamp;
use neighbourhood::areas::Place;
use neighbourhood::moments::{DAY, earlier};
use neighbourhood::supply::told_per_ask;
use words::Lang;

use crate::say::Words;

/// So many days back asks are counted.
const DAYS: i32 = 28;
statements! {
    pub HELPERS = "select count(distinct owner) from offers where district = $1 and stage = 'active' \
        and hidden_at is null";
    // What was asked of late, and how many people heard of it: also asks that nobody answered.
    pub ASKED = "select count(*), coalesce(sum(told), 0) from asks where municipality = $1 and district = $2 \
        and opened_at >= $3 and not private and hidden_at is null and stage <> 'unconfirmed'";
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
    let asked: Option<(u32, u32)> =
        db.one(ASKED, args![place.municipality().as_str(), area.as_str(), since]).await?;
    Ok(likely(helpers.unwrap_or(0), asked.unwrap_or_default()))
}

/// `asks` of four weeks, told to so many each, over all helpers.
fn likely(helpers: u32, (asks, told): (u32, u32)) -> Turn {
    if asks == 0 {
        return Turn::Unknown;
    }
    let a_week = f64::from(asks) / 4.0 * told_per_ask(told, asks);
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
        // Of few asks the number told says nothing yet: fifteen is the guess.
        let few = |helpers, asks| likely(helpers, (asks, 0));
        assert_eq!(few(10, 0), Turn::Unknown);
        assert_eq!(few(0, 1), Turn::ThisWeek);
        assert_eq!(few(1000, 4), Turn::Long);
        assert_eq!(likely(60, (20, 300)), Turn::ThisWeek);
        assert_eq!(likely(60, (8, 120)), Turn::Weeks(2));
        // Here an ask is answered after four messages: a turn comes later.
        assert_eq!(likely(60, (8, 32)), Turn::Weeks(8));
        assert_eq!(likely(60, (20, 80)), Turn::Weeks(3));
    }
}
