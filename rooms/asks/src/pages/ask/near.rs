//! The page for everybody but the asker: a stranger, who was told, who replied, who helps, a host.

use std::borrow::Cow;

use askama::Template;
use house::App;
use house::shell::parts::{Exposes, Field, Readers};
use house::shell::{Answer, Errors, Fault, Page, Visitor};
use house::store::args;
use neighbourhood::asks::{Ask, Closure, ReplierFacts, ReplyStage, Stage};
use neighbourhood::ids::{PersonId, ReplyId};

use super::card::Card;
use super::meeting::{Contact, contact};
use crate::facts::{self, Standing};
use crate::page_of;
use crate::say::Words;
use crate::store::Stored;

/// A reply as it was typed before; `kept` while its writer signed in.
#[derive(Clone, Copy, Default)]
pub struct Typed<'a> {
    pub words: &'a str,
    pub kept: bool,
}

#[derive(Template)]
#[template(path = "pages/ask/near.html")]
struct Near<'a> {
    w: Words,
    v: &'a Visitor,
    path: String,
    /// The name of what was typed and not sent, on the device.
    draft: String,
    card: Card,
    /// Whether the sentence may be read: not when it ended without help and is none of theirs.
    shown: bool,
    board: String,
    private: bool,
    contact: Option<Contact>,
    mine: Option<Mine>,
    /// Why they were told.
    why: Option<String>,
    /// Where one reads how we choose.
    how: &'static str,
    /// They may say "not this time".
    not_now: bool,
    said_no: bool,
    /// What they can tell: they help now, or did.
    helper: Option<Helper>,
    form: Option<Form<'a>>,
    /// Why there is no form.
    refusal: Option<Cow<'static, str>>,
    thanks: &'a str,
    asker_name: &'a str,
    hosts: bool,
    stranger: bool,
}

/// Their own reply.
struct Mine {
    words: String,
    title: Option<Cow<'static, str>>,
    text: Cow<'static, str>,
    /// Where it can be taken back.
    withdraw: Option<ReplyId>,
}

/// They were accepted.
struct Helper {
    connected: bool,
    told: bool,
}

struct Form<'a> {
    words: Field<'a>,
    exposes: Option<Exposes<'a>>,
    sign_in: bool,
    kept: bool,
}

