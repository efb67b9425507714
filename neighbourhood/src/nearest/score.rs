//! How well one entry fits one wish.

use crate::areas::{Circle, Place, Point, circle_between};
use crate::themes::Theme;
use crate::times::Times;

use super::likeness::Likeness;

/// Something to be found: an offer, or an ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where.
    pub place: Place,
    /// The label point of `place.area()`.
    pub label: Point,
    /// No further than this.
    pub circle: Circle,
    /// What it is about; empty when nobody said.
    pub themes: Vec<Theme>,
    /// When they have time.
    pub times: Times,
    /// Its words.
    pub words: Likeness,
}

/// What is looked for, and from where. The same things are known of it as of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Like an entry: its place, how far it may go, what it is about.
    pub like: Entry,
    /// Half the square root of the land of its area, in metres: how far apart two people in it are taken to be.
    pub within_m: f64,
}

/// Over this many metres nearness falls to 37 %, as in reach.
pub(super) const NEAR_METRES: f32 = 800.0;
/// The same postcode, metres.
const SAME_POSTCODE: f32 = 50.0;
/// The same theme, a theme unknown on one side, another theme.
const FITS: [f32; 3] = [1.0, 0.6, 0.35];
/// No part of the week in common: they may still agree on something.
const OTHER_TIMES: f32 = 0.6;
/// How much words in common add, at most.
const WORDS: f32 = 0.5;
/// No score is higher at no distance.
pub(super) const MOST: f32 = 1.0 + WORDS;

/// How well the themes fit: 1 one in common, less when one side did not say, least when they differ.
#[must_use]
pub fn fit(a: &[Theme], b: &[Theme]) -> f32 {
    fit_of(bits(a), bits(b))
}

/// The themes as bits, in the order of `Theme::ALL`.
pub(super) fn bits(themes: &[Theme]) -> u16 {
    let place = |theme: &Theme| Theme::ALL.iter().position(|known| known == theme).unwrap_or(0);
    themes.iter().fold(0, |bits, theme| bits | 1 << place(theme))
}

pub(super) const fn fit_of(a: u16, b: u16) -> f32 {
    if a & b != 0 {
        FITS[0]
    } else if a == 0 || b == 0 {
        FITS[1]
    } else {
        FITS[2]
    }
}

/// What an entry scores apart from where it is.
pub(super) fn apart_from_place(fit: f32, times: bool, words: f32) -> f32 {
    fit * if times { 1.0 } else { OTHER_TIMES } * (1.0 + WORDS * words)
}

/// Nearness, from 1 next door to 0 far away.
pub(super) fn nearness(metres: f32) -> f32 {
    (-metres / NEAR_METRES).exp()
}

/// How well `entry` fits `wish`, from 0 to [`MOST`]; nothing when one of them is not meant for the other's place.
/// Also the distance it was scored by, in metres: for ranking, never shown.
#[must_use]
pub fn score(entry: &Entry, wish: &Wish) -> Option<(f32, f32)> {
    let like = &wish.like;
    let metres = metres((&entry.place, entry.circle), (&like.place, like.circle), wish, || {
        #[expect(clippy::cast_possible_truncation, reason = "metres within a country")]
        let metres = entry.label.metres_to(&like.label) as f32;
        metres
    })?;
    let rest = apart_from_place(
        fit(&entry.themes, &like.themes),
        entry.times.meet(like.times),
        entry.words.with(like.words),
    );
    Some((nearness(metres) * rest, metres))
}

/// How far apart they are taken to be, by the same rule as for reach; nothing outside one of the circles.
pub(super) fn metres(
    (place, circle): (&Place, Circle),
    (other, widest): (&Place, Circle),
    wish: &Wish,
    between: impl Fn() -> f32,
) -> Option<f32> {
    let needed = circle_between(place, other)?;
    if needed > circle || needed > widest {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "metres within a neighbourhood")]
    let within = wish.within_m.max(0.0) as f32;
    Some(if needed == Circle::Street {
        SAME_POSTCODE
    } else if place.area() == other.area() {
        within
    } else {
        between()
    })
}
