//! The gauge on real databases: what is counted, what is said, and to whom.

use house::App;
use house::store::args;
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::asks::AskerAddress;
use neighbourhood::ids::{AskId, OfferId, PersonId};
use neighbourhood::supply::{Counted, Supply};
use neighbourhood::themes::Theme;

use super::bench::{NOORDVEEN, Town, ZUID, grant, resident};
use super::client::Client;
use crate::supply::gauge;

async fn offers(app: &App, owner: PersonId, (area, theme): (&str, &str)) {
    let sql = "insert into offers (id, owner, owner_name, words, search, theme, area, district, municipality, circle, \
        how, at_most, stage, made_at, stage_at, epoch) values ($1, $2, 'Kanarie', 'Ik help', '', $3, $4, $5, \
        'GM0301', 'municipality', 'in_person', 7, 'active', $6, 1, 0)";
    let id = OfferId::new_v7(app.now(), app.chance.bytes());
    let area: neighbourhood::areas::AreaCode = area.parse().unwrap();
    let district = area.district().unwrap();
    let made = (app.now() - SignedDuration::from_hours(24 * 90)).as_millisecond();
    app.db
        .exec(sql, args![id.uuid(), owner.uuid(), theme, area.as_str(), district.as_str(), made])
        .await
        .unwrap();
}

async fn helper(app: &App, name: &str, area: &str, theme: &str) -> PersonId {
    let person = resident(app, name, area).await;
    offers(app, person.id, (area, theme)).await;
    person.id
}

/// Asks about transport, a day old, each answered within an hour or not.
async fn asked(town: &Town, count: usize, answered: usize) {
    for n in 0..count {
        let ask = town.ask(&town.wim, AskerAddress::Confirmed, false).await;
        let at = (town.app.now() - SignedDuration::from_hours(24)).as_millisecond();
        let sql = "update asks set theme = 'transport', opened_at = $2, told = 12 where id = $1";
        town.app.db.exec(sql, args![ask.id.uuid(), at]).await.unwrap();
        if n < answered {
            reply(town, ask.id, at + 3_600_000).await;
        }
    }
}

async fn reply(town: &Town, ask: AskId, at: i64) {
    let sql = "insert into replies (id, ask, person, person_name, words, stage, made_at) \
        values ($1, $2, $3, 'Kanarie', '', 'open', $4)";
    let id = town.app.id(town.app.now());
    town.app.db.exec(sql, args![id, ask.uuid(), town.karel.id.uuid(), at]).await.unwrap();
}

/// So that the next look counts anew.
fn later(app: &App) {
    app.clock.push(SignedDuration::from_mins(11));
}

/// Four who help in Noordveen, one who is away, one elsewhere; twelve asks, of which one is hidden; a private one.
async fn lively(town: &Town) {
    let app = &town.app;
    for name in ["Ans", "Bas", "Cor"] {
        helper(app, name, NOORDVEEN, "transport,pets").await;
    }
    let twice = helper(app, "Dirk", NOORDVEEN, "transport").await;
    offers(app, twice, (NOORDVEEN, "transport,meals")).await;
    let away = helper(app, "Els", NOORDVEEN, "transport").await;
    app.db
        .exec("update people set paused_until = $2 where id = $1", args![away.uuid(), i64::MAX])
        .await
        .unwrap();
    helper(app, "Fien", ZUID, "transport").await;
    asked(town, 12, 11).await;
    let hidden = "update asks set hidden_at = 1 where id not in (select ask from replies)";
    app.db.exec(hidden, args![]).await.unwrap();
    let private = town.ask(&town.wim, AskerAddress::Confirmed, true).await;
    let about = "update asks set theme = 'transport', opened_at = placed_at - 86400000 where id = $1";
    app.db.exec(about, args![private.id.uuid()]).await.unwrap();
}

