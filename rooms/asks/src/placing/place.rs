//! Placing: the person, the ask, its code, the letter with the digits and the session, at once.

use axum::response::Response;
use house::App;
use house::once::{self, Claim};
use house::shell::page::{see, with_cookie};
use house::shell::visitor::{Whom, begin_session};
use house::shell::{Fault, Visitor};
use house::store::{Tx, args};
use house::{happenings, limits};
use neighbourhood::asks::{AskerAddress, AskerFacts, ConfirmBy, Draft, PlaceRefusal, SafeContact, Stage};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::limits::{ASKS_PER_ADDRESS, ASKS_PER_PERSON};
use people::proofs::{self, Browser, Permit, Purpose};
use people::{Newcomer, arrive};

use super::Who;
use crate::facts;
use crate::store::{self, New};

/// Somebody with an ask, complete.
pub struct Arrival<'a> {
    pub visitor: &'a Visitor,
    pub browser: &'a Browser,
    pub once: &'a str,
    pub who: Who,
    pub draft: Draft,
    /// How to reach them, when it is private.
    pub safely: SafeContact,
}

/// What came of placing.
pub enum Placed {
    /// Where to look now, with the session that holds the ask.
    Done {
        ask: AskId,
        cookies: Vec<String>,
        page: String,
    },
    Refused(PlaceRefusal),
}

/// The key of a form counts for the form: after the first post the browser holds the ask, and the
/// same form sent again must still be the same form. Of somebody signed in it is theirs.
fn scope(visitor: &Visitor) -> String {
    visitor.person().map_or_else(|| "visitor:/asks".into(), |person| format!("{person}:/asks"))
}

/// The page of a form that was answered before, and whether the ask is there to be held again: who
/// has the secret key of the form has the form, also when our first answer never arrived.
///
/// # Errors
/// What the database says.
async fn before(app: &App, arrival: &Arrival<'_>) -> Result<Option<AskId>, Fault> {
    if arrival.once.is_empty() {
        return Ok(None);
    }
    let answer: Option<String> =
        app.db.one(once::BEFORE, args![arrival.once, scope(arrival.visitor)]).await?;
    Ok(answer.and_then(|id| id.parse().ok()))
}

/// Places the ask.
///
/// # Errors
/// [`Fault::TooMany`]; what the database says.
pub async fn place(app: &App, arrival: Arrival<'_>) -> Result<Placed, Fault> {
    if let Some(ask) = before(app, &arrival).await? {
        return again(app, arrival.visitor, ask).await;
    }
    let permit = match permit(app, &arrival).await {
        Ok(permit) => permit,
        // Pressed twice: the first may have taken the last one, and is the answer to both.
        Err(fault) => {
            let done = before(app, &arrival).await?.ok_or(fault)?;
            return again(app, arrival.visitor, done).await;
        }
    };
    let (mut tx, scope) = (app.db.begin().await?, scope(arrival.visitor));
    if !arrival.once.is_empty()
        && let Claim::Before(answer) = once::claim(&mut tx, arrival.once, &scope, app.now()).await?
    {
        // What we read may wait for its flush: with the end of ours it is kept.
        tx.commit().await?;
        return again(app, arrival.visitor, answer.parse().map_err(|_| Fault::NotFound)?).await;
    }
    let asker = asker(&mut tx, app, &arrival).await?;
    let id = AskId::new_v7(arrival.visitor.now, app.chance.bytes());
    let place = neighbourhood::asks::place(arrival.draft, asker, id, arrival.visitor.now);
    let (ask, happened) = match place {
        Ok(placed) => placed,
        Err(refusal) => return Ok(Placed::Refused(refusal)),
    };
    let code = store::fresh_code(&mut tx, app).await?;
    let new = New { ask: &ask, asker_name: arrival.who.name.as_str(), code };
    store::insert_safely(&mut tx, app, new, arrival.safely).await?;
    happenings::record(&mut tx, app, arrival.visitor.now, Some(ask.asker.uuid()), &happened).await?;
    let mut cookies = Vec::new();
    if let (Some(permit), Stage::Unconfirmed { by: ConfirmBy::Email, .. }) = (&permit, ask.stage) {
        proofs::ask(&mut tx, app, Purpose::Confirm { about: id.uuid() }, permit).await?;
        cookies.push(arrival.browser.cookie(app));
    }
    if arrival.visitor.person().is_none() {
        cookies.push(begin_session(&mut tx, app, arrival.visitor, Whom::Ask(id)).await?);
    }
    if !arrival.once.is_empty() {
        once::answer(&mut tx, arrival.once, &scope, &id.to_string()).await?;
    }
    tx.commit().await?;
    Ok(Placed::Done { ask: id, cookies, page: page(id, &ask.stage) })
}

