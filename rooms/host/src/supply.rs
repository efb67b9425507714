//! The gauge of an area: helpers and asks by theme, what the group can carry, and its parts.
//!
//! Counted from what the database has, at most every ten minutes; judged by `neighbourhood::supply`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use house::App;
use house::clock::at;
use house::store::StoreError;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::AreaCode;
use neighbourhood::moments::{DAY, earlier};
use neighbourhood::monthly::unneeded_before;
use neighbourhood::reach::Urgency;
use neighbourhood::supply::{
    Carry, Counted, Group, Often, Pace, Supply, carry, often, overall, said, supply, told_per_ask,
};
use neighbourhood::themes::Theme;

use crate::store::{self, Asked, Helper};

/// So many days back is counted.
const DAYS: i32 = 56;
/// An ask of the last two hours had no time to be answered.
const GRACE: SignedDuration = SignedDuration::from_hours(2);
/// A count may be so old.
const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// What hosts read of an area. Numbers of asks are told by `neighbourhood::supply::said` alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Gauge {
    /// Over so many weeks it was counted: eight, or fewer where we began later.
    pub weeks: u32,
    /// Everything together.
    pub all: Count,
    /// By theme, in the order of the themes; never what is always private.
    pub themes: Vec<(Theme, Count)>,
    /// The parts of a larger area that have anything to count.
    pub parts: Vec<(AreaCode, Count)>,
    /// How often a helper hears from us.
    pub often: Often,
    /// Helpers who heard nothing for a month.
    pub unneeded: u32,
}

/// Of one theme, of one part, or of all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    pub counted: Counted,
    pub supply: Supply,
    /// What so many can carry; not by theme.
    pub carry: Option<Carry>,
}

impl Gauge {
    /// The themes for which people are lacking.
    #[must_use]
    pub fn short(&self) -> Vec<Theme> {
        let lacking = self.themes.iter().filter(|(_, count)| count.supply == Supply::LacksHelpers);
        lacking.map(|(theme, _)| *theme).collect()
    }
}

/// The gauge of this area, at most ten minutes old.
///
/// # Errors
/// What the database says.
pub async fn gauge(app: &App, area: &AreaCode) -> Result<Arc<Gauge>, StoreError> {
    let now = app.now();
    if let Some(gauge) = app.kept.get::<Gauge>(area.as_str(), now, FRESH) {
        return Ok(gauge);
    }
    let since = earlier(now, DAY * DAYS);
    let helpers = store::helpers(&app.db, area, now).await?;
    let asked = store::asked(&app.db, area, (since, earlier(now, GRACE))).await?;
    let told = store::told(&app.db, area, (since, unneeded_before(now), now)).await?;
    let weeks = weeks(&helpers, &asked, now);
    let (asks, heard) = asked.iter().fold((0, 0), |(a, h), row| (a + row.count, h + row.told));
    let pace = Pace { weeks, told_per_ask: told_per_ask(heard, asks) };
    let sums = Sums::of(&helpers, &asked);
    // The plan in force follows from what was learned here.
    let parameters = reach::parameters(app, &mut &app.db).await?;
    let (floor, most) = (parameters.curve(Urgency::Now).floor, parameters.most_per_week);
    let judge = Judge { pace, told: told.told, yes: told.yes, floor, most };
    let all = judge.whole(&sums.all);
    let gauge = Gauge {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to eight")]
        weeks: weeks as u32,
        themes: sums.themes.iter().map(|(theme, sum)| (*theme, judge.theme(sum))).collect(),
        parts: sums.parts.iter().map(|(part, sum)| (*part, judge.whole(sum))).collect(),
        often: often(told.messages, all.counted.helpers, weeks),
        unneeded: told.unneeded,
        all,
    };
    Ok(app.kept.keep(area.as_str(), now, gauge))
}

/// Since the first helper or ask, but eight at most.
fn weeks(helpers: &[Helper], asked: &[Asked], now: Timestamp) -> f64 {
    let offered = helpers.iter().map(|helper| helper.made_at);
    let first = offered.chain(asked.iter().map(|row| row.first_at)).min();
    let days = first.map_or(0, |first| now.duration_since(at(first)).as_hours() / 24);
    #[expect(clippy::cast_precision_loss, reason = "one to eight")]
    let weeks = ((days + 6) / 7).clamp(1, i64::from(DAYS / 7)) as f64;
    weeks
}

/// What was counted of one theme, of one part, or of all.
#[derive(Debug, Clone, Default)]
struct Sum {
    counted: Counted,
    owners: BTreeMap<String, u8>,
}

impl Sum {
    fn offer(&mut self, helper: &Helper) {
        let most = self.owners.entry(helper.owner.clone()).or_default();
        // Somebody with several offers is one person, who hears of as much as they allow with one of them.
        *most = (*most).max(helper.at_most);
    }

    const fn ask(&mut self, row: &Asked) {
        self.counted.asks += row.count;
        self.counted.hurried += row.hurried;
        self.counted.soon += row.soon;
    }

    fn counted(&self) -> Counted {
        Counted { helpers: u32::try_from(self.owners.len()).unwrap_or(u32::MAX), ..self.counted }
    }

    /// Messages a week that they accept together, nobody more than `most`.
    fn accepted(&self, most: u8) -> f64 {
        self.owners.values().map(|own| f64::from((*own).min(most))).sum()
    }
}

/// The same rows, added up three ways.
#[derive(Debug, Default)]
struct Sums {
    all: Sum,
    themes: Vec<(Theme, Sum)>,
    parts: BTreeMap<AreaCode, Sum>,
}

impl Sums {
    fn of(helpers: &[Helper], asked: &[Asked]) -> Self {
        let open = || Theme::ALL.iter().filter(|theme| !theme.is_private());
        let mut sums =
            Self { themes: open().map(|theme| (*theme, Sum::default())).collect(), ..Self::default() };
        for helper in helpers {
            let offered: BTreeSet<Theme> = offers::themes_of(&helper.themes).into_iter().collect();
            sums.each(&helper.part, |theme| offered.contains(&theme), |sum| sum.offer(helper));
        }
        for row in asked {
            let about = Theme::from_key(&row.theme);
            sums.each(&row.part, |theme| about == Some(theme), |sum| sum.ask(row));
        }
        sums
    }

    fn each(&mut self, part: &str, is_about: impl Fn(Theme) -> bool, mut add: impl FnMut(&mut Sum)) {
        add(&mut self.all);
        self.themes.iter_mut().filter(|(theme, _)| is_about(*theme)).for_each(|(_, sum)| add(sum));
        if let Ok(code) = part.parse() {
            add(self.parts.entry(code).or_default());
        }
    }
}

/// What is known of the whole area, to judge each sum by.
struct Judge {
    pace: Pace,
    told: u32,
    yes: u32,
    /// Of the plan in force, see [`Group::floor`].
    floor: f64,
    /// Messages a week to one person.
    most: u8,
}

impl Judge {
    fn theme(&self, sum: &Sum) -> Count {
        let counted = sum.counted();
        Count { counted, supply: supply(counted, self.pace), carry: None }
    }

    fn whole(&self, sum: &Sum) -> Count {
        let group = Group {
            helpers: sum.counted().helpers,
            accepted: sum.accepted(self.most),
            told: self.told,
            yes: self.yes,
            asks: said(sum.counted.asks),
            weeks: self.pace.weeks,
            floor: self.floor,
        };
        let (carry, count) = (carry(group), self.theme(sum));
        Count { carry, supply: overall(count.supply, carry), ..count }
    }
}
