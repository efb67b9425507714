//! A lively afternoon in two real towns, with people who do not exist.
//!
//! Everything here goes through the same rules, stores and jobs as the real thing; only the people
//! and their sentences are made up, with a seed, so that every demo is the same town. Addresses end
//! in `example.org`, telephone numbers are of the range that is never given out, and the demo has
//! no way to a mail server.

mod afternoon;
mod past;
pub(crate) mod people;
pub mod sentences;

use anyhow::Result;
use house::App;
use house::chance::Chance;
use house::clockwork::Timetable;
use house::store::{Tx, args, statements};
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::PersonId;
use neighbourhood::quiet::dutch_time;
use serde::{Deserialize, Serialize};

pub use people::Neighbour;

statements! {
    pub CAST = "select value from settings where key = 'demo.cast'";
    pub SET_CAST = "insert into settings (key, value) values ('demo.cast', $1) \
        on conflict (key) do update set value = excluded.value";
    // What the past set off has been and gone.
    pub NO_FOLLOWING = "delete from jobs where kind = 'follow'";
}

/// Somebody one can be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Role {
    pub person: PersonId,
    pub name: String,
    /// `resident`, `asker`, `helper`, `host`, `administrator`: the key of its words.
    pub role: String,
    /// Where they live, in words.
    pub place: String,
}

/// Luck from a seed, never from the machine.
pub struct Dice(Chance);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Chance::seeded(seed))
    }

    /// Evenly from 0 to below `n`.
    pub fn below(&self, n: usize) -> usize {
        let drawn = u64::from_le_bytes(self.0.bytes());
        usize::try_from(drawn % (n.max(1) as u64)).unwrap_or(0)
    }

    pub fn pick<'a, T>(&self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// True so many times in a hundred.
    pub fn percent(&self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        self.0.bytes()
    }
}

/// Five in the afternoon of today, in the Netherlands: when people ask and neighbours come home.
pub fn five_o_clock(now: Timestamp) -> Timestamp {
    let today = now.to_zoned(dutch_time()).date();
    today.to_datetime(time(17, 0, 0, 0)).to_zoned(dutch_time()).map_or(now, |zoned| zoned.timestamp())
}

/// Fills an empty database and lets the first hour happen. Does nothing when it is filled already.
pub async fn settle(app: &App, timetable: &Timetable, towns: &[AreaCode]) -> Result<Vec<Role>> {
    let before = cast(app).await?;
    if !before.is_empty() {
        return Ok(before);
    }
    areas::import::import(&app.db, &areas::import::Files::built_in(), towns, &mut |_, _| {}).await?;
    let dice = Dice::new(2020);
    let mut tx = app.db.begin().await?;
    let mut everybody = Vec::new();
    for town in towns {
        everybody.extend(people::move_in(app, &mut tx, &dice, *town).await?);
    }
    past::happen(app, &mut tx, &dice, &everybody).await?;
    tx.exec(NO_FOLLOWING, args![]).await?;
    let cast = people::cast(app, &mut tx, towns, &everybody).await?;
    remember(&mut tx, &cast).await?;
    tx.commit().await?;
    afternoon::happen(app, timetable, &dice, &everybody).await?;
    Ok(cast)
}

/// How long the first part of the afternoon lasts.
pub const BEFORE: SignedDuration = SignedDuration::from_mins(50);

/// Whom one can be.
pub async fn cast(app: &App) -> Result<Vec<Role>> {
    let value: Option<String> = app.db.one(CAST, args![]).await?;
    Ok(value.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

async fn remember(tx: &mut Tx, cast: &[Role]) -> Result<()> {
    tx.exec(SET_CAST, args![serde_json::to_string(cast)?]).await?;
    Ok(())
}
