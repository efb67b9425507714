//! Everything here runs on both databases.
#![allow(clippy::unwrap_used)]

mod bench;
mod client;
mod own;
mod proofs;
mod signing_in;
mod store;

use house::testing::both;

#[tokio::test]
async fn both_databases_understand_every_statement() {
    both(|app| async move {
        let wrong = house::store::testing::prepare_all(&app.db, &crate::STATEMENTS.concat()).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await
    .unwrap();
}
