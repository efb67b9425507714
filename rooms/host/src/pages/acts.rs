//! What a host does with an ask; each is one form and one rule.

use asks::{Begun, Changing, Wish};
use axum::extract::{Path, State};
use house::App;
use house::shell::page::see;
use house::shell::{Answer, Errors, Fault, Form, Visitor};
use neighbourhood::asks::{Ask, Closure};
use neighbourhood::happenings::Happening;
use neighbourhood::ids::AskId;
use neighbourhood::people::Channel;
use neighbourhood::roles::Action;
use neighbourhood::text::ShortText;
use serde::Deserialize;

use super::ask::page;
use super::parts::{Empty, Reason, id, refused, short};
use crate::store::{self, Kind, Measure};

type Ruled = Result<(Ask, Vec<Happening>), &'static str>;

/// An ask of `action` that a form with the key `once` was sent for.
fn wish<'a>(action: Action, ask: AskId, once: &'a str, route: &'static str) -> Wish<'a> {
    Wish { action, ask, reply: None, once, route }
}

fn page_of(ask: AskId) -> String {
    format!("/host/asks/{ask}")
}

/// The plain ones: the rule needs the ask only.
async fn act(
    (app, visitor): (&App, &Visitor),
    wish: Wish<'_>,
    to: &str,
    rule: impl FnOnce(Ask) -> Ruled,
) -> Answer {
    let changing = match asks::begin(app, visitor, wish).await? {
        Begun::Before(_) => return Ok(see(to)),
        Begun::Fresh(changing) => changing,
    };
    let ruled = rule(changing.stored.ask.clone()).map_err(|key| refused(visitor, key))?;
    changing.keep(ruled, to).await?;
    Ok(see(to))
}

/// `POST /host/asks/{id}/confirm`: the number was rung and is theirs.
pub async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let ask: AskId = id(&ask)?;
    let wish = wish(Action::RingBack, ask, &form.once, "/host/asks/confirm");
    let mut changing = match asks::begin(&app, &visitor, wish).await? {
        Begun::Before(_) => return Ok(see("/host")),
        Begun::Fresh(changing) => changing,
    };
    if asks::facts::standing(&mut changing.tx, changing.stored.ask.asker).await?.blocked {
        return Err(refused(&visitor, "asker-blocked"));
    }
    let confirmed = changing.stored.ask.clone().confirm(visitor.now);
    let (after, mut happened) = confirmed.map_err(|refusal| refused(&visitor, refusal.key()))?;
    happened.extend(number_confirmed(&app, &visitor, &mut changing).await?);
    changing.keep((after, happened), "/host").await?;
    Ok(see("/host"))
}

async fn number_confirmed(
    app: &App,
    visitor: &Visitor,
    changing: &mut Changing<'_>,
) -> Result<Vec<Happening>, Fault> {
    let asker = changing.stored.ask.asker;
    let Some(person) = people::load(&mut changing.tx, app, asker).await? else { return Ok(Vec::new()) };
    let (person, happened) = person.confirm(Channel::Phone, visitor.now);
    people::save(&mut changing.tx, app, &person).await?;
    Ok(happened)
}

/// `POST /host/asks/{id}/take`
pub async fn take(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let ask: AskId = id(&ask)?;
    visitor.may(Action::TakeOver, &neighbourhood::roles::Thing::Nothing)?;
    let (host, now) = (visitor.signed_in()?, visitor.now);
    let wish = wish(Action::TakeOver, ask, &form.once, "/host/asks/take");
    let rule = |ask: Ask| ask.take_over(host, now).map_err(|refusal| refusal.key());
    act((&app, &visitor), wish, &page_of(ask), rule).await
}

/// `POST /host/asks/{id}/give-back`
pub async fn give_back(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let (ask, now) = (id(&ask)?, visitor.now);
    let wish = wish(Action::TakeOver, ask, &form.once, "/host/asks/give-back");
    let rule = |ask: Ask| ask.give_back(now).map_err(|refusal| refusal.key());
    act((&app, &visitor), wish, &page_of(ask), rule).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct How {
    how: String,
}

/// `POST /host/asks/{id}/close`
pub async fn close(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<How>,
) -> Answer {
    let (ask, now): (AskId, _) = (id(&ask)?, visitor.now);
    let Some(how) = Closure::from_key(&form.typed.how).filter(|how| *how != Closure::Withdrawn) else {
        let mut errors = Errors::default();
        errors.add("how", visitor.w.choice_missing());
        return page(&app, &visitor, (ask, ""), &errors).await;
    };
    let wish = wish(Action::CloseForAsker, ask, &form.once, "/host/asks/close");
    let rule = |ask: Ask| ask.close_by_host(how, now).map_err(|refusal| refusal.key());
    act((&app, &visitor), wish, "/host", rule).await
}

/// `POST /host/asks/{id}/hide`
pub async fn hide(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<Reason>,
) -> Answer {
    let ask: AskId = id(&ask)?;
    let mut errors = Errors::default();
    let Some(reason) = short(&visitor, ("reason", &form.typed.reason), &mut errors) else {
        return page(&app, &visitor, (ask, &form.typed.reason), &errors).await;
    };
    let wish = wish(Action::Hide, ask, &form.once, "/host/asks/hide");
    let mut changing = match asks::begin(&app, &visitor, wish).await? {
        Begun::Before(_) => return Ok(see(&page_of(ask))),
        Begun::Fresh(changing) => changing,
    };
    let host = visitor.signed_in()?;
    let (after, happened) = changing.stored.ask.clone().hide(host, reason.clone(), visitor.now);
    if !happened.is_empty() {
        let measure = why_hidden(&app, &visitor, (after.asker, ask.uuid()), &reason)?;
        store::add_measure(&mut changing.tx, &measure).await?;
    }
    changing.keep((after, happened), &page_of(ask)).await?;
    Ok(see(&page_of(ask)))
}

/// The reason, where its owner reads and answers it.
pub fn why_hidden(
    app: &App,
    visitor: &Visitor,
    (person, about): (neighbourhood::ids::PersonId, uuid::Uuid),
    reason: &ShortText,
) -> Result<Measure, Fault> {
    Ok(Measure {
        id: app.id(visitor.now),
        kind: Kind::Hidden,
        person,
        host: visitor.signed_in()?,
        about: Some(about),
        why: reason.to_string(),
        at: visitor.now,
        answer: None,
        lifted: None,
    })
}

/// `POST /host/asks/{id}/restore`
pub async fn restore(
    State(app): State<App>,
    visitor: Visitor,
    Path(ask): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let ask: AskId = id(&ask)?;
    visitor.may(Action::Restore, &neighbourhood::roles::Thing::Nothing)?;
    let host = visitor.signed_in()?;
    let wish = wish(Action::Restore, ask, &form.once, "/host/asks/restore");
    act((&app, &visitor), wish, &page_of(ask), |ask| Ok(ask.restore(host))).await
}
