//! Somebody asks, somebody comes.

use neighbourhood::asks::Stage;

use super::{GROCERIES, WHO_SHOPS, asks, wim_asks};
use crate::village::{Village, hours, minutes};

#[tokio::test]
async fn asked_by_mail_at_five_answered_and_thanked_at_seven() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").phone("06 11111111").offers(GROCERIES).await;
        let mut wim = v.visitor();
        let who =
            [("name", "Wim"), ("email", "wim@example.org"), ("phone", "06 12345678"), ("urgency", "today")];
        let preview = wim.previews(WHO_SHOPS, "Stadskern", &who).await;
        preview.says(&["Zo zien uw buren het", WHO_SHOPS, "krijgt 1 buur een seintje"]);
        let confirm = wim.send(preview.form("/asks")).await;
        confirm.says(&["Klopt uw e-mailadres?", "w…@example.org", "Uw code"]);
        v.meanwhile().await;
        assert!(
            v.letters_to("ans@example.org").await.is_empty(),
            "nobody is told before the address is confirmed"
        );

        let digits = v.last_letter_to("wim@example.org").await.digits();
        let own = wim.confirms(&confirm, &digits).await;
        let ask = own.says(&[WHO_SHOPS]).id();
        v.meanwhile().await;
        assert_eq!(v.told(ask).await, ["Ans"]);
        let letter = v.last_letter_to("ans@example.org").await;
        letter.says(&[WHO_SHOPS, "uit uw buurt"]);
        assert!(letter.off().is_some(), "one click stops these letters");

        v.later(minutes(20)).await;
        let page = ans.open(letter.path.as_deref().unwrap()).await;
        page.says(&[WHO_SHOPS, "Waarom kreeg u een seintje?"]).hides(&["wim@example.org", "12345678"]);
        ans.can_help(ask, "Ik loop er zo langs").await.says(&["U wilt helpen. Dank u wel!"]);
        v.letter_to("wim@example.org", "Ans wil u helpen").await.says(&["Ik loop er zo langs"]);

        let before = wim.looks_at(ask).await;
        before.says(&["Graag, Ans"]).hides(&["ans@example.org", "11111111"]);
        let met = wim.presses(ask, "…/accept").await;
        met.says(&["Zo bereikt u Ans", "ans@example.org", "Veilig helpen"]);
        assert!(met.body.contains("11111111") || met.text().replace([' ', '-'], "").contains("0611111111"));
        ans.looks_at(ask).await.says(&["Zo bereikt u Wim", "wim@example.org", "Veilig helpen"]);
        v.letter_to("ans@example.org", "wim@example.org").await;
        v.visitor().looks_at(ask).await.hides(&[
            "ans@example.org",
            "wim@example.org",
            "12345678",
            "11111111",
        ]);

        v.later(minutes(100)).await;
        wim.tells(ask, "helped").await.says(&["U vertelde hoe het ging"]);
        let page = wim.looks_at(ask).await;
        wim.send(page.form("…/thanks").with("words", "Wat een fijne buur!")).await.says(&["U bedankte Ans"]);
        ans.looks_at(ask).await.says(&["Wim zegt dank u wel", "Wat een fijne buur!"]);
        assert!(matches!(v.ask(ask).await.stage, Stage::Closed { .. }));
        v.visitor().open("/areas/BU03010000").await.is(200);
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn two_neighbours_want_to_help_and_one_is_chosen() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut bas = v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        for name in ["Cor", "Dina", "Els", "Fred"] {
            v.neighbour(name).at("Stadskern").offers(GROCERIES).await;
        }
        let (mut wim, ask) = wim_asks(&v).await;
        let told = v.told(ask).await;
        assert!(told.len() >= 2, "{told:?}");

        ans.can_help(ask, "Ik kan om vijf uur").await.says(&["U wilt helpen"]);
        bas.can_help(ask, "").await.says(&["U wilt helpen"]);
        let page = wim.looks_at(ask).await;
        page.says(&["Graag, Ans", "Graag, Bas"]);
        let accept = page.forms().into_iter().find(|form| form.action.ends_with("/accept")).unwrap();
        let chosen = wim.send(accept).await;
        v.meanwhile().await;
        let (mut helper, mut other) =
            if chosen.text().contains("Zo bereikt u Ans") { (ans, bas) } else { (bas, ans) };
        other.looks_at(ask).await.says(&["Er helpt al iemand bij deze vraag"]).hides(&["wim@example.org"]);
        helper.looks_at(ask).await.says(&["wim@example.org"]);
        v.last_letter_to(&other.email).await.says(&["Dank dat u wilde helpen"]);

        // Whoever was told and did not answer is left in peace: their letter no longer goes.
        for letter in v.letters("mail").await.iter().filter(|letter| letter.kind == "alerts") {
            let answered = [&helper.email, &other.email].contains(&&letter.to);
            assert!(answered || letter.stage == "withdrawn", "{letter:#?}");
        }
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn two_replies_are_accepted_at_the_same_moment_and_one_holds() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut bas = v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        ans.can_help(ask, "").await.is(200);
        bas.can_help(ask, "").await.is(200);
        // Wim has the page open twice: at the computer and on the phone.
        let page = wim.looks_at(ask).await;
        let mut phone = wim.clone();
        let all: Vec<_> = page.forms().into_iter().filter(|form| form.action.ends_with("/accept")).collect();
        let (one, two) = futures(wim.submit(&all[0]), phone.submit(&all[1])).await;
        let mut statuses = [one.status.as_u16(), two.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{} / {}", one.text(), two.text());
        let helpers =
            v.count("select count(*) from replies where stage = 'accepted'", house::store::args![]).await;
        assert_eq!(helpers, 1);
        v.meanwhile().await;
        v.doctor_is_content().await;
    })
    .await;
}

