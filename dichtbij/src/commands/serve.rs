//! `serve` and `migrate`.

use anyhow::{Context as _, Result};
use clap::Args;
use house::shell::door;
use house::store::StoreError;
use house::{App, clockwork};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::settings::{Settings, say};
use crate::app::Building;
use crate::{follow, mend};

/// Serve the site until asked to stop
///
/// Example: dichtbij serve --config /etc/dichtbij.toml
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    settings: Settings,
}

/// Bring the database up to date and stop
///
/// Example: dichtbij migrate --database postgres://dichtbij@localhost/dichtbij
#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    settings: Settings,
}

impl Migrate {
    pub async fn run(self) -> Result<()> {
        self.settings.open().await?;
        say("The database is up to date.");
        Ok(())
    }
}

impl Serve {
    pub async fn run(self) -> Result<()> {
        log_as_json();
        let building = self.settings.open().await?;
        let listen = building.app.config.listen;
        let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
        tracing::info!(event = "serve.started", address = %listener.local_addr()?, database = %building.app.db.kind());
        run(building, listener, stop_asked()).await;
        tracing::info!(event = "serve.stopped");
        Ok(())
    }
}

/// Serves and works until `stop`; then both finish what they are doing.
pub async fn run(building: Building, listener: TcpListener, stop: impl Future<Output = ()>) {
    // Here and not when opening: a database that is only opened, to restore into, stays empty.
    if let Err(error) = plan_tonight(&building.app).await {
        tracing::warn!(event = "serve.sweep", %error);
    }
    let (tell, told) = watch::channel(false);
    let stopped = |mut told: watch::Receiver<bool>| async move {
        let _ = told.wait_for(|stop| *stop).await;
    };
    let worker =
        tokio::spawn(clockwork::run(building.app.clone(), building.timetable, stopped(told.clone())));
    let carrier = tokio::spawn(house::notices::carrier::run(building.app.clone(), stopped(told.clone())));
    let server = tokio::spawn(door::serve(listener, building.site, stopped(told)));
    stop.await;
    let _ = tell.send(true);
    let _ = tokio::join!(worker, carrier, server);
}

async fn plan_tonight(app: &App) -> Result<(), StoreError> {
    let mut tx = app.db.begin().await?;
    follow::plan_sweep(app, &mut tx).await?;
    mend::plan(app, &mut tx).await?;
    tx.commit().await
}

/// Ctrl-C, or what service managers send.
pub async fn stop_asked() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

/// One JSON object a line, to standard error. Nothing personal is ever given to `tracing`.
fn log_as_json() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let _ = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
