//! One macro: an enum whose variants have a stable key, the same in code, store, API and words.

/// Makes a plain enum with `ALL`, `key()`, `from_key()`, `Display` and serde, all by the same key.
macro_rules! keyed {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $key)] $variant),+
        }

        impl $name {
            /// Every variant, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stable name: in the database, the API and the words.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => $key),+ }
            }

            /// The variant with this key, if there is one.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.key())
            }
        }
    };
}

/// Gives a refusal its stable key, so that a room can find words for it: `Kind::Variant => "key"`.
macro_rules! refusal_keys {
    ($name:ident { $($variant:pat => $key:literal),+ $(,)? }) => {
        impl $name {
            /// The stable name of this refusal, by which a room finds words for it.
            #[must_use]
            pub const fn key(&self) -> &'static str {
                match self { $($variant => $key),+ }
            }
        }
    };
}

pub(crate) use {keyed, refusal_keys};
