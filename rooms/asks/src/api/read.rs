//! What programs read.

use house::App;
use house::shell::{Fault, Visitor};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Circle};
use neighbourhood::asks::{Ask, Closure, How, Outcome, Reply, Stage, Urgency, contact_visible};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::themes::Theme;
use serde::Serialize;

use crate::store::{Listed, Stored};

/// An ask in a list.
#[derive(Serialize)]
pub struct Entry {
    id: AskId,
    text: String,
    /// First name of the asker.
    name: String,
    theme: Option<Theme>,
    area: AreaCode,
    circle: Circle,
    how: How,
    urgency: Urgency,
    stage: String,
    /// When it came to this stage.
    since: Timestamp,
    placed_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_as: Option<Closure>,
    replies: u32,
}

#[derive(Serialize)]
pub struct List {
    pub asks: Vec<Entry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl From<Listed> for Entry {
    fn from(ask: Listed) -> Self {
        Self {
            id: ask.id,
            text: ask.words,
            name: ask.asker_name,
            theme: ask.theme,
            area: ask.area,
            circle: ask.circle,
            how: ask.how,
            urgency: ask.urgency,
            stage: ask.stage,
            since: ask.stage_at,
            placed_at: ask.placed_at,
            closed_as: ask.closure,
            replies: ask.replies,
        }
    }
}

/// One ask: what everybody may see, and what only the asker, a replier or the two may.
#[derive(Serialize)]
pub struct AskView {
    #[serde(flatten)]
    entry: Entry,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    private: bool,
    /// The asker's own: what they say on the telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// To the asker all, to a neighbour their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    your_replies: Vec<ReplyView>,
    /// To the two who are connected: how to reach the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Contact>,
    /// To the two: what each said came of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<Told>,
}

#[derive(Serialize)]
pub struct ReplyView {
    id: ReplyId,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    stage: &'static str,
    at: Timestamp,
}

#[derive(Serialize)]
pub struct Contact {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

#[derive(Serialize)]
pub struct Told {
    asker: Option<Outcome>,
    helper: Option<Outcome>,
}

impl ReplyView {
    pub fn of(stored: &Stored, reply: &Reply) -> Self {
        Self {
            id: reply.id,
            name: stored.name_of(reply.by).to_owned(),
            text: reply.words.as_ref().map(ToString::to_string),
            stage: reply.stage.key(),
            at: reply.at,
        }
    }
}

impl AskView {
    /// As this caller may see it. Whether they may see it at all was asked before.
    pub async fn of(app: &App, visitor: &Visitor, stored: &Stored) -> Result<Self, Fault> {
        let (ask, me) = (&stored.ask, visitor.person());
        let is_asker = me == Some(ask.asker);
        let is_one_of_two = is_asker || (me.is_some() && me == ask.helper());
        let mine = |reply: &&Reply| is_asker || Some(reply.by) == me;
        let replies = ask.replies.iter().filter(mine).map(|reply| ReplyView::of(stored, reply)).collect();
        let told = ask.connection().filter(|_| is_one_of_two);
        Ok(Self {
            entry: entry(stored),
            private: ask.private,
            code: is_asker.then(|| stored.code.to_string()),
            your_replies: replies,
            contact: contact(app, me, ask).await?,
            told: told.map(|c| Told { asker: c.asker_told, helper: c.helper_told }),
        })
    }
}

fn entry(stored: &Stored) -> Entry {
    let ask = &stored.ask;
    Entry {
        id: ask.id,
        text: ask.text.to_string(),
        name: stored.asker_name.clone(),
        theme: ask.theme,
        area: ask.place.area(),
        circle: ask.circle,
        how: ask.how,
        urgency: ask.urgency,
        stage: ask.stage.key().to_owned(),
        since: ask.stage.since(),
        placed_at: ask.placed_at,
        closed_as: match ask.stage {
            Stage::Closed { how, .. } => Some(how),
            _ => None,
        },
        replies: u32::try_from(ask.replies.len()).unwrap_or(u32::MAX),
    }
}

/// How to reach the other of the two, when the rule lets this caller see it.
async fn contact(app: &App, me: Option<PersonId>, ask: &Ask) -> Result<Option<Contact>, Fault> {
    let (Some(me), Some(helper)) = (me, ask.helper()) else { return Ok(None) };
    let other = if me == ask.asker { helper } else { ask.asker };
    if !contact_visible(me, other, ask) {
        return Ok(None);
    }
    let person = people::load(&app.db, app, other).await?;
    Ok(person.map(|person| Contact {
        name: person.name.to_string(),
        email: person.email.map(|email| email.value.to_string()),
        phone: person.phone.map(|phone| phone.value.to_string()),
    }))
}
