//! The demonstration town, served on a port of this machine.

use std::path::PathBuf;

use dichtbij::commands::{demo, serve};
use dichtbij::demo::{Role, cast};
use house::App;
use house::config::Config;
use house::store::testing::Folder;
use tokio::net::TcpListener;
use tokio::sync::{OnceCell, oneshot};
use tokio::task::JoinHandle;

/// Filled once, then copied: moving in takes seconds.
static TOWN: OnceCell<Folder> = OnceCell::const_new();

pub struct Site {
    pub base: String,
    pub app: App,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<()>,
    _folder: Folder,
}

impl Site {
    pub async fn open() -> Self {
        let town = TOWN.get_or_init(fill).await;
        let folder = Folder::new().unwrap();
        for file in ["dichtbij.db", "dichtbij.key"] {
            std::fs::copy(town.path().join(file), folder.path().join(file)).unwrap();
        }
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let building =
            demo::open(config(folder.path().to_owned(), port), "GM0301".parse().unwrap()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let app = building.app.clone();
        let served = tokio::spawn(serve::run(building, listener, async move {
            let _ = stopped.await;
        }));
        Self { base: format!("http://127.0.0.1:{port}"), app, stop: Some(stop), served, _folder: folder }
    }

    /// The path that makes one the resident, asker, helper, host or administrator of the demo.
    pub async fn door_of(&self, role: &str) -> String {
        format!("/demo/be/{}", self.role(role).await.person)
    }

    pub async fn role(&self, role: &str) -> Role {
        let cast = cast(&self.app).await.unwrap();
        cast.into_iter().find(|one| one.role == role).unwrap_or_else(|| panic!("no {role} in the demo"))
    }

    pub async fn close(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        let patience = std::time::Duration::from_secs(10);
        let _ = tokio::time::timeout(patience, self.served).await;
    }
}

async fn fill() -> Folder {
    let folder = Folder::new().unwrap();
    let building = demo::open(config(folder.path().to_owned(), 0), "GM0301".parse().unwrap()).await.unwrap();
    let copy = folder.path().join("copy.db");
    let quiet = &mut |_: &_, _, _| {};
    house::store::backup::backup(&building.app.db, house::schema::MIGRATIONS, &copy, quiet).await.unwrap();
    drop(building);
    for old in ["dichtbij.db", "dichtbij.db-wal", "dichtbij.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(old));
    }
    std::fs::rename(copy, folder.path().join("dichtbij.db")).unwrap();
    folder
}

fn config(folder: PathBuf, port: u16) -> Config {
    Config {
        listen: ([127, 0, 0, 1], port).into(),
        base_url: format!("http://127.0.0.1:{port}"),
        database: format!("sqlite:{}", folder.join("dichtbij.db").display()),
        key_file: folder.join("dichtbij.key"),
        organisation: "Stichting Voorbeeld".into(),
        phone: "0575 19 00 00".into(),
        email: "hallo@example.org".into(),
        municipality: "GM0301".into(),
        demo: true,
        ..Config::default()
    }
}
