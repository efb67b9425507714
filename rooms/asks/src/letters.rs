//! The letters about an ask: what each says, in the language of who gets it.
//!
//! First names only. How to reach somebody stands in one letter, to the one who may see it. About a
//! private ask nothing is ever sent: who shares the mailbox is not known.

use house::App;
use house::clockwork::JobFault;
use house::notices::{Content, Letter, PostError, Recipient, Sort};
use house::store::Tx;
use neighbourhood::asks::{Ask, Outcome, Reply};
use neighbourhood::ids::PersonId;
use neighbourhood::people::Person;

use crate::page_of;
use crate::say::Words;
use crate::store::{Listed, Stored};

/// Whom a letter goes to, and of which sort it is.
#[derive(Debug, Clone, Copy)]
pub struct To {
    pub person: PersonId,
    pub sort: Sort,
}

impl To {
    /// About one's own ask or reply: always sent.
    pub const fn own(person: PersonId) -> Self {
        Self { person, sort: Sort::Own }
    }
}

/// Keeps one letter in the outbox, in the transaction of what caused it. Nothing for a private ask,
/// for who cannot be reached, and for who does not want this sort.
///
/// # Errors
/// What the database says.
pub async fn send(
    app: &App,
    tx: &mut Tx,
    ask: &Ask,
    to: To,
    write: impl FnOnce(Words, &Recipient) -> Content + Send,
) -> Result<(), JobFault> {
    if ask.private {
        return Ok(());
    }
    let Some(person) = people::load(&mut *tx, app, to.person).await? else { return Ok(()) };
    let now = app.now();
    let due = match to.sort {
        Sort::Chosen(kind) if !person.wants(kind) => return Ok(()),
        // What can wait, waits until the quiet hours are over.
        Sort::Chosen(_) => person.quiet.next_open(now),
        Sort::Code | Sort::Own | Sort::Host => now,
    };
    let Some(recipient) = people::recipient_of(&person) else { return Ok(()) };
    let content = write(Words(recipient.lang), &recipient);
    let letter =
        Letter { kind: to.sort, to: &recipient, about: Some(ask.id.uuid()), content, due, stale_at: None };
    house::notices::post(tx, app, letter).await.map_err(|error| match error {
        PostError::Store(error) => JobFault::Store(error),
        PostError::Seal(error) => JobFault::Failed(error.to_string()),
    })
}

