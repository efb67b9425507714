//! The town of the power cuts, and the server that is killed in it.

use std::net::SocketAddr;
use std::path::Path;

use dichtbij::app::Building;
use dichtbij::commands::serve;
use house::chance::Chance;
use house::clock::Clock;
use house::config::Config;
use house::store::DatabaseUrl;
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OwnerFacts, make};
use neighbourhood::people::{Channel, Contact, Person};

pub const DATABASE: &str = "DICHTBIJ_TEST_KILL_DATABASE";
pub const FOLDER: &str = "DICHTBIJ_TEST_KILL_FOLDER";
pub const PORT: &str = "DICHTBIJ_TEST_KILL_PORT";
pub const PUSH: &str = "DICHTBIJ_TEST_KILL_PUSH";

pub fn text(url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    }
}

fn config(database: String, folder: &Path, port: u16) -> Config {
    Config {
        database,
        key_file: folder.join("kill.key"),
        listen: SocketAddr::from(([127, 0, 0, 1], port)),
        municipality: "GM0301".into(),
        ..Config::default()
    }
}

/// The real clock, pushed to the afternoon, so that waves go out whatever the hour of the test. All
/// processes are pushed by the same: time goes on over a restart.
fn pushed(seconds: i64) -> Clock {
    let clock = Clock::real();
    clock.push(SignedDuration::from_secs(seconds));
    clock
}

/// How far it is to five in the afternoon of today.
pub fn push_to_the_afternoon() -> i64 {
    let now = Clock::real().now();
    now.duration_until(dichtbij::demo::five_o_clock(now)).as_secs()
}

/// People in two neighbourhoods, each with an offer; their tokens.
pub async fn settle(url: &DatabaseUrl, folder: &Path, (push, people): (i64, usize)) -> Vec<String> {
    let building =
        Building::open(config(text(url), folder, 0), pushed(push), Chance::system()).await.unwrap();
    let app = &building.app;
    let town: AreaCode = "GM0301".parse().unwrap();
    let files = areas::import::Files::built_in();
    areas::import::import(&app.db, &files, &[town], &mut |_, _| {}).await.unwrap();
    let since = app.now() - SignedDuration::from_hours(24 * 60);
    let mut tokens = Vec::new();
    let mut tx = app.db.begin().await.unwrap();
    for number in 0..people {
        let code = ["BU03010000", "BU03010001"][number % 2];
        let place = Place::of_area(code.parse().unwrap()).unwrap();
        let id = PersonId::new_v7(since, app.chance.bytes());
        let mut person = Person::new(id, "Ans".parse().unwrap(), place, since);
        person.email = Some(Contact::new(format!("k{number}@example.org").parse().unwrap()));
        people::save(&mut tx, app, &person.confirm(Channel::Email, since).0).await.unwrap();
        let draft = OfferDraft {
            text: "Ik help graag.".parse().unwrap(),
            themes: Vec::new(),
            place,
            circle: Circle::Municipality,
            at_most_per_week: 7,
            how: Default::default(),
            times: Default::default(),
        };
        let owner = OwnerFacts { id, confirmed: true, blocked: false, offers: 0 };
        let (offer, _) = make(draft, owner, OfferId::new_v7(since, app.chance.bytes()), since).unwrap();
        offers::insert(&mut tx, &offer, "Ans").await.unwrap();
        tokens.push(people::tokens::make(&mut tx, app, id, &"kill".parse().unwrap()).await.unwrap());
    }
    tx.commit().await.unwrap();
    tokens
}

/// Serves as `dichtbij serve` does, until the process is killed.
pub fn serve() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let folder = std::env::var(FOLDER).unwrap();
    let port = std::env::var(PORT).unwrap().parse().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let config = config(database, Path::new(&folder), port);
        let push = std::env::var(PUSH).unwrap().parse().unwrap();
        let listen = config.listen;
        let building = Building::open(config, pushed(push), Chance::system()).await.unwrap();
        let listener = tokio::net::TcpListener::bind(listen).await.unwrap();
        serve::run(building, listener, std::future::pending()).await;
    });
}
