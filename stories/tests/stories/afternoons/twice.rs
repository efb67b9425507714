//! Pressed twice, sent from a page of an hour ago.

use house::store::args;

use super::{GROCERIES, WHO_SHOPS, wim_asks};
use crate::village::Village;

#[tokio::test]
async fn a_form_that_is_pressed_twice_has_one_effect() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut wim = v.visitor();
        let who = [("name", "Wim"), ("email", "wim@example.org"), ("urgency", "today")];
        let preview = wim.previews(WHO_SHOPS, "Stadskern", &who).await;
        let place = preview.form("/asks");
        let mut same = wim.clone();
        let (one, two) = tokio::join!(wim.submit(&place), same.submit(&place));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{} {}", one.text(), two.text());
        assert_eq!(one.headers["location"], two.headers["location"]);
        assert_eq!(v.count("select count(*) from asks", args![]).await, 1);
        v.meanwhile().await;
        assert_eq!(v.letters_to("wim@example.org").await.len(), 1, "one letter with digits");

        // The letter was asked for by one of the two; a browser has one set of cookies.
        let confirm = one.headers["location"].to_str().unwrap();
        if !wim.open(confirm).await.text().contains("w…@example.org") {
            wim = same;
        }
        let confirm = wim.open(confirm).await;
        let digits = v.last_letter_to("wim@example.org").await.digits();
        let form = confirm.form("…/confirm").with("code", &digits);
        let (one, two) = (wim.submit(&form).await, wim.submit(&form).await);
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{}", two.text());
        let ask = wim.open(one.headers["location"].to_str().unwrap()).await.id();
        v.meanwhile().await;

        let reply = ans.looks_at(ask).await.form("…/replies").with("words", "Ja!");
        let mut again = ans.browser.clone();
        let (one, two) = tokio::join!(ans.submit(&reply), again.submit(&reply));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{}", two.text());
        assert_eq!(v.count("select count(*) from replies", args![]).await, 1);

        let accept = wim.looks_at(ask).await.form("…/accept");
        let (one, two) = (wim.submit(&accept).await, wim.submit(&accept).await);
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303), "{}", two.text());
        v.meanwhile().await;
        let letters = v.letters_to("ans@example.org").await;
        let together = letters.iter().filter(|letter| letter.text.contains("wim@example.org")).count();
        assert_eq!(together, 1, "told once: {letters:#?}");
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_too_old_says_what_is_true_now() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut bas = v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        let stale_reply = bas.looks_at(ask).await.form("…/replies").with("words", "Ik kan ook");
        ans.can_help(ask, "").await.is(200);
        let stale_accept = wim.looks_at(ask).await.form("…/accept");
        ans.presses(ask, "…/withdraw").await.is(200);
        let answer = wim.submit(&stale_accept).await;
        answer.is(409).says(&["Deze buur heeft de reactie teruggenomen"]);

        wim.presses(ask, &format!("/asks/{ask}/withdraw")).await.is(200);
        let answer = bas.submit(&stale_reply).await;
        answer.is(409);
        assert!(
            answer.text().contains("klaar") || answer.text().contains("niet meer open"),
            "{}",
            answer.text()
        );
        v.meanwhile().await;
        v.doctor_is_content().await;
    })
    .await;
}
