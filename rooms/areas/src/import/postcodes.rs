//! The free CBS list of every address' postcode and neighbourhood: a full postcode then leads
//! to its neighbourhood without a question.
//!
//! Columns `PC6`, `Huisnummer`, `Buurt`, `Wijk`, `Gemeente`, often with a year behind the name;
//! semicolons or commas; codes as numbers without prefix and without leading zeros. House numbers are
//! counted and not kept.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;

use csv::{ByteRecord, ReaderBuilder};
use flate2::read::MultiGzDecoder;
use house::store::{Db, args};
use neighbourhood::areas::{AreaCode, Level, Postcode6};

use super::ImportError;
use super::error::shown;
use super::files::text_of;
use super::table::{Table, csv_error};
use crate::store;

/// What came of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PostcodesRead {
    /// Lines of the file.
    pub lines: u64,
    /// Postcodes kept, of the municipalities that are here.
    pub postcodes: usize,
    /// Addresses in these municipalities whose neighbourhood is not here: left out.
    pub unknown: u64,
}

/// Addresses per postcode and neighbourhood.
#[derive(Debug, Default)]
struct Counted {
    addresses: BTreeMap<(Postcode6, AreaCode), i64>,
    read: PostcodesRead,
    example: Option<AreaCode>,
}

/// Reads the list and keeps what lies in the areas that are here, over what was kept before.
///
/// `renumbered`: a file with columns `old` and `new` for neighbourhoods that got another code since
/// the areas were imported (`new` is the code in the list, `old` the code here).
///
/// # Errors
/// The line and column with what was expected and found; then nothing was changed.
pub async fn import_postcodes(
    db: &Db,
    list: &Path,
    renumbered: Option<&Path>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<PostcodesRead, ImportError> {
    let known: Vec<String> = db.all(store::NEIGHBOURHOODS, args![]).await?;
    let known: BTreeSet<AreaCode> = known.iter().filter_map(|code| code.parse().ok()).collect();
    let name = list.display().to_string();
    let open = std::fs::File::open(list)
        .map_err(|error| ImportError::file(&name, "a file that can be read", error.to_string()))?;
    let renumbered = renumbered.map(read_renumbered).transpose()?.unwrap_or_default();
    let packed = list.extension().is_some_and(|end| end == "gz");
    let reader: Box<dyn Read + Send> =
        if packed { Box::new(MultiGzDecoder::new(open)) } else { Box::new(open) };
    let counted = count(&name, reader, &Codes { known: &known, renumbered }, progress)?;
    let towns: BTreeSet<AreaCode> = counted.addresses.keys().map(|(_, code)| code.municipality()).collect();
    let mut tx = db.begin().await?;
    for town in towns {
        tx.exec(store::CLEAR_POSTCODES6, args![town.as_str()]).await?;
    }
    for ((pc6, code), addresses) in &counted.addresses {
        tx.exec(store::SAVE_POSTCODE6, args![pc6.to_string(), code.as_str(), *addresses]).await?;
    }
    tx.commit().await?;
    Ok(counted.read)
}

/// The neighbourhoods that are here, and what the list calls some of them.
struct Codes<'a> {
    known: &'a BTreeSet<AreaCode>,
    renumbered: BTreeMap<AreaCode, AreaCode>,
}

fn read_renumbered(path: &Path) -> Result<BTreeMap<AreaCode, AreaCode>, ImportError> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|error| ImportError::file(&name, "a file that can be read", error.to_string()))?;
    let table = Table::parse(&name, &text_of(&name, &bytes)?, &["old", "new"])?;
    let pair = |line: super::table::Line<'_>| {
        Ok((line.code("new", Level::Neighbourhood)?, line.code("old", Level::Neighbourhood)?))
    };
    table.rows().map(pair).collect()
}

