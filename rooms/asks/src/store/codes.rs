//! The spoken code: found by its keyed hash, readable only for the asker's own page.

use house::App;
use house::store::{StoreError, Tx, args, statements};
use neighbourhood::code::AskCode;
use neighbourhood::ids::AskId;
use uuid::Uuid;

use super::write::close_code;

statements! {
    pub BY_CODE = "select id from asks where code_hash = $1 and erased_at is null";
    pub TAKEN = "select 1 from asks where code_hash = $1";
}

fn hash(app: &App, code: &AskCode) -> Vec<u8> {
    app.seal.hash("asks.code", &code.compact())
}

pub(super) fn sealed(app: &App, code: &AskCode, id: AskId) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
    Ok((hash(app, code), close_code(app, code, id)?))
}

/// The ask with this code, if there is one. Limit guessing before calling this.
///
/// # Errors
/// What the database says.
pub async fn by_code(app: &App, code: &AskCode) -> Result<Option<AskId>, StoreError> {
    let id: Option<Uuid> = app.db.one(BY_CODE, args![hash(app, code)]).await?;
    Ok(id.map(AskId::from_uuid))
}

/// A code that no ask has. With a million asks one in 34 tries is taken.
///
/// # Errors
/// What the database says.
pub async fn fresh_code(tx: &mut Tx, app: &App) -> Result<AskCode, StoreError> {
    for _ in 0..32 {
        let code = AskCode::from_random(app.chance.bytes());
        let taken: Option<i64> = tx.one(TAKEN, args![hash(app, &code)]).await?;
        if taken.is_none() {
            return Ok(code);
        }
    }
    Err(StoreError::Other("no free code for an ask".into()))
}
