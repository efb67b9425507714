//! What a host looks after, and who the hosts are. Ids of asks and offers only: their rooms read them.

use house::App;
use house::store::{Db, StoreError, Tx, args, statements};
use jiff::SignedDuration;
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::{AskId, OfferId, PersonId};
use neighbourhood::moments::earlier;

use super::{id, within};

statements! {
    pub TAKEN = "select id from asks where with_whom = $1 and stage = 'with_team' order by stage_at, id limit 100";
    pub HIDDEN_ASKS = "select id from asks where hidden_at is not null and stage <> 'closed' and area like $1 \
        order by hidden_at, id limit 100";
    pub HIDDEN_OFFERS = "select id from offers where hidden_at is not null and stage <> 'ended' and area like $1 \
        order by hidden_at, id limit 100";
    pub ADMINISTRATORS = "select person from grants where role = 'administrator' order by person limit 20";
    pub UNHOSTED = "select a.area, count(*) from asks a where a.stage <> 'closed' and not exists (select 1 from grants g \
        where g.role = 'host' and g.area in (a.area, a.district, a.municipality, '')) group by a.area order by a.area";
    pub LOOKED_BEFORE = "select count(*) from happenings where about = $1 and kind = $2 and by_whom = $3 and made_at > $4";
    pub LOOKED = "insert into happenings (id, kind, about, by_whom, facts, made_at) values ($1, $2, $3, $4, $5, $6)";
}

/// What a host looked at that is not for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// The words of a private ask.
    Private,
    /// How to reach the asker.
    Contact,
}

impl Looked {
    const fn kind(self) -> &'static str {
        match self {
            Self::Private => "host_read_private",
            Self::Contact => "host_read_contact",
        }
    }
}

/// How many asks that are not closed lie in an area without a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unhosted {
    pub area: AreaCode,
    pub asks: i64,
}

fn ids<T: std::str::FromStr>(rows: &[String]) -> Result<Vec<T>, StoreError> {
    rows.iter().map(|row| id(row)).collect()
}

/// The asks that this host took upon themselves.
pub async fn taken(db: &Db, host: PersonId) -> Result<Vec<AskId>, StoreError> {
    ids(&db.all::<String>(TAKEN, args![host.uuid()]).await?)
}

/// What is hidden in this area and has not ended.
pub async fn hidden(db: &Db, area: &AreaCode) -> Result<(Vec<AskId>, Vec<OfferId>), StoreError> {
    let asks: Vec<String> = db.all(HIDDEN_ASKS, args![within(area)]).await?;
    let offers: Vec<String> = db.all(HIDDEN_OFFERS, args![within(area)]).await?;
    Ok((ids(&asks)?, ids(&offers)?))
}

/// Whom to write about something in this area: its hosts, but not `except` (whose own case it is);
/// the administrators when there is nobody else.
pub async fn recipients(
    tx: &mut Tx,
    area: &AreaCode,
    except: Option<PersonId>,
) -> Result<Vec<PersonId>, StoreError> {
    let district = area.district().unwrap_or(*area);
    let codes = args![area.as_str(), district.as_str(), area.municipality().as_str()];
    let mut hosts: Vec<PersonId> = ids(&tx.all::<String>(people::grants::HOSTS_OF, codes).await?)?;
    hosts.retain(|host| Some(*host) != except);
    if hosts.is_empty() {
        hosts = ids(&tx.all::<String>(ADMINISTRATORS, args![]).await?)?;
        hosts.retain(|host| Some(*host) != except);
    }
    Ok(hosts)
}

/// Areas with asks that are not closed and no host: for the doctor.
///
/// # Errors
/// What the database says.
pub async fn unhosted(db: &Db) -> Result<Vec<Unhosted>, StoreError> {
    let rows: Vec<(String, i64)> = db.all(UNHOSTED, args![]).await?;
    rows.iter().map(|(area, asks)| Ok(Unhosted { area: id(area)?, asks: *asks })).collect()
}

/// Notes in the record that a host looked, at most once an hour for each ask.
pub async fn looked(app: &App, host: PersonId, ask: AskId, what: Looked) -> Result<(), StoreError> {
    let now = app.now();
    let since = earlier(now, SignedDuration::from_hours(1)).as_millisecond();
    let before = args![ask.uuid(), what.kind(), host.uuid(), since];
    if app.db.one::<i64>(LOOKED_BEFORE, before).await?.unwrap_or(0) > 0 {
        return Ok(());
    }
    let facts = format!("{{\"kind\":\"{}\"}}", what.kind());
    let values = args![app.id(now), what.kind(), ask.uuid(), host.uuid(), facts, now.as_millisecond()];
    app.db.exec(LOOKED, values).await.map(|_| ())
}
