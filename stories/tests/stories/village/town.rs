//! Zutphen with its real areas: imported once per run, then copied as a file.

use std::path::{Path, PathBuf};

use house::schema::MIGRATIONS;
use house::seal::Seal;
use house::store::testing::{Folder, Fresh};
use house::store::{DatabaseUrl, Db, Options, backup};
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<(Folder, PathBuf)> = OnceCell::const_new();

pub fn options() -> Options {
    Options { digest_key: Seal::new(super::SECRET).digest_key() }
}

/// The file of an empty town.
pub async fn template() -> PathBuf {
    TEMPLATE.get_or_init(make).await.1.clone()
}

async fn make() -> (Folder, PathBuf) {
    let (folder, fresh) = (Folder::new().unwrap(), Fresh::sqlite().unwrap());
    let db = Db::open_with(fresh.url(), options()).await.unwrap();
    db.migrate(MIGRATIONS).await.unwrap();
    let files = areas::import::Files::built_in();
    let zutphen = ["GM0301".parse().unwrap()];
    areas::import::import(&db, &files, &zutphen, &mut |_, _| {}).await.unwrap();
    let file = folder.path().join("town.db");
    keep(&db, &file).await;
    (folder, file)
}

/// Writes what there is to one file, from which villages can be made.
pub async fn keep(db: &Db, file: &Path) {
    backup::backup(db, MIGRATIONS, file, &mut |_, _, _| {}).await.unwrap();
}

pub async fn copy(file: &Path, fresh: &Fresh) -> Db {
    let DatabaseUrl::Sqlite(to) = fresh.url() else { panic!("not a file") };
    std::fs::copy(file, to).unwrap();
    Db::open_with(fresh.url(), options()).await.unwrap()
}

pub async fn restored(fresh: &Fresh) -> Db {
    let db = Db::open_with(fresh.url(), options()).await.unwrap();
    db.migrate(MIGRATIONS).await.unwrap();
    backup::restore(&template().await, &db, MIGRATIONS, &mut |_, _, _| {}).await.unwrap();
    db
}
