//! What others do: policies to compare with.

use crate::random::Luck;
use crate::world::{Policy, View};

/// A simple policy, by its waves.
#[derive(Debug)]
pub enum Baseline {
    /// A large group on a social network: a sixth of the members see the post, when they next look.
    GroupFeed(Luck),
    /// A push message to everybody.
    PushAll,
    /// The nearest ten, once.
    NearestOnce,
    /// The nearest ten, and ten more every 15 minutes, for two hours.
    NearestEvery15,
    /// Everybody within a ring that doubles every 30 minutes.
    Rings,
}

/// Share of the members who see a post at all: 350 of 2,000.
const SEES: f64 = 0.174;
/// Mean minutes until they look.
const LOOKS_AFTER: f64 = 310.0;

impl Policy for Baseline {
    fn look(&mut self, view: &View<'_>, ask: usize, tell: &mut Vec<usize>) -> Option<f64> {
        let round = view.states[ask].looks;
        let everybody = 0..view.town.homes.len();
        match self {
            Self::GroupFeed(luck) => tell.extend(everybody.filter(|_| luck.uniform() < SEES)),
            Self::PushAll => tell.extend(everybody),
            Self::NearestOnce => nearest(view, ask, 10, tell),
            Self::NearestEvery15 => {
                nearest(view, ask, 10, tell);
                return (round < 7).then_some(view.now + 900.0);
            }
            Self::Rings => {
                let mut near = Vec::new();
                let metres = 500.0 * f64::from(1u32 << round.min(8));
                view.town.within(view.asks[ask].place, metres, &mut near);
                let told = &view.states[ask].told;
                tell.extend(near.iter().map(|(m, _)| *m).filter(|m| !told.iter().any(|(t, _)| t == m)));
                return (metres < view.scenario.side_m * 1.5).then_some(view.now + 1800.0);
            }
        }
        None
    }

    fn yes(&mut self, _: &View<'_>, _: usize, _: usize, _: bool) {}

    fn feed(&self) -> Option<f64> {
        matches!(self, Self::GroupFeed(_)).then_some(LOOKS_AFTER)
    }
}

/// The nearest members not told yet.
fn nearest(view: &View<'_>, ask: usize, count: usize, tell: &mut Vec<usize>) {
    let told = &view.states[ask].told;
    let mut near = Vec::new();
    let mut metres = 100.0;
    loop {
        view.town.within(view.asks[ask].place, metres, &mut near);
        near.retain(|(m, _)| !told.iter().any(|(t, _)| t == m));
        if near.len() >= count || metres > view.scenario.side_m * 1.5 {
            break;
        }
        metres *= 1.6;
    }
    near.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    tell.extend(near.iter().take(count).map(|(m, _)| *m));
}