fn begin(w: Words, to: &Recipient, subject: impl Into<std::borrow::Cow<'static, str>>) -> Content {
    Content::new(subject, w.mail_greeting(&to.name))
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// For who asks: the sentence, and the code for another device.
fn own_ask(w: Words, content: Content, stored: &Stored) -> Content {
    content
        .after(w.mail_your_ask())
        .after(quoted(stored.ask.text.as_str()))
        .after(w.mail_code(stored.code.to_string()))
}

/// Somebody wants to help.
pub fn reply_given(w: Words, to: &Recipient, (stored, reply): (&Stored, &Reply)) -> Content {
    let name = stored.name_of(reply.by);
    let mut content = begin(w, to, w.mail_reply_subject(name)).says(w.mail_reply_text(name));
    if let Some(words) = &reply.words {
        content = content.says(w.mail_writes(name)).says(quoted(words.as_str()));
    }
    let content = content.says(w.mail_reply_choose()).button(w.mail_reply_button(), page_of(stored.ask.id));
    own_ask(w, content, stored)
}

/// The two found each other; `other` is the person this letter tells how to reach.
pub fn together(w: Words, to: &Recipient, (stored, other): (&Stored, &Person)) -> Content {
    let name = other.name.as_str();
    let by_asker = to.person == Some(stored.ask.asker);
    let first = if by_asker { w.mail_together_asker(name) } else { w.mail_together_helper(name) };
    let mut content = begin(w, to, w.mail_together_subject(name)).says(first);
    if let Some(phone) = &other.phone {
        content = content.says(w.mail_phone(phone.value.national()));
    }
    if let Some(email) = &other.email {
        content = content.says(w.mail_email(email.value.as_str()));
    }
    if !by_asker {
        content = content.says(w.mail_the_ask()).says(quoted(stored.ask.text.as_str()));
        if let Some(other) = stored.ask.for_other.as_ref().and_then(|other| other.name.as_ref()) {
            content = content.says(w.mail_for_other(other.as_str()));
        }
    }
    let content = content.button(w.mail_page_button(), page_of(stored.ask.id));
    let content = [w.safe_door(), w.safe_money(), w.safe_stop()].into_iter().fold(content, Content::after);
    if by_asker { content.after(w.mail_code(stored.code.to_string())) } else { content }
}

/// Somebody else helps, or it is not needed any more; `next` is another ask near by.
pub fn set_aside(w: Words, to: &Recipient, helped: bool, next: Option<&Listed>) -> Content {
    let first = if helped { w.mail_other_text() } else { w.mail_over_text() };
    let content = begin(w, to, w.mail_other_subject()).says(first);
    match next {
        Some(next) => content
            .says(w.mail_next_ask())
            .says(quoted(&next.words))
            .button(w.mail_next_button(), page_of(next.id)),
        None => content.button(w.mail_board_button(), "/near"),
    }
}

/// "No, thank you."
pub fn declined(w: Words, to: &Recipient) -> Content {
    begin(w, to, w.mail_no_subject()).says(w.mail_no_text()).button(w.mail_board_button(), "/near")
}

/// Somebody cannot help after all.
pub fn taken_back(w: Words, to: &Recipient, stored: &Stored, name: &str) -> Content {
    let content = begin(w, to, w.mail_back_subject(name)).says(w.mail_back_text(name));
    own_ask(w, content.button(w.mail_ask_button(), page_of(stored.ask.id)), stored)
}

/// It did not work out.
pub fn fell_through(w: Words, to: &Recipient, stored: &Stored, other: &str) -> Content {
    let content = begin(w, to, w.mail_through_subject());
    if to.person == Some(stored.ask.asker) {
        let content = content.says(w.mail_through_asker(other)).says(w.mail_through_more());
        return own_ask(w, content.button(w.mail_ask_button(), page_of(stored.ask.id)), stored);
    }
    content.says(w.mail_through_helper(other)).button(w.mail_board_button(), "/near")
}

/// The asker took back an ask that this helper was going to help with.
pub fn withdrawn(w: Words, to: &Recipient, asker: &str) -> Content {
    begin(w, to, w.mail_withdrawn_subject())
        .says(w.mail_withdrawn_text(asker))
        .button(w.mail_board_button(), "/near")
}

/// Something a host or worker did with the ask.
#[derive(Debug, Clone, Copy)]
pub enum ByHost {
    TakenOver,
    Looks,
    Removed,
    Referred,
    Restored,
}

/// To the asker: what a host or worker did.
pub fn by_host(w: Words, to: &Recipient, stored: &Stored, what: ByHost) -> Content {
    let (subject, text) = match what {
        ByHost::TakenOver => (w.mail_taken_subject(), w.mail_taken_text()),
        ByHost::Looks => (w.mail_looks_subject(), w.mail_looks_text()),
        ByHost::Removed => (w.mail_about_subject(), w.mail_removed_text()),
        ByHost::Referred => (w.mail_about_subject(), w.mail_referred_text()),
        ByHost::Restored => (w.mail_restored_subject(), w.mail_restored_text()),
    };
    let content = begin(w, to, subject).says(text).button(w.mail_ask_button(), page_of(stored.ask.id));
    own_ask(w, content, stored)
}

/// To the asker: hidden, and why.
pub fn hidden(w: Words, to: &Recipient, stored: &Stored, reason: &str) -> Content {
    let content = begin(w, to, w.mail_hidden_subject()).says(w.mail_hidden_text()).says(quoted(reason));
    let content = content.says(w.mail_hidden_more()).button(w.mail_ask_button(), page_of(stored.ask.id));
    own_ask(w, content, stored)
}

/// To the helper: thank you.
pub fn thanked(w: Words, to: &Recipient, stored: &Stored) -> Content {
    let name = stored.asker_name.as_str();
    let mut content = begin(w, to, w.mail_thanks_subject(name)).says(w.mail_thanks_text(name));
    if !stored.thanks.is_empty() {
        content = content.says(w.mail_writes(name)).says(quoted(&stored.thanks));
    }
    content.button(w.mail_page_button(), page_of(stored.ask.id))
}

/// To the helper: it helped.
pub fn it_helped(w: Words, to: &Recipient, stored: &Stored, outcome: Outcome) -> Content {
    let name = stored.asker_name.as_str();
    let text = match outcome {
        Outcome::Helped => w.mail_helped_text(name),
        Outcome::Partly | Outcome::NotHelped => w.mail_partly_text(name),
    };
    begin(w, to, w.mail_helped_subject()).says(text).button(w.mail_page_button(), page_of(stored.ask.id))
}

/// To the asker: what the helper said came of it.
pub fn helper_told(w: Words, to: &Recipient, (stored, helper): (&Stored, &str), outcome: Outcome) -> Content {
    let text = match outcome {
        Outcome::Helped => w.mail_told_helped(helper),
        Outcome::Partly => w.mail_told_partly(helper),
        Outcome::NotHelped => w.mail_told_not_helped(helper),
    };
    let page = format!("{}/result", page_of(stored.ask.id));
    own_ask(
        w,
        begin(w, to, w.mail_told_subject(helper)).says(text).button(w.mail_told_button(), page),
        stored,
    )
}

/// To either of the two: how did it go?
pub fn how_did_it_go(w: Words, to: &Recipient, (stored, other): (&Stored, &str), again: bool) -> Content {
    let by_asker = to.person == Some(stored.ask.asker);
    let text = if by_asker { w.mail_how_asker(other) } else { w.mail_how_helper(other) };
    let mut content = begin(w, to, w.mail_how_subject(other)).says(text);
    if again {
        content = content.says(w.mail_how_again());
    }
    let page = format!("{}/result", page_of(stored.ask.id));
    let content = content.says(w.mail_how_why()).button(w.mail_told_button(), page);
    if by_asker { own_ask(w, content, stored) } else { content }
}

/// To the asker: is it still needed?
pub fn still_needed(w: Words, to: &Recipient, stored: &Stored) -> Content {
    let content = begin(w, to, w.mail_needed_subject()).says(w.mail_needed_text()).says(w.mail_needed_more());
    own_ask(w, content.button(w.mail_ask_button(), page_of(stored.ask.id)), stored)
}
