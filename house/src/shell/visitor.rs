//! Who is asking: one value with all that every page needs, made by one query.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::roles::{self, Action, Actor, Grant, Refused, Thing};
use uuid::Uuid;
use words::Lang;

use super::Fault;
use crate::store::{StoreError, Tx, args, row, statements};
use crate::{App, Words};

/// `__Host-` would be stricter, but the first evening on `http://localhost` must work too.
pub const COOKIE_NAME: &str = "dichtbij";
pub const LANGUAGE_COOKIE: &str = "taal";
/// When somebody last left in a hurry, in milliseconds; see [`left`].
pub const LEFT_COOKIE: &str = "dichtbij-since";
/// A session that is not used for so long is over.
pub const SESSION_DAYS: i64 = 60;
/// An ask held by its code, without an account.
pub const HELD_HOURS: i64 = 24;

statements! {
    // One row per grant; one row with an empty role for people without any.
    pub BY_SESSION = "select s.id, s.person, s.ask, s.used_at, coalesce(p.first_name, ''), coalesce(p.language, ''), \
        p.blocked_at, coalesce(g.role, ''), coalesce(g.area, '') from sessions s \
        left join people p on p.id = s.person left join grants g on g.person = s.person \
        where s.secret_hash = $1 and s.ends_at > $2";
    pub BY_TOKEN = "select t.id, t.person, t.person, coalesce(t.used_at, 0), p.first_name, p.language, \
        p.blocked_at, coalesce(g.role, ''), coalesce(g.area, '') from tokens t \
        join people p on p.id = t.person left join grants g on g.person = t.person \
        where t.secret_hash = $1 and t.ended_at is null and t.made_at <= $2";
    pub BEGIN_SESSION = "insert into sessions (id, secret_hash, person, ask, device, made_at, used_at, ends_at) \
        values ($1, $2, $3, $4, $5, $6, $6, $7)";
    pub END_SESSION = "delete from sessions where id = $1";
    pub USE_SESSION = "update sessions set used_at = $2, ends_at = $3 where id = $1";
    pub USE_TOKEN = "update tokens set used_at = $2 where id = $1";
}

row! {
    struct Known {
        session: String, person: Option<String>, ask: Option<String>, used_at: i64,
        first_name: String, language: String, blocked_at: Option<i64>, role: String, area: String,
    }
}

/// Who asks, in which language, from where, and when.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub now: Timestamp,
    pub lang: Lang,
    pub w: Words,
    pub actor: Actor,
    /// The session's id (not its secret), when there is one.
    pub session: Option<String>,
    pub first_name: String,
    /// Where the request came from, for limits; never kept.
    pub address: IpAddr,
    /// The browser's own words about itself, already reduced to "Chrome on Android".
    pub device: String,
    /// Path and query of this page, for the language switch.
    pub here: String,
    /// A fresh key for the forms of this page.
    pub once: String,
}

impl Visitor {
    /// No request at all: for commands on the machine itself.
    pub fn nobody(app: &App) -> Self {
        stranger(&axum::http::Request::new(()).into_parts().0, app)
    }

    pub fn person(&self) -> Option<PersonId> {
        match &self.actor {
            Actor::Person { id, .. } => Some(*id),
            _ => None,
        }
    }

    /// The ask this browser holds by its code.
    pub fn held_ask(&self) -> Option<AskId> {
        match &self.actor {
            Actor::CodeHolder(ask) => Some(*ask),
            _ => None,
        }
    }

    pub fn signed_in(&self) -> Result<PersonId, Fault> {
        self.person().ok_or(Fault::SignIn)
    }

    /// The one question about rights.
    pub fn may(&self, action: Action, thing: &Thing) -> Result<(), Fault> {
        roles::may(&self.actor, action, thing).map_err(|refused| match refused {
            Refused::SignInFirst => Fault::SignIn,
            // That it exists is not told.
            Refused::NotThere => Fault::NotFound,
            _ => Fault::Refused,
        })
    }

    /// Whose idempotency keys these are.
    pub fn scope(&self, route: &str) -> String {
        match (&self.actor, &self.session) {
            (Actor::Person { id, .. }, _) => format!("{id}:{route}"),
            (_, Some(session)) => format!("{session}:{route}"),
            _ => format!("visitor:{route}"),
        }
    }

