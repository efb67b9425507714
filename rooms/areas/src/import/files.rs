//! Where the files are: inside this program, or in a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::PathBuf;

use flate2::read::MultiGzDecoder;

use super::ImportError;
use super::table::Table;

/// No file of areas is larger when unpacked: a small file that unpacks without end is a trap.
const LARGEST: u64 = 512 * 1024 * 1024;

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../../data/", $name)))),+]
    };
}

/// The files of `data/`, as they are in the repository.
const BUILT_IN: &[(&str, &[u8])] = built_in![
    "areas/towns_buurten.csv",
    "areas/towns_areas.geojson.gz",
    "areas/gemeenten_2024.csv.gz",
    "areas/gemeenten_2024.geojson.gz",
    "areas/wijken_2024.csv.gz",
    "areas/wijken_2024.geojson.gz",
    "areas/buurten_2016.csv.gz",
    "areas/buurten_2016.geojson.gz",
    "postcodes/towns_pc4_buurt.csv",
    "postcodes/pc4_2021.csv.gz",
    "postcodes/pc4_wijk_2024.csv.gz",
];

/// The files that an import reads, by the names they have in `data/`.
#[derive(Debug, Clone, Default)]
pub struct Files {
    folder: Option<PathBuf>,
    given: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// Those inside this program: all Dutch municipalities.
    #[must_use]
    pub fn built_in() -> Self {
        Self::default()
    }

    /// Those of a folder with the layout of `data/`; what it lacks comes from this program.
    #[must_use]
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), ..Self::default() }
    }

    /// One file by its bytes, before all others.
    #[must_use]
    pub fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.given.insert(name.to_owned(), bytes.into());
        self
    }

    /// The table in a CSV file.
    pub(crate) fn table(&self, name: &str, columns: &[&'static str]) -> Result<Table, ImportError> {
        Table::parse(name, &self.text(name)?, columns)
    }

    /// A whole file, unpacked, as text.
    pub(crate) fn text(&self, name: &str) -> Result<String, ImportError> {
        let (name, packed) = self.bytes(name)?;
        text_of(&name, &packed)
    }

    fn bytes(&self, name: &str) -> Result<(String, Cow<'_, [u8]>), ImportError> {
        let names = [name.to_owned(), format!("{name}.gz")];
        for name in &names {
            if let Some(bytes) = self.given.get(name) {
                return Ok((name.clone(), Cow::Borrowed(bytes)));
            }
        }
        for name in &names {
            let path = self.folder.as_ref().map(|folder| folder.join(name)).filter(|path| path.exists());
            if let Some(path) = path {
                let bytes = std::fs::read(&path)
                    .map_err(|error| ImportError::file(name, "a file that can be read", error.to_string()))?;
                return Ok((name.clone(), Cow::Owned(bytes)));
            }
        }
        for name in &names {
            if let Some((_, bytes)) = BUILT_IN.iter().find(|(built_in, _)| built_in == name) {
                return Ok((name.clone(), Cow::Borrowed(bytes)));
            }
        }
        Err(ImportError::file(name, "a file of this name", "none"))
    }
}

/// Unpacks when it is packed, and takes off the mark that some programs put before UTF-8.
pub(crate) fn text_of(name: &str, bytes: &[u8]) -> Result<String, ImportError> {
    let unpacked = if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut out = Vec::new();
        let mut reader = MultiGzDecoder::new(bytes).take(LARGEST);
        reader.read_to_end(&mut out).map_err(|error| {
            let found = if error.kind() == std::io::ErrorKind::UnexpectedEof {
                format!("the end after {} bytes: the file was cut off", bytes.len())
            } else {
                error.to_string()
            };
            ImportError::file(name, "a whole gzip file", found)
        })?;
        out
    } else {
        bytes.to_vec()
    };
    if unpacked.starts_with(&[0xff, 0xfe]) || unpacked.starts_with(&[0xfe, 0xff]) {
        return Err(ImportError::file(name, "text in UTF-8", "UTF-16: save the file as UTF-8"));
    }
    let text = String::from_utf8(unpacked).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        let found = format!("byte {byte:02X}, perhaps Windows-1252: save the file as UTF-8");
        ImportError::file(name, "text in UTF-8", found).line(line)
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
