//! A town on a Sunday afternoon, five o'clock: neighbours, a clock to push, a letterbox to look in.
//!
//! Everything comes in by the front door (`dichtbij::app::Building`), as requests of browsers and
//! programs. Only moving in does not: a story should not begin with forty forms.

mod browser;
mod letters;
mod neighbours;
mod page;
mod program;
mod town;

use std::sync::atomic::{AtomicU64, Ordering};

use dichtbij::app::Building;
use house::App;
use house::chance::Chance;
use house::clock::Clock;
use house::clockwork::{next_due, run_due};
use house::config::Config;
use house::seal::Seal;
use house::store::testing::Fresh;
use house::store::{Args, Db, FromRow};
use house::testing::afternoon;
use jiff::SignedDuration;
use neighbourhood::ids::AskId;

pub use browser::Browser;
pub use neighbours::{Arriving, Neighbour, signed_in};
pub use page::{Filled, Page};
pub use program::{Call, Program};
pub use town::{keep, options};

/// The secret of every village; the template is digested with it.
const SECRET: [u8; 32] = [7; 32];
/// One village, one seed; two copies of one scene must not draw the same ids.
static SEED: AtomicU64 = AtomicU64::new(1);

pub struct Village {
    pub building: Building,
    pub app: App,
    networks: AtomicU64,
    /// Goes with this.
    _fresh: Fresh,
}

impl Drop for Village {
    /// Nothing to do; but what can be dropped is moved whole, so that a story that only uses `app` does
    /// not lose its database.
    fn drop(&mut self) {}
}

/// So many minutes.
pub const fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

/// So many hours.
pub const fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

/// So many days.
pub const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

impl Village {
    /// On a SQLite file of its own.
    pub async fn new() -> Self {
        Self::copy_of(&town::template().await).await
    }

    /// A copy of what stands in this file.
    pub async fn copy_of(file: &std::path::Path) -> Self {
        let fresh = Fresh::sqlite().unwrap();
        let db = town::copy(file, &fresh).await;
        Self::around(db, fresh)
    }

    /// On a PostgreSQL database of its own, where a server is offered (`DICHTBIJ_TEST_POSTGRES`).
    pub async fn on_postgres() -> Option<Self> {
        let fresh = Fresh::postgres().await.unwrap()?;
        let db = town::restored(&fresh).await;
        Some(Self::around(db, fresh))
    }

    /// Tells a story twice: on each database.
    pub async fn on_both<F, Done>(story: F)
    where
        F: Fn(Self) -> Done,
        Done: Future<Output = ()>,
    {
        story(Self::new().await).await;
        if let Some(village) = Self::on_postgres().await {
            story(village).await;
        }
    }

    fn around(db: Db, fresh: Fresh) -> Self {
        let chance = Chance::seeded(SEED.fetch_add(1, Ordering::Relaxed));
        let app = App::new(db, Clock::standing_at(afternoon()), chance, Seal::new(SECRET), config());
        let building = Building::around(app.clone());
        Self { building, app, networks: AtomicU64::new(1), _fresh: fresh }
    }

    /// Somebody at their own kitchen table, with a browser nobody knows.
    pub fn visitor(&self) -> Browser {
        let n = self.networks.fetch_add(1, Ordering::Relaxed);
        Browser::new(&self.building, format!("10.0.{}.{}", n / 250, n % 250 + 1))
    }

    /// Somebody who lives here: `v.neighbour("Ans").at("Stadskern").offers("…").await`.
    pub fn neighbour<'a>(&'a self, name: &'a str) -> Arriving<'a> {
        Arriving::new(self, name)
    }

    /// A program without a key.
    pub fn program(&self) -> Program {
        Program::new(&self.building, None)
    }

    /// A program that acts for somebody.
    pub async fn program_of(&self, neighbour: &Neighbour) -> Program {
        let mut tx = self.app.db.begin().await.unwrap();
        let name = "Test".parse().unwrap();
        let token = people::tokens::make(&mut tx, &self.app, neighbour.id, &name).await.unwrap();
        tx.commit().await.unwrap();
        Program::new(&self.building, Some(token))
    }

    /// Everything that follows at once, follows.
    pub async fn meanwhile(&self) {
        run_due(&self.app, &self.building.timetable).await.unwrap();
    }

    /// Time goes by, and whatever is due on the way happens when it is due.
    pub async fn later(&self, by: SignedDuration) {
        let then = self.app.now() + by;
        self.meanwhile().await;
        for _ in 0..20_000 {
            match next_due(&self.app).await.unwrap().filter(|due| *due <= then) {
                Some(due) => {
                    let now = self.app.now();
                    if due > now {
                        self.app.clock.push(now.duration_until(due));
                    }
                    self.meanwhile().await;
                }
                None => break,
            }
        }
        self.app.clock.push(self.app.now().duration_until(then).max(SignedDuration::ZERO));
        self.meanwhile().await;
    }

    /// Until it is so late, today or tomorrow.
    pub async fn until(&self, hour: i8, minute: i8) {
        let here = self.app.now().to_zoned(neighbourhood::quiet::dutch_time());
        let mut then = here.with().hour(hour).minute(minute).second(0).subsec_nanosecond(0).build().unwrap();
        if then <= here {
            then = then.tomorrow().unwrap().with().hour(hour).minute(minute).build().unwrap();
        }
        self.later(self.app.now().duration_until(then.timestamp())).await;
    }

    /// What the database says; for what no page shows.
    pub async fn rows<R: FromRow>(&self, sql: &str, args: Args) -> Vec<R> {
        self.app.db.all(leaked(sql), args).await.unwrap()
    }

    pub async fn count(&self, sql: &str, args: Args) -> i64 {
        self.rows::<i64>(sql, args).await[0]
    }

    /// The names of those who were told of an ask, in the order of their letters.
    pub async fn told(&self, ask: AskId) -> Vec<String> {
        let sql = "select p.first_name from alerts a join people p on p.id = a.person \
            where a.ask = $1 order by a.made_at, a.id";
        self.rows(sql, house::store::args![ask.uuid()]).await
    }

    /// The state of an ask, as the rule knows it.
    pub async fn ask(&self, id: AskId) -> neighbourhood::asks::Ask {
        asks::load(&self.app, id).await.unwrap().unwrap().ask
    }

    /// The promises that hold for every ask on every database at every moment.
    pub async fn doctor_is_content(&self) {
        let wrong = dichtbij::commands::doctor::examine(&self.app, true).await.unwrap();
        // No settings, no mail server, in most stories no host, and no sweep at night.
        let ours = |line: &String| {
            !["settings", "letters: the oldest", "hosts:", "nights:"].iter().any(|of| line.starts_with(of))
        };
        let wrong: Vec<_> = wrong.into_iter().filter(ours).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// Statements are kept for ever in the product; those of tests are few.
pub fn leaked(sql: &str) -> &'static str {
    Box::leak(sql.to_owned().into_boxed_str())
}

pub fn config() -> Config {
    Config {
        organisation: "Stichting Voorbeeld".into(),
        phone: "0575 19 00 00".into(),
        email: "hallo@example.org".into(),
        municipality: "GM0301".into(),
        ..Config::default()
    }
}