async fn futures<A, B>(one: impl Future<Output = A>, two: impl Future<Output = B>) -> (A, B) {
    tokio::join!(one, two)
}

#[tokio::test]
async fn it_falls_through_and_somebody_else_comes() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut bas = v.neighbour("Bas").at("Stadskern").offers(GROCERIES).await;
        let (mut wim, ask) = wim_asks(&v).await;
        ans.can_help(ask, "").await.is(200);
        wim.presses(ask, "…/accept").await.says(&["Zo bereikt u Ans"]);
        v.later(minutes(30)).await;
        ans.presses(ask, "…/fell-through").await.is(200);
        v.meanwhile().await;
        assert!(v.ask(ask).await.is_open(), "open again");
        v.letter_to("wim@example.org", "De afspraak met Ans gaat niet door").await;
        wim.looks_at(ask).await.hides(&["ans@example.org"]);
        ans.looks_at(ask).await.hides(&["wim@example.org"]);

        bas.can_help(ask, "Dan kom ik").await.says(&["U wilt helpen"]);
        wim.presses(ask, "…/accept").await.says(&["Zo bereikt u Bas"]);
        v.later(hours(2)).await;
        bas.tells(ask, "helped").await.is(200);
        wim.tells(ask, "helped").await.says(&["U vertelde hoe het ging"]);
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn a_reply_is_taken_back_and_another_is_declined() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").offers(GROCERIES).await;
        let mut bas = v.neighbour("Bas").offers(GROCERIES).await;
        let (mut wim, ask) = asks(&v, "Wim", "Wie haalt vandaag medicijnen voor mij op?").await;
        ans.can_help(ask, "Ja hoor").await.is(200);
        bas.can_help(ask, "Ik ook").await.is(200);
        ans.presses(ask, "…/withdraw").await.says(&["U nam uw reactie terug"]);
        v.letter_to("wim@example.org", "Ans kan toch niet").await;
        wim.presses(ask, "…/decline").await.says(&["U zei: nee, dank u"]);
        v.letter_to("bas@example.org", "Deze keer niet nodig").await;
        assert!(v.ask(ask).await.is_open());
        v.doctor_is_content().await;
    })
    .await;
}
