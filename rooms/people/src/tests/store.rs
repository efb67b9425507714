//! People as they are kept.

use std::collections::BTreeSet;

use house::notices::Way;
use house::store::{Args, Tx, args};
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::PersonId;
use neighbourhood::people::{Contact, Language, LetterKind};
use neighbourhood::quiet::QuietHours;
use neighbourhood::roles::Grant;

use super::bench::{email, keep, letters, person, place, resident};
use crate::{Newcomer, arrive, by_email, by_phone, grants, load, recipient};

#[tokio::test]
async fn a_person_comes_back_as_they_were_kept() {
    both(|app| async move {
        let mut wim = person(&app, "Wim", "Wim@voorbeeld.nl");
        wim.place = Place::of_postcode("7201DH".parse().unwrap(), "BU03010001".parse().unwrap()).unwrap();
        wim.language = Language::En;
        wim.quiet = QuietHours::new(21 * 60, 9 * 60 + 30).unwrap();
        wim.paused_until = Some(app.now() + SignedDuration::from_hours(24));
        wim.letters = [LetterKind::Digest, LetterKind::News].into();
        wim.phone = Some(Contact::new("06 12345678".parse().unwrap()));
        keep(&app, &wim).await;
        assert_eq!(load(&app.db, &app, wim.id).await.unwrap().unwrap(), wim);

        wim.letters = BTreeSet::new();
        wim.paused_until = None;
        wim.phone = None;
        wim.place = Place::of_area("WK030100".parse().unwrap()).unwrap();
        let mut tx = app.db.begin().await.unwrap();
        crate::save(&mut tx, &app, &wim).await.unwrap();
        assert_eq!(load(&mut tx, &app, wim.id).await.unwrap().unwrap(), wim, "inside the transaction too");
        tx.commit().await.unwrap();
        assert_eq!(load(&app.db, &app, wim.id).await.unwrap().unwrap(), wim);
        assert_eq!(load(&app.db, &app, PersonId::new_v7(app.now(), [9; 10])).await.unwrap(), None);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn people_are_found_by_address_however_it_is_typed() {
    both(|app| async move {
        let mut wim = person(&app, "Wim", "wim@voorbeeld.nl");
        wim.phone = Some(Contact::new("06 12345678".parse().unwrap()));
        keep(&app, &wim).await;
        let found = by_email(&app.db, &app, &email("WIM@Voorbeeld.NL")).await.unwrap();
        assert_eq!(found, Some(wim.id));
        assert_eq!(by_email(&app.db, &app, &email("ans@voorbeeld.nl")).await.unwrap(), None);
        let found = by_phone(&app.db, &app, &"+31 6 12 34 56 78".parse().unwrap()).await.unwrap();
        assert_eq!(found, Some(wim.id));

        // Who confirmed a number goes before who only wrote it down.
        let mut ans = person(&app, "Ans", "ans@voorbeeld.nl");
        ans.phone = Some(Contact::new("06 12345678".parse().unwrap()).confirmed_at(app.now()));
        keep(&app, &ans).await;
        assert_eq!(by_phone(&app.db, &app, &"0612345678".parse().unwrap()).await.unwrap(), Some(ans.id));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn no_address_can_be_read_in_the_tables() {
    both(|app| async move {
        let mut wim = person(&app, "Wim", "kanarie@voorbeeld.nl");
        wim.phone = Some(Contact::new("06 98765432".parse().unwrap()));
        keep(&app, &wim).await;
        let rows: Vec<Args> = app.db.all("select * from people", args![]).await.unwrap();
        let text = format!("{rows:?}");
        assert!(!text.contains("kanarie") && !text.contains("98765432"), "{text}");
        // A sealed address that was copied to another row does not open.
        let ans = resident(&app, "Ans", "ans@voorbeeld.nl").await;
        let steal =
            "update people set email_sealed = (select email_sealed from people where id = $1) where id = $2";
        app.db.exec(steal, args![wim.id.uuid(), ans.id.uuid()]).await.unwrap();
        assert!(load(&app.db, &app, ans.id).await.is_err());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn two_people_cannot_have_one_address() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let other = person(&app, "Ans", "Wim@voorbeeld.nl");
        let mut tx = app.db.begin().await.unwrap();
        let refused = crate::save(&mut tx, &app, &other).await.unwrap_err();
        assert!(refused.is_constraint("people_email"), "{refused}");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn letters_go_by_mail_or_onto_the_call_list() {
    both(|app| async move {
        let mut wim = person(&app, "Wim", "wim@voorbeeld.nl");
        wim.email = Some(Contact::new(email("wim@voorbeeld.nl")));
        wim.phone = Some(Contact::new("0612345678".parse().unwrap()));
        keep(&app, &wim).await;
        let to = recipient(&app.db, &app, wim.id).await.unwrap().unwrap();
        assert!(matches!(to.way, Way::Mail(ref mail) if mail.as_str() == "wim@voorbeeld.nl"));
        wim.email = None;
        keep(&app, &wim).await;
        let to = recipient(&app.db, &app, wim.id).await.unwrap().unwrap();
        assert!(matches!(to.way, Way::Call(ref phone) if phone.as_str() == "+31612345678"));
        wim.phone = None;
        keep(&app, &wim).await;
        assert!(recipient(&app.db, &app, wim.id).await.unwrap().is_none());
    })
    .await
    .unwrap();
}

fn stranger(name: &str, address: Option<&str>, phone: Option<&str>) -> Newcomer {
    Newcomer {
        name: name.parse().unwrap(),
        place: place(),
        language: Language::Nl,
        email: address.map(email),
        phone: phone.map(|phone| phone.parse().unwrap()),
    }
}

#[tokio::test]
async fn a_stranger_changes_nothing_of_somebody_confirmed() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let mut tx = app.db.begin().await.unwrap();
        let who = stranger("Boef", Some("wim@voorbeeld.nl"), Some("0687654321"));
        assert_eq!(arrive(&mut tx, &app, who).await.unwrap(), wim.id);
        assert_eq!(load(&mut tx, &app, wim.id).await.unwrap().unwrap(), wim);

        // Not confirmed: the latest words count, and it stays one person.
        let first = arrive(&mut tx, &app, stranger("An", Some("ans@voorbeeld.nl"), None)).await.unwrap();
        let second = arrive(&mut tx, &app, stranger("Ans", Some("ans@voorbeeld.nl"), None)).await.unwrap();
        assert_eq!(first, second);
        assert_eq!(load(&mut tx, &app, first).await.unwrap().unwrap().name.as_str(), "Ans");
        assert!(!load(&mut tx, &app, first).await.unwrap().unwrap().is_confirmed());

        // A number that another one was typed for is nobody's: it may be a stranger's.
        let number = async |tx: &mut Tx, phone: Option<&str>| {
            let who = stranger("Ans", Some("els@voorbeeld.nl"), phone);
            let id = arrive(tx, &app, who).await.unwrap();
            load(tx, &app, id).await.unwrap().unwrap().phone.map(|phone| phone.value.to_string())
        };
        assert_eq!(number(&mut tx, Some("0612345678")).await.as_deref(), Some("+31612345678"));
        assert_eq!(number(&mut tx, Some("06-12345678")).await.as_deref(), Some("+31612345678"));
        assert_eq!(number(&mut tx, Some("0687654321")).await, None);

        // By telephone: somebody with an e-mail address is not taken over by a number.
        let one = arrive(&mut tx, &app, stranger("Bep", None, Some("0612345678"))).await.unwrap();
        let again = arrive(&mut tx, &app, stranger("Bep", None, Some("06 12 34 56 78"))).await.unwrap();
        let other = arrive(&mut tx, &app, stranger("Cor", None, Some("0611111111"))).await.unwrap();
        assert_eq!(one, again);
        assert_ne!(one, other);
        tx.commit().await.unwrap();
        assert!(letters(&app).await.is_empty());
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn hosts_are_those_of_the_area_and_all_around_it() {
    both(|app| async move {
        let names = ["Ans", "Bep", "Cor", "Dirk", "Els"];
        let mut people = Vec::new();
        for name in names {
            people.push(resident(&app, name, &format!("{name}@voorbeeld.nl")).await.id);
        }
        let area = |code: &str| code.parse::<AreaCode>().unwrap();
        let mut tx = app.db.begin().await.unwrap();
        for (person, code) in people.iter().zip(["BU03010001", "WK030100", "GM0301", "BU03010002"]) {
            let grant = Grant::Host { area: area(code) };
            assert_eq!(grants::add(&mut tx, *person, grant, app.now()).await.unwrap().len(), 1);
            assert!(grants::add(&mut tx, *person, grant, app.now()).await.unwrap().is_empty(), "once");
        }
        grants::add(&mut tx, people[4], Grant::Administrator, app.now()).await.unwrap();
        tx.commit().await.unwrap();

        let db = &app.db;
        let hosts = |code: &'static str| async move { grants::hosts_of(db, &code.parse().unwrap()).await };
        let sorted = |mut ids: Vec<PersonId>| {
            ids.sort();
            ids
        };
        assert_eq!(sorted(hosts("BU03010001").await.unwrap()), sorted(people[..3].to_vec()));
        assert_eq!(sorted(hosts("WK030100").await.unwrap()), sorted(people[1..3].to_vec()));
        assert_eq!(hosts("GM0301").await.unwrap(), people[2..3].to_vec());
        assert!(hosts("GM0772").await.unwrap().is_empty());
        assert_eq!(grants::all(&app.db).await.unwrap().len(), 5);
        assert_eq!(grants::of(&app.db, people[4]).await.unwrap(), [Grant::Administrator]);

        let mut tx = app.db.begin().await.unwrap();
        let grant = Grant::Host { area: area("GM0301") };
        assert_eq!(grants::remove(&mut tx, people[2], grant).await.unwrap().len(), 1);
        assert!(grants::remove(&mut tx, people[2], grant).await.unwrap().is_empty());
        tx.commit().await.unwrap();
        assert!(hosts("GM0301").await.unwrap().is_empty());
    })
    .await
    .unwrap();
}
