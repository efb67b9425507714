//! The board of a neighbourhood, a district or a municipality: who asks, who can help, how it went.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::request::Parts;
use house::App;
use house::shell::{Answer, Fault, Page, Visitor, assets};
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Place};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::themes::Theme;
use serde::Deserialize;

use crate::here;
use crate::rows::{self, Rows};
use crate::say::Words;
use crate::store::{self, Frame, Part};

/// No smaller number of asks about a theme is shown.
const SMALLEST: i64 = 5;
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
    area: &'a Part,
    frame: &'a Frame,
    tab: Tab,
    /// Key, name, whether it is chosen.
    themes: Vec<(&'static str, Cow<'static, str>, bool)>,
    theme: Option<Theme>,
    rows: Rows,
    /// Above the rows that are not near.
    heading: Cow<'static, str>,
    first: bool,
    /// Tab and theme of this page, for the links to its other parts.
    query: String,
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
pub struct View {
    pub area: Part,
    pub frame: Frame,
    pub tab: Tab,
    pub theme: Option<Theme>,
    /// Where the page begins; nothing for the first.
    pub after: String,
    pub here: Option<Place>,
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
    let view = view(&app, &visitor, code, asked, &parts).await?;
    let w = Words(visitor.lang);
    let rows = rows::rows(&app, &visitor, &view).await?;
    let page = Board {
        w,
        heading: heading(w, view.tab, rows.has_near()),
        rows,
        themes: theme_choices(&visitor, view.theme),
        theme: view.theme,
        first: view.after.is_empty(),
        query: query(&view),
        bars: bars(&app, &visitor, &view).await?,
        kettle: assets::picture("kettle.svg"),
        tab: view.tab,
        area: &view.area,
        frame: &view.frame,
    };
    let title = w.board_title(&view.area.name);
    Page::of(&app, &visitor, title).wide().feed(format!("/areas/{code}/feed")).show(&page)
}

async fn view(
    app: &App,
    visitor: &Visitor,
    code: AreaCode,
    asked: Asked,
    parts: &Parts,
) -> Result<View, Fault> {
    let frame = store::frame(&app.db, &code, &code, visitor.now - MONTH).await?;
    let area = frame.path.last().filter(|area| area.code == code).cloned().ok_or(Fault::NotFound)?;
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
    let here = here::of(app, visitor, parts).await?;
    Ok(View { area, frame, tab, theme, after: asked.after, here })
}

fn heading(w: Words, tab: Tab, after_near: bool) -> Cow<'static, str> {
    match tab {
        _ if after_near => w.board_rest(),
        Tab::Open => w.tab_open(),
        Tab::Help => w.tab_help(),
        Tab::Went => w.tab_went(),
    }
}

fn query(view: &View) -> String {
    let tab = match view.tab {
        Tab::Open => "open",
        Tab::Help => "help",
        Tab::Went => "went",
    };
    view.theme.map_or_else(|| format!("tab={tab}"), |theme| format!("tab={tab}&theme={theme}"))
}

fn theme_choices(visitor: &Visitor, chosen: Option<Theme>) -> Vec<(&'static str, Cow<'static, str>, bool)> {
    let open = Theme::ALL.iter().filter(|theme| **theme != Theme::Safety);
    let named = |theme: &Theme| {
        let name = visitor.w.by_key(&format!("theme-{}", theme.key()))?;
        Some((theme.key(), name, Some(*theme) == chosen))
    };
    open.filter_map(named).collect()
}

/// Themes with their numbers: of what people can help with, or of what went well.
async fn bars(app: &App, visitor: &Visitor, view: &View) -> Result<Vec<Bar>, Fault> {
    let counted: Vec<(String, i64)> = match view.tab {
        Tab::Open => return Ok(Vec::new()),
        Tab::Help => {
            let counts = offers::counts(&app.db, &view.area.code).await?;
            counts.by_theme.iter().map(|(theme, count)| (theme.key().to_owned(), i64::from(*count))).collect()
        }
        Tab::Went => store::themes(&app.db, &view.area.code).await?,
    };
    let mut bars: Vec<Bar> = Vec::new();
    for (theme, count) in counted {
        // Nobody said: something else.
        let key = if theme.is_empty() { "other" } else { theme.as_str() };
        let Some(name) = visitor.w.by_key(&format!("theme-{key}")) else { continue };
        match bars.iter_mut().find(|bar| bar.name == name) {
            Some(bar) => bar.count += count,
            None => bars.push(Bar { name, count, wide: 0 }),
        }
    }
    if view.tab == Tab::Went {
        // What people needed is never counted so small that it points at somebody.
        bars.retain(|bar| bar.count >= SMALLEST);
    }
    bars.sort_by_key(|bar| -bar.count);
    let most = bars.first().map_or(1, |bar| bar.count.max(1));
    for bar in &mut bars {
        bar.wide = (bar.count * 20 / most).clamp(1, 20) * 5;
    }
    Ok(bars)
}
