//! Everything here runs through the whole front door, on both databases.
#![allow(clippy::unwrap_used, clippy::panic)]

mod bench;
mod client;
mod lists;
mod reminding;
mod rights;
mod safety;
mod supply;

use house::testing::both;

#[tokio::test]
async fn both_databases_understand_every_statement() {
    both(|app| async move {
        let wrong = house::store::testing::prepare_all(&app.db, &crate::statements()).await;
        assert!(wrong.is_empty(), "{wrong:#?}");
    })
    .await
    .unwrap();
}
