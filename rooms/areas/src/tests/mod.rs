//! The room on real databases with the real files.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing)]

mod bad_files;
mod finding;
mod importing;
mod pages;

use house::store::{Db, Migration, testing};
use neighbourhood::areas::AreaCode;

use crate::import::{Files, demo_towns, import};

const FOUNDATION: Migration = Migration {
    number: 1,
    name: "foundation",
    sql: include_str!("../../../../migrations/0001_foundation.sql"),
};

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

/// Runs a test on both databases, without areas.
async fn empty<Done: Future<Output = ()>>(test: impl Fn(Db) -> Done) {
    testing::both_with(&[FOUNDATION], test).await.unwrap();
}

/// Runs a test on both databases, with Zutphen and Eindhoven.
async fn towns<Done: Future<Output = ()>>(test: impl Fn(Db) -> Done) {
    let test = &test;
    empty(|db| async move {
        import(&db, &Files::built_in(), &demo_towns(), &mut |_, _| ()).await.unwrap();
        test(db).await;
    })
    .await;
}

#[tokio::test]
async fn every_statement_is_understood() {
    empty(|db| async move {
        let wrong = testing::prepare_all(&db, crate::STATEMENTS).await;
        assert!(wrong.is_empty(), "{wrong:?}");
    })
    .await;
}
