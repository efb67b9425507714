//! Letters reach a real mail server on a real socket, also when it refuses, stalls or hangs up.

mod server;

use std::time::Duration;

use house::App;
use house::config::{Mail, Security};
use house::notices::carrier::carry_due;
use house::notices::post_office::PostOffice;
use house::notices::{Content, Letter, Recipient, Sort, Way, post};
use house::store::args;
use jiff::SignedDuration;
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;
use words::Lang;

use server::{MailServer, Mood};

fn office(server: &MailServer) -> PostOffice {
    let mail = Mail {
        host: "127.0.0.1".into(),
        port: server.port,
        security: Security::None,
        from: "Dichtbij <hallo@example.org>".into(),
        ..Mail::default()
    };
    PostOffice::open(&mail).unwrap().unwrap()
}

async fn write(app: &App, email: &str, subject: &str, stale: Option<SignedDuration>) {
    let to = Recipient {
        person: Some(PersonId::new_v7(app.now(), app.chance.bytes())),
        name: "Ans".into(),
        lang: Lang::Nl,
        way: Way::Mail(email.parse().unwrap()),
    };
    let content =
        Content::new(subject.to_owned(), "Dag Ans,").says("Wim vraagt hulp.").button("Kijk", "/asks/1");
    let letter = Letter {
        kind: Sort::Chosen(LetterKind::Alerts),
        to: &to,
        about: Some(app.id(app.now())),
        content,
        due: app.now(),
        stale_at: stale.map(|after| app.now() + after),
    };
    let mut tx = app.db.begin().await.unwrap();
    post(&mut tx, app, letter).await.unwrap();
    tx.commit().await.unwrap();
}

async fn stages(app: &App) -> Vec<String> {
    app.db.all("select stage from letters order by stage", args![]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_whole_with_thread_and_a_way_out() {
    house::testing::both(|app| async move {
        let server = MailServer::start(Mood::Kind).await;
        write(&app, "ans@example.org", "Wie laat mijn hond uit? Ünïcode ✓", None).await;
        assert_eq!(carry_due(&app, &office(&server)).await.unwrap(), 1);
        let mails = server.mails();
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        assert_eq!(mail.to, ["ans@example.org"]);
        for header in [
            "Message-ID: <",
            "References: <",
            "In-Reply-To: <",
            "List-Unsubscribe: <http",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Auto-Submitted: auto-generated",
            "multipart/alternative",
        ] {
            assert!(mail.text.contains(header), "{header} in {}", mail.text);
        }
        assert_eq!(stages(&app).await, ["sent"]);
        assert_eq!(carry_due(&app, &office(&server)).await.unwrap(), 0, "once");
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_now_is_asked_again_later() {
    house::testing::both(|app| async move {
        for mood in [Mood::NotNow, Mood::HangUp] {
            let server = MailServer::start(mood).await;
            write(&app, "ans@example.org", "Hulp", None).await;
            let office = office(&server);
            assert_eq!(carry_due(&app, &office).await.unwrap(), 0);
            assert!(stages(&app).await.contains(&"waiting".to_owned()), "kept");
            assert_eq!(carry_due(&app, &office).await.unwrap(), 0, "not at once again");
            server.be(Mood::Kind);
            app.clock.push(SignedDuration::from_mins(16));
            assert_eq!(carry_due(&app, &office).await.unwrap(), 1, "{mood:?}");
            assert_eq!(server.mails().len(), 1);
        }
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn days_without_a_server_lose_nothing_and_send_nothing_stale() {
    house::testing::both(|app| async move {
        let server = MailServer::start(Mood::NotNow).await;
        let office = office(&server);
        write(&app, "ans@example.org", "Nog steeds", None).await;
        write(&app, "wim@example.org", "Vanavond", Some(SignedDuration::from_hours(2))).await;
        for _ in 0..20 {
            carry_due(&app, &office).await.unwrap();
            app.clock.push(SignedDuration::from_hours(6));
        }
        server.be(Mood::Kind);
        app.clock.push(SignedDuration::from_hours(1));
        assert_eq!(carry_due(&app, &office).await.unwrap(), 1);
        assert_eq!(server.mails()[0].to, ["ans@example.org"]);
        assert_eq!(stages(&app).await, ["sent", "withdrawn"]);
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_for_good_is_not_tried_for_ever() {
    house::testing::both(|app| async move {
        let server = MailServer::start(Mood::Never).await;
        write(&app, "weg@example.org", "Hulp", None).await;
        assert_eq!(carry_due(&app, &office(&server)).await.unwrap(), 0);
        assert_eq!(stages(&app).await, ["failed"]);
        let error: Option<String> = app.db.one("select error from letters", args![]).await.unwrap();
        assert!(error.is_some_and(|error| error.contains("550") && !error.contains("weg@")));
    })
    .await
    .unwrap();
}

/// Cut off between the server's yes and ours: it goes again, and mailboxes show it once.
#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_sends_the_same_message_again() {
    house::testing::both(|app| async move {
        let server = MailServer::start(Mood::TakesAndHangsUp).await;
        write(&app, "ans@example.org", "Hulp", None).await;
        let office = office(&server);
        carry_due(&app, &office).await.unwrap();
        server.be(Mood::Kind);
        app.clock.push(SignedDuration::from_mins(16));
        assert_eq!(carry_due(&app, &office).await.unwrap(), 1);
        let mails = server.mails();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].id(), mails[1].id());
    })
    .await
    .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_at_once_send_each_letter_once() {
    house::testing::both(|app| async move {
        let server = MailServer::start(Mood::Kind).await;
        for number in 0..30 {
            write(&app, &format!("b{number}@example.org"), "Hulp", None).await;
        }
        let (one, two) = (office(&server), office(&server));
        let (a, b) = tokio::join!(carry_due(&app, &one), carry_due(&app, &two));
        assert_eq!(a.unwrap() + b.unwrap(), 30);
        let mut to: Vec<_> = server.mails().iter().flat_map(|mail| mail.to.clone()).collect();
        to.sort();
        to.dedup();
        assert_eq!((to.len(), server.mails().len()), (30, 30));
        assert!(server.connections() <= 4, "connections are kept open: {}", server.connections());
        tokio::time::sleep(Duration::from_millis(1)).await;
    })
    .await
    .unwrap();
}
