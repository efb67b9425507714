//! What this room has of a person: to take along, and to be forgotten.

use house::App;
use house::happenings::record;
use house::store::{StoreError, Tx, args, statements};
use neighbourhood::asks::Ask;
use neighbourhood::ids::{AskId, PersonId};
use people::pieces::Work;
use serde_json::{Value, json};

use crate::jobs::ERASE_LETTERS;
use crate::store::{self, Listed, SaveError};

statements! {
    pub ASKED_BY = "select id from asks where asker = $1 and erased_at is null order by placed_at, id";
    pub REPLIED_BY = "select distinct ask from replies where person = $1 order by ask";
    // What they said themselves; what the other asked is the other's.
    pub REPLIES_OF = "select ask, words, stage, made_at from replies where person = $1 order by made_at, id";
    // The reply stays, so that its ask still tells how it went; who gave it does not.
    pub NAMELESS = "update replies set person_name = '', words = '' where person = $1";
}

/// As many as anybody has; a person who asked more often gets the newest.
const MOST: u32 = 2000;

/// Everything they asked.
pub fn asks(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let all = store::of_asker(app, person, None, MOST).await?;
        Ok(("asks", all.iter().map(told).collect()))
    })
}

/// Everything they replied to.
pub fn replies(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let all: Vec<(String, String, String, i64)> = app.db.all(REPLIES_OF, args![person.uuid()]).await?;
        let said = |(ask, words, stage, made_at): &(String, String, String, i64)| {
            let made_at = house::clock::at(*made_at).to_string();
            json!({ "ask": ask, "words": words, "stage": stage, "made_at": made_at })
        };
        Ok(("replies", all.iter().map(said).collect()))
    })
}

fn told(ask: &Listed) -> Value {
    json!({
        "words": ask.words,
        "theme": ask.theme.map(|theme| theme.key()),
        "area": ask.area.as_str(),
        "stage": ask.stage,
        "result": ask.closure.map(|closure| closure.key()),
        "placed_at": ask.placed_at.to_string(),
        "thanks": ask.thanks,
    })
}

/// Their asks end and are erased, their help falls through, their words and name leave the replies.
pub fn forget<'a>(app: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move {
        let asked: Vec<String> = tx.all(ASKED_BY, args![person.uuid()]).await?;
        for id in ids(asked) {
            if let Some(ended) = let_go(app, tx, id, person).await? {
                erase(app, tx, ended, person).await?;
            }
        }
        let replied: Vec<String> = tx.all(REPLIED_BY, args![person.uuid()]).await?;
        for id in ids(replied) {
            let_go(app, tx, id, person).await?;
        }
        tx.exec(NAMELESS, args![person.uuid()]).await.map(|_| ())
    })
}

fn ids(texts: Vec<String>) -> Vec<AskId> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Nothing of this ask waits for them any more; the ask as it is then.
async fn let_go(app: &App, tx: &mut Tx, id: AskId, person: PersonId) -> Result<Option<Ask>, StoreError> {
    let Some(stored) = store::load_for_change(tx, app, id).await? else { return Ok(None) };
    let now = app.now();
    let (after, happened) = stored.ask.clone().let_go_of(person, now);
    store::save(tx, &stored, &after, "").await.map_err(|error| match error {
        SaveError::Moved => StoreError::Busy("the ask was changed meanwhile".into()),
        SaveError::Store(error) => error,
    })?;
    record(tx, app, now, Some(person.uuid()), &happened).await?;
    Ok(Some(after))
}

async fn erase(app: &App, tx: &mut Tx, ended: Ask, person: PersonId) -> Result<(), StoreError> {
    let (id, now) = (ended.id, app.now());
    let Ok((erased, happened)) = ended.erase_at_once() else { return Ok(()) };
    if store::erase(tx, &erased, now).await? {
        reach::settle(app, tx, id, None).await?;
        reach::erase(tx, id).await?;
        tx.exec(ERASE_LETTERS, args![id.uuid()]).await?;
        record(tx, app, now, Some(person.uuid()), &happened).await?;
    }
    Ok(())
}
