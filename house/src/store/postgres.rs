//! PostgreSQL: a pool of connections, statements prepared once per connection.
//!
//! Several hosts may stand in the URL (`postgres://a,b,c/name?target_session_attrs=read-write`): a new connection
//! goes to the one that can be written.

use super::row::Rows;
use super::value::Value;
use super::{StoreError, tls};
use deadpool_postgres::{Hook, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Config, NoTls, RowStream};

const CONNECTIONS: usize = 16;
const WAIT: Duration = Duration::from_secs(10);
/// How long a rollback may take before the connection is thrown away instead.
const ROLLBACK: Duration = Duration::from_secs(5);
/// A statement or a silent transaction may not hold others for ever; migrations and copies lift this.
const SETTINGS: &str = "set statement_timeout = '30s'; set lock_timeout = '10s'; \
    set idle_in_transaction_session_timeout = '10s'";

pub(crate) struct Postgres {
    pool: Pool,
}

impl Postgres {
    pub async fn open(url: &str) -> Result<Postgres, StoreError> {
        let (mut config, roots) = tls::config(url)?;
        settle(&mut config);
        let how = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = match config.get_ssl_mode() {
            SslMode::Require => Manager::from_config(config, tls::connector(roots)?, how),
            _ => Manager::from_config(config, NoTls, how),
        };
        let settings = Hook::async_fn(|client, _| {
            Box::pin(async move {
                client.batch_execute(SETTINGS).await.map_err(deadpool_postgres::HookError::Backend)
            })
        });
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .recycle_timeout(Some(WAIT))
            .post_create(settings)
            .build()
            .map_err(StoreError::other)?;
        let postgres = Postgres { pool };
        drop(postgres.connection().await?);
        Ok(postgres)
    }

    async fn connection(&self) -> Result<Object, StoreError> {
        self.pool.get().await.map_err(|error| match error {
            PoolError::Backend(error) => failed(&error),
            PoolError::Timeout(_) => StoreError::Busy("all connections to PostgreSQL are in use".to_owned()),
            other => StoreError::Unavailable(format!("PostgreSQL: {other}")),
        })
    }

    pub async fn run(&self, sql: &str, args: &[Value]) -> Result<Rows, StoreError> {
        let reads = sql.trim_start().get(..6).is_some_and(|word| word.eq_ignore_ascii_case("select"));
        for _ in 0..CONNECTIONS {
            let client = self.connection().await?;
            match once(&client, sql, args).await {
                Err(StoreError::Unavailable(why)) => {
                    // The server went away under this connection, or can no longer be written: nobody needs it.
                    drop(Object::take(client));
                    // Reading twice hurts nobody; whether a write arrived is unknown.
                    if !reads {
                        return Err(StoreError::Unavailable(why));
                    }
                }
                result => return result,
            }
        }
        once(&self.connection().await?, sql, args).await
    }

    /// Tries again on connections that turn out to be dead: nothing has been done on them.
    pub async fn begin(&self, how: &'static str) -> Result<PgTx, StoreError> {
        for _ in 0..CONNECTIONS {
            // The guard exists before BEGIN is sent: a future dropped here must leave no open transaction behind.
            let client = Some(self.connection().await?);
            let tx = PgTx { client, stale: AtomicBool::new(false) };
            match tx.batch(how).await {
                Err(StoreError::Unavailable(_)) => tx.stale.store(true, Ordering::Relaxed),
                result => return result.map(|()| tx),
            }
        }
        Err(StoreError::Unavailable("PostgreSQL ends every connection".to_owned()))
    }

    pub async fn prepare(&self, sql: &str) -> Result<(), StoreError> {
        self.connection().await?.prepare(sql).await.map(drop).map_err(|error| failed(&error))
    }
}

fn settle(config: &mut Config) {
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    config.keepalives_idle(Duration::from_secs(10));
    config.tcp_user_timeout(Duration::from_secs(15));
    if config.get_application_name().is_none() {
        config.application_name("dichtbij");
    }
}

/// A transaction on a connection of its own.
pub(crate) struct PgTx {
    client: Option<Object>,
    /// The server says it cannot be written any more: this connection is of no use to anybody.
    stale: AtomicBool,
}

impl PgTx {
    pub fn client(&self) -> Result<&Object, StoreError> {
        self.client.as_ref().ok_or(StoreError::Expired)
    }

