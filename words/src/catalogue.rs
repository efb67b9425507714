//! The messages of one room in one language that need arguments.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::{Arg, Lang, number};

/// Parsed once, on first use. Made by the code that `words-compile` writes, which has already
/// checked the text; so nothing here can fail in a way that a reader could mend.
pub struct Catalogue(FluentBundle<FluentResource>);

impl Catalogue {
    #[must_use]
    pub fn new(lang: Lang, text: &str) -> Catalogue {
        let locale = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would show up in subjects, QR codes and copied texts;
        // what people wrote gets dir="auto" on the page instead.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Nl => dutch_number,
            Lang::En => english_number,
        }));
        // Fails only when NUMBER exists already, which a new bundle cannot have.
        let _ = bundle.add_builtins();
        let resource = match FluentResource::try_new(text.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Catalogue(bundle)
    }

    /// The message with its arguments filled in; the key itself if there is no such message.
    #[must_use]
    pub fn say<const N: usize>(&self, key: &str, args: [(&'static str, Arg<'_>); N]) -> String {
        let pattern = self.0.get_message(key).and_then(|found| found.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut given = FluentArgs::with_capacity(N);
        for (name, value) in args {
            given.set(name, value.into_fluent());
        }
        let mut errors = Vec::new();
        self.0.format_pattern(pattern, Some(&given), &mut errors).into_owned()
    }
}

fn dutch_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    written(Lang::Nl, value)
}

fn english_number(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    written(Lang::En, value)
}

fn written(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(least.max(3));
    let text = number::between(lang, number.value, least..=most.max(least));
    Some(if options.use_grouping { text } else { number::ungrouped(lang, &text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "
told = { $count ->
    [0] Niemand kreeg een bericht.
    [one] { $name } kreeg { $count } bericht.
   *[other] { $count } buren kregen een bericht.
}
money = { NUMBER($euro, minimumFractionDigits: 2) } euro
plain = { NUMBER($n, useGrouping: \"false\") }
";

    #[test]
    fn numbers_choose_the_right_form() {
        let words = Catalogue::new(Lang::Nl, TEXT);
        let say = |n: u32| words.say("told", [("count", n.into()), ("name", "Ans".into())]);
        assert_eq!(say(0), "Niemand kreeg een bericht.");
        assert_eq!(say(1), "Ans kreeg 1 bericht.");
        assert_eq!(say(1200), "1.200 buren kregen een bericht.");
    }

    #[test]
    fn numbers_are_written_in_the_way_of_the_language() {
        let dutch = Catalogue::new(Lang::Nl, TEXT);
        let english = Catalogue::new(Lang::En, TEXT);
        assert_eq!(dutch.say("money", [("euro", 1234.5.into())]), "1.234,50 euro");
        assert_eq!(english.say("money", [("euro", 1234.5.into())]), "1,234.50 euro");
        assert_eq!(dutch.say("plain", [("n", 1234.into())]), "1234");
    }

    #[test]
    fn an_unknown_key_is_its_own_text() {
        assert_eq!(Catalogue::new(Lang::Nl, TEXT).say("nowhere", []), "nowhere");
    }
}
