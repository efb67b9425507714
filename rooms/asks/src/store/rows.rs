//! Rows to nouns and back.

use house::App;
use house::clock::at;
use house::store::{StoreError, row};
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::asks::{
    Ask, Closure, ConfirmBy, Connection, ForOther, Hidden, How, Need, NeedReason, Outcome, Reply, ReplyStage,
    SafeContact, Stage, Urgency,
};
use neighbourhood::ids::{AskId, PersonId, ReplyId};
use neighbourhood::themes::Theme;
use uuid::Uuid;

use super::Stored;

/// In the order of the fields of [`AskRow`].
macro_rules! ask_columns {
    () => {
        "id, asker, asker_name, words, words_sealed, theme, area, postcode, circle, how, urgency, other_name, \
         other_consent_at, private, stage, stage_at, confirm_by, placed_at, with_whom, reply, helper, \
         connected_at, asker_told, helper_told, thanked_at, thanks, closure, needs_person_at, needs_person_why, \
         hidden_at, hidden_by, hidden_why, code_sealed, told, epoch"
    };
}

/// In the order of the fields of [`ReplyRow`].
macro_rules! reply_columns {
    () => {
        "id, person, person_name, words, stage, made_at, stage_at"
    };
}

pub(super) use {ask_columns, reply_columns};

row! {
    pub(super) struct AskRow {
        id: Uuid, asker: Uuid, asker_name: String, words: String, words_sealed: Option<Vec<u8>>, theme: String,
        area: String, postcode: Option<String>, circle: String, how: String, urgency: String,
        other_name: Option<String>, other_consent_at: Option<i64>, private: bool, stage: String, stage_at: i64,
        confirm_by: Option<String>, placed_at: i64, with_whom: Option<Uuid>, reply: Option<Uuid>,
        helper: Option<Uuid>, connected_at: Option<i64>, asker_told: Option<String>, helper_told: Option<String>,
        thanked_at: Option<i64>, thanks: String, closure: Option<String>, needs_person_at: Option<i64>,
        needs_person_why: Option<String>, hidden_at: Option<i64>, hidden_by: Option<Uuid>,
        hidden_why: Option<String>, code_sealed: Vec<u8>, told: i64, epoch: i64,
    }
}

row! {
    pub(super) struct ReplyRow {
        id: Uuid, person: Uuid, person_name: String, words: String, stage: String, made_at: i64,
        stage_at: Option<i64>,
    }
}

/// Said of the row, never of what is in it.
fn damaged(what: &str) -> StoreError {
    StoreError::Other(format!("an ask whose {what} cannot be read"))
}

fn key<T>(what: &str, value: Option<T>) -> Result<T, StoreError> {
    value.ok_or_else(|| damaged(what))
}

fn optional<T>(what: &str, text: Option<&str>, read: fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
    text.map(|text| key(what, read(text))).transpose()
}

/// What only a private ask seals: the sentence, what the other person is called, how the asker can be reached safely.
pub(super) type Sealed = (String, Option<String>, Option<SafeContact>);

pub(super) fn sealed_at(id: AskId) -> String {
    format!("asks.words:{id}")
}

pub(super) fn code_at(id: AskId) -> String {
    format!("asks.code:{id}")
}

/// The sentence of a row, private or not; for lists, which need no more of it.
pub(super) fn words_of(
    app: &App,
    id: Uuid,
    words: String,
    sealed: Option<&[u8]>,
) -> Result<Sealed, StoreError> {
    let Some(sealed) = sealed else { return Ok((words, None, None)) };
    let open = app.seal.open(sealed, &sealed_at(AskId::from_uuid(id))).map_err(|_| damaged("seal"))?;
    serde_json::from_str(&open).or_else(|_| {
        // Sealed before one could say how.
        let (words, name) = serde_json::from_str(&open).map_err(|_| damaged("seal"))?;
        Ok((words, name, None))
    })
}

/// A place from its columns.
pub(super) fn place(area: &str, postcode: Option<&str>) -> Result<Place, StoreError> {
    let area: AreaCode = area.parse().map_err(|_| damaged("area"))?;
    match postcode {
        Some(pc6) => {
            let pc6 = pc6.parse().map_err(|_| damaged("postcode"))?;
            Place::of_postcode(pc6, area).map_err(|_| damaged("place"))
        }
        None => Place::of_area(area).map_err(|_| damaged("place")),
    }
}

pub(super) fn theme(text: &str) -> Option<Theme> {
    Theme::from_key(text)
}

