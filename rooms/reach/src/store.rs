//! The tables `alerts` and `helpers`, and the one look at who is near. No decisions.

use house::App;
use house::clock::at;
use house::store::{Db, StoreError, Tx, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::reach::{Chance, History, Why};
use serde::{Deserialize, Serialize};

/// Who offered something in the area $1 and may hear of an ask in the area $2, in the district $3, with the
/// postcode $4, which may be told in the circle $5, of the asker $6; the ask is $7.
macro_rules! who {
    () => {
        "o.owner, o.theme, o.postcode, o.circle, o.at_most, p.quiet_from, p.quiet_until, p.paused_until, \
        coalesce(h.history, '') from offers o join people p on p.id = o.owner \
        left join helpers h on h.person = o.owner \
        where o.area = $1 and o.stage = 'active' and o.hidden_at is null \
        and (o.circle = 'municipality' or (o.circle = 'district' and o.district = $3) \
          or (o.circle = 'neighbourhood' and o.area = $2) or (o.circle = 'street' and o.postcode = $4)) \
        and ($5 = 'municipality' or ($5 = 'district' and o.district = $3) \
          or ($5 = 'neighbourhood' and o.area = $2) or ($5 = 'street' and o.postcode = $4)) \
        and p.blocked_at is null and p.area is not null and p.email_confirmed_at is not null \
        and ',' || p.letters || ',' like '%,alerts,%' and o.owner <> $6 \
        and not exists (select 1 from blocks b where b.person = $6 and b.other = o.owner) \
        and not exists (select 1 from blocks b where b.person = o.owner and b.other = $6) \
        and not exists (select 1 from alerts t where t.ask = $7 and t.person = o.owner)"
    };
}

/// Can be told at the moment $8.
macro_rules! free {
    () => {
        "(o.free_at is null or o.free_at <= $8) and (p.paused_until is null or p.paused_until <= $8)"
    };
}

/// Offered the theme $9, which stands between commas; nobody did when it is ''. No `like` with a value: SQLite
/// would prepare the statement anew each time.
macro_rules! fits {
    () => {
        "$9 <> '' and replace(',' || o.theme || ',', $9, '') <> ',' || o.theme || ','"
    };
}

statements! {
    // Waves in one municipality come one after the other, so that nobody gets more than their week allows.
    pub LOCK_SQLITE = "select code from areas where code = $1";
    pub LOCK_POSTGRES = "select code from areas where code = $1 for no key update";
    // $1 where the ask is, $2 squared degrees of latitude, $3 now. A degree of longitude is 0.616 of one of
    // latitude here (52 degrees north); this only cuts off, distances are computed exactly. The last two: the
    // first turn of those asked before who can be told, and whether somebody was never asked.
    pub AREAS = "select a.code, a.lon, a.lat, a.area_m2, here.lon, here.lat, here.area_m2, \
        (select o.turn from offers o where o.area = a.code and o.stage = 'active' and o.hidden_at is null \
          and o.turn is not null and (o.free_at is null or o.free_at <= $3) order by o.turn limit 1), \
        exists (select 1 from offers o where o.area = a.code and o.stage = 'active' and o.hidden_at is null \
          and o.turn is null) \
        from areas here join areas a on a.municipality = here.municipality \
        and (a.lon - here.lon) * (a.lon - here.lon) * 0.379 + (a.lat - here.lat) * (a.lat - here.lat) <= $2 \
        where here.code = $1";
    pub EVERYBODY = concat!("select ", who!(), " order by o.made_at, o.id limit $8");
    // Those whose turn it is: a few never asked, those asked longest ago, and among them those who offered the
    // theme. Each part goes by the index and ends as soon as it has enough; somebody may come twice.
    pub TURNS = concat!(
        "select * from (select ", who!(), " and o.turn is null and ", free!(), " order by o.id limit 20) as new",
        " union all select * from (select ", who!(), " and o.turn is not null and ", free!(),
        " order by o.turn, o.id limit 100) as next",
        " union all select * from (select ", who!(), " and o.turn is not null and ", free!(),
        " and ", fits!(), " order by o.turn, o.id limit 40) as fitting",
        " union all select * from (select ", who!(), " and o.turn is null and ", free!(), " and ", fits!(),
        " order by o.id limit 12) as new_fitting");
    pub TOLD = "select person, made_at, why, answer, wave from alerts where ask = $1 order by made_at, id";
    pub INSERT = "insert into alerts (id, ask, person, wave, why, made_at) values ($1, $2, $3, $4, $5, $6) \
        on conflict (ask, person) do nothing";
    pub ADD_TOLD = "update asks set told = told + $2 where id = $1";
    pub SEEN = "update alerts set seen_at = $3 where ask = $1 and person = $2 and seen_at is null";
    pub ANSWER = "update alerts set answer = $3, answered_at = $4 where ask = $1 and person = $2 \
        and (answer is null or answer <> $3)";
    // The helper answered when they did; what the asker says of it does not change that.
    pub DECLINE = "update alerts set answer = 'declined', answered_at = coalesce(answered_at, $3) \
        where ask = $1 and person = $2 and (answer is null or answer <> 'declined')";
    pub WITHDRAW = "update alerts set withdrawn_at = $2 where ask = $1 and withdrawn_at is null \
        and answer is null and person <> $3";
    pub REOPEN = "update alerts set withdrawn_at = null where ask = $1 and withdrawn_at is not null";
    pub ONE = "select ask, person, made_at, why, seen_at, answer, withdrawn_at from alerts \
        where ask = $1 and person = $2";
    pub OF_PERSON = "select ask, person, made_at, why, seen_at, answer, withdrawn_at from alerts \
        where person = $1 order by made_at desc, id desc limit $2";
    pub HISTORY_SQLITE = "select history from helpers where person = $1";
    pub HISTORY_POSTGRES = "select history from helpers where person = $1 for update";
    pub REMEMBER = "insert into helpers (person, history, changed_at) values ($1, $2, $3) \
        on conflict (person) do update set history = excluded.history, changed_at = excluded.changed_at";
    pub TURN = "update offers set turn = $2, free_at = $3 where owner = $1";
    pub FORGET_TURNS = "update offers set turn = null, free_at = null where owner = $1";
    pub FORGET_HISTORY = "delete from helpers where person = $1";
    pub FORGET_ALERTS = "delete from alerts where person = $1";
    pub ERASE = "delete from alerts where ask = $1";
    pub NEXT = "select due from jobs where kind = 'wave' and key = $1";
}

row! {
    struct AlertRow {
        ask: String, person: String, made_at: i64, why: String, seen_at: Option<i64>, answer: Option<String>,
        withdrawn_at: Option<i64>,
    }

    struct ToldRow { person: String, made_at: i64, why: String, answer: Option<String>, wave: i64 }
}

/// What an alert keeps: why, and how likely a yes was, because replies are counted with it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub why: Why,
    pub chance: Chance,
    /// Not in alerts of the first version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<Lesson>,
}

