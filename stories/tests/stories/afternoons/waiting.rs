//! Nobody answers, it is night, somebody takes a pause.

use neighbourhood::asks::Stage;

use super::{GROCERIES, WHO_SHOPS, asks, wim_asks};
use crate::village::{Village, days, hours, minutes};

#[tokio::test]
async fn nobody_answers_and_a_person_becomes_responsible() {
    Village::on_both(|v| async move {
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        assert!(v.ask(ask).await.needs_person.is_none());
        v.later(hours(22)).await;
        let need = v.ask(ask).await.needs_person.expect("a person's turn");
        wim.looks_at(ask).await.says(&["Een mens kijkt mee"]);
        let first = v.letters_to("hanna@example.org").await.len();
        assert!(first >= 1);
        v.later(days(2)).await;
        let letters = v.letters_to("hanna@example.org").await;
        assert!(letters.len() > first, "the host is reminded");
        letters.last().unwrap().says(&["wacht al"]);
        hanna.open("/host").await.says(&[WHO_SHOPS, "Wim"]);
        hanna.open("/host").await;
        let list = hanna.open("/host").await;
        let page = hanna.send(list.form("…/take")).await;
        page.is(200);
        assert!(matches!(v.ask(ask).await.stage, Stage::WithTeam { .. }));
        let before = v.letters_to("hanna@example.org").await.len();
        v.later(days(2)).await;
        assert_eq!(v.letters_to("hanna@example.org").await.len(), before, "no more reminders");
        let page = hanna.open(&format!("/host/asks/{ask}")).await;
        hanna.send(page.form("…/close").with("how", "helped")).await.is(200);
        assert!(v.ask(ask).await.is_closed());
        assert!(need.since <= v.app.now());
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn asked_at_night_neighbours_sleep_until_eight_and_the_page_says_so() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        v.until(23, 30).await;
        let mut wim = v.visitor();
        let who = [("name", "Wim"), ("email", "wim@example.org"), ("urgency", "today")];
        let preview = wim.previews(WHO_SHOPS, "Stadskern", &who).await;
        preview.says(&["seintje vanaf", "8"]);
        let confirm = wim.send(preview.form("/asks")).await;
        let digits = v.last_letter_to("wim@example.org").await.digits();
        let ask = wim.confirms(&confirm, &digits).await.id();
        v.until(7, 55).await;
        assert!(v.told(ask).await.is_empty(), "nobody is woken");
        v.until(8, 10).await;
        assert_eq!(v.told(ask).await, ["Ans"]);
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn who_takes_a_pause_is_left_in_peace() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        let settings = ans.open("/me/settings").await;
        ans.send(settings.form("/me/settings").with("pause", "week")).await.says(&["bewaard"]);
        let (_, ask) = wim_asks(&v).await;
        v.later(hours(3)).await;
        assert_eq!(v.told(ask).await, ["Bas"]);
        assert!(v.letters_to("ans@example.org").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn quiet_hours_are_everybodys_own() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let settings = ans.open("/me/settings").await;
        let form = settings.form("/me/settings").with("quiet_from", "16:00").with("quiet_until", "18:00");
        ans.send(form).await.says(&["bewaard"]);
        let (_, ask) = wim_asks(&v).await;
        v.later(minutes(55)).await;
        assert!(v.told(ask).await.is_empty(), "she is at table");
        v.later(minutes(30)).await;
        assert_eq!(v.told(ask).await, ["Ans"]);
    })
    .await;
}

#[tokio::test]
async fn an_offer_of_once_a_week_is_asked_for_once_a_week() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).at_most(1).await;
        let (mut wim, first) = wim_asks(&v).await;
        ans.can_help(first, "").await.is(200);
        wim.presses(first, "…/accept").await.is(200);
        wim.tells(first, "helped").await.is(200);
        v.later(hours(1)).await;
        let (_, second) = asks(&v, "Toos", "Wie doet vandaag boodschappen voor mij?").await;
        v.later(hours(2)).await;
        assert!(v.told(second).await.is_empty(), "she helped once this week");
    })
    .await;
}

#[tokio::test]
async fn one_click_in_a_letter_stops_these_letters() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let (_, ask) = wim_asks(&v).await;
        assert_eq!(v.told(ask).await, ["Ans"]);
        let off = v.last_letter_to("ans@example.org").await.off().unwrap();
        // The mail program posts it: no cookie, no page of ours.
        let mut mail = v.visitor();
        let page = mail.open(&off).await;
        page.says(&["Geen brieven meer?"]);
        let answer = mail.post(&off, "List-Unsubscribe=One-Click").await;
        assert!(answer.status.is_success() || answer.status.is_redirection(), "{}", answer.text());
        let (_, second) = asks(&v, "Toos", "Wie doet vandaag boodschappen voor mij?").await;
        v.later(hours(2)).await;
        assert!(v.told(second).await.is_empty());
    })
    .await;
}
