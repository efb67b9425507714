//! "I can help", "yes please", "no, thank you", "not this time".

use axum::extract::{Path, State};
use axum::http::request::Parts;
use house::App;
use house::limits::take;
use house::once::{self, Claim};
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::{Answer, Errors, Fault, Form, Visitor};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::limits::{REPLIES_PER_ADDRESS, REPLIES_PER_PERSON};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::{Sentence, TextError};
use serde::Deserialize;

use super::{found, id_of, kept, near};
use crate::changes::{self, Begun, Changing, Wish, begin, change};
use crate::say::Words;
use crate::{facts, page_of};

pub const REPLY: &str = "/asks/{id}/replies";
pub const ACCEPT: &str = "/asks/{id}/replies/{reply}/accept";
pub const DECLINE: &str = "/asks/{id}/replies/{reply}/decline";
pub const WITHDRAW: &str = "/asks/{id}/replies/{reply}/withdraw";
pub const NOT_NOW: &str = "/asks/{id}/not-now";

/// What comes with a reply; other forms of this page carry nothing but their key.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub words: String,
    /// `yes`: what points at somebody may stay.
    pub keep: String,
}

/// A form with only its key.
#[derive(Deserialize)]
pub struct Pressed {}

/// The words of a reply; they may be left out.
fn words(visitor: &Visitor, typed: &str, errors: &mut Errors) -> Option<Sentence> {
    let w = Words(visitor.lang);
    match typed.parse() {
        Ok(words) => Some(words),
        Err(TextError::Empty) => None,
        Err(TextError::TooLong { max, .. }) => {
            errors.add("words", w.reply_too_long(max));
            None
        }
        Err(TextError::OnlySymbols) => {
            errors.add("words", visitor.w.refused_only_symbols());
            None
        }
    }
}

/// `POST /asks/{id}/replies`
pub async fn send(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    parts: Parts,
    form: Form<Typed>,
) -> Answer {
    let stored = found(&app, &visitor, &id, Action::SeeAsk).await?;
    let id = stored.ask.id;
    let mut errors = Errors::default();
    let words = words(&visitor, &form.typed.words, &mut errors);
    if near::exposes(&visitor, &stored, &form.typed.words).is_some() && form.typed.keep != "yes" {
        errors.add("words", visitor.w.exposes_once());
    }
    if !errors.is_empty() {
        let typed = near::Typed { words: &form.typed.words, kept: false };
        return near::page(&app, &visitor, &stored, (typed, &errors)).await;
    }
    if let Err(fault) = visitor.may(Action::Reply, &Thing::of_ask(&stored.ask, &visitor.actor)) {
        return match fault {
            Fault::SignIn if visitor.held_ask() == Some(id) => Err(Fault::Refused),
            Fault::SignIn => sign_in_first(&app, id, &form.typed.words),
            _ => Err(fault),
        };
    }
    let answer = reply(&app, &visitor, id, (words, &form.once)).await?;
    // Words that waited while somebody signed in have arrived.
    Ok(match kept::words(&app, &parts, id) {
        Some(_) => with_cookie(answer, &kept::forget(&app)),
        None => answer,
    })
}

/// The words wait in the browser while their writer proves an address, and come back to the page.
fn sign_in_first(app: &App, id: AskId, words: &str) -> Answer {
    let answer = see(&format!("/sign-in?next={}", page_of(id)));
    Ok(with_cookie(answer, &kept::keep(app, id, words.trim())?))
}

async fn reply(app: &App, visitor: &Visitor, id: AskId, (words, key): (Option<Sentence>, &str)) -> Answer {
    let person = visitor.signed_in()?;
    take(app, "reply", &person.to_string(), REPLIES_PER_PERSON).await?;
    take(app, "reply-network", &visitor.network(), REPLIES_PER_ADDRESS).await?;
    let wish = Wish { action: Action::Reply, ask: id, reply: None, once: key, route: REPLY };
    let mut changing = match begin(app, visitor, wish).await? {
        Begun::Before(answer) => return Ok(see(&answer)),
        Begun::Fresh(changing) => changing,
    };
    let ask = changing.stored.ask.clone();
    let by = facts::replier(&mut changing.tx, person, ask.asker).await?;
    let new = ReplyId::new_v7(visitor.now, app.chance.bytes());
    let ruled = ask.reply(&by, (new, words), visitor.now);
    let ruled = ruled.map_err(|refusal| changing.refused(refusal.key()))?;
    changing.keep(ruled, &page_of(id)).await?;
    Ok(see(&page_of(id)))
}

