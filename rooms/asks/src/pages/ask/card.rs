//! What everybody sees of an ask: as the preview promised, and how it stands now.

use std::borrow::Cow;

use house::App;
use house::shell::Visitor;
use house::store::StoreError;
use neighbourhood::areas::{AreaCode, Circle, circle_between};
use neighbourhood::asks::{Ask, Closure, Stage};
use words::time;

use crate::say::Words;
use crate::store::Stored;

pub struct Card {
    pub sentence: String,
    pub by: Cow<'static, str>,
    /// What the place is called.
    pub area: String,
    pub for_other: Option<Cow<'static, str>>,
    /// Class and words: how near to the one who looks.
    pub near: Option<(String, Cow<'static, str>)>,
    pub theme: Option<Cow<'static, str>>,
    pub when: Option<Cow<'static, str>>,
    pub how: Option<Cow<'static, str>>,
    pub ago: String,
    pub placed_at: String,
    /// Class and words.
    pub state: (&'static str, Cow<'static, str>),
}

impl Card {
    pub async fn of(app: &App, visitor: &Visitor, stored: &Stored) -> Result<Self, StoreError> {
        let (w, ask) = (Words(visitor.lang), &stored.ask);
        let area = area_name(app, &ask.place.area()).await?;
        let open = !ask.is_closed();
        Ok(Self {
            sentence: ask.text.as_str().to_owned(),
            by: w.preview_by(area.as_str(), stored.asker_name.as_str()),
            for_other: ask.for_other.as_ref().map(|other| match &other.name {
                Some(name) => w.preview_for(name.as_str()),
                None => w.preview_for_other(),
            }),
            near: near(app, visitor, ask).await?,
            theme: ask.theme.and_then(|theme| visitor.w.by_key(&format!("theme-{}", theme.key()))),
            when: w.by_key(&format!("see-when-{}", ask.urgency.key())).filter(|_| open),
            how: visitor.w.by_key(&format!("how-{}", ask.how.key())).filter(|_| open),
            ago: time::ago(visitor.lang, ask.placed_at, visitor.now),
            placed_at: ask.placed_at.to_string(),
            state: state(w, ask),
            area,
        })
    }
}

pub async fn area_name(app: &App, code: &AreaCode) -> Result<String, StoreError> {
    let found = areas::load(&app.db, code).await?;
    Ok(found.map_or_else(|| code.to_string(), |area| area.name))
}

/// How near it is to somebody who is signed in and did not ask it.
async fn near(
    app: &App,
    visitor: &Visitor,
    ask: &Ask,
) -> Result<Option<(String, Cow<'static, str>)>, StoreError> {
    let Some(id) = visitor.person().filter(|id| *id != ask.asker) else { return Ok(None) };
    let Some(person) = people::load(&app.db, app, id).await? else { return Ok(None) };
    let circle = circle_between(&person.place, &ask.place);
    Ok(circle.and_then(|circle| Some((format!("near-{}", circle.key()), near_words(visitor, circle)?))))
}

pub fn near_words(visitor: &Visitor, circle: Circle) -> Option<Cow<'static, str>> {
    visitor.w.by_key(&format!("near-{}", circle.key()))
}

fn state(w: Words, ask: &Ask) -> (&'static str, Cow<'static, str>) {
    if ask.hidden.is_some() {
        return ("state bad", w.see_state_hidden());
    }
    match ask.stage {
        Stage::Unconfirmed { .. } => ("state warn", w.see_state_unconfirmed()),
        Stage::Open { .. } => ("state good", w.see_state_open()),
        Stage::Connected { .. } => ("state good", w.see_state_connected()),
        Stage::WithTeam { .. } => ("state warn", w.see_state_with_team()),
        Stage::Closed { how, .. } => (closed_class(how), closed(w, how)),
    }
}

const fn closed_class(how: Closure) -> &'static str {
    match how {
        Closure::Helped | Closure::Partly => "state good",
        _ => "state",
    }
}

pub fn closed(w: Words, how: Closure) -> Cow<'static, str> {
    match how {
        Closure::Helped => w.see_closed_helped(),
        Closure::Partly => w.see_closed_partly(),
        Closure::NotHelped => w.see_closed_not_helped(),
        Closure::Withdrawn => w.see_closed_withdrawn(),
        Closure::Expired => w.see_closed_expired(),
        Closure::Removed => w.see_closed_removed(),
        Closure::Referred => w.see_closed_referred(),
    }
}
