//! The same hits in the same order on both databases, and never what must not be found.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use neighbourhood::areas::{Circle, Place};
use neighbourhood::search::{QueryError, rings};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::*;
use crate::schema::MIGRATIONS;
use crate::store::backup;
use crate::store::testing::{Folder, Fresh, both_with, prepare_all};

const PLACES: [&str; 5] = ["BU03010000", "BU03010001", "BU03010100", "WK030100", "BU07720101"];
const WITHIN: [&str; 5] = ["BU03010000", "WK030100", "GM0301", "GM0772", "WK030101"];

fn area(code: &str) -> AreaCode {
    code.parse().unwrap()
}

fn place(code: &str) -> Place {
    Place::of_area(area(code)).unwrap()
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

/// Sentences from words that are forms, parts and slips of each other.
const WORDS: [&str; 40] = [
    "boodschap",
    "boodschappen",
    "boodschappendienst",
    "boodscahppen",
    "klus",
    "klusjes",
    "klussen",
    "fiets",
    "fietsen",
    "fietspomp",
    "huis",
    "huizen",
    "huisarts",
    "kind",
    "kinderen",
    "oud",
    "oudere",
    "huiswerk",
    "huiswerkbegeleiding",
    "hond",
    "hondje",
    "uitlaten",
    "de",
    "het",
    "voor",
    "mij",
    "wie",
    "kan",
    "café",
    "CAFE",
    "12a",
    "1e5",
    "0.5",
    "лікарні",
    "🚲",
    "Anja",
    "or",
    "and",
    "not",
    "near",
];

fn sentence() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&WORDS[..]), 1..7).prop_map(|words| words.join(" "))
}

