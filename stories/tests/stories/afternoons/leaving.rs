//! What is forgotten, and when.

use house::store::args;

use super::{GROCERIES, WHO_SHOPS, wim_asks};
use crate::village::{Village, days, hours};

/// Every text of every table that could hold words of people, as one.
async fn everything(v: &Village) -> String {
    let mut all = String::new();
    for sql in [
        "select asker_name || ' ' || words || ' ' || coalesce(other_name, '') || ' ' || thanks || ' ' || coalesce(postcode, '') || ' ' || search from asks",
        "select person_name || ' ' || words from replies",
        "select first_name || ' ' || coalesce(postcode, '') from people",
        "select owner_name || ' ' || words || ' ' || search from offers",
        "select facts from happenings",
        "select facts || ' ' || key from jobs",
        "select words || ' ' || answer from reports",
        "select why || ' ' || answer from warnings",
        "select answer from once",
    ] {
        all.push_str(&v.rows::<String>(sql, args![]).await.join("\n"));
    }
    for channel in ["mail", "call"] {
        for letter in v.letters(channel).await {
            all.push_str(&format!("{} {} {}", letter.to, letter.subject, letter.text));
        }
    }
    all
}

#[tokio::test]
async fn ninety_days_after_the_end_words_and_people_are_gone_and_the_count_stays() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        ans.can_help(ask, "Ik kom op de fiets langs").await.is(200);
        wim.presses(ask, "…/accept").await.is(200);
        wim.tells(ask, "helped").await.is(200);
        ans.tells(ask, "helped").await.is(200);
        v.later(days(89)).await;
        assert!(everything(&v).await.contains(WHO_SHOPS));
        v.later(days(3)).await;
        let all = everything(&v).await;
        for gone in [WHO_SHOPS, "op de fiets"] {
            assert!(!all.contains(gone), "{gone:?} is still somewhere: {all}");
        }
        let closed = v.count("select count(*) from asks where closure = 'helped'", args![]).await;
        assert_eq!(closed, 1, "the count stays");
        wim.looks_at(ask).await;
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn forget_me_in_the_middle_of_helping() {
    Village::on_both(|v| async move {
        v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut ans = v.neighbour("Ansje").at("Stadskern").phone("06 11111111").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        ans.can_help(ask, "Ansje helpt u").await.is(200);
        wim.presses(ask, "…/accept").await.says(&["Zo bereikt u Ansje"]);
        let page = ans.open("/me/forget").await;
        let unsure = ans.send(page.form("/me/forget")).await;
        assert!(unsure.body.contains("sure-err"), "it takes a tick: {}", unsure.text());
        ans.send(unsure.form("/me/forget").with("sure", "yes")).await.is(200);
        v.meanwhile().await;

        v.letter_to("wim@example.org", "gaat niet door").await;
        assert!(v.ask(ask).await.is_open(), "the ask looks further");
        wim.looks_at(ask).await.hides(&["ansje@example.org", "11111111"]);
        assert!(!ans.open("/me").await.text().contains("Ansje"), "the session is over");
        let all = everything(&v).await;
        assert!(!all.contains("ansje@example.org"), "{all}");
        v.later(hours(30)).await;
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn forget_me_with_an_ask_that_is_open() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut toos = v.neighbour("Toosje").at("Stadskern").await;
        let ask = toos.asks(WHO_SHOPS, "Stadskern", &[("urgency", "today")]).await.id();
        v.meanwhile().await;
        ans.can_help(ask, "").await.is(200);
        let page = toos.open("/me/forget").await;
        toos.send(page.form("/me/forget").with("sure", "yes")).await.is(200);
        v.meanwhile().await;
        let open = v.count("select count(*) from asks where stage <> 'closed'", args![]).await;
        assert_eq!(open, 0);
        ans.looks_at(ask).await.hides(&["Toosje", WHO_SHOPS]);
        let all = everything(&v).await;
        for gone in ["Toosje", "toosje@example.org", WHO_SHOPS] {
            assert!(!all.contains(gone), "{gone:?} is still somewhere: {all}");
        }
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn everything_that_is_kept_of_somebody_can_be_taken_along() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").phone("06 11111111").offers(GROCERIES).await;
        let (_, ask) = wim_asks(&v).await;
        ans.can_help(ask, "Ik kom op de fiets langs").await.is(200);
        let page = ans.open("/me/download").await;
        page.says(&["ans@example.org", GROCERIES, "Ik kom op de fiets langs"]);
        let file = ans.open("/me/download?as=file").await;
        let json: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        let text = json.to_string();
        assert!(
            text.contains("ans@example.org") && text.contains("op de fiets") && !text.contains("wim@"),
            "{text}"
        );
    })
    .await;
}