#[tokio::test]
async fn what_is_counted_is_true_and_nothing_private_is_in_it() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let district = "WK030100".parse().unwrap();
        lively(&town).await;
        let seen = gauge(&app, &district).await.unwrap();
        assert_eq!(seen.all.counted, Counted { helpers: 4, asks: 11, hurried: 11, soon: 11 });
        assert_eq!(seen.weeks, 8);
        let of = |theme| seen.themes.iter().find(|(one, _)| *one == theme).unwrap().1;
        assert_eq!(of(Theme::Transport).counted, Counted { helpers: 4, asks: 11, hurried: 11, soon: 11 });
        assert_eq!(of(Theme::Transport).supply, Supply::LacksHelpers, "11 asks, 12 told of each, 4 helpers");
        assert_eq!(of(Theme::Pets).counted, Counted { helpers: 3, ..Counted::default() });
        assert_eq!(seen.short(), [Theme::Transport]);
        assert!(seen.themes.iter().all(|(theme, _)| *theme != Theme::Safety));
        assert_eq!(seen.unneeded, 4);
        assert_eq!(seen.all.carry, None, "four are too few to tell");

        helper(&app, "Gijs", NOORDVEEN, "forms").await;
        assert_eq!(gauge(&app, &district).await.unwrap().all.counted.helpers, 4, "a copy for ten minutes");
        later(&app);
        let seen = gauge(&app, &district).await.unwrap();
        let carry = seen.all.carry.unwrap();
        // 5 helpers, 3 messages a week, 0.075 of them yes, B about 1.8: less than one ask a week.
        assert!(carry.asks_per_week <= 1 && carry.percent > 100, "{carry:?}");
        let town = gauge(&app, &"GM0301".parse().unwrap()).await.unwrap();
        let parts: Vec<_> =
            town.parts.iter().map(|(part, count)| (part.to_string(), count.counted.helpers)).collect();
        assert_eq!(parts, [("WK030100".to_owned(), 5), ("WK030101".to_owned(), 1)]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn hosts_read_both_sides_and_no_small_number() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let joke = Client::of(&app, &town.joke).await;
        joke.sees("/host").await.find("/host/supply").unwrap();
        let empty = joke.sees("/host/supply").await;
        assert!(
            empty.contains("Vraag en aanbod in Noord") && empty.contains("te weinig gevraagd"),
            "{empty}"
        );

        for n in 0..12 {
            helper(&app, &format!("Helper{n}"), NOORDVEEN, "pets").await;
        }
        later(&app);
        let plenty = joke.sees("/host/supply").await;
        assert!(plenty.contains("Er zijn genoeg helpers. Er zijn te weinig vragen."), "{plenty}");
        assert!(plenty.contains("12 helpers") && plenty.contains("Minder dan 5 vragen"), "{plenty}");
        asked(&town, 4, 0).await;
        later(&app);
        let few = joke.sees("/host/supply").await;
        assert!(few.contains("Minder dan 5 vragen") && !few.contains("Vervoer"), "{few}");
        assert!(few.contains("Er zijn genoeg helpers. Er zijn te weinig vragen."), "{few}");

        asked(&town, 9, 0).await;
        later(&app);
        let lacking = joke.sees("/host/supply").await;
        assert!(lacking.contains("Er wordt hier meer gevraagd dan helpers aankunnen."), "{lacking}");
        assert!(lacking.contains("Meer vragen dan helpers: nodig buren uit"), "{lacking}");
        assert!(
            lacking.contains("Ongeveer 15 vragen") && lacking.contains("0 procent van de vragen"),
            "{lacking}"
        );
        assert!(lacking.contains("/host/supply?area=BU03010001"), "its parts: {lacking}");
        let part = joke.sees("/host/supply?area=BU03010001").await;
        assert!(
            part.contains("Vraag en aanbod in Noordveen") && part.contains("Ongeveer 15 vragen"),
            "{part}"
        );
        for page in [plenty, few, lacking, part] {
            assert!(!page.contains("Kanarie") && !page.contains("Helper1") && !page.contains("@"), "{page}");
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_gauge_is_for_the_hosts_of_its_area() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let karel = Client::of(&app, &town.karel).await;
        assert!(karel.sees("/host/supply").await.contains("in Zuid"));
        for (area, status) in
            [("WK030100", 403), ("GM0301", 403), ("BU03010001", 403), ("BU03010101", 200), ("x", 404)]
        {
            assert_eq!(karel.get(&format!("/host/supply?area={area}")).await.status, status, "{area}");
        }
        let wim = Client::of(&app, &town.wim).await;
        for path in ["/host/supply", "/host/supply?area=WK030100"] {
            assert_eq!(wim.get(path).await.status, 403, "{path}");
        }
        // Host of two areas: one is shown, the other a link away.
        grant(&app, &town.karel, neighbourhood::roles::Grant::Host { area: "WK030100".parse().unwrap() })
            .await;
        let karel = Client::of(&app, &town.karel).await;
        let page = karel.sees("/host/supply?area=WK030101").await;
        assert!(page.contains("href=\"/host/supply?area=WK030100\""), "{page}");
    })
    .await
    .unwrap();
}
