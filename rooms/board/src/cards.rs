//! Rows of a board, ready to be shown: every word chosen, every date said.

use std::borrow::Cow;
use std::collections::BTreeMap;

use asks::Listed;
use house::App;
use house::shell::{Fault, Visitor};
use neighbourhood::areas::{AreaCode, Circle, Place, circle_between};
use neighbourhood::asks::{Closure, Urgency};
use neighbourhood::themes::Theme;

use crate::say::Words;
use crate::store::Part;

type Said = Cow<'static, str>;

/// An ask on a board.
pub struct AskCard {
    pub id: String,
    pub words: String,
    /// RFC 3339, and in words.
    pub at: String,
    pub when: String,
    /// Style and words of how near it is, when the visitor told where they are.
    pub near: Option<(&'static str, Said)>,
    pub area: String,
    pub theme: Option<Said>,
    pub urgency: Option<Said>,
    /// Style and word of how it ended; nothing while it is open.
    pub state: Option<(&'static str, Said)>,
    /// Only while it is open.
    pub replies: Option<Said>,
}

/// Somebody who can help.
pub struct HelpCard {
    pub id: String,
    /// First name and neighbourhood.
    pub who: Said,
    /// First letter of the name, and the ground behind it.
    pub letter: String,
    pub ground: &'static str,
    pub words: String,
    pub near: Option<(&'static str, Said)>,
    pub themes: Vec<Said>,
    pub at_most: Said,
    /// When they usually have time, if they said so.
    pub when: Option<Said>,
}

/// What all rows of a page need.
pub struct Maker<'a> {
    pub visitor: &'a Visitor,
    pub here: Option<Place>,
    pub names: BTreeMap<AreaCode, String>,
    said: Memory,
}

/// Words that were looked up before: the rows of a page say the same few things.
#[derive(Default)]
struct Memory {
    words: Vec<(&'static str, &'static str, Option<Said>)>,
    replies: Vec<(u32, Said)>,
}

impl Memory {
    /// A word of the house, such as `theme` `pets`.
    fn word(&mut self, visitor: &Visitor, kind: &'static str, key: &'static str) -> Option<Said> {
        if let Some((.., said)) = self.words.iter().find(|(k, of, _)| *k == kind && *of == key) {
            return said.clone();
        }
        let said = visitor.w.by_key(&format!("{kind}-{key}"));
        self.words.push((kind, key, said.clone()));
        said
    }

    fn replies(&mut self, w: Words, count: u32) -> Said {
        if let Some((_, said)) = self.replies.iter().find(|(of, _)| *of == count) {
            return said.clone();
        }
        let said = w.replies(count);
        self.replies.push((count, said.clone()));
        said
    }
}

impl<'a> Maker<'a> {
    /// With the names of the areas in which these rows are, in one look; `known` need not be looked up.
    pub async fn for_rows(
        app: &App,
        visitor: &'a Visitor,
        here: Option<Place>,
        (codes, known): (impl Iterator<Item = AreaCode>, impl Iterator<Item = &Part>),
    ) -> Result<Self, Fault> {
        let mut names: BTreeMap<AreaCode, String> =
            known.map(|area| (area.code, area.name.clone())).collect();
        let missing: Vec<AreaCode> = codes.filter(|code| !names.contains_key(code)).collect();
        if !missing.is_empty() {
            names.extend(areas::names(&app.db, missing).await?);
        }
        Ok(Self { visitor, here, names, said: Memory::default() })
    }

    /// For rows that bring the names of their areas.
    pub fn plain(visitor: &'a Visitor, here: Option<Place>) -> Self {
        Self { visitor, here, names: BTreeMap::new(), said: Memory::default() }
    }

    fn near(&mut self, area: AreaCode) -> Option<(&'static str, Said)> {
        let circle = circle_between(self.here.as_ref()?, &Place::of_area(area).ok()?)?;
        let words = self.said.word(self.visitor, "near", circle.key())?;
        Some((circle.key(), words))
    }

    fn name(&self, area: AreaCode) -> String {
        self.names.get(&area).cloned().unwrap_or_default()
    }

    fn theme(&mut self, theme: Option<Theme>) -> Option<Said> {
        self.said.word(self.visitor, "theme", theme?.key())
    }

    pub fn ask(&mut self, ask: &Listed) -> AskCard {
        let w = Words(self.visitor.lang);
        let open = ask.stage == "open";
        let at = if open { ask.placed_at } else { ask.stage_at };
        let state = match ask.closure {
            Some(Closure::Partly) => Some(("", w.state_partly())),
            Some(_) => Some(("good", w.state_helped())),
            None => None,
        };
        let hurry = open && ask.urgency != Urgency::ThisWeek;
        let urgency = if hurry { self.said.word(self.visitor, "urgency", ask.urgency.key()) } else { None };
        AskCard {
            id: ask.id.to_string(),
            words: ask.words.clone(),
            at: at.to_string(),
            when: words::time::ago(self.visitor.lang, at, self.visitor.now),
            near: self.near(ask.area),
            area: self.name(ask.area),
            theme: self.theme(ask.theme),
            urgency,
            state,
            replies: open.then(|| self.said.replies(w, ask.replies)),
        }
    }
}

impl Maker<'_> {
    pub fn help(&mut self, offer: &offers::Listed) -> HelpCard {
        let w = Words(self.visitor.lang);
        const GROUNDS: [&str; 4] = ["", " f-1", " f-2", " f-3"];
        // The same person keeps the same ground.
        let at = usize::from(offer.owner.uuid().as_bytes()[15]) % GROUNDS.len();
        HelpCard {
            id: offer.id.to_string(),
            who: w.offer_who(&offer.area_name, &offer.name),
            letter: offer.name.chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default(),
            ground: GROUNDS.get(at).copied().unwrap_or_default(),
            words: offer.words.clone(),
            near: self.near(offer.area),
            themes: offer.themes.iter().filter_map(|theme| self.theme(Some(*theme))).collect(),
            at_most: w.at_most(offer.at_most_per_week),
            when: offers::times_said(self.visitor.lang, offer.times),
        }
    }
}

/// Whether a row is as near as the visitor's own neighbourhood.
pub fn is_close(here: &Place, area: AreaCode) -> bool {
    let circle = Place::of_area(area).ok().and_then(|place| circle_between(here, &place));
    circle.is_some_and(|circle| circle <= Circle::Neighbourhood)
}
