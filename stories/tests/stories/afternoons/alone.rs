//! Without e-mail, without an account, for somebody else.

use neighbourhood::ids::AskId;

use super::{GROCERIES, WHO_SHOPS};
use crate::village::{Village, hours, minutes};

#[tokio::test]
async fn with_only_a_telephone_the_host_rings_back_and_reads_out_the_letters() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").phone("06 11111111").offers(GROCERIES).await;
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut mien = v.visitor();
        let who = [("name", "Mien"), ("phone", "0575 12 34 56"), ("urgency", "today")];
        let page = mien.asks(WHO_SHOPS, "Stadskern", &who).await;
        page.says(&["Wij bellen u terug", "Uw code"]);
        let ask: AskId = page.id();
        v.later(minutes(5)).await;
        assert!(v.told(ask).await.is_empty(), "nobody is told before somebody rang back");
        v.letter_to("hanna@example.org", "een vraag wacht op u").await;

        let list = hanna.open("/host").await;
        list.says(&[WHO_SHOPS, "Mien"]);
        assert!(list.body.contains("tel:"), "the number to ring");
        hanna.send(list.form("…/confirm")).await.is(200);
        v.meanwhile().await;
        assert_eq!(v.told(ask).await, ["Ans"]);

        ans.can_help(ask, "Ik bel even aan").await.says(&["U wilt helpen"]);
        v.meanwhile().await;
        // What would have been a letter is on the call list.
        let calls = hanna.open("/host").await;
        calls.says(&["Mien", "Ans wil u helpen"]);
        hanna.send(calls.form("…/done")).await.is(200);
        // Mien says the code on the telephone; whoever has it acts as the asker.
        let code = mien.looks_at(ask).await.at(".code");
        let mut helping = v.visitor();
        let follow = helping.open("/follow").await;
        let own = helping.send(follow.form("/follow").with("code", &code)).await;
        own.says(&["Graag, Ans"]);
        helping.presses(ask, "…/accept").await.says(&["Zo bereikt u Ans"]);
        ans.looks_at(ask).await.says(&["Zo bereikt u Mien"]);
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn a_code_on_paper_is_enough_to_follow_and_to_close() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = super::wim_asks(&v).await;
        let code = wim.looks_at(ask).await.at(".code");
        v.later(hours(1)).await;

        let mut library = v.visitor();
        let follow = library.open("/follow").await;
        // As people type it: small letters, a space.
        let typed = code.to_lowercase().replace(['-', '–'], " ");
        let own = library.send(follow.form("/follow").with("code", &typed)).await;
        own.says(&[WHO_SHOPS, "Uw vraag"]);
        assert!(!library.open("/me").await.status.is_success(), "the code opens this ask and nothing else");
        library.tells(ask, "helped").await.is(200);
        assert!(v.ask(ask).await.is_closed());
        v.meanwhile().await;

        let mut stranger = v.visitor();
        let follow = stranger.open("/follow").await;
        let wrong = stranger.send(follow.form("/follow").with("code", "K7F-3MW")).await;
        assert!(!wrong.mistakes().is_empty());
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn guessing_codes_is_stopped() {
    let v = Village::new().await;
    let mut guesser = v.visitor();
    let mut stopped = false;
    for n in 0..15 {
        let follow = guesser.open("/follow").await;
        let code = format!("K7F-3M{}", ['W', 'X', 'Y', 'T', 'R'][n % 5]);
        let page = guesser.send(follow.form("/follow").with("code", &code)).await;
        stopped |= page.status.as_u16() == 429;
    }
    assert!(stopped);
}

#[tokio::test]
async fn for_somebody_else_only_when_they_agree() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut wim = v.visitor();
        let without =
            [("name", "Wim"), ("email", "wim@example.org"), ("for", "other"), ("other_name", "Greet")];
        let page = wim.previews(WHO_SHOPS, "Stadskern", &without).await;
        page.says(&["Vraag eerst of de ander het goed vindt"]);
        assert_eq!(page.value("other_name").as_deref(), Some("Greet"), "nothing typed is lost");

        let form = page.form("/asks/new").with("agree", "yes").with("urgency", "today");
        let preview = wim.send(form).await;
        preview.says(&["Voor Greet"]);
        let confirm = wim.send(preview.form("/asks")).await;
        let digits = v.last_letter_to("wim@example.org").await.digits();
        let ask = wim.confirms(&confirm, &digits).await.id();
        v.meanwhile().await;
        ans.can_help(ask, "").await.is(200);
        wim.presses(ask, "…/accept").await.is(200);
        ans.looks_at(ask).await.says(&["Greet", "wim@example.org"]);
        // Neighbours read for whom it is, as the preview said; how to reach anybody they do not.
        v.visitor().looks_at(ask).await.hides(&["wim@example.org"]);
        v.doctor_is_content().await;
    })
    .await;
}
