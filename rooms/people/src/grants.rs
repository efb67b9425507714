//! Who is host of which area, and who looks after the installation.

use house::shell::visitor::grant;
use house::store::{Db, StoreError, Tx, args, statements};
use jiff::Timestamp;
use neighbourhood::areas::AreaCode;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::PersonId;
use neighbourhood::roles::Grant;

use crate::store::{Source, ids};

statements! {
    pub ALL = "select person, role, area from grants order by role, area, person";
    pub OF = "select person, role, area from grants where person = $1 order by role, area";
    pub ADD = "insert into grants (person, role, area, since) values ($1, $2, $3, $4) \
        on conflict (person, role, area) do nothing";
    pub REMOVE = "delete from grants where person = $1 and role = $2 and area = $3";
    pub REMOVE_ALL = "delete from grants where person = $1";
    // '' stands for the whole installation.
    pub HOSTS_OF = "select distinct person from grants where role = 'host' and area in ($1, $2, $3, '') \
        order by person";
}

/// Everybody with a role. What this version cannot read grants nothing and is left out.
pub async fn all(db: &Db) -> Result<Vec<(PersonId, Grant)>, StoreError> {
    Ok(read(db.all(ALL, args![]).await?))
}

/// The roles of one person.
pub async fn of(db: &Db, person: PersonId) -> Result<Vec<Grant>, StoreError> {
    Ok(read(db.all(OF, args![person.uuid()]).await?).into_iter().map(|(_, grant)| grant).collect())
}

/// Gives a role; a second time changes nothing.
pub async fn add(
    tx: &mut Tx,
    person: PersonId,
    grant: Grant,
    now: Timestamp,
) -> Result<Vec<Happening>, StoreError> {
    let (role, area) = columns(grant);
    let added = tx.exec(ADD, args![person.uuid(), role, &area, now.as_millisecond()]).await?;
    let appointed = |area| Happening::HostAppointed { person, area };
    Ok(hosted(grant).filter(|_| added == 1).map(appointed).into_iter().collect())
}

/// Takes a role away.
pub async fn remove(tx: &mut Tx, person: PersonId, grant: Grant) -> Result<Vec<Happening>, StoreError> {
    let (role, area) = columns(grant);
    let removed = tx.exec(REMOVE, args![person.uuid(), role, &area]).await?;
    let dismissed = |area| Happening::HostDismissed { person, area };
    Ok(hosted(grant).filter(|_| removed == 1).map(dismissed).into_iter().collect())
}

/// The people of last resort for this area: its own hosts, those of its district, of its
/// municipality, and of the whole installation.
pub async fn hosts_of(mut from: impl Source, area: &AreaCode) -> Result<Vec<PersonId>, StoreError> {
    let district = area.district().unwrap_or(*area);
    let codes = args![area.as_str(), district.as_str(), area.municipality().as_str()];
    Ok(ids(from.rows(HOSTS_OF, codes).await?))
}

pub(crate) async fn forget(tx: &mut Tx, person: PersonId) -> Result<(), StoreError> {
    tx.exec(REMOVE_ALL, args![person.uuid()]).await.map(|_| ())
}

fn read(rows: Vec<(String, String, String)>) -> Vec<(PersonId, Grant)> {
    let one =
        |(person, role, area): &(String, String, String)| Some((person.parse().ok()?, grant(role, area)?));
    rows.iter().filter_map(one).collect()
}

fn columns(grant: Grant) -> (&'static str, String) {
    (grant.key(), hosted(grant).map_or_else(String::new, |area| area.to_string()))
}

const fn hosted(grant: Grant) -> Option<AreaCode> {
    match grant {
        Grant::Host { area } => Some(area),
        Grant::Administrator => None,
    }
}
