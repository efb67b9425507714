//! What programs change. Every change may carry an `Idempotency-Key`.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use house::shell::form::idempotency_key;
use house::shell::{Answer, Errors, Fault, Visitor};
use house::{App, limits};
use neighbourhood::areas::Circle;
use neighbourhood::asks::{How, Outcome, PlaceRefusal, SafeWay, Urgency};
use neighbourhood::ids::{AskId, ReplyId};
use neighbourhood::limits::REPLIES_PER_PERSON;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::text::Sentence;
use neighbourhood::themes::Theme;
use people::proofs::Browser;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::read::ReplyView;
use super::view;
use crate::changes::{Begun, Changed, Wish, begin, change};
use crate::placing::{Arrival, Placed, Typed, Who, place as place_it, read, safely};
use crate::{facts, store};

#[derive(Default, Deserialize)]
#[serde(default)]
struct NewAsk {
    text: String,
    place: String,
    area: String,
    theme: String,
    circle: String,
    how: String,
    urgency: String,
    private: Option<bool>,
    for_other: Option<ForOther>,
    safe: Option<Safe>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ForOther {
    name: String,
    agrees: bool,
}

/// How the asker of a private ask can be reached.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Safe {
    way: String,
    from: Option<u8>,
    until: Option<u8>,
}

impl Safe {
    fn typed(self, typed: &mut Typed) {
        let hour = |hour: Option<u8>| hour.map(|hour| hour.to_string()).unwrap_or_default();
        typed.safe_way = if self.way.is_empty() { SafeWay::default().key().to_owned() } else { self.way };
        typed.safe_from = hour(self.from);
        typed.safe_until = hour(self.until);
    }
}

impl NewAsk {
    /// As if it had been typed into the form.
    fn typed(self) -> Typed {
        let other = self.for_other;
        let mut typed = Typed {
            sentence: self.text,
            // For a program several neighbourhoods are a mistake at once.
            seen: self.place.clone(),
            place: self.place,
            area: self.area,
            theme: if self.theme.is_empty() { "none".to_owned() } else { self.theme },
            circle: self.circle,
            how: self.how,
            urgency: self.urgency,
            private: self.private.map_or("", |yes| if yes { "team" } else { "neighbours" }).to_owned(),
            whom: other.as_ref().map_or("me", |_| "other").to_owned(),
            agree: other.as_ref().map_or("", |other| if other.agrees { "yes" } else { "" }).to_owned(),
            other_name: other.map(|other| other.name).unwrap_or_default(),
            ..Typed::default()
        };
        if let Some(safe) = self.safe {
            safe.typed(&mut typed);
        }
        typed
    }
}

/// Keys that mean nothing are a program's mistake, where a page takes the usual answer.
fn check_keys(visitor: &Visitor, typed: &Typed, errors: &mut Errors) {
    let known = [
        ("theme", typed.theme == "none" || Theme::from_key(&typed.theme).is_some()),
        ("circle", typed.circle.is_empty() || Circle::from_key(&typed.circle).is_some()),
        ("how", typed.how.is_empty() || How::from_key(&typed.how).is_some()),
        ("urgency", typed.urgency.is_empty() || Urgency::from_key(&typed.urgency).is_some()),
        // It looks private: whoever asks must say who may read it.
        ("private", !typed.asks_private()),
        ("safe_way", typed.safe_way.is_empty() || SafeWay::from_key(&typed.safe_way).is_some()),
        // Neighbours would not see it: only who asks the team can ask that.
        ("safe", typed.safe_way.is_empty() || typed.for_team()),
    ];
    for (field, _) in known.into_iter().filter(|(_, known)| !known) {
        errors.add(field, visitor.w.choice_missing());
    }
}

pub async fn place(
    State(app): State<App>,
    visitor: Visitor,
    browser: Browser,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    visitor.may(Action::PlaceAsk, &Thing::Nothing)?;
    let me = visitor.signed_in()?;
    let key = idempotency_key(&headers)?;
    let typed = body::<NewAsk>(request).await?.typed();
    let person = people::load(&app.db, &app, me).await?.ok_or(Fault::SignIn)?;
    let mut errors = Errors::default();
    check_keys(&visitor, &typed, &mut errors);
    let draft = read(&app, &visitor, &typed, &mut errors).await?.draft(&visitor, &typed, &mut errors);
    let who = Who::of(&person);
    let safely = safely(&visitor, &typed, &who, &mut errors);
    let (Some(draft), Some(safely), true) = (draft, safely, errors.is_empty()) else {
        return Err(named(&errors));
    };
    let arrival = Arrival { visitor: &visitor, browser: &browser, once: &key, who, draft, safely };
    match place_it(&app, arrival).await? {
        Placed::Done { ask, .. } => {
            let view = view(&app, &visitor, ask).await?;
            Ok(created(&format!("/api/v1/asks/{ask}"), &view))
        }
        Placed::Refused(PlaceRefusal::Blocked) => Err(Fault::Refused),
        Placed::Refused(refusal) => Err(crate::changes::refused(&visitor, refusal.key())),
    }
}

