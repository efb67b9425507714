//! Asks in lists: boards, one's own, the host's.
//!
//! A page of a list costs the same whatever was closed before: each list is read in the order of
//! an index that holds nothing else, from the cursor on.

use std::fmt;
use std::str::FromStr;

use house::App;
use house::clock::at;
use house::store::{Args, StoreError, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Circle, Level};
use neighbourhood::asks::{Closure, How, NeedReason, Urgency};
use neighbourhood::ids::{AskId, PersonId};
use neighbourhood::themes::Theme;
use uuid::Uuid;

use super::rows::words_of;

macro_rules! columns {
    () => {
        "a.id, a.words, a.words_sealed, a.asker_name, a.theme, a.area, a.circle, a.how, a.urgency, a.stage, \
         a.closure, a.placed_at, a.stage_at, a.replies, a.thanks, a.private, a.needs_person_at, a.needs_person_why"
    };
}

pub(super) use columns;

/// `$1` area, `$2 $3` cursor, `$4` theme or '', `$5` circle or '', `$6` at most.
macro_rules! open_on {
    ($where:literal) => {
        concat!(
            "select ",
            columns!(),
            " from asks a where ",
            $where,
            " and a.stage = 'open' and not a.private \
             and a.hidden_at is null and (a.placed_at, a.id) < ($2, $3) and ($4 = '' or a.theme = $4) \
             and ($5 = '' or a.circle = $5) order by a.placed_at desc, a.id desc limit $6"
        )
    };
}

macro_rules! went_on {
    ($where:literal) => {
        concat!(
            "select ",
            columns!(),
            " from asks a where ",
            $where,
            " and a.stage = 'closed' \
             and a.closure in ('helped', 'partly') and not a.private and a.hidden_at is null \
             and a.erased_at is null and (a.stage_at, a.id) < ($2, $3) and ($4 = '' or a.theme = $4) \
             and ($5 = '' or a.circle = $5) order by a.stage_at desc, a.id desc limit $6"
        )
    };
}

statements! {
    // What is asked of a whole district stands on the boards of its neighbourhoods too.
    pub OPEN_NEIGHBOURHOOD = open_on!("a.area in ($1, $7) and a.circle in ('neighbourhood', 'district', 'municipality')");
    pub OPEN_DISTRICT = open_on!("a.district = $1 and a.circle in ('district', 'municipality')");
    pub OPEN_MUNICIPALITY = open_on!("a.municipality = $1 and a.circle = 'municipality'");
    pub WENT_NEIGHBOURHOOD = went_on!("a.area = $1 and a.circle in ('neighbourhood', 'district', 'municipality')");
    pub WENT_DISTRICT = went_on!("a.district = $1 and a.circle in ('district', 'municipality')");
    pub WENT_MUNICIPALITY = went_on!("a.municipality = $1 and a.circle = 'municipality'");
    pub OF_ASKER = concat!("select ", columns!(), " from asks a where a.asker = $1 \
        and (a.placed_at, a.id) < ($2, $3) order by a.placed_at desc, a.id desc limit $4");
    pub OF_HELPER = concat!("select ", columns!(), " from replies r join asks a on a.id = r.ask \
        where r.person = $1 and a.erased_at is null and r.id = (select max(l.id) from replies l \
        where l.ask = r.ask and l.person = r.person) order by r.made_at desc, r.id desc limit $2");
    pub NEEDS_PERSON = concat!("select ", columns!(), " from asks a where a.municipality = $1 \
        and a.needs_person_at is not null and ($2 = '' or a.district = $2) and ($3 = '' or a.area = $3) \
        order by a.needs_person_at, a.id limit $4");
}

row! {
    pub(super) struct Line {
        id: Uuid, words: String, words_sealed: Option<Vec<u8>>, asker_name: String, theme: String, area: String,
        circle: String, how: String, urgency: String, stage: String, closure: Option<String>, placed_at: i64,
        stage_at: i64, replies: u32, thanks: String, private: bool, needs_person_at: Option<i64>,
        needs_person_why: Option<String>,
    }
}

/// An ask as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: AskId,
    /// The sentence; empty once erased.
    pub words: String,
    pub asker_name: String,
    pub theme: Option<Theme>,
    pub area: AreaCode,
    pub circle: Circle,
    pub how: How,
    pub urgency: Urgency,
    /// `unconfirmed | open | connected | with_team | closed`.
    pub stage: String,
    pub closure: Option<Closure>,
    pub placed_at: Timestamp,
    pub stage_at: Timestamp,
    /// How many replies it had, of any kind.
    pub replies: u32,
    pub thanks: String,
    pub private: bool,
    /// Set when a person must look at it.
    pub waiting: Option<Waiting>,
}

/// Since when a person must look, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub since: Timestamp,
    pub why: NeedReason,
}

/// Which asks of an area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// Newest first.
    #[default]
    Open,
    /// Ended well; the last first.
    Went,
}

/// Where the next page begins: the moment and id of the last ask of this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub at: Timestamp,
    pub id: AskId,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.as_millisecond(), self.id)
    }
}

/// The text was not a cursor of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl FromStr for Cursor {
    type Err = NotACursor;
    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let (ms, id) = text.split_once('.').ok_or(NotACursor)?;
        let ms = ms.parse().map_err(|_| NotACursor)?;
        let at = Timestamp::from_millisecond(ms).map_err(|_| NotACursor)?;
        Ok(Self { at, id: id.parse().map_err(|_| NotACursor)? })
    }
}

