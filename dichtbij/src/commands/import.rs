//! `import areas` and `import postcodes`.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use areas::import::{Files, import, import_postcodes};
use clap::{Args, Subcommand};
use neighbourhood::areas::AreaCode;

use super::settings::{Settings, bar, say};

/// Bring in areas or postcodes
///
/// Example: dichtbij import areas GM0301 GM0772
#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum What {
    /// Municipalities with their districts and neighbourhoods; the files are inside this program
    ///
    /// Example: dichtbij import areas GM0301
    Areas {
        /// Codes of municipalities, such as GM0301; without any, the one in the settings
        municipalities: Vec<String>,
        /// A folder with files of a newer year, laid out as `data/` in the source
        #[arg(long, value_name = "DIR")]
        from: Option<PathBuf>,
    },
    /// The free list of Statistics Netherlands: postcode and house number to neighbourhood
    ///
    /// Example: dichtbij import postcodes pc6hnr20240801_gwb.csv
    Postcodes {
        file: PathBuf,
        /// A table old code → new code, when the list is of another year than the areas
        #[arg(long, value_name = "FILE")]
        renumbered: Option<PathBuf>,
    },
}

impl Import {
    pub async fn run(self) -> Result<()> {
        let app = self.settings.open().await?.app;
        match self.what {
            What::Areas { municipalities, from } => {
                let codes = codes(municipalities, &app.config.municipality)?;
                let files = from.map_or_else(Files::built_in, Files::in_folder);
                let bar = bar("areas", 0);
                let summary = import(&app.db, &files, &codes, &mut |done, of| {
                    bar.set_length(of as u64);
                    bar.set_position(done as u64);
                })
                .await?;
                bar.finish_and_clear();
                say(format!(
                    "{} municipalities, {} districts, {} neighbourhoods, {} postcode links.",
                    summary.municipalities, summary.districts, summary.neighbourhoods, summary.postcodes
                ));
            }
            What::Postcodes { file, renumbered } => {
                let bar = bar("lines", 0);
                let read = import_postcodes(&app.db, &file, renumbered.as_deref(), &mut |line| {
                    bar.set_position(line);
                })
                .await?;
                bar.finish_and_clear();
                say(format!("{} postcodes kept of {} lines.", read.postcodes, read.lines));
            }
        }
        Ok(())
    }
}

fn codes(given: Vec<String>, own: &str) -> Result<Vec<AreaCode>> {
    let given = if given.is_empty() && !own.is_empty() { vec![own.to_owned()] } else { given };
    if given.is_empty() {
        bail!("which municipality? Give its code, such as GM0301, or set `municipality` in the settings");
    }
    given
        .iter()
        .map(|code| code.parse().with_context(|| format!("{code:?} is no code such as GM0301")))
        .collect()
}
