//! The letter "can you help?". Never of a private ask: those have no waves.

use house::App;
use house::notices::{Content, Letter, Recipient, Sort};
use house::store::{StoreError, Tx};
use jiff::SignedDuration;
use neighbourhood::areas::Circle;
use neighbourhood::asks::{Ask, Urgency};
use neighbourhood::ids::PersonId;
use neighbourhood::moments::later;
use neighbourhood::people::LetterKind;
use neighbourhood::reach::Chosen;

use crate::say::Words;
use crate::why::why_words;

/// A subject is read on a telephone: so many characters of the sentence.
const SUBJECT: usize = 70;

/// One letter to each of these.
pub async fn alerts(app: &App, tx: &mut Tx, ask: &Ask, who: &[&Chosen]) -> Result<(), StoreError> {
    let people: Vec<PersonId> = who.iter().map(|chosen| chosen.person).collect();
    let reached = people::recipients(&mut *tx, app, &people).await?;
    let now = app.now();
    let letters: Vec<Letter<'_>> = who
        .iter()
        .zip(&reached)
        .filter_map(|(chosen, to)| Some((chosen, to.as_ref()?)))
        .map(|(chosen, to)| Letter {
            kind: Sort::Chosen(LetterKind::Alerts),
            to,
            about: Some(ask.id.uuid()),
            content: content(app, ask, (chosen, to)),
            due: now,
            stale_at: Some(later(now, worth(ask.urgency))),
        })
        .collect();
    let posted = house::notices::post_each(tx, app, &letters).await;
    posted.map_err(|error| StoreError::Other(error.to_string()))
}

fn content(app: &App, ask: &Ask, (chosen, to): (&Chosen, &Recipient)) -> Content {
    let w = Words(to.lang);
    Content::new(w.letter_subject(shortened(ask.text.as_str())), w.letter_greeting(&to.name))
        .says(from(w, chosen.why.circle))
        .says(format!("“{}”", ask.text.as_str()))
        .says(when(w, ask.urgency))
        .button(w.letter_button(), format!("/asks/{}", ask.id))
        .after(w.letter_free())
        .after(format!("{} {}", w.letter_why(), why_words(to.lang, &chosen.why)))
        .after(format!("{} {}{}", w.letter_how(), app.config.base_url, crate::HOW))
}

fn from(w: Words, circle: Circle) -> std::borrow::Cow<'static, str> {
    match circle {
        Circle::Street => w.letter_from_street(),
        Circle::Neighbourhood => w.letter_from_neighbourhood(),
        Circle::District => w.letter_from_district(),
        Circle::Municipality => w.letter_from_municipality(),
    }
}

fn when(w: Words, urgency: Urgency) -> std::borrow::Cow<'static, str> {
    match urgency {
        Urgency::Now => w.letter_now(),
        Urgency::Today => w.letter_today(),
        Urgency::ThisWeek => w.letter_this_week(),
    }
}

/// How long the letter is worth sending, should the mail server be away.
const fn worth(urgency: Urgency) -> SignedDuration {
    match urgency {
        Urgency::Now => SignedDuration::from_hours(2),
        Urgency::Today => SignedDuration::from_hours(12),
        Urgency::ThisWeek => SignedDuration::from_hours(72),
    }
}

fn shortened(sentence: &str) -> String {
    if sentence.chars().count() <= SUBJECT {
        return sentence.to_owned();
    }
    let short: String = sentence.chars().take(SUBJECT).collect();
    let whole_words = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        assert_eq!(shortened("Wie kan mijn hond uitlaten?"), "Wie kan mijn hond uitlaten?");
        let long = "Wie kan ".repeat(20);
        let short = shortened(&long);
        assert!(short.chars().count() <= 72 && short.ends_with(" …") && !short.contains("ka …"));
        assert_eq!(shortened(&"é".repeat(100)).chars().count(), 72);
    }
}