/// What the nights learn from; see `neighbourhood::reach::Outcome`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    pub distance_m: f64,
    pub inclined: f64,
}

/// One ask told to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alert {
    pub ask: AskId,
    pub person: PersonId,
    pub at: Timestamp,
    pub why: Why,
    pub seen: Option<Timestamp>,
    /// Yes or no; nothing while they said nothing.
    pub answer: Option<bool>,
    pub withdrawn: Option<Timestamp>,
}

/// One line of who was told so far.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub person: PersonId,
    pub at: Timestamp,
    pub reason: Reason,
    /// They said no, or the asker did.
    pub refused: bool,
    pub wave: i64,
}

fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Other(error.to_string())
}

/// Holds up other waves in the municipality until the transaction ends. SQLite has one writer anyway.
pub async fn lock(app: &App, tx: &mut Tx, municipality: &AreaCode) -> Result<(), StoreError> {
    let sql = app.db.pick(LOCK_SQLITE, LOCK_POSTGRES);
    tx.one::<String>(sql, args![municipality.as_str()]).await.map(|_| ())
}

pub async fn told(mut from: impl people::Source, ask: AskId) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<ToldRow> = from.rows(TOLD, args![ask.uuid()]).await?;
    rows.iter().map(line).collect()
}

fn line(row: &ToldRow) -> Result<Line, StoreError> {
    Ok(Line {
        person: row.person.parse().map_err(unreadable)?,
        at: at(row.made_at),
        reason: serde_json::from_str(&row.why).map_err(unreadable)?,
        refused: row.answer.as_deref().is_some_and(|answer| answer != "yes"),
        wave: row.wave,
    })
}

