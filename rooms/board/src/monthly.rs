//! Once a month a letter to helpers whom nobody needed: with an ask near by that fits, else what is lacking here.
//!
//! Every morning a job goes through the helpers in batches. `neighbourhood::monthly` says who is due and what we
//! say. Who was written to is kept in the transaction that posts the letter and ends the batch: killed at any
//! moment, or done by two servers at once, nobody gets a second one.

use std::sync::Arc;

use asks::Listed;
use host::Gauge;
use house::App;
use house::clockwork::{self, Job, JobFault, Plan, Work};
use house::notices::{Content, Letter, Sort};
use house::store::{StoreError, Tx, args};
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::PersonId;
use neighbourhood::moments::{DAY, later};
use neighbourhood::monthly::{
    Known, LETTERS_PER_ASK, Suggestion, due, suggestion, unneeded_before, written_before,
};
use neighbourhood::people::{LetterKind, Person};
use neighbourhood::quiet::dutch_time;
use neighbourhood::themes::Theme;

use crate::say::Words;
use crate::store::{CLAIM, IDLE, Idle, ROOM};
use crate::suited::suited;

/// The kind of job; its key is the day, its facts the last person of the batch before.
pub const KIND: &str = "monthly";
/// So many people at a time …
pub const BATCH: usize = 50;
/// … and a breath in between: asks go first.
const BREATH: SignedDuration = SignedDuration::from_secs(2);
/// So many asks are looked at for one letter, should the best be in enough letters already.
const ASKS: usize = 6;

/// Plans the letters of this morning, at ten; of a morning that was planned before, nothing changes.
///
/// # Errors
/// What the database says.
pub async fn plan_monthly(app: &App, tx: &mut Tx) -> Result<(), StoreError> {
    let now = app.now().to_zoned(dutch_time());
    let ten = now.with().time(time(10, 0, 0, 0)).build().unwrap_or_else(|_| now.clone());
    let key = now.date().to_string();
    clockwork::plan(tx, app, Plan { kind: KIND, key: &key, due: ten.timestamp(), facts: "" }).await
}

/// One batch.
pub fn write<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let now = app.now();
        let idle = idle(app, &job.facts, now).await?;
        let mut ready = Vec::new();
        for one in &idle {
            ready.extend(prepared(app, one, now).await?);
        }
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        for letter in &ready {
            post(app, &mut tx, letter).await?;
        }
        if let Some(last) = idle.last().filter(|_| idle.len() == BATCH) {
            let next = Plan { kind: KIND, key: &job.key, due: later(now, BREATH), facts: &last.person };
            clockwork::plan(&mut tx, app, next).await?;
        }
        Ok(tx.commit().await?)
    })
}

/// The next people after this one who offer something and heard nothing for a month.
async fn idle(app: &App, after: &str, now: Timestamp) -> Result<Vec<Idle>, StoreError> {
    let (month, written) = (unneeded_before(now).as_millisecond(), written_before(now).as_millisecond());
    app.db.all(IDLE, args![after, month, written, i64::try_from(BATCH).unwrap_or(1)]).await
}

/// Everything for one letter but what must be decided while it is written.
struct Ready {
    person: Person,
    at: Timestamp,
    asks: Vec<Listed>,
    offered: Vec<Theme>,
    gauge: Arc<Gauge>,
    area: AreaCode,
    area_name: String,
}

async fn prepared(app: &App, one: &Idle, now: Timestamp) -> Result<Option<Ready>, StoreError> {
    let unreadable = |_| StoreError::Other("an owner of an offer cannot be read".into());
    let id: PersonId = one.person.parse().map_err(unreadable)?;
    let Some(person) = people::load(&app.db, app, id).await? else { return Ok(None) };
    let Some(at) = due(&person, &one.known(), now) else { return Ok(None) };
    let mut asks = suited(app, id, ASKS).await?;
    asks.retain(|ask| ask.replies == 0);
    let area = person.place.district().unwrap_or(person.place.area());
    let named = areas::load(&app.db, &area).await?;
    Ok(Some(Ready {
        at,
        asks,
        offered: themes(app, id).await?,
        gauge: host::gauge(app, &area).await?,
        area: person.place.area(),
        area_name: named.map_or_else(|| area.to_string(), |area| area.name),
        person,
    }))
}

async fn themes(app: &App, owner: PersonId) -> Result<Vec<Theme>, StoreError> {
    let offers = offers::of_owner(&app.db, owner).await?;
    Ok(offers.into_iter().flat_map(|stored| stored.offer.themes).collect())
}

impl Idle {
    fn known(&self) -> Known {
        let at = house::clock::at;
        Known {
            blocked: self.blocked,
            helps_since: at(self.helps_since),
            asked: self.asked_at.map(at),
            replied: self.replied_at.map(at),
            written: self.written_at.map(at),
        }
    }
}

/// Writes to this person, unless somebody did, or they were asked, since they were looked at.
async fn post(app: &App, tx: &mut Tx, ready: &Ready) -> Result<(), JobFault> {
    let now = app.now();
    let claim = args![
        ready.person.id.uuid(),
        now.as_millisecond(),
        unneeded_before(now).as_millisecond(),
        written_before(now).as_millisecond()
    ];
    if tx.exec(CLAIM, claim).await? != 1 {
        return Ok(());
    }
    let Some(to) = people::recipient_of(&ready.person) else { return Ok(()) };
    let ask = with_room(tx, &ready.asks).await?;
    let say = suggestion(ask, &ready.gauge.short(), &ready.offered, ready.gauge.all.supply);
    let about = if let Suggestion::Ask(ask) = say { Some(ask.id.uuid()) } else { None };
    let content = content(Words(to.lang), (&to.name, ready), say);
    let stale_at = Some(later(ready.at, DAY * 2));
    let kind = Sort::Chosen(LetterKind::Monthly);
    let letter = Letter { kind, to: &to, about, content, due: ready.at, stale_at };
    house::notices::post(tx, app, letter).await.map_err(|error| JobFault::Failed(error.to_string()))
}

/// The best ask that is still open to everybody, unanswered, and not in enough of these letters.
async fn with_room<'a>(tx: &mut Tx, asks: &'a [Listed]) -> Result<Option<&'a Listed>, StoreError> {
    for ask in asks {
        let room: Option<(i64, i64)> = tx.one(ROOM, args![ask.id.uuid()]).await?;
        let (open, letters) = room.unwrap_or_default();
        if open == 1 && letters < i64::from(LETTERS_PER_ASK) {
            return Ok(Some(ask));
        }
    }
    Ok(None)
}

fn content(w: Words, (name, ready): (&str, &Ready), say: Suggestion<&Listed>) -> Content {
    let letter = Content::new(w.monthly_subject(), w.monthly_greeting(name)).says(w.monthly_first());
    let area = ready.area_name.as_str();
    let letter =
        match say {
            Suggestion::Ask(ask) => letter
                .says(w.monthly_ask())
                .says(format!("“{}”", ask.words))
                .button(w.monthly_ask_button(), asks::page_of(ask.id)),
            Suggestion::Offer(theme) => letter
                .says(w.monthly_offer(
                    area,
                    w.by_key(&format!("monthly-theme-{}", theme.key())).unwrap_or_default(),
                ))
                .button(w.monthly_offer_button(), "/offers/new"),
            Suggestion::Invite => letter.says(w.monthly_invite(area)).button(w.monthly_invite_button(), "/"),
            Suggestion::Board => letter
                .says(w.monthly_board())
                .button(w.monthly_board_button(), format!("/areas/{}", ready.area)),
        };
    letter.after(w.monthly_after())
}