pub async fn page(
    app: &App,
    visitor: &Visitor,
    stored: &Stored,
    (typed, errors): (Typed<'_>, &Errors),
) -> Answer {
    let (w, ask) = (Words(visitor.lang), &stored.ask);
    let person = visitor.person();
    let card = Card::of(app, visitor, stored).await?;
    let alert = match person {
        Some(id) => reach::why(&app.db, ask.id, id).await?,
        None => None,
    };
    if let (Some(alert), Some(id)) = (&alert, person)
        && alert.seen.is_none()
    {
        reach::seen(&app.db, ask.id, id, visitor.now).await?;
    }
    let reply = person.and_then(|id| ask.reply_of(id));
    let hosts = visitor.actor.hosts(&ask.place.area());
    let live =
        reply.is_some_and(|reply| matches!(reply.stage, ReplyStage::Open | ReplyStage::Accepted { .. }));
    let can = if live { Err(None) } else { may_reply(app, visitor, stored).await? };
    let said_no = alert.as_ref().is_some_and(|alert| alert.answer == Some(false));
    let main = Near {
        w,
        v: visitor,
        path: page_of(ask.id),
        draft: format!("reply-{}", ask.id),
        shown: ended_well_or_open(ask) || reply.is_some() || hosts,
        board: format!("/areas/{}", ask.place.area()),
        private: ask.private,
        contact: match person {
            Some(id) => contact(app, id, stored).await?,
            None => None,
        },
        mine: reply.map(|reply| Mine::of(w, reply, ask)),
        why: alert.as_ref().filter(|_| ask.is_open()).map(|alert| reach::why_words(visitor.lang, &alert.why)),
        how: reach::HOW,
        not_now: alert.is_some() && ask.is_open() && !said_no && !live,
        said_no: said_no && reply.is_none(),
        helper: person.and_then(|id| helper(stored, id)),
        form: can.is_ok().then(|| form(visitor, stored, (typed, errors))),
        refusal: can.err().flatten().and_then(|key| w.by_key(&format!("refused-{key}"))),
        thanks: &stored.thanks,
        asker_name: &stored.asker_name,
        hosts,
        stranger: person.is_none(),
        card,
    };
    let page = Page::of(app, visitor, w.see_title(main.card.area.as_str())).errors(errors);
    let page = if ask.private { page.sensitive() } else { page.live(format!("{}/live", main.path)) };
    page.show(&main)
}

/// What ended without help is nobody's to read any more but of those it concerned.
const fn ended_well_or_open(ask: &Ask) -> bool {
    !matches!(
        ask.stage,
        Stage::Closed {
            how: Closure::Withdrawn | Closure::Expired | Closure::Removed | Closure::Referred,
            ..
        }
    )
}

/// Whether a form is of use; else the key of why not, where there is something to say.
async fn may_reply(
    app: &App,
    visitor: &Visitor,
    stored: &Stored,
) -> Result<Result<(), Option<&'static str>>, Fault> {
    let Some(id) = visitor.person() else {
        return Ok(if stored.ask.is_open() { Ok(()) } else { Err(None) });
    };
    let standing: Standing = app.db.one(facts::PERSON, args![id.uuid()]).await?.unwrap_or_default();
    let avoided: Option<i64> = app.db.one(facts::AVOIDED, args![id.uuid(), stored.ask.asker.uuid()]).await?;
    let facts = ReplierFacts {
        id,
        confirmed: standing.confirmed,
        blocked: standing.blocked,
        avoided: avoided.unwrap_or(0) > 0,
    };
    Ok(stored
        .ask
        .may_reply(&facts)
        .map_err(|refusal| Some(refusal.key()).filter(|_| !stored.ask.is_closed())))
}

fn form<'a>(visitor: &Visitor, stored: &Stored, (typed, errors): (Typed<'a>, &Errors)) -> Form<'a> {
    let (w, sign_in) = (Words(visitor.lang), visitor.person().is_none());
    let words =
        Field::new("words", w.reply_words(), typed.words, errors).hint(w.reply_hint()).kind("area", "off");
    let exposes = errors.at("words").and_then(|_| exposes(visitor, stored, typed.words));
    Form { words: words.max(280), exposes, sign_in, kept: typed.kept && !sign_in }
}

/// What in a reply points at somebody, before the asker reads it.
pub fn exposes<'a>(visitor: &Visitor, stored: &Stored, words: &'a str) -> Option<Exposes<'a>> {
    let known = [visitor.first_name.as_str(), stored.asker_name.as_str()];
    Exposes::of(visitor.w, words, Readers::Asker, &known).map(Exposes::or_keep)
}

fn helper(stored: &Stored, person: PersonId) -> Option<Helper> {
    let connection = stored.ask.connection().filter(|connection| connection.helper == person)?;
    let connected = matches!(stored.ask.stage, Stage::Connected { .. });
    Some(Helper { connected, told: connection.helper_told.is_some() })
}

impl Mine {
    fn of(w: Words, reply: &neighbourhood::asks::Reply, ask: &Ask) -> Self {
        let (title, text) = match reply.stage {
            ReplyStage::Open if !ask.is_closed() && ask.helper().is_some() => (None, w.see_connected()),
            ReplyStage::Open => (Some(w.reply_sent_title()), w.reply_sent_text()),
            ReplyStage::Accepted { .. } => (None, Cow::Borrowed("")),
            ReplyStage::Declined { .. } => (None, w.reply_declined()),
            ReplyStage::Withdrawn { .. } => (None, w.reply_withdrawn()),
            ReplyStage::FellThrough { .. } => (None, w.reply_fell_through()),
            ReplyStage::NotNeeded { .. } => (None, w.reply_not_needed()),
        };
        Self {
            words: reply.words.as_ref().map(ToString::to_string).unwrap_or_default(),
            title,
            text,
            withdraw: (reply.stage == ReplyStage::Open).then_some(reply.id),
        }
    }
}
