//! The pages of this room, one file each.

mod card;
mod change;
mod confirm;
mod form;
mod new;
mod one;

pub use card::{MeCard, me_card};
pub use form::{refused, sentence_words, times_said};

use axum::routing::{get, post};
use house::shell::{Fault, Route, Visitor};
use neighbourhood::ids::OfferId;
use neighbourhood::roles::Action;

use crate::say::Words;

pub fn routes() -> Vec<Route> {
    let (make, change) = (Action::MakeOffer, Action::ChangeOffer);
    vec![
        Route::page("/offers/new", make, "The form to offer help", get(new::show)),
        Route::form("/offers", make, "Makes an offer", post(new::send)),
        Route::page(
            "/offers/{id}",
            Action::SeeOffer,
            "An offer, and for its owner what to do with it",
            get(one::show),
        ),
        Route::page("/offers/{id}/confirm", make, "Asks for the code from the letter", get(confirm::show)),
        Route::form("/offers/{id}/confirm", make, "Shows the offer from now on", post(confirm::send)),
        Route::form("/offers/{id}/confirm/again", make, "Sends another code", post(confirm::again)),
        Route::form(
            "/offers/{id}/change",
            change,
            "Other words, place, circle or times",
            post(change::change),
        ),
        Route::form("/offers/{id}/pause", change, "Not for some days", post(change::pause)),
        Route::form("/offers/{id}/resume", change, "Active again", post(change::resume)),
        Route::form("/offers/{id}/end", change, "Ends it for good", post(change::end)),
    ]
}

const fn words(visitor: &Visitor) -> Words {
    Words(visitor.lang)
}

/// An id in a path: what is none, is not there.
fn id(text: &str) -> Result<OfferId, Fault> {
    text.parse().map_err(|_| Fault::NotFound)
}

/// Where an offer is.
fn page_of(id: OfferId) -> String {
    format!("/offers/{id}")
}
