//! What is said in confidence stays there, whatever happens next, in whatever order.
//!
//! Random afternoons: private asks come in by every door, everybody does what they can with them, time goes by. Then
//! everything that anybody else can reach is read: pages, feeds, calls, search, letters, exports, the log, and every
//! row of the database. The words of a private ask are in none of it but in the hands of its asker and the host.

mod afternoon;
mod sweep;

use std::cell::Cell;
use std::time::{Duration, Instant};

use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::canaries::Log;
use crate::village::Village;
use afternoon::{Step, Town};

/// In every private sentence and name, and nowhere else in the world. It stays itself when it is normalised.
pub const CANARY: &str = "fluisterzwaluw";
/// Afterwards no further afternoon begins.
const LONGEST: Duration = Duration::from_secs(12);

/// An afternoon, and what escaped.
async fn escaped(v: Village, steps: &[Step]) -> (Vec<String>, usize) {
    let log = Log::default();
    let guard = log.start();
    let mut town = Town::new(v).await;
    let mut seen = 0;
    for step in steps {
        town.take(step).await;
        if matches!(step, Step::Place(_)) {
            seen = town.read_by_asker().await.max(seen);
        }
    }
    let mut leaks = sweep::everything(&mut town).await;
    drop(guard);
    leaks.extend(sweep::text("the log", &log.text()));
    (leaks, seen)
}

fn told(leaks: Vec<String>) -> Result<(), TestCaseError> {
    if leaks.is_empty() { Ok(()) } else { Err(TestCaseError::fail(leaks.join("\n"))) }
}

fn afternoons(cases: u32, village: impl Fn(&tokio::runtime::Runtime) -> Option<Village>) {
    let config = Config { cases, max_shrink_iters: 30, failure_persistence: None, ..Config::default() };
    let (started, read) = (Instant::now(), Cell::new(None));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let steps = proptest::collection::vec(afternoon::step(), 6..16);
    let ran = TestRunner::new(config).run(&steps, |steps| {
        if started.elapsed() > LONGEST {
            return Ok(());
        }
        let Some(village) = village(&runtime) else { return Ok(()) };
        let (leaks, seen) = runtime.block_on(escaped(village, &steps));
        read.set(Some(read.get().unwrap_or(0) + seen));
        told(leaks)
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
    assert_ne!(read.get(), Some(0), "a sweep that sees nothing proves nothing");
}

#[test]
fn whatever_happens_private_words_stay_with_their_asker_and_the_host() {
    afternoons(8, |runtime| Some(runtime.block_on(Village::new())));
}

#[test]
fn on_the_other_database_too() {
    afternoons(3, |runtime| runtime.block_on(Village::on_postgres()));
}

/// Every door by which a private ask comes in, then everything that can be done with it.
fn all() -> Vec<Step> {
    let placed = (0..afternoon::DOORS).map(Step::Place);
    placed.chain((0..afternoon::DEEDS).map(|deed| Step::Do(deed, 0, 0))).collect()
}

#[tokio::test]
async fn one_afternoon_with_everything_in_it() {
    let (leaks, seen) = escaped(Village::new().await, &all()).await;
    assert_eq!(leaks, Vec::<String>::new());
    assert!(seen >= 4, "a sweep that sees nothing proves nothing: {seen}");
}

/// Leaks, planted one by one: each is found.
#[tokio::test]
async fn a_leak_is_found() {
    for (place, sql) in [
        (
            "/areas/GM0301",
            "update asks set private = $1, words = $2, stage = 'open', circle = 'municipality' where $3 = ''",
        ),
        ("/asks", "update asks set private = $1, words = $2, stage = 'open' where $3 = ''"),
        (
            "the table people",
            "update people set blocked_why = $2 where first_name = 'Bas' and not $1 and $3 = ''",
        ),
        (
            "the table findables_words",
            "insert into findables (kind, about, words, area, district, municipality) \
            select 'ask', id, $2, area, district, municipality from asks where not $1 and $3 = '' limit 1",
        ),
    ] {
        let mut town = Town::new(Village::new().await).await;
        town.take(&Step::Place(0)).await;
        assert_eq!(sweep::everything(&mut town).await, Vec::<String>::new());
        let args = house::store::args![false, CANARY, ""];
        town.v.app.db.exec(crate::village::leaked(sql), args).await.unwrap();
        let leaks = sweep::everything(&mut town).await;
        assert!(leaks.iter().any(|leak| leak.contains(place)), "{place}: {leaks:#?}");
    }
    assert_eq!(sweep::text("the log", "a word of fluisterZWALUW").len(), 1);
}
