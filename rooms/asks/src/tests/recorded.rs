//! What is recorded of an ask can be read back, however fast it went.

use house::store::args;
use house::testing::both;

use super::bench::{Client, resident, town};

#[tokio::test]
async fn what_happens_in_one_moment_is_recorded_by_turns() {
    both(|app| async move {
        town(&app).await;
        let wim = resident(&app, "Wim").await;
        let mut browser = Client::of(&app, wim).await;
        // The clock stands still: all of it happens in one millisecond.
        for _ in 0..5 {
            let fields = [("sentence", "Wie kan mijn hond uitlaten?"), ("area", "BU03010001")];
            let placed = browser.post("/asks", &fields).await;
            placed.is(303);
            browser.post(&format!("{}/withdraw", placed.to), &[]).await.is(303);
            let id = placed.to.strip_prefix("/asks/").unwrap().to_owned();
            let sql = "select kind from happenings where about = $1 order by made_at, id";
            let kinds: Vec<String> = app.db.all(sql, args![id]).await.unwrap();
            assert_eq!(kinds, ["ask_placed", "ask_opened", "ask_closed"]);
        }
    })
    .await
    .unwrap();
}
