//! Of which areas the visitor is host, and what they looked at.

use house::App;
use house::shell::{Fault, Visitor};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::AskId;
use neighbourhood::roles::{Actor, Grant};

use crate::store::{self, Looked};

/// The areas of this host.
pub fn areas_of(visitor: &Visitor) -> Vec<AreaCode> {
    let Actor::Person { grants, .. } = &visitor.actor else { return Vec::new() };
    let area = |grant: &Grant| match grant {
        Grant::Host { area } => Some(*area),
        Grant::Administrator => None,
    };
    grants.iter().filter_map(area).collect()
}

/// Notes that this host read something that is not for everybody; once an hour is enough.
pub async fn looked(app: &App, visitor: &Visitor, ask: AskId, what: Looked) -> Result<(), Fault> {
    let host = visitor.signed_in()?;
    store::looked(app, host, ask, what).await.map_err(Fault::from)
}
