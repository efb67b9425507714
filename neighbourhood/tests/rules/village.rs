//! One ask in a village where anybody does anything, in any order, at any time.
//!
//! The clockwork is as it will be: reach looks at an ask when it opens and every half hour until
//! it is spent after three waves, and every deadline is met by `lapse`.

use jiff::Timestamp;
use neighbourhood::asks::{
    Ask, AskerAddress, Closure, Draft, Facts, NeedReason, Outcome, Responsible, Stage, broken_invariants,
    contact_visible, next_responsible, place,
};
use neighbourhood::happenings::Happening;
use proptest::prelude::*;

use crate::any;

#[derive(Debug, Clone)]
pub enum Step {
    Confirm,
    Reply(u8),
    WithdrawReply(u8),
    Decline(u8),
    Accept(u8),
    FellThrough(u8),
    Tell(u8, Outcome),
    Withdraw,
    Close(Outcome),
    Thank,
    AskForPerson,
    TakeOver(u8),
    GiveBack,
    CloseByHost(Closure),
    Hide,
    Restore,
    LetGoOf(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Confirm),
        6 => (0..6u8).prop_map(Step::Reply),
        2 => (0..12u8).prop_map(Step::WithdrawReply),
        2 => (0..12u8).prop_map(Step::Decline),
        6 => (0..12u8).prop_map(Step::Accept),
        3 => (0..6u8).prop_map(Step::FellThrough),
        2 => (0..6u8, any::outcome()).prop_map(|(who, outcome)| Step::Tell(who, outcome)),
        1 => Just(Step::Withdraw),
        1 => any::outcome().prop_map(Step::Close),
        1 => Just(Step::Thank),
        1 => Just(Step::AskForPerson),
        1 => (7..9u8).prop_map(Step::TakeOver),
        1 => Just(Step::GiveBack),
        1 => prop::sample::select(Closure::ALL).prop_map(Step::CloseByHost),
        1 => Just(Step::Hide),
        1 => Just(Step::Restore),
        1 => (0..6u8).prop_map(Step::LetGoOf),
    ]
}

/// Steps, and the minutes that pass before each.
fn steps() -> impl Strategy<Value = Vec<(Step, i64)>> {
    prop::collection::vec((step(), prop_oneof![0..30i64, 0..3_000i64, 0..30_000i64]), 1..40)
}

pub struct Village {
    pub ask: Ask,
    pub recorded: Vec<Happening>,
    pub now: Timestamp,
    pub wave_due: Option<Timestamp>,
    waves: u32,
    replies: u8,
}

const DEADLINE_AT_MOST: usize = 5_000;

impl Village {
    pub fn with(draft: Draft, address: AskerAddress) -> Option<Self> {
        let now = any::five_o_clock();
        let (ask, happenings) = place(draft, any::asker(address), any::ask_id(), now).ok()?;
        let mut village = Self { ask, recorded: vec![], now, wave_due: None, waves: 0, replies: 0 };
        village.record(happenings);
        Some(village)
    }

    fn record(&mut self, happenings: Vec<Happening>) {
        if happenings.iter().any(|h| matches!(h, Happening::AskOpened { .. })) {
            (self.wave_due, self.waves) = (Some(self.now), 0);
        }
        self.recorded.extend(happenings);
    }

    /// Time passes, and the clockwork does what is due on the way.
    fn wait(&mut self, minutes: i64) {
        let until = self.now + jiff::SignedDuration::from_mins(minutes);
        for _ in 0..DEADLINE_AT_MOST {
            let wave = self.wave_due.filter(|due| *due <= until);
            let deadline = self.ask.next_deadline().filter(|due| !self.ask.is_closed() && *due <= until);
            let Some(next) = wave.into_iter().chain(deadline).min() else { break };
            self.now = self.now.max(next);
            if Some(next) == wave { self.look() } else { self.lapse() }
        }
        self.now = until;
    }

    fn look(&mut self) {
        self.wave_due = None;
        if !self.ask.is_open() {
            return;
        }
        self.waves += 1;
        if self.waves < 3 {
            self.wave_due = Some(self.now + jiff::SignedDuration::from_mins(30));
        } else if let Ok((ask, happenings)) =
            self.ask.clone().hand_to_person(NeedReason::ReachSpent, self.now)
        {
            self.ask = ask;
            self.record(happenings);
        }
    }

    fn lapse(&mut self) {
        let (ask, happenings) = self.ask.clone().lapse(self.now);
        self.ask = ask;
        self.record(happenings);
    }

