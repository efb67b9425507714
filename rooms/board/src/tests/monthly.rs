//! One letter a month to helpers whom nobody needed: over months, with batches, cuts and two servers.

use std::collections::BTreeMap;

use house::App;
use house::clockwork::{Job, JobFault, Timetable, run_due};
use house::notices::Content;
use house::store::args;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::Circle;
use neighbourhood::asks::{AskerAddress, Draft, How, Urgency};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::quiet::dutch_time;

use super::asked::{draft, given, helper, open, person};
use super::towns;
use crate::monthly::{BATCH, write};

const HERE: &str = "BU03010000";
const DAY: SignedDuration = SignedDuration::from_hours(24);

struct Letter {
    to: String,
    at: Timestamp,
    due: Timestamp,
    about: Option<String>,
    content: Content,
}

/// Id, person, made, due, about, sealed content.
type Kept = (String, String, i64, i64, Option<String>, Vec<u8>);

async fn letters(app: &App) -> Vec<Letter> {
    let sql = "select id, person, made_at, due, about, content_sealed from letters where kind = 'monthly' \
        and channel = 'mail' order by made_at, id";
    let rows: Vec<Kept> = app.db.all(sql, args![]).await.unwrap();
    let opened = |(id, to, at, due, about, sealed): Kept| {
        let text = app.seal.open(&sealed, &format!("letters.content:{id}")).unwrap();
        let (_, content): (String, Content) = serde_json::from_str(&text).unwrap();
        Letter { to, at: house::clock::at(at), due: house::clock::at(due), about, content }
    };
    rows.into_iter().map(opened).collect()
}

/// What is sent of a morning: planned as the night does, then done with its pauses between batches.
async fn morning(app: &App) {
    plan(app).await;
    let timetable = Timetable::new(crate::jobs());
    // From four at night until all batches are through.
    app.clock.push(SignedDuration::from_hours(6));
    for _ in 0..4 {
        run_due(app, &timetable).await.unwrap();
        app.clock.push(SignedDuration::from_secs(3));
    }
    let left: Option<i64> =
        app.db.one("select count(*) from jobs where kind = 'monthly'", args![]).await.unwrap();
    assert_eq!(left, Some(0), "all batches are done");
}