fn count(
    name: &str,
    reader: impl Read,
    codes: &Codes<'_>,
    progress: &mut (dyn FnMut(u64) + Send),
) -> Result<Counted, ImportError> {
    let mut reader = BufReader::new(reader);
    let Header { delimiter, columns, pc6, area } = header(name, &mut reader)?;
    let mut rows =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(reader);
    let towns: BTreeSet<AreaCode> = codes.known.iter().map(AreaCode::municipality).collect();
    let mut counted = Counted::default();
    let mut record = ByteRecord::new();
    while rows.read_byte_record(&mut record).map_err(|error| csv_error(name, &error))? {
        counted.read.lines += 1;
        let line = counted.read.lines + 1;
        if record.len() != columns {
            return Err(
                ImportError::file(name, format!("{columns} columns"), record.len().to_string()).line(line)
            );
        }
        let field = |at: usize| String::from_utf8_lossy(record.get(at).unwrap_or_default());
        let wrong = |column: &str, expected: &str, found: &str| {
            ImportError::file(name, expected, shown(found)).line(line).column(column)
        };
        let code = neighbourhood_code(&field(area))
            .ok_or_else(|| wrong("Buurt", "the number of a neighbourhood, such as 3010000", &field(area)))?;
        if line % 100_000 == 0 {
            progress(line);
        }
        if !towns.contains(&code.municipality()) {
            continue;
        }
        let pc6: Postcode6 =
            field(pc6).parse().map_err(|_| wrong("PC6", "a postcode such as 7201DH", &field(pc6)))?;
        let here = codes.renumbered.get(&code).copied().unwrap_or(code);
        if codes.known.contains(&here) {
            *counted.addresses.entry((pc6, here)).or_default() += 1;
        } else {
            counted.read.unknown += 1;
            counted.example.get_or_insert(code);
        }
    }
    counted.read.postcodes = counted.addresses.keys().map(|(pc6, _)| pc6).collect::<BTreeSet<_>>().len();
    of_this_year(name, counted)
}

/// More unknown than known: the list is of another year than the areas, and half a list misleads.
fn of_this_year(name: &str, counted: Counted) -> Result<Counted, ImportError> {
    let known: i64 = counted.addresses.values().sum();
    if counted.read.unknown > known.unsigned_abs()
        && let Some(example) = counted.example
    {
        let found = format!("{} addresses with other codes, such as {example}", counted.read.unknown);
        return Err(ImportError::file(name, "codes of the areas that were imported", found).column("Buurt"));
    }
    Ok(counted)
}

/// The sign between columns, how many there are, and where postcode and neighbourhood are.
struct Header {
    delimiter: u8,
    columns: usize,
    pc6: usize,
    area: usize,
}

fn header(name: &str, reader: &mut impl std::io::BufRead) -> Result<Header, ImportError> {
    let mut bytes = Vec::new();
    reader
        .take(4096)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| ImportError::file(name, "a file that can be read", error.to_string()))?;
    let line = text_of(name, &bytes)?;
    let delimiter = if line.contains(';') { b';' } else { b',' };
    let columns: Vec<String> = line.trim().split(char::from(delimiter)).map(column_name).collect();
    let find = |wanted: &str| {
        columns.iter().position(|column| column == wanted).ok_or_else(|| {
            ImportError::file(name, "the columns PC6, Huisnummer, Buurt, Wijk, Gemeente", shown(line.trim()))
                .line(1)
                .column(wanted)
        })
    };
    Ok(Header { delimiter, columns: columns.len(), pc6: find("pc6")?, area: find("buurt")? })
}

/// `Buurt2024` and `"buurt_2024"` are `buurt`; `PC6` stays as it is.
fn column_name(text: &str) -> String {
    let name = text.trim().trim_matches('"').to_lowercase();
    if name == "pc6" {
        name
    } else {
        name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_').to_owned()
    }
}

fn neighbourhood_code(text: &str) -> Option<AreaCode> {
    let text = text.trim().trim_matches('"');
    let digits = text.strip_prefix("BU").unwrap_or(text);
    let fits = (5..=8).contains(&digits.len());
    fits.then(|| format!("BU{digits:0>8}").parse().ok()).flatten()
}