    /// The ask after the step, without taking it; nothing when it was refused.
    fn tried(&self, step: &Step) -> Option<(Ask, Vec<Happening>)> {
        let (ask, now) = (self.ask.clone(), self.now);
        match step {
            Step::Confirm => ask.confirm(now).ok(),
            Step::Reply(who) => {
                ask.reply(&any::neighbour(*who), (any::reply_id(self.replies), None), now).ok()
            }
            Step::WithdrawReply(n) => ask.withdraw_reply(any::reply_id(*n), now).ok(),
            Step::Decline(n) => ask.decline(any::reply_id(*n), now).ok(),
            Step::Accept(n) => ask.accept(any::reply_id(*n), now).ok(),
            Step::FellThrough(who) => ask.fell_through(any::person(*who), now).ok(),
            Step::Tell(who, outcome) => ask.tell_result(any::person(*who), *outcome, now).ok(),
            Step::Withdraw => ask.withdraw(now).ok(),
            Step::Close(outcome) => ask.close(*outcome, now).ok(),
            Step::Thank => ask.thank(now).ok(),
            Step::AskForPerson => ask.hand_to_person(NeedReason::AskedFor, now).ok(),
            Step::TakeOver(who) => ask.take_over(any::person(*who), now).ok(),
            Step::GiveBack => ask.give_back(now).ok(),
            Step::CloseByHost(how) => ask.close_by_host(*how, now).ok(),
            Step::Hide => Some(ask.hide(any::person(9), "Dit klopt niet.".parse().unwrap(), now)),
            Step::Restore => Some(ask.restore(any::person(9))),
            Step::LetGoOf(who) => Some(ask.let_go_of(any::person(*who), now)),
        }
    }

    fn take(&mut self, step: &Step) {
        if let Some((ask, happenings)) = self.tried(step) {
            self.replies += u8::from(happenings.iter().any(|h| matches!(h, Happening::ReplyGiven { .. })));
            self.ask = ask;
            self.record(happenings);
        }
    }

    /// Erasing is the nightly job: from then on there is no ask any more.
    fn is_erased(&self) -> bool {
        self.ask.clone().erase(self.now).is_ok()
    }

    pub fn facts(&self) -> Facts<'_> {
        Facts {
            ask: &self.ask,
            wave_due: self.wave_due,
            has_host: true,
            recorded: &self.recorded,
            now: self.now,
        }
    }
}

fn village() -> impl Strategy<Value = (Draft, AskerAddress)> {
    let private = prop_oneof![5 => Just(false), 1 => Just(true)];
    (private, prop::sample::select(AskerAddress::ALL))
        .prop_map(|(private, address)| (Draft { private, ..any::draft() }, address))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn whatever_anybody_does_the_invariants_hold((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            if village.is_erased() {
                break;
            }
            prop_assert_eq!(broken_invariants(village.facts()), vec![], "after {:?}: {:?}", step, village.ask.stage);
        }
    }

    #[test]
    fn an_ask_that_has_not_ended_never_waits_on_nobody((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            let who = next_responsible(&village.ask, village.wave_due, village.now);
            prop_assert_ne!(who, Responsible::Nobody);
            prop_assert_eq!(who == Responsible::Done, village.ask.is_closed());
        }
    }

    #[test]
    fn whatever_changes_is_recorded_and_whatever_is_recorded_changed((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            if let Some((after, happenings)) = village.tried(&step) {
                prop_assert_eq!(after != village.ask, !happenings.is_empty(), "{:?}", step);
                prop_assert!(happenings.iter().all(|h| h.ask() == Some(after.id)));
            }
            village.take(&step);
        }
    }

    #[test]
    fn the_same_step_twice_has_one_effect((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            let again = village.tried(&step);
            if let Some((after, happenings)) = again {
                prop_assert_eq!(&after, &village.ask, "{:?}", step);
                prop_assert_eq!(happenings, vec![], "{:?}", step);
            }
        }
    }

    #[test]
    fn contact_details_are_visible_only_while_the_record_says_so((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            for viewer in (0..10).map(any::person) {
                for whose in (0..10).map(any::person).filter(|whose| contact_visible(viewer, *whose, &village.ask)) {
                    let shared = Happening::ContactShared { ask: village.ask.id, to: viewer, of: whose };
                    prop_assert!(village.recorded.contains(&shared), "{:?} sees {:?}", viewer, whose);
                }
            }
        }
    }

    #[test]
    fn an_ask_that_ended_stays_ended_and_opens_no_more((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        let mut ended = false;
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            prop_assert!(!ended || village.ask.is_closed());
            ended = village.ask.is_closed();
        }
        let closed = village.recorded.iter().filter(|h| matches!(h, Happening::AskClosed { .. })).count();
        prop_assert_eq!(closed, usize::from(ended));
    }

    #[test]
    fn a_private_ask_is_never_opened_told_or_answered(steps in steps(), address in prop::sample::select(AskerAddress::ALL)) {
        let draft = Draft { private: true, ..any::draft() };
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
            prop_assert!(village.ask.replies.is_empty());
            let told = matches!(village.ask.stage, Stage::Open { .. } | Stage::Connected { .. });
            prop_assert!(!told);
        }
    }

    #[test]
    fn nobody_is_told_before_the_address_is_confirmed(steps in steps()) {
        let Some(mut village) = Village::with(any::draft(), AskerAddress::Email) else { return Ok(()) };
        for (step, minutes) in steps.into_iter().filter(|(s, _)| !matches!(s, Step::Confirm | Step::GiveBack)) {
            village.wait(minutes);
            village.take(&step);
            prop_assert_eq!(village.wave_due, None);
            prop_assert!(village.ask.replies.is_empty());
        }
    }

    #[test]
    fn an_ask_is_stored_and_read_back_the_same((draft, address) in village(), steps in steps()) {
        let Some(mut village) = Village::with(draft, address) else { return Ok(()) };
        for (step, minutes) in steps {
            village.wait(minutes);
            village.take(&step);
        }
        let json = serde_json::to_string(&village.ask).unwrap();
        prop_assert_eq!(serde_json::from_str::<Ask>(&json).unwrap(), village.ask);
    }
}
