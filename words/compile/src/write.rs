//! The Rust code of a room's words.

use std::fmt::Write;

use crate::check::{args, rust_name};
use crate::read::File;

/// One method per message. What needs no arguments and no plural is text that is ready;
/// the rest goes through Fluent, which parses each file once, on first use.
pub(crate) fn rust(nl: &File<'_>, en: &File<'_>) -> String {
    let mut methods = String::new();
    let mut by_key = String::new();
    let mut keys = String::new();
    let mut spoken = false;
    for (key, dutch) in &nl.messages {
        let Some(english) = en.messages.get(key) else {
            continue;
        };
        let name = rust_name(key);
        let args = args(nl, dutch);
        let plain = (nl.plain(&dutch.pattern), en.plain(&english.pattern));
        let doc = match &plain.0 {
            Some(text) => text.clone(),
            None => format!("Line {} of {}.", dutch.line, nl.source.path),
        };
        let body = if let (Some(nl), Some(en)) = &plain {
            ready(nl, en)
        } else {
            spoken = true;
            through_fluent(key, args.iter().copied())
        };
        let (lifetime, parameters) = parameters(args.iter().copied());
        // Writing to a String cannot fail.
        let _ = writeln!(
            methods,
            "    #[doc = {doc:?}]\n    #[must_use]\n    pub fn {name}{lifetime}(self{parameters}) \
             -> ::std::borrow::Cow<'static, str> {{\n{body}    }}\n"
        );
        if args.is_empty() {
            let _ = writeln!(by_key, "            {key:?} => self.{name}(),");
        }
        let _ = writeln!(keys, "    {key:?},");
    }
    let statics = if spoken {
        statics(nl, en)
    } else {
        String::new()
    };
    let paths = (nl.source.path, en.source.path);
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
        paths.0, paths.1
    )
}

fn ready(nl: &str, en: &str) -> String {
    format!(
        "        ::std::borrow::Cow::Borrowed(match self.0 {{\n            \
         ::words::Lang::Nl => {nl:?},\n            \
         ::words::Lang::En => {en:?},\n        }})\n"
    )
}

fn through_fluent<'a>(key: &str, args: impl Iterator<Item = &'a str>) -> String {
    let pairs: Vec<String> = args
        .map(|arg| format!("({arg:?}, {}.into())", rust_name(arg)))
        .collect();
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
        .map(|arg| {
            format!(
                ", {}: impl ::std::convert::Into<::words::Arg<'a>>",
                rust_name(arg)
            )
        })
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
