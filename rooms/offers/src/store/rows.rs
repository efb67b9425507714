//! A row of the table as an offer.

use house::clock::at;
use house::store::{StoreError, row};
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::asks::{Hidden, How};
use neighbourhood::offers::{Offer, OfferStage};
use neighbourhood::times::Times;

use super::{Stored, themes_of};

macro_rules! columns {
    () => {
        "id, owner, owner_name, words, theme, area, postcode, circle, how, at_most, times, stage, paused_until, \
         made_at, stage_at, hidden_at, hidden_by, hidden_why, epoch"
    };
}
pub(super) use columns;

row! {
    pub struct OfferRow {
        id: String, owner: String, owner_name: String, words: String, theme: String, area: String,
        postcode: Option<String>, circle: String, how: String, at_most: u8, times: Option<String>, stage: String,
        paused_until: Option<i64>, made_at: i64, stage_at: i64, hidden_at: Option<i64>,
        hidden_by: Option<String>, hidden_why: Option<String>, epoch: i64,
    }
}

impl OfferRow {
    pub fn stored(self) -> Result<Stored, StoreError> {
        let hidden = self.hidden()?;
        let stage = self.stage()?;
        let offer = Offer {
            id: self.id.parse().map_err(unreadable)?,
            owner: self.owner.parse().map_err(unreadable)?,
            text: self.words.parse().map_err(unreadable)?,
            themes: themes_of(&self.theme),
            place: place(&self.area, self.postcode.as_deref())?,
            circle: Circle::from_key(&self.circle).ok_or_else(|| unreadable("circle"))?,
            at_most_per_week: self.at_most,
            how: How::from_key(&self.how).unwrap_or_default(),
            times: Times::from_keys(self.times.as_deref().unwrap_or_default()),
            made_at: at(self.made_at),
            stage,
            hidden,
        };
        Ok(Stored { offer, epoch: self.epoch, owner_name: self.owner_name })
    }

    fn stage(&self) -> Result<OfferStage, StoreError> {
        let since = at(self.stage_at);
        Ok(match (self.stage.as_str(), self.paused_until) {
            ("unconfirmed", _) => OfferStage::Unconfirmed { since },
            ("active", _) => OfferStage::Active { since },
            ("paused", Some(until)) => OfferStage::Paused { since, until: at(until) },
            ("ended", _) => OfferStage::Ended { at: since },
            _ => return Err(unreadable("stage")),
        })
    }

    fn hidden(&self) -> Result<Option<Hidden>, StoreError> {
        let (Some(ms), Some(by)) = (self.hidden_at, &self.hidden_by) else { return Ok(None) };
        let reason = self.hidden_why.as_deref().unwrap_or_default();
        let reason = reason.parse().map_err(unreadable)?;
        Ok(Some(Hidden { by: by.parse().map_err(unreadable)?, reason, at: at(ms) }))
    }
}

pub fn place(area: &str, postcode: Option<&str>) -> Result<Place, StoreError> {
    let area: AreaCode = area.parse().map_err(unreadable)?;
    match postcode {
        Some(postcode) => Place::of_postcode(postcode.parse().map_err(unreadable)?, area).map_err(unreadable),
        None => Place::of_area(area).map_err(unreadable),
    }
}

pub fn unreadable(error: impl std::fmt::Display) -> StoreError {
    StoreError::Other(format!("an offer cannot be read: {error}"))
}