    /// Somebody of last resort for some area.
    pub fn is_host(&self) -> bool {
        self.actor.is_host()
    }

    /// Where limits count: an IPv4 address, or the /64 of an IPv6 one, since a household has a whole
    /// /64 to choose from.
    pub fn network(&self) -> String {
        // An IPv4 address may come in the clothes of an IPv6 one: then all would share one /64.
        match self.address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}")
            }
        }
    }

    pub fn id(&self) -> Option<Uuid> {
        self.person().map(|person| person.uuid())
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Fault;

    /// The door has already found out; see `door::show_faults`.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        Ok(parts.extensions.get::<Visitor>().cloned().unwrap_or_else(|| stranger(parts, app)))
    }
}

/// A visitor nobody knows, in the language the browser asks for. For pages of faults.
pub fn stranger(parts: &Parts, app: &App) -> Visitor {
    let now = app.now();
    let lang = language(parts, "");
    Visitor {
        now,
        lang,
        w: crate::say::Words(lang),
        actor: Actor::Visitor,
        session: None,
        first_name: String::new(),
        address: address(parts, app),
        device: device(parts),
        here: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        once: app.id(now).to_string(),
    }
}

/// Who holds this cookie or token, if anybody.
pub async fn recognise(parts: &Parts, app: &App, stranger: &Visitor) -> Result<Option<Visitor>, Fault> {
    let rows = known(parts, app).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let lang = language(parts, &first.language);
    refresh(app, first, stranger.now).await?;
    Ok(Some(Visitor {
        session: Some(first.session.clone()),
        first_name: first.first_name.clone(),
        lang,
        w: crate::say::Words(lang),
        actor: actor(&rows),
        ..stranger.clone()
    }))
}

async fn known(parts: &Parts, app: &App) -> Result<Vec<Known>, Fault> {
    let now = app.now().as_millisecond();
    let path = parts.uri.path();
    let api = path.starts_with("/api/");
    // A key for programs opens the API, and the figures for monitoring, but no page: whoever finds one
    // makes no new keys with it, reads no download, and makes nobody forgotten.
    if let Some(token) = bearer(parts).filter(|_| api || path == "/metrics") {
        let hash = app.seal.hash("token", token);
        let rows: Vec<Known> = app.db.all(BY_TOKEN, args![hash, now]).await?;
        // A wrong token is a refusal, never a silent stranger.
        return if rows.is_empty() { Err(Fault::SignIn) } else { Ok(rows) };
    }
    // Programs never act by cookie: no other site can make a browser call the API for somebody.
    if api {
        return Ok(Vec::new());
    }
    let Some(secret) = cookie(parts, COOKIE_NAME) else { return Ok(Vec::new()) };
    Ok(app.db.all(BY_SESSION, args![app.seal.hash("session", secret), now]).await?)
}

fn actor(rows: &[Known]) -> Actor {
    let Some(first) = rows.first() else { return Actor::Visitor };
    let uuid = |text: &Option<String>| text.as_deref().and_then(|t| t.parse::<Uuid>().ok());
    if let Some(id) = uuid(&first.person) {
        let grants = rows.iter().filter_map(|row| grant(&row.role, &row.area)).collect();
        return Actor::Person { id: PersonId::from_uuid(id), grants, blocked: first.blocked_at.is_some() };
    }
    uuid(&first.ask).map_or(Actor::Visitor, |ask| Actor::CodeHolder(AskId::from_uuid(ask)))
}

/// A role as the table keeps it. What cannot be read grants nothing.
pub fn grant(role: &str, area: &str) -> Option<Grant> {
    match role {
        "host" => area.parse().ok().map(|area| Grant::Host { area }),
        "administrator" => Some(Grant::Administrator),
        _ => None,
    }
}

/// Notes at most once an hour that a session, or a key for programs, is in use.
async fn refresh(app: &App, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let ms = now.as_millisecond();
    if known.person.is_some() && ms - known.used_at > 3_600_000 {
        let ends = now + SignedDuration::from_hours(24 * SESSION_DAYS);
        let used = app.db.exec_light(USE_SESSION, args![&known.session, ms, ends.as_millisecond()]).await?;
        if used == 0 {
            app.db.exec_light(USE_TOKEN, args![&known.session, ms]).await?;
        }
    }
    Ok(())
}

