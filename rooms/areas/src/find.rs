//! From what somebody typed to the areas it may mean.

use house::store::{Db, StoreError, args};
use neighbourhood::areas::{AreaCode, Level, Postcode4, Postcode6};

use crate::names::{likeness, plain};
use crate::store::{self, Choice, NameRow};

/// A name leads to no more choices than this; a postcode leads to 1 to 9 by itself.
const CHOICES: usize = 12;
/// Names of areas have no more letters than this.
const LONGEST: usize = 80;

/// What was found for a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Best first. Neighbourhoods; districts where no neighbourhoods are known.
    pub choices: Vec<Choice>,
    /// For "I don't know": the district in which most of it lies.
    pub unsure: Option<Choice>,
    /// Whether the text looked like a postcode (right or wrong), so that the message can be about that.
    pub as_postcode: bool,
    /// The whole postcode, when it was one.
    pub postcode: Option<Postcode6>,
    /// It started with a digit but no postcode is written so.
    pub malformed: bool,
}

/// The areas that the text may mean: a postcode (whole or its four digits), a code, or a name,
/// perhaps incomplete, without accents or with a typing error. Behind a comma may stand in which
/// district or municipality.
///
/// # Errors
/// What the database says.
pub async fn find(db: &Db, text: &str) -> Result<Found, StoreError> {
    let text = text.trim();
    if text.chars().next().is_some_and(|first| first.is_ascii_digit()) {
        return by_postcode(db, text).await;
    }
    if let Ok(code) = text.parse::<AreaCode>() {
        let rows: Vec<Choice> = db.all(store::BY_CODE, args![code.as_str()]).await?;
        return narrowed(db, rows).await;
    }
    let (name, inside) = text.split_once(',').unwrap_or((text, ""));
    let mut rows = by_name(db, name).await?;
    let inside = plain(inside);
    if !inside.is_empty() {
        rows.retain(|row| {
            plain(&row.district).contains(&inside) || plain(&row.municipality).contains(&inside)
        });
    }
    narrowed(db, rows).await
}

async fn by_postcode(db: &Db, text: &str) -> Result<Found, StoreError> {
    let postcode = text.parse::<Postcode6>().ok();
    let digits = postcode.map(|whole| whole.digits()).or_else(|| text.parse::<Postcode4>().ok());
    let mut found = Found { as_postcode: true, postcode, malformed: digits.is_none(), ..Found::default() };
    let Some(digits) = digits else { return Ok(found) };
    if let Some(whole) = postcode {
        found.choices = db.all(store::BY_POSTCODE6, args![whole.to_string()]).await?;
    }
    if found.choices.is_empty() {
        found.choices = db.all(store::BY_POSTCODE4, args![digits.to_string()]).await?;
    }
    found.unsure = district_of(db, &found.choices).await?;
    Ok(found)
}

async fn by_name(db: &Db, name: &str) -> Result<Vec<Choice>, StoreError> {
    let typed = plain(&name.chars().take(LONGEST).collect::<String>());
    if typed.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let rows: Vec<Choice> = db.all(store::BY_NAME, args![&typed]).await?;
    if !rows.is_empty() {
        return Ok(rows);
    }
    let names: Vec<NameRow> = db.all(store::NAMES, args![]).await?;
    let mut alike: Vec<(f64, String)> = names
        .into_iter()
        .filter_map(|row| likeness(&typed, &row.search).map(|fits| (fits, row.code)))
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut rows = Vec::new();
    for (fits, code) in alike.into_iter().take(5) {
        let row: Option<Choice> = db.one(store::BY_CODE, args![code]).await?;
        rows.extend(row.map(|row| Choice { share: fits, ..row }));
    }
    Ok(rows)
}

/// From areas of all levels to what somebody can choose: neighbourhoods, or districts without any.
async fn narrowed(db: &Db, rows: Vec<Choice>) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let exact = rows.iter().any(|row| row.code.level() == Level::Neighbourhood && row.share >= 1.0);
    for row in rows {
        match row.code.level() {
            Level::Neighbourhood => push(&mut found.choices, row),
            // Who typed the exact name of a neighbourhood does not mean the district around it.
            _ if exact || found.choices.len() >= CHOICES => {}
            Level::District => {
                let inside: Vec<Choice> = db.all(store::BY_PARENT, args![row.code.as_str()]).await?;
                found.unsure.get_or_insert_with(|| row.clone());
                if inside.is_empty() {
                    push(&mut found.choices, row);
                } else {
                    inside.into_iter().for_each(|choice| push(&mut found.choices, choice));
                }
            }
            Level::Municipality => {
                let inside: Vec<Choice> = db.all(store::BY_PARENT, args![row.code.as_str()]).await?;
                inside.into_iter().for_each(|choice| push(&mut found.choices, choice));
            }
        }
    }
    if found.choices.iter().all(|choice| choice.code.level() == Level::Neighbourhood) {
        found.choices.truncate(CHOICES.max(found.unsure.as_ref().map_or(0, |_| 30)));
    }
    if found.unsure.is_none() {
        found.unsure = district_of(db, &found.choices).await?;
    }
    Ok(found)
}

fn push(choices: &mut Vec<Choice>, choice: Choice) {
    if !choices.iter().any(|before| before.code == choice.code) {
        choices.push(choice);
    }
}

/// The district with the largest share of the choices; the first when they weigh the same.
async fn district_of(db: &Db, choices: &[Choice]) -> Result<Option<Choice>, StoreError> {
    let mut sums: Vec<(AreaCode, f64)> = Vec::new();
    for choice in choices {
        let Some(district) = choice.code.district() else { continue };
        match sums.iter_mut().find(|(code, _)| *code == district) {
            Some((_, sum)) => *sum += choice.share,
            None => sums.push((district, choice.share)),
        }
    }
    let best = sums.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    match best {
        Some((code, _)) => db.one(store::BY_CODE, args![code.as_str()]).await,
        None => Ok(None),
    }
}

/// At most ten names to suggest to somebody who is typing one.
///
/// # Errors
/// What the database says.
pub async fn suggest(db: &Db, text: &str) -> Result<Vec<String>, StoreError> {
    if text.trim().starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let rows = by_name(db, text.split(',').next().unwrap_or_default()).await?;
    let mut names: Vec<String> = Vec::new();
    for row in &rows {
        let same = rows
            .iter()
            .filter(|other| other.name == row.name && other.code.level() == row.code.level())
            .count();
        let name = if same > 1 { format!("{}, {}", row.name, row.district) } else { row.name.clone() };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(10);
    Ok(names)
}