async fn plan(app: &App) {
    let mut tx = app.db.begin().await.unwrap();
    crate::plan_monthly(app, &mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// The night in so many days, at four.
fn night(app: &App, days: i64) {
    let then = (app.now() + DAY * i32::try_from(days).unwrap()).to_zoned(dutch_time());
    let four = then.with().time(jiff::civil::time(4, 0, 0, 0)).build().unwrap().timestamp();
    app.clock.push(app.now().duration_until(four));
}

async fn job(app: &App) -> Job {
    let sql = "select id, kind, key, facts, due, epoch, attempts from jobs where kind = 'monthly'";
    app.db.one(sql, args![]).await.unwrap().unwrap()
}

/// They hear of an ask now.
async fn told(app: &App, ask: AskId, who: PersonId) {
    let sql = "insert into alerts (id, ask, person, wave, why, made_at) values ($1, $2, $3, 1, '', $4)";
    let now = app.now();
    app.db.exec(sql, args![app.id(now), ask.uuid(), who.uuid(), now.as_millisecond()]).await.unwrap();
}

#[tokio::test]
async fn over_four_months_nobody_gets_two_in_a_month_and_who_is_needed_gets_none() {
    towns(|app| async move {
        let mut idle = Vec::new();
        for n in 0..=BATCH {
            idle.push(helper(&app, (&format!("H{n}"), "Ik help graag."), HERE).await.to_string());
        }
        let needed = helper(&app, ("Nodig", "Ik help graag."), HERE).await;
        let newcomer = helper(&app, ("Nieuw", "Ik help graag."), HERE).await;
        let begin = app.now();
        for day in 0..130 {
            if day % 20 == 0 {
                // Of somebody else's street, so that it stands in nobody's letter.
                let ask = open(&app, "Wie helpt mij?", "BU07721110", Circle::Neighbourhood, 1).await;
                told(&app, ask.id, needed).await;
            }
            if day == 60 {
                let sql = "update offers set made_at = $2 where owner = $1";
                let now = app.now().as_millisecond();
                app.db.exec(sql, args![newcomer.uuid(), now]).await.unwrap();
            }
            night(&app, 1);
            morning(&app).await;
        }
        let mut of: BTreeMap<String, Vec<Timestamp>> = BTreeMap::new();
        for letter in letters(&app).await {
            let hour = letter.due.to_zoned(dutch_time()).hour();
            assert!((8..22).contains(&hour), "not in quiet hours: {hour}");
            of.entry(letter.to).or_default().push(letter.at);
        }
        assert!(!of.contains_key(&needed.to_string()), "who was asked every three weeks needs no comfort");
        for who in &idle {
            let got = &of[who];
            assert_eq!(got.len(), 4, "in the months from {begin}: {got:?}");
            let month = |at: &Timestamp| at.to_zoned(dutch_time()).date().first_of_month();
            assert!(got.windows(2).all(|two| month(&two[0]) < month(&two[1])), "{got:?}");
        }
        assert!(of[&newcomer.to_string()].len() <= 3, "a new offer waits a month");
    })
    .await;
}

#[tokio::test]
async fn a_cut_a_second_server_and_a_second_job_change_nothing() {
    towns(|app| async move {
        for n in 0..3 {
            helper(&app, (&format!("H{n}"), "Ik help graag."), HERE).await;
        }
        night(&app, 40);
        plan(&app).await;
        let first = job(&app).await;
        // The power goes before the end: nothing was kept, the job is there as before.
        let mut tx = app.db.begin().await.unwrap();
        first.finish(&mut tx).await.unwrap();
        drop(tx);
        assert_eq!((letters(&app).await.len(), job(&app).await.key), (0, first.key.clone()));
        // Two servers at the same moment: one does it, the other finds it done.
        let other = app.clone();
        let again = first.clone();
        let both = tokio::join!(write(&app, &first), async { write(&other, &again).await });
        let lost = |done: &Result<(), JobFault>| matches!(done, Err(JobFault::Lost | JobFault::Store(_)));
        assert_eq!(usize::from(lost(&both.0)) + usize::from(lost(&both.1)), 1, "{both:?}");
        assert_eq!(letters(&app).await.len(), 3);
        assert!(write(&app, &first).await.is_err(), "a third time");
        // The whole morning anew, and every morning of the month after it.
        for _ in 0..30 {
            morning(&app).await;
            night(&app, 1);
        }
        assert_eq!(letters(&app).await.len(), 3);
        night(&app, 1);
        morning(&app).await;
        morning(&app).await;
        assert_eq!(letters(&app).await.len(), 6);
    })
    .await;
}

#[tokio::test]
async fn it_says_the_nearest_open_ask_to_three_people_at_most_and_never_what_is_private() {
    towns(|app| async move {
        let mut owners = Vec::new();
        for n in 0..5 {
            owners.push(helper(&app, (&format!("H{n}"), "Ik laat uw hond uit."), HERE).await);
        }
        night(&app, 40);
        let far = open(&app, "Verderop: hond uitlaten?", "BU03010203", Circle::Municipality, 30).await;
        let near = open(&app, "Wie laat mijn hond uit?", HERE, Circle::Municipality, 60).await;
        let private = Draft { private: true, ..draft("CANARY private", HERE, Circle::Municipality) };
        given(&app, private, AskerAddress::Confirmed, 5).await;
        let answered = open(&app, "CANARY answered", HERE, Circle::Municipality, 5).await;
        app.db.exec("update asks set replies = 1 where id = $1", args![answered.id.uuid()]).await.unwrap();
        let own = open(&app, "CANARY own", HERE, Circle::Municipality, 5).await;
        let set = "update asks set asker = $2 where id = $1";
        app.db.exec(set, args![own.id.uuid(), owners[0].uuid()]).await.unwrap();
        app.db.exec("update asks set hidden_at = 1 where id = $1", args![own.id.uuid()]).await.unwrap();
        morning(&app).await;
        let all = letters(&app).await;
        let about = |id: &AskId| all.iter().filter(|letter| letter.about == Some(id.to_string())).count();
        assert_eq!((all.len(), about(&near.id), about(&far.id)), (5, 3, 2));
        for letter in &all {
            let says = format!("{:?}", letter.content);
            assert!(!says.contains("CANARY") && !says.contains("Canarina"), "{says}");
            assert!(says.contains("hond uit") && says.contains("/asks/"), "{says}");
            assert!(!letter.content.subject.contains("hond"), "{says}");
        }
        // Each has a way to say no to these letters, and that is the last one.
        let sent = house::notices::carrier::show(&app, "mail", 1).await.unwrap().remove(0);
        assert!(sent.plain.contains("/letters/off/monthly."), "{}", sent.plain);
    })
    .await;
}

#[tokio::test]
async fn without_an_ask_it_says_what_is_lacking_here() {
    towns(|app| async move {
        for n in 0..12 {
            helper(&app, (&format!("H{n}"), "Ik help graag."), HERE).await;
        }
        night(&app, 40);
        morning(&app).await;
        let says = letters(&app).await.pop().unwrap().content;
        assert!(format!("{says:?}").contains("zijn genoeg helpers. Er zijn te weinig vragen."), "{says:?}");

        // Many asks for transport, which none of them offers; all of them are somebody else's by now.
        for n in 0..9 {
            let asked = Draft {
                theme: Some(neighbourhood::themes::Theme::Transport),
                how: How::InPerson,
                urgency: Urgency::Now,
                ..draft(&format!("Wie rijdt mij {n} keer?"), HERE, Circle::Municipality)
            };
            given(&app, asked, AskerAddress::Confirmed, 60 * 24).await;
        }
        night(&app, 32);
        morning(&app).await;
        let says = letters(&app).await.pop().unwrap().content;
        assert!(format!("{says:?}").contains("vragen veel buren hulp met vervoer"), "{says:?}");
        assert_eq!(says.button.unwrap().1, "/offers/new");
    })
    .await;
}

#[tokio::test]
async fn who_refused_paused_is_blocked_or_has_only_a_telephone_hears_nothing() {
    towns(|app| async move {
        let changes = [
            "letters = 'alerts,questions'",
            "letters = 'monthly'",
            "paused_until = 9000000000000",
            "blocked_at = 1",
            "email_confirmed_at = null, phone_confirmed_at = 1",
            "area = null",
        ];
        for (n, change) in changes.iter().enumerate() {
            let who = helper(&app, (&format!("H{n}"), "Ik help graag."), HERE).await;
            let sql: &'static str =
                Box::leak(format!("update people set {change} where id = $1").into_boxed_str());
            app.db.exec(sql, args![who.uuid()]).await.unwrap();
        }
        for change in ["stage = 'ended'", "stage = 'unconfirmed'", "hidden_at = 1"] {
            let who = helper(&app, ("Weg", "Ik help graag."), HERE).await;
            let sql: &'static str =
                Box::leak(format!("update offers set {change} where owner = $1").into_boxed_str());
            app.db.exec(sql, args![who.uuid()]).await.unwrap();
        }
        night(&app, 40);
        morning(&app).await;
        let any: Option<i64> = app.db.one("select count(*) from letters", args![]).await.unwrap();
        assert_eq!(any, Some(0));
    })
    .await;
}

#[tokio::test]
async fn when_it_was_written_is_theirs_to_have_and_to_have_forgotten() {
    towns(|app| async move {
        let joke = helper(&app, ("Joke", "Ik help graag."), HERE).await;
        assert_eq!(crate::have(&app, joke).await.unwrap().1, serde_json::Value::Null);
        night(&app, 40);
        morning(&app).await;
        assert!(crate::have(&app, joke).await.unwrap().1.is_string());
        let mut tx = app.db.begin().await.unwrap();
        crate::forget(&app, &mut tx, joke).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(crate::have(&app, joke).await.unwrap().1, serde_json::Value::Null);
        let nobody = person(&app);
        assert_eq!(crate::have(&app, nobody).await.unwrap().1, serde_json::Value::Null);
    })
    .await;
}
