//! Whatever stands in the way, an ask ends with a person: it is on the host's list, the host got one
//! letter, and the asker knows.

use neighbourhood::asks::NeedReason;
use neighbourhood::ids::AskId;

use super::{GROCERIES, WHO_SHOPS, asks, wim_asks};
use crate::village::{Browser, Neighbour, Village, days, hours, minutes};

async fn host(v: &Village) -> Neighbour {
    v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await
}

/// Somebody asks for something that cannot wait.
async fn asks_now(v: &Village) -> (Browser, AskId) {
    let mut wim = v.visitor();
    let who = [("name", "Wim"), ("email", "wim@example.org"), ("urgency", "now")];
    let confirm = wim.asks(WHO_SHOPS, "Stadskern", &who).await;
    let digits = v.last_letter_to("wim@example.org").await.digits();
    let ask = wim.confirms(&confirm, &digits).await.id();
    v.meanwhile().await;
    (wim, ask)
}

/// A person has it, and everybody concerned knows: told once, and in no silence.
async fn ends_with_a_person(
    v: &Village,
    hanna: &mut Neighbour,
    (asker, ask): (&mut Browser, AskId),
    email: &str,
) {
    let need = v.ask(ask).await.needs_person.expect("nobody has it");
    assert!(matches!(need.why, NeedReason::ReachSpent | NeedReason::TooLong), "{:?}", need.why);
    let letters = v.letters_to("hanna@example.org").await;
    let about: Vec<_> = letters.iter().filter(|one| one.subject.contains("een vraag wacht op u")).collect();
    assert_eq!(about.len(), 1, "one letter to the host: {letters:#?}");
    hanna.open("/host").await.says(&[WHO_SHOPS, "Wim"]);
    asker.looks_at(ask).await.says(&["Een mens kijkt mee", "Een gastheer zoekt mee"]);
    v.letter_to(email, "kijkt mee").await;
    let waves = "select count(*) from jobs where kind = 'wave' and key = $1";
    assert_eq!(v.count(waves, house::store::args![ask.uuid()]).await, 0, "and no wave goes on beside it");
    v.doctor_is_content().await;
}

#[tokio::test]
async fn in_the_night_what_cannot_wait_goes_to_a_person_at_once() {
    Village::on_both(|v| async move {
        let mut hanna = host(&v).await;
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        v.until(3, 0).await;
        let (mut wim, ask) = asks_now(&v).await;
        assert!(v.told(ask).await.is_empty(), "nobody is woken");
        ends_with_a_person(&v, &mut hanna, (&mut wim, ask), "wim@example.org").await;
    })
    .await;
}

#[tokio::test]
async fn on_a_saturday_as_on_any_day() {
    Village::on_both(|v| async move {
        let mut hanna = host(&v).await;
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        v.later(days(6)).await;
        let (mut wim, ask) = wim_asks(&v).await;
        assert_eq!(v.told(ask).await, ["Ans"]);
        v.later(hours(3)).await;
        ends_with_a_person(&v, &mut hanna, (&mut wim, ask), "wim@example.org").await;
    })
    .await;
}

#[tokio::test]
async fn where_nobody_helps_yet() {
    Village::on_both(|v| async move {
        let mut hanna = host(&v).await;
        let (mut wim, ask) = wim_asks(&v).await;
        v.later(minutes(1)).await;
        ends_with_a_person(&v, &mut hanna, (&mut wim, ask), "wim@example.org").await;
    })
    .await;
}

#[tokio::test]
async fn where_everybody_had_their_messages_this_week() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).at_most(1).await;
        asks(&v, "Toos", "Wie doet vandaag boodschappen voor mij?").await;
        v.later(hours(3)).await;
        let mut hanna = host(&v).await;
        let (mut wim, ask) = wim_asks(&v).await;
        v.later(minutes(1)).await;
        assert!(v.told(ask).await.is_empty());
        ends_with_a_person(&v, &mut hanna, (&mut wim, ask), "wim@example.org").await;
    })
    .await;
}

#[tokio::test]
async fn where_everybody_takes_a_pause_or_wants_no_letters() {
    Village::on_both(|v| async move {
        let mut hanna = host(&v).await;
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let settings = ans.open("/me/settings").await;
        ans.send(settings.form("/me/settings").with("pause", "week")).await.says(&["bewaard"]);
        let bas = v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        let muted = "update people set letters = 'questions' where id = $1 returning id";
        v.rows::<String>(muted, house::store::args![bas.id.uuid()]).await;
        let (mut wim, ask) = wim_asks(&v).await;
        v.later(minutes(1)).await;
        assert!(v.told(ask).await.is_empty());
        ends_with_a_person(&v, &mut hanna, (&mut wim, ask), "wim@example.org").await;
    })
    .await;
}