/// Whom a new session is for.
pub enum Whom {
    Person(PersonId),
    Ask(AskId),
}

/// Begins a session and gives the value of the `set-cookie` header.
pub async fn begin_session(
    tx: &mut Tx,
    app: &App,
    visitor: &Visitor,
    whom: Whom,
) -> Result<String, StoreError> {
    let now = app.now();
    let secret = crate::seal::secret_text(&app.chance.bytes::<24>());
    let (person, ask, hours) = match whom {
        Whom::Person(person) => (Some(person.to_string()), None, 24 * SESSION_DAYS),
        Whom::Ask(ask) => (None, Some(ask.to_string()), HELD_HOURS),
    };
    // One browser, one session: the one before is over.
    if let Some(before) = &visitor.session {
        tx.exec(END_SESSION, args![before]).await?;
    }
    let ends = now + SignedDuration::from_hours(hours);
    let hash = app.seal.hash("session", &secret);
    let id = app.id(now);
    tx.exec(
        BEGIN_SESSION,
        args![id, hash, person, ask, &visitor.device, now.as_millisecond(), ends.as_millisecond()],
    )
    .await?;
    Ok(set_cookie(app, COOKIE_NAME, &secret, hours * 3600))
}

/// Ends the visitor's own session and gives the header that clears the cookie.
pub async fn end_session(app: &App, visitor: &Visitor) -> Result<String, StoreError> {
    if let Some(session) = &visitor.session {
        app.db.exec(END_SESSION, args![session]).await?;
    }
    Ok(set_cookie(app, COOKIE_NAME, "", 0))
}

/// A cookie that scripts cannot read and other sites cannot send along with a form.
pub fn set_cookie(app: &App, name: &str, value: &str, seconds: i64) -> String {
    let secure = if app.config.base_url.starts_with("https:") { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The header that makes every form dead that this browser was given until now. Its name and value
/// tell nobody what was left.
pub fn leave_cookie(app: &App) -> String {
    set_cookie(app, LEFT_COOKIE, &app.now().as_millisecond().to_string(), 24 * 3600)
}

/// Whether the form with this key was made before somebody left in a hurry. "Back" and "send again"
/// would show their words to whoever sits there now. A key begins with an id, and an id with its time.
pub fn left(parts: &Parts, once: &str) -> bool {
    let left: Option<u64> = cookie(parts, LEFT_COOKIE).and_then(|ms| ms.parse().ok());
    let id = once.get(..36).and_then(|id| Uuid::try_parse(id).ok());
    let made = id.and_then(|id| id.get_timestamp()).map(|made| made.to_unix());
    match (left, made) {
        (Some(left), Some((seconds, nanos))) => seconds * 1000 + u64::from(nanos / 1_000_000) <= left,
        _ => false,
    }
}

pub fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let all = parts.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then_some(value)
    })
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// Chosen here and now, else chosen before, else the person's own, else the browser's.
fn language(parts: &Parts, own: &str) -> Lang {
    let asked = parts.headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or("");
    let query = parts.uri.query().unwrap_or("").split('&').find_map(|pair| pair.strip_prefix("taal="));
    query
        .and_then(|lang| lang.parse().ok())
        .or_else(|| cookie(parts, LANGUAGE_COOKIE).and_then(|lang| lang.parse().ok()))
        .or_else(|| own.parse().ok())
        .unwrap_or_else(|| Lang::from_accept_language(asked))
}

/// The address of the other end, or, behind our own reverse proxy, the last address it added.
fn address(parts: &Parts, app: &App) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if !app.config.behind_proxy {
        return peer;
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
    let last = forwarded.and_then(|v| v.to_str().ok()).and_then(|list| list.rsplit(',').next());
    last.and_then(|ip| ip.trim().parse().ok()).unwrap_or(peer)
}

/// Enough to recognise one's own phone in a list, too little to recognise a person by.
fn device(parts: &Parts) -> String {
    let agent = parts.headers.get("user-agent").and_then(|v| v.to_str().ok()).unwrap_or("");
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map_or("?", |(_, name)| *name)
    };
    let browser = first(&[
        ("Firefox", "Firefox"),
        ("Edg", "Edge"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    format!("{browser} · {system}")
}
