//! `/me/sessions` and `/sign-out`: where one is signed in, and ending that.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::clock::at;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::{see, with_cookie};
use house::shell::visitor::end_session;
use house::shell::{Answer, Fault, Form, Page, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::SessionId;
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;
use words::time::moment;

use super::parts::{id, mine, words};
use crate::say::Words;
use crate::sessions;

/// A form with nothing in it but its key.
#[derive(Deserialize)]
pub struct Empty {}

struct Line {
    id: String,
    device: String,
    since: String,
    used: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "pages/sessions.html")]
struct Sessions<'a> {
    w: Words,
    v: &'a Visitor,
    lines: Vec<Line>,
}

/// `GET /me/sessions`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let person = mine(&visitor, Action::ManageSessions)?;
    let w = words(&visitor);
    let line = |session: sessions::Session| Line {
        since: moment(visitor.lang, at(session.made_at), visitor.now),
        used: moment(visitor.lang, at(session.used_at), visitor.now),
        this: visitor.session.as_ref() == Some(&session.id),
        device: known_device(w, session.device),
        id: session.id,
    };
    let lines = sessions::list(&app.db, person, visitor.now).await?.into_iter().map(line).collect();
    let main = Sessions { w, v: &visitor, lines };
    Page::of(&app, &visitor, w.sessions_title()).show(&main)
}

fn known_device(w: Words, device: String) -> String {
    if device.is_empty() || device.contains('?') { w.sessions_unknown_device().into_owned() } else { device }
}

/// `POST /me/sessions/{id}/end`
pub async fn end(
    State(app): State<App>,
    visitor: Visitor,
    Path(session): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let person = mine(&visitor, Action::ManageSessions)?;
    let session: SessionId = id(&session)?;
    let scope = visitor.scope("/me/sessions");
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, &scope, &app).await? {
        return Ok(see(&answer));
    }
    // One of somebody else's is not there.
    if !sessions::end(&mut tx, person, session).await? {
        return Err(Fault::NotFound);
    }
    house::once::answer(&mut tx, &form.once, &scope, "/me/sessions").await?;
    tx.commit().await?;
    Ok(see("/me/sessions"))
}

/// `POST /sign-out`
pub async fn sign_out(State(app): State<App>, visitor: Visitor, _form: Form<Empty>) -> Answer {
    visitor.may(Action::SignOut, &Thing::Nothing)?;
    if let Some(person) = visitor.person() {
        let mut tx = app.db.begin().await?;
        let left = Happening::SignedOut { person };
        house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &[left]).await?;
        tx.commit().await?;
    }
    let cookie = end_session(&app, &visitor).await?;
    Ok(with_cookie(see("/"), &cookie))
}
