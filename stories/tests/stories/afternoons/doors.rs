//! Coming in: offers without an account, letters with links, pages of others.

use house::store::args;

use super::{GROCERIES, wim_asks};
use crate::village::{Filled, Village, minutes};

#[tokio::test]
async fn an_offer_without_an_account_is_confirmed_by_the_code_from_the_letter() {
    Village::on_both(|v| async move {
        let mut ans = v.visitor();
        let page = ans.open("/offers/new").await;
        let form = page.form("/offers").with("sentence", GROCERIES).with("place", "Stadskern");
        let form = form.with("name", "Ans").with("email", "ans@example.org").with("circle", "district");
        let mut confirm = ans.send(form).await;
        if let Some(choice) = confirm.forms().first().filter(|form| !form.options("area").is_empty()) {
            let area = choice.options("area")[0].clone();
            confirm = ans.send(choice.clone().with("area", &area)).await;
        }
        confirm.says(&["a…@example.org"]).hides(&["ans@example.org"]);
        v.visitor().open("/areas/BU03010000?tab=help").await.hides(&[GROCERIES]);

        let wrong = ans.send(confirm.form("…/confirm").with("code", "000000")).await;
        assert!(!wrong.mistakes().is_empty());
        let digits = v.last_letter_to("ans@example.org").await.digits();
        ans.send(confirm.form("…/confirm").with("code", &digits)).await.says(&[GROCERIES]);
        v.visitor()
            .open("/areas/BU03010000?tab=help")
            .await
            .says(&[GROCERIES, "Ans"])
            .hides(&["ans@example.org"]);
        let (_, ask) = wim_asks(&v).await;
        assert_eq!(v.told(ask).await, ["Ans"]);
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_link_that_a_scanner_opened_still_works() {
    Village::on_both(|v| async move {
        v.neighbour("Ans").at("Stadskern").await;
        let mut ans = v.visitor();
        let page = ans.open("/sign-in").await;
        ans.send(page.form("/sign-in").with("email", "ans@example.org")).await.says(&["zes cijfers"]);
        let letter = v.last_letter_to("ans@example.org").await;
        let link = letter.path.clone().unwrap();
        // A mail scanner opens it, follows every link, and presses every button.
        let mut scanner = v.visitor();
        for _ in 0..20 {
            let page = scanner.open(&link).await;
            for form in page.forms().into_iter().filter(|form| form.action.starts_with("/sign-in/link")) {
                scanner.send(form).await;
            }
        }
        assert!(!scanner.open("/me").await.status.is_success(), "the scanner is not signed in");
        let page = ans.open(&link).await;
        let button = page.forms().into_iter().find(|form| form.action.starts_with("/sign-in/link")).unwrap();
        ans.send(button).await;
        ans.open("/me").await.says(&["Ans"]);
        // Used once.
        let again = v.visitor().open(&link).await;
        again.says(&["werkt niet meer"]);
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_the_same_whether_an_address_is_known_or_not() {
    let v = Village::new().await;
    v.neighbour("Ans").at("Stadskern").await;
    let mut pages = Vec::new();
    for address in ["ans@example.org", "arie@example.org"] {
        let mut visitor = v.visitor();
        let page = visitor.open("/sign-in").await;
        let sent = visitor.send(page.form("/sign-in").with("email", address)).await;
        let shown = sent.text().replace(address, "…");
        pages.push((sent.status, sent.path.clone(), shown));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_code_is_good_for_a_quarter_of_an_hour_and_five_tries() {
    let v = Village::new().await;
    v.neighbour("Ans").at("Stadskern").await;
    let mut ans = v.visitor();
    let page = ans.open("/sign-in").await;
    let typing = ans.send(page.form("/sign-in").with("email", "ans@example.org")).await;
    let digits = v.last_letter_to("ans@example.org").await.digits();
    v.later(minutes(16)).await;
    ans.send(typing.form("/sign-in/code").with("code", &digits)).await;
    assert!(!ans.open("/me").await.status.is_success(), "too late");

    let page = ans.open("/sign-in").await;
    let typing = ans.send(page.form("/sign-in").with("email", "ans@example.org")).await;
    let digits = v.last_letter_to("ans@example.org").await.digits();
    let wrong = if digits == "111111" { "222222" } else { "111111" };
    for _ in 0..6 {
        ans.send(typing.form("/sign-in/code").with("code", wrong)).await;
    }
    ans.send(typing.form("/sign-in/code").with("code", &digits)).await;
    assert!(!ans.open("/me").await.status.is_success(), "after too many tries even the right one is none");
}

#[tokio::test]
async fn a_page_of_somebody_else_cannot_send_our_forms() {
    let v = Village::new().await;
    let mut ans = v.neighbour("Ans").at("Stadskern").await;
    let form = Filled::to("/me/forget", &[("sure", "yes"), ("once", "x-1")]);
    let answer = ans.post_from("https://evil.example", &form).await;
    assert_eq!(answer.status, 403);
    assert_eq!(v.count("select count(*) from people", args![]).await, 1);
}

#[tokio::test]
async fn a_session_that_is_ended_elsewhere_is_over() {
    let v = Village::new().await;
    let mut ans = v.neighbour("Ans").at("Stadskern").await;
    let mut library = crate::village::signed_in(&v, ans.id).await;
    library.open("/me").await.is(200);
    let page = ans.open("/me/sessions").await;
    let forms: Vec<_> = page.forms().into_iter().filter(|form| form.action.ends_with("/end")).collect();
    assert!(!forms.is_empty());
    for form in forms {
        ans.submit(&form).await;
    }
    assert!(!library.open("/me").await.status.is_success());
}
