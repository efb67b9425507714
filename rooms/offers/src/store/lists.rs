//! Offers on a board: closest first, then newest first, page by page.
//!
//! A board shows what is offered in its area, then what is offered in the district around it for
//! the whole district, then in the municipality for the whole municipality. Each of these rings is
//! one short walk along an index; a [`Cursor`] says in which ring and behind which offer to go on.

use std::fmt;
use std::str::FromStr;

use house::clock::at;
use house::store::{Args, Db, StoreError, args, row, statements};
use jiff::Timestamp;
use neighbourhood::areas::{AreaCode, Circle, Level};
use neighbourhood::asks::How;
use neighbourhood::ids::{NotAnId, OfferId, PersonId};
use neighbourhood::themes::Theme;
use neighbourhood::times::Times;
use people::Source;

use super::rows::{OfferRow, columns, unreadable};
use super::{Stored, themes_of};

/// No page is longer.
pub const MOST: usize = 100;

macro_rules! listed_columns {
    () => {
        "select o.id, o.owner, p.first_name, o.words, o.theme, o.area, coalesce(a.name, ''), o.circle, o.how, \
         o.at_most, o.times, o.made_at from offers o join people p on p.id = o.owner \
         left join areas a on a.code = o.area"
    };
}
pub(super) use listed_columns;

macro_rules! listed {
    ($ring:expr) => {
        concat!(
            listed_columns!(),
            " where o.stage = 'active' and o.hidden_at is null \
             and p.blocked_at is null and (o.made_at, o.id) < ($1, $2) \
             and ($3 = '' or ',' || o.theme || ',' like '%,' || $3 || ',%') and ",
            $ring,
            " order by o.made_at desc, o.id desc limit $4"
        )
    };
}

macro_rules! counted {
    ($column:literal) => {
        concat!(
            "select o.theme, count(*) from offers o join people p on p.id = o.owner where o.",
            $column,
            " = $1 and o.stage = 'active' and o.hidden_at is null and p.blocked_at is null group by o.theme"
        )
    };
}

statements! {
    pub IN_NEIGHBOURHOOD = listed!("o.area = $5");
    pub IN_DISTRICT = listed!("o.district = $5");
    pub IN_MUNICIPALITY = listed!("o.municipality = $5");
    // $6: what was shown in the ring before.
    pub AROUND_NEIGHBOURHOOD = listed!("o.district = $5 and o.area <> $6 and o.circle in ('district', 'municipality')");
    pub AROUND_DISTRICT = listed!("o.municipality = $5 and o.district <> $6 and o.circle = 'municipality'");
    pub OF_OWNER = concat!("select ", columns!(), " from offers where owner = $1 and words <> '' \
        order by case when stage = 'ended' then 1 else 0 end, made_at desc, id desc limit 100");
    pub COUNT_NEIGHBOURHOOD = counted!("area");
    pub COUNT_DISTRICT = counted!("district");
    pub COUNT_MUNICIPALITY = counted!("municipality");
}

row! {
    pub(super) struct ListRow {
        id: String, owner: String, owner_name: String, words: String, theme: String, area: String,
        area_name: String, circle: String, how: String, at_most: u8, times: Option<String>,
        made_at: i64,
    }
}

/// An offer as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: OfferId,
    pub owner: PersonId,
    /// First name.
    pub name: String,
    pub words: String,
    pub themes: Vec<Theme>,
    pub area: AreaCode,
    pub area_name: String,
    /// How far they want to help.
    pub circle: Circle,
    pub how: How,
    pub at_most_per_week: u8,
    /// When they usually have time.
    pub times: Times,
    pub made_at: Timestamp,
}

/// Which offers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filter {
    pub theme: Option<Theme>,
    /// No further around the area than this; the area itself is always in it.
    pub circle: Option<Circle>,
    /// How many on a page, at most [`MOST`].
    pub most: usize,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub offers: Vec<Listed>,
    /// For the next page.
    pub next: Option<Cursor>,
}

/// Where the page before ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    ring: usize,
    made_at: i64,
    id: Option<OfferId>,
}

/// Before everything in a ring.
const fn begin(ring: usize) -> Cursor {
    Cursor { ring, made_at: i64::MAX, id: None }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.", self.ring, self.made_at)?;
        self.id.map_or(Ok(()), |id| id.fmt(f))
    }
}

impl FromStr for Cursor {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let mut parts = text.splitn(3, '.');
        let (Some(ring), Some(made_at), Some(id)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NotAnId);
        };
        let ring = ring.parse().map_err(|_| NotAnId)?;
        let made_at = made_at.parse().map_err(|_| NotAnId)?;
        let id = if id.is_empty() { None } else { Some(id.parse()?) };
        Ok(Self { ring, made_at, id })
    }
}

