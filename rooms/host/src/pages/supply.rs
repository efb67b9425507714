//! `/host/supply`: whether helpers or asks are lacking, and what the group can carry.

use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use house::App;
use house::shell::{Answer, Fault, Page, Visitor};
use neighbourhood::areas::{AreaCode, Level};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::supply::{Carry, Load, Often, Said, Supply, said, share_said};
use neighbourhood::themes::Theme;
use serde::Deserialize;

use super::parts::{Asked, area_name, id, words};
use crate::rights::areas_of;
use crate::say::Words;
use crate::supply::{Count, Gauge, gauge};

/// A bar has its width in steps of so many percent.
const STEP: u32 = 5;

#[derive(Default, Deserialize)]
pub struct Of {
    /// The area to show; nothing for the first of the host.
    #[serde(default)]
    area: String,
}

type Told = Cow<'static, str>;

/// A theme: helpers and asks with their bars, and what that means.
struct Line {
    name: Told,
    helpers: Bar,
    asks: Bar,
    look: &'static str,
    verdict: Told,
}

struct Bar {
    words: Told,
    /// 0 to 100 in steps of 5; no bar of a number that is not said.
    wide: Option<u32>,
}

/// What the group can carry.
struct Carried {
    lead: Told,
    used: Told,
    wide: Option<u32>,
    then: Told,
}

/// Another area that this host may look at.
struct Link {
    path: String,
    name: String,
    facts: Vec<Told>,
}

#[derive(Template)]
#[template(path = "pages/supply.html")]
struct Shown {
    w: Words,
    title: Told,
    lead: Told,
    look: &'static str,
    verdict: (Told, Told),
    numbers: Vec<Told>,
    carried: Option<Carried>,
    lines: Vec<Line>,
    /// Themes of which there is too little to say: name and helpers.
    others: Vec<Told>,
    /// The other areas of this host.
    own: Vec<Link>,
    parts_title: Told,
    parts: Vec<Link>,
}

/// `GET /host/supply`
pub async fn show(State(app): State<App>, visitor: Visitor, asked: Asked<Of>) -> Answer {
    visitor.may(Action::SeeNeedsPerson, &Thing::Nothing)?;
    let own = areas_of(&visitor);
    let typed = asked.map(|of| of.0.area).unwrap_or_default();
    let area = match (typed.as_str(), own.first()) {
        ("", Some(first)) => *first,
        ("", None) => return Err(Fault::NotFound),
        (typed, _) => id(typed)?,
    };
    visitor.may(Action::SeeNeedsPerson, &Thing::Area(area))?;
    let (w, name, gauge) = (words(&visitor), area_name(&app, &area).await?, gauge(&app, &area).await?);
    let (lines, others) = lines(&visitor, &gauge);
    let main = Shown {
        w,
        title: w.supply_title(name.as_str()),
        lead: w.supply_lead(gauge.weeks),
        look: look(gauge.all.supply),
        verdict: verdict(w, gauge.all.supply),
        numbers: numbers(w, &gauge),
        carried: gauge.all.carry.map(|carry| carried(w, carry)),
        lines,
        others,
        own: links(&app, own.into_iter().filter(|one| *one != area).map(|one| (one, Vec::new()))).await?,
        parts_title: w.supply_parts(name.as_str()),
        parts: parts(&app, w, (&area, &gauge)).await?,
    };
    let title = main.title.clone();
    Page::of(&app, &visitor, title).wide().show(&main)
}

const fn look(supply: Supply) -> &'static str {
    match supply {
        Supply::LacksHelpers => "warn",
        Supply::Balanced | Supply::LacksAsks => "good",
        Supply::TooFew => "",
    }
}

/// In one line, and what to do about it.
fn verdict(w: Words, supply: Supply) -> (Told, Told) {
    match supply {
        Supply::LacksAsks => (w.supply_lacks_asks(), w.supply_lacks_asks_do()),
        Supply::LacksHelpers => (w.supply_lacks_helpers(), w.supply_lacks_helpers_do()),
        Supply::Balanced => (w.supply_balanced(), w.supply_balanced_do()),
        Supply::TooFew => (w.supply_too_few(), w.supply_too_few_do()),
    }
}

fn asks(w: Words, count: u32) -> Told {
    match said(count) {
        Said::Few => w.supply_asks_few(),
        Said::About(number) => w.supply_asks(number),
    }
}

