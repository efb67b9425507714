//! The Rust code of a room's words.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::check::{args, rust_name};
use crate::read::File;

/// One method per message. What needs no arguments and no plural is text that is ready;
/// the rest goes through Fluent, which parses each file once, on first use.
pub(crate) fn rust(nl: &File<'_>, en: &File<'_>) -> String {
    let mut parts = Parts::default();
    for (key, dutch) in &nl.messages {
        if let Some(english) = en.messages.get(key) {
            let plain = nl.plain(&dutch.pattern).zip(en.plain(&english.pattern));
            let place = format!("Line {} of {}.", dutch.line, nl.source.path);
            parts.message(key, &args(nl, dutch), plain, &place);
        }
    }
    let Parts { methods, by_key, keys, spoken } = parts;
    let statics = if spoken { statics(nl, en) } else { String::new() };
    format!(
        "// Made by the build from {} and {}: change those.\n\n\
         /// The words of this room in one language.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct Words(pub ::words::Lang);\n\n\
         /// All keys, in the order of the alphabet.\n\
         #[allow(dead_code)]\n\
         pub const KEYS: &[&str] = &[\n{keys}];\n\n\
         {statics}\
         #[allow(dead_code, clippy::too_many_lines, clippy::too_many_arguments)]\n\
         impl Words {{\n\
         {methods}    \
         /// The language of these words.\n    \
         #[must_use]\n    \
         pub fn lang(self) -> ::words::Lang {{\n        self.0\n    }}\n\n    \
         /// A message without arguments, by its key; for refusals and names of choices,\n    \
         /// whose own keys may have `_` for `-`.\n    \
         #[must_use]\n    \
         pub fn by_key(self, key: &str) -> ::std::option::Option<::std::borrow::Cow<'static, str>> {{\n        \
         ::std::option::Option::Some(match &*key.replace('_', \"-\") {{\n\
         {by_key}            _ => return ::std::option::Option::None,\n        }})\n    }}\n}}\n",
        nl.source.path, en.source.path
    )
}

/// The code so far, message by message.
#[derive(Default)]
struct Parts {
    methods: String,
    by_key: String,
    keys: String,
    /// Whether any message goes through Fluent.
    spoken: bool,
}

impl Parts {
    /// `plain` is the ready text in Dutch and English, if there is; `place` is for who looks it up.
    fn message(&mut self, key: &str, args: &BTreeSet<&str>, plain: Option<(String, String)>, place: &str) {
        let name = rust_name(key);
        let (doc, body) = match &plain {
            Some((nl, en)) => (nl.as_str(), ready(nl, en)),
            None => (place, through_fluent(key, args.iter().copied())),
        };
        self.spoken |= plain.is_none();
        let (lifetime, parameters) = parameters(args.iter().copied());
        // Writing to a String cannot fail.
        let _ = writeln!(
            self.methods,
            "    #[doc = {doc:?}]\n    #[must_use]\n    pub fn {name}{lifetime}(self{parameters}) \
             -> ::std::borrow::Cow<'static, str> {{\n{body}    }}\n"
        );
        if args.is_empty() {
            let _ = writeln!(self.by_key, "            {key:?} => self.{name}(),");
        }
        let _ = writeln!(self.keys, "    {key:?},");
    }
}

fn ready(nl: &str, en: &str) -> String {
    format!(
        "        ::std::borrow::Cow::Borrowed(match self.0 {{\n            \
         ::words::Lang::Nl => {nl:?},\n            \
         ::words::Lang::En => {en:?},\n        }})\n"
    )
}

fn through_fluent<'a>(key: &str, args: impl Iterator<Item = &'a str>) -> String {
    let pairs: Vec<String> = args.map(|arg| format!("({arg:?}, {}.into())", rust_name(arg))).collect();
    format!(
        "        let catalogue = match self.0 {{\n            \
         ::words::Lang::Nl => &NL,\n            \
         ::words::Lang::En => &EN,\n        }};\n        \
         ::std::borrow::Cow::Owned(catalogue.say({key:?}, [{}]))\n",
        pairs.join(", ")
    )
}

fn parameters<'a>(args: impl Iterator<Item = &'a str>) -> (&'static str, String) {
    let list: String = args
        .map(|arg| format!(", {}: impl ::std::convert::Into<::words::Arg<'a>>", rust_name(arg)))
        .collect();
    (if list.is_empty() { "" } else { "<'a>" }, list)
}

fn statics(nl: &File<'_>, en: &File<'_>) -> String {
    let one = |name: &str, lang: &str, text: &str| {
        format!(
            "static {name}: ::std::sync::LazyLock<::words::Catalogue> = \
             ::std::sync::LazyLock::new(|| ::words::Catalogue::new(::words::Lang::{lang}, {text:?}));\n\n"
        )
    };
    one("NL", "Nl", nl.source.text) + &one("EN", "En", en.source.text)
}
