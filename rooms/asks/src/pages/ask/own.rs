//! The asker's own page: the code, what happens next, who wants to help, and what can be done.

use std::borrow::Cow;

use askama::Template;
use house::App;
use house::shell::parts::{Exposes, Field, Readers};
use house::shell::{Answer, Errors, Page, Visitor};
use house::store::StoreError;
use neighbourhood::asks::{Ask, Closure, Reply, ReplyStage, Stage};
use neighbourhood::ids::ReplyId;
use neighbourhood::times::Times;
use words::time;

use super::card::{Card, area_name};
use super::meeting::{Contact, contact};
use super::steps::{Step, steps};
use crate::page_of;
use crate::say::Words;
use crate::store::Stored;

#[derive(Template)]
#[template(path = "pages/ask/own.html")]
struct Own<'a> {
    w: Words,
    v: &'a Visitor,
    path: String,
    card: Card,
    private: bool,
    hidden: Option<String>,
    contact: Option<Contact>,
    replies: Vec<Line>,
    /// Neighbours who offer what is asked.
    offered: Vec<Offered>,
    /// There may still come replies.
    open: bool,
    connected: bool,
    closed: bool,
    can_solve: bool,
    can_ask_person: bool,
    told: bool,
    can_tell: bool,
    thanks: Option<Thanks<'a>>,
    thanked: Option<String>,
    steps: Vec<Step>,
    /// Where one reads how we choose whom to ask.
    how: &'static str,
    code: String,
    spelled: String,
}

/// A reply as the asker reads it.
struct Line {
    id: ReplyId,
    who: Cow<'static, str>,
    name: String,
    first: String,
    face: usize,
    words: String,
    ago: String,
    /// What became of it; nothing while it can be answered.
    state: Option<Cow<'static, str>>,
}

/// Somebody who offers this.
struct Offered {
    path: String,
    who: Cow<'static, str>,
    first: String,
    face: usize,
    words: String,
    when: Option<Cow<'static, str>>,
}

struct Thanks<'a> {
    title: Cow<'static, str>,
    words: Field<'a>,
    exposes: Option<Exposes<'a>>,
}

/// The page; `typed` are thanks with a mistake in them.
pub async fn page(app: &App, visitor: &Visitor, stored: &Stored) -> Answer {
    with(app, visitor, stored, ("", &Errors::default())).await
}

pub async fn with(app: &App, visitor: &Visitor, stored: &Stored, (typed, errors): (&str, &Errors)) -> Answer {
    let (w, ask) = (Words(visitor.lang), &stored.ask);
    let reached = reach::told(app, ask).await?;
    let connected = matches!(ask.stage, Stage::Connected { .. });
    let told = ask.connection().is_some_and(|connection| connection.asker_told.is_some());
    let main = Own {
        w,
        v: visitor,
        path: page_of(ask.id),
        card: Card::of(app, visitor, stored).await?,
        private: ask.private,
        hidden: ask.hidden.as_ref().map(|hidden| hidden.reason.to_string()),
        contact: contact(app, ask.asker, stored).await?,
        replies: lines(app, visitor, stored).await?,
        offered: offered(app, visitor, ask).await?,
        open: matches!(ask.stage, Stage::Open { .. }),
        connected,
        closed: ask.is_closed(),
        can_solve: !ask.is_closed() && !connected && !ask.private,
        can_ask_person: can_ask_person(ask),
        told,
        can_tell: ask.connection().is_some() && !ended_without(ask),
        thanks: thanks(visitor, stored, (typed, errors)),
        thanked: thanked(stored),
        steps: steps(visitor, stored, &reached),
        how: reach::HOW,
        code: stored.code.to_string(),
        spelled: stored.code.spoken(people::language(visitor.lang)),
    };
    let page = Page::of(app, visitor, w.see_title_own()).errors(errors);
    let page = if ask.private { page.sensitive() } else { page.live(format!("{}/live", main.path)) };
    page.show(&main)
}

const fn can_ask_person(ask: &Ask) -> bool {
    ask.needs_person.is_none() && matches!(ask.stage, Stage::Open { .. } | Stage::Unconfirmed { .. })
}

const fn ended_without(ask: &Ask) -> bool {
    matches!(ask.stage, Stage::Closed { how: Closure::Withdrawn | Closure::Removed | Closure::Referred, .. })
}

fn helper_name(stored: &Stored) -> Option<String> {
    stored.ask.helper().map(|helper| stored.name_of(helper).to_owned())
}

fn thanks<'a>(visitor: &Visitor, stored: &Stored, (typed, errors): (&'a str, &Errors)) -> Option<Thanks<'a>> {
    let w = Words(visitor.lang);
    let name = can_thank(stored)?;
    let words =
        Field::new("words", w.thanks_words(), typed, errors).hint(w.thanks_hint()).kind("area", "off");
    let exposes = errors.at("words").and_then(|_| exposes(visitor, stored, typed));
    Some(Thanks { title: w.thanks_title(name), words: words.max(280), exposes })
}

