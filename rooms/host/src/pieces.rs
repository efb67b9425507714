//! What this room has of a person, for "download" and "forget me".

use house::App;
use house::store::{Tx, args};
use neighbourhood::ids::PersonId;
use people::pieces::Work;
use serde_json::{Value, json};

use crate::store;

/// What they reported, what hosts said to them, whom they avoid.
pub fn have(app: &App, person: PersonId) -> Work<'_, (&'static str, Value)> {
    Box::pin(async move {
        let reports = store::reports_of(&app.db, person).await?;
        let reports: Vec<Value> = reports.iter().map(|kept| json!(kept.report)).collect();
        let measures = store::measures_of(&app.db, person).await?;
        let measure = |one: &store::Measure| json!({"kind": one.kind.key(), "why": one.why, "at": one.at.to_string(), "answer": one.answer});
        let measures: Vec<Value> = measures.iter().map(measure).collect();
        let avoided: Vec<String> =
            store::avoided_by(&app.db, person).await?.into_iter().map(|one| one.name).collect();
        Ok(("safety", json!({"reports": reports, "measures": measures, "avoided": avoided})))
    })
}

/// Takes their words out of reports and measures; who avoided whom is over.
pub fn forget<'a>(_: &'a App, tx: &'a mut Tx, person: PersonId) -> Work<'a, ()> {
    Box::pin(async move {
        for sql in [
            store::FORGET_AVOIDED,
            store::FORGET_MEASURES,
            store::FORGET_REPORTS_BY,
            store::FORGET_REPORTS_ABOUT,
        ] {
            tx.exec(sql, args![person.uuid()]).await?;
        }
        Ok(())
    })
}
