//! Who finds what in which list.

use house::store::args;
use jiff::SignedDuration;
use neighbourhood::asks::NeedReason;

use super::*;

async fn on(app: &App, filter: Filter) -> Vec<String> {
    list(app, &filter).await.unwrap().into_iter().map(|ask| ask.words).collect()
}

async fn a_little_of_everything(app: &App) -> Vec<Ask> {
    let whole_district = Place::of_area(area("WK030100")).unwrap();
    let next_door = Place::of_area(area("BU03010001")).unwrap();
    let all = [
        draft("straat", street(), Circle::Street),
        draft("buurt", street(), Circle::Neighbourhood),
        draft("wijk", street(), Circle::District),
        draft("stad", street(), Circle::Municipality),
        draft("ernaast", next_door, Circle::District),
        draft("hele wijk", whole_district, Circle::District),
    ];
    let mut asks = Vec::new();
    for one in all {
        app.clock.push(SignedDuration::from_mins(1));
        asks.push(given(app, one).await);
    }
    asks
}

#[tokio::test]
async fn a_board_shows_what_the_rule_allows() {
    both(|app| async move {
        let asks = a_little_of_everything(&app).await;
        for code in ["BU03010000", "BU03010001", "WK030100", "GM0301", "WK030101", "GM0772", "BU03010100"] {
            let board = area(code);
            let expected: Vec<String> = asks
                .iter()
                .rev()
                .filter(|ask| ask.is_on_board(&board))
                .map(|ask| ask.text.to_string())
                .collect();
            assert_eq!(on(&app, Filter::open(board, 20)).await, expected, "{code}");
            let count = counts(&app.db, &board, app.now()).await.unwrap();
            assert!(
                usize::try_from(count.open).unwrap() >= expected.iter().filter(|w| *w != "hele wijk").count()
            );
        }
        let open = on(&app, Filter::open(area("BU03010000"), 20)).await;
        assert_eq!(open, ["hele wijk", "stad", "wijk", "buurt"]);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nothing_hidden_private_unconfirmed_or_ended_is_on_a_board() {
    both(|app| async move {
        let (now, gm) = (app.now(), area("GM0301"));
        let mut secret = draft("geheim", street(), Circle::Municipality);
        secret.theme = Some(Theme::Safety);
        given(&app, secret).await;
        let hidden = given(&app, draft("verborgen", street(), Circle::Municipality)).await;
        changed(&app, hidden.id, "", |ask| {
            let by = ask.asker;
            ask.hide(by, "zo".parse().unwrap(), now).0
        })
        .await;
        let gone = given(&app, draft("ingetrokken", street(), Circle::Municipality)).await;
        changed(&app, gone.id, "", |ask| ask.withdraw(now).unwrap().0).await;
        let facts =
            AskerFacts { id: person(&app), address: AskerAddress::Email, open_asks: 0, blocked: false };
        let waiting = draft("onbevestigd", street(), Circle::Municipality);
        let id = AskId::new_v7(now, app.chance.bytes());
        insert_one(&app, &place_ask(waiting, facts, id, now).unwrap().0).await;
        assert_eq!(on(&app, Filter::open(gm, 20)).await, Vec::<String>::new());
        assert_eq!(on(&app, Filter::went(gm, 20)).await, Vec::<String>::new());
        assert_eq!(counts(&app.db, &gm, now).await.unwrap(), Counts::default());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_ended_well_stands_under_how_it_went() {
    both(|app| async move {
        let ask = given(&app, draft("gelukt", street(), Circle::Municipality)).await;
        helped(&app, &ask, app.now()).await;
        for code in ["BU03010000", "WK030100", "GM0301"] {
            assert_eq!(on(&app, Filter::went(area(code), 20)).await, ["gelukt"]);
            let week = app.now() - SignedDuration::from_hours(7 * 24);
            assert_eq!(counts(&app.db, &area(code), week).await.unwrap(), Counts { open: 0, helped: 1 });
        }
        assert_eq!(on(&app, Filter::open(area("GM0301"), 20)).await, Vec::<String>::new());
        assert_eq!(on(&app, Filter::went(area("GM0772"), 20)).await, Vec::<String>::new());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_double() {
    both(|app| async move {
        for number in 0..7 {
            // Three of each two at the same moment: the id decides.
            if number % 2 == 0 {
                app.clock.push(SignedDuration::from_mins(1));
            }
            let mut one = draft(&format!("nummer {number}"), street(), Circle::Municipality);
            one.theme = Some(if number < 5 { Theme::Pets } else { Theme::Meals });
            given(&app, one).await;
        }
        for shown_at in ["BU03010000", "GM0301"] {
            let mut filter = Filter::open(area(shown_at), 3);
            let all: Vec<_> = on(&app, Filter::open(area(shown_at), 20)).await;
            assert_eq!(all.len(), 7);
            let mut seen = Vec::new();
            loop {
                let page = list(&app, &filter).await.unwrap();
                let Some(last) = page.last() else { break };
                filter.after = Some(last.cursor(Shown::Open));
                seen.extend(page.into_iter().map(|ask| ask.words));
            }
            assert_eq!(seen, all);
        }
        let pets = Filter { theme: Some(Theme::Pets), ..Filter::open(area("GM0301"), 20) };
        assert_eq!(on(&app, pets).await.len(), 5);
        let street_only = Filter { circle: Some(Circle::District), ..Filter::open(area("GM0301"), 20) };
        assert_eq!(on(&app, street_only).await.len(), 0);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn everybody_finds_their_own() {
    both(|app| async move {
        let asks = a_little_of_everything(&app).await;
        let (ended, joke) = helped(&app, &asks[1], app.now()).await;
        let own = of_asker(&app, ended.asker, None, 9).await.unwrap();
        assert_eq!(
            (own.len(), own[0].words.as_str(), own[0].stage.as_str(), own[0].replies),
            (1, "buurt", "closed", 1)
        );
        assert_eq!(of_asker(&app, ended.asker, Some(own[0].cursor(Shown::Open)), 9).await.unwrap(), []);
        let helping = of_helper(&app, joke, 9).await.unwrap();
        assert_eq!((helping.len(), helping[0].id), (1, ended.id));
        assert_eq!(of_helper(&app, ended.asker, 9).await.unwrap(), []);
        let mut tx = app.db.begin().await.unwrap();
        assert_eq!(not_closed_of(&mut tx, ended.asker).await.unwrap(), 0);
        assert_eq!(not_closed_of(&mut tx, asks[2].asker).await.unwrap(), 1);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn hosts_see_what_waits_the_longest_first() {
    both(|app| async move {
        let asks = a_little_of_everything(&app).await;
        for (minutes, ask) in [(3, &asks[3]), (1, &asks[4]), (2, &asks[5])] {
            let since = app.now() + SignedDuration::from_mins(minutes);
            changed(&app, ask.id, "", |ask| ask.hand_to_person(NeedReason::TooLong, since).unwrap().0).await;
        }
        let words = |found: Vec<Listed>| found.into_iter().map(|ask| ask.words).collect::<Vec<_>>();
        let all = needs_person(&app, &[area("GM0301"), area("WK030100")], 9).await.unwrap();
        assert_eq!(all[0].waiting.unwrap().why, NeedReason::TooLong);
        assert_eq!(words(all), ["ernaast", "hele wijk", "stad"]);
        let near = needs_person(&app, &[area("BU03010000")], 9).await.unwrap();
        assert_eq!(words(near), ["stad"]);
        assert_eq!(needs_person(&app, &[area("GM0772")], 9).await.unwrap(), []);
        changed(&app, asks[3].id, "", |ask| ask.withdraw(app.now()).unwrap().0).await;
        assert_eq!(needs_person(&app, &[area("BU03010000")], 9).await.unwrap(), []);
    })
    .await
    .unwrap();
}

/// A board must read its own small index whatever was closed before.
#[tokio::test]
async fn boards_read_an_index_of_their_own() {
    both(|app| async move {
        if app.db.kind() != house::store::Kind::Sqlite {
            return;
        }
        for (sql, index) in [
            (lists::OPEN_NEIGHBOURHOOD, "asks_open_area"),
            (lists::OPEN_DISTRICT, "asks_open_district"),
            (lists::OPEN_MUNICIPALITY, "asks_open_municipality"),
            (lists::WENT_NEIGHBOURHOOD, "asks_went_area"),
            (lists::WENT_DISTRICT, "asks_went_district"),
            (lists::WENT_MUNICIPALITY, "asks_went_municipality"),
            (lists::NEEDS_PERSON, "asks_needs_person"),
            (erase::TO_ERASE, "asks_to_erase"),
        ] {
            let sql: &'static str = Box::leak(format!("explain query plan {sql}").into_boxed_str());
            let arguments = args!["a", 0, "", "", "", 1, "b"];
            let wanted = (1..=7).rev().find(|n| sql.contains(&format!("${n}"))).unwrap();
            let plan: Vec<(i64, i64, i64, String)> =
                app.db.all(sql, arguments.into_iter().take(wanted).collect()).await.unwrap();
            assert!(plan.iter().any(|line| line.3.contains(&format!("INDEX {index} "))), "{index}: {plan:?}");
        }
    })
    .await
    .unwrap();
}
