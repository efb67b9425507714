//! Reports, hiding, warnings, blocks, avoiding.

use house::testing::both;
use neighbourhood::asks::AskerAddress;
use neighbourhood::ids::PersonId;

use super::bench::{SECRET, Town, WISH, resident};
use super::client::Client;

#[tokio::test]
async fn a_report_is_read_by_the_host_and_answered_by_letter() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ask = town.ask(&town.wim, AskerAddress::Confirmed, false).await;
        let els = resident(&app, "Els", super::bench::ZUID).await;
        let browser = Client::of(&app, &els).await;
        let about = format!("ask:{}", ask.id);
        let form = browser.sees(&format!("/report?about={about}")).await;
        assert!(form.contains("112") && form.contains(&about));
        assert!(browser.sees(&format!("/report?page=/asks/{}", ask.id)).await.contains(&about));
        let said = [("about", about.as_str()), ("wrong", "fraud"), ("words", "Vraagt om geld")];
        assert_eq!(browser.post("/report", &[("about", &about), ("words", "x")]).await.status, 422);
        browser.post_once("/report", "one-key", &said).await;
        browser.post_once("/report", "one-key", &said).await;
        assert_eq!(town.count("select count(*) from reports").await, 1);
        town.work().await;
        assert_eq!((town.letters_to(&town.joke).await, town.letters_to(&town.karel).await), (1, 0));

        let id: Option<String> = app.db.one("select id from reports", house::store::args![]).await.unwrap();
        let path = format!("/host/reports/{}", id.unwrap());
        let (joke, karel) = (Client::of(&app, &town.joke).await, Client::of(&app, &town.karel).await);
        assert!(joke.sees("/host").await.contains(&path));
        assert!(!karel.sees("/host").await.contains(&path));
        assert_eq!(karel.get(&path).await.status, 403);
        let page = joke.sees(&path).await;
        assert!(page.contains("Vraagt om geld") && page.contains(WISH) && !page.contains("Els"), "{page}");
        let answer = format!("{path}/answer");
        assert_eq!(joke.post(&answer, &[("measure", "talked")]).await.status, 422);
        joke.does(&answer, &[("measure", "talked"), ("answer", "Het was een misverstand")]).await;
        let again = joke.post(&answer, &[("measure", "nothing"), ("answer", "Nog eens")]).await;
        assert_eq!(again.status, 409);
        town.work().await;
        let letters = town.letters().await;
        let (_, letter) = letters.iter().find(|(name, _)| name == "Els").unwrap();
        assert!(format!("{letter:?}").contains("Het was een misverstand"));
        assert!(!joke.sees("/host").await.contains(&path));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn strangers_report_what_they_see_and_not_too_often() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let open = town.ask(&town.wim, AskerAddress::Confirmed, false).await;
        let secret = town.ask(&town.wim, AskerAddress::Confirmed, true).await;
        let nobody = Client::nobody(&app);
        assert!(nobody.sees("/report").await.contains("112"));
        let private = format!("ask:{}", secret.id);
        assert_eq!(nobody.get(&format!("/report?about={private}")).await.status, 404);
        let fields = [("about", private.as_str()), ("wrong", "other")];
        assert_eq!(nobody.post("/report", &fields).await.status, 404);
        for about in ["ask:x", "what", "offer:00000000-0000-0000-0000-000000000000"] {
            assert_eq!(nobody.get(&format!("/report?about={about}")).await.status, 404);
        }
        let about = format!("ask:{}", open.id);
        let fields = [("about", about.as_str()), ("wrong", "danger")];
        let mut last = 0;
        for _ in 0..11 {
            last = nobody.post("/report", &fields).await.status;
        }
        assert_eq!(last, 429);
        assert_eq!(town.count("select count(*) from reports").await, 10);
        assert!(!Client::of(&app, &town.joke).await.sees("/host").await.contains(SECRET));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_hidden_leaves_the_lists_and_its_writer_reads_why() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ask = town.ask(&town.wim, AskerAddress::Confirmed, false).await;
        let board = asks::Filter::open("BU03010001".parse().unwrap(), 10);
        let shown = async || {
            let mut wide = board;
            wide.area = "GM0301".parse().unwrap();
            asks::list(&app, &wide).await.unwrap().len()
        };
        assert_eq!(shown().await, 1);
        let joke = Client::of(&app, &town.joke).await;
        let path = format!("/host/asks/{}", ask.id);
        assert_eq!(joke.post(&format!("{path}/hide"), &[("reason", " ")]).await.status, 422);
        joke.does(&format!("{path}/hide"), &[("reason", "Er staat een adres in")]).await;
        assert_eq!(shown().await, 0);
        assert!(joke.sees("/host").await.contains(&path), "hosts still see it");
        town.work().await;
        let letters = town.letters().await;
        let (_, letter) = letters.iter().find(|(name, _)| name == "Wim").unwrap();
        assert!(format!("{letter:?}").contains("Er staat een adres in"));
        let (_, link) = letter.button.clone().unwrap();
        let wim = Client::of(&app, &town.wim).await;
        assert!(wim.sees(&link).await.contains("Er staat een adres in"));
        assert_eq!(joke.get(&link).await.status, 404, "only for whom it is about");
        joke.does(&format!("{path}/restore"), &[]).await;
        assert_eq!(shown().await, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn whoever_is_blocked_reads_why_answers_and_comes_back() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let (joke, wim) = (Client::of(&app, &town.joke).await, Client::of(&app, &town.wim).await);
        let person = format!("/host/people/{}", town.wim.id);
        assert_eq!(joke.post(&format!("{person}/block"), &[]).await.status, 422);
        joke.does(&format!("{person}/warn"), &[("reason", "Niet schelden")]).await;
        joke.does(&format!("{person}/block"), &[("reason", "Weer gescholden")]).await;
        let again = joke.post(&format!("{person}/block"), &[("reason", "Nog eens")]).await;
        assert_eq!(again.status, 409);
        let blocked = "select count(*) from people where blocked_at is not null";
        assert_eq!(town.count(blocked).await, 1);
        town.work().await;
        let letters = town.letters().await;
        let to_wim: Vec<_> = letters.iter().filter(|(name, _)| name == "Wim").collect();
        assert_eq!(to_wim.len(), 2);
        for (_, letter) in &to_wim {
            let (_, link) = letter.button.clone().unwrap();
            assert!(wim.sees(&link).await.contains("schel") || wim.sees(&link).await.contains("gescholden"));
            assert_eq!(wim.post(&link, &[("answer", "")]).await.status, 422);
            wim.does(&link, &[("answer", "Het spijt mij")]).await;
            assert_eq!(Client::nobody(&app).get(&link).await.status, 401);
        }
        assert!(joke.sees(&person).await.contains("Het spijt mij"));
        town.work().await;
        assert_eq!(town.letters_to(&town.joke).await, 2, "the host hears of both answers");
        joke.does(&format!("{person}/lift"), &[]).await;
        joke.does(&format!("{person}/lift"), &[]).await;
        assert_eq!(town.count(blocked).await, 0);
        town.work().await;
        assert_eq!(town.letters_to(&town.wim).await, 3);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn somebody_can_be_avoided_and_met_again() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let wim = Client::of(&app, &town.wim).await;
        let (other, own) = (town.karel.id.to_string(), town.wim.id.to_string());
        assert_eq!(Client::nobody(&app).post("/avoid", &[("person", &other)]).await.status, 401);
        assert_eq!(wim.post("/avoid", &[("person", &own)]).await.status, 409);
        assert_eq!(wim.post("/avoid", &[("person", "x")]).await.status, 404);
        let unknown = PersonId::new_v7(app.now(), [9; 10]).to_string();
        assert_eq!(wim.post("/avoid", &[("person", &unknown)]).await.status, 404);
        assert_eq!(wim.does("/avoid", &[("person", &other)]).await, "/me");
        wim.does("/avoid", &[("person", &other)]).await;
        let avoided = crate::store::avoided_by(&app.db, town.wim.id).await.unwrap();
        assert_eq!(avoided.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Karel"]);
        assert_eq!(town.count("select count(*) from happenings where kind = 'person_avoided'").await, 1);
        wim.does("/avoid/end", &[("person", &other)]).await;

        // From what somebody wrote, without their id on the page.
        let ask = town.ask(&town.karel, AskerAddress::Confirmed, false).await;
        let about = format!("ask:{}", ask.id);
        let page = wim.sees(&format!("/report?about={about}")).await;
        assert!(page.contains("action=\"/avoid\"") && !page.contains(&other), "{page}");
        let karel = Client::of(&app, &town.karel).await;
        assert!(!karel.sees(&format!("/report?about={about}")).await.contains("action=\"/avoid\""));
        wim.does("/avoid", &[("about", &about)]).await;
        let avoided = crate::store::avoided_by(&app.db, town.wim.id).await.unwrap();
        assert_eq!(avoided.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Karel"]);
        wim.does("/avoid/end", &[("person", &other)]).await;
        assert!(crate::store::avoided_by(&app.db, town.wim.id).await.unwrap().is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_kept_of_somebody_is_given_and_forgotten() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let joke = Client::of(&app, &town.joke).await;
        let person = format!("/host/people/{}/warn", town.wim.id);
        joke.does(&person, &[("reason", "Niet schelden")]).await;
        let about = format!("person:{}", town.karel.id);
        let wim = Client::of(&app, &town.wim).await;
        wim.does("/report", &[("about", &about), ("wrong", "rude"), ("words", "Hij riep")]).await;
        let (_, all) = crate::have(&app, town.wim.id).await.unwrap();
        assert!(all.to_string().contains("Niet schelden") && all.to_string().contains("Hij riep"));
        let mut tx = app.db.begin().await.unwrap();
        crate::forget(&app, &mut tx, town.wim.id).await.unwrap();
        tx.commit().await.unwrap();
        let (_, all) = crate::have(&app, town.wim.id).await.unwrap();
        assert!(!all.to_string().contains("Niet schelden") && !all.to_string().contains("Hij riep"));
        assert_eq!(
            town.count("select count(*) from reports where words <> '' or reporter is not null").await,
            0
        );
    })
    .await
    .unwrap();
}
