//! The form as it was typed.

use neighbourhood::themes::Theme;
use neighbourhood::words;
use serde::Deserialize;

/// Which page of the form was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Sentence and place; also what the home page sends.
    Start,
    /// Who may read it.
    Private,
    /// Who asks, and everything that may be left open.
    Who,
    /// The preview, or placing itself.
    Preview,
}

/// Everything that was typed so far. No `Debug`: none of it may land in a log.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub sentence: String,
    pub place: String,
    pub area: String,
    /// The text for which choices of a neighbourhood were shown.
    pub seen: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    /// `me` or `other`.
    #[serde(rename = "for")]
    pub whom: String,
    pub other_name: String,
    pub agree: String,
    /// A theme, `none` when somebody chose none, empty while nobody chose.
    pub theme: String,
    pub urgency: String,
    pub how: String,
    pub circle: String,
    /// `team` or `neighbours`, once that was asked.
    pub private: String,
    /// Of a private ask: which way, from what hour and until what hour one can be reached.
    pub safe_way: String,
    pub safe_from: String,
    pub safe_until: String,
    pub step: String,
    /// Which button: `change` leads back.
    pub go: String,
}

impl Typed {
    #[must_use]
    pub fn step(&self) -> Step {
        match self.step.as_str() {
            "private" => Step::Private,
            "who" => Step::Who,
            "preview" => Step::Preview,
            _ => Step::Start,
        }
    }

    /// The asker wants it read by a trained person alone.
    #[must_use]
    pub fn for_team(&self) -> bool {
        self.private == "team"
    }

    /// Whether to ask who may read it: it looks private, or is about safety, and nobody chose yet.
    #[must_use]
    pub fn asks_private(&self) -> bool {
        if self.for_team() {
            return false;
        }
        self.theme().is_some_and(Theme::is_private)
            || (self.private != "neighbours" && words::private(&self.sentence).is_some())
    }

    /// What was chosen, or what the sentence is most likely about while nobody chose.
    #[must_use]
    pub fn theme(&self) -> Option<Theme> {
        match self.theme.as_str() {
            "" => suggested(&self.sentence),
            chosen => Theme::from_key(chosen),
        }
    }

    #[must_use]
    pub fn for_other(&self) -> bool {
        self.whom == "other"
    }

    /// All fields with their values, for the page that carries them on. `step`, `go` and `once`
    /// belong to each page itself.
    #[must_use]
    pub fn all(&self) -> Vec<(&'static str, &str)> {
        let all: [(&'static str, &str); 18] = [
            ("sentence", &self.sentence),
            ("place", &self.place),
            ("area", &self.area),
            ("seen", &self.seen),
            ("name", &self.name),
            ("email", &self.email),
            ("phone", &self.phone),
            ("for", &self.whom),
            ("other_name", &self.other_name),
            ("agree", &self.agree),
            ("theme", &self.theme),
            ("urgency", &self.urgency),
            ("how", &self.how),
            ("circle", &self.circle),
            ("private", &self.private),
            ("safe_way", &self.safe_way),
            ("safe_from", &self.safe_from),
            ("safe_until", &self.safe_until),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The fields that the page itself does not show.
    #[must_use]
    pub fn but(&self, shown: &[&str]) -> Vec<(&'static str, &str)> {
        self.all().into_iter().filter(|(name, _)| !shown.contains(name)).collect()
    }
}

/// Below this nothing is suggested: a wrong guess is worse than none.
const LIKELY: f32 = 0.5;

/// What a sentence is most likely about. Never `safety`: that is asked, not guessed.
fn suggested(sentence: &str) -> Option<Theme> {
    let best = words::suggest_themes(sentence).into_iter().next();
    best.filter(|(theme, weight)| *weight >= LIKELY && *theme != Theme::Other && !theme.is_private())
        .map(|(theme, _)| theme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(sentence: &str) -> Typed {
        Typed { sentence: sentence.into(), ..Typed::default() }
    }

    #[test]
    fn what_looks_private_is_asked_once() {
        let fear = Typed { private: String::new(), ..said("Mijn man slaat mij") };
        assert!(fear.asks_private());
        assert!(!Typed { private: "neighbours".into(), ..fear.clone() }.asks_private());
        assert!(!Typed { private: "team".into(), ..fear }.asks_private());
        // The theme itself is private, whatever was chosen before.
        let chosen = Typed { theme: "safety".into(), private: "neighbours".into(), ..said("Wie helpt mij?") };
        assert!(chosen.asks_private());
        assert!(!said("Wie kan mijn hond uitlaten?").asks_private());
    }

    #[test]
    fn a_theme_is_suggested_until_somebody_chooses() {
        assert_eq!(said("Wie kan donderdag mijn hond uitlaten?").theme(), Some(Theme::Pets));
        assert_eq!(Typed { theme: "none".into(), ..said("Wie laat mijn hond uit?") }.theme(), None);
        assert_eq!(
            Typed { theme: "meals".into(), ..said("Wie laat mijn hond uit?") }.theme(),
            Some(Theme::Meals)
        );
        assert_eq!(said("Wie kan mij helpen?").theme(), None);
    }

    #[test]
    fn a_page_carries_what_it_does_not_show() {
        let typed = Typed { place: "7201".into(), name: "Wim".into(), ..said("Hoi daar") };
        assert_eq!(typed.but(&["name"]), [("sentence", "Hoi daar"), ("place", "7201")]);
    }
}
