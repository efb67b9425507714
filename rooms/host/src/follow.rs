//! What follows from what happened here: letters, and the next reminder. The front door calls these
//! in the transaction that ends the job of following.

use house::App;
use house::clockwork::JobFault;
use house::notices::{Content, Recipient, Sort};
use house::store::Tx;
use neighbourhood::areas::AreaCode;
use neighbourhood::asks::NeedReason;
use neighbourhood::ids::{AskId, BlockId, PersonId, ReportId, WarningId};
use neighbourhood::safety::{ReportStage, Wrong};
use uuid::Uuid;

use crate::letters::{Hosts, to_hosts, to_person};
use crate::say::Words;
use crate::store::{self, Measure};
use crate::{pages, reminders};

/// An ask stands on the list: the hosts are written to, and again until somebody looks at it.
///
/// # Errors
/// What the database says, here and below.
pub async fn needs_person(app: &App, tx: &mut Tx, ask: AskId, why: NeedReason) -> Result<(), JobFault> {
    let Some(stored) = asks::load_for_change(tx, app, ask).await? else { return Ok(()) };
    let Some(need) = stored.ask.needs_person else { return Ok(()) };
    let area = stored.ask.place.area();
    let hosts = Hosts { area: &area, except: Some(stored.ask.asker), about: ask.uuid() };
    to_hosts(app, tx, hosts, |w, to, area| {
        Content::new(w.letter_needs_subject(area), w.letter_greeting(&to.name))
            .says(w.letter_needs_first(area))
            .says(pages::why(w, why))
            .button(w.letter_needs_button(), "/host")
            .after(w.letter_needs_after())
    })
    .await?;
    reminders::plan(app, tx, ask, (need.since, 0)).await
}

/// Something seems wrong: the hosts of the area are written to.
pub async fn report_made(app: &App, tx: &mut Tx, report: ReportId) -> Result<(), JobFault> {
    let Some(kept) = store::load_report(tx, report).await? else { return Ok(()) };
    let danger = kept.report.wrong == Wrong::Danger;
    let hosts = Hosts { area: &kept.area, except: kept.person, about: report.uuid() };
    to_hosts(app, tx, hosts, |w, to, area| {
        let subject =
            if danger { w.letter_report_subject_danger(area) } else { w.letter_report_subject(area) };
        Content::new(subject, w.letter_greeting(&to.name))
            .says(w.letter_report_first(area))
            .says(pages::wrong(w, kept.report.wrong))
            .button(w.letter_report_button(), format!("/host/reports/{report}"))
    })
    .await
}

/// Whoever reported reads what was done.
pub async fn report_answered(app: &App, tx: &mut Tx, report: ReportId) -> Result<(), JobFault> {
    let Some(kept) = store::load_report(tx, report).await? else { return Ok(()) };
    let (Some(by), ReportStage::Answered { answer, .. }) = (kept.report.by, &kept.report.stage) else {
        return Ok(());
    };
    to_person(app, tx, (Sort::Own, by, report.uuid()), |w, to| {
        Content::new(w.letter_answer_subject(), w.letter_greeting(&to.name))
            .says(w.letter_answer_first())
            .says(quoted(answer.as_str()))
            .after(w.letter_answer_after())
    })
    .await
}

/// Somebody was warned: they read why, and can answer.
pub async fn person_warned(
    app: &App,
    tx: &mut Tx,
    warning: WarningId,
    person: PersonId,
) -> Result<(), JobFault> {
    let Some(measure) = store::load_measure(tx, warning.uuid()).await? else { return Ok(()) };
    to_person(app, tx, (Sort::Own, person, measure.id), |w, to| {
        told(w, (w.letter_warned_subject(), w.letter_warned_first()), to, &measure)
    })
    .await
}

/// Somebody was blocked: they read why, and can answer.
pub async fn person_blocked(
    app: &App,
    tx: &mut Tx,
    block: BlockId,
    person: PersonId,
) -> Result<(), JobFault> {
    let Some(measure) = store::load_measure(tx, block.uuid()).await? else { return Ok(()) };
    to_person(app, tx, (Sort::Own, person, measure.id), |w, to| {
        told(w, (w.letter_blocked_subject(), w.letter_blocked_first()), to, &measure)
    })
    .await
}

/// The block is over.
pub async fn block_lifted(app: &App, tx: &mut Tx, block: BlockId, person: PersonId) -> Result<(), JobFault> {
    to_person(app, tx, (Sort::Own, person, block.uuid()), |w, to| {
        Content::new(w.letter_lifted_subject(), w.letter_greeting(&to.name))
            .says(w.letter_lifted_first())
            .button(w.letter_lifted_button(), "/me")
    })
    .await
}

/// An ask or offer was hidden: its owner reads why, and can answer.
pub async fn something_hidden(app: &App, tx: &mut Tx, about: Uuid) -> Result<(), JobFault> {
    let Some(measure) = store::hidden_about(tx, about).await? else { return Ok(()) };
    to_person(app, tx, (Sort::Own, measure.person, about), |w, to| {
        told(w, (w.letter_hidden_subject(), w.letter_hidden_first()), to, &measure)
    })
    .await
}

fn told(
    w: Words,
    (subject, first): (std::borrow::Cow<'static, str>, std::borrow::Cow<'static, str>),
    to: &Recipient,
    measure: &Measure,
) -> Content {
    Content::new(subject, w.letter_greeting(&to.name))
        .says(first)
        .says(quoted(&measure.why))
        .button(w.letter_measure_button(), format!("/me/warnings/{}", measure.id))
        .after(w.letter_measure_after())
}

/// The person answered a warning: the host who gave it reads that.
pub async fn warning_answered(app: &App, tx: &mut Tx, warning: WarningId) -> Result<(), JobFault> {
    measure_answered(app, tx, warning.uuid()).await
}

/// The same for a block.
pub async fn block_answered(app: &App, tx: &mut Tx, block: BlockId) -> Result<(), JobFault> {
    measure_answered(app, tx, block.uuid()).await
}

async fn measure_answered(app: &App, tx: &mut Tx, id: Uuid) -> Result<(), JobFault> {
    let Some(measure) = store::load_measure(tx, id).await? else { return Ok(()) };
    to_person(app, tx, (Sort::Host, measure.host, id), |w, to| {
        Content::new(w.letter_said_back_subject(), w.letter_greeting(&to.name))
            .says(w.letter_said_back_first())
            .button(w.letter_said_back_button(), format!("/host/people/{}", measure.person))
    })
    .await
}

/// Somebody is host from now on.
pub async fn host_appointed(
    app: &App,
    tx: &mut Tx,
    person: PersonId,
    area: AreaCode,
) -> Result<(), JobFault> {
    let name = areas::load(&app.db, &area).await?.map_or_else(|| area.to_string(), |area| area.name);
    to_person(app, tx, (Sort::Host, person, person.uuid()), |w, to| {
        Content::new(w.letter_appointed_subject(&name), w.letter_greeting(&to.name))
            .says(w.letter_appointed_first(&name))
            .says(w.letter_appointed_second())
            .button(w.letter_needs_button(), "/host")
    })
    .await
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}
