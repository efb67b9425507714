//! The letter with the digits and the link.

use house::App;
use house::notices::outbox::PostError;
use house::notices::{Content, Letter, Recipient, Sort, Way, post};
use house::store::Tx;
use neighbourhood::moments::later;

use super::store::Fresh;
use super::{Purpose, WITHIN};
use crate::say::Words;

pub async fn send(tx: &mut Tx, app: &App, fresh: &Fresh<'_>) -> Result<(), PostError> {
    let w = Words(fresh.permit.lang);
    // The same for who is known and who is not: no name, and the language of the page.
    let way = Way::Mail(fresh.permit.email.clone());
    let to = Recipient { person: None, name: String::new(), lang: fresh.permit.lang, way };
    let (subject, first, about) = match fresh.purpose {
        Purpose::SignIn => (w.letter_sign_in_subject(), w.letter_sign_in_first(), None),
        Purpose::Confirm { about } => (w.letter_confirm_subject(), w.letter_confirm_first(), Some(about)),
    };
    let content = Content::new(subject, w.letter_greeting())
        .says(first)
        .code(fresh.digits.spaced())
        .button(w.letter_button(), format!("/sign-in/link/{}", fresh.link))
        .after(w.letter_or_link())
        .after(w.letter_how_long())
        .after(w.letter_never_tell())
        .after(w.letter_not_you());
    let letter = Letter {
        kind: Sort::Code,
        to: &to,
        about,
        content,
        due: fresh.now,
        stale_at: Some(later(fresh.now, WITHIN)),
    };
    post(tx, app, letter).await
}
