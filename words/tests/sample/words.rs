// Made by the build from words/nl/sample.ftl and words/en/sample.ftl: change those.

/// The words of this room in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub ::words::Lang);

/// All keys, in the order of the alphabet.
#[allow(dead_code)]
pub const KEYS: &[&str] = &[
    "greeting",
    "greeting-twice",
    "lines",
    "told",
];

static NL: ::std::sync::LazyLock<::words::Catalogue> = ::std::sync::LazyLock::new(|| ::words::Catalogue::new(::words::Lang::Nl, "-name = Dichtbij\ngreeting = Welkom bij { -name }\ngreeting-twice = { greeting }, { greeting }\nlines =\n    Eerste regel.\n    Tweede regel met \"aanhalingstekens\".\ntold = { $count ->\n    [0] Niemand kreeg een bericht.\n    [one] { $name } kreeg een bericht.\n   *[other] { $name } en { $count } buren kregen een bericht.\n}\n"));

static EN: ::std::sync::LazyLock<::words::Catalogue> = ::std::sync::LazyLock::new(|| ::words::Catalogue::new(::words::Lang::En, "-name = Dichtbij\ngreeting = Welcome to { -name }\ngreeting-twice = { greeting }, { greeting }\nlines =\n    First line.\n    Second line with \"quotes\".\ntold = { $count ->\n    [0] Nobody got a message.\n    [one] { $name } got a message.\n   *[other] { $name } and { $count } neighbours got a message.\n}\n"));

#[allow(dead_code, clippy::too_many_lines, clippy::too_many_arguments)]
impl Words {
    #[doc = "Welkom bij Dichtbij"]
    #[must_use]
    pub fn greeting(self) -> ::std::borrow::Cow<'static, str> {
        ::std::borrow::Cow::Borrowed(match self.0 {
            ::words::Lang::Nl => "Welkom bij Dichtbij",
            ::words::Lang::En => "Welcome to Dichtbij",
        })
    }

    #[doc = "Welkom bij Dichtbij, Welkom bij Dichtbij"]
    #[must_use]
    pub fn greeting_twice(self) -> ::std::borrow::Cow<'static, str> {
        ::std::borrow::Cow::Borrowed(match self.0 {
            ::words::Lang::Nl => "Welkom bij Dichtbij, Welkom bij Dichtbij",
            ::words::Lang::En => "Welcome to Dichtbij, Welcome to Dichtbij",
        })
    }

    #[doc = "Eerste regel.\nTweede regel met \"aanhalingstekens\"."]
    #[must_use]
    pub fn lines(self) -> ::std::borrow::Cow<'static, str> {
        ::std::borrow::Cow::Borrowed(match self.0 {
            ::words::Lang::Nl => "Eerste regel.\nTweede regel met \"aanhalingstekens\".",
            ::words::Lang::En => "First line.\nSecond line with \"quotes\".",
        })
    }

    #[doc = "Line 7 of words/nl/sample.ftl."]
    #[must_use]
    pub fn told<'a>(self, count: impl ::std::convert::Into<::words::Arg<'a>>, name: impl ::std::convert::Into<::words::Arg<'a>>) -> ::std::borrow::Cow<'static, str> {
        let catalogue = match self.0 {
            ::words::Lang::Nl => &NL,
            ::words::Lang::En => &EN,
        };
        ::std::borrow::Cow::Owned(catalogue.say("told", [("count", count.into()), ("name", name.into())]))
    }

    /// The language of these words.
    #[must_use]
    pub fn lang(self) -> ::words::Lang {
        self.0
    }

    /// A message without arguments, by its key; for refusals and names of choices,
    /// whose own keys may have `_` for `-`.
    #[must_use]
    pub fn by_key(self, key: &str) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {
        ::std::option::Option::Some(match &*key.replace('_', "-") {
            "greeting" => self.greeting(),
            "greeting-twice" => self.greeting_twice(),
            "lines" => self.lines(),
            _ => return ::std::option::Option::None,
        })
    }
}
