//! `/me`: what somebody asks, helps with and offers, and where their settings are. Composed from
//! the rooms that own each part.

use askama::Template;
use asks::Listed;
use axum::extract::State;
use house::App;
use house::shell::{Answer, Page, Visitor};
use neighbourhood::roles::{Action, Thing};

use crate::say::Words;

/// As many of each as one looks at; the rest is in the download.
const MOST: u32 = 20;

#[derive(Template)]
#[template(path = "pages/me.html")]
struct Me<'a> {
    w: Words,
    name: &'a str,
    asks: Vec<Line>,
    helping: Vec<Line>,
    offers: offers::MeCard,
    suited: board::MeCard,
    settings: people::MeCard,
    warnings: host::MeCard,
}

/// An ask in one line.
struct Line {
    path: String,
    words: String,
    stage: std::borrow::Cow<'static, str>,
    /// `good`, `warn` or nothing: the look of the stage.
    look: &'static str,
    when: String,
}

/// `GET /me`
pub async fn get(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::OwnPage, &Thing::Nothing)?;
    let person = visitor.signed_in()?;
    let w = Words(visitor.lang);
    let line = |listed: Listed| line(w, &visitor, listed);
    let asked = asks::of_asker(&app, person, None, MOST).await?;
    let helped = asks::of_helper(&app, person, MOST).await?;
    let main = Me {
        w,
        name: &visitor.first_name,
        // Somebody else may have typed this address: what is not confirmed is not theirs yet.
        asks: asked.into_iter().filter(|ask| ask.stage != "unconfirmed").map(line).collect(),
        helping: helped.into_iter().map(line).collect(),
        offers: offers::me_card(&app, &visitor).await?,
        suited: board::me_card(&app, &visitor).await?,
        settings: people::me_card(&app, &visitor).await?,
        warnings: host::me_card(&app, &visitor).await?,
    };
    Page::of(&app, &visitor, w.me_title()).wide().show(&main)
}

fn line(w: Words, visitor: &Visitor, listed: Listed) -> Line {
    let look = match listed.stage.as_str() {
        "open" | "connected" => "good",
        "unconfirmed" | "with_team" => "warn",
        _ => "",
    };
    Line {
        path: asks::page_of(listed.id),
        stage: w.by_key(&format!("me-stage-{}", listed.stage)).unwrap_or_default(),
        look,
        when: words::time::ago(visitor.lang, listed.placed_at, visitor.now),
        // Somebody may look over their shoulder here; the words are on its own page, which is left fast.
        words: if listed.private { w.me_private().into_owned() } else { listed.words },
    }
}
