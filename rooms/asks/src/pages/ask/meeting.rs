//! How the two reach each other: shown to exactly them, after the asker accepted.

use house::App;
use house::store::StoreError;
use neighbourhood::asks::contact_visible;
use neighbourhood::ids::PersonId;

use crate::store::Stored;

/// How to reach the other one.
pub struct Contact {
    pub name: String,
    /// To dial, and to read.
    pub phone: Option<(String, String)>,
    pub email: Option<String>,
    pub for_other: Option<String>,
}

impl Contact {
    pub const fn is_empty(&self) -> bool {
        self.phone.is_none() && self.email.is_none()
    }
}

/// The other one's details, when `viewer` may see them now.
pub async fn contact(app: &App, viewer: PersonId, stored: &Stored) -> Result<Option<Contact>, StoreError> {
    let Some(helper) = stored.ask.helper() else { return Ok(None) };
    let whose = if viewer == helper { stored.ask.asker } else { helper };
    if !contact_visible(viewer, whose, &stored.ask) {
        return Ok(None);
    }
    let Some(other) = people::load(&app.db, app, whose).await? else { return Ok(None) };
    let for_other = stored.ask.for_other.as_ref().and_then(|other| other.name.as_ref());
    Ok(Some(Contact {
        name: other.name.to_string(),
        phone: other.phone.map(|phone| (phone.value.to_string(), phone.value.national())),
        email: other.email.map(|email| email.value.to_string()),
        for_other: for_other.filter(|_| viewer == helper).map(ToString::to_string),
    }))
}
