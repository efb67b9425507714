//! Proofs of an address: once, in time, at most five tries, in the browser that asked.

use house::App;
use house::shell::{Fault, Visitor};
use house::store::{Args, args};
use house::testing::both;
use jiff::SignedDuration;
use neighbourhood::people::Contact;
use uuid::Uuid;

use super::bench::{Posted, email, keep, last_letter, letters, person, resident, visit};
use crate::proofs::{At, Browser, Check, Key, Purpose, Redeemed, ask, check, look, permit, redeem, waiting};

async fn asked(app: &App, who: &(Visitor, Browser), purpose: Purpose, address: &str) -> Posted {
    let permit = permit(app, &who.0, &who.1, &email(address)).await.unwrap();
    let mut tx = app.db.begin().await.unwrap();
    ask(&mut tx, app, purpose, &permit).await.unwrap();
    tx.commit().await.unwrap();
    app.clock.push(SignedDuration::from_millis(1));
    last_letter(app).await
}

/// Checks and redeems.
async fn used(app: &App, who: &(Visitor, Browser), key: Key<'_>) -> Result<Redeemed, &'static str> {
    let proved = match check(app, &who.0, &who.1, key).await.unwrap() {
        Check::Good(proved) => proved,
        Check::Wrong { .. } => return Err("wrong"),
        Check::NotSixDigits => return Err("not six digits"),
        Check::Ended => return Err("ended"),
    };
    let mut tx = app.db.begin().await.unwrap();
    let redeemed = redeem(&mut tx, app, proved).await.unwrap();
    tx.commit().await.unwrap();
    Ok(redeemed)
}

const fn typed(digits: &str) -> Key<'_> {
    Key::Digits { purpose: Purpose::SignIn, typed: digits }
}

