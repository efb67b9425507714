//! The board of a neighbourhood, a district or a municipality: who asks, who can help, how it went.

use std::borrow::Cow;

use areas::AreaRow;
use askama::Template;
use asks::{Counts, Cursor, Filter, Listed, Shown};
use axum::extract::{Path, Query, State};
use axum::http::request::Parts;
use house::App;
use house::shell::{Answer, Fault, Page, Visitor, assets};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::ids::AskId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::themes::Theme;
use serde::Deserialize;

use crate::cards::{AskCard, Maker, is_close};
use crate::here;
use crate::say::Words;
use crate::store::{self, Part};

/// Rows of a page.
const ROWS: u32 = 20;
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);

#[derive(Deserialize, Default)]
pub struct Asked {
    /// `open` (or nothing), `help`, `went`.
    #[serde(default)]
    tab: String,
    #[serde(default)]
    theme: String,
    /// Where the page begins, as a page before it said.
    #[serde(default)]
    after: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Open,
    Help,
    Went,
}

#[derive(Template)]
#[template(path = "pages/board.html")]
struct Board<'a> {
    w: Words,
    area: &'a AreaRow,
    around: &'a [AreaRow],
    tab: Tab,
    /// Key, name, whether it is chosen.
    themes: Vec<(&'static str, Cow<'static, str>, bool)>,
    theme: Option<Theme>,
    near: Vec<AskCard>,
    rows: Vec<AskCard>,
    first: bool,
    /// Tab and theme of this page, for the links to its other parts.
    query: String,
    older: Option<String>,
    counts: Counts,
    parts: Vec<Part>,
    bars: Vec<Bar>,
    kettle: &'static str,
}

/// A row of the table of themes.
struct Bar {
    name: Cow<'static, str>,
    count: i64,
    /// 0 to 100, in steps of 5.
    wide: i64,
}

/// What is shown of which area.
struct View {
    area: AreaRow,
    around: Vec<AreaRow>,
    tab: Tab,
    theme: Option<Theme>,
    after: Option<Cursor>,
    here: Option<Place>,
}

pub async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
    parts: Parts,
) -> Answer {
    let code: AreaCode = code.parse().map_err(|_| Fault::NotFound)?;
    visitor.may(Action::ReadBoard, &Thing::Area(code))?;
    let view = view(&app, &visitor, code, &asked, &parts).await?;
    let w = Words(visitor.lang);
    let (near, list) = lists(&app, &view).await?;
    let codes = near.iter().chain(&list).map(|ask| ask.area);
    let maker = Maker::for_rows(&app, &visitor, view.here, (codes, &view.around)).await?;
    let shown = if view.tab == Tab::Went { Shown::Went } else { Shown::Open };
    let full = list.len() >= ROWS as usize;
    let older = full.then(|| list.last().map(|last| written(last.cursor(shown)))).flatten();
    let rest = list.iter().filter(|ask| !near.iter().any(|before| before.id == ask.id));
    let rows = rest.map(|ask| maker.ask(ask)).collect();
    let first = view.after.is_none();
    let page = Board {
        w,
        area: &view.area,
        around: &view.around,
        tab: view.tab,
        themes: theme_choices(&visitor, view.theme),
        theme: view.theme,
        near: if first { near.iter().map(|ask| maker.ask(ask)).collect() } else { Vec::new() },
        rows,
        first,
        query: query(&view),
        older,
        counts: asks::counts(&app.db, &code, visitor.now - MONTH).await?,
        parts: store::parts(&app.db, &code).await?,
        bars: if view.tab == Tab::Went { bars(&app, &visitor, &code).await? } else { Vec::new() },
        kettle: assets::picture("kettle.svg"),
    };
    let title = w.board_title(&view.area.name);
    Page::of(&app, &visitor, title).wide().feed(format!("/areas/{code}/feed")).show(&page)
}

