//! The door to the database: the same calls for both.

use super::postgres::{PgTx, Postgres};
use super::row::{FromRow, Rows};
use super::sqlite::{Session, Sql, Sqlite};
use super::value::check_args;
use super::{Args, StoreError};
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if !path.is_empty() && !path.starts_with(":memory:") {
                return Ok(DatabaseUrl::Sqlite(PathBuf::from(path)));
            }
            return Err(StoreError::other("the database needs a file: sqlite:data/dichtbij.db"));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(DatabaseUrl::Postgres(text.to_owned()));
        }
        Err(StoreError::other("a database is sqlite:path/to/file.db or postgres://user:password@host/name"))
    }
}

impl fmt::Display for DatabaseUrl {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatabaseUrl::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            DatabaseUrl::Postgres(url) => {
                let after = url
                    .rsplit_once('@')
                    .map_or_else(|| url.split("://").nth(1).unwrap_or_default(), |(_, host)| host);
                write!(f, "postgres://{}", after.split('?').next().unwrap_or_default())
            }
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Which of the two it is; for the start-up line and for [`Db::pick`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        })
    }
}

/// What a database needs to know besides its place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Key of the row digests on SQLite. The same for the life of the file; see `digest.rs`.
    pub digest_key: [u8; 32],
}

/// An open database. Cloning is cheap and gives the same database.
#[derive(Clone)]
pub struct Db {
    pub(super) engine: Arc<Engine>,
    pub(super) options: Options,
}

pub(super) enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Db {
    /// Opens without migrating, with the digest key of zeros.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the file or server cannot be opened.
    pub async fn open(url: &DatabaseUrl) -> Result<Db, StoreError> {
        Db::open_with(url, Options::default()).await
    }

    /// Opens without migrating.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_with(url: &DatabaseUrl, options: Options) -> Result<Db, StoreError> {
        let engine = match url {
            DatabaseUrl::Sqlite(path) => Engine::Sqlite(Sqlite::open(path, options.digest_key)?),
            DatabaseUrl::Postgres(url) => Engine::Postgres(Postgres::open(url).await?),
        };
        Ok(Db { engine: Arc::new(engine), options })
    }

    /// Which of the two it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &*self.engine {
            Engine::Sqlite(_) => Kind::Sqlite,
            Engine::Postgres(_) => Kind::Postgres,
        }
    }

    /// The text for this database, for the few real differences.
    #[must_use]
    pub fn pick(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.kind() {
            Kind::Sqlite => sqlite,
            Kind::Postgres => postgres,
        }
    }

    /// All rows of a statement.
    ///
    /// # Errors
    /// What the database says, or a row that is not an `R`.
    pub async fn all<R: FromRow>(&self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.run(Sql::Borrowed(sql), args).await?.read()
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn one<R: FromRow>(&self, sql: &'static str, args: Args) -> Result<Option<R>, StoreError> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// Runs a statement; durable when this returns. The number of rows it changed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn exec(&self, sql: &'static str, args: Args) -> Result<u64, StoreError> {
        Ok(self.run(Sql::Borrowed(sql), args).await?.touched)
    }

    /// All rows of a statement that writes, without waiting for the disk: what it wrote is there for everybody and
    /// outlives this process, but a power cut soon after may take it back. For what nobody misses then: a limit, a
    /// claim. PostgreSQL makes no difference.
    ///
    /// # Errors
    /// As [`Db::all`].
    pub async fn all_light<R: FromRow>(&self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.run_light(sql, args).await?.read()
    }

    /// The same; the number of rows it changed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn exec_light(&self, sql: &'static str, args: Args) -> Result<u64, StoreError> {
        Ok(self.run_light(sql, args).await?.touched)
    }

    /// Begins a transaction. It takes its place with its first statement.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when there is no connection to be had.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let inner = match &*self.engine {
            Engine::Sqlite(sqlite) => Inner::Sqlite(sqlite.transaction()),
            Engine::Postgres(postgres) => Inner::Postgres(Box::new(postgres.begin("begin").await?)),
        };
        Ok(Tx { inner, failed: false })
    }

    /// Several reads that see the same moment, that of the first of them.
    ///
    /// # Errors
    /// As [`Db::begin`].
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        let inner = match &*self.engine {
            Engine::Sqlite(sqlite) => Inner::Sqlite(sqlite.snapshot()),
            Engine::Postgres(postgres) => Inner::Postgres(Box::new(
                postgres.begin("begin isolation level repeatable read read only").await?,
            )),
        };
        Ok(Snapshot { tx: Tx { inner, failed: false } })
    }

    /// Whether the database understands the statement; runs nothing.
    ///
    /// # Errors
    /// What the database says about it.
    pub async fn prepare_check(&self, sql: &str) -> Result<(), StoreError> {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.prepare(sql.to_owned()).await,
            Engine::Postgres(postgres) => postgres.prepare(sql).await,
        }
    }

    /// How often the disk was flushed since opening, for the figures; 0 on PostgreSQL, which does that itself.
    #[must_use]
    pub fn flushes(&self) -> u64 {
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.flushes.load(Ordering::Relaxed),
            Engine::Postgres(_) => 0,
        }
    }

    pub(super) async fn run(&self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        check_args(&args)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.run(sql, args).await,
            Engine::Postgres(postgres) => postgres.run(&sql, &args).await,
        }
    }

    async fn run_light(&self, sql: &'static str, args: Args) -> Result<Rows, StoreError> {
        check_args(&args)?;
        match &*self.engine {
            Engine::Sqlite(sqlite) => sqlite.run_light(Sql::Borrowed(sql), args).await,
            Engine::Postgres(postgres) => postgres.run(sql, &args).await,
        }
    }

    /// Like [`Db::all`] with a text made here, never from what somebody sent.
    pub(super) async fn all_text<R: FromRow>(&self, sql: String, args: Args) -> Result<Vec<R>, StoreError> {
        self.run(Sql::Owned(sql), args).await?.read()
    }
}

