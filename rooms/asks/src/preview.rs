//! How many people will be told, and when: shown before somebody places an ask.

use std::borrow::Cow;

use house::App;
use house::shell::Visitor;
use house::store::StoreError;
use neighbourhood::asks::Draft;
use reach::{Wanted, When, preview};
use words::time;

use crate::say::Words;

/// What will happen with this draft, in the visitor's words. `known` is whether the asker can be
/// reached already; else the address comes first.
///
/// # Errors
/// What the database says.
pub async fn told(app: &App, visitor: &Visitor, draft: &Draft) -> Result<Cow<'static, str>, StoreError> {
    let wanted = Wanted {
        ask: None,
        asker: visitor.person(),
        place: draft.place,
        circle: draft.circle,
        theme: draft.theme,
        urgency: draft.urgency,
        private: draft.private,
        placed_at: visitor.now,
    };
    let (w, seen) = (Words(visitor.lang), preview(app, &wanted).await?);
    let known = visitor.person().is_some();
    Ok(match seen.when {
        When::Now if known => w.preview_told(seen.now),
        When::Now => w.preview_told_after(seen.now),
        When::Later { until, .. } => w.preview_told_later(time::moment(visitor.lang, until, visitor.now)),
        When::Person(_) => w.preview_told_person(),
    })
}
