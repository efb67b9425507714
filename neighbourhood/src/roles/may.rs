//! The decision. What is not allowed here is refused.

use crate::ids::PersonId;
use crate::keyed::refusal_keys;
use crate::roles::{Action, Actor, AskThing, Thing};

/// Why somebody may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("sign in first")]
    SignInFirst,
    /// Said as "not found": that it exists is not told.
    #[error("not there")]
    NotThere,
    #[error("it is somebody else's")]
    NotYours,
    #[error("only for a host of this area")]
    NotYourArea,
    #[error("only for who looks after the installation")]
    NotYourRole,
    #[error("blocked by a host")]
    Blocked,
    #[error("not about yourself")]
    OwnCase,
}

refusal_keys!(Refused {
    Refused::SignInFirst => "sign_in_first",
    Refused::NotThere => "not_there",
    Refused::NotYours => "not_yours",
    Refused::NotYourArea => "not_your_area",
    Refused::NotYourRole => "not_your_role",
    Refused::Blocked => "blocked",
    Refused::OwnCase => "own_case",
});

/// Whether the actor may do this with the thing.
///
/// # Errors
/// Why not.
pub fn may(actor: &Actor, action: Action, thing: &Thing) -> Result<(), Refused> {
    use Action as A;
    match action {
        A::ReadPage
        | A::ReadBoard
        | A::ReadAreas
        | A::UseCode
        | A::SignIn
        | A::SignOut
        | A::Unsubscribe
        | A::Health
        | A::Report => Ok(()),
        A::PlaceAsk | A::MakeOffer => not_blocked(actor),
        A::SeeAsk | A::DeclineAlert => sees_ask(actor, thing),
        A::SeeOffer => sees_offer(actor, thing),
        A::Reply => replies(actor, thing),
        A::WithdrawReply => owns_reply(actor, thing),
        A::FollowAsk
        | A::ConfirmAsk
        | A::Accept
        | A::DeclineReply
        | A::WithdrawAsk
        | A::CloseAsk
        | A::AskForPerson
        | A::Thank => is_asker(actor, thing),
        A::SeeContact | A::TellResult | A::FellThrough => is_one_of_the_two(actor, thing),
        A::ChangeOffer => owns_offer(actor, thing),
        A::OwnPage
        | A::ChangeOwn
        | A::ManageSessions
        | A::Download
        | A::Forget
        | A::ManageTokens
        | A::AnswerMeasure => is_themselves(actor, thing),
        A::Avoid => signed_in(actor).map(|_| ()),
        A::SeeNeedsPerson
        | A::SeeCallList
        | A::RingBack
        | A::TakeOver
        | A::CloseForAsker
        | A::SeeReports
        | A::AnswerReport
        | A::Hide
        | A::Restore
        | A::Warn
        | A::Block => is_host_here(actor, thing),
        A::SeeSettings | A::ChangeSettings | A::AppointHost | A::ImportAreas | A::SeeJobs | A::Metrics => {
            is_administrator(actor)
        }
    }
}

fn signed_in(actor: &Actor) -> Result<PersonId, Refused> {
    actor.person().ok_or(Refused::SignInFirst)
}

fn not_blocked(actor: &Actor) -> Result<(), Refused> {
    if actor.is_blocked() { Err(Refused::Blocked) } else { Ok(()) }
}

fn is_asker_of(actor: &Actor, ask: &AskThing) -> bool {
    match actor {
        Actor::CodeHolder(id) => *id == ask.id,
        Actor::Person { id, .. } => *id == ask.asker,
        Actor::Visitor => false,
    }
}

/// Public, or their own, or one they replied to or help with, or one in their care as a host.
fn knows(actor: &Actor, ask: &AskThing) -> bool {
    let takes_part = actor.person().is_some_and(|id| ask.helper == Some(id)) || (ask.public && ask.replied);
    ask.public || is_asker_of(actor, ask) || takes_part || actor.hosts(&ask.place.area())
}

fn sees_ask(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    match thing {
        Thing::Ask(ask) | Thing::Reply { ask, .. } if knows(actor, ask) => Ok(()),
        _ => Err(Refused::NotThere),
    }
}

fn sees_offer(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    match thing {
        Thing::Offer { shown: true, .. } => Ok(()),
        Thing::Offer { owner, place, .. } if actor.person() == Some(*owner) || actor.hosts(&place.area()) => {
            Ok(())
        }
        _ => Err(Refused::NotThere),
    }
}

fn replies(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    let Thing::Ask(ask) = thing else {
        return Err(Refused::NotThere);
    };
    if !ask.public {
        return Err(Refused::NotThere);
    }
    signed_in(actor)?;
    not_blocked(actor)?;
    if is_asker_of(actor, ask) { Err(Refused::OwnCase) } else { Ok(()) }
}

fn owns_reply(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    let who = signed_in(actor)?;
    match thing {
        Thing::Reply { by, .. } if *by == who => Ok(()),
        Thing::Reply { ask, .. } if knows(actor, ask) => Err(Refused::NotYours),
        _ => Err(Refused::NotThere),
    }
}

/// The asker, by account or by code. Blocked askers can still end what they began.
fn is_asker(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    match thing {
        Thing::Ask(ask) | Thing::Reply { ask, .. } if is_asker_of(actor, ask) => Ok(()),
        Thing::Ask(ask) | Thing::Reply { ask, .. } if !knows(actor, ask) => Err(Refused::NotThere),
        _ if *actor == Actor::Visitor => Err(Refused::SignInFirst),
        _ => Err(Refused::NotYours),
    }
}

fn is_one_of_the_two(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    match thing {
        Thing::Ask(ask)
            if ask.helper.is_some() && actor.person().is_some() && ask.helper == actor.person() =>
        {
            Ok(())
        }
        _ => is_asker(actor, thing),
    }
}

fn owns_offer(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    let who = signed_in(actor)?;
    match thing {
        Thing::Offer { owner, .. } if *owner == who => Ok(()),
        Thing::Offer { shown: true, .. } => Err(Refused::NotYours),
        _ => Err(Refused::NotThere),
    }
}

/// `Nothing` stands for "my own": the route has no id in it.
fn is_themselves(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    let who = signed_in(actor)?;
    match thing {
        Thing::Nothing => Ok(()),
        Thing::Person { id, .. } if *id == who => Ok(()),
        _ => Err(Refused::NotThere),
    }
}

/// `Nothing` stands for "of my areas": the page lists only those.
fn is_host_here(actor: &Actor, thing: &Thing) -> Result<(), Refused> {
    let who = signed_in(actor)?;
    if !actor.is_host() {
        return Err(Refused::NotYourRole);
    }
    not_blocked(actor)?;
    if thing.area().is_some_and(|area| !actor.hosts(&area)) {
        return Err(Refused::NotYourArea);
    }
    if is_own_case(who, thing) { Err(Refused::OwnCase) } else { Ok(()) }
}

/// Hosts do not judge what they wrote or did themselves.
fn is_own_case(who: PersonId, thing: &Thing) -> bool {
    match thing {
        Thing::Nothing | Thing::Area(_) => false,
        Thing::Ask(ask) => ask.asker == who,
        Thing::Reply { by, .. } => *by == who,
        Thing::Offer { owner, .. } => *owner == who,
        Thing::Person { id, .. } => *id == who,
        Thing::Report { about, .. } => *about == Some(who),
    }
}

fn is_administrator(actor: &Actor) -> Result<(), Refused> {
    signed_in(actor)?;
    if actor.is_administrator() { Ok(()) } else { Err(Refused::NotYourRole) }
}
