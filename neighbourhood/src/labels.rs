//! A group's own labels instead of our themes. A door for initiatives: nothing uses it yet.
//!
//! A label maps to at most one theme. Which label to suggest follows from the themes that the words of an ask
//! suggest ([`crate::words::suggest_themes`]), from the map, and from how members used their labels so far: a label
//! that maps to nothing is learned from use alone.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::TextError;
use crate::themes::Theme;

/// What a group calls a kind of ask: one to 40 characters, as they write it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Label(String);

impl Label {
    /// In characters.
    pub const MAX: usize = 40;

    /// As it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Label {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let was = text.chars().count();
        if text.is_empty() {
            Err(TextError::Empty)
        } else if was > Self::MAX {
            Err(TextError::TooLong { max: Self::MAX, was })
        } else if !text.chars().any(char::is_alphanumeric) {
            Err(TextError::OnlySymbols)
        } else {
            Ok(Self(text))
        }
    }
}

/// A label with the theme it maps to, and how often members chose it for asks about each theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    pub label: Label,
    /// Never a private one: what is private has no label that others read.
    theme: Option<Theme>,
    used: Vec<(Theme, u32)>,
}

impl Labelled {
    /// A label that nobody used yet. One that would map to a private theme maps to none.
    #[must_use]
    pub fn new(label: Label, theme: Option<Theme>) -> Self {
        Self { label, theme: theme.filter(|theme| !theme.is_private()), used: Vec::new() }
    }

    /// The theme that stands for it in figures.
    #[must_use]
    pub const fn theme(&self) -> Option<Theme> {
        self.theme
    }

    /// A member chose it for an ask that is about this, most likely.
    pub fn was_used(&mut self, about: Theme) {
        if about.is_private() {
            return;
        }
        match self.used.iter_mut().find(|(theme, _)| *theme == about) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => self.used.push((about, 1)),
        }
    }

    /// How much it is about this theme: what its map says counts as [`BELIEF`] uses.
    fn about(&self, theme: Theme) -> f32 {
        let used = self.used.iter().find(|(of, _)| *of == theme).map_or(0, |(_, times)| *times);
        let mapped = if self.theme == Some(theme) { BELIEF } else { 0.0 };
        mapped + used as f32
    }
}

/// How many uses the map of a label is worth.
const BELIEF: f32 = 5.0;
/// At most so many are suggested, as with themes.
pub const MOST: usize = 3;

/// The labels that fit an ask with these themes, the likeliest first, with a share from 0 to 1.
#[must_use]
pub fn suggest<'a>(labels: &'a [Labelled], themes: &[(Theme, f32)]) -> Vec<(&'a Label, f32)> {
    let share = |labelled: &Labelled| -> f32 {
        let of_theme = |(theme, weight): &(Theme, f32)| {
            let all: f32 = labels.iter().map(|other| other.about(*theme)).sum();
            if all > 0.0 && !theme.is_private() { weight * labelled.about(*theme) / all } else { 0.0 }
        };
        themes.iter().map(of_theme).sum()
    };
    let mut fitting: Vec<(&Label, f32)> =
        labels.iter().map(|one| (&one.label, share(one))).filter(|(_, share)| *share > 0.0).collect();
    fitting.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    fitting.truncate(MOST);
    fitting
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn label(text: &str) -> Label {
        text.parse().unwrap()
    }

    #[test]
    fn a_label_follows_its_theme_until_use_says_otherwise() {
        let mut all = [
            Labelled::new(label("Bakkie doen"), Some(Theme::Contact)),
            Labelled::new(label("Wandelmaatje"), None),
        ];
        let about = [(Theme::Contact, 0.9)];
        assert_eq!(suggest(&all, &about).len(), 1, "nobody used the other yet");
        for _ in 0..6 {
            all[1].was_used(Theme::Contact);
        }
        assert_eq!(suggest(&all, &about).first().map(|(label, _)| label.as_str()), Some("Wandelmaatje"));
        assert_eq!(suggest(&all, &[(Theme::Pets, 0.9)]), []);
    }

    #[test]
    fn a_label_is_a_short_word_of_their_own() {
        assert_eq!(label("  Kopje   koffie ").as_str(), "Kopje koffie");
        assert!("".parse::<Label>().is_err() && "!?".parse::<Label>().is_err());
        assert!("a".repeat(41).parse::<Label>().is_err());
    }

    proptest! {
        #[test]
        fn suggestions_are_few_sorted_and_never_private(
            maps in proptest::collection::vec(proptest::option::of(proptest::sample::select(Theme::ALL)), 0..8),
            uses in proptest::collection::vec((0..8_usize, proptest::sample::select(Theme::ALL)), 0..40),
            themes in proptest::collection::vec((proptest::sample::select(Theme::ALL), 0.0..1.0_f32), 0..3),
        ) {
            let mut all: Vec<Labelled> = maps
                .iter()
                .enumerate()
                .map(|(n, theme)| Labelled::new(label(&format!("label {n}")), *theme))
                .collect();
            for (at, theme) in uses {
                if let Some(labelled) = all.get_mut(at) {
                    labelled.was_used(theme);
                }
            }
            prop_assert!(all.iter().all(|one| one.theme().is_none_or(|theme| !theme.is_private())));
            let total: f32 = themes.iter().map(|(_, weight)| weight).sum();
            let found = suggest(&all, &themes);
            prop_assert!(found.len() <= MOST);
            prop_assert!(found.windows(2).all(|two| two[0].1 >= two[1].1));
            prop_assert!(found.iter().map(|(_, share)| share).sum::<f32>() <= total + 1e-4);
            prop_assert_eq!(suggest(&all, &[(Theme::Safety, 1.0)]), []);
        }
    }
}
