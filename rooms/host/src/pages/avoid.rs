//! `POST /avoid` and `/avoid/end`: wanting nothing more to do with somebody. The other is not told.

use axum::extract::State;
use house::App;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::{Answer, Fault, Form, Visitor};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::PersonId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::safety;
use serde::Deserialize;

use super::parts::{id, refused};
use super::report::target;
use crate::store;

/// Where both lead to: the list of whom one avoids stands there.
const TO: &str = "/me";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whom {
    person: String,
    /// `ask:<id>` and the like: who asked, offered or answered there, so that no page tells whose id it is.
    about: String,
}

/// `POST /avoid`
pub async fn begin(State(app): State<App>, visitor: Visitor, form: Form<Whom>) -> Answer {
    visitor.may(Action::Avoid, &Thing::Nothing)?;
    let by = visitor.signed_in()?;
    let whom = match form.typed.about.as_str() {
        "" => id(&form.typed.person)?,
        about => target(&app, &visitor, about).await?.person,
    };
    people::load(&app.db, &app, whom).await?.ok_or(Fault::NotFound)?;
    let scope = visitor.scope("/avoid");
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, &form.once, &scope, &app).await?, Claim::Before(_)) {
        return Ok(see(TO));
    }
    let avoided = safety::avoid(by, whom, visitor.now);
    let (one, happened) = avoided.map_err(|refusal| refused(&visitor, refusal.key()))?;
    if store::avoid(&mut tx, &one).await? {
        house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &happened).await?;
    }
    house::once::answer(&mut tx, &form.once, &scope, TO).await?;
    tx.commit().await?;
    Ok(see(TO))
}

/// `POST /avoid/end`
pub async fn end(State(app): State<App>, visitor: Visitor, form: Form<Whom>) -> Answer {
    visitor.may(Action::Avoid, &Thing::Nothing)?;
    let (by, whom): (_, PersonId) = (visitor.signed_in()?, id(&form.typed.person)?);
    let scope = visitor.scope("/avoid/end");
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, &form.once, &scope, &app).await?, Claim::Before(_)) {
        return Ok(see(TO));
    }
    if store::end_avoidance(&mut tx, by, whom).await? {
        let ended = Happening::AvoidanceEnded { by, whom };
        house::happenings::record(&mut tx, &app, visitor.now, visitor.id(), &[ended]).await?;
    }
    house::once::answer(&mut tx, &form.once, &scope, TO).await?;
    tx.commit().await?;
    Ok(see(TO))
}