/// Who must still confirm sees that page first; it holds the spoken code.
fn page(id: AskId, stage: &Stage) -> String {
    match stage {
        Stage::Unconfirmed { .. } => format!("/asks/{id}/confirm"),
        _ => crate::page_of(id),
    }
}

async fn again(app: &App, visitor: &Visitor, id: AskId) -> Result<Placed, Fault> {
    let stored = store::load(app, id).await?.ok_or(Fault::NotFound)?;
    let mut cookies = Vec::new();
    if visitor.person().is_none() && visitor.held_ask() != Some(id) {
        let mut tx = app.db.begin().await?;
        cookies.push(begin_session(&mut tx, app, visitor, Whom::Ask(id)).await?);
        tx.commit().await?;
    }
    Ok(Placed::Done { ask: id, cookies, page: page(id, &stored.ask.stage) })
}

/// Counts the ask for the network and the person, and the letter where one is sent. Before the
/// transaction, because a refused one counts too.
async fn permit(app: &App, arrival: &Arrival<'_>) -> Result<Option<Permit>, Fault> {
    let visitor = arrival.visitor;
    if let Some(person) = visitor.person() {
        limits::take(app, "ask", &person.to_string(), ASKS_PER_PERSON).await?;
        return Ok(None);
    }
    limits::take(app, "ask-network", &visitor.network(), ASKS_PER_ADDRESS).await?;
    let Some(email) = &arrival.who.email else {
        let phone = arrival.who.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        limits::take(app, "ask-phone", &phone, ASKS_PER_PERSON).await?;
        return Ok(None);
    };
    limits::take(app, "ask-email", &email.lookup_key(), ASKS_PER_PERSON).await?;
    if arrival.draft.private {
        // A person reads it at once: no letter, and nothing to confirm.
        return Ok(None);
    }
    proofs::permit(app, visitor, arrival.browser, email).await.map(Some)
}

/// Who asks. A known person is never changed by what somebody typed, nor is anything of theirs told:
/// a stranger is met as if the address were new.
async fn asker(tx: &mut Tx, app: &App, arrival: &Arrival<'_>) -> Result<AskerFacts, Fault> {
    if let Some(id) = arrival.visitor.person() {
        return signed_in(tx, id).await;
    }
    let who = &arrival.who;
    let address = match (&who.email, &who.phone) {
        (Some(_), _) => AskerAddress::Email,
        (None, Some(_)) => AskerAddress::Phone,
        (None, None) => AskerAddress::Missing,
    };
    let newcomer = Newcomer {
        name: who.name.clone(),
        place: arrival.draft.place,
        language: people::language(arrival.visitor.lang),
        email: who.email.clone(),
        phone: who.phone.clone(),
    };
    let id = arrive(tx, app, newcomer).await?;
    Ok(AskerFacts { id, address, open_asks: 0, blocked: false })
}

async fn signed_in(tx: &mut Tx, id: PersonId) -> Result<AskerFacts, Fault> {
    let standing = facts::standing(tx, id).await?;
    // Who can sign in has a confirmed address; anything else is a stranger's.
    let address = if standing.confirmed { AskerAddress::Confirmed } else { AskerAddress::Missing };
    let open_asks = store::not_closed_of(tx, id).await?;
    Ok(AskerFacts { id, address, open_asks, blocked: standing.blocked })
}

impl Placed {
    /// `303` to the page, with the cookies.
    #[must_use]
    pub fn response(page: &str, cookies: &[String]) -> Response {
        cookies.iter().fold(see(page), |response, cookie| with_cookie(response, cookie))
    }
}
