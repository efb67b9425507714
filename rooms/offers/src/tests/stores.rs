//! Every store function.

use house::store::{args, testing};
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Circle};
use neighbourhood::moments::later;
use neighbourhood::offers::OfferDraft;
use neighbourhood::themes::Theme;

use super::bench::*;
use crate::store::{self, Cursor, Filter, Stored};

fn code(text: &str) -> AreaCode {
    text.parse().unwrap()
}

#[tokio::test]
async fn every_statement_is_understood() {
    both(|app| async move {
        for statements in crate::STATEMENTS {
            let wrong = testing::prepare_all(&app.db, statements).await;
            assert!(wrong.is_empty(), "{wrong:?}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_offer_is_kept_as_it_is_in_every_stage() {
    both(|app| async move {
        town(&app).await;
        let owner = person(&app, "Joke").await;
        let mut draft = draft(HERE, Circle::Street.max(Circle::Neighbourhood));
        draft.themes = vec![Theme::Groceries, Theme::Pets];
        draft.place =
            neighbourhood::areas::Place::of_postcode("7201DH".parse().unwrap(), code(HERE)).unwrap();
        let id = offer(&app, owner, draft).await;
        let now = app.now();
        let first = store::load(&app.db, id).await.unwrap().unwrap();
        let (paused, _) = first.offer.clone().pause(later(now, SignedDuration::from_hours(5)), now).unwrap();
        let (hidden, _) = paused.clone().hide(owner, "Dit is reclame".parse().unwrap(), now);
        let (ended, _) = hidden.clone().end(now);
        for (epoch, offer) in [paused, hidden, ended].into_iter().enumerate() {
            let stored = Stored { offer, epoch: i64::try_from(epoch).unwrap(), ..first.clone() };
            let mut tx = app.db.begin().await.unwrap();
            assert!(store::save(&mut tx, &stored).await.unwrap());
            tx.commit().await.unwrap();
            let mut tx = app.db.begin().await.unwrap();
            let kept = store::load_for_change(&app, &mut tx, id).await.unwrap().unwrap();
            assert_eq!(kept, Stored { epoch: stored.epoch + 1, ..stored.clone() });
            // Whoever knows an older state changes nothing.
            assert!(!store::save(&mut tx, &stored).await.unwrap());
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_board_goes_from_near_to_far_and_newest_first_page_by_page() {
    both(|app| async move {
        town(&app).await;
        let owner = person(&app, "Joke").await;
        let far = offer(&app, owner, draft(BEYOND, Circle::Municipality)).await;
        offer(&app, owner, draft(BEYOND, Circle::District)).await;
        let beside = offer(&app, owner, draft(NEXT, Circle::District)).await;
        offer(&app, owner, draft(NEXT, Circle::Neighbourhood)).await;
        let old = offer(&app, owner, draft(HERE, Circle::Neighbourhood)).await;
        let new = offer(&app, owner, draft(HERE, Circle::Municipality)).await;
        let ids = |shown: &store::Shown| shown.offers.iter().map(|offer| offer.id).collect::<Vec<_>>();
        let (db, here) = (&app.db, code(HERE));
        let filter = |most| Filter { most, ..Filter::default() };
        let all = store::list(db, &here, filter(10), None).await.unwrap();
        assert_eq!((ids(&all), all.next), (vec![new, old, beside, far], None));
        assert_eq!((all.offers[0].area_name.as_str(), all.offers[0].name.as_str()), ("Stadskern", "Joke"));
        for most in 1..=4 {
            let (mut seen, mut cursor) = (Vec::new(), None);
            loop {
                let page = store::list(db, &here, filter(most), cursor).await.unwrap();
                assert!(page.offers.len() <= most);
                seen.extend(ids(&page));
                let Some(next) = page.next else { break };
                // As it travels in an address.
                cursor = Some(next.to_string().parse::<Cursor>().unwrap());
            }
            assert_eq!(seen, [new, old, beside, far], "{most} on a page");
        }
        let near = Filter { circle: Some(Circle::Neighbourhood), ..filter(10) };
        assert_eq!(ids(&store::list(db, &here, near, None).await.unwrap()), [new, old]);
        let near = Filter { circle: Some(Circle::District), ..filter(10) };
        assert_eq!(ids(&store::list(db, &here, near, None).await.unwrap()), [new, old, beside]);
        assert_eq!(store::list(db, &code("WK030100"), filter(10), None).await.unwrap().offers.len(), 5);
        assert_eq!(store::list(db, &code("GM0301"), filter(10), None).await.unwrap().offers.len(), 6);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_hidden_paused_ended_or_of_somebody_blocked_is_on_no_board() {
    both(|app| async move {
        town(&app).await;
        let owner = person(&app, "Joke").await;
        let pets =
            OfferDraft { themes: vec![Theme::Pets, Theme::Groceries], ..draft(HERE, Circle::District) };
        let shown = offer(&app, owner, pets).await;
        for sql in [
            "update offers set hidden_at = 1 where id = $1",
            "update offers set stage = 'paused', paused_until = 1 where id = $1",
            "update offers set stage = 'ended' where id = $1",
            "update offers set stage = 'unconfirmed' where id = $1",
        ] {
            let id = offer(&app, owner, draft(HERE, Circle::District)).await;
            app.db.exec(sql, args![id.uuid()]).await.unwrap();
        }
        let blocked = person(&app, "Piet").await;
        offer(&app, blocked, draft(HERE, Circle::District)).await;
        app.db.exec("update people set blocked_at = 1 where id = $1", args![blocked.uuid()]).await.unwrap();
        for area in [HERE, "WK030100", "GM0301"] {
            let all = store::list(&app.db, &code(area), Filter { most: 9, ..Filter::default() }, None)
                .await
                .unwrap();
            assert_eq!(all.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(), [shown]);
            let counts = store::counts(&app.db, &code(area)).await.unwrap();
            assert_eq!((counts.all, counts.by_theme), (1, vec![(Theme::Groceries, 1), (Theme::Pets, 1)]));
        }
        let of = |theme| Filter { theme: Some(theme), most: 9, ..Filter::default() };
        let found = store::list(&app.db, &code(HERE), of(Theme::Pets), None).await.unwrap();
        assert_eq!(found.offers.len(), 1);
        let found = store::list(&app.db, &code(HERE), of(Theme::Money), None).await.unwrap();
        assert!(found.offers.is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn of_owner_same_blocked_forget_and_clean() {
    both(|app| async move {
        town(&app).await;
        let owner = person(&app, "Joke").await;
        let id = offer(&app, owner, draft(HERE, Circle::District)).await;
        let stored = store::load(&app.db, id).await.unwrap().unwrap();
        let mut tx = app.db.begin().await.unwrap();
        assert_eq!(store::not_ended(&mut tx, owner).await.unwrap(), 1);
        assert_eq!(store::same(&mut tx, &stored.offer, true).await.unwrap(), Some(id));
        assert_eq!(store::same(&mut tx, &stored.offer, false).await.unwrap(), None);
        assert!(!store::is_blocked(&mut tx, owner).await.unwrap());
        drop(tx);
        assert_eq!(store::of_owner(&app.db, owner).await.unwrap(), [stored]);
        let mut tx = app.db.begin().await.unwrap();
        assert_eq!(crate::renamed(&mut tx, owner, &"Johanna".parse().unwrap()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(store::load(&app.db, id).await.unwrap().unwrap().owner_name, "Johanna");
        let (key, value) = crate::have(&app, owner).await.unwrap();
        assert_eq!((key, value[0]["text"].as_str()), ("offers", Some("Ik doe graag boodschappen")));

        let waits = offer(&app, owner, draft(HERE, Circle::District)).await;
        let sql = "update offers set stage = 'unconfirmed' where id = $1";
        app.db.exec(sql, args![waits.uuid()]).await.unwrap();
        let mut tx = app.db.begin().await.unwrap();
        assert_eq!(crate::clean(&mut tx, app.now()).await.unwrap(), 0);
        assert_eq!(crate::clean(&mut tx, later(app.now(), SignedDuration::from_secs(1))).await.unwrap(), 1);
        crate::forget(&app, &mut tx, owner).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store::load(&app.db, id).await.unwrap(), None);
        assert!(store::of_owner(&app.db, owner).await.unwrap().is_empty());
        let (stage, words): (String, String) = app
            .db
            .one("select stage, words from offers where id = $1", args![id.uuid()])
            .await
            .unwrap()
            .unwrap();
        assert_eq!((stage.as_str(), words.as_str()), ("ended", ""));
    })
    .await
    .unwrap();
}
