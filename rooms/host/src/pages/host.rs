//! `/host`: everything in the host's areas that waits for somebody.

use std::borrow::Cow;
use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::clock::at;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::{Answer, Fault, Form, Page, Visitor};
use jiff::SignedDuration;
use neighbourhood::areas::AreaCode;
use neighbourhood::asks::NeedReason;
use neighbourhood::ids::LetterId;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::Phone;
use words::time::{ago, moment};

use super::parts::{Empty, id, waited, why, words, wrong};
use crate::rights::{areas_of, looked};
use crate::say::Words;
use crate::store::{self, Call, Looked};

/// So many asks are on the page; the longest waiting are always among them.
const MOST: u32 = 100;
/// From then on it stands out.
const LATE: SignedDuration = SignedDuration::from_hours(2);

struct Need {
    id: String,
    words: String,
    private: bool,
    waited: String,
    late: bool,
    why: Cow<'static, str>,
    area: String,
    name: String,
    ring_back: bool,
    phone: Option<String>,
    own: bool,
}

struct Line {
    path: String,
    words: String,
    when: String,
}

struct ReportLine {
    id: String,
    danger: bool,
    wrong: Cow<'static, str>,
    area: String,
    when: String,
}

struct CallLine {
    /// As it is said, in pairs.
    shown: String,
    call: Call,
    when: String,
}

#[derive(Template)]
#[template(path = "pages/host.html")]
struct List<'a> {
    w: Words,
    v: &'a Visitor,
    lead: String,
    needs: Vec<Need>,
    taken: Vec<Line>,
    hidden: Vec<Line>,
    reports: Vec<ReportLine>,
    calls: Vec<CallLine>,
}

/// `GET /host`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::SeeNeedsPerson, &Thing::Nothing)?;
    let (w, areas) = (words(&visitor), areas_of(&visitor));
    let needs = needs(&app, &visitor, &areas).await?;
    let (reports, calls) = (reports(&app, &visitor, &areas).await?, calls(&app, &visitor, &areas).await?);
    let main = List {
        w,
        v: &visitor,
        // Words take their arguments by the alphabet: calls, needs, reports.
        lead: w.list_lead(calls.len(), needs.len(), reports.len()).into_owned(),
        taken: taken(&app, &visitor).await?,
        hidden: hidden(&app, &visitor, &areas).await?,
        needs,
        reports,
        calls,
    };
    Page::of(&app, &visitor, w.list_title()).wide().show(&main)
}

async fn needs(app: &App, visitor: &Visitor, areas: &[AreaCode]) -> Result<Vec<Need>, Fault> {
    let listed = asks::needs_person(app, areas, MOST).await?;
    let names = areas::names(&app.db, listed.iter().map(|ask| ask.area)).await?;
    let w = words(visitor);
    let mut needs = Vec::with_capacity(listed.len());
    for ask in listed {
        let Some(waiting) = ask.waiting else { continue };
        let Some(stored) = asks::load(app, ask.id).await? else { continue };
        let long = visitor.now.duration_since(waiting.since);
        let own = visitor.person() == Some(stored.ask.asker);
        let ring_back = waiting.why == NeedReason::RingBack && !own;
        needs.push(Need {
            id: ask.id.to_string(),
            // Opened one by one, and that is noted; never in a list.
            words: if ask.private { String::new() } else { ask.words },
            private: ask.private,
            waited: waited(w, long),
            late: long >= LATE,
            why: why(w, waiting.why),
            area: names.get(&ask.area).cloned().unwrap_or_else(|| ask.area.to_string()),
            phone: if ring_back { phone(app, visitor, &stored.ask).await? } else { None },
            name: ask.asker_name,
            ring_back,
            own,
        });
    }
    Ok(needs)
}

/// The number to ring back, for this host; that they saw it is noted.
async fn phone(
    app: &App,
    visitor: &Visitor,
    ask: &neighbourhood::asks::Ask,
) -> Result<Option<String>, Fault> {
    visitor.may(Action::RingBack, &Thing::of_ask(ask, &visitor.actor))?;
    let person = people::load(&app.db, app, ask.asker).await?;
    looked(app, visitor, ask.id, Looked::Contact).await?;
    Ok(person.and_then(|person| person.phone).map(|phone| phone.value.national()))
}

