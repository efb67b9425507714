//! Reading a few whose turn it is gives what reading everybody gives.

use house::App;
use jiff::SignedDuration;
use neighbourhood::areas::Circle;
use neighbourhood::ids::PersonId;
use neighbourhood::reach::{Candidate, Chance, Decision, History, Parameters, standing};

use super::bench::*;
use crate::near::{self, Wanted};
use crate::rule::{self, Look};
use crate::{store, turns};

/// A number below `of`, by the chance of the test.
fn below(app: &App, of: u64) -> u64 {
    u64::from_le_bytes(app.chance.bytes()) % of
}

/// Somebody with a past: told on some of the last sixty days, perhaps at rest.
async fn with_past(app: &App, area: &str, parameters: &Parameters) -> PersonId {
    let themes = ["groceries", "pets", "", "groceries,pets"];
    let theme = themes[usize::try_from(below(app, 4)).unwrap()];
    let owner = person(app, area, |_| ()).await;
    offer(app, owner, (area, Circle::Municipality, theme), i64::try_from(below(app, 3)).unwrap() + 1).await;
    let mut days: Vec<u64> = (0..below(app, 7)).map(|_| below(app, 60)).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    let mut history = History::default();
    let now = app.now();
    for day in days {
        let chance = Chance { willingness: 0.1, exposure: 0.6, yes: 0.06 };
        history.told(now - SignedDuration::from_hours(24 * i64::try_from(day).unwrap()), chance, parameters);
    }
    if below(app, 10) == 0 {
        history.accepted(now, parameters);
    }
    if history != History::default() {
        let mut tx = app.db.begin().await.unwrap();
        store::remember(&mut tx, owner, &history, now).await.unwrap();
        turns::note(&mut tx, owner, &history, (now, parameters)).await.unwrap();
        tx.commit().await.unwrap();
    }
    owner
}

/// Where those who are told stand in the order, among everybody.
fn places(decision: &Decision, all: &[Candidate], look: &Look<'_>) -> Vec<f64> {
    let Decision::Tell { who, .. } = decision else { panic!("{decision:?}") };
    let of = |person| all.iter().find(|one| one.person == person).unwrap();
    let mut places: Vec<f64> =
        who.iter().map(|one| standing(of(one.person), look.now, look.parameters)).collect();
    places.sort_by(f64::total_cmp);
    places
}

#[tokio::test]
async fn who_is_told_is_who_would_be_told_among_everybody() {
    house::testing::both(|app| async move {
        town(&app).await;
        let parameters = rule::parameters(&app, &mut &app.db).await.unwrap();
        let ask = ask(&app).await;
        let (mut same, mut fewer) = (0, 0);
        for round in 0..6 {
            for _ in 0..70 {
                let area = [HERE, HERE, NEXT, BEYOND][usize::try_from(below(&app, 4)).unwrap()];
                with_past(&app, area, &parameters).await;
            }
            for theme in [ask.theme, None] {
                let wanted = Wanted { theme, ..Wanted::from(&ask) };
                let look = Look::new(&wanted, Vec::new(), app.now(), &parameters);
                let (decision, read) = rule::decision(&mut &app.db, &look).await.unwrap();
                let all = near::all(&mut &app.db, &look).await.unwrap();
                let whole = neighbourhood::reach::decide(
                    &look.need,
                    &all,
                    app.now(),
                    &parameters,
                    ask.id.uuid().as_u64_pair().1,
                );
                let (one, other) = (places(&decision, &all, &look), places(&whole, &all, &look));
                assert_eq!(one.len(), other.len(), "round {round}");
                // Equal places fall by lot; somebody new stands at the mean of those who were read.
                assert!(
                    one.iter().zip(&other).all(|(a, b)| (a - b).abs() < 0.1),
                    "round {round}: {one:?} {other:?}"
                );
                same += usize::from(one.iter().zip(&other).all(|(a, b)| (a - b).abs() < 1e-6));
                fewer += usize::from(read.len() < all.len());
            }
        }
        assert!(same >= 9 && fewer >= 6, "{same} of 12 the same, {fewer} read fewer");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn who_cannot_be_told_is_not_read_and_still_gives_the_reason() {
    house::testing::both(|app| async move {
        town(&app).await;
        let parameters = rule::parameters(&app, &mut &app.db).await.unwrap();
        let all = helpers(&app, HERE, 5).await;
        let ask = ask(&app).await;
        let mut tx = app.db.begin().await.unwrap();
        for person in &all {
            let mut history = History::default();
            history.accepted(app.now(), &parameters);
            store::remember(&mut tx, *person, &history, app.now()).await.unwrap();
            turns::note(&mut tx, *person, &history, (app.now(), &parameters)).await.unwrap();
        }
        tx.commit().await.unwrap();
        let wanted = Wanted::from(&ask);
        let look = Look::new(&wanted, Vec::new(), app.now(), &parameters);
        assert!(near::few(&mut &app.db, &look).await.unwrap().is_empty());
        let why = crate::Outcome::NeedsPerson(crate::HandOver::EveryonePaused);
        assert_eq!(super::bench::look(&app, &ask).await, why);
        app.clock.push(SignedDuration::from_hours(49));
        assert!(matches!(super::bench::look(&app, &ask).await, crate::Outcome::Told { .. }));
    })
    .await
    .unwrap();
}
