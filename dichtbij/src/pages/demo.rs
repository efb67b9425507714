//! Pages of the demonstration: whom one can be, the letters, the clock. They do not exist elsewhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use house::App;
use house::notices::carrier::{self, Written};
use house::shell::page::{see, with_cookie};
use house::shell::{Answer, Fault, Form, Page, Route, Visitor, visitor};
use jiff::SignedDuration;
use neighbourhood::ids::PersonId;
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use crate::demo::{self, Role};
use crate::say::Words;

pub fn routes() -> Vec<Route> {
    let act = Action::ReadPage;
    vec![
        Route::page("/demo", act, "Whom one can be in the demonstration", get(who)),
        Route::page("/demo/be/{person}", act, "Be somebody, with one click", get(be)),
        Route::page("/demo/letters", act, "Every message that would have been sent", get(letters)),
        Route::form("/demo/clock", act, "Push the clock", post(clock)),
    ]
}

#[derive(Template)]
#[template(path = "pages/demo.html")]
struct Who {
    w: Words,
    people: Vec<Card>,
}

struct Card {
    role: Role,
    first: String,
    what: String,
    face: usize,
}

async fn who(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let cast = demo::cast(&app).await.map_err(Fault::broken)?;
    let people = cast.into_iter().enumerate().map(|(number, role)| Card {
        first: role.name.chars().take(1).collect(),
        what: w.by_key(&format!("demo-role-{}", role.role)).unwrap_or_default().into_owned(),
        face: number % 3 + 1,
        role,
    });
    let main = Who { w, people: people.collect() };
    Page::of(&app, &visitor, w.demo_title()).show(&main)
}

/// Only the people of the list: the demo has no other way in than the real one.
async fn be(State(app): State<App>, visitor: Visitor, Path(person): Path<String>) -> Answer {
    let person: PersonId = person.parse().map_err(|_| Fault::NotFound)?;
    let cast = demo::cast(&app).await.map_err(Fault::broken)?;
    if !cast.iter().any(|role| role.person == person) {
        return Err(Fault::NotFound);
    }
    let mut tx = app.db.begin().await?;
    let cookie = visitor::begin_session(&mut tx, &app, &visitor, visitor::Whom::Person(person)).await?;
    tx.commit().await?;
    Ok(with_cookie(see("/me"), &cookie))
}

#[derive(Template)]
#[template(path = "pages/demo_letters.html")]
struct Letters {
    w: Words,
    letters: Vec<Shown>,
}

struct Shown {
    letter: Written,
    when: String,
}

async fn letters(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let mut all = carrier::show(&app, "mail", 40).await?;
    all.extend(carrier::show(&app, "call", 10).await?);
    all.sort_by_key(|letter| std::cmp::Reverse(letter.made_at));
    let shown = |letter: Written| {
        let at = house::clock::at(letter.made_at);
        Shown { when: words::time::moment(visitor.lang, at, visitor.now), letter }
    };
    let main = Letters { w, letters: all.into_iter().map(shown).collect() };
    Page::of(&app, &visitor, w.demo_letters_title()).show(&main)
}

#[derive(Deserialize)]
struct Push {
    #[serde(default)]
    minutes: String,
    #[serde(default)]
    back: String,
}

/// Pushes the clock in steps, so that what should happen in between happens at its own time.
async fn clock(State(app): State<App>, visitor: Visitor, form: Form<Push>) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let minutes: i64 = form.typed.minutes.parse().unwrap_or(0);
    let timetable = crate::follow::timetable();
    for _ in 0..minutes.clamp(0, 7 * 24 * 60) / 10 {
        app.clock.push(SignedDuration::from_mins(10));
        house::clockwork::run_due(&app, &timetable).await?;
    }
    // Back to the page one was on; never to another site.
    let back = form.typed.back;
    let own = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    Ok(see(if own { &back } else { "/" }))
}