fn wish<'a>(
    (action, route): (Action, &'static str),
    (ask, reply): (&str, &str),
    once: &'a str,
) -> Result<(Wish<'a>, ReplyId), Fault> {
    let (ask, reply) = (id_of(ask)?, reply.parse::<ReplyId>().map_err(|_| Fault::NotFound)?);
    Ok((Wish { action, ask, reply: Some(reply), once, route }, reply))
}

/// `POST /asks/{id}/replies/{reply}/accept`
pub async fn accept(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, reply)): Path<(String, String)>,
    form: Form<Pressed>,
) -> Answer {
    let (wish, reply) = wish((Action::Accept, ACCEPT), (&id, &reply), &form.once)?;
    let mut changing = match begin(&app, &visitor, wish).await? {
        Begun::Before(answer) => return Ok(see(&answer)),
        Begun::Fresh(changing) => changing,
    };
    still_welcome(&mut changing, reply).await?;
    let ruled = changing.stored.ask.clone().accept(reply, visitor.now);
    let ruled = ruled.map_err(|refusal| changing.refused(refusal.key()))?;
    changing.keep(ruled, &page_of(wish.ask)).await?;
    Ok(see(&page_of(wish.ask)))
}

/// Who was blocked, or is avoided, since they replied is not led to anybody.
async fn still_welcome(changing: &mut Changing<'_>, reply: ReplyId) -> Result<(), Fault> {
    let ask = &changing.stored.ask;
    let asker = ask.asker;
    let Some(by) = ask.open_replies().find(|open| open.id == reply).map(|open| open.by) else {
        return Ok(());
    };
    let facts = facts::replier(&mut changing.tx, by, asker).await?;
    if facts.blocked || facts.avoided { Err(changing.refused("reply_not_open")) } else { Ok(()) }
}

/// `POST /asks/{id}/replies/{reply}/decline`
pub async fn decline(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, reply)): Path<(String, String)>,
    form: Form<Pressed>,
) -> Answer {
    let (wish, reply) = wish((Action::DeclineReply, DECLINE), (&id, &reply), &form.once)?;
    change(&app, &visitor, wish, |ask, now| ask.decline(reply, now).map_err(|refusal| refusal.key())).await?;
    Ok(see(&page_of(wish.ask)))
}

/// `POST /asks/{id}/replies/{reply}/withdraw`
pub async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, reply)): Path<(String, String)>,
    form: Form<Pressed>,
) -> Answer {
    let (wish, reply) = wish((Action::WithdrawReply, WITHDRAW), (&id, &reply), &form.once)?;
    change(&app, &visitor, wish, |ask, now| ask.withdraw_reply(reply, now).map_err(|refusal| refusal.key()))
        .await?;
    Ok(see(&page_of(wish.ask)))
}

/// `POST /asks/{id}/not-now`: nothing of the ask changes; somebody else is asked in their place.
pub async fn not_now(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    form: Form<Pressed>,
) -> Answer {
    let stored = found(&app, &visitor, &id, Action::DeclineAlert).await?;
    let person = visitor.signed_in()?;
    let (ask, page) = (&stored.ask, page_of(stored.ask.id));
    let live = ask.reply_of(person).is_some_and(|reply| reply.stage.at().is_none());
    if live || ask.helper() == Some(person) {
        return Err(changes::refused(&visitor, "accepted"));
    }
    let mut tx = app.db.begin().await?;
    let scope = visitor.scope(&format!("{NOT_NOW}:{}", ask.id));
    if let Claim::Before(answer) = claim(&mut tx, &form.once, &scope, &app).await? {
        return Ok(see(&answer));
    }
    let waits = ask.is_open() && ask.needs_person.is_none() && ask.open_replies().next().is_none();
    if waits && was_told(&app, ask.id, person).await? {
        reach::look(&app, &mut tx, ask.id, visitor.now).await?;
    }
    reach::answered(&app, &mut tx, (ask.id, person), false).await?;
    if !form.once.is_empty() {
        once::answer(&mut tx, &form.once, &scope, &page).await?;
    }
    tx.commit().await?;
    Ok(see(&page))
}

async fn was_told(app: &App, ask: AskId, person: PersonId) -> Result<bool, Fault> {
    Ok(reach::why(&app.db, ask, person).await?.is_some())
}