impl AskRow {
    pub(super) fn stored(
        self,
        app: &App,
        replies: Vec<Reply>,
        names: Vec<(PersonId, String)>,
    ) -> Result<Stored, StoreError> {
        let id = AskId::from_uuid(self.id);
        let code = app.seal.open(&self.code_sealed, &code_at(id)).map_err(|_| damaged("code"))?;
        let code = code.parse().map_err(|_| damaged("code"))?;
        let (.., safely) = words_of(app, self.id, String::new(), self.words_sealed.as_deref())?;
        Ok(Stored {
            safely: safely.unwrap_or_default(),
            epoch: self.epoch,
            asker_name: self.asker_name.clone(),
            thanks: self.thanks.clone(),
            told: u32::try_from(self.told).unwrap_or(u32::MAX),
            ask: self.ask(app, replies)?,
            names,
            code,
        })
    }

    fn ask(self, app: &App, replies: Vec<Reply>) -> Result<Ask, StoreError> {
        let (stage, hidden, needs_person) = (self.stage()?, self.hidden()?, self.needs_person()?);
        let place = place(&self.area, self.postcode.as_deref())?;
        let (words, sealed_name, _) = words_of(app, self.id, self.words, self.words_sealed.as_deref())?;
        let other_name = self.other_name.or(sealed_name);
        let name = other_name.map(|name| name.parse().map_err(|_| damaged("other name"))).transpose()?;
        Ok(Ask {
            id: AskId::from_uuid(self.id),
            text: words.parse().map_err(|_| damaged("words"))?,
            theme: theme(&self.theme),
            place,
            circle: key("circle", Circle::from_key(&self.circle))?,
            how: key("how", How::from_key(&self.how))?,
            urgency: key("urgency", Urgency::from_key(&self.urgency))?,
            asker: PersonId::from_uuid(self.asker),
            for_other: self.other_consent_at.map(|ms| ForOther { name, consent_at: at(ms) }),
            private: self.private,
            placed_at: at(self.placed_at),
            stage,
            replies,
            hidden,
            needs_person,
        })
    }

    fn stage(&self) -> Result<Stage, StoreError> {
        let since = at(self.stage_at);
        Ok(match self.stage.as_str() {
            "unconfirmed" => {
                let by = optional("confirmation", self.confirm_by.as_deref(), ConfirmBy::from_key)?;
                Stage::Unconfirmed { since, by: key("confirmation", by)? }
            }
            "open" => Stage::Open { since },
            "connected" => Stage::Connected { connection: key("connection", self.connection()?)? },
            "with_team" => Stage::WithTeam { since, by: self.with_whom.map(PersonId::from_uuid) },
            "closed" => {
                let how = optional("closure", self.closure.as_deref(), Closure::from_key)?;
                Stage::Closed { how: key("closure", how)?, at: since, connection: self.connection()? }
            }
            _ => return Err(damaged("stage")),
        })
    }

    fn connection(&self) -> Result<Option<Connection>, StoreError> {
        let (Some(reply), Some(helper), Some(since)) = (self.reply, self.helper, self.connected_at) else {
            return Ok(None);
        };
        Ok(Some(Connection {
            reply: ReplyId::from_uuid(reply),
            helper: PersonId::from_uuid(helper),
            since: at(since),
            asker_told: optional("result", self.asker_told.as_deref(), Outcome::from_key)?,
            helper_told: optional("result", self.helper_told.as_deref(), Outcome::from_key)?,
            thanked: self.thanked_at.map(at),
        }))
    }

    fn hidden(&self) -> Result<Option<Hidden>, StoreError> {
        let (Some(ms), Some(by)) = (self.hidden_at, self.hidden_by) else { return Ok(None) };
        let reason = self.hidden_why.as_deref().unwrap_or_default();
        let reason = reason.parse().map_err(|_| damaged("reason"))?;
        Ok(Some(Hidden { by: PersonId::from_uuid(by), reason, at: at(ms) }))
    }

    fn needs_person(&self) -> Result<Option<Need>, StoreError> {
        let Some(since) = self.needs_person_at else { return Ok(None) };
        let why = optional("need", self.needs_person_why.as_deref(), NeedReason::from_key)?;
        Ok(Some(Need { why: key("need", why)?, since: at(since) }))
    }
}

impl ReplyRow {
    pub(super) fn reply(self) -> Result<(Reply, String), StoreError> {
        let moment = at(self.stage_at.unwrap_or(self.made_at));
        let stage = match self.stage.as_str() {
            "open" => ReplyStage::Open,
            "accepted" => ReplyStage::Accepted { at: moment },
            "declined" => ReplyStage::Declined { at: moment },
            "withdrawn" => ReplyStage::Withdrawn { at: moment },
            "fell_through" => ReplyStage::FellThrough { at: moment },
            "not_needed" => ReplyStage::NotNeeded { at: moment },
            _ => return Err(damaged("reply")),
        };
        let words = match self.words.as_str() {
            "" => None,
            words => Some(words.parse().map_err(|_| damaged("reply"))?),
        };
        let by = PersonId::from_uuid(self.person);
        let reply = Reply { id: ReplyId::from_uuid(self.id), by, words, at: at(self.made_at), stage };
        Ok((reply, self.person_name))
    }
}