/// The mistakes at the names that programs use.
fn named(errors: &Errors) -> Fault {
    let name = |field: &str| match field {
        "sentence" => "text".to_owned(),
        "agree" => "for_other/agrees".to_owned(),
        "other_name" => "for_other/name".to_owned(),
        // "Only by e-mail", by somebody who gave no address.
        "safe_way" | "email" => "safe/way".to_owned(),
        "safe_from" => "safe/from".to_owned(),
        same => same.to_owned(),
    };
    Fault::Invalid(
        errors.iter().map(|(field, words)| (name(field).into(), words.to_owned().into())).collect(),
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct NewReply {
    text: String,
}

pub async fn reply(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let ask: AskId = id.parse().map_err(|_| Fault::NotFound)?;
    let me = visitor.signed_in()?;
    let once = idempotency_key(&headers)?;
    let said: NewReply = body(request).await?;
    let words = match said.text.as_str() {
        "" => None,
        text => Some(text.parse::<Sentence>().map_err(|_| too_long(&visitor))?),
    };
    limits::take(&app, "reply", &me.to_string(), REPLIES_PER_PERSON).await?;
    let wish = Wish { action: Action::Reply, ask, reply: None, once: &once, route: "/asks/{id}/replies" };
    match begin(&app, &visitor, wish).await? {
        Begun::Before(_) => {}
        Begun::Fresh(mut changing) => {
            let by = facts::replier(&mut changing.tx, me, changing.stored.ask.asker).await?;
            let reply = ReplyId::new_v7(visitor.now, app.chance.bytes());
            let ruled = changing.stored.ask.clone().reply(&by, (reply, words), visitor.now);
            let ruled = ruled.map_err(|refusal| changing.refused(refusal.key()))?;
            changing.keep(ruled, &crate::page_of(ask)).await?;
        }
    }
    let stored = store::load(&app, ask).await?.ok_or(Fault::NotFound)?;
    let reply = stored.ask.reply_of(me).ok_or(Fault::NotFound)?;
    Ok(created(&format!("/api/v1/asks/{ask}"), &ReplyView::of(&stored, reply)))
}

fn too_long(visitor: &Visitor) -> Fault {
    Fault::Invalid(vec![("text".into(), visitor.w.sentence_too_long(Sentence::MAX))])
}

pub async fn accept(
    State(app): State<App>,
    visitor: Visitor,
    Path((id, reply)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer {
    let ask: AskId = id.parse().map_err(|_| Fault::NotFound)?;
    let reply: ReplyId = reply.parse().map_err(|_| Fault::NotFound)?;
    let once = idempotency_key(&headers)?;
    let route = "/asks/{id}/replies/{reply}/accept";
    let wish = Wish { action: Action::Accept, ask, reply: Some(reply), once: &once, route };
    let rule = |ask: neighbourhood::asks::Ask, now| ask.accept(reply, now).map_err(|refusal| refusal.key());
    done(&app, &visitor, ask, change(&app, &visitor, wish, rule).await?).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TheResult {
    outcome: String,
}

pub async fn result(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    headers: HeaderMap,
    request: Request,
) -> Answer {
    let ask: AskId = id.parse().map_err(|_| Fault::NotFound)?;
    let me = visitor.signed_in()?;
    let once = idempotency_key(&headers)?;
    let said: TheResult = body(request).await?;
    let Some(outcome) = Outcome::from_key(&said.outcome) else {
        return Err(Fault::Invalid(vec![("outcome".into(), visitor.w.choice_missing())]));
    };
    let wish = Wish { action: Action::TellResult, ask, reply: None, once: &once, route: "/asks/{id}/result" };
    let rule = |ask: neighbourhood::asks::Ask, now| {
        // An asker whose ask ended up with nobody closes it with what came of it.
        if ask.asker == me && ask.connection().is_none() {
            ask.close(outcome, now).map_err(|refusal| refusal.key())
        } else {
            ask.tell_result(me, outcome, now).map_err(|refusal| refusal.key())
        }
    };
    done(&app, &visitor, ask, change(&app, &visitor, wish, rule).await?).await
}

/// Done now or done before: the ask as it is.
async fn done(app: &App, visitor: &Visitor, ask: AskId, changed: Changed) -> Answer {
    drop(changed);
    Ok(Json(view(app, visitor, ask).await?).into_response())
}

fn created(location: &str, body: &impl serde::Serialize) -> Response {
    let mut response = (StatusCode::CREATED, Json(body)).into_response();
    if let Ok(location) = HeaderValue::from_str(location) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Fault> {
    let bytes = house::shell::form::read(request).await?;
    serde_json::from_slice(&bytes).map_err(|_| Fault::Unreadable)
}
