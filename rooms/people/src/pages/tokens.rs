//! `/me/tokens`: keys for programs.

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::clock::at;
use house::once::Claim;
use house::shell::form::claim;
use house::shell::page::see;
use house::shell::parts::Field;
use house::shell::{Answer, Errors, Fault, Form, Page, Visitor};
use neighbourhood::ids::TokenId;
use neighbourhood::roles::Action;
use serde::Deserialize;
use words::time::moment;

use super::parts::{id, mine, name_mistake, words};
use super::sessions::Empty;
use crate::say::Words;
use crate::tokens::{self, TokenName};

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    name: String,
}

struct Line {
    id: String,
    name: String,
    made: String,
    used: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/tokens.html")]
struct Tokens<'a> {
    w: Words,
    v: &'a Visitor,
    lines: Vec<Line>,
    name: Field<'a>,
    shown: Option<&'a str>,
}

/// `GET /me/tokens`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    mine(&visitor, Action::ManageTokens)?;
    page(&app, &visitor, (&Typed::default(), &Errors::default(), None)).await
}

/// `POST /me/tokens`: the only page that shows the key. Sent again it only shows the list.
pub async fn send(State(app): State<App>, visitor: Visitor, form: Form<Typed>) -> Answer {
    let person = mine(&visitor, Action::ManageTokens)?;
    let mut errors = Errors::default();
    let name: Option<TokenName> =
        errors.check("name", form.typed.name.parse(), |error| name_mistake(&visitor, error));
    if tokens::list(&app.db, person).await?.len() >= tokens::AT_MOST {
        errors.add("name", words(&visitor).tokens_too_many());
    }
    let Some(name) = name.filter(|_| errors.is_empty()) else {
        return page(&app, &visitor, (&form.typed, &errors, None)).await;
    };
    let scope = visitor.scope("/me/tokens");
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, &scope, &app).await? {
        return Ok(see(&answer));
    }
    let secret = tokens::make(&mut tx, &app, person, &name).await?;
    house::once::answer(&mut tx, &form.once, &scope, "/me/tokens").await?;
    tx.commit().await?;
    page(&app, &visitor, (&Typed::default(), &errors, Some(&secret))).await
}

/// `POST /me/tokens/{id}/end`
pub async fn end(
    State(app): State<App>,
    visitor: Visitor,
    Path(token): Path<String>,
    form: Form<Empty>,
) -> Answer {
    let person = mine(&visitor, Action::ManageTokens)?;
    let token: TokenId = id(&token)?;
    let scope = visitor.scope("/me/tokens/end");
    let mut tx = app.db.begin().await?;
    if let Claim::Before(answer) = claim(&mut tx, &form.once, &scope, &app).await? {
        return Ok(see(&answer));
    }
    if !tokens::end(&mut tx, &app, person, token).await? {
        return Err(Fault::NotFound);
    }
    house::once::answer(&mut tx, &form.once, &scope, "/me/tokens").await?;
    tx.commit().await?;
    Ok(see("/me/tokens"))
}

async fn page(
    app: &App,
    visitor: &Visitor,
    (typed, errors, shown): (&Typed, &Errors, Option<&str>),
) -> Answer {
    let person = visitor.signed_in()?;
    let w = words(visitor);
    let when = |ms| moment(visitor.lang, at(ms), visitor.now);
    let line = |token: tokens::Token| Line {
        made: when(token.made_at),
        used: token.used_at.map(when),
        name: token.name,
        id: token.id,
    };
    let lines = tokens::list(&app.db, person).await?.into_iter().map(line).collect();
    let name =
        Field::new("name", w.tokens_name(), typed.name.as_str(), errors).hint(w.tokens_name_hint()).max(80);
    let main = Tokens { w, v: visitor, lines, name, shown };
    Page::of(app, visitor, w.tokens_title()).errors(errors).show(&main)
}