async fn taken(app: &App, visitor: &Visitor) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for ask in store::taken(&app.db, visitor.signed_in()?).await? {
        if let Some(stored) = asks::load(app, ask).await? {
            lines.push(line(visitor, &stored));
        }
    }
    Ok(lines)
}

fn line(visitor: &Visitor, stored: &asks::Stored) -> Line {
    let ask = &stored.ask;
    let w = words(visitor);
    Line {
        path: format!("/host/asks/{}", ask.id),
        words: if ask.private { w.list_private().into_owned() } else { ask.text.to_string() },
        when: ago(visitor.lang, ask.stage.since(), visitor.now),
    }
}

async fn hidden(app: &App, visitor: &Visitor, areas: &[AreaCode]) -> Result<Vec<Line>, Fault> {
    let mut lines = BTreeMap::new();
    for area in areas {
        let (asks, offers) = store::hidden(&app.db, area).await?;
        for ask in asks {
            if let Some(stored) = asks::load(app, ask).await? {
                lines.insert(ask.uuid(), line(visitor, &stored));
            }
        }
        for offer in offers {
            if let Some(stored) = offers::load(&app.db, offer).await? {
                let path = format!("/host/offers/{offer}");
                let when = ago(visitor.lang, stored.offer.made_at, visitor.now);
                lines.insert(offer.uuid(), Line { path, words: stored.offer.text.to_string(), when });
            }
        }
    }
    Ok(lines.into_values().collect())
}

async fn reports(app: &App, visitor: &Visitor, areas: &[AreaCode]) -> Result<Vec<ReportLine>, Fault> {
    let mut kept = BTreeMap::new();
    for area in areas {
        for one in store::open_reports(&app.db, area).await? {
            let danger = one.report.wrong == neighbourhood::safety::Wrong::Danger;
            kept.insert((!danger, one.report.at, one.report.id), one);
        }
    }
    let names = areas::names(&app.db, kept.values().map(|one| one.area)).await?;
    let line = |((not_danger, at, id), one): ((bool, jiff::Timestamp, _), store::Kept)| ReportLine {
        id: format!("{id}"),
        danger: !not_danger,
        wrong: wrong(words(visitor), one.report.wrong),
        area: names.get(&one.area).cloned().unwrap_or_else(|| one.area.to_string()),
        when: ago(visitor.lang, at, visitor.now),
    };
    // A host does not judge themselves.
    Ok(kept.into_iter().filter(|(_, one)| one.person != visitor.person()).map(line).collect())
}

async fn calls(app: &App, visitor: &Visitor, areas: &[AreaCode]) -> Result<Vec<CallLine>, Fault> {
    visitor.may(Action::SeeCallList, &Thing::Nothing)?;
    let mut lines = BTreeMap::new();
    for area in areas {
        for call in store::calls(app, area).await? {
            let when = moment(visitor.lang, at(call.made_at), visitor.now);
            let shown =
                call.phone.parse::<Phone>().map_or_else(|_| call.phone.clone(), |phone| phone.national());
            lines.insert((call.made_at, call.id.clone()), CallLine { shown, call, when });
        }
    }
    Ok(lines.into_values().collect())
}

/// `POST /host/calls/{id}/done`
pub async fn call_done(
    State(app): State<App>,
    visitor: Visitor,
    Path(call): Path<String>,
    form: Form<Empty>,
) -> Answer {
    visitor.may(Action::SeeCallList, &Thing::Nothing)?;
    let call: LetterId = id(&call)?;
    let scope = visitor.scope("/host/calls");
    let mut tx = app.db.begin().await?;
    if matches!(claim(&mut tx, &form.once, &scope, &app).await?, Claim::Before(_)) {
        return Ok(see("/host"));
    }
    let (area, _) = store::place_of_call(&mut tx, call).await?.ok_or(Fault::NotFound)?;
    visitor.may(Action::SeeCallList, &Thing::Area(area))?;
    store::call_done(&mut tx, &app, call, visitor.signed_in()?).await?;
    house::once::answer(&mut tx, &form.once, &scope, "/host").await?;
    tx.commit().await?;
    Ok(see("/host"))
}
