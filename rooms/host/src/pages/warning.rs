//! `/me/warnings/{id}`: what a host said to the visitor, why, and room to answer.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::safety::{self, SafetyRefusal};
use neighbourhood::text::ShortText;
use serde::Deserialize;
use uuid::Uuid;
use words::time::moment;

use super::parts::{id, refused, short, words};
use crate::say::Words;
use crate::store::{self, Kind, Measure};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    answer: String,
}

#[derive(Template)]
#[template(path = "pages/warning.html")]
struct WarningPage<'a> {
    w: Words,
    v: &'a Visitor,
    id: Uuid,
    title: Cow<'static, str>,
    lead: Cow<'static, str>,
    why: &'a str,
    when: String,
    lifted: Option<String>,
    before: Option<String>,
    answer: Field<'a>,
}

/// The measure, when it is about the visitor.
async fn own(app: &App, visitor: &Visitor, id: Uuid) -> Result<Measure, Fault> {
    visitor.may(Action::AnswerMeasure, &Thing::Nothing)?;
    let mut tx = app.db.begin().await?;
    let found = store::load_measure(&mut tx, id).await?;
    found.filter(|one| visitor.person() == Some(one.person) && !one.why.is_empty()).ok_or(Fault::NotFound)
}

/// `GET /me/warnings/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, Path(measure): Path<String>) -> Answer {
    let measure = own(&app, &visitor, id(&measure)?).await?;
    page(&app, &visitor, (&measure, ""), &Errors::default())
}

fn page(app: &App, visitor: &Visitor, (measure, typed): (&Measure, &str), errors: &Errors) -> Answer {
    let w = words(visitor);
    let (title, lead) = match measure.kind {
        Kind::Warning => (w.warning_title(), w.warning_lead()),
        Kind::Block => (w.block_title(), w.block_lead()),
        Kind::Hidden => (w.hidden_title(), w.hidden_lead()),
    };
    let main = WarningPage {
        w,
        v: visitor,
        id: measure.id,
        title: title.clone(),
        lead,
        why: &measure.why,
        when: moment(visitor.lang, measure.at, visitor.now),
        lifted: measure.lifted.map(|lifted| moment(visitor.lang, lifted.at, visitor.now)),
        before: measure.answer.as_ref().map(|answer| answer.words.to_string()),
        answer: Field::new("answer", w.warning_answer(), typed.to_owned(), errors)
            .hint(w.warning_answer_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
    };
    Page::of(app, visitor, title).errors(errors).show(&main)
}

/// `POST /me/warnings/{id}`
pub async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    Path(measure): Path<String>,
    form: Form<Typed>,
) -> Answer {
    let measure: Uuid = id(&measure)?;
    let before = own(&app, &visitor, measure).await?;
    let mut errors = Errors::default();
    let Some(words) = short(&visitor, ("answer", &form.typed.answer), &mut errors) else {
        return page(&app, &visitor, (&before, &form.typed.answer), &errors);
    };
    let to = format!("/me/warnings/{measure}");
    let scope = visitor.scope(&to);
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, &form.once, &scope, &app).await?, Claim::Before(_)) {
        return Ok(see(&to));
    }
    let measure = store::load_measure(&mut tx, measure).await?.ok_or(Fault::NotFound)?;
    let (answer, happened) = replied(&visitor, &measure, words)?;
    store::answer_measure(&mut tx, &measure, &answer).await?;
    house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &happened).await?;
    house::once::answer(&mut tx, &form.once, &scope, &to).await?;
    tx.commit().await?;
    Ok(see(&to))
}

/// The answer by the rule.
fn replied(
    visitor: &Visitor,
    measure: &Measure,
    words: ShortText,
) -> Result<(safety::Answer, Vec<Happening>), Fault> {
    let (by, now) = (visitor.signed_in()?, visitor.now);
    let no = |refusal: SafetyRefusal| refused(visitor, refusal.key());
    let (answer, happened) = match measure.kind {
        Kind::Block => {
            let (block, happened) =
                measure.block().ok_or(Fault::NotFound)?.reply(by, words, now).map_err(no)?;
            (block.answer, happened)
        }
        Kind::Warning | Kind::Hidden => {
            let (one, happened) =
                measure.warning().ok_or(Fault::NotFound)?.reply(by, words, now).map_err(no)?;
            (one.answer, happened)
        }
    };
    Ok((answer.ok_or(Fault::NotFound)?, happened))
}
