//! "Leave this page": ends the session and answers with somebody else's harmless page.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect};
use house::App;
use house::shell::page::with_cookie;
use house::shell::{Answer, Visitor, visitor};
use neighbourhood::roles::{Action, Thing};

/// Where somebody lands who leaves in a hurry: the weather, which nobody needs to explain.
const NEUTRAL: &str = "https://www.buienradar.nl/";

/// `POST /leave`
pub async fn post(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::SignOut, &Thing::Nothing)?;
    let cookie = visitor::end_session(&app, &visitor).await?;
    let response = with_cookie(Redirect::to(NEUTRAL).into_response(), &cookie);
    Ok(with_cookie(response, &visitor::leave_cookie(&app)))
}
