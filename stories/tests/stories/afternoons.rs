//! What people live through on an afternoon. Each story is told on both databases.

mod alone;
mod bad_input;
mod doors;
mod ends;
mod explained;
mod leaving;
mod meeting;
mod nights;
mod safety;
mod twice;
mod waiting;

use neighbourhood::ids::AskId;

use crate::village::{Browser, Village};

const GROCERIES: &str = "Ik doe graag boodschappen voor een buur";
const WHO_SHOPS: &str = "Wie kan vandaag boodschappen voor mij doen?";

/// Wim asks for groceries by e-mail and types the digits.
async fn wim_asks(v: &Village) -> (Browser, AskId) {
    asks(v, "Wim", WHO_SHOPS).await
}

/// Somebody without an account asks, today, in Stadskern.
async fn asks(v: &Village, name: &str, sentence: &str) -> (Browser, AskId) {
    let mut asker = v.visitor();
    let email = format!("{}@example.org", name.to_lowercase());
    let who = [("name", name), ("email", email.as_str()), ("phone", "06 12345678"), ("urgency", "today")];
    let confirm = asker.asks(sentence, "Stadskern", &who).await;
    let digits = v.last_letter_to(&email).await.digits();
    let own = asker.confirms(&confirm, &digits).await;
    own.is(200);
    let ask = own.id();
    v.meanwhile().await;
    (asker, ask)
}