fn numbers(w: Words, gauge: &Gauge) -> Vec<Told> {
    let counted = gauge.all.counted;
    let mut all = vec![w.supply_helpers(counted.helpers), asks(w, counted.asks)];
    all.extend(share_said(counted).map(|percent| w.supply_soon(percent)));
    if counted.helpers > 0 {
        all.push(match gauge.often {
            Often::Hardly => w.supply_often_hardly(),
            Often::EveryWeeks(weeks) => w.supply_often_every(weeks),
            Often::AWeek(count) => w.supply_often_week(count),
        });
        all.push(match said(gauge.unneeded) {
            Said::Few => w.supply_unneeded_few(),
            Said::About(number) => w.supply_unneeded(number),
        });
    }
    all
}

fn carried(w: Words, carry: Carry) -> Carried {
    Carried {
        lead: w.supply_carry(carry.asks_per_week),
        used: w.supply_used(carry.percent),
        wide: Some((carry.percent / STEP * STEP).min(100)).filter(|wide| *wide > 0),
        then: match carry.load {
            Load::Room => w.supply_load_room(),
            Load::Busy => w.supply_load_busy(),
            Load::Over => w.supply_load_over(),
        },
    }
}

/// The themes about which there is something to say, what is lacking first; then the others.
fn lines(visitor: &Visitor, gauge: &Gauge) -> (Vec<Line>, Vec<Told>) {
    let w = words(visitor);
    let name = |theme: Theme| visitor.w.by_key(&format!("theme-{}", theme.key())).unwrap_or_default();
    let says = |count: &Count| count.supply != Supply::TooFew;
    let themes = || gauge.themes.iter();
    let mut shown: Vec<&(Theme, Count)> = themes().filter(|(_, count)| says(count)).collect();
    shown.sort_by_key(|(_, count)| (count.supply != Supply::LacksHelpers, u32::MAX - count.counted.helpers));
    // One scale for both, so that a long bar is never a small number.
    let most = shown.iter().map(|(_, count)| asked(count).max(count.counted.helpers)).max().unwrap_or(0);
    let line = |(theme, count): &&(Theme, Count)| Line {
        name: name(*theme),
        helpers: Bar {
            words: w.supply_helpers(count.counted.helpers),
            wide: Some(wide(count.counted.helpers, most)),
        },
        asks: Bar {
            words: asks(w, count.counted.asks),
            wide: Some(wide(asked(count), most)).filter(|wide| *wide > 0),
        },
        look: look(count.supply),
        verdict: match count.supply {
            Supply::LacksAsks => w.supply_theme_lacks_asks(),
            Supply::LacksHelpers => w.supply_theme_lacks_helpers(),
            Supply::Balanced | Supply::TooFew => w.supply_theme_balanced(),
        },
    };
    let others = themes().filter(|(_, count)| !says(count) && count.counted.helpers > 0);
    let other = |(theme, count): &(Theme, Count)| w.supply_other(count.counted.helpers, name(*theme));
    (shown.iter().map(line).collect(), others.map(other).collect())
}

/// A number of asks as long as its bar: as it is said.
const fn asked(count: &Count) -> u32 {
    match said(count.counted.asks) {
        Said::Few => 0,
        Said::About(number) => number,
    }
}

/// 0 to 100, in steps.
fn wide(count: u32, most: u32) -> u32 {
    count.saturating_mul(100 / STEP).div_ceil(most.max(1)).min(100 / STEP) * STEP
}

/// The parts of a larger area: each has its own page.
async fn parts(app: &App, w: Words, (area, gauge): (&AreaCode, &Gauge)) -> Result<Vec<Link>, Fault> {
    if area.level() == Level::Neighbourhood {
        return Ok(Vec::new());
    }
    let facts = |count: &Count| {
        let mut facts = vec![w.supply_helpers(count.counted.helpers), asks(w, count.counted.asks)];
        let used = count.carry.filter(|carry| carry.percent > 0);
        facts.extend(used.map(|carry| w.supply_used_short(carry.percent)));
        facts
    };
    links(app, gauge.parts.iter().map(|(part, count)| (*part, facts(count)))).await
}

async fn links(app: &App, areas: impl Iterator<Item = (AreaCode, Vec<Told>)>) -> Result<Vec<Link>, Fault> {
    let areas: Vec<(AreaCode, Vec<Told>)> = areas.collect();
    let names = areas::names(&app.db, areas.iter().map(|(code, _)| *code)).await?;
    let link = |(code, facts): (AreaCode, Vec<Told>)| Link {
        path: format!("/host/supply?area={code}"),
        name: names.get(&code).cloned().unwrap_or_else(|| code.to_string()),
        facts,
    };
    let mut links: Vec<Link> = areas.into_iter().map(link).collect();
    links.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(links)
}
