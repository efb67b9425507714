//! `/host/reports/{id}`: what seems wrong to somebody, and the answer of a host.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::{Choice, Choices, Field};
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::ids::ReportId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::safety::{About, Measure, ReportStage};
use neighbourhood::text::ShortText;
use serde::Deserialize;
use words::time::moment;

use super::parts::{id, refused, short, words, wrong};
use crate::rights::looked;
use crate::say::Words;
use crate::store::{self, Kept, Looked};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    measure: String,
    answer: String,
}

/// What the report is about, as far as it is still there.
struct Subject {
    words: String,
    path: Option<String>,
    private: bool,
}

#[derive(Template)]
#[template(path = "pages/report_host.html")]
struct ReportPage<'a> {
    w: Words,
    v: &'a Visitor,
    id: ReportId,
    wrong: Cow<'static, str>,
    about: Cow<'static, str>,
    when: String,
    said: String,
    subject: Subject,
    person: Option<String>,
    known: bool,
    answered: Option<String>,
    measure: Choices<'a>,
    reply: Field<'a>,
}

fn thing(kept: &Kept) -> Thing {
    Thing::Report { area: kept.area, by: kept.report.by, about: kept.person }
}

/// `GET /host/reports/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, Path(report): Path<String>) -> Answer {
    page(&app, &visitor, (id(&report)?, &Typed::default()), &Errors::default()).await
}

async fn page(app: &App, visitor: &Visitor, (report, typed): (ReportId, &Typed), errors: &Errors) -> Answer {
    visitor.may(Action::SeeReports, &Thing::Nothing)?;
    let mut tx = app.db.begin().await?;
    let kept = store::load_report(&mut tx, report).await?.ok_or(Fault::NotFound)?;
    drop(tx);
    visitor.may(Action::SeeReports, &thing(&kept))?;
    let w = words(visitor);
    let subject = subject(app, visitor, &kept).await?;
    let sensitive = subject.private;
    let main = ReportPage {
        w,
        v: visitor,
        id: report,
        wrong: wrong(w, kept.report.wrong),
        about: about(w, &kept.report.about),
        when: moment(visitor.lang, kept.report.at, visitor.now),
        said: kept.report.words.as_ref().map(ToString::to_string).unwrap_or_default(),
        subject,
        person: kept.person.map(|person| format!("/host/people/{person}")),
        known: kept.report.by.is_some(),
        answered: match &kept.report.stage {
            ReportStage::Open => None,
            ReportStage::Answered { answer, .. } => Some(answer.to_string()),
        },
        measure: measures(w, typed, errors),
        reply: Field::new("answer", w.report_answer(), typed.answer.clone(), errors)
            .hint(w.report_answer_hint())
            .kind("area", "off")
            .max(ShortText::MAX),
    };
    let page = Page::of(app, visitor, w.report_host_title()).errors(errors);
    if sensitive { page.sensitive().show(&main) } else { page.show(&main) }
}

fn measures<'a>(w: Words, typed: &Typed, errors: &Errors) -> Choices<'a> {
    let option = |one: &Measure| {
        let label = w.by_key(&format!("did-{}", one.key())).unwrap_or_default();
        Choice::new(one.key(), label, typed.measure == one.key())
    };
    Choices::radio("measure", w.report_measure(), errors).options(Measure::ALL.iter().map(option))
}

fn about(w: Words, about: &About) -> Cow<'static, str> {
    match about {
        About::Ask { .. } => w.about_ask(),
        About::Reply { .. } => w.about_reply(),
        About::Offer { .. } => w.about_offer(),
        About::Person { .. } => w.about_person(),
    }
}

async fn subject(app: &App, visitor: &Visitor, kept: &Kept) -> Result<Subject, Fault> {
    let gone = Subject { words: String::new(), path: None, private: false };
    Ok(match kept.report.about {
        About::Ask { ask } | About::Reply { ask, .. } => {
            let Some(stored) = asks::load(app, ask).await? else { return Ok(gone) };
            let private = stored.ask.private;
            if private {
                looked(app, visitor, ask, Looked::Private).await?;
            }
            let words = match kept.report.about {
                About::Reply { reply, .. } => stored
                    .ask
                    .reply_with(reply)
                    .and_then(|reply| reply.words.as_ref())
                    .map(ToString::to_string),
                _ => Some(stored.ask.text.to_string()),
            };
            let path = Some(format!("/host/asks/{ask}"));
            Subject { words: words.unwrap_or_default(), path, private }
        }
        About::Offer { offer } => {
            let Some(stored) = offers::load(&app.db, offer).await? else { return Ok(gone) };
            let path = Some(format!("/host/offers/{offer}"));
            Subject { words: stored.offer.text.to_string(), path, private: false }
        }
        About::Person { person } => {
            let Some(person) = people::load(&app.db, app, person).await? else { return Ok(gone) };
            Subject { words: person.name.to_string(), path: None, private: false }
        }
    })
}

/// `POST /host/reports/{id}/answer`
pub async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    Path(report): Path<String>,
    form: Form<Typed>,
) -> Answer {
    visitor.may(Action::AnswerReport, &Thing::Nothing)?;
    let report: ReportId = id(&report)?;
    let mut errors = Errors::default();
    let measure = Measure::from_key(&form.typed.measure);
    if measure.is_none() {
        errors.add("measure", visitor.w.choice_missing());
    }
    let words = short(&visitor, ("answer", &form.typed.answer), &mut errors);
    let (Some(measure), Some(words)) = (measure, words) else {
        return page(&app, &visitor, (report, &form.typed), &errors).await;
    };
    let to = "/host#reports";
    let scope = visitor.scope(&format!("/host/reports/answer:{report}"));
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, &form.once, &scope, &app).await?, Claim::Before(_)) {
        return Ok(see(to));
    }
    let kept = store::load_report(&mut tx, report).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::AnswerReport, &thing(&kept))?;
    let host = (visitor.signed_in()?, kept.person);
    let answered = kept.report.answer(host, measure, words, visitor.now);
    let (after, happened) = answered.map_err(|refusal| refused(&visitor, refusal.key()))?;
    if !store::answer_report(&mut tx, &after).await? {
        return Err(refused(&visitor, "answered_already"));
    }
    house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &happened).await?;
    house::once::answer(&mut tx, &form.once, &scope, to).await?;
    tx.commit().await?;
    Ok(see(to))
}
