//! The offers that fit an ask: near and alike first, and nothing that is gone.

use house::store::args;
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::areas::Circle;
use neighbourhood::offers::OfferDraft;
use neighbourhood::themes::Theme;
use neighbourhood::times::Times;

use super::bench::*;
use crate::fitting::{Like, fitting};
use crate::store;

fn like(sentence: &str) -> Like<'_> {
    Like {
        place: place(HERE),
        circle: Circle::Municipality,
        themes: vec![Theme::Pets],
        times: Times::default(),
        sentence,
        same: false,
    }
}

fn said(sentence: &str, theme: Theme) -> OfferDraft {
    OfferDraft { text: sentence.parse().unwrap(), themes: vec![theme], ..draft(HERE, Circle::Municipality) }
}

#[tokio::test]
async fn what_fits_best_comes_first_and_what_has_ended_never() {
    both(|app| async move {
        town(&app).await;
        let (joke, wim) = (person(&app, "Joke").await, person(&app, "Wim").await);
        let meals = offer(&app, joke, said("Ik kook soep", Theme::Meals)).await;
        let walks = offer(&app, joke, said("Ik loop met uw hond", Theme::Pets)).await;
        let cats = offer(&app, joke, said("Ik geef katten eten", Theme::Pets)).await;
        let own = offer(&app, wim, said("Ik laat honden uit", Theme::Pets)).await;
        let found = |who| {
            let app = app.clone();
            async move {
                let found = fitting(&app, &like("Wie laat mijn hond uit?"), who, 3).await.unwrap();
                found.iter().map(|offer| offer.id).collect::<Vec<_>>()
            }
        };
        assert_eq!(found(Some(wim)).await, [walks, cats, meals]);
        assert_eq!(found(None).await[..2], [own, walks]);
        // Ended this very second, while the index is still the one of before.
        let stored = store::load(&app.db, walks).await.unwrap().unwrap();
        let (ended, _) = stored.offer.clone().end(app.now());
        let mut tx = app.db.begin().await.unwrap();
        assert!(store::save(&mut tx, &store::Stored { offer: ended, ..stored }).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(found(Some(wim)).await, [cats, meals]);
        // Who wants nothing to do with somebody is not shown them, whoever of the two said so.
        let block = "insert into blocks (person, other, made_at) values ($1, $2, 1)";
        app.db.exec(block, args![joke.uuid(), wim.uuid()]).await.unwrap();
        assert!(found(Some(wim)).await.is_empty());
        // A new offer is found within a minute.
        let late = offer(&app, person(&app, "Ans").await, said("Hond uitlaten doe ik", Theme::Pets)).await;
        app.clock.push(SignedDuration::from_secs(61));
        assert_eq!(found(Some(wim)).await, [late]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_meant_comes_first_though_no_word_is_the_same() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        let paints = offer(&app, joke, said("Schilder met pensioen, kwast ligt klaar", Theme::OddJobs)).await;
        let plumber = offer(&app, joke, said("Handige oud-loodgieter komt langs", Theme::OddJobs)).await;
        offer(&app, joke, said("Ik maai gras en snoei de heg", Theme::OddJobs)).await;
        for (sentence, first) in [("De vaatwasser lekt", plumber), ("Mijn kozijnen bladderen af", paints)] {
            let wish = Like { themes: vec![Theme::OddJobs], ..like(sentence) };
            let found = fitting(&app, &wish, None, 3).await.unwrap();
            assert_eq!((found.len(), found[0].id), (3, first), "{sentence}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nobody_is_shown_beyond_the_circle_they_chose() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        offer(&app, joke, OfferDraft { themes: vec![Theme::Pets], ..draft(BEYOND, Circle::District) }).await;
        assert!(fitting(&app, &like("hond"), None, 3).await.unwrap().is_empty());
        let wide = offer(&app, joke, draft(BEYOND, Circle::Municipality)).await;
        app.clock.push(SignedDuration::from_secs(61));
        let found = fitting(&app, &like("hond"), None, 3).await.unwrap();
        assert_eq!(found.iter().map(|offer| offer.id).collect::<Vec<_>>(), [wide]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_is_only_near_is_left_out_when_it_must_be_about_the_same() {
    both(|app| async move {
        town(&app).await;
        let joke = person(&app, "Joke").await;
        for n in 0..30 {
            offer(&app, joke, said(&format!("Ik kook soep nummer {n}"), Theme::Meals)).await;
        }
        let dogs = OfferDraft { place: place(BEYOND), ..said("Honden uitlaten", Theme::Pets) };
        let dogs = offer(&app, joke, dogs).await;
        let same = |sentence| {
            let app = app.clone();
            async move {
                let found = fitting(&app, &Like { same: true, ..like(sentence) }, None, 3).await.unwrap();
                found.iter().map(|offer| offer.id).collect::<Vec<_>>()
            }
        };
        // Thirty kitchens next door, and the one with time for dogs behind them.
        assert_eq!(same("Wie laat mijn hond uit?").await, [dogs]);
        // Words count where the theme is another.
        assert_eq!(same("soep koken").await.len(), 3);
    })
    .await
    .unwrap();
}
