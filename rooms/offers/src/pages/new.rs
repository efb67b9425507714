//! `/offers/new` and `/offers`: the form, and making an offer of it.

use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use house::store::args;
use neighbourhood::areas::Circle;
use neighbourhood::limits::OFFERS_PER_PERSON;
use neighbourhood::offers::OfferDraft;
use neighbourhood::people::Person;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::{Email, FirstName, TextError};
use people::Newcomer;
use people::proofs::{Browser, Purpose, ask, permit};

use super::form::{Fields, Typed, draft, refused};
use super::{page_of, words};
use crate::making::{Owner, offer};
use crate::say::Words;

#[derive(Template)]
#[template(path = "pages/new.html")]
struct New<'a> {
    w: Words,
    v: &'a Visitor,
    fields: Fields<'a>,
    /// Name and address, for who is not signed in.
    who: Option<(Field<'a>, Field<'a>)>,
}

/// `GET /offers/new`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let mut typed = Typed { circle: Circle::District.key().into(), times: "2".into(), ..Typed::default() };
    if let Some(person) = myself(&app, &visitor).await? {
        (typed.place, typed.area) = areas::typed_of(&person.place);
    }
    page(&app, &visitor, &typed, &Errors::default()).await
}

/// `POST /offers`
pub async fn send(State(app): State<App>, visitor: Visitor, browser: Browser, form: Form<Typed>) -> Answer {
    visitor.may(Action::MakeOffer, &Thing::Nothing)?;
    let scope = visitor.scope("/offers");
    if let Some(before) = answered(&app, &form.once, &scope).await? {
        return Ok(see(&before));
    }
    let mut errors = Errors::default();
    let draft = draft(&app, &visitor, &form.typed, &mut errors).await?;
    match myself(&app, &visitor).await? {
        Some(person) => {
            let Some(draft) = draft else { return page(&app, &visitor, &form.typed, &errors).await };
            known(&app, &visitor, (&form, &scope), (&person, draft)).await
        }
        None => {
            let who = who(&visitor, &form.typed, &mut errors);
            let (Some(draft), Some(who)) = (draft, who) else {
                return page(&app, &visitor, &form.typed, &errors).await;
            };
            stranger(&app, &visitor, &browser, (&form, &scope), (who, draft)).await
        }
    }
}

/// Of somebody signed in: shown at once.
async fn known(
    app: &App,
    visitor: &Visitor,
    (form, scope): (&Form<Typed>, &str),
    (person, draft): (&Person, OfferDraft),
) -> Answer {
    house::limits::take(app, "offer", &person.id.to_string(), OFFERS_PER_PERSON).await?;
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, scope, app).await? {
        return Ok(see(&answer));
    }
    let owner = Owner { id: person.id, name: person.name.as_str(), confirmed: person.is_confirmed() };
    match offer(app, &mut tx, owner, draft).await? {
        Ok(id) => {
            let to = format!("{}?new=1", page_of(id));
            house::once::answer(&mut tx, &form.once, scope, &to).await?;
            tx.commit().await?;
            Ok(see(&to))
        }
        Err(refusal) => {
            drop(tx);
            let mut errors = Errors::default();
            refused(visitor, refusal, &mut errors);
            page(app, visitor, &form.typed, &errors).await
        }
    }
}

/// Of somebody else: kept, unseen, until the code from the letter is typed.
async fn stranger(
    app: &App,
    visitor: &Visitor,
    browser: &Browser,
    (form, scope): (&Form<Typed>, &str),
    ((name, email), draft): ((FirstName, Email), OfferDraft),
) -> Answer {
    let permit = permit(app, visitor, browser, &email).await?;
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, scope, app).await? {
        return Ok(see(&answer));
    }
    let newcomer = Newcomer {
        name: name.clone(),
        place: draft.place,
        language: people::language(visitor.lang),
        email: Some(email),
        phone: None,
    };
    let id = people::arrive(&mut tx, app, newcomer).await?;
    let made = offer(app, &mut tx, Owner { id, name: name.as_str(), confirmed: false }, draft).await?;
    let id = match made {
        Ok(id) => id,
        Err(refusal) => {
            drop(tx);
            let mut errors = Errors::default();
            refused(visitor, refusal, &mut errors);
            return page(app, visitor, &form.typed, &errors).await;
        }
    };
    ask(&mut tx, app, Purpose::Confirm { about: id.uuid() }, &permit).await?;
    let to = format!("{}/confirm", page_of(id));
    house::once::answer(&mut tx, &form.once, scope, &to).await?;
    tx.commit().await?;
    Ok(with_cookie(see(&to), &browser.cookie(app)))
}

async fn page(app: &App, visitor: &Visitor, typed: &Typed, errors: &Errors) -> Answer {
    let w = words(visitor);
    let who = visitor.person().is_none().then(|| {
        let name = Field::new("name", w.name_label(), typed.name.as_str(), errors)
            .hint(w.name_hint())
            .kind("text", "given-name")
            .max(80);
        let email = Field::new("email", w.email_label(), typed.email.as_str(), errors)
            .hint(w.email_hint())
            .kind("email", "email")
            .max(254);
        (name, email)
    });
    let main = New { w, v: visitor, fields: Fields::of(app, visitor, typed, errors).await?, who };
    Page::of(app, visitor, w.new_title()).errors(errors).show(&main)
}

fn who(visitor: &Visitor, typed: &Typed, errors: &mut Errors) -> Option<(FirstName, Email)> {
    let name = errors.check("name", typed.name.parse::<FirstName>(), |error| match error {
        TextError::Empty => visitor.w.name_missing(),
        TextError::TooLong { .. } => visitor.w.name_too_long(),
        TextError::OnlySymbols => visitor.w.refused_only_symbols(),
    });
    let email = errors.check("email", typed.email.parse::<Email>(), |error| {
        let missing = typed.email.trim().is_empty().then(|| visitor.w.email_missing());
        let wrong = || visitor.w.by_key(&format!("refused-{}", error.key()));
        missing.or_else(wrong).unwrap_or(Cow::Borrowed(""))
    });
    Some((name?, email?))
}

async fn myself(app: &App, visitor: &Visitor) -> Result<Option<Person>, Fault> {
    match visitor.person() {
        Some(id) => Ok(Some(people::load(&app.db, app, id).await?.ok_or(Fault::SignIn)?)),
        None => Ok(None),
    }
}

/// What the same form was answered before, if it was: a letter should not be asked for again.
async fn answered(app: &App, once: &str, scope: &str) -> Result<Option<String>, Fault> {
    if once.is_empty() {
        return Ok(None);
    }
    let answer: Option<String> = app.db.one(house::once::BEFORE, args![once, scope]).await?;
    Ok(answer.filter(|answer| !answer.is_empty()))
}
