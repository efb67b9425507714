//! How it ends: how it went, thank you, not happening after all, taken back, over to a person.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::shell::page::see;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::asks::{NeedReason, Outcome};
use neighbourhood::roles::Action;
use neighbourhood::text::{ShortText, TextError};
use serde::Deserialize;

use super::replies::{Pressed, Typed};
use super::{found, id_of, is_own, own};
use crate::changes::{Begun, Ruled, Wish, begin, change};
use crate::page_of;
use crate::say::Words;
use crate::store::{self, Stored};

pub const RESULT: &str = "/asks/{id}/result";
pub const FELL_THROUGH: &str = "/asks/{id}/fell-through";
pub const THANKS: &str = "/asks/{id}/thanks";
pub const WITHDRAW: &str = "/asks/{id}/withdraw";
pub const PERSON: &str = "/asks/{id}/person";

#[derive(Template)]
#[template(path = "pages/ask/result.html")]
struct HowItWent<'a> {
    w: Words,
    v: &'a Visitor,
    path: String,
    sentence: &'a str,
    /// Nobody helped: the asker closes their own ask.
    alone: bool,
    error: Option<&'a str>,
    outcomes: Vec<(&'static str, std::borrow::Cow<'static, str>)>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Told {
    outcome: String,
}

fn result_page(app: &App, visitor: &Visitor, stored: &Stored, errors: &Errors) -> Answer {
    let w = Words(visitor.lang);
    let words = |outcome: Outcome| match outcome {
        Outcome::Helped => w.result_helped(),
        Outcome::Partly => w.result_partly(),
        Outcome::NotHelped => w.result_not_helped(),
    };
    let main = HowItWent {
        w,
        v: visitor,
        path: page_of(stored.ask.id),
        sentence: stored.ask.text.as_str(),
        alone: stored.ask.connection().is_none(),
        error: errors.at("outcome"),
        outcomes: Outcome::ALL.iter().map(|outcome| (outcome.key(), words(*outcome))).collect(),
    };
    let page = Page::of(app, visitor, w.result_title()).errors(errors);
    if stored.ask.private { page.sensitive().show(&main) } else { page.show(&main) }
}

/// `GET /asks/{id}/result`
pub async fn ask_result(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let stored = found(&app, &visitor, &id, Action::TellResult).await?;
    result_page(&app, &visitor, &stored, &Errors::default())
}

/// `POST /asks/{id}/result`: what came of it. The asker of an ask that nobody helped with closes it.
pub async fn result(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Told>,
) -> Answer {
    let stored = found(&app, &visitor, &id, Action::TellResult).await?;
    let Some(outcome) = Outcome::from_key(&form.typed.outcome) else {
        let mut errors = Errors::default();
        errors.add("outcome", Words(visitor.lang).result_missing());
        return result_page(&app, &visitor, &stored, &errors);
    };
    let own = is_own(&visitor, &stored);
    let by = visitor.person().filter(|_| !own).unwrap_or(stored.ask.asker);
    let wish = wish(Action::TellResult, (&id, &form.once), RESULT)?;
    change(&app, &visitor, wish, |ask, now| -> Ruled {
        if own && ask.connection().is_none() {
            return ask.close(outcome, now).map_err(|refusal| refusal.key());
        }
        ask.tell_result(by, outcome, now).map_err(|refusal| refusal.key())
    })
    .await?;
    Ok(see(&page_of(wish.ask)))
}

fn wish<'a>(action: Action, (id, once): (&str, &'a str), route: &'static str) -> Result<Wish<'a>, Fault> {
    Ok(Wish { action, ask: id_of(id)?, reply: None, once, route })
}

/// `POST /asks/{id}/fell-through`
pub async fn fell_through(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Pressed>,
) -> Answer {
    let wish = wish(Action::FellThrough, (&id, &form.once), FELL_THROUGH)?;
    let person = visitor.person();
    change(&app, &visitor, wish, |ask, now| {
        // Whoever may do this and is not the helper acts for the asker.
        let by = person.filter(|id| ask.helper() == Some(*id)).unwrap_or(ask.asker);
        ask.fell_through(by, now).map_err(|refusal| refusal.key())
    })
    .await?;
    Ok(see(&page_of(wish.ask)))
}

/// `POST /asks/{id}/withdraw`
pub async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Pressed>,
) -> Answer {
    let wish = wish(Action::WithdrawAsk, (&id, &form.once), WITHDRAW)?;
    change(&app, &visitor, wish, |ask, now| ask.withdraw(now).map_err(|refusal| refusal.key())).await?;
    Ok(see(&page_of(wish.ask)))
}

/// `POST /asks/{id}/person`
pub async fn person(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Pressed>,
) -> Answer {
    let wish = wish(Action::AskForPerson, (&id, &form.once), PERSON)?;
    change(&app, &visitor, wish, |ask, now| {
        ask.hand_to_person(NeedReason::AskedFor, now).map_err(|refusal| refusal.key())
    })
    .await?;
    Ok(see(&page_of(wish.ask)))
}

/// `POST /asks/{id}/thanks`: once, with words or without.
pub async fn thank(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Typed>,
) -> Answer {
    let wish = wish(Action::Thank, (&id, &form.once), THANKS)?;
    let typed = form.typed.words.as_str();
    let words = match thanks(typed) {
        Ok(words) => words,
        Err(max) => {
            let stored = found(&app, &visitor, &id, Action::Thank).await?;
            let mut errors = Errors::default();
            errors.add("words", Words(visitor.lang).thanks_too_long(max));
            return own::with(&app, &visitor, &stored, (typed, &errors)).await;
        }
    };
    if form.typed.keep != "yes" {
        let stored = found(&app, &visitor, &id, Action::Thank).await?;
        if own::exposes(&visitor, &stored, typed).is_some() {
            let mut errors = Errors::default();
            errors.add("words", visitor.w.exposes_once());
            return own::with(&app, &visitor, &stored, (typed, &errors)).await;
        }
    }
    let mut changing = match begin(&app, &visitor, wish).await? {
        Begun::Before(answer) => return Ok(see(&answer)),
        Begun::Fresh(changing) => changing,
    };
    let ruled = changing.stored.ask.clone().thank(visitor.now);
    let ruled = ruled.map_err(|refusal| changing.refused(refusal.key()))?;
    if let (Some(words), false) = (&words, ruled.1.is_empty()) {
        store::set_thanks(&mut changing.tx, wish.ask, words).await?;
    }
    changing.keep(ruled, &page_of(wish.ask)).await?;
    Ok(see(&page_of(wish.ask)))
}

/// As long as a sentence; left out is fine, and a row of hearts needs no letters.
fn thanks(typed: &str) -> Result<Option<ShortText>, usize> {
    const MOST: usize = 280;
    match typed.parse::<ShortText>() {
        Ok(words) if words.as_str().chars().count() > MOST => Err(MOST),
        Ok(words) => Ok(Some(words)),
        Err(TextError::TooLong { .. }) => Err(MOST),
        Err(TextError::Empty | TextError::OnlySymbols) => Ok(None),
    }
}
