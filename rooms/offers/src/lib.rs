//! offers

use neighbourhood::themes::Theme;

/// The themes of an offer as its row keeps them: keys, comma separated.
#[must_use]
pub fn themes_of(text: &str) -> Vec<Theme> {
    text.split(',').filter_map(Theme::from_key).collect()
}
