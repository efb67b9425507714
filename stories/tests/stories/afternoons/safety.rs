//! What is in confidence, what is wrong, whom one does not want to meet.

use neighbourhood::ids::AskId;

use super::{GROCERIES, WHO_SHOPS, wim_asks};
use crate::village::{Filled, Village, hours};

#[tokio::test]
async fn an_ask_in_confidence_reaches_the_host_and_never_a_neighbour() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut other_host = v.neighbour("Otto").at("De Hoven").host_of("GM0772").await;
        const SAID: &str = "Mijn man slaat mij en ik weet niet waarheen";
        let mut lies = v.visitor();
        let first = lies.begins(SAID, "Stadskern").await;
        first.says(&["112", "0800-2000"]);
        let who = lies.send(first.form("/asks/new").with("private", "team")).await;
        who.says(&["Alleen een medewerker ziet dit"]);
        let form = who.form("/asks").with("name", "Lies").with("phone", "06 22222222");
        let form = form.with("safe_way", "no_ringing").with("safe_from", "9").with("safe_until", "12");
        let placed = lies.send(form).await;
        placed.is(200);
        let ask: AskId = placed.id();
        v.later(hours(4)).await;

        assert!(v.told(ask).await.is_empty());
        for path in ["/", "/areas/BU03010000", "/areas/WK030100", "/areas/GM0301", "/areas/GM0301/feed"] {
            ans.open(path).await.hides(&[SAID, "Lies"]);
        }
        assert_eq!(ans.looks_at(ask).await.status, 404, "that it exists is not told");
        assert_eq!(v.visitor().looks_at(ask).await.status, 404);
        assert_eq!(other_host.looks_at(ask).await.status, 404);
        for letter in v.letters("mail").await {
            assert!(!letter.text.contains(SAID) && !letter.subject.contains("slaat"), "{letter:#?}");
        }
        let list = hanna.open("/host").await;
        list.says(&["Lies"]).hides(&[SAID]);
        let path = format!("/host/asks/{ask}");
        let page = hanna.open(&path).await;
        page.says(&[SAID, "Bel niet. Stuur een bericht.", "Alleen tussen 9 en 12 uur."]);
        hanna.send(page.form("…/take")).await.is(200);
        let page = hanna.open(&path).await;
        page.says(&["06 22 22 22 22"]).hides(&["tel:0622222222"]);
        assert!(page.body.contains("sms:0622222222"));
        // Neither a reply nor the API opens it.
        let reply = ans.submit(&Filled::to(&format!("/asks/{ask}/replies"), &[("words", "hoi")])).await;
        assert_eq!(reply.status, 404);
        assert_eq!(v.program_of(&ans).await.get(&format!("/asks/{ask}")).await.status, 404);
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn a_report_is_seen_by_the_host_who_hides_with_a_reason_that_can_be_answered() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut wim = v.neighbour("Wim").at("Stadskern").await;
        let placed =
            wim.asks("Wie wil mijn loten kopen, veel winst?", "Stadskern", &[("urgency", "today")]).await;
        let ask: AskId = placed.id();
        v.meanwhile().await;

        let page = ans.looks_at(ask).await;
        let report = page
            .links()
            .into_iter()
            .find(|link| link.starts_with("/report?page=%2Fasks") || link.starts_with("/report?page=/asks"));
        let form = ans.open(&report.expect("a way to say that something is wrong")).await;
        let sent =
            ans.send(form.form("/report").with("wrong", "fraud").with("words", "Dit is oplichting")).await;
        sent.says(&["Dank u wel"]);
        v.letter_to("hanna@example.org", "er klopt iets niet").await;
        let list = hanna.open("/host").await;
        let link = list.links().into_iter().find(|link| link.starts_with("/host/reports/")).unwrap();
        hanna.open(&link).await.says(&["Dit is oplichting", "loten"]);
        let page = hanna.open(&format!("/host/asks/{ask}")).await;
        hanna.send(page.form("…/hide").with("reason", "Verkopen hoort hier niet")).await.is(200);
        v.meanwhile().await;

        assert_eq!(v.visitor().looks_at(ask).await.status, 404, "hidden");
        ans.open("/areas/BU03010000").await.hides(&["loten"]);
        wim.looks_at(ask).await.says(&["Verkopen hoort hier niet"]).hides(&["Ans"]);
        let me = wim.open("/me").await;
        let warning = me.links().into_iter().find(|link| link.starts_with("/me/warnings/")).unwrap();
        let said = wim.open(&warning).await;
        said.says(&["Verkopen hoort hier niet"]);
        let action = warning.clone();
        wim.send(said.form(&action).with("answer", "Het was een grapje")).await.is(200);
        v.letter_to("hanna@example.org", "gaf u antwoord").await;

        let page = hanna.open(&format!("/host/asks/{ask}")).await;
        hanna.send(page.form("…/restore")).await.is(200);
        v.visitor().looks_at(ask).await.is(200);
        let report = hanna.open(&link).await;
        let form = report.form("…/answer");
        let measure = form.options("measure")[0].clone();
        hanna.send(form.with("measure", &measure).with("answer", "Wij spraken met deze buur")).await.is(200);
        v.letter_to("ans@example.org", "Wij spraken met deze buur").await;
        v.doctor_is_content().await;
    })
    .await;
}

