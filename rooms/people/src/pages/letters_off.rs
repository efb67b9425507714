//! `/letters/off/{token}`: a kind of letters stops, without signing in. Also for the one click of a
//! mail program (RFC 8058): a form post from elsewhere, without cookies, answered with 200.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use house::App;
use house::shell::{Answer, Page, Visitor};
use neighbourhood::roles::{Action, Thing};

use super::parts::words;
use crate::off;
use crate::say::Words;

#[derive(Template)]
#[template(path = "pages/letters_off.html")]
struct Off<'a> {
    w: Words,
    token: &'a str,
    kind: String,
    done: bool,
}

/// `GET /letters/off/{token}`: only a button, because mail scanners open links.
pub async fn show(State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    visitor.may(Action::Unsubscribe, &Thing::Nothing)?;
    page(&app, &visitor, (&token, false))
}

/// `POST /letters/off/{token}`: the body is not looked at; doing it twice is doing it.
pub async fn send(State(app): State<App>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    visitor.may(Action::Unsubscribe, &Thing::Nothing)?;
    if let Some((person, kind)) = off::read(&app, &token) {
        let mut tx = app.db.begin().await?;
        off::end(&mut tx, &app, person, kind).await?;
        tx.commit().await?;
    }
    page(&app, &visitor, (&token, true))
}

/// The same for everybody who holds a token of ours: whether its person is still here is not told.
fn page(app: &App, visitor: &Visitor, (token, done): (&str, bool)) -> Answer {
    let w = words(visitor);
    let kind = off::read(app, token).and_then(|(_, kind)| w.by_key(&format!("letters-{}", kind.key())));
    let Some(kind) = kind else {
        let main = Off { w, token, kind: String::new(), done };
        return Page::of(app, visitor, w.off_broken_title()).status(StatusCode::NOT_FOUND).show(&main);
    };
    let title = if done { w.off_done_title() } else { w.off_title() };
    Page::of(app, visitor, title).show(&Off { w, token, kind: kind.into_owned(), done })
}
