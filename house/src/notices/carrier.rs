//! Carries what waits in the outbox to the mail server.
//!
//! A letter is claimed for a while, carried, and marked. Cut off between the server's "yes" and our
//! mark it goes again, with the same Message-ID, which mailboxes show once. The mail server may be
//! away for days: nothing is lost, and what no longer matters by then is not sent.

use jiff::{SignedDuration, Timestamp};
use neighbourhood::ids::PersonId;
use neighbourhood::people::LetterKind;

use super::paper::{self, Around};
use super::post_office::{Parcel, PostFault, PostOffice};
use super::{Content, off};
use crate::App;
use crate::store::{StoreError, args, row, statements};

const CLAIM: SignedDuration = SignedDuration::from_secs(120);
/// Of that, so long new letters are begun; the rest is for the one that is under way.
const BEGIN: SignedDuration = SignedDuration::from_secs(60);
const LOOK: std::time::Duration = std::time::Duration::from_secs(1);
/// A letter that the server refused for a whole week of trying is given up, and the doctor tells.
const GIVE_UP: SignedDuration = SignedDuration::from_hours(24 * 7);

statements! {
    pub STALE = "update letters set stage = 'withdrawn', epoch = epoch + 1 \
        where stage = 'waiting' and channel = 'mail' and due <= $1 and stale_at is not null and stale_at <= $1";
    pub DUE = "select count(*) from letters where stage = 'waiting' and channel = 'mail' and due <= $1";
    pub CLAIM_SQLITE = "update letters set claimed_until = $2, epoch = epoch + 1, attempts = attempts + 1 \
        where id in (select id from letters where stage = 'waiting' and channel = 'mail' and due <= $1 \
        and (claimed_until is null or claimed_until <= $1) order by due, id limit 20) \
        returning id, kind, person, language, address_sealed, content_sealed, message_id, in_reply_to, \
        attempts, epoch, made_at";
    pub CLAIM_POSTGRES = "update letters set claimed_until = $2, epoch = epoch + 1, attempts = attempts + 1 \
        where id in (select id from letters where stage = 'waiting' and channel = 'mail' and due <= $1 \
        and (claimed_until is null or claimed_until <= $1) order by due, id limit 20 for update skip locked) \
        returning id, kind, person, language, address_sealed, content_sealed, message_id, in_reply_to, \
        attempts, epoch, made_at";
    pub SENT = "update letters set stage = 'sent', sent_at = $3, claimed_until = null where id = $1 and epoch = $2";
    pub LATER = "update letters set due = $3, error = $4, claimed_until = null where id = $1 and epoch = $2";
    pub FAILED = "update letters set stage = 'failed', error = $3, claimed_until = null where id = $1 and epoch = $2";
    pub SHOW = "select id, kind, person, language, address_sealed, content_sealed, message_id, in_reply_to, \
        attempts, epoch, made_at from letters where channel = $1 order by made_at desc, id desc limit $2";
}

row! {
    struct Waiting {
        id: String, kind: String, person: Option<String>, language: String, address: Vec<u8>, content: Vec<u8>,
        message_id: String, in_reply_to: Option<String>, attempts: i64, epoch: i64, made_at: i64,
    }
}

