//! Reading areas and postcodes from files, whole or not at all.
//!
//! Everything is read and checked before the first row is written, and all rows are written in one
//! transaction. Reading the same files again changes nothing; newer files replace older ones.

mod error;
mod files;
mod gather;
mod geo;
mod postcodes;
mod simplify;
mod table;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod towns;

pub use error::ImportError;
pub use files::Files;
#[cfg(test)]
pub(crate) use gather::gather as gather_for_tests;
pub use postcodes::{PostcodesRead, import_postcodes};

use std::collections::BTreeMap;

use house::store::{Db, StoreError, args};
use neighbourhood::areas::AreaCode;

use crate::store::{self, NewArea};

/// Zutphen and Eindhoven, whose neighbourhoods come with every copy of this program.
#[must_use]
pub fn demo_towns() -> Vec<AreaCode> {
    ["GM0301", "GM0772"].iter().filter_map(|code| code.parse().ok()).collect()
}

/// What was imported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    pub municipalities: usize,
    pub districts: usize,
    pub neighbourhoods: usize,
    /// Districts whose neighbourhoods of today are not in the files: people there choose the district.
    pub districts_without: usize,
    pub postcodes: usize,
}

/// All that the files say about one municipality, checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    pub areas: Vec<NewArea>,
    /// Four digits, area, share of the postcode 0 to 1.
    pub postcodes: BTreeMap<(String, AreaCode), f64>,
    /// Neighbourhoods with a common border, each pair both ways.
    pub neighbours: Vec<(AreaCode, AreaCode)>,
}

/// Imports these municipalities. `progress` hears how many rows of how many were written.
///
/// # Errors
/// The file, line and column with what was expected and found; then nothing was changed.
pub async fn import(
    db: &Db,
    files: &Files,
    municipalities: &[AreaCode],
    progress: &mut (dyn FnMut(usize, usize) + Send),
) -> Result<Summary, ImportError> {
    let all = gather::gather(files, municipalities)?;
    let total = all.iter().map(|one| one.areas.len() + one.postcodes.len() + one.neighbours.len()).sum();
    let mut summary = Summary { municipalities: all.len(), ..Summary::default() };
    let mut done = 0;
    let mut tx = db.begin().await?;
    for one in &all {
        count(&mut summary, one);
        write(&mut tx, one).await?;
        done += one.areas.len() + one.postcodes.len() + one.neighbours.len();
        progress(done, total);
    }
    tx.commit().await?;
    Ok(summary)
}

fn count(summary: &mut Summary, one: &Gathered) {
    use neighbourhood::areas::Level;
    let of = |level: Level| one.areas.iter().filter(move |area| area.code.level() == level);
    summary.districts += of(Level::District).count();
    summary.neighbourhoods += of(Level::Neighbourhood).count();
    summary.postcodes += one.postcodes.len();
    let parents: std::collections::BTreeSet<_> =
        of(Level::Neighbourhood).filter_map(|area| area.code.parent()).collect();
    summary.districts_without += of(Level::District).filter(|area| !parents.contains(&area.code)).count();
}

async fn write(tx: &mut house::store::Tx, one: &Gathered) -> Result<(), StoreError> {
    let Some(municipality) = one.areas.first().map(|area| area.code.municipality()) else { return Ok(()) };
    for area in &one.areas {
        store::save(tx, area).await?;
    }
    tx.exec(store::CLEAR_POSTCODES, args![municipality.as_str()]).await?;
    for ((pc4, area), share) in &one.postcodes {
        tx.exec(store::SAVE_POSTCODE, args![pc4, area.as_str(), *share]).await?;
    }
    tx.exec(store::CLEAR_NEIGHBOURS, args![municipality.as_str()]).await?;
    for (area, other) in &one.neighbours {
        tx.exec(store::SAVE_NEIGHBOUR, args![area.as_str(), other.as_str()]).await?;
    }
    Ok(())
}
