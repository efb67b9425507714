//! What this room keeps: reports, measures, avoidances; and the host's lists.

mod avoided;
mod calls;
mod lists;
mod measures;
mod reports;
mod supply;

pub use avoided::{Avoided, add as avoid, end as end_avoidance, of as avoided_by};
pub use calls::{Call, calls, done as call_done, place as place_of_call};
pub use lists::{Looked, Unhosted, hidden, looked, recipients, taken, unhosted};
pub use measures::{Kind, Measure, add as add_measure, of as measures_of};
pub use measures::{answer as answer_measure, hidden_about, lift, load as load_measure, standing_block};
pub use reports::{
    Kept, add as add_report, answer as answer_report, load as load_report, open as open_reports,
};
pub use reports::{ask_of_reply, mine as reports_of};
pub use supply::{Asked, Helper, asked, helpers, told};

use house::store::StoreError;
use neighbourhood::areas::AreaCode;

pub use avoided::FORGET as FORGET_AVOIDED;
pub use measures::FORGET as FORGET_MEASURES;
pub use reports::{FORGET_ABOUT as FORGET_REPORTS_ABOUT, FORGET_BY as FORGET_REPORTS_BY};

/// All statements of this room.
pub fn all_statements() -> Vec<(&'static str, &'static str)> {
    [
        avoided::STATEMENTS,
        calls::STATEMENTS,
        lists::STATEMENTS,
        measures::STATEMENTS,
        reports::STATEMENTS,
        supply::STATEMENTS,
    ]
    .concat()
}

/// For `like`: this area and all in it. Codes of CBS begin with two letters for the level.
fn within(area: &AreaCode) -> String {
    format!("__{}%", area.as_str().get(2..).unwrap_or_default())
}

fn id<T: std::str::FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Other("an id or a code in a table of hosts cannot be read".into()))
}

fn optional<T: std::str::FromStr>(text: Option<&str>) -> Result<Option<T>, StoreError> {
    text.map(id).transpose()
}