/// What people, and people with bad intentions, type.
fn typed() -> impl Strategy<Value = String> {
    let begun = sentence().prop_flat_map(|text| {
        let ends: Vec<usize> = text.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        proptest::sample::select(ends).prop_map(move |end| text[..end].to_owned())
    });
    let signs = "[\"'*():^{}&|!<>:\\\\%;$-]{0,4}";
    prop_oneof![
        4 => sentence(),
        4 => begun,
        2 => (sentence(), signs, sentence(), signs).prop_map(|(a, b, c, d)| format!("{a}{b}{c}{d}")),
        1 => any::<String>(),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Keep(u128, bool, String, usize, Circle),
    Hide(u128),
}

fn step() -> impl Strategy<Value = Step> {
    let circle = proptest::sample::select(Circle::ALL);
    prop_oneof![
        5 => (0..60_u128, any::<bool>(), sentence(), 0..PLACES.len(), circle)
            .prop_map(|(n, ask, text, at, circle)| Step::Keep(n, ask, text, at, circle)),
        1 => (0..60_u128).prop_map(Step::Hide),
    ]
}

async fn take(db: &Db, step: &Step) {
    let mut tx = db.begin().await.unwrap();
    match step {
        Step::Keep(n, ask, text, at, circle) => {
            let kind = if *ask { Kind::Ask } else { Kind::Offer };
            let boards = Boards::of(&place(PLACES[*at]), *circle);
            keep(&mut tx, (kind, id(*n)), text, &boards).await.unwrap();
        }
        Step::Hide(n) => gone(&mut tx, id(*n)).await.unwrap(),
    }
    tx.commit().await.unwrap();
}

async fn all(db: &Db, query: &Query, (here, within): (Option<&Place>, &str), kind: Option<Kind>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for ring in rings(here, area(within)) {
        hits.extend(find(db, query, (&ring, kind), 20).await.unwrap());
    }
    hits
}

#[tokio::test]
async fn both_databases_find_the_same_in_the_same_order() {
    let sqlite = Fresh::sqlite().unwrap();
    let one = sqlite.open(MIGRATIONS).await.unwrap();
    let Some(postgres) = Fresh::postgres().await.unwrap() else { return };
    let two = postgres.open(MIGRATIONS).await.unwrap();
    let (mut runner, mut hits) = (TestRunner::deterministic(), 0);
    for round in 0..400 {
        for _ in 0..2 {
            let step = step().new_tree(&mut runner).unwrap().current();
            take(&one, &step).await;
            take(&two, &step).await;
        }
        for _ in 0..4 {
            let typed = typed().new_tree(&mut runner).unwrap().current();
            let Ok(query) = Query::read(&typed) else { continue };
            let here = (round % 3 > 0).then(|| place(PLACES[round % PLACES.len()]));
            let kind = [None, Some(Kind::Ask), Some(Kind::Offer)][round % 3];
            let about = (here.as_ref(), WITHIN[round % WITHIN.len()]);
            let found = all(&one, &query, about, kind).await;
            let other = all(&two, &query, about, kind).await;
            assert_eq!(found, other, "{typed:?} {about:?}");
            let mut once = found.clone();
            once.sort_by_key(|hit| hit.about);
            once.dedup();
            assert_eq!(once.len(), found.len(), "found twice: {typed:?} {about:?}");
            hits += found.len();
        }
    }
    assert!(hits > 300, "only {hits} hits: nothing was compared");
    // The index is what the rows say, and nothing else.
    let look = "insert into findables_words (findables_words, rank) values ('integrity-check', 1)";
    one.exec(look, args![]).await.unwrap();
}

async fn finds(db: &Db, typed: &str) -> Vec<Uuid> {
    let query = Query::read(typed).unwrap();
    all(db, &query, (None, "GM0301"), None).await.into_iter().map(|hit| hit.about).collect()
}

async fn given(db: &Db, n: u128, text: &str) {
    take(db, &Step::Keep(n, true, text.to_owned(), 0, Circle::Municipality)).await;
}

#[tokio::test]
async fn forms_compounds_slips_and_beginnings_find_each_other() {
    both_with(MIGRATIONS, |db| async move {
        for (n, text) in [
            "Wie doet boodschappen voor mij?",
            "Ik zoek iemand voor een paar klusjes",
            "Mijn fietsen zijn stuk",
            "Twee oude huizen in de straat",
            "Huiswerkbegeleiding gezocht",
        ]
        .iter()
        .enumerate()
        {
            given(&db, n as u128, text).await;
        }
        for (typed, n) in [
            ("boodschap", 0),
            ("boodscahppen", 0),
            ("boodschappendienst", 0),
            ("bood", 0),
            ("klus ", 1),
            ("klussen", 1),
            ("fiets", 2),
            ("fie", 2),
            ("huis ", 3),
            ("huiswerk", 4),
        ] {
            assert!(finds(&db, typed).await.contains(&id(n)), "{typed:?} {:?}", finds(&db, typed).await);
        }
        assert_eq!(finds(&db, "paard").await, Vec::<Uuid>::new());
        assert_eq!(finds(&db, "fiets paard").await, Vec::<Uuid>::new());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nobody_is_found_by_name_number_or_address() {
    both_with(MIGRATIONS, |db| async move {
        let text = "Groetjes Anja, bel 06-12345678, Dorpsstraat 12a, mail anja@example.org, voor een ladder";
        given(&db, 1, text).await;
        assert_eq!(finds(&db, "ladder").await, [id(1)]);
        for typed in
            ["anja", "06-12345678", "0612345678", "dorpsstraat 12a", "anja@example.org", "telefoon", "naam"]
        {
            if Query::read(typed).is_ok() {
                assert_eq!(finds(&db, typed).await, Vec::<Uuid>::new(), "{typed}");
            }
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nothing_that_is_typed_is_more_than_words() {
    both_with(MIGRATIONS, |db| async move {
        given(&db, 1, "Wie heeft er een ladder?").await;
        let many = "ladder ".repeat(1500);
        for typed in [
            "\"ladder",
            "ladder*",
            "ladder NEAR(a b)",
            "NEAR(ladder)",
            "ladder OR",
            "words:ladder",
            "^ladder",
            "ladder' OR 1=1 --",
            "ladder'; drop table findables; --",
            "{words} : ladder",
            "ladder)",
            "((((",
            "a:*",
            "!ladder",
            "ladder & | !",
            "<-> ladder",
            "ladder:*ABC",
            "\\",
            "'",
            "''",
            "\u{0}",
            "🪜",
            "%_%",
            "$1",
            "ladder\u{0}x",
            &many,
        ] {
            match Query::read(typed) {
                Ok(query) => drop(all(&db, &query, (None, "GM0301"), None).await),
                Err(QueryError::NoWord) => {}
                Err(QueryError::TooLong { max }) => assert!(typed.len() > max),
            }
        }
        assert_eq!(finds(&db, "ladder").await, [id(1)]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_withdrawn_before_the_end_of_a_transaction_was_never_found() {
    both_with(MIGRATIONS, |db| async move {
        let mut tx = db.begin().await.unwrap();
        let boards = Boards::of(&place(PLACES[0]), Circle::Municipality);
        keep(&mut tx, (Kind::Ask, id(1)), "een ladder", &boards).await.unwrap();
        drop(tx);
        assert_eq!(finds(&db, "ladder").await, Vec::<Uuid>::new());
        given(&db, 1, "een ladder").await;
        take(&db, &Step::Keep(1, true, "een ladder".into(), 0, Circle::Street)).await;
        assert_eq!(finds(&db, "ladder").await, Vec::<Uuid>::new());
        let rows: Option<i64> = db.one("select count(*) from findables", args![]).await.unwrap();
        assert_eq!(rows, Some(0));
    })
    .await
    .unwrap();
}

/// A backup of either database fills the index of the one that gets it.
#[tokio::test]
async fn restoring_finds_the_same() {
    both_with(MIGRATIONS, |db| async move {
        for n in 0..30 {
            given(&db, n, WORDS[usize::try_from(n).unwrap()]).await;
        }
        take(&db, &Step::Hide(7)).await;
        let (folder, quietly) = (Folder::new().unwrap(), &mut |_: &str, _: u64, _: u64| ());
        let file = folder.path().join("kept.db");
        backup::backup(&db, MIGRATIONS, &file, quietly).await.unwrap();
        let mut fresh = vec![Fresh::sqlite().unwrap()];
        fresh.extend(Fresh::postgres().await.unwrap());
        for fresh in fresh {
            let again = fresh.open(MIGRATIONS).await.unwrap();
            backup::restore(&file, &again, MIGRATIONS, quietly).await.unwrap();
            for typed in ["bood", "klus ", "fiets", "kind", "huis"] {
                let found = finds(&db, typed).await;
                assert!(!found.is_empty(), "{typed}");
                assert_eq!(found, finds(&again, typed).await, "{typed}");
            }
            // And it goes on counting.
            given(&again, 100, "een nieuwe fiets").await;
            assert_eq!(finds(&again, "fiets").await[0], id(100));
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn both_databases_understand_every_statement() {
    both_with(MIGRATIONS, |db| async move {
        assert_eq!(prepare_all(&db, STATEMENTS).await, Vec::<String>::new());
    })
    .await
    .unwrap();
}
