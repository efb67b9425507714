//! Who offers what is asked, on the asker's own page.

use house::store::args;
use house::testing::both;

use super::bench::Client;
use super::street::{Street, run};

const TITLE: &str = "Deze buren bieden dit aan";

#[tokio::test]
async fn the_asker_sees_who_offers_this_until_somebody_was_accepted() {
    both(|app| async move {
        let mut street = Street::new(&app).await;
        street.wim.get(&street.path).await.is(200).says(&[TITLE, "Joke, Noordveen", "Kees, Noordveen"]);
        // A neighbour who only looks has no such list.
        let page = street.kees.get(&street.path).await;
        assert!(!page.is(200).body.contains(TITLE));
        // Who replied stands among the replies, and not here as well.
        let reply = street.reply(1, "Ik kom graag").await;
        let page = street.wim.get(&street.path).await;
        page.is(200).says(&[TITLE, "Kees, Noordveen"]);
        assert_eq!(page.body.matches("Joke, Noordveen").count(), 1, "{}", page.body);
        street.wim.post(&format!("{reply}/accept"), &[]).await.is(303);
        run(&app).await;
        assert!(!street.wim.get(&street.path).await.body.contains(TITLE));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nothing_is_looked_for_to_fit_what_is_private_or_hidden() {
    both(|app| async move {
        let street = Street::new(&app).await;
        let mut wim = Client::of(&app, street.ids[0]).await;
        for change in
            ["private = true", "private = false, hidden_at = 1, hidden_by = asker, hidden_why = 'x'"]
        {
            let sql: &'static str = Box::leak(format!("update asks set {change}").into_boxed_str());
            app.db.exec(sql, args![]).await.unwrap();
            assert!(!wim.get(&street.path).await.is(200).body.contains(TITLE), "{change}");
        }
    })
    .await
    .unwrap();
}
