//! Folders for files that are gone again soon.

use super::StoreError;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};

/// A name nobody else has; not a secret.
pub(crate) fn unique_name() -> String {
    format!("dichtbij_{:016x}", RandomState::new().build_hasher().finish())
}

/// A new folder under the system's place for temporary files; it goes when this is dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// # Errors
    /// When it cannot be made.
    pub fn new() -> Result<Folder, StoreError> {
        let path = std::env::temp_dir().join(unique_name());
        std::fs::create_dir_all(&path).map_err(StoreError::other)?;
        Ok(Folder(path))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}
