//! `/search`: one field, what is found, and what to do when nothing is.

use std::borrow::Cow;

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{Query as Typed, State};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse as _};
use house::App;
use house::shell::parts::{Field, RingNow};
use house::shell::{Answer, Errors, Fault, Page, Visitor, assets};
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::roles::{Action, Thing as About};
use neighbourhood::search::{Kind, Query, QueryError};
use neighbourhood::words::private;
use serde::Deserialize;

use super::look::{Found, Thing, Wish, look};
use crate::cards::{AskCard, HelpCard, Maker};
use crate::help;
use crate::here;
use crate::say::Words;
use crate::store::{self, Part};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    kind: String,
    r#in: String,
    /// `1`: only what was found, for who types.
    part: String,
}

/// Something that was found, ready to be shown.
enum Card {
    Ask(AskCard),
    Help(HelpCard),
}

/// What was found; a page of its own for who types.
#[derive(Template)]
#[template(path = "pages/found.html")]
struct Results<'a> {
    w: Words,
    v: &'a Visitor,
    /// What was looked for; nothing before somebody typed.
    query: Option<&'a str>,
    said: Cow<'static, str>,
    near: Vec<Card>,
    rest: Vec<Card>,
    help: Vec<help::Found>,
    /// It may be about somebody's safety: whom to ring comes first.
    private: bool,
    ring: RingNow,
    kettle: &'static str,
}

impl HtmlSafe for Results<'_> {}

#[derive(Template)]
#[template(path = "pages/search.html")]
struct Search<'a> {
    w: Words,
    field: Field<'a>,
    kinds: Vec<(&'static str, Cow<'static, str>, bool)>,
    areas: Vec<(AreaCode, String, bool)>,
    results: Results<'a>,
}

pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Typed(asked): Typed<Asked>,
    parts: Parts,
) -> Answer {
    visitor.may(Action::ReadBoard, &About::Nothing)?;
    let here = here::of(&app, &visitor, &parts).await?;
    let areas = areas_of(&app, here.as_ref()).await?;
    let within = within(&asked.r#in, &areas)?;
    let kind = match asked.kind.as_str() {
        "" => None,
        key => Some(Kind::from_key(key).ok_or(Fault::NotFound)?),
    };
    let mut errors = Errors::default();
    let query = read(&visitor, &asked, &mut errors);
    let found = match query {
        Some(query) => {
            let wish = Wish { query, kind, within, here, most: house::search::MOST };
            look(&app, &visitor, &wish).await?
        }
        None => Found::default(),
    };
    let results = results(&app, &visitor, (&asked.q, here), found).await?;
    if asked.part == "1" {
        return Ok(Html(results.render()?).into_response());
    }
    page(&app, &visitor, (&asked, &errors), (areas, within), results)
}

fn page(
    app: &App,
    visitor: &Visitor,
    (asked, errors): (&Asked, &Errors),
    (areas, within): (Vec<Part>, Option<AreaCode>),
    results: Results<'_>,
) -> Answer {
    let w = Words(visitor.lang);
    let field = Field::new("q", w.search_field(), asked.q.as_str(), errors)
        .hint(w.search_hint())
        .kind("search", "off")
        .max(Query::MAX);
    let sensitive = results.private;
    let areas = areas.into_iter().map(|area| (area.code, area.name, Some(area.code) == within));
    let main = Search { w, field, kinds: kinds(w, &asked.kind), areas: areas.collect(), results };
    let page = Page::of(app, visitor, w.search_title()).errors(errors);
    if sensitive { page.sensitive().show(&main) } else { page.show(&main) }
}

/// What was typed; nothing when that is nothing yet, or wrong.
fn read(visitor: &Visitor, asked: &Asked, errors: &mut Errors) -> Option<Query> {
    match Query::read(&asked.q) {
        Ok(query) => Some(query),
        Err(QueryError::NoWord) => None,
        Err(QueryError::TooLong { max }) => {
            errors.add("q", Words(visitor.lang).search_too_long(max));
            None
        }
    }
}

/// From the municipality down to where the visitor is: where one can look.
async fn areas_of(app: &App, here: Option<&Place>) -> Result<Vec<Part>, Fault> {
    let Some(town) = here::municipality(app, here).await? else { return Ok(Vec::new()) };
    let place = here.map_or(town, Place::area);
    Ok(store::path(&app.db, &place).await?)
}

/// The area that was asked for, whichever it is; else the whole municipality.
fn within(asked: &str, areas: &[Part]) -> Result<Option<AreaCode>, Fault> {
    match asked {
        "" => Ok(areas.first().map(|area| area.code)),
        code => code.parse().map(Some).map_err(|_| Fault::NotFound),
    }
}

fn kinds(w: Words, chosen: &str) -> Vec<(&'static str, Cow<'static, str>, bool)> {
    let all = Kind::ALL.iter().map(|kind| {
        let name = w.by_key(&format!("search-kind-{}", kind.key())).unwrap_or_default();
        (kind.key(), name, kind.key() == chosen)
    });
    std::iter::once(("", w.search_kind_all(), chosen.is_empty())).chain(all).collect()
}

async fn results<'a>(
    app: &App,
    visitor: &'a Visitor,
    (typed, here): (&'a str, Option<Place>),
    found: Found,
) -> Result<Results<'a>, Fault> {
    let w = Words(visitor.lang);
    let count = found.count();
    let codes = found.near.iter().chain(&found.rest).filter_map(|thing| match thing {
        Thing::Ask(ask) => Some(ask.area),
        Thing::Offer(_) => None,
    });
    let codes: Vec<AreaCode> = codes.collect();
    let mut maker = Maker::for_rows(app, visitor, here, (codes.into_iter(), std::iter::empty())).await?;
    let mut card = |thing: &Thing| match thing {
        Thing::Ask(ask) => Card::Ask(maker.ask(ask)),
        Thing::Offer(offer) => Card::Help(maker.help(offer)),
    };
    let query = Some(typed.trim()).filter(|typed| Query::read(typed).is_ok());
    Ok(Results {
        w,
        v: visitor,
        near: found.near.iter().map(&mut card).collect(),
        rest: found.rest.iter().map(&mut card).collect(),
        help: found.help,
        said: query.map_or(Cow::Borrowed(""), |_| w.search_found(count)),
        private: query.is_some_and(looks_private),
        query,
        ring: RingNow { w: visitor.w },
        kettle: assets::picture("kettle.svg"),
    })
}

/// Whether to say first whom to ring. Of a single word nothing can be told.
fn looks_private(typed: &str) -> bool {
    typed.split_whitespace().nth(2).is_some() && private(typed).is_some()
}
