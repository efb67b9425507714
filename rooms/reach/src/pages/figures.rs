//! What was learned from all alerts together, with how sure we are: for hosts and administrators.
//! Nothing here is about fewer than ten people, and nothing about one.

use std::borrow::Cow;

use askama::Template;
use axum::extract::State;
use house::App;
use house::shell::{Answer, Page, Visitor};
use neighbourhood::reach::{Curve, Parameters, Range, ReplyTimes};
use neighbourhood::roles::{Action, Thing};

use crate::learned::{self, Kept};
use crate::say::Words;

/// From so many alerts on there is something to say.
const ALERTS: usize = 50;
/// No figure is about fewer people.
const PEOPLE: usize = 10;
/// Bars are drawn in steps of so many per cent.
const STEP: u32 = 5;

#[derive(Template)]
#[template(path = "pages/figures.html")]
struct Main {
    w: Words,
    how: &'static str,
    /// Nothing while we know too little.
    learned: Option<Figures>,
    /// What we went by before: the first guess.
    guesses: Vec<Row>,
    needed: usize,
}

struct Figures {
    told: Cow<'static, str>,
    rows: Vec<Row>,
    hours: Vec<Hour>,
    plan: Vec<Cow<'static, str>>,
}

struct Row {
    what: Cow<'static, str>,
    guess: Cow<'static, str>,
    found: Cow<'static, str>,
    sure: Cow<'static, str>,
}

/// `width` is the class of the bar.
struct Hour {
    hour: usize,
    width: String,
    factor: Cow<'static, str>,
}

/// `GET /host/reach`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let right = if visitor.actor.is_administrator() { Action::SeeSettings } else { Action::SeeNeedsPerson };
    visitor.may(right, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let kept = learned::kept(&mut &app.db).await?.filter(known);
    let main = Main {
        w,
        how: super::HOW,
        learned: kept.map(|kept| figures(w, &kept)),
        guesses: rows(w, None),
        needed: ALERTS,
    };
    Page::of(&app, &visitor, w.figures_title()).show(&main)
}

/// Whether it is about enough people to say anything.
fn known(kept: &Kept) -> bool {
    kept.learned.alerts >= ALERTS && kept.people >= PEOPLE && kept.people_who_said_yes >= PEOPLE
}

fn figures(w: Words, kept: &Kept) -> Figures {
    let learned = &kept.learned;
    Figures {
        told: w.figures_from(learned.alerts, learned.yeses),
        rows: rows(w, Some(kept)),
        hours: hours(w, kept),
        plan: plan(w, &learned.parameters, learned.used),
    }
}

fn rows(w: Words, kept: Option<&Kept>) -> Vec<Row> {
    let prior = Parameters::default();
    let learned = kept.map(|kept| &kept.learned);
    let percent = |value: f64| w.figures_percent(whole(value * 100.0));
    let metres = |value: f64| w.figures_metres(whole(value / 10.0) * 10);
    let minutes = |value: f64| w.figures_minutes(whole(value));
    let row = |what, guess: f64, range: Option<Range>, say: &dyn Fn(f64) -> Cow<'static, str>| Row {
        what,
        guess: if range.is_some() { w.figures_guess(say(guess)) } else { say(guess) },
        found: range.map_or(Cow::Borrowed(""), |range| say(range.value)),
        sure: range.map_or(Cow::Borrowed(""), |range| w.figures_sure(say(range.high), say(range.low))),
    };
    vec![
        row(w.figures_willing(), prior.willingness, learned.map(|l| l.willingness), &percent),
        row(w.figures_distance(), prior.distance_m, learned.map(|l| l.distance_m), &metres),
        row(w.figures_reply(), prior.replies.median_minutes, learned.map(|l| l.reply_minutes), &minutes),
        row(w.figures_calibration(), prior.calibration, learned.map(|l| l.calibration), &percent),
    ]
}

/// The hours of which enough people make the figure.
fn hours(w: Words, kept: &Kept) -> Vec<Hour> {
    let enough = |hour: &usize| kept.people_by_hour.get(*hour).is_some_and(|people| *people >= PEOPLE);
    let known: Vec<(usize, f64)> = kept
        .learned
        .hours
        .iter()
        .map(|range| range.value)
        .enumerate()
        .filter(|(hour, _)| enough(hour))
        .collect();
    let most = known.iter().map(|(_, factor)| *factor).fold(f64::MIN_POSITIVE, f64::max);
    let bar = |(hour, factor): (usize, f64)| Hour {
        hour,
        width: format!("w-{}", whole(factor / most * 100.0 / f64::from(STEP)) * STEP),
        factor: w.figures_percent(whole(factor * 100.0)),
    };
    known.into_iter().map(bar).collect()
}

/// What the plan in force aims at, and what it takes.
fn plan(w: Words, parameters: &Parameters, used: f64) -> Vec<Cow<'static, str>> {
    let Some(curve) = parameters.plans.get(parameters.rung) else { return Vec::new() };
    let answered = |minutes| whole(answered_within(curve, parameters.replies, minutes) * 100.0);
    vec![w.figures_plan(answered(60.0), answered(120.0)), w.figures_used(whole(used * 100.0))]
}

/// The share of asks that the plan gets answered by then: `1 - exp(-L)`.
fn answered_within(curve: &Curve, replies: ReplyTimes, minutes: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of looks")]
    let at = |look: usize| look as f64 * curve.tick_minutes;
    let hope: f64 = curve
        .steps
        .iter()
        .enumerate()
        .map(|(look, step)| step * replies.share_within(minutes - at(look)))
        .sum();
    1.0 - (-hope).exp()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, clamped")]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 1e9).round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_plan_says_what_it_was_made_for() {
        let parameters = Parameters::default();
        let usual = &parameters.plans[parameters.rung];
        let within = |minutes| answered_within(usual, parameters.replies, minutes);
        assert!(within(0.0) < 1e-9 && within(60.0) > 0.9 && within(120.0) > within(60.0));
        assert_eq!(plan(Words(words::Lang::Nl), &parameters, 0.4).len(), 2);
    }
}
