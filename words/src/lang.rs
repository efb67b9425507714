//! The languages of the pages.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language in which every page exists. Dutch is the source and what we fall back on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Nl,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Nl, Lang::En];

    /// The code in URLs, cookies and the `lang` attribute.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Nl => "nl",
            Lang::En => "en",
        }
    }

    /// The name of the language in that language, for the switch at the foot of a page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Lang::Nl => "Nederlands",
            Lang::En => "English",
        }
    }

    /// The value of the `dir` attribute. Both are left to right; the layout is ready for more.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Lang::Nl | Lang::En => "ltr",
        }
    }

    /// The language to which the switch leads.
    #[must_use]
    pub const fn other(self) -> Lang {
        match self {
            Lang::Nl => Lang::En,
            Lang::En => Lang::Nl,
        }
    }

    /// The language a browser likes best, from its `Accept-Language` header
    /// (RFC 9110, 12.5.4). Dutch when it asks for none of ours.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Lang {
        let mut best = (Lang::default(), 0.0_f32);
        for part in header.split(',') {
            let mut fields = part.split(';').map(str::trim);
            let tag = fields.next().unwrap_or_default();
            let weight = fields
                .find_map(|field| field.strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default();
            if let Ok(lang) = primary.parse::<Lang>()
                && weight > best.1
            {
                best = (lang, weight);
            }
        }
        best.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// There are no pages in the language asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a language of ours: use nl or en")
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Lang, UnknownLang> {
        Lang::ALL.into_iter().find(|lang| text.eq_ignore_ascii_case(lang.code())).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_browser_gets_the_language_it_likes_best() {
        let cases = [
            ("nl-NL,nl;q=0.9,en;q=0.8", Lang::Nl),
            ("en-GB,en;q=0.9,nl;q=0.8", Lang::En),
            ("tr,de;q=0.9,en;q=0.4", Lang::En),
            ("nl;q=0.1, en;q=0.2", Lang::En),
            ("en;q=0", Lang::Nl),
            ("en;q=nonsense", Lang::Nl),
            ("de", Lang::Nl),
            ("*", Lang::Nl),
            ("", Lang::Nl),
        ];
        for (header, wanted) in cases {
            assert_eq!(Lang::from_accept_language(header), wanted, "{header}");
        }
    }

    #[test]
    fn a_language_survives_text_and_json() {
        for lang in Lang::ALL {
            assert_eq!(lang.to_string().parse(), Ok(lang));
            let json = serde_json::to_string(&lang).unwrap();
            assert_eq!(json, format!("\"{lang}\""));
            assert_eq!(serde_json::from_str::<Lang>(&json).unwrap(), lang);
        }
        assert_eq!("de".parse::<Lang>(), Err(UnknownLang));
    }
}
