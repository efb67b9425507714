//! `/asks/new`: which step comes next. `POST /asks`: placing.

use axum::extract::State;
use house::App;
use house::shell::{Answer, Errors, Fault, Form, Visitor};
use neighbourhood::asks::{Draft, PlaceRefusal, SafeContact};
use neighbourhood::people::Person;
use neighbourhood::roles::{Action, Thing};
use people::proofs::Browser;

use super::steps::Paper;
use crate::placing::{Arrival, Placed, Step, Typed, Who, place as place_it, read, safely};
use crate::preview::told;
use crate::say::Words;

/// The person who is signed in, with everything a form needs not to ask.
async fn known(app: &App, visitor: &Visitor) -> Result<Option<Person>, Fault> {
    match visitor.person() {
        Some(id) => Ok(people::load(&app.db, app, id).await?),
        None => Ok(None),
    }
}

/// Somebody who is signed in need not say where they live.
fn at_home(mut typed: Typed, known: Option<&Person>) -> Typed {
    if typed.place.is_empty()
        && typed.area.is_empty()
        && let Some(person) = known
    {
        (typed.place, typed.area) = areas::typed_of(&person.place);
    }
    typed
}

pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::PlaceAsk, &Thing::Nothing)?;
    let known = known(&app, &visitor).await?;
    let (typed, errors) = (at_home(Typed::default(), known.as_ref()), Errors::default());
    let paper = Paper { app: &app, visitor: &visitor, typed: &typed, errors: &errors, known: known.as_ref() };
    paper.start(false).await
}

pub async fn send(State(app): State<App>, visitor: Visitor, form: Form<Typed>) -> Answer {
    visitor.may(Action::PlaceAsk, &Thing::Nothing)?;
    let known = known(&app, &visitor).await?;
    next(&app, &visitor, at_home(form.typed, known.as_ref()), known.as_ref()).await
}

/// The first page that still has a question; the preview when none has.
async fn next(app: &App, visitor: &Visitor, typed: Typed, known: Option<&Person>) -> Answer {
    let (mut errors, step) = (Errors::default(), typed.step());
    let first = read(app, visitor, &typed, &mut errors).await?;
    let choose = first.choose;
    if step == Step::Start && (choose || !errors.is_empty()) {
        let paper = Paper { app, visitor, typed: &typed, errors: &errors, known };
        return paper.start(choose).await;
    }
    if step == Step::Private && typed.private.is_empty() {
        errors.add("private", visitor.w.choice_missing());
    }
    if typed.asks_private() {
        let paper = Paper { app, visitor, typed: &typed, errors: &errors, known };
        return paper.private();
    }
    let asks_who = matches!(step, Step::Start | Step::Private) && (known.is_none() || typed.for_team());
    if asks_who || typed.go == "change" {
        let errors = Errors::default();
        let paper = Paper { app, visitor, typed: &typed, errors: &errors, known };
        return paper.who().await;
    }
    let complete = complete(visitor, &typed, known, (first, &mut errors));
    let paper = Paper { app, visitor, typed: &typed, errors: &errors, known };
    match complete {
        // A private ask has no preview: nobody will see it.
        Some((who, draft, _)) if !draft.private => {
            let told = told(app, visitor, &draft).await?;
            paper.preview(&draft, who.name.as_str(), told).await
        }
        _ => paper.who().await,
    }
}

/// Who and what, when nothing is missing.
fn complete(
    visitor: &Visitor,
    typed: &Typed,
    known: Option<&Person>,
    (first, errors): (crate::placing::Read, &mut Errors),
) -> Option<(Who, Draft, SafeContact)> {
    let choose = first.choose;
    let draft = first.draft(visitor, typed, errors);
    let who = match known {
        Some(person) => Some(Who::of(person)),
        None => Who::read(visitor, typed, errors),
    };
    if choose && errors.at("area").is_none() {
        errors.add("area", areas::NoPlace::Choose(Box::default()).words(visitor.lang));
    }
    let (who, draft) = who.zip(draft)?;
    let safely = safely(visitor, typed, &who, errors)?;
    errors.is_empty().then_some((who, draft, safely))
}

pub async fn place(State(app): State<App>, visitor: Visitor, browser: Browser, form: Form<Typed>) -> Answer {
    visitor.may(Action::PlaceAsk, &Thing::Nothing)?;
    let known = known(&app, &visitor).await?;
    let typed = at_home(form.typed, known.as_ref());
    let mut errors = Errors::default();
    let first = read(&app, &visitor, &typed, &mut errors).await?;
    if typed.asks_private() {
        let paper =
            Paper { app: &app, visitor: &visitor, typed: &typed, errors: &errors, known: known.as_ref() };
        return paper.private();
    }
    if let Some((who, draft, safely)) = complete(&visitor, &typed, known.as_ref(), (first, &mut errors)) {
        let arrival = Arrival { visitor: &visitor, browser: &browser, once: &form.once, who, draft, safely };
        match place_it(&app, arrival).await? {
            Placed::Done { cookies, page, .. } => return Ok(Placed::response(&page, &cookies)),
            Placed::Refused(PlaceRefusal::Blocked) => return Err(Fault::Refused),
            Placed::Refused(refusal) => note(&visitor, &refusal, &mut errors),
        }
    }
    let paper = Paper { app: &app, visitor: &visitor, typed: &typed, errors: &errors, known: known.as_ref() };
    paper.who().await
}

/// The refusal at the field that can mend it.
fn note(visitor: &Visitor, refusal: &PlaceRefusal, errors: &mut Errors) {
    let field = match refusal {
        PlaceRefusal::NoConsent => "agree",
        PlaceRefusal::CircleTooNarrow { .. } => "circle",
        PlaceRefusal::Unreachable => "email",
        PlaceRefusal::TooManyOpen { .. } | PlaceRefusal::Blocked => "sentence",
    };
    let words = Words(visitor.lang).by_key(&format!("refused-{}", refusal.key()));
    errors.add(field, words.unwrap_or_else(|| visitor.w.fault_invalid_text()));
}
