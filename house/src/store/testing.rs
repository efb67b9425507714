//! Fresh databases for tests, of this crate and of others.
//!
//! `DICHTBIJ_TEST_POSTGRES` says where PostgreSQL is: a URL of a server where databases may be made, or `own` for a
//! throw-away server of this process. Without it only SQLite is tried.

use super::db::{DatabaseUrl, Db};
pub use super::folder::Folder;
use super::folder::unique_name;
use super::{Migration, StoreError};
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};

/// The variable that says where PostgreSQL is.
pub const POSTGRES: &str = "DICHTBIJ_TEST_POSTGRES";

/// Runs a test on a fresh, empty SQLite file, then on a fresh PostgreSQL database if there is a server.
///
/// # Errors
/// When a database cannot be made; failures of the test itself are its own panics.
pub async fn both<F, Done>(test: F) -> Result<(), StoreError>
where
    F: Fn(Db) -> Done,
    Done: Future<Output = ()>,
{
    both_with(&[], test).await
}

/// As [`both`], with these migrations applied.
///
/// # Errors
/// As [`both`], and when a migration fails.
pub async fn both_with<F, Done>(migrations: &[Migration], test: F) -> Result<(), StoreError>
where
    F: Fn(Db) -> Done,
    Done: Future<Output = ()>,
{
    let sqlite = Fresh::sqlite()?;
    test(sqlite.open(migrations).await?).await;
    if let Some(postgres) = Fresh::postgres().await? {
        test(postgres.open(migrations).await?).await;
    }
    Ok(())
}

/// Prepares every statement of a room's `STATEMENTS`; names ending in `_SQLITE` or `_POSTGRES` only there. Gives
/// what is wrong, by name.
pub async fn prepare_all(db: &Db, statements: &[(&str, &str)]) -> Vec<String> {
    let other = db.pick("_POSTGRES", "_SQLITE");
    let mut wrong = Vec::new();
    for (name, sql) in statements.iter().filter(|(name, _)| !name.ends_with(other)) {
        if let Err(error) = db.prepare_check(sql).await {
            wrong.push(format!("{name}: {error}"));
        }
    }
    wrong
}

/// An empty database that goes when this is dropped.
pub struct Fresh {
    url: DatabaseUrl,
    /// Goes with this.
    _folder: Option<Folder>,
    server: Option<String>,
}

impl Fresh {
    /// A SQLite file that does not exist yet, in a folder of its own.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn sqlite() -> Result<Fresh, StoreError> {
        let folder = Folder::new()?;
        Ok(Fresh {
            url: DatabaseUrl::Sqlite(folder.path().join("test.db")),
            _folder: Some(folder),
            server: None,
        })
    }

    /// A PostgreSQL database, when [`POSTGRES`] says where.
    ///
    /// # Errors
    /// When the server is not there.
    pub async fn postgres() -> Result<Option<Fresh>, StoreError> {
        let Some(server) = server()? else {
            return Ok(None);
        };
        let url = create_database(&server).await?;
        Ok(Some(Fresh { url: DatabaseUrl::Postgres(url), _folder: None, server: Some(server) }))
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Opens and migrates it.
    ///
    /// # Errors
    /// As [`Db::open`] and [`Db::migrate`].
    pub async fn open(&self, migrations: &[Migration]) -> Result<Db, StoreError> {
        let db = Db::open(&self.url).await?;
        db.migrate(migrations).await?;
        Ok(db)
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let (Some(server), DatabaseUrl::Postgres(url)) = (self.server.clone(), &self.url)
            && let Some(name) = database_name(url)
        {
            let sql = format!("drop database if exists \"{name}\" with (force)");
            // Dropping cannot await: a thread with a runtime of its own does it.
            let work = move || {
                if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
                    drop(runtime.block_on(on_server(&server, &sql)));
                }
            };
            drop(std::thread::spawn(work).join());
        }
    }
}

fn server() -> Result<Option<String>, StoreError> {
    static OWN: OnceLock<Mutex<Option<Cluster>>> = OnceLock::new();
    match std::env::var(POSTGRES) {
        Err(_) => Ok(None),
        Ok(text) if text.is_empty() => Ok(None),
        Ok(text) if text == "own" => {
            let mut own = OWN.get_or_init(Mutex::default).lock().map_err(StoreError::other)?;
            if own.is_none() {
                *own = Some(Cluster::start()?);
            }
            Ok(own.as_ref().map(|cluster| cluster.url("postgres")))
        }
        Ok(url) => Ok(Some(url)),
    }
}