/// The rings of a board, from near to far: how far, the statement, what it is about.
fn rings(area: &AreaCode) -> Vec<(Circle, &'static str, Args)> {
    let municipality = area.municipality();
    let district = area.district().unwrap_or(*area);
    let beyond = (Circle::Municipality, AROUND_DISTRICT, args![municipality.as_str(), district.as_str()]);
    match area.level() {
        Level::Neighbourhood => vec![
            (Circle::Neighbourhood, IN_NEIGHBOURHOOD, args![area.as_str()]),
            (Circle::District, AROUND_NEIGHBOURHOOD, args![district.as_str(), area.as_str()]),
            beyond,
        ],
        Level::District => vec![(Circle::District, IN_DISTRICT, args![area.as_str()]), beyond],
        Level::Municipality => vec![(Circle::Municipality, IN_MUNICIPALITY, args![area.as_str()])],
    }
}

/// What stands on the board of this area.
///
/// # Errors
/// What the database says.
pub async fn list(
    db: &Db,
    area: &AreaCode,
    filter: Filter,
    after: Option<Cursor>,
) -> Result<Shown, StoreError> {
    let most = filter.most.clamp(1, MOST);
    let theme = filter.theme.map_or("", Theme::key);
    let mut from = after.unwrap_or(begin(0));
    let mut offers: Vec<Listed> = Vec::new();
    let wanted = |ring: usize, far: Circle| ring == 0 || filter.circle.is_none_or(|circle| far <= circle);
    for (ring, (far, sql, about)) in rings(area).into_iter().enumerate().skip(from.ring) {
        if !wanted(ring, far) {
            break;
        }
        // One more than fits tells whether there is a next page.
        let room = most + 1 - offers.len();
        let id = from.id.map_or_else(String::new, |id| id.to_string());
        let mut values = args![from.made_at, id, theme, i64::try_from(room).unwrap_or(1)];
        values.extend(about);
        let rows: Vec<ListRow> = db.all(sql, values).await?;
        for row in rows {
            if offers.len() == most {
                return Ok(Shown { offers, next: Some(from) });
            }
            let offer = listed(row)?;
            from = Cursor { ring, made_at: offer.made_at.as_millisecond(), id: Some(offer.id) };
            offers.push(offer);
        }
        if offers.len() < most {
            from = begin(ring + 1);
        }
    }
    Ok(Shown { offers, next: None })
}

/// The row as an offer in a list.
pub(super) fn listed(row: ListRow) -> Result<Listed, StoreError> {
    Ok(Listed {
        id: row.id.parse().map_err(unreadable)?,
        owner: row.owner.parse().map_err(unreadable)?,
        name: row.owner_name,
        words: row.words,
        themes: themes_of(&row.theme),
        area: row.area.parse().map_err(unreadable)?,
        area_name: row.area_name,
        circle: Circle::from_key(&row.circle).ok_or_else(|| unreadable("circle"))?,
        how: How::from_key(&row.how).unwrap_or_default(),
        at_most_per_week: row.at_most,
        times: Times::from_keys(row.times.as_deref().unwrap_or_default()),
        made_at: at(row.made_at),
    })
}

/// All offers of one person, what has not ended first; at most 100.
///
/// # Errors
/// What the database says.
pub async fn of_owner(mut from: impl Source, owner: PersonId) -> Result<Vec<Stored>, StoreError> {
    let rows: Vec<OfferRow> = from.rows(OF_OWNER, args![owner.uuid()]).await?;
    rows.into_iter().map(OfferRow::stored).collect()
}

/// How many offers there are in an area.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    pub all: u32,
    /// One offer may have several themes, or none.
    pub by_theme: Vec<(Theme, u32)>,
}

/// Active offers in the area itself, in all and by theme.
///
/// # Errors
/// What the database says.
pub async fn counts(db: &Db, area: &AreaCode) -> Result<Counts, StoreError> {
    let sql = match area.level() {
        Level::Neighbourhood => COUNT_NEIGHBOURHOOD,
        Level::District => COUNT_DISTRICT,
        Level::Municipality => COUNT_MUNICIPALITY,
    };
    let rows: Vec<(String, u32)> = db.all(sql, args![area.as_str()]).await?;
    let all = rows.iter().map(|(_, count)| count).sum();
    let of = |theme: &Theme| {
        let counted = rows.iter().filter(|(themes, _)| themes_of(themes).contains(theme));
        counted.map(|(_, count)| count).sum::<u32>()
    };
    let by_theme = Theme::ALL.iter().map(|theme| (*theme, of(theme))).filter(|(_, count)| *count > 0);
    Ok(Counts { all, by_theme: by_theme.collect() })
}
