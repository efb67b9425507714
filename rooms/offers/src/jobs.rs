//! A pause that is over ends by itself.

use house::App;
use house::clockwork::{Handler, Job, JobFault, Plan, Work, cancel, plan};
use house::store::{StoreError, Tx};
use neighbourhood::ids::OfferId;
use neighbourhood::offers::{Offer, OfferStage};

use crate::store::{load_for_change, save};

const RESUME: &str = "offer_resumes";

/// The jobs of this room.
#[must_use]
pub fn jobs() -> Vec<(&'static str, Handler)> {
    vec![(RESUME, resume)]
}

/// Plans the end of a pause; what is not paused has none.
pub async fn follow(app: &App, tx: &mut Tx, offer: &Offer) -> Result<(), StoreError> {
    let key = offer.id.to_string();
    match offer.stage {
        OfferStage::Paused { until, .. } => {
            plan(tx, app, Plan { kind: RESUME, key: &key, due: until, facts: "" }).await
        }
        _ => cancel(tx, RESUME, &key).await,
    }
}

fn resume<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        let id: OfferId = job.key.parse().map_err(|_| JobFault::Failed("the key is no offer".into()))?;
        if let Some(mut stored) = load_for_change(app, &mut tx, id).await? {
            let now = app.now();
            let (offer, happenings) = stored.offer.lapse(now);
            stored.offer = offer;
            if !happenings.is_empty() {
                save(&mut tx, &stored).await?;
                house::happenings::record(&mut tx, app, now, None, &happenings).await?;
            }
        }
        Ok(tx.commit().await?)
    })
}
