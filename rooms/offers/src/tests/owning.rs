//! What an owner does with an offer, and nobody else.

use askama::Template as _;
use axum::http::StatusCode;
use house::App;
use house::clockwork::{self, Handler, Job, Timetable, Work};
use house::store::args;
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::areas::Circle;
use neighbourhood::ids::OfferId;
use neighbourhood::offers::OfferStage;

use super::bench::*;
use crate::store;

async fn stage(app: &App, id: OfferId) -> OfferStage {
    store::load(&app.db, id).await.unwrap().unwrap().offer.stage
}

fn nothing<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        Ok(tx.commit().await?)
    })
}

#[tokio::test]
async fn a_known_person_offers_at_once_and_twice_the_same_is_one() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let mut browser = Browser::with(&app, joke).await;
        let form = browser.get("/offers/new").await.body;
        assert!(!form.contains("name=\"email\"") && form.contains("name=\"sentence\""));
        let made = browser.post("/offers", &typed(&[])).await;
        let same = browser.post("/offers", &typed(&[("once", "0199aaaa-once-two")])).await;
        assert_eq!((made.status, same.location.as_str()), (StatusCode::SEE_OTHER, made.location.as_str()));
        assert!(made.location.ends_with("?new=1"));
        let counts = "select count(*) from happenings where kind = 'offer_made'";
        assert_eq!(app.db.one::<i64>(counts, args![]).await.unwrap(), Some(1));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn pause_ends_by_itself_resume_and_end() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let id = offer(&app, joke, draft(HERE, Circle::District)).await;
        let mut browser = Browser::with(&app, joke).await;
        let page = format!("/offers/{id}");
        let once = |n: &'static str| [("once", n), ("days", "7")];
        assert_eq!(browser.post(&format!("{page}/pause"), &once("0199aaaa-once-one1")).await.location, page);
        assert!(matches!(stage(&app, id).await, OfferStage::Paused { .. }));
        assert!(browser.get(&page).await.body.contains("Pauze tot"));
        assert_eq!(Browser::of(&app).get(&page).await.status, StatusCode::NOT_FOUND);
        app.clock.push(SignedDuration::from_hours(7 * 24));
        let mut jobs = crate::jobs();
        jobs.push(("follow", nothing as Handler));
        clockwork::run_due(&app, &Timetable::new(jobs)).await.unwrap();
        assert!(matches!(stage(&app, id).await, OfferStage::Active { .. }));
        browser.post(&format!("{page}/pause"), &once("0199aaaa-once-two2")).await;
        browser.post(&format!("{page}/resume"), &once("0199aaaa-once-three")).await;
        assert!(matches!(stage(&app, id).await, OfferStage::Active { .. }));
        let job = "select count(*) from jobs where kind = 'offer_resumes'";
        assert_eq!(app.db.one::<i64>(job, args![]).await.unwrap(), Some(0));
        browser.post(&format!("{page}/end"), &once("0199aaaa-once-four4")).await;
        assert!(matches!(stage(&app, id).await, OfferStage::Ended { .. }));
        // A page that is older than that.
        let stale = browser.post(&format!("{page}/pause"), &once("0199aaaa-once-five5")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("Dit aanbod is al gestopt."));
        assert_eq!(browser.get(&page).await.status, StatusCode::OK);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_change_is_kept_and_a_mistake_in_it_is_shown() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let id = offer(&app, joke, draft(HERE, Circle::District)).await;
        let mut browser = Browser::with(&app, joke).await;
        let change = format!("/offers/{id}/change");
        let bad = browser.post(&change, &typed(&[("sentence", "")])).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bad.body.contains("<details open>"), "{}", bad.body);
        let other = typed(&[
            ("sentence", "Ik laat honden uit"),
            ("times", "3"),
            ("when", "weekends"),
            ("theme", "pets"),
        ]);
        assert_eq!(browser.post(&change, &other).await.status, StatusCode::SEE_OTHER);
        let kept = store::load(&app.db, id).await.unwrap().unwrap();
        assert_eq!(
            (kept.offer.text.as_str(), kept.offer.at_most_per_week, kept.epoch),
            ("Ik laat honden uit", 3, 1)
        );
        assert_eq!(kept.offer.times.keys(), "weekends");
        let again = typed(&[
            ("sentence", "Ik laat honden uit"),
            ("times", "3"),
            ("when", "weekends"),
            ("theme", "pets"),
            ("once", "0199aaaa-once-two"),
        ]);
        assert_eq!(browser.post(&change, &again).await.status, StatusCode::SEE_OTHER);
        assert_eq!(store::load(&app.db, id).await.unwrap().unwrap().epoch, 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn only_the_owner_changes_it() {
    both(|app| async move {
        town(&app).await;
        let (joke, piet) = (person(&app, "Joke").await, person(&app, "Piet").await);
        let id = offer(&app, joke, draft(HERE, Circle::District)).await;
        let mut other = Browser::with(&app, piet).await;
        for act in ["change", "pause", "resume", "end"] {
            let path = format!("/offers/{id}/{act}");
            assert_eq!(other.post(&path, &typed(&[])).await.status, StatusCode::FORBIDDEN, "{act}");
            assert_eq!(
                Browser::of(&app).post(&path, &typed(&[])).await.status,
                StatusCode::UNAUTHORIZED,
                "{act}"
            );
        }
        assert!(matches!(stage(&app, id).await, OfferStage::Active { .. }));
        app.db.exec("update people set blocked_at = 1 where id = $1", args![piet.uuid()]).await.unwrap();
        assert_eq!(other.get("/offers/new").await.status, StatusCode::FORBIDDEN);
        assert_eq!(other.post("/offers", &typed(&[])).await.status, StatusCode::FORBIDDEN);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_blocked_person_gets_no_further_by_offering_without_signing_in() {
    both(|app| async move {
        town(&app).await;
        let piet = person(&app, "Piet").await;
        app.db.exec("update people set blocked_at = 1 where id = $1", args![piet.uuid()]).await.unwrap();
        let mut browser = Browser::of(&app);
        let made = browser.post("/offers", &typed(&[("name", "Piet"), ("email", "piet@example.org")])).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER);
        let done = browser.post(&made.location, &[("code", &digits(&app).await)]).await;
        assert_eq!(done.location, "/me");
        let shown = "select count(*) from offers where stage = 'active'";
        assert_eq!(app.db.one::<i64>(shown, args![]).await.unwrap(), Some(0));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_card_has_ones_own_offers_that_have_not_ended() {
    both(|app| async move {
        town(&app).await;
        let (joke, piet) = (person(&app, "Joke").await, person(&app, "Piet").await);
        let shown = offer(&app, joke, draft(HERE, Circle::District)).await;
        let ended = offer(&app, joke, draft(NEXT, Circle::District)).await;
        let waits = offer(&app, joke, draft(NEXT, Circle::Municipality)).await;
        let other = offer(&app, piet, draft(HERE, Circle::District)).await;
        let set = "update offers set stage = $2 where id = $1";
        app.db.exec(set, args![ended.uuid(), "ended"]).await.unwrap();
        app.db.exec(set, args![waits.uuid(), "unconfirmed"]).await.unwrap();
        let card = crate::me_card(&app, &visitor(&app, joke).await).await.unwrap().render().unwrap();
        assert!(
            card.contains(&format!("/offers/{shown}\""))
                && card.contains(&format!("/offers/{waits}/confirm\""))
        );
        assert!(!card.contains(&ended.to_string()) && !card.contains(&other.to_string()), "{card}");
    })
    .await
    .unwrap();
}