enum Inner {
    Sqlite(Session),
    Postgres(Box<PgTx>),
}

/// A transaction. Without [`Tx::commit`] nothing of it stays, also when its future is dropped at any await.
///
/// After a statement failed, only dropping it is left, as on PostgreSQL. Between its statements it may await
/// nothing but the database: everybody else who writes waits.
pub struct Tx {
    inner: Inner,
    failed: bool,
}

impl Tx {
    /// All rows of a statement.
    ///
    /// # Errors
    /// As [`Db::all`]; [`StoreError::Expired`] when the transaction waited too long.
    pub async fn all<R: FromRow>(&mut self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.run(Sql::Borrowed(sql), args).await?.read()
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn one<R: FromRow>(&mut self, sql: &'static str, args: Args) -> Result<Option<R>, StoreError> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// Runs a statement; the number of rows it changed.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn exec(&mut self, sql: &'static str, args: Args) -> Result<u64, StoreError> {
        Ok(self.run(Sql::Borrowed(sql), args).await?.touched)
    }

    /// The rows of a statement for each of these values, in their order: one way to the database and back
    /// instead of many.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn all_each<R: FromRow>(
        &mut self,
        sql: &'static str,
        all: Vec<Args>,
    ) -> Result<Vec<Vec<R>>, StoreError> {
        self.run_each(sql, all).await?.into_iter().map(Rows::read).collect()
    }

    /// Runs a statement for each of these values; how many rows each changed.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn exec_each(&mut self, sql: &'static str, all: Vec<Args>) -> Result<Vec<u64>, StoreError> {
        Ok(self.run_each(sql, all).await?.into_iter().map(|rows| rows.touched).collect())
    }

    /// Makes it all durable. When the future is dropped before it is ready, either all or nothing stays.
    ///
    /// # Errors
    /// When a statement failed before, or the flush did: then nothing stays. [`StoreError::Unavailable`] from
    /// PostgreSQL leaves it unknown, which is why changes carry an idempotency key.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.failed {
            return Err(already_failed());
        }
        match self.inner {
            Inner::Sqlite(session) => session.commit().await,
            Inner::Postgres(tx) => tx.commit().await,
        }
    }

    pub(super) async fn run(&mut self, sql: Sql, args: Args) -> Result<Rows, StoreError> {
        if self.failed {
            return Err(already_failed());
        }
        check_args(&args)?;
        // Stays so when the statement fails or its future is dropped half-way.
        self.failed = true;
        let rows = match &mut self.inner {
            Inner::Sqlite(session) => session.run(sql, args).await?,
            Inner::Postgres(tx) => tx.run(&sql, &args).await?,
        };
        self.failed = false;
        Ok(rows)
    }
}

impl Tx {
    async fn run_each(&mut self, sql: &'static str, all: Vec<Args>) -> Result<Vec<Rows>, StoreError> {
        if self.failed {
            return Err(already_failed());
        }
        all.iter().try_for_each(|args| check_args(args))?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        self.failed = true;
        let rows = match &mut self.inner {
            Inner::Sqlite(session) => session.each(Sql::Borrowed(sql), all).await?,
            Inner::Postgres(tx) => {
                let mut rows = Vec::with_capacity(all.len());
                for args in &all {
                    rows.push(tx.run(sql, args).await?);
                }
                rows
            }
        };
        self.failed = false;
        Ok(rows)
    }
}

fn already_failed() -> StoreError {
    StoreError::other("a statement of this transaction failed; only dropping it is left")
}

/// Several reads of one moment.
pub struct Snapshot {
    tx: Tx,
}

impl Snapshot {
    /// All rows of a statement.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn all<R: FromRow>(&mut self, sql: &'static str, args: Args) -> Result<Vec<R>, StoreError> {
        self.tx.all(sql, args).await
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn one<R: FromRow>(&mut self, sql: &'static str, args: Args) -> Result<Option<R>, StoreError> {
        self.tx.one(sql, args).await
    }
}