/// The name of whom they can thank now.
fn can_thank(stored: &Stored) -> Option<String> {
    let helped = matches!(stored.ask.stage, Stage::Closed { how: Closure::Helped | Closure::Partly, .. });
    let waiting = stored.ask.connection().is_some_and(|connection| connection.thanked.is_none());
    helper_name(stored).filter(|_| helped && waiting)
}

/// What in thanks points at somebody but the two, before neighbours read it; where there is a form to mend it.
pub fn exposes<'a>(visitor: &Visitor, stored: &Stored, words: &'a str) -> Option<Exposes<'a>> {
    let helper = can_thank(stored)?;
    let known = [stored.asker_name.as_str(), helper.as_str()];
    Exposes::of(visitor.w, words, Readers::Neighbours, &known).map(Exposes::or_keep)
}

fn thanked(stored: &Stored) -> Option<String> {
    let said = stored.ask.connection().is_some_and(|connection| connection.thanked.is_some());
    helper_name(stored).filter(|_| said)
}

/// So many offers are shown at most.
const OFFERED: usize = 3;

/// Who offers what is asked, while nobody was accepted; nothing of a private or hidden ask is looked for.
async fn offered(app: &App, visitor: &Visitor, ask: &Ask) -> Result<Vec<Offered>, StoreError> {
    if !ask.is_open() {
        return Ok(Vec::new());
    }
    let like = offers::Like {
        place: ask.place,
        circle: ask.circle,
        themes: ask.theme.into_iter().collect(),
        times: Times::of_ask(ask.urgency, visitor.now),
        sentence: ask.text.as_str(),
        same: true,
    };
    // Some of them may have replied already: those stand above.
    let mut found = offers::fitting(app, &like, Some(ask.asker), OFFERED * 4).await?;
    found.retain(|offer| ask.replies.iter().all(|reply| reply.by != offer.owner));
    found.truncate(OFFERED);
    let w = Words(visitor.lang);
    let card = |(n, offer): (usize, offers::Listed)| Offered {
        path: format!("/offers/{}", offer.id),
        who: w.replies_who(offer.area_name.as_str(), offer.name.as_str()),
        first: offer.name.chars().take(1).collect(),
        face: n % 3 + 1,
        words: offer.words,
        when: offers::times_said(visitor.lang, offer.times),
    };
    Ok(found.into_iter().enumerate().map(card).collect())
}

/// The replies, those that wait for an answer first.
async fn lines(app: &App, visitor: &Visitor, stored: &Stored) -> Result<Vec<Line>, StoreError> {
    let mut lines = Vec::new();
    for (n, reply) in stored.ask.replies.iter().enumerate() {
        lines.push(line(app, visitor, stored, (n, reply)).await?);
    }
    lines.sort_by_key(|line| line.state.is_some());
    Ok(lines)
}

async fn line(
    app: &App,
    visitor: &Visitor,
    stored: &Stored,
    (n, reply): (usize, &Reply),
) -> Result<Line, StoreError> {
    let w = Words(visitor.lang);
    let name = stored.name_of(reply.by).to_owned();
    let area = match people::load(&app.db, app, reply.by).await? {
        Some(person) => Some(area_name(app, &person.place.area()).await?),
        None => None,
    };
    let who = area.map_or_else(|| Cow::Owned(name.clone()), |area| w.replies_who(area, name.as_str()));
    Ok(Line {
        id: reply.id,
        who,
        first: name.chars().take(1).collect(),
        name,
        face: n % 3 + 1,
        words: reply.words.as_ref().map(ToString::to_string).unwrap_or_default(),
        ago: time::ago(visitor.lang, reply.at, visitor.now),
        state: state(w, reply, &stored.ask),
    })
}

fn state(w: Words, reply: &Reply, ask: &Ask) -> Option<Cow<'static, str>> {
    match reply.stage {
        // While somebody helps, the others wait in case it falls through.
        ReplyStage::Open if matches!(ask.stage, Stage::Open { .. }) && ask.hidden.is_none() => None,
        ReplyStage::Open | ReplyStage::NotNeeded { .. } => Some(w.replies_state_not_needed()),
        ReplyStage::Accepted { .. } => Some(w.replies_state_accepted()),
        ReplyStage::Declined { .. } => Some(w.replies_state_declined()),
        ReplyStage::Withdrawn { .. } => Some(w.replies_state_withdrawn()),
        ReplyStage::FellThrough { .. } => Some(w.replies_state_fell_through()),
    }
}
