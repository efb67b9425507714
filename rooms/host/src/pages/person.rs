//! `/host/people/{id}`: what somebody did here that everybody may see, what hosts said before, and
//! warning, blocking, lifting.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use house::store::Tx;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{BlockId, PersonId, WarningId};
use neighbourhood::people::Person;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::safety;
use neighbourhood::text::ShortText;
use words::time::moment;

use super::parts::{Empty, Reason, area_name, id, refused, short, words};
use crate::say::Words;
use crate::store::{self, Kind, Measure};

/// So much of what they did is shown.
const MOST: u32 = 20;

struct Did {
    path: String,
    words: String,
    when: String,
}

struct Line {
    kind: Cow<'static, str>,
    when: String,
    why: String,
    answer: Option<String>,
    lifted: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/person.html")]
struct PersonPage<'a> {
    w: Words,
    v: &'a Visitor,
    id: PersonId,
    name: &'a str,
    area: String,
    since: String,
    blocked: bool,
    did: Vec<Did>,
    measures: Vec<Line>,
    reason: Field<'a>,
}

/// The person, when the visitor is host where they live and it is not themselves.
async fn theirs(app: &App, visitor: &Visitor, action: Action, person: PersonId) -> Result<Person, Fault> {
    visitor.may(action, &Thing::Nothing)?;
    let person = people::load(&app.db, app, person).await?.ok_or(Fault::NotFound)?;
    visitor.may(action, &Thing::Person { id: person.id, place: person.place })?;
    Ok(person)
}

/// `GET /host/people/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, Path(person): Path<String>) -> Answer {
    let person = theirs(&app, &visitor, Action::Warn, id(&person)?).await?;
    page(&app, &visitor, (&person, ""), &Errors::default()).await
}

async fn page(app: &App, visitor: &Visitor, (person, typed): (&Person, &str), errors: &Errors) -> Answer {
    let w = words(visitor);
    let measures = store::measures_of(&app.db, person.id).await?;
    let main = PersonPage {
        w,
        v: visitor,
        id: person.id,
        name: person.name.as_str(),
        area: area_name(app, &person.place.area()).await?,
        since: words::time::day(visitor.lang, person.since, visitor.now),
        blocked: measures.iter().any(|one| one.kind == Kind::Block && one.lifted.is_none()),
        did: did(app, visitor, person.id).await?,
        measures: measures.into_iter().map(|one| line(visitor, one)).collect(),
        reason: Field::new("reason", w.person_reason(), typed.to_owned(), errors)
            .hint(w.person_reason_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
    };
    Page::of(app, visitor, w.person_title(person.name.as_str())).errors(errors).show(&main)
}

fn line(visitor: &Visitor, one: Measure) -> Line {
    let w = words(visitor);
    let day = |at| moment(visitor.lang, at, visitor.now);
    Line {
        kind: w.by_key(&format!("measure-{}", one.kind.key())).unwrap_or_default(),
        when: day(one.at),
        lifted: one.lifted.map(|lifted| day(lifted.at)),
        answer: one.answer.map(|answer| answer.words.to_string()),
        why: one.why,
    }
}

/// Asks and offers that everybody may read; never what is private or not confirmed.
async fn did(app: &App, visitor: &Visitor, person: PersonId) -> Result<Vec<Did>, Fault> {
    let day = |at| moment(visitor.lang, at, visitor.now);
    let asked = asks::of_asker(app, person, None, MOST).await?.into_iter();
    let asked = asked.filter(|ask| !ask.private && !ask.words.is_empty() && ask.stage != "unconfirmed");
    let mut did: Vec<Did> = asked
        .map(|ask| Did { path: format!("/host/asks/{}", ask.id), words: ask.words, when: day(ask.placed_at) })
        .collect();
    for stored in offers::of_owner(&app.db, person).await? {
        let offer = stored.offer;
        let path = format!("/host/offers/{}", offer.id);
        did.push(Did { path, words: offer.text.to_string(), when: day(offer.made_at) });
    }
    Ok(did)
}

/// `POST /host/people/{id}/warn`
pub async fn warn(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form<Reason>,
) -> Answer {
    measure(&app, &visitor, (Kind::Warning, id(&person)?), &form).await
}

/// `POST /host/people/{id}/block`
pub async fn block(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form<Reason>,
) -> Answer {
    measure(&app, &visitor, (Kind::Block, id(&person)?), &form).await
}

async fn measure(
    app: &App,
    visitor: &Visitor,
    (kind, person): (Kind, PersonId),
    form: &Form<Reason>,
) -> Answer {
    let action = if kind == Kind::Block { Action::Block } else { Action::Warn };
    let person = theirs(app, visitor, action, person).await?;
    let mut errors = Errors::default();
    let Some(reason) = short(visitor, ("reason", &form.typed.reason), &mut errors) else {
        return page(app, visitor, (&person, &form.typed.reason), &errors).await;
    };
    once(app, visitor, (kind.key(), person.id, &form.once), async |tx: &mut Tx| {
        if kind == Kind::Block && store::standing_block(tx, person.id).await?.is_some() {
            return Err(refused(visitor, "blocked-already"));
        }
        let (measure, happened) = given(app, visitor, (kind, person.id), reason)?;
        store::add_measure(tx, &measure).await?;
        Ok(happened)
    })
    .await
}

/// The measure by the rule.
fn given(
    app: &App,
    visitor: &Visitor,
    (kind, person): (Kind, PersonId),
    reason: ShortText,
) -> Result<(Measure, Vec<Happening>), Fault> {
    let (host, now) = (visitor.signed_in()?, visitor.now);
    let (id, why) = (app.id(now), reason.to_string());
    let happened = match kind {
        Kind::Block => safety::block(BlockId::from_uuid(id), (host, person), reason, None, now).map(|b| b.1),
        _ => safety::warn(WarningId::from_uuid(id), (host, person), reason, now).map(|w| w.1),
    };
    let happened = happened.map_err(|refusal| refused(visitor, refusal.key()))?;
    Ok((Measure { id, kind, person, host, about: None, why, at: now, answer: None, lifted: None }, happened))
}

/// `POST /host/people/{id}/lift`
pub async fn lift(
    State(app): State<App>,
    visitor: Visitor,
    Path(person): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let person = theirs(&app, &visitor, Action::Block, id(&person)?).await?.id;
    let host = visitor.signed_in()?;
    once(&app, &visitor, ("lift", person, &form.once), async |tx: &mut Tx| {
        let Some(block) = store::standing_block(tx, person).await?.and_then(|one| one.block()) else {
            return Ok(Vec::new());
        };
        let lifted = block.lift(host, visitor.now);
        let (block, happened) = lifted.map_err(|refusal| refused(&visitor, refusal.key()))?;
        if let Some(lifted) = block.lifted {
            store::lift(tx, person, lifted).await?;
        }
        Ok(happened)
    })
    .await
}

/// Does it once for one form, keeps what happened, and shows the person again.
async fn once(
    app: &App,
    visitor: &Visitor,
    (what, person, key): (&str, PersonId, &str),
    change: impl AsyncFnOnce(&mut Tx) -> Result<Vec<Happening>, Fault>,
) -> Answer {
    let to = format!("/host/people/{person}");
    let scope = visitor.scope(&format!("/host/people/{what}:{person}"));
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, key, &scope, app).await?, Claim::Fresh) {
        let happened = change(&mut tx).await?;
        house::happenings::record(&mut tx, app, visitor.now, visitor.id(), &happened).await?;
        house::once::answer(&mut tx, key, &scope, &to).await?;
        tx.commit().await?;
    }
    Ok(see(&to))
}
