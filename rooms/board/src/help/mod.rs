//! How this works: the manuals of `docs/using`, as pages, and found by search.

mod markdown;

use std::sync::LazyLock;

use askama::Template;
use axum::extract::{Path, State};
use house::App;
use house::shell::{Answer, Fault, Page, Visitor};
use neighbourhood::roles::{Action, Thing};
use neighbourhood::search::Query;
use neighbourhood::words::normalise;
use words::Lang;

use crate::say::Words;
use markdown::Manual;

/// Address, and the text in each language.
const TEXTS: [(&str, &str, &str); 3] = [
    (
        "asking",
        include_str!("../../../../docs/using/nl/vragen.md"),
        include_str!("../../../../docs/using/en/asking.md"),
    ),
    (
        "helping",
        include_str!("../../../../docs/using/nl/helpen.md"),
        include_str!("../../../../docs/using/en/helping.md"),
    ),
    (
        "hosting",
        include_str!("../../../../docs/using/nl/gastheer.md"),
        include_str!("../../../../docs/using/en/hosting.md"),
    ),
];

/// A manual in one language.
struct Read {
    lang: Lang,
    key: &'static str,
    manual: Manual,
    /// The words of each section: those of its title first, and how many these are.
    words: Vec<(Vec<String>, usize)>,
}

static MANUALS: LazyLock<Vec<Read>> = LazyLock::new(|| {
    let both = TEXTS.iter().flat_map(|(key, nl, en)| [(Lang::Nl, *key, *nl), (Lang::En, *key, *en)]);
    both.map(|(lang, key, text)| {
        let manual = markdown::read(text);
        let words = manual.sections.iter().map(|section| {
            let mut words = normalise(&section.title);
            let title = words.len();
            words.extend(normalise(&section.plain));
            (words, title)
        });
        Read { lang, key, words: words.collect(), manual }
    })
    .collect()
});

/// A part of a manual that was found.
pub struct Found {
    pub path: String,
    pub title: &'static str,
    /// The manual it is in.
    pub manual: &'static str,
}

/// Where the manuals say it, in this language: those whose title says it first.
pub fn find(lang: Lang, query: &Query, most: usize) -> Vec<Found> {
    let mut hits: Vec<(bool, Found)> = Vec::new();
    for read in MANUALS.iter().filter(|read| read.lang == lang) {
        for (section, (words, title)) in read.manual.sections.iter().zip(&read.words) {
            if query.is_in(words) {
                let path = match section.anchor.as_str() {
                    "" => format!("/help/{}", read.key),
                    anchor => format!("/help/{}#{anchor}", read.key),
                };
                let found = Found { path, title: &section.title, manual: &read.manual.title };
                hits.push((!query.is_in(words.get(..*title).unwrap_or_default()), found));
            }
        }
    }
    hits.sort_by_key(|(later, _)| *later);
    hits.into_iter().map(|(_, found)| found).take(most).collect()
}

#[derive(Template)]
#[template(path = "pages/help.html")]
struct All {
    w: Words,
    manuals: Vec<(&'static str, &'static str)>,
}

/// `GET /help`
pub async fn all(State(app): State<App>, visitor: Visitor) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let w = Words(visitor.lang);
    let own = MANUALS.iter().filter(|read| read.lang == visitor.lang);
    let manuals = own.map(|read| (read.key, read.manual.title.as_str())).collect();
    Page::of(&app, &visitor, w.help_title()).show(&All { w, manuals })
}

#[derive(Template)]
#[template(path = "pages/manual.html")]
struct One {
    w: Words,
    title: &'static str,
    html: &'static str,
}

/// `GET /help/{page}`
pub async fn one(State(app): State<App>, visitor: Visitor, Path(key): Path<String>) -> Answer {
    visitor.may(Action::ReadPage, &Thing::Nothing)?;
    let read = MANUALS.iter().find(|read| read.lang == visitor.lang && read.key == key);
    let manual = &read.ok_or(Fault::NotFound)?.manual;
    let main = One { w: Words(visitor.lang), title: &manual.title, html: &manual.html };
    Page::of(&app, &visitor, manual.title.as_str()).show(&main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_manual_is_there_in_both_languages() {
        assert_eq!(MANUALS.len(), 6);
        for read in MANUALS.iter() {
            assert!(!read.manual.title.is_empty() && read.manual.sections.len() > 4, "{}", read.key);
            let signs = ["**", "| |", "\n- ", "<p>#", "`"];
            for sign in signs {
                assert!(!read.manual.html.contains(sign), "{} {sign}", read.key);
            }
        }
    }

    #[test]
    fn the_manuals_are_found_by_what_they_say() {
        let find = |text| find(Lang::Nl, &Query::read(text).unwrap(), 9);
        assert!(find("code").iter().any(|found| found.path == "/help/asking#uw-code"));
        assert_eq!(find("code").first().map(|found| found.title), Some("Uw code"));
        assert!(find("pinc").iter().any(|found| found.path == "/help/helping#veilig"));
        assert!(find("zeilboot").is_empty());
    }
}