/// Carries until `stop`. Without a mail server in the settings it does nothing (the doctor says so).
pub async fn run(app: App, stop: impl Future<Output = ()>) {
    let office = match PostOffice::open(&app.config.mail) {
        Ok(Some(office)) => office,
        Ok(None) => return stop.await,
        Err(reason) => {
            tracing::error!(event = "carrier.settings", reason);
            return stop.await;
        }
    };
    tokio::pin!(stop);
    loop {
        if let Err(error) = carry_due(&app, &office).await {
            tracing::warn!(event = "carrier.store", %error);
        }
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Carries everything that is due now. Returns how many letters left.
pub async fn carry_due(app: &App, office: &PostOffice) -> Result<usize, StoreError> {
    let mut left = 0;
    loop {
        let until = app.now() + BEGIN;
        let letters = claim(app).await?;
        if letters.is_empty() {
            return Ok(left);
        }
        for letter in letters {
            // A mail server this slow: what is left may soon be claimed by another server.
            if app.now() > until {
                break;
            }
            left += usize::from(carry_one(app, office, &letter).await?);
        }
    }
}

async fn claim(app: &App) -> Result<Vec<Waiting>, StoreError> {
    let now = app.now();
    let ms = now.as_millisecond();
    let due: Option<i64> = app.db.one(DUE, args![ms]).await?;
    if due.unwrap_or(0) == 0 {
        return Ok(Vec::new());
    }
    let mut tx = app.db.begin().await?;
    tx.exec(STALE, args![ms]).await?;
    let sql = app.db.pick(CLAIM_SQLITE, CLAIM_POSTGRES);
    let letters = tx.all(sql, args![ms, (now + CLAIM).as_millisecond()]).await?;
    tx.commit().await?;
    Ok(letters)
}

async fn carry_one(app: &App, office: &PostOffice, letter: &Waiting) -> Result<bool, StoreError> {
    let now = app.now();
    let carried = match parcel(app, letter) {
        Ok(parcel) => office.carry(parcel).await,
        Err(reason) => Err(PostFault::Refused(reason)),
    };
    match carried {
        Ok(()) => {
            app.db.exec(SENT, args![&letter.id, letter.epoch, now.as_millisecond()]).await?;
            Ok(true)
        }
        Err(PostFault::Refused(reason)) => {
            tracing::warn!(event = "carrier.refused", letter.kind, reason);
            app.db.exec(FAILED, args![&letter.id, letter.epoch, reason]).await?;
            Ok(false)
        }
        Err(PostFault::Later(reason)) => {
            tracing::info!(event = "carrier.later", letter.kind, letter.attempts, reason);
            later(app, letter, now, reason).await?;
            Ok(false)
        }
    }
}

async fn later(app: &App, letter: &Waiting, now: Timestamp, reason: String) -> Result<(), StoreError> {
    if now.duration_since(crate::clock::at(letter.made_at)) > GIVE_UP {
        app.db.exec(FAILED, args![&letter.id, letter.epoch, reason]).await?;
    } else {
        let again = now + back_off(letter.attempts);
        app.db.exec(LATER, args![&letter.id, letter.epoch, again.as_millisecond(), reason]).await?;
    }
    Ok(())
}

/// 10 s, 20 s, 40 s … at most 15 minutes: an alert that comes an hour late helps nobody.
fn back_off(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(7);
    SignedDuration::from_secs((10 * 2_i64.pow(doublings)).min(900))
}

/// A letter, opened and written out.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Written {
    pub id: String,
    pub kind: String,
    pub to: String,
    pub to_name: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
    pub made_at: i64,
    /// The path of the button.
    pub path: Option<String>,
}

/// The newest letters of a channel (`mail` or `call`) as they would leave: for the demo's page of letters
/// and the call list.
pub async fn show(app: &App, channel: &'static str, limit: i64) -> Result<Vec<Written>, StoreError> {
    let letters: Vec<Waiting> = app.db.all(SHOW, args![channel, limit]).await?;
    Ok(letters.iter().filter_map(|letter| written(app, letter).ok().map(|(written, _)| written)).collect())
}

fn parcel(app: &App, letter: &Waiting) -> Result<Parcel, String> {
    let (written, off) = written(app, letter)?;
    Ok(Parcel {
        to: written.to,
        to_name: written.to_name,
        subject: written.subject,
        plain: written.plain,
        html: written.html,
        message_id: letter.message_id.clone(),
        in_reply_to: letter.in_reply_to.clone(),
        off,
    })
}

fn written(app: &App, letter: &Waiting) -> Result<(Written, Option<String>), String> {
    let open = |sealed: &[u8], column: &str| {
        app.seal.open(sealed, &format!("letters.{column}:{}", letter.id)).map_err(|error| error.to_string())
    };
    let to = open(&letter.address, "address")?;
    let content = open(&letter.content, "content")?;
    let (to_name, content): (String, Content) =
        serde_json::from_str(&content).map_err(|_| "the letter cannot be read".to_owned())?;
    let off = unsubscribe(app, letter);
    let around = Around {
        lang: letter.language.parse().unwrap_or_default(),
        service: &app.config.name,
        phone: &app.config.phone,
        base_url: &app.config.base_url,
        off: off.clone(),
    };
    let plain = paper::plain(&content, &around).map_err(|error| error.to_string())?;
    let html = paper::html(&content, &around).map_err(|error| error.to_string())?;
    let path = content.button.as_ref().map(|(_, path)| path.clone());
    let (id, kind) = (letter.id.clone(), letter.kind.clone());
    Ok((
        Written {
            id,
            kind,
            to,
            to_name,
            subject: content.subject,
            plain,
            html,
            made_at: letter.made_at,
            path,
        },
        off,
    ))
}

fn unsubscribe(app: &App, letter: &Waiting) -> Option<String> {
    let kind: LetterKind = LetterKind::from_key(&letter.kind)?;
    let person: PersonId = letter.person.as_deref()?.parse().ok()?;
    Some(format!("{}{}", app.config.base_url, off::path(app, person, kind)))
}