/// Six digits that are not these.
fn other_than(digits: &str) -> String {
    let number: u32 = digits.replace(' ', "").parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

#[tokio::test]
async fn the_digits_work_once() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        assert_eq!(letter.to, "wim@voorbeeld.nl");
        let good = Ok(Redeemed::Known { person: wim.id, about: None });
        assert_eq!(used(&app, &here, typed(&letter.digits())).await, good);
        assert_eq!(used(&app, &here, typed(&letter.digits())).await, Err("ended"));
        let key = Key::Link { link: &letter.link(), typed: "" };
        assert_eq!(used(&app, &here, key).await, Err("ended"), "the link went with the digits");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn nothing_works_after_a_quarter_of_an_hour() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        app.clock.push(SignedDuration::from_mins(15));
        assert_eq!(used(&app, &here, typed(&letter.digits())).await, Err("ended"));
        assert_eq!(look(&app, &here.1, &letter.link()).await.unwrap(), At::Ended);
        assert_eq!(waiting(&app, &here.1, Purpose::SignIn).await.unwrap(), None);
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn five_wrong_tries_end_it() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        let wrong = other_than(&letter.digits());
        assert_eq!(used(&app, &here, typed("12a456")).await, Err("not six digits"));
        for left in (1..5).rev() {
            let said = check(&app, &here.0, &here.1, typed(&wrong)).await.unwrap();
            assert!(matches!(said, Check::Wrong { left: told } if told == left), "{left}");
        }
        assert_eq!(used(&app, &here, typed(&wrong)).await, Err("ended"), "the fifth");
        assert_eq!(
            used(&app, &here, typed(&letter.digits())).await,
            Err("ended"),
            "too late for the right one"
        );
        let key = Key::Link { link: &letter.link(), typed: "" };
        assert_eq!(used(&app, &here, key).await, Err("ended"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn guesses_at_the_same_moment_are_counted_too() {
    both(|app| async move {
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        let wrong = other_than(&letter.digits());
        // From many networks, so that only the proof itself counts.
        let mut visitors = Vec::new();
        for i in 0..12 {
            visitors.push(visit(&app, &format!("7.7.7.{i}"), None).await.0);
        }
        let (app, browser, wrong) = (&app, &here.1, &wrong);
        let guess = |who| async move { check(app, who, browser, typed(wrong)).await.unwrap() };
        let all = futures_util::future::join_all(visitors.iter().map(guess)).await;
        let told = all.iter().filter(|one| matches!(one, Check::Wrong { .. })).count();
        assert_eq!(told, 4, "four are told that they were wrong, all others that it ended");
        assert_eq!(used(app, &here, typed(&letter.digits())).await, Err("ended"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn used_twice_at_the_same_moment_counts_once() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        let mut proved = Vec::new();
        for _ in 0..2 {
            let Check::Good(one) = check(&app, &here.0, &here.1, typed(&letter.digits())).await.unwrap()
            else {
                panic!("not good")
            };
            proved.push(one);
        }
        let one = |proved| async {
            let mut tx = app.db.begin().await.unwrap();
            let redeemed = redeem(&mut tx, &app, proved).await.unwrap();
            tx.commit().await.unwrap();
            redeemed
        };
        let (second, first) = (one(proved.pop().unwrap()), one(proved.pop().unwrap()));
        let (first, second) = futures_util::future::join(first, second).await;
        assert!((first == Redeemed::Gone) != (second == Redeemed::Gone), "{first:?} {second:?}");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_link_opened_elsewhere_needs_the_digits_and_burns_nothing() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let scanner = visit(&app, "9.9.9.9", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        let link = letter.link();
        for _ in 0..20 {
            assert_eq!(look(&app, &scanner.1, &link).await.unwrap(), At::Elsewhere);
            let key = Key::Link { link: &link, typed: "" };
            assert_eq!(used(&app, &scanner, key).await, Err("not six digits"));
        }
        assert_eq!(look(&app, &here.1, &link).await.unwrap(), At::Here);
        assert_eq!(
            used(&app, &scanner, typed(&letter.digits())).await,
            Err("ended"),
            "digits alone, elsewhere"
        );

        // On the telephone where the letter was read: link and digits together.
        let phone = visit(&app, "5.6.7.8", None).await;
        let digits = letter.digits();
        let key = Key::Link { link: &link, typed: &digits };
        assert_eq!(used(&app, &phone, key).await, Ok(Redeemed::Known { person: wim.id, about: None }));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_button_in_the_browser_that_asked_is_enough() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let about = Uuid::from_u128(7);
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::Confirm { about }, "wim@voorbeeld.nl").await;
        let key = Key::Link { link: &letter.link(), typed: "" };
        let known = Redeemed::Known { person: wim.id, about: Some(about) };
        assert_eq!(used(&app, &here, key).await, Ok(known));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_proof_for_one_thing_is_none_for_another() {
    both(|app| async move {
        let wim = resident(&app, "Wim", "wim@voorbeeld.nl").await;
        resident(&app, "Ans", "ans@voorbeeld.nl").await;
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let here = visit(&app, "1.2.3.4", None).await;
        let there = visit(&app, "1.2.3.4", None).await;
        let for_one = asked(&app, &here, Purpose::Confirm { about: one }, "wim@voorbeeld.nl").await;
        let key = |about, typed| Key::Digits { purpose: Purpose::Confirm { about }, typed };
        let digits = for_one.digits();
        assert_eq!(used(&app, &here, key(two, &digits)).await, Err("ended"), "another ask");
        assert_eq!(used(&app, &here, typed(&digits)).await, Err("ended"), "signing in");
        assert_eq!(used(&app, &there, key(one, &digits)).await, Err("ended"), "another browser");
        // The digits of Wim's letter do not prove that one has the address of Ans.
        let for_ans = asked(&app, &there, Purpose::SignIn, "ans@voorbeeld.nl").await;
        assert_ne!(for_ans.digits(), digits);
        assert_eq!(used(&app, &there, typed(&digits)).await, Err("wrong"));
        let known = Redeemed::Known { person: wim.id, about: Some(one) };
        assert_eq!(used(&app, &here, key(one, &digits)).await, Ok(known));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_older_letter_still_works_until_one_was_used() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        let here = visit(&app, "1.2.3.4", None).await;
        let first = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        let second = asked(&app, &here, Purpose::SignIn, "wim@voorbeeld.nl").await;
        assert!(matches!(used(&app, &here, typed(&first.digits())).await, Ok(Redeemed::Known { .. })));
        assert_eq!(used(&app, &here, typed(&second.digits())).await, Err("ended"));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn an_unconfirmed_person_is_confirmed_and_a_stranger_is_a_newcomer() {
    both(|app| async move {
        let mut wim = person(&app, "Wim", "wim@voorbeeld.nl");
        wim.email = Some(Contact::new(email("wim@voorbeeld.nl")));
        keep(&app, &wim).await;
        let here = visit(&app, "1.2.3.4", None).await;
        let about = wim.id.uuid();
        let letter = asked(&app, &here, Purpose::Confirm { about }, "wim@voorbeeld.nl").await;
        let digits = letter.digits();
        let key = Key::Digits { purpose: Purpose::Confirm { about }, typed: &digits };
        used(&app, &here, key).await.unwrap();
        assert!(crate::load(&app.db, &app, wim.id).await.unwrap().unwrap().is_confirmed());
        let kinds: Vec<String> =
            app.db.all("select kind from happenings order by kind", args![]).await.unwrap();
        assert_eq!(kinds, ["person_confirmed", "sign_in_requested"]);

        let letter = asked(&app, &here, Purpose::SignIn, "nieuw@voorbeeld.nl").await;
        assert_eq!(used(&app, &here, typed(&letter.digits())).await, Ok(Redeemed::Newcomer));
        let known = crate::proofs::newcomer(&app, &here.1).await.unwrap();
        assert_eq!(known, Some(email("nieuw@voorbeeld.nl")));
        let there = visit(&app, "1.2.3.4", None).await;
        assert_eq!(crate::proofs::newcomer(&app, &there.1).await.unwrap(), None, "another browser");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_known_and_an_unknown_address_get_the_same() {
    both(|app| async move {
        resident(&app, "Wim", "wim@voorbeeld.nl").await;
        for address in ["wim@voorbeeld.nl", "niemand@voorbeeld.nl"] {
            let here = visit(&app, "1.2.3.4", None).await;
            asked(&app, &here, Purpose::SignIn, address).await;
        }
        let mut both = letters(&app).await;
        for letter in &mut both {
            letter.content.code = None;
            letter.content.button = None;
            letter.to.clear();
        }
        assert_eq!(format!("{:?}", both[0]), format!("{:?}", both[1]));
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn letters_to_one_address_and_from_one_network_are_limited() {
    both(|app| async move {
        for i in 0..5 {
            let who = visit(&app, &format!("1.2.3.{i}"), None).await;
            assert!(permit(&app, &who.0, &who.1, &email("wim@voorbeeld.nl")).await.is_ok());
        }
        let who = visit(&app, "1.2.3.9", None).await;
        let refused = permit(&app, &who.0, &who.1, &email("WIM@voorbeeld.nl")).await;
        assert!(matches!(refused, Err(Fault::TooMany(_))));
        for i in 0..20 {
            let who = visit(&app, "9.9.9.9", None).await;
            let address = email(&format!("buur{i}@voorbeeld.nl"));
            assert!(permit(&app, &who.0, &who.1, &address).await.is_ok(), "{i}");
        }
        let who = visit(&app, "9.9.9.9", None).await;
        assert!(permit(&app, &who.0, &who.1, &email("nog@voorbeeld.nl")).await.is_err());
        let same_house = ["[2001:db8:1:2::1]", "[2001:db8:1:2:ffff::9]"];
        let mut networks = Vec::new();
        for address in same_house {
            networks.push(visit(&app, address, None).await.0.network());
        }
        assert_eq!(networks[0], networks[1]);
        let clothed = visit(&app, "[::ffff:9.9.9.9]", None).await;
        assert_eq!(clothed.0.network(), "9.9.9.9");
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn the_table_holds_no_address_code_or_link() {
    both(|app| async move {
        let here = visit(&app, "1.2.3.4", None).await;
        let letter = asked(&app, &here, Purpose::SignIn, "kanarie@voorbeeld.nl").await;
        let mut text = String::new();
        for table in [
            "select * from proofs",
            "select * from limits",
            "select * from happenings",
            "select * from letters",
        ] {
            let rows: Vec<Args> = app.db.all(table, args![]).await.unwrap();
            text.push_str(&format!("{rows:?}"));
        }
        let digits = letter.digits().replace(' ', "");
        for secret in ["kanarie", &letter.link(), &digits] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    })
    .await
    .unwrap();
}