    pub async fn run(&self, sql: &str, args: &[Value]) -> Result<Rows, StoreError> {
        run(self.client()?, sql, args).await.map_err(|failure| {
            if let Failure::Postgres(error) = &failure
                && error.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION)
            {
                self.stale.store(true, Ordering::Relaxed);
            }
            failure.told()
        })
    }

    /// The rows of a statement as they come, for tables larger than memory.
    pub async fn stream(&self, sql: &str) -> Result<RowStream, StoreError> {
        let none: [&Value; 0] = [];
        self.client()?.query_raw(sql, none).await.map_err(|error| failed(&error))
    }

    /// Lifts the limits on time, for work that takes as long as it takes.
    pub async fn unhurried(&self) -> Result<(), StoreError> {
        self.batch(
            "set local lock_timeout = 0; set local statement_timeout = 0; \
             set local idle_in_transaction_session_timeout = 0",
        )
        .await
    }

    /// Several statements without values, for migrations.
    pub async fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.client()?.batch_execute(sql).await.map_err(|error| failed(&error))
    }

    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.batch("commit").await?;
        // Only now may somebody else have the connection.
        drop(self.client.take());
        Ok(())
    }
}

impl Drop for PgTx {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else {
            return;
        };
        let mut guard = Unfinished { client: Some(client) };
        if let Ok(runtime) = tokio::runtime::Handle::try_current()
            && !self.stale.load(Ordering::Relaxed)
        {
            runtime.spawn(async move { guard.roll_back().await });
        }
    }
}

/// A connection whose transaction is open: back to the pool after a rollback, or closed.
struct Unfinished {
    client: Option<Object>,
}

impl Unfinished {
    async fn roll_back(&mut self) {
        let Some(client) = &self.client else { return };
        if matches!(tokio::time::timeout(ROLLBACK, client.batch_execute("rollback")).await, Ok(Ok(()))) {
            drop(self.client.take());
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // Taken out of the pool and closed; the server rolls back by itself.
            drop(Object::take(client));
        }
    }
}

/// One statement by itself.
async fn once(client: &Object, sql: &str, args: &[Value]) -> Result<Rows, StoreError> {
    match run(client, sql, args).await {
        Err(Failure::Postgres(error)) if error.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED) => {
            // "cached plan must not change result type": a migration ran meanwhile.
            client.statement_cache.clear();
            run(client, sql, args).await.map_err(Failure::told)
        }
        result => result.map_err(Failure::told),
    }
}

enum Failure {
    Postgres(tokio_postgres::Error),
    Args(StoreError),
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        Failure::Postgres(error)
    }
}

impl Failure {
    fn told(self) -> StoreError {
        match self {
            Failure::Postgres(error) => failed(&error),
            Failure::Args(error) => error,
        }
    }
}

async fn run(client: &Object, sql: &str, args: &[Value]) -> Result<Rows, Failure> {
    let statement = client.prepare_cached(sql).await?;
    if statement.params().len() != args.len() {
        let text = format!("a statement wants {} values, got {}", statement.params().len(), args.len());
        return Err(Failure::Args(StoreError::Other(text)));
    }
    let params: Vec<&(dyn ToSql + Sync)> = args.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
    let width = statement.columns().len();
    if width == 0 {
        let touched = client.execute(&statement, &params).await?;
        return Ok(Rows { width, values: Vec::new(), touched });
    }
    let rows = client.query(&statement, &params).await?;
    let mut values = Vec::with_capacity(rows.len() * width);
    for row in &rows {
        for column in 0..width {
            values.push(row.try_get::<_, Value>(column)?);
        }
    }
    Ok(Rows { width, values, touched: rows.len() as u64 })
}

/// PostgreSQL's error in the words of both databases.
pub(crate) fn failed(error: &tokio_postgres::Error) -> StoreError {
    let Some(db) = error.as_db_error() else {
        let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
        let text = format!("PostgreSQL: {error}{cause}");
        // Without an answer of the server it is the connection, unless a value did not fit its column.
        return if text.contains("serializ") || text.contains("parameter") {
            StoreError::Other(text)
        } else {
            StoreError::Unavailable(text)
        };
    };
    let text = format!("PostgreSQL: {} ({})", db.message(), db.code().code());
    match db.code().code() {
        "23502" => {
            let (table, column) = (db.table().unwrap_or_default(), db.column().unwrap_or_default());
            StoreError::Constraint { name: format!("{table}_{column}_not_null") }
        }
        "23503" | "23505" | "23514" | "23P01" => {
            StoreError::Constraint { name: db.constraint().unwrap_or_default().to_owned() }
        }
        "40001" | "40P01" | "55P03" | "57014" | "53300" => StoreError::Busy(text),
        "53100" => StoreError::Full(text),
        "25P03" => StoreError::Expired,
        "25006" => StoreError::Unavailable(text),
        code if ["08", "57", "53", "58"].iter().any(|class| code.starts_with(class)) => {
            StoreError::Unavailable(text)
        }
        _ => StoreError::Other(text),
    }
}
