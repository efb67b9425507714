//! Home: one sentence to ask, and what goes on near by.

use std::borrow::Cow;

use areas::PlaceField;
use askama::Template;
use asks::{Filter, Gently, Listed};
use axum::extract::State;
use axum::http::request::Parts;
use house::App;
use house::shell::{Answer, Errors, Fault, Page, Visitor, assets};
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::roles::{Action, Thing};

use crate::cards::{AskCard, HelpCard, Maker};
use crate::here;
use crate::say::Words;
use crate::store::{self, Frame, Part};

/// Asks on the home page.
const ASKS: usize = 5;
/// "This month".
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Home<'a> {
    w: Words,
    v: &'a Visitor,
    place: PlaceField<'static>,
    gently: Gently<'a>,
    art: &'static str,
    /// Whether the visitor told where they are.
    known: bool,
    area: Option<Part>,
    title: Cow<'static, str>,
    open: Vec<AskCard>,
    went: Vec<AskCard>,
    help: Vec<HelpCard>,
    frame: Frame,
}

pub async fn get(State(app): State<App>, visitor: Visitor, parts: Parts) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let here = here::of(&app, &visitor, &parts).await?;
    let municipality = here::municipality(&app, here.as_ref()).await?;
    let frame = match municipality {
        Some(town) => frame(&app, &visitor, town, here.as_ref()).await?,
        None => Frame::default(),
    };
    let area = frame.path.last().cloned();
    let open = open_asks(&app, &frame.path).await?;
    let went = match frame.path.first() {
        Some(town) => asks::list(&app, &Filter::went(town.code, 3)).await?,
        None => Vec::new(),
    };
    let help = match &area {
        Some(area) => offers::list(&app.db, &area.code, HELP, None).await?.offers,
        None => Vec::new(),
    };
    let codes = open.iter().chain(&went).map(|ask| ask.area);
    let mut maker =
        Maker::for_rows(&app, &visitor, here, (codes, frame.path.iter().chain(&frame.parts))).await?;
    let title = match (&here, &area) {
        (None, Some(town)) => w.home_now_in(&town.name),
        _ => w.home_now_near(),
    };
    let page = Home {
        w,
        v: &visitor,
        place: PlaceField::empty(visitor.lang, &Errors::default()),
        gently: Gently::of(&visitor, ""),
        art: assets::picture("neighbours.svg"),
        known: here.is_some(),
        title,
        open: open.iter().map(|ask| maker.ask(ask)).collect(),
        went: went.iter().map(|ask| maker.ask(ask)).collect(),
        help: help.iter().map(|offer| maker.help(offer)).collect(),
        frame,
        area,
    };
    let title = w.home_title();
    Page::of(&app, &visitor, title).wide().gently().show(&page)
}

/// A few who can help.
const HELP: offers::Filter = offers::Filter { theme: None, circle: None, most: 3 };

async fn frame(app: &App, visitor: &Visitor, town: AreaCode, here: Option<&Place>) -> Result<Frame, Fault> {
    let place = here.map_or(town, Place::area);
    Ok(store::frame(&app.db, &town, &place, visitor.now - MONTH).await?)
}

/// The nearest first: the neighbourhood, then the district, then the municipality, until there are enough.
async fn open_asks(app: &App, around: &[Part]) -> Result<Vec<Listed>, Fault> {
    let mut open: Vec<Listed> = Vec::new();
    for area in around.iter().rev() {
        let limit = u32::try_from(ASKS * 2).unwrap_or(10);
        for ask in asks::list(app, &Filter::open(area.code, limit)).await? {
            if open.len() < ASKS && !open.iter().any(|before| before.id == ask.id) {
                open.push(ask);
            }
        }
        if open.len() >= ASKS {
            break;
        }
    }
    Ok(open)
}
