//! Encrypted connections to PostgreSQL, with certificates that are always checked.

use super::StoreError;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use rustls::{ClientConfig, RootCertStore};
use std::path::PathBuf;
use std::sync::Arc;
use tokio_postgres::Config;
#[cfg(test)]
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

/// Reads the URL. `sslmode=require`, `verify-ca` and `verify-full` all mean: encrypted, and the certificate must fit
/// the host. `sslrootcert=file.pem` adds authorities of one's own; without it those of the web are used.
pub(crate) fn config(url: &str) -> Result<(Config, Option<PathBuf>), StoreError> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut roots = None;
    let mut kept = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslrootcert", file)) => roots = Some(PathBuf::from(file)),
            Some(("sslmode", "verify-full" | "verify-ca")) => kept.push("sslmode=require"),
            _ => kept.push(pair),
        }
    }
    let text = if kept.is_empty() { base.to_owned() } else { format!("{base}?{}", kept.join("&")) };
    let config = text.parse().map_err(|error| {
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        StoreError::Other(format!("the address of the database cannot be read: {error}{cause}"))
    })?;
    Ok((config, roots))
}

pub(crate) fn connector(roots: Option<PathBuf>) -> Result<MakeRustlsConnect, StoreError> {
    let mut store = RootCertStore::empty();
    match roots {
        None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let told = |error: &dyn std::fmt::Display| {
                StoreError::Other(format!("sslrootcert {}: {error}", file.display()))
            };
            for certificate in CertificateDer::pem_file_iter(&file).map_err(|error| told(&error))? {
                store.add(certificate.map_err(|error| told(&error))?).map_err(|error| told(&error))?;
            }
        }
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(StoreError::other)?
        .with_root_certificates(store)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

#[cfg(test)]
mod tests {
    use super::{SslMode, config, connector};
    use std::path::PathBuf;

    #[test]
    fn encryption_is_asked_for_in_the_address() {
        let read = |query: &str| {
            config(&format!("postgres://me@a,b/name{query}")).map(|(c, roots)| (c.get_ssl_mode(), roots))
        };
        assert_eq!(
            read("?sslmode=verify-full&sslrootcert=/x.pem"),
            Ok((SslMode::Require, Some(PathBuf::from("/x.pem"))))
        );
        assert_eq!(read("?sslmode=require&target_session_attrs=read-write"), Ok((SslMode::Require, None)));
        assert_eq!(read(""), Ok((SslMode::Prefer, None)));
        assert!(read("?nonsense=1").is_err());
        assert!(connector(None).is_ok());
        assert!(connector(Some(PathBuf::from("/nowhere.pem"))).is_err());
    }
}
