//! `/report`: "something is wrong here". Everybody may, without signing in; hosts of the area read it.

use askama::Template;
use axum::extract::State;
use house::App;
use house::limits;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::{Choice, Choices, Field};
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::{PersonId, ReportId};
use neighbourhood::limits::REPORTS_PER_ADDRESS;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::safety::{self, About, Wrong};
use neighbourhood::text::ShortText;
use serde::Deserialize;

use super::parts::{Asked, id, short_or_nothing, words, wrong};
use crate::say::Words;
use crate::store::{self, Kept};

/// What the query and the form carry. Never words of anybody: `about` is `ask:<id>` and the like.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    about: String,
    /// The page somebody came from.
    page: String,
    sent: String,
    wrong: String,
    words: String,
}

/// What can be reported, with where it belongs.
pub(super) struct Target {
    about: About,
    area: AreaCode,
    pub(super) person: PersonId,
}

#[derive(Template)]
#[template(path = "pages/report.html")]
struct ReportForm<'a> {
    w: Words,
    v: &'a Visitor,
    phone: &'a str,
    about: &'a str,
    known: bool,
    /// It is about somebody else, whom they may not want to meet again.
    avoid: bool,
    wrong: Choices<'a>,
    words: Field<'a>,
}

#[derive(Template)]
#[template(path = "pages/report_what.html")]
struct What<'a> {
    w: Words,
    phone: &'a str,
    sent: bool,
}

/// `ask:<id>` from the query, or from the page somebody came from.
fn about(typed: &Typed) -> Option<String> {
    if !typed.about.is_empty() {
        return Some(typed.about.clone());
    }
    let page = typed.page.split('?').next().unwrap_or_default();
    let mut parts = page.trim_start_matches('/').split('/');
    let kind = match parts.next() {
        Some("asks") => "ask",
        Some("offers") => "offer",
        _ => return None,
    };
    let thing = parts.next().filter(|thing| thing.parse::<ReportId>().is_ok())?;
    Some(format!("{kind}:{thing}"))
}

/// What may be reported is what may be seen; anything else is not there.
pub(super) async fn target(app: &App, visitor: &Visitor, about: &str) -> Result<Target, Fault> {
    let (kind, text) = about.split_once(':').ok_or(Fault::NotFound)?;
    match kind {
        "ask" | "reply" => of_ask(app, visitor, (kind, text)).await,
        "offer" => {
            let offer = id(text)?;
            let stored = offers::load(&app.db, offer).await?.ok_or(Fault::NotFound)?.offer;
            visitor.may(Action::SeeOffer, &Thing::of_offer(&stored, visitor.now))?;
            Ok(Target { about: About::Offer { offer }, area: stored.place.area(), person: stored.owner })
        }
        "person" => {
            let found = people::load(&app.db, app, id(text)?).await?.ok_or(Fault::NotFound)?;
            let about = About::Person { person: found.id };
            Ok(Target { about, area: found.place.area(), person: found.id })
        }
        _ => Err(Fault::NotFound),
    }
}

async fn of_ask(app: &App, visitor: &Visitor, (kind, text): (&str, &str)) -> Result<Target, Fault> {
    let (ask, reply) = match kind {
        "reply" => {
            let reply = id(text)?;
            (store::ask_of_reply(&app.db, reply).await?.ok_or(Fault::NotFound)?, Some(reply))
        }
        _ => (id(text)?, None),
    };
    let stored = asks::load(app, ask).await?.ok_or(Fault::NotFound)?.ask;
    visitor.may(Action::SeeAsk, &Thing::of_ask(&stored, &visitor.actor))?;
    let area = stored.place.area();
    // An asker does not report themselves: it is about who was going to help.
    let helper = stored.connection().filter(|_| visitor.person() == Some(stored.asker));
    match reply.or(helper.map(|connection| connection.reply)) {
        None => Ok(Target { about: About::Ask { ask }, area, person: stored.asker }),
        Some(reply) => {
            let person = stored.reply_with(reply).ok_or(Fault::NotFound)?.by;
            Ok(Target { about: About::Reply { ask, reply }, area, person })
        }
    }
}

/// `GET /report`
pub async fn show(State(app): State<App>, visitor: Visitor, asked: Asked<Typed>) -> Answer {
    visitor.may(Action::Report, &Thing::Nothing)?;
    let typed = asked.map(|query| query.0).unwrap_or_default();
    let (w, phone) = (words(&visitor), app.config.phone.as_str());
    match about(&typed) {
        Some(about) if typed.sent.is_empty() => {
            let target = target(&app, &visitor, &about).await?;
            form_page(&app, &visitor, (&target, &about, &typed), &Errors::default())
        }
        _ => {
            let sent = !typed.sent.is_empty();
            let title = if sent { w.report_thanks_title() } else { w.report_title() };
            Page::of(&app, &visitor, title).show(&What { w, phone, sent })
        }
    }
}

fn form_page(
    app: &App,
    visitor: &Visitor,
    (target, about, typed): (&Target, &str, &Typed),
    errors: &Errors,
) -> Answer {
    let w = words(visitor);
    let option = |one: &Wrong| Choice::new(one.key(), wrong(w, *one), typed.wrong == one.key());
    let main = ReportForm {
        w,
        v: visitor,
        phone: &app.config.phone,
        about,
        known: visitor.person().is_some(),
        avoid: visitor.person().is_some_and(|me| me != target.person),
        wrong: Choices::radio("wrong", w.report_wrong(), errors).options(Wrong::ALL.iter().map(option)),
        words: Field::new("words", w.report_words(), typed.words.clone(), errors)
            .hint(w.report_words_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
    };
    Page::of(app, visitor, w.report_title()).errors(errors).show(&main)
}

/// `POST /report`
pub async fn send(State(app): State<App>, visitor: Visitor, form: Form<Typed>) -> Answer {
    visitor.may(Action::Report, &Thing::Nothing)?;
    let typed = &form.typed;
    let target = target(&app, &visitor, &typed.about).await?;
    let mut errors = Errors::default();
    let wrong = Wrong::from_key(&typed.wrong);
    if wrong.is_none() {
        errors.add("wrong", visitor.w.choice_missing());
    }
    let words = short_or_nothing(&visitor, ("words", &typed.words), &mut errors);
    let (Some(wrong), true) = (wrong, errors.is_empty()) else {
        return form_page(&app, &visitor, (&target, &typed.about, typed), &errors);
    };
    let whom = visitor.person().map_or_else(|| visitor.network(), |person| person.to_string());
    limits::take(&app, "report", &whom, REPORTS_PER_ADDRESS).await?;
    keep(&app, &visitor, (target, &form.once), (wrong, words)).await
}

async fn keep(
    app: &App,
    visitor: &Visitor,
    (target, once): (Target, &str),
    said: (Wrong, Option<ShortText>),
) -> Answer {
    let to = "/report?sent=1";
    let scope = visitor.scope("/report");
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, once, &scope, app).await?, Claim::Before(_)) {
        return Ok(see(to));
    }
    let id = ReportId::from_uuid(app.id(visitor.now));
    let (report, happened) = safety::report(id, target.about, said, visitor.person(), visitor.now);
    let kept = Kept { report, area: target.area, person: Some(target.person) };
    store::add_report(&mut tx, &kept).await?;
    house::happenings::record(&mut tx, app, visitor.now, visitor.id(), &happened).await?;
    house::once::answer(&mut tx, once, &scope, to).await?;
    tx.commit().await?;
    Ok(see(to))
}
