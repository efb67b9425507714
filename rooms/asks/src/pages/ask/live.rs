//! `/asks/{id}/live`: one plain sentence for everything new, while the page is open.
//!
//! Server-sent events, ended after ten minutes; the browser comes back by itself. What is new is
//! read from the record of happenings, and every time we look again whether the visitor may see it.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use house::App;
use house::shell::{Answer, Fault, Visitor};
use house::store::{args, statements};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::roles::Action;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{found, is_own};
use crate::say::Words;
use crate::store::Stored;

statements! {
    // From a little before the page was opened: transactions end in another order than they began.
    pub SINCE = "select id, facts from happenings where about = $1 and made_at >= $2 order by made_at, id limit 200";
}

const LOOK: Duration = Duration::from_secs(2);
const BEAT: Duration = Duration::from_secs(15);
/// After so many looks (ten minutes) it ends.
const LOOKS: u32 = 300;
/// So long before the page was opened a transaction may have begun that has not ended yet.
const BEFORE_MS: i64 = 60_000;

/// So many pages listen at once: the other connections are for who comes to read and write.
static PLACES: Semaphore = Semaphore::const_new(4_000);

/// What one open page has heard.
struct Listener {
    _place: SemaphorePermit<'static>,
    app: App,
    visitor: Visitor,
    id: AskId,
    since_ms: i64,
    seen: HashSet<String>,
    to_say: VecDeque<String>,
    looks: u32,
}

/// `GET /asks/{id}/live`
pub async fn listen(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let stored = found(&app, &visitor, &id, Action::SeeAsk).await?;
    if stored.ask.private {
        return Err(Fault::NotFound);
    }
    // A browser that gets this does not come back; the page works without.
    let Ok(place) = PLACES.try_acquire() else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let since_ms = visitor.now.as_millisecond() - BEFORE_MS;
    let mut listener = Listener {
        _place: place,
        app,
        visitor,
        id: stored.ask.id,
        since_ms,
        seen: HashSet::new(),
        to_say: VecDeque::new(),
        looks: 0,
    };
    // What happened until now is on the page.
    listener.fresh().await?;
    Ok(response(listener))
}

fn response(listener: Listener) -> Response {
    let events = stream::unfold(listener, |mut listener| async move {
        let sentence = listener.next().await?;
        Some((Ok::<_, Infallible>(Event::default().data(sentence)), listener))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(BEAT)).into_response()
}

impl Listener {
    /// What happened since the last look.
    async fn fresh(&mut self) -> Result<Vec<Happening>, Fault> {
        let rows: Vec<(String, String)> =
            self.app.db.all(SINCE, args![self.id.uuid(), self.since_ms]).await?;
        let new = rows.into_iter().filter(|(id, _)| self.seen.insert(id.clone()));
        Ok(new.filter_map(|(_, facts)| serde_json::from_str(&facts).ok()).collect())
    }

    /// The next sentence; nothing when the time is over, or the ask is not theirs to see any more.
    async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(sentence) = self.to_say.pop_front() {
                return Some(sentence);
            }
            if self.looks >= LOOKS {
                return None;
            }
            self.looks += 1;
            tokio::time::sleep(LOOK).await;
            // A database that is away for a moment is looked at again.
            let Ok(fresh) = self.fresh().await else { continue };
            if fresh.is_empty() {
                continue;
            }
            let stored = found(&self.app, &self.visitor, &self.id.to_string(), Action::SeeAsk).await.ok()?;
            let own = is_own(&self.visitor, &stored);
            let said = fresh.iter().filter_map(|happening| sentence(&self.visitor, &stored, own, happening));
            self.to_say = said.map(Cow::into_owned).collect();
        }
    }
}

/// What this visitor hears of it; of others' replies only the asker hears.
fn sentence(
    visitor: &Visitor,
    stored: &Stored,
    own: bool,
    happening: &Happening,
) -> Option<Cow<'static, str>> {
    use Happening as H;
    let w = Words(visitor.lang);
    let me = |id: &PersonId| !own && visitor.person() == Some(*id);
    match happening {
        H::ReplyGiven { by, .. } => own.then(|| w.live_reply(stored.name_of(*by))),
        H::ReplyWithdrawn { by, .. } => own.then(|| w.live_reply_back(stored.name_of(*by))),
        H::WaveSent { told, .. } => (own && *told > 0).then(|| w.live_told(*told)),
        H::ReplyAccepted { helper, .. } if me(helper) => Some(w.live_chosen()),
        H::ReplyAccepted { .. } => Some(w.live_met()),
        H::ReplyDeclined { by, .. } if me(by) => Some(w.live_not_chosen()),
        H::AskFellThrough { .. } | H::AskRestored { .. } => Some(w.live_open()),
        H::NeedsPerson { .. } => own.then(|| w.live_person()),
        H::AskTakenOver { .. } => Some(w.live_team()),
        H::AskHidden { .. } => Some(w.live_hidden()),
        H::Thanked { helper, .. } if me(helper) => Some(w.live_thanked()),
        H::ResultTold { by, .. } if own && *by != stored.ask.asker => Some(w.live_told_result()),
        H::AskClosed { .. } => Some(w.live_over()),
        _ => None,
    }
}