async fn view(
    app: &App,
    visitor: &Visitor,
    code: AreaCode,
    asked: &Asked,
    parts: &Parts,
) -> Result<View, Fault> {
    let around = areas::path(&app.db, &code).await?;
    let area = around.last().filter(|area| area.code == code).cloned().ok_or(Fault::NotFound)?;
    let tab = match asked.tab.as_str() {
        "" | "open" => Tab::Open,
        "help" => Tab::Help,
        "went" => Tab::Went,
        _ => return Err(Fault::NotFound),
    };
    let theme = match asked.theme.as_str() {
        "" => None,
        // Asks about safety are private: no list of them exists.
        key => Some(Theme::from_key(key).filter(|theme| *theme != Theme::Safety).ok_or(Fault::NotFound)?),
    };
    let after = match asked.after.as_str() {
        "" => None,
        text => Some(read(text).ok_or(Fault::NotFound)?),
    };
    let here = here::of(app, visitor, parts).await?;
    Ok(View { area, around, tab, theme, after, here })
}

/// What is near the visitor, and the page of the whole board.
async fn lists(app: &App, view: &View) -> Result<(Vec<Listed>, Vec<Listed>), Fault> {
    let shown = match view.tab {
        Tab::Open => Shown::Open,
        Tab::Went => Shown::Went,
        Tab::Help => return Ok((Vec::new(), Vec::new())),
    };
    let filter = Filter {
        area: view.area.code,
        shown,
        theme: view.theme,
        circle: None,
        after: view.after,
        limit: ROWS,
    };
    let list = asks::list(app, &filter).await?;
    // Closest first, where that says something: on a board wider than the visitor's own neighbourhood.
    let near = match &view.here {
        Some(here)
            if shown == Shown::Open && here.area() != view.area.code && here.lies_in(&view.area.code) =>
        {
            let filter = Filter { area: here.area(), after: None, ..filter };
            let mut near = asks::list(app, &filter).await?;
            near.retain(|ask| is_close(here, ask.area));
            near
        }
        _ => Vec::new(),
    };
    Ok((near, list))
}

fn query(view: &View) -> String {
    let tab = if view.tab == Tab::Went { "went" } else { "open" };
    view.theme.map_or_else(|| format!("tab={tab}"), |theme| format!("tab={tab}&theme={theme}"))
}

/// `milliseconds.id`: nothing that is not on the page already.
fn written(cursor: Cursor) -> String {
    format!("{}.{}", cursor.at.as_millisecond(), cursor.id)
}

fn read(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let at = Timestamp::from_millisecond(at.parse().ok()?).ok()?;
    Some(Cursor { at, id: AskId::from_uuid(id.parse().ok()?) })
}

fn theme_choices(visitor: &Visitor, chosen: Option<Theme>) -> Vec<(&'static str, Cow<'static, str>, bool)> {
    let open = Theme::ALL.iter().filter(|theme| **theme != Theme::Safety);
    let named = |theme: &Theme| {
        let name = visitor.w.by_key(&format!("theme-{}", theme.key()))?;
        Some((theme.key(), name, Some(*theme) == chosen))
    };
    open.filter_map(named).collect()
}

async fn bars(app: &App, visitor: &Visitor, code: &AreaCode) -> Result<Vec<Bar>, Fault> {
    let counted = store::themes(&app.db, code).await?;
    let most = counted.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let name = |key: &str| {
        let key = if key.is_empty() { "other" } else { key };
        visitor.w.by_key(&format!("theme-{key}"))
    };
    let mut bars: Vec<Bar> = Vec::new();
    for (theme, count) in counted {
        let Some(name) = name(&theme) else { continue };
        match bars.iter_mut().find(|bar| bar.name == name) {
            Some(bar) => bar.count += count,
            None => bars.push(Bar { name, count, wide: 0 }),
        }
    }
    for bar in &mut bars {
        bar.wide = (bar.count * 20 / most).clamp(1, 20) * 5;
    }
    Ok(bars)
}
