//! Where the visitor is: from their own page, or from the neighbourhood they chose in this browser.

use axum::http::request::Parts;
use house::App;
use house::shell::{Fault, Visitor, visitor};
use neighbourhood::areas::{AreaCode, Place};

/// The chosen neighbourhood, kept by the browser alone.
const COOKIE: &str = "buurt";
const SECONDS: i64 = 365 * 24 * 3600;

/// The visitor's place, as far as they told it.
pub async fn of(app: &App, visitor: &Visitor, parts: &Parts) -> Result<Option<Place>, Fault> {
    if let Some(id) = visitor.person()
        && let Some(person) = people::load(&app.db, app, id).await?
    {
        return Ok(Some(person.place));
    }
    let chosen = visitor::cookie(parts, COOKIE).and_then(|text| text.parse::<AreaCode>().ok());
    Ok(chosen.and_then(|code| Place::of_area(code).ok()))
}

/// The header that remembers a choice.
pub fn remember(app: &App, code: &AreaCode) -> String {
    visitor::set_cookie(app, COOKIE, code.as_str(), SECONDS)
}

/// The area of the home page: the municipality of the visitor, of the settings, or the first there is.
pub async fn municipality(app: &App, here: Option<&Place>) -> Result<Option<AreaCode>, Fault> {
    if let Some(place) = here {
        return Ok(Some(place.municipality()));
    }
    if let Ok(code) = app.config.municipality.parse::<AreaCode>() {
        return Ok(Some(code));
    }
    let all = areas::municipalities(&app.db).await?;
    Ok(all.first().map(|area| area.code))
}