async fn create_database(server: &str) -> Result<String, StoreError> {
    let name = unique_name();
    on_server(server, &format!("create database \"{name}\" template template0 encoding 'UTF8'")).await?;
    let mut url = url::Url::parse(server).map_err(StoreError::other)?;
    url.set_path(&name);
    Ok(url.to_string())
}

fn database_name(url: &str) -> Option<String> {
    Some(url::Url::parse(url).ok()?.path().trim_start_matches('/').to_owned())
}

async fn on_server(server: &str, sql: &str) -> Result<(), StoreError> {
    let failed = |error: tokio_postgres::Error| super::postgres::failed(&error);
    let (client, connection) =
        tokio_postgres::connect(server, tokio_postgres::NoTls).await.map_err(failed)?;
    let carry = tokio::spawn(connection);
    let result = client.batch_execute(sql).await.map_err(failed);
    drop(client);
    drop(carry.await);
    result
}

/// A PostgreSQL server of one's own on the loopback, without flushing to disk. It stops when this is dropped, and
/// also when the process ends in any other way: its keeper waits for our end of a pipe to close.
pub struct Cluster {
    port: u16,
    keeper: Child,
    /// Goes after the server; when the process was killed, the keeper takes it away.
    _folder: Folder,
}

/// Makes, starts, says the word, waits until nobody holds the pipe, stops, cleans.
const KEEPER: &str = r#"
trap '' INT HUP TERM
bin="$1" dir="$2" port="$3" as="$4"
exec 3>&1 >>"$dir/keeper.log" 2>&1
$as "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C -N || { echo "initdb failed" >&3; exit 1; }
$as "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/log" -w -t 60 -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start 3>&- </dev/null || { echo "start failed" >&3; exit 1; }
echo ready >&3
exec 3>&-
read -r _
$as "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop
rm -rf "$dir"
"#;

impl Cluster {
    /// Makes and starts a server; 1-3 seconds.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub fn start() -> Result<Cluster, StoreError> {
        let bin = binaries().ok_or_else(|| StoreError::other("initdb is nowhere: install PostgreSQL"))?;
        let folder = Folder::new()?;
        let root = std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
        if root {
            // PostgreSQL refuses to run as root.
            run(Command::new("chown").arg("postgres").arg(folder.path()))?;
        }
        let port = free_port()?;
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(bin)
            .arg(folder.path())
            .arg(port.to_string())
            .arg(if root { "runuser -u postgres --" } else { "" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0)
            .current_dir(folder.path())
            .spawn()
            .map_err(StoreError::other)?;
        let mut word = String::new();
        if let Some(out) = keeper.stdout.take() {
            BufReader::new(out).read_line(&mut word).map_err(StoreError::other)?;
        }
        if word.trim() == "ready" {
            return Ok(Cluster { port, keeper, _folder: folder });
        }
        let log = std::fs::read_to_string(folder.path().join("keeper.log")).unwrap_or_default();
        drop(keeper.wait());
        Err(StoreError::Other(format!("PostgreSQL did not start: {} {log}", word.trim())))
    }

    /// The address of a database on this server.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// A new, empty database.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn fresh_database(&self) -> Result<DatabaseUrl, StoreError> {
        create_database(&self.url("postgres")).await.map(DatabaseUrl::Postgres)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}

fn run(command: &mut Command) -> Result<(), StoreError> {
    let status = command.status().map_err(StoreError::other)?;
    if status.success() { Ok(()) } else { Err(StoreError::Other(format!("{command:?} failed"))) }
}

fn free_port() -> Result<u16, StoreError> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(StoreError::other)?;
    Ok(listener.local_addr().map_err(StoreError::other)?.port())
}

/// The newest PostgreSQL: Debian keeps them by version, others on the path.
fn binaries() -> Option<PathBuf> {
    let has = |folder: &Path| folder.join("initdb").is_file();
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| {
            entries.flatten().map(|entry| entry.path().join("bin")).filter(|bin| has(bin)).collect()
        })
        .unwrap_or_default();
    versions.sort_by_key(|bin| {
        bin.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse::<u32>().ok())
    });
    let path = std::env::var_os("PATH").unwrap_or_default();
    versions.pop().or_else(|| std::env::split_paths(&path).find(|folder| has(folder)))
}
