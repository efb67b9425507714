//! The pages of this room, one file each.

mod card;
mod download;
mod forget;
mod letters_off;
mod newcomer;
mod parts;
mod sessions;
mod settings;
mod settings_form;
mod sign_in;
mod sign_in_code;
mod sign_in_link;
mod tokens;

pub use card::{MeCard, me_card};

use axum::Extension;
use axum::routing::{get, post};
use house::shell::Route;
use neighbourhood::roles::Action;

use crate::pieces::Pieces;

/// The table of this room; `pieces` is what other rooms have of a person.
pub fn routes(pieces: Pieces) -> Vec<Route> {
    let mut routes = signing_in(pieces);
    routes.extend(my_own(pieces));
    routes
}

fn signing_in(pieces: Pieces) -> Vec<Route> {
    let with = Extension(pieces);
    let act = Action::SignIn;
    vec![
        Route::page("/sign-in", act, "Asks for the e-mail address to send a code to", get(sign_in::show)),
        Route::form("/sign-in", act, "Sends the code", post(sign_in::send)),
        Route::page("/sign-in/code", act, "Asks for the six digits", get(sign_in_code::show)),
        Route::form("/sign-in/code", act, "Signs in with the digits", post(sign_in_code::send).layer(with)),
        Route::page(
            "/sign-in/link/{link}",
            act,
            "A button; opening it uses nothing up",
            get(sign_in_link::show),
        ),
        Route::form(
            "/sign-in/link/{link}",
            act,
            "Goes on with the link of a letter",
            post(sign_in_link::send).layer(with),
        ),
        Route::page("/sign-in/new", act, "Asks somebody new who they are", get(newcomer::show)),
        Route::form("/sign-in/new", act, "Makes an account", post(newcomer::send)),
        Route::form("/sign-out", Action::SignOut, "Ends this session", post(sessions::sign_out)),
        Route::page(
            "/letters/off/{token}",
            Action::Unsubscribe,
            "Asks whether a kind of letters must stop",
            get(letters_off::show),
        ),
        Route::form(
            "/letters/off/{token}",
            Action::Unsubscribe,
            "Stops a kind of letters, also by one click in a mail program",
            post(letters_off::send),
        ),
    ]
}

fn my_own(pieces: Pieces) -> Vec<Route> {
    let with = Extension(pieces);
    let change = Action::ChangeOwn;
    vec![
        Route::page("/me/settings", change, "Name, place, quiet hours, letters", get(settings::show)),
        Route::form("/me/settings", change, "Keeps them", post(settings::send)),
        Route::page("/me/sessions", Action::ManageSessions, "Where one is signed in", get(sessions::show)),
        Route::form(
            "/me/sessions/{id}/end",
            Action::ManageSessions,
            "Ends one of those",
            post(sessions::end),
        ),
        Route::page(
            "/me/download",
            Action::Download,
            "Everything there is of oneself, to read or as JSON",
            get(download::show).layer(with),
        ),
        Route::page("/me/forget", Action::Forget, "What happens when one leaves", get(forget::show)),
        Route::form("/me/forget", Action::Forget, "Erases a person", post(forget::send).layer(with)),
        Route::page("/me/tokens", Action::ManageTokens, "Keys for programs", get(tokens::show)),
        Route::form("/me/tokens", Action::ManageTokens, "Makes one and shows it once", post(tokens::send)),
        Route::form("/me/tokens/{id}/end", Action::ManageTokens, "Ends one", post(tokens::end)),
    ]
}
