//! `/host/asks/{id}`: one ask, and everything a host can do with it.

use std::borrow::Cow;

use askama::Template;
use asks::Stored;
use axum::extract::{Path, State};
use house::App;
use house::shell::parts::{Choice, Choices, Field};
use house::shell::{Answer, Errors, Fault, Page, Visitor};
use neighbourhood::asks::{Closure, ConfirmBy, NeedReason, SafeWay, Stage};
use neighbourhood::ids::AskId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::ShortText;
use words::time::moment;

use super::parts::{area_name, id, waited, why, words};
use crate::rights::looked;
use crate::say::Words;
use crate::store::Looked;

/// A reply as hosts see it.
struct ReplyLine {
    person: String,
    name: String,
    words: String,
    when: String,
}

/// How to reach the asker.
struct Contact {
    phone: Option<String>,
    email: Option<String>,
}

/// What can be done now.
struct Can {
    confirm: bool,
    take: bool,
    give_back: bool,
    close: bool,
    hide: bool,
    restore: bool,
}

#[derive(Template)]
#[template(path = "pages/ask.html")]
struct AskPage<'a> {
    w: Words,
    v: &'a Visitor,
    id: String,
    words: &'a str,
    name: &'a str,
    asker: String,
    area: String,
    placed: String,
    why: Option<Cow<'static, str>>,
    waited: String,
    hidden_why: Option<&'a str>,
    contact: Option<Contact>,
    /// How the asker can be reached, when they said so.
    safely: Vec<Cow<'static, str>>,
    /// A ringing telephone is not safe.
    no_ringing: bool,
    replies: Vec<ReplyLine>,
    can: Can,
    reason: Field<'a>,
    how: Choices<'a>,
}

/// `GET /host/asks/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, Path(ask): Path<String>) -> Answer {
    page(&app, &visitor, (id(&ask)?, ""), &Errors::default()).await
}

/// The page, with what was typed when a form was not right.
pub async fn page(app: &App, visitor: &Visitor, (ask, typed): (AskId, &str), errors: &Errors) -> Answer {
    visitor.may(Action::SeeNeedsPerson, &Thing::Nothing)?;
    let stored = asks::load(app, ask).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::SeeNeedsPerson, &Thing::of_ask(&stored.ask, &visitor.actor))?;
    if stored.ask.private {
        looked(app, visitor, ask, Looked::Private).await?;
    }
    let (w, ask) = (words(visitor), &stored.ask);
    let need = ask.needs_person;
    let main = AskPage {
        w,
        v: visitor,
        id: ask.id.to_string(),
        words: ask.text.as_str(),
        name: &stored.asker_name,
        asker: ask.asker.to_string(),
        area: area_name(app, &ask.place.area()).await?,
        placed: moment(visitor.lang, ask.placed_at, visitor.now),
        why: need.map(|need| why(w, need.why)),
        waited: need.map(|n| waited(w, visitor.now.duration_since(n.since))).unwrap_or_default(),
        hidden_why: ask.hidden.as_ref().map(|hidden| hidden.reason.as_str()),
        contact: contact(app, visitor, &stored).await?,
        safely: safely(w, &stored),
        no_ringing: stored.safely.way == SafeWay::NoRinging,
        replies: ask.replies.iter().map(|reply| reply_line(visitor, &stored, reply)).collect(),
        can: can(visitor, &stored),
        reason: Field::new("reason", w.ask_hide_reason(), typed.to_owned(), errors)
            .hint(w.ask_hide_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
        how: closures(visitor, &stored, errors),
    };
    let page = Page::of(app, visitor, w.ask_title()).errors(errors);
    let page = if ask.private { page.sensitive() } else { page };
    page.show(&main)
}

fn reply_line(visitor: &Visitor, stored: &Stored, reply: &neighbourhood::asks::Reply) -> ReplyLine {
    ReplyLine {
        person: reply.by.to_string(),
        name: stored.name_of(reply.by).to_owned(),
        words: reply.words.as_ref().map(ToString::to_string).unwrap_or_default(),
        when: moment(visitor.lang, reply.at, visitor.now),
    }
}

/// Only for who must ring back, or took the ask upon themselves; and it is noted that they saw it.
async fn contact(app: &App, visitor: &Visitor, stored: &Stored) -> Result<Option<Contact>, Fault> {
    let ask = &stored.ask;
    let ring_back = ask.needs_person.is_some_and(|need| need.why == NeedReason::RingBack);
    if !ring_back && !is_with(visitor, stored) {
        return Ok(None);
    }
    visitor.may(Action::RingBack, &Thing::of_ask(ask, &visitor.actor))?;
    let Some(person) = people::load(&app.db, app, ask.asker).await? else { return Ok(None) };
    looked(app, visitor, ask.id, Looked::Contact).await?;
    let only_email = stored.safely.way == SafeWay::OnlyEmail;
    let phone = person.phone.filter(|_| !only_email).map(|phone| phone.value.national());
    let asked = !stored.safely.is_any();
    let email = person.email.filter(|_| phone.is_none() || asked).map(|email| email.value.to_string());
    Ok(Some(Contact { phone, email }))
}

/// What the asker of a private ask said about reaching them; nothing when all is well.
fn safely(w: Words, stored: &Stored) -> Vec<Cow<'static, str>> {
    let safely = stored.safely;
    if !stored.ask.private || safely.is_any() {
        return Vec::new();
    }
    let way = w.by_key(&format!("safely-{}", safely.way.key()));
    let hours = safely.between.map(|(from, until)| w.safely_hours(from, until));
    way.into_iter().chain(hours).collect()
}

/// Whether this host took it upon themselves.
fn is_with(visitor: &Visitor, stored: &Stored) -> bool {
    matches!(stored.ask.stage, Stage::WithTeam { by: Some(by), .. } if visitor.person() == Some(by))
}

fn can(visitor: &Visitor, stored: &Stored) -> Can {
    let ask = &stored.ask;
    let with_team = matches!(ask.stage, Stage::WithTeam { .. });
    let connected = matches!(ask.stage, Stage::Connected { .. });
    Can {
        confirm: matches!(ask.stage, Stage::Unconfirmed { by: ConfirmBy::Phone, .. }),
        take: !ask.is_closed() && !connected && !is_with(visitor, stored),
        give_back: with_team && !ask.private,
        close: !ask.is_closed(),
        hide: ask.hidden.is_none(),
        restore: ask.hidden.is_some(),
    }
}

/// A result only of what is with a person.
fn closures<'a>(visitor: &Visitor, stored: &Stored, errors: &Errors) -> Choices<'a> {
    let w = words(visitor);
    let all: &[Closure] = if matches!(stored.ask.stage, Stage::WithTeam { .. }) {
        &[Closure::Helped, Closure::Partly, Closure::NotHelped, Closure::Referred, Closure::Removed]
    } else {
        &[Closure::Removed, Closure::Expired]
    };
    let option = |how: &Closure| {
        Choice::new(how.key(), w.by_key(&format!("close-{}", how.key())).unwrap_or_default(), false)
    };
    Choices::radio("how", w.ask_close_how(), errors).options(all.iter().map(option))
}
