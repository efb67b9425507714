//! From a postcode or a name to the board there: a short list first, the map second.

use areas::{Choice, Mark, NoPlace, PlaceField};
use askama::Template;
use axum::extract::{Query, State};
use house::App;
use house::shell::page::{see, with_cookie};
use house::shell::{Answer, Errors, Fault, Page, Visitor};
use neighbourhood::areas::{AreaCode, Level};
use neighbourhood::roles::{Action, Thing};
use serde::Deserialize;

use crate::here;
use crate::say::Words;
use crate::store::{self, Frame, Part};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    place: String,
    #[serde(default)]
    area: String,
    /// The area whose parts and map are shown.
    #[serde(default)]
    r#in: String,
}

#[derive(Template)]
#[template(path = "pages/near.html")]
struct Near {
    w: Words,
    place: PlaceField<'static>,
    choices: Vec<Choice>,
    unsure: Option<Choice>,
    /// The municipality or district to choose from.
    around: Option<(AreaCode, String)>,
    parts: Vec<Part>,
    map: String,
}

pub async fn get(State(app): State<App>, visitor: Visitor, Query(asked): Query<Asked>) -> Answer {
    visitor.may(Action::ReadAreas, &Thing::Nothing)?;
    if !asked.place.is_empty() || !asked.area.is_empty() {
        match areas::place_of(&app.db, &asked.area, &asked.place).await {
            Ok(place) => {
                let code = place.area();
                return Ok(with_cookie(see(&format!("/areas/{code}")), &here::remember(&app, &code)));
            }
            Err(NoPlace::Store(error)) => return Err(error.into()),
            Err(NoPlace::Choose(found)) => return choose(&app, &visitor, &asked, *found).await,
            Err(no) => {
                let mut errors = Errors::default();
                errors.add("place", no.words(visitor.lang));
                return list(&app, &visitor, &asked, &errors).await;
            }
        }
    }
    list(&app, &visitor, &asked, &Errors::default()).await
}

/// The text can mean several areas.
async fn choose(app: &App, visitor: &Visitor, asked: &Asked, found: areas::Found) -> Answer {
    let w = Words(visitor.lang);
    let place =
        PlaceField::load(&app.db, visitor.lang, (&asked.place, ""), &Errors::default()).await?.text_only();
    let map = match &found.unsure {
        Some(district) => map(app, visitor, &district.code, &[]).await?,
        None => String::new(),
    };
    let page =
        Near { w, place, choices: found.choices, unsure: found.unsure, around: None, parts: Vec::new(), map };
    Page::of(app, visitor, w.near_which()).show(&page)
}

/// Nothing typed yet, or nothing found: the parts of an area, as links and as a map.
async fn list(app: &App, visitor: &Visitor, asked: &Asked, errors: &Errors) -> Answer {
    let w = Words(visitor.lang);
    let wanted = asked.r#in.parse::<AreaCode>().ok().filter(|code| code.level() != Level::Neighbourhood);
    let code = match wanted {
        Some(code) => Some(code),
        None => here::municipality(app, None).await?,
    };
    let frame = match &code {
        Some(code) => store::frame(&app.db, code, code, visitor.now).await?,
        None => Frame::default(),
    };
    let around =
        frame.path.last().filter(|area| Some(area.code) == code).map(|area| (area.code, area.name.clone()));
    if wanted.is_some() && around.is_none() {
        return Err(Fault::NotFound);
    }
    let parts = frame.parts;
    let map = match &around {
        Some((code, _)) => map(app, visitor, code, &parts).await?,
        None => String::new(),
    };
    let place = PlaceField::load(&app.db, visitor.lang, (&asked.place, ""), errors).await?.text_only();
    let page = Near { w, place, choices: Vec::new(), unsure: None, around, parts, map };
    Page::of(app, visitor, w.near_title()).wide().errors(errors).show(&page)
}

/// Links of districts open the district here; those of neighbourhoods go to their board.
async fn map(app: &App, visitor: &Visitor, code: &AreaCode, parts: &[Part]) -> Result<String, Fault> {
    let asks = parts.iter().map(|part| (part.code, part.open)).collect();
    let link = match code.level() {
        Level::Municipality => ("/near?in=", ""),
        _ => ("/near?area=", ""),
    };
    Ok(areas::map(&app.db, visitor.lang, code, &Mark { here: None, asks, link }).await?)
}