#[tokio::test]
async fn a_blocked_person_reads_why_and_can_write_to_nobody() {
    Village::on_both(|v| async move {
        let mut hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let mut kees = v.neighbour("Kees").at("Stadskern").offers(GROCERIES).await;
        let (_, ask) = wim_asks(&v).await;
        let page = hanna.open(&format!("/host/people/{}", kees.id)).await;
        let block = page.form("…/warn").with("reason", "U schold een buur uit");
        let block = block.instead(&format!("/host/people/{}/block", kees.id));
        hanna.send(block).await.is(200);
        v.letter_to("kees@example.org", "U schold een buur uit").await;
        let reply = kees.looks_at(ask).await;
        let answer = kees.submit(&Filled::to(&format!("/asks/{ask}/replies"), &[("words", "ik!")])).await;
        assert_eq!(answer.status, 403, "{}", reply.text());
        let me = kees.open("/me").await;
        me.is(200);
        let link = me.links().into_iter().find(|link| link.starts_with("/me/warnings/")).unwrap();
        kees.open(&link).await.says(&["U schold een buur uit"]);
        kees.open("/me/download").await.is(200);

        let page = hanna.open(&format!("/host/people/{}", kees.id)).await;
        hanna.send(page.form("…/lift")).await.is(200);
        kees.can_help(ask, "Sorry, ik help graag").await.says(&["U wilt helpen"]);
    })
    .await;
}

#[tokio::test]
async fn who_is_avoided_is_not_told_and_never_learns_of_it() {
    Village::on_both(|v| async move {
        let mut ans = v.neighbour("Ans").at("Stadskern").offers(GROCERIES).await;
        let mut wim = v.neighbour("Wim").at("Stadskern").await;
        let avoid = Filled::to("/avoid", &[("person", &ans.id.to_string()), ("once", "a-1")]);
        let answer = wim.submit(&avoid).await;
        assert!(answer.status.is_redirection(), "{}", answer.text());
        let ask: AskId = wim.asks(WHO_SHOPS, "Stadskern", &[("urgency", "today")]).await.id();
        v.later(hours(3)).await;
        assert!(v.told(ask).await.is_empty());
        // The page is public: she may read it, but her help is not led to him.
        ans.looks_at(ask).await.hides(&["wim@example.org"]);
        let answer = ans.submit(&Filled::to(&format!("/asks/{ask}/replies"), &[("words", "ik!")])).await;
        assert_ne!(answer.status, 303);
        assert!(!answer.body.contains("vermij"), "{}", answer.text());
    })
    .await;
}
