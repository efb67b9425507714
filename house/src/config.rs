//! Every setting of a server: from a TOML file, overridden by `DICHTBIJ_…` in the environment.
//!
//! An unknown key is an error that names key and line, because a setting with a typing error
//! would otherwise be believed to be in force.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::Deserialize;

/// The settings, with what they are when nobody says otherwise.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen. Behind a reverse proxy: keep it on loopback.
    pub listen: SocketAddr,
    /// How the outside world calls this service, without a slash at the end.
    pub base_url: String,
    /// `sqlite:path` or `postgres://…`
    pub database: String,
    /// 32 random bytes; made at the first start. Keep a copy apart from the database's backups.
    pub key_file: PathBuf,
    /// Whether to believe the last `X-Forwarded-For`: only behind a reverse proxy of one's own.
    pub behind_proxy: bool,
    /// The name on the pages.
    pub name: String,
    /// The organisation that runs this, and how a person reaches a person.
    pub organisation: String,
    pub phone: String,
    pub email: String,
    /// The municipality whose board is the home page's, such as `GM0301`.
    pub municipality: String,
    /// Days after closing after which words and people of an ask are erased.
    pub retention_days: u32,
    pub mail: Mail,
    /// Set by the `demo` command only.
    #[serde(skip)]
    pub demo: bool,
}

/// How letters leave.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Without a host nothing is sent, and the doctor says so.
    pub host: String,
    pub port: u16,
    pub security: Security,
    pub user: String,
    pub password: String,
    /// `Dichtbij <hallo@example.org>`
    pub from: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// TLS from the first byte (port 465).
    Tls,
    /// TLS after a greeting (port 587); never without.
    StartTls,
    /// None: for a mail server on the same machine.
    None,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: "http://localhost:8080".into(),
            database: "sqlite:dichtbij.db".into(),
            key_file: "dichtbij.key".into(),
            behind_proxy: false,
            name: "Dichtbij".into(),
            organisation: String::new(),
            phone: String::new(),
            email: String::new(),
            municipality: String::new(),
            retention_days: 90,
            mail: Mail::default(),
            demo: false,
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 587,
            security: Security::StartTls,
            user: String::new(),
            password: String::new(),
            from: String::new(),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{file}: {error}")]
    Toml { file: String, error: Box<toml::de::Error> },
    #[error("{name} in the environment: {reason}")]
    Environment { name: String, reason: String },
}

impl Config {
    /// `text` is the content of `file`; `environment` all its variables.
    pub fn parse(
        file: &str,
        text: &str,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let toml_error = |error| ConfigError::Toml { file: file.to_owned(), error: Box::new(error) };
        // First as it stands, so that an error shows the line of the file.
        let plain: Self = toml::from_str(text).map_err(toml_error)?;
        let overrides: Vec<_> = environment.filter(|(name, _)| name.starts_with(PREFIX)).collect();
        if overrides.is_empty() {
            return Ok(plain);
        }
        let mut table: toml::Table = toml::from_str(text).map_err(toml_error)?;
        for (name, value) in overrides {
            set(&mut table, &name, &value)?;
        }
        let fault = |error: toml::de::Error| ConfigError::Environment {
            name: format!("{PREFIX}…"),
            reason: error.message().to_owned(),
        };
        table.try_into().map_err(fault)
    }
}

const PREFIX: &str = "DICHTBIJ_";
/// Ours too, but about tests and not about a server.
const NOT_SETTINGS: &str = "DICHTBIJ_TEST_";

/// `DICHTBIJ_MAIL__HOST=x` is `host = "x"` under `[mail]`.
fn set(table: &mut toml::Table, name: &str, value: &str) -> Result<(), ConfigError> {
    if name.starts_with(NOT_SETTINGS) {
        return Ok(());
    }
    let path = name.trim_start_matches(PREFIX).to_lowercase();
    let (table, key) = match path.split_once("__") {
        None => (table, path.as_str()),
        Some((section, key)) => {
            let entry = table.entry(section).or_insert_with(|| toml::Value::Table(toml::Table::new()));
            let reason = || format!("{section} is no section");
            let inner = entry
                .as_table_mut()
                .ok_or_else(|| ConfigError::Environment { name: name.to_owned(), reason: reason() })?;
            (inner, key)
        }
    };
    table.insert(key.to_owned(), typed(value));
    Ok(())
}

/// Numbers and yes/no as such, everything else as text.
fn typed(value: &str) -> toml::Value {
    if let Ok(number) = value.parse::<i64>() {
        // A phone number begins with 0 or +: it is text.
        if number.to_string() == value {
            return toml::Value::Integer(number);
        }
    }
    match value {
        "true" => toml::Value::Boolean(true),
        "false" => toml::Value::Boolean(false),
        text => toml::Value::String(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> impl Iterator<Item = (String, String)> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let error = Config::parse("d.toml", "name = 'x'\nphnoe = '06'", env(&[])).unwrap_err().to_string();
        assert!(error.contains("phnoe") && error.contains("line 2"), "{error}");
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let overrides = env(&[("DICHTBIJ_MAIL__PORT", "2525"), ("DICHTBIJ_PHONE", "0575123456")]);
        let config = Config::parse("d.toml", "phone = '1'\n[mail]\nport = 25", overrides).unwrap();
        assert_eq!((config.mail.port, config.phone.as_str()), (2525, "0575123456"));
        assert!(Config::parse("d.toml", "", env(&[("DICHTBIJ_FONE", "1")])).is_err());
    }
}
