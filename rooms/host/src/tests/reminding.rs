//! Nobody is forgotten on the list.

use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::asks::AskerAddress;

use super::bench::{SECRET, Town};
use super::client::Client;

#[tokio::test]
async fn hosts_are_reminded_once_per_step_until_somebody_looks() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        let ask = town.ask(&town.wim, AskerAddress::Confirmed, true).await;
        let mut expected = 1;
        for minutes in [0, 29, 1, 89, 1, 22 * 60 - 1, 1, 24 * 60] {
            app.clock.push(SignedDuration::from_mins(minutes));
            town.work().await;
            town.work().await;
            // At 0, 30 and 120 minutes, after a day, after two.
            expected += usize::from(matches!(minutes, 1 | 1440));
            assert_eq!(town.letters_to(&town.joke).await, expected, "{minutes} minutes later");
        }
        assert_eq!(town.letters_to(&town.karel).await, 0);
        let subjects: Vec<String> =
            town.letters().await.into_iter().map(|(_, letter)| letter.subject).collect();
        assert!(subjects.iter().any(|subject| subject.contains("Noordveen") && subject.contains("2 dagen")));
        assert!(town.letters().await.iter().all(|(_, letter)| !format!("{letter:?}").contains(SECRET)));

        Client::of(&app, &town.joke).await.does(&format!("/host/asks/{}/take", ask.id), &[]).await;
        app.clock.push(SignedDuration::from_hours(100));
        town.work().await;
        assert_eq!(town.letters_to(&town.joke).await, expected, "it is no longer on the list");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn after_days_of_silence_there_is_one_letter() {
    both(|app| async move {
        let town = Town::of(app.clone()).await;
        town.ask(&town.wim, AskerAddress::Confirmed, true).await;
        town.work().await;
        app.clock.push(SignedDuration::from_hours(24 * 9 + 1));
        town.work().await;
        assert_eq!(town.letters_to(&town.joke).await, 2);
    })
    .await
    .unwrap();
}
