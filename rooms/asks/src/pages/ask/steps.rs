//! "What happens now": the way of an ask, as its asker follows it.

use std::borrow::Cow;

use house::shell::Visitor;
use jiff::Timestamp;
use neighbourhood::asks::{Ask, ConfirmBy, Need, Stage};
use reach::Reached;
use words::time;

use super::card::{closed, near_words};
use crate::page_of;
use crate::say::Words;
use crate::store::Stored;

type Text = Cow<'static, str>;

/// One line of the way. `class` is `done`, `now`, or empty for what comes.
pub struct Step {
    pub class: &'static str,
    pub title: Text,
    pub more: Vec<Text>,
    /// Where to do it.
    pub link: Option<String>,
}

impl Step {
    fn new(class: &'static str, title: Text) -> Self {
        Self { class, title, more: Vec::new(), link: None }
    }

    fn says(mut self, more: impl Into<Option<Text>>) -> Self {
        self.more.extend(more.into());
        self
    }

    pub fn is_now(&self) -> bool {
        self.class == "now"
    }
}

pub fn steps(visitor: &Visitor, stored: &Stored, reached: &Reached) -> Vec<Step> {
    let (w, ask) = (Words(visitor.lang), &stored.ask);
    let placed = Step::new("done", w.see_step_placed()).says(Text::from(when(visitor, ask.placed_at)));
    let told_us = || Step::new("", w.see_step_told_us());
    let met = |class, helper| Step::new(class, w.see_step_met(stored.name_of(helper)));
    let mut steps = vec![placed];
    match ask.stage {
        Stage::Unconfirmed { by, .. } => {
            steps.push(confirm(w, ask, by));
            steps.push(Step::new("", w.see_step_searching()));
            steps.push(Step::new("", w.see_step_choose()));
        }
        Stage::Open { .. } => steps.extend(open(visitor, ask, reached)),
        Stage::WithTeam { .. } => steps.push(team(visitor, ask)),
        Stage::Connected { connection } => {
            let since = when(visitor, connection.since);
            steps.push(met("now", connection.helper).says(Text::from(since)));
            steps.push(told_us());
        }
        Stage::Closed { how, connection, at } => {
            steps.extend(connection.map(|connection| met("done", connection.helper)));
            let ended = Step::new("done", w.see_step_closed()).says(closed(w, how));
            steps.push(ended.says(Text::from(when(visitor, at))));
        }
    }
    steps
}

fn when(visitor: &Visitor, at: Timestamp) -> String {
    time::moment(visitor.lang, at, visitor.now)
}

fn confirm(w: Words, ask: &Ask, by: ConfirmBy) -> Step {
    match by {
        ConfirmBy::Email => {
            let link = Some(format!("{}/confirm", page_of(ask.id)));
            Step { link, ..Step::new("now", w.see_step_confirm()) }
        }
        ConfirmBy::Phone => Step::new("now", w.see_step_ring()).says(w.see_need_ring_back()),
    }
}

fn open(visitor: &Visitor, ask: &Ask, reached: &Reached) -> Vec<Step> {
    let w = Words(visitor.lang);
    let replies = ask.open_replies().count();
    let told_class = if replies > 0 || ask.needs_person.is_some() { "done" } else { "now" };
    let title = if reached.count == 0 { w.see_step_searching() } else { w.see_step_told(reached.count) };
    let widest = reached.widest.and_then(|circle| near_words(visitor, circle));
    let next = reached.next_at.filter(|_| replies == 0 && ask.is_open());
    // A look that is due is happening now.
    let next = next.filter(|next| *next > visitor.now);
    let look = next.map(|next| match reached.count {
        0 => w.see_step_waits(when(visitor, next)),
        _ => w.see_step_next(when(visitor, next)),
    });
    let person_at = reached.person_at.filter(|at| next.is_some() && *at > visitor.now);
    let last = person_at.map(|at| w.see_step_last(when(visitor, at)));
    let widest = widest.map(|near| w.see_step_widest(near));
    let told = Step::new(told_class, title).says(widest).says(look).says(last);
    let mut steps = vec![told];
    steps.extend(ask.needs_person.map(|need| person(visitor, &need)));
    steps.push(match replies {
        0 => Step::new("", w.see_step_choose()),
        _ => Step::new("now", w.see_step_choose_now(replies)),
    });
    steps
}

fn person(visitor: &Visitor, need: &Need) -> Step {
    let w = Words(visitor.lang);
    Step::new("now", w.see_step_person())
        .says(w.by_key(&format!("see-need-{}", need.why.key())))
        .says(w.see_step_person_since(when(visitor, need.since)))
}

fn team(visitor: &Visitor, ask: &Ask) -> Step {
    match &ask.needs_person {
        Some(need) => person(visitor, need),
        None => Step::new("now", Words(visitor.lang).see_step_team()),
    }
}
