//! What hosts write, and what is written to hosts. Nothing here repeats the words of an ask.

use house::App;
use house::clockwork::JobFault;
use house::notices::{Content, Letter, Recipient, Sort};
use house::store::Tx;
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::PersonId;
use uuid::Uuid;

use crate::say::Words;
use crate::store;

/// Who gets a letter about something in an area.
#[derive(Debug, Clone, Copy)]
pub struct Hosts<'a> {
    pub area: &'a AreaCode,
    /// Whose own case it is: they are not written to.
    pub except: Option<PersonId>,
    /// What it is about: the thread in the mailbox.
    pub about: Uuid,
}

/// Posts a letter to the hosts of an area, or to the administrators when there are none.
pub async fn to_hosts(
    app: &App,
    tx: &mut Tx,
    hosts: Hosts<'_>,
    content: impl Fn(Words, &Recipient, &str) -> Content,
) -> Result<(), JobFault> {
    let area = areas::load(&app.db, hosts.area).await?;
    let area = area.map_or_else(|| hosts.area.to_string(), |area| area.name);
    for host in store::recipients(tx, hosts.area, hosts.except).await? {
        if let Some(to) = people::recipient(&mut *tx, app, host).await? {
            let content = content(Words(to.lang), &to, &area);
            post(app, tx, (Sort::Host, &to, Some(hosts.about)), content).await?;
        }
    }
    Ok(())
}

/// Posts a letter to one person, if they can be reached.
pub async fn to_person(
    app: &App,
    tx: &mut Tx,
    (sort, person, about): (Sort, PersonId, Uuid),
    content: impl Fn(Words, &Recipient) -> Content,
) -> Result<(), JobFault> {
    let Some(to) = people::recipient(&mut *tx, app, person).await? else { return Ok(()) };
    let content = content(Words(to.lang), &to);
    post(app, tx, (sort, &to, Some(about)), content).await
}

async fn post(
    app: &App,
    tx: &mut Tx,
    (kind, to, about): (Sort, &Recipient, Option<Uuid>),
    content: Content,
) -> Result<(), JobFault> {
    let letter = Letter { kind, to, about, content, due: app.now(), stale_at: None };
    house::notices::post(tx, app, letter).await.map_err(|error| JobFault::Failed(error.to_string()))
}