/// For each whether this was the first time: the same alert again changes nothing.
pub async fn insert_each(
    tx: &mut Tx,
    app: &App,
    (ask, wave): (AskId, i64),
    told: &[(PersonId, Reason)],
) -> Result<Vec<bool>, StoreError> {
    let now = app.now();
    let mut all = Vec::with_capacity(told.len());
    for (person, reason) in told {
        let why = serde_json::to_string(reason).map_err(unreadable)?;
        all.push(args![app.id(now), ask.uuid(), person.uuid(), wave, why, now.as_millisecond()]);
    }
    Ok(tx.exec_each(INSERT, all).await?.into_iter().map(|rows| rows == 1).collect())
}

pub async fn add_told(tx: &mut Tx, ask: AskId, more: usize) -> Result<(), StoreError> {
    let more = i64::try_from(more).unwrap_or(0);
    tx.exec(ADD_TOLD, args![ask.uuid(), more]).await.map(|_| ())
}

/// What is remembered of somebody, held until the transaction ends.
pub async fn history(app: &App, tx: &mut Tx, person: PersonId) -> Result<Option<History>, StoreError> {
    let sql = app.db.pick(HISTORY_SQLITE, HISTORY_POSTGRES);
    let text: Option<String> = tx.one(sql, args![person.uuid()]).await?;
    Ok(text.map(|text| history_of(&text)))
}

/// The same for many at once, in their order.
pub async fn histories(
    app: &App,
    tx: &mut Tx,
    people: &[PersonId],
) -> Result<Vec<Option<History>>, StoreError> {
    let sql = app.db.pick(HISTORY_SQLITE, HISTORY_POSTGRES);
    let all = people.iter().map(|person| args![person.uuid()]).collect();
    let rows: Vec<Vec<String>> = tx.all_each(sql, all).await?;
    Ok(rows.iter().map(|rows| rows.first().map(|text| history_of(text))).collect())
}

/// A history as it is kept. One of another version counts as none: turns begin again.
pub fn history_of(text: &str) -> History {
    serde_json::from_str(text).unwrap_or_default()
}

pub async fn remember(
    tx: &mut Tx,
    person: PersonId,
    history: &History,
    now: Timestamp,
) -> Result<(), StoreError> {
    remember_each(tx, &[(person, *history)], now).await
}

pub async fn remember_each(
    tx: &mut Tx,
    histories: &[(PersonId, History)],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut all = Vec::with_capacity(histories.len());
    for (person, history) in histories {
        let text = serde_json::to_string(history).map_err(unreadable)?;
        all.push(args![person.uuid(), text, now.as_millisecond()]);
    }
    tx.exec_each(REMEMBER, all).await.map(|_| ())
}

/// The asker said "no, thank you" to what they answered.
pub async fn decline(tx: &mut Tx, ask: AskId, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
    tx.exec(DECLINE, args![ask.uuid(), person.uuid(), now.as_millisecond()]).await.map(|_| ())
}

/// Keeps the answer; whether it is another than before.
pub async fn answer(
    tx: &mut Tx,
    (ask, person): (AskId, PersonId),
    answer: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let values = args![ask.uuid(), person.uuid(), answer, now.as_millisecond()];
    Ok(tx.exec(ANSWER, values).await? == 1)
}

pub async fn one(
    mut from: impl people::Source,
    ask: AskId,
    person: PersonId,
) -> Result<Option<(Alert, Reason)>, StoreError> {
    let rows: Vec<AlertRow> = from.rows(ONE, args![ask.uuid(), person.uuid()]).await?;
    rows.into_iter().next().map(alert).transpose()
}

pub async fn of_person(db: &Db, person: PersonId, most: u32) -> Result<Vec<Alert>, StoreError> {
    let rows: Vec<AlertRow> = db.all(OF_PERSON, args![person.uuid(), most]).await?;
    rows.into_iter().map(|row| alert(row).map(|(alert, _)| alert)).collect()
}

fn alert(row: AlertRow) -> Result<(Alert, Reason), StoreError> {
    let reason: Reason = serde_json::from_str(&row.why).map_err(unreadable)?;
    let alert = Alert {
        ask: row.ask.parse().map_err(unreadable)?,
        person: row.person.parse().map_err(unreadable)?,
        at: at(row.made_at),
        why: reason.why,
        seen: row.seen_at.map(at),
        answer: row.answer.map(|answer| answer != "no"),
        withdrawn: row.withdrawn_at.map(at),
    };
    Ok((alert, reason))
}

/// When the next look at this ask is planned.
pub async fn next(db: &Db, ask: AskId) -> Result<Option<Timestamp>, StoreError> {
    let due: Option<i64> = db.one(NEXT, args![ask.uuid()]).await?;
    Ok(due.map(at))
}