/// What a board or the API shows.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    pub area: AreaCode,
    pub shown: Shown,
    pub theme: Option<Theme>,
    /// Only asks for exactly this circle.
    pub circle: Option<Circle>,
    pub after: Option<Cursor>,
    pub limit: u32,
}

impl Filter {
    /// The first page of what is open in this area.
    #[must_use]
    pub const fn open(area: AreaCode, limit: u32) -> Self {
        Self { area, shown: Shown::Open, theme: None, circle: None, after: None, limit }
    }

    /// The first page of what ended well in this area.
    #[must_use]
    pub const fn went(area: AreaCode, limit: u32) -> Self {
        Self { area, shown: Shown::Went, theme: None, circle: None, after: None, limit }
    }

    const fn sql(&self) -> &'static str {
        match (self.shown, self.area.level()) {
            (Shown::Open, Level::Neighbourhood) => OPEN_NEIGHBOURHOOD,
            (Shown::Open, Level::District) => OPEN_DISTRICT,
            (Shown::Open, Level::Municipality) => OPEN_MUNICIPALITY,
            (Shown::Went, Level::Neighbourhood) => WENT_NEIGHBOURHOOD,
            (Shown::Went, Level::District) => WENT_DISTRICT,
            (Shown::Went, Level::Municipality) => WENT_MUNICIPALITY,
        }
    }

    fn args(&self) -> Args {
        let (at, id) = bounds(self.after);
        let theme = self.theme.map_or("", Theme::key);
        let circle = self.circle.map_or("", Circle::key);
        let mut args = args![self.area.as_str(), at, id, theme, circle, self.limit];
        if self.shown == Shown::Open && self.area.level() == Level::Neighbourhood {
            args.push(self.area.district().map(|code| code.to_string()).into());
        }
        args
    }
}

/// Without a cursor, before everything there is.
fn bounds(after: Option<Cursor>) -> (i64, String) {
    after.map_or_else(
        || (i64::MAX, Uuid::max().to_string()),
        |cursor| (cursor.at.as_millisecond(), cursor.id.to_string()),
    )
}

impl Listed {
    /// The cursor behind this one, for a list of this kind.
    #[must_use]
    pub const fn cursor(&self, shown: Shown) -> Cursor {
        let at = match shown {
            Shown::Open => self.placed_at,
            Shown::Went => self.stage_at,
        };
        Cursor { at, id: self.id }
    }
}

pub(super) fn read(app: &App, lines: Vec<Line>) -> Result<Vec<Listed>, StoreError> {
    lines.into_iter().map(|line| line.listed(app)).collect()
}

impl Line {
    fn listed(self, app: &App) -> Result<Listed, StoreError> {
        let damaged = || StoreError::Other("a listed ask cannot be read".into());
        let (words, ..) = words_of(app, self.id, self.words, self.words_sealed.as_deref())?;
        let why = self.needs_person_why.as_deref().and_then(NeedReason::from_key);
        let waiting = self.needs_person_at.zip(why).map(|(since, why)| Waiting { since: at(since), why });
        Ok(Listed {
            id: AskId::from_uuid(self.id),
            words,
            asker_name: self.asker_name,
            theme: Theme::from_key(&self.theme),
            area: self.area.parse().map_err(|_| damaged())?,
            circle: Circle::from_key(&self.circle).ok_or_else(damaged)?,
            how: How::from_key(&self.how).ok_or_else(damaged)?,
            urgency: Urgency::from_key(&self.urgency).ok_or_else(damaged)?,
            stage: self.stage,
            closure: self.closure.as_deref().and_then(Closure::from_key),
            placed_at: at(self.placed_at),
            stage_at: at(self.stage_at),
            replies: self.replies,
            thanks: self.thanks,
            private: self.private,
            waiting,
        })
    }
}

/// What everybody may see on the board of an area: never what is private, hidden or unconfirmed,
/// nor what is meant for a smaller circle.
///
/// # Errors
/// What the database says.
pub async fn list(app: &App, filter: &Filter) -> Result<Vec<Listed>, StoreError> {
    read(app, app.db.all(filter.sql(), filter.args()).await?)
}

/// All asks of this person, the newest first, private ones included: for their own eyes.
///
/// # Errors
/// What the database says.
pub async fn of_asker(
    app: &App,
    asker: PersonId,
    after: Option<Cursor>,
    limit: u32,
) -> Result<Vec<Listed>, StoreError> {
    let (at, id) = bounds(after);
    read(app, app.db.all(OF_ASKER, args![asker.uuid(), at, id, limit]).await?)
}

/// The asks this person replied to, the last reply first.
///
/// # Errors
/// What the database says.
pub async fn of_helper(app: &App, helper: PersonId, limit: u32) -> Result<Vec<Listed>, StoreError> {
    read(app, app.db.all(OF_HELPER, args![helper.uuid(), limit]).await?)
}

/// What waits for a person in these areas, the longest first. With private asks: for hosts only.
///
/// # Errors
/// What the database says.
pub async fn needs_person(app: &App, areas: &[AreaCode], limit: u32) -> Result<Vec<Listed>, StoreError> {
    let mut found: Vec<Listed> = Vec::new();
    for area in areas {
        let exact = if area.level() == Level::Neighbourhood { area.as_str() } else { "" };
        let district = area.district().map(|code| code.to_string()).unwrap_or_default();
        let args = args![area.municipality().as_str(), district, exact, limit];
        found.extend(read(app, app.db.all(NEEDS_PERSON, args).await?)?);
    }
    found.sort_by_key(|ask| (ask.waiting.map(|waiting| waiting.since), ask.id));
    // Somebody may be host of a district and of a neighbourhood in it.
    found.dedup_by_key(|ask| ask.id);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}
