//! Who may come in where.

use house::testing::both;
use neighbourhood::asks::AskerAddress;
use neighbourhood::roles::Grant;
use uuid::Uuid;

use super::bench::{Town, WISH, grant};
use super::client::Client;

#[tokio::test]
async fn only_hosts_of_the_area_come_in() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ans = town.by_phone("Ans").await;
        let ask = town.ask(&ans, AskerAddress::Phone, false).await;
        let (nobody, wim) = (Client::nobody(&app), Client::of(&app, &town.wim).await);
        let karel = Client::of(&app, &town.karel).await;
        assert!(!karel.sees("/host").await.contains(WISH));
        assert_eq!((nobody.get("/host").await.status, wim.get("/host").await.status), (401, 403));
        for page in [format!("/host/asks/{}", ask.id), format!("/host/people/{}", ans.id)] {
            let all = [nobody.get(&page).await, wim.get(&page).await, karel.get(&page).await];
            assert_eq!(all.map(|answer| answer.status), [401, 403, 403], "{page}");
        }
        let reason = [("reason", "Zomaar"), ("how", "removed")];
        for act in ["confirm", "take", "give-back", "close", "hide", "restore"] {
            let path = format!("/host/asks/{}/{act}", ask.id);
            for (who, status) in [(&nobody, 401), (&wim, 403), (&karel, 403)] {
                assert_eq!(who.post(&path, &reason).await.status, status, "{act}");
            }
        }
        for act in ["warn", "block", "lift"] {
            let path = format!("/host/people/{}/{act}", ans.id);
            for (who, status) in [(&nobody, 401), (&wim, 403), (&karel, 403)] {
                assert_eq!(who.post(&path, &reason).await.status, status, "{act}");
            }
        }
        assert_eq!(town.load(ask.id).await, ask, "nothing changed");
        assert_eq!(town.count("select count(*) from warnings").await, 0);
        let joke = Client::of(&app, &town.joke).await;
        for path in ["/host/asks/x", "/host/people/x", "/host/reports/x", "/host/offers/x"] {
            assert_eq!(joke.get(path).await.status, 404);
            assert_eq!(joke.get(&path.replace('x', &Uuid::nil().to_string())).await.status, 404);
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_host_does_not_judge_themselves() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let own = town.ask(&town.joke, AskerAddress::Confirmed, true).await;
        let joke = Client::of(&app, &town.joke).await;
        assert_eq!(joke.post(&format!("/host/asks/{}/take", own.id), &[]).await.status, 403);
        let own = format!("/host/people/{}", town.joke.id);
        assert_eq!(joke.get(&own).await.status, 403);
        assert_eq!(joke.post(&format!("{own}/block"), &[("reason", "Zomaar")]).await.status, 403);
        // The letter goes to somebody else: here to who looks after the installation.
        grant(&app, &town.wim, Grant::Administrator).await;
        town.work().await;
        assert_eq!((town.letters_to(&town.joke).await, town.letters_to(&town.wim).await), (0, 1));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_doctor_hears_of_asks_in_areas_without_a_host() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        town.ask(&town.wim, AskerAddress::Confirmed, false).await;
        assert!(crate::unhosted(&app.db).await.unwrap().is_empty());
        let mut tx = app.db.begin().await.unwrap();
        let host = Grant::Host { area: "WK030100".parse().unwrap() };
        people::grants::remove(&mut tx, town.joke.id, host).await.unwrap();
        tx.commit().await.unwrap();
        let found = crate::unhosted(&app.db).await.unwrap();
        assert_eq!(found, [crate::Unhosted { area: "BU03010001".parse().unwrap(), asks: 1 }]);
    })
    .await
    .unwrap();
}
