//! Power cuts: a real server process is killed (`kill -9`) again and again while people post.
//!
//! A ledger on our side holds what was acknowledged. Afterwards every acknowledged ask, reply and
//! acceptance is there, nothing that was sent again after a lost answer is there twice, and nobody
//! was told twice of one ask.

mod ledger;
mod server;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use house::store::testing::Fresh;
use house::store::{DatabaseUrl, Db, args};

use ledger::Ledger;

/// A few kills in every run; `cargo xtask soak kill` does hundreds.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_the_server_is_killed_on_sqlite() {
    let fresh = Fresh::sqlite().unwrap();
    suffer(fresh.url(), 5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_when_the_server_is_killed_on_postgres() {
    if let Some(fresh) = Fresh::postgres().await.unwrap() {
        suffer(fresh.url(), 3).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: cargo xtask soak kill --times 200 --database sqlite"]
async fn soak_kill() {
    let times = std::env::var("DICHTBIJ_TEST_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(200);
    let postgres = std::env::var("DICHTBIJ_TEST_SOAK").is_ok_and(|database| database == "postgres");
    let fresh = if postgres { Fresh::postgres().await.unwrap() } else { Some(Fresh::sqlite().unwrap()) };
    suffer(fresh.expect("a database").url(), times).await;
}

/// Not a test: what the killed process runs.
#[test]
#[ignore = "the server of the other tests"]
fn serve_until_killed() {
    server::serve();
}

async fn suffer(url: &DatabaseUrl, kills: usize) {
    let folder = tempfile::tempdir().unwrap();
    let push = server::push_to_the_afternoon();
    // Each may place four asks a day: enough people for all that is posted.
    let tokens = server::settle(url, folder.path(), (push, 300 + kills * 15)).await;
    let ledger = Ledger::new(tokens);
    for number in 0..kills {
        let server = start(url, folder.path(), push);
        // Between 60 and 400 ms of work: early, in the middle of a wave, late.
        let until = Instant::now() + Duration::from_millis(60 + (number as u64 * 97) % 340);
        let before = ledger.asks();
        ledger.work(server.port, until);
        // On a machine that is busy otherwise the window may have been too short for anything.
        if ledger.asks() == before {
            ledger.work(server.port, Instant::now() + Duration::from_secs(1));
        }
        drop(server);
    }
    // Two minutes later what killed workers held is free for others.
    let server = start(url, folder.path(), push + 120);
    ledger.send_again(server.port);
    jobs_done(server.port).await;
    ledger.check(server.port);
    drop(server);
    check_tables(url, &ledger).await;
    println!("{kills} kills: {}", ledger.summary());
}

/// A server that is killed, never asked to stop.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        // SIGKILL; also when a check fails, so that nothing is left behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The same program as this test, told to serve.
fn start(url: &DatabaseUrl, folder: &Path, push: i64) -> Server {
    let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::serve_until_killed", "--ignored", "--nocapture", "--test-threads=1"])
        .env(server::DATABASE, server::text(url))
        .env(server::FOLDER, folder)
        .env(server::PORT, port.to_string())
        .env(server::PUSH, push.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Server { child, port };
    let patience = Instant::now() + Duration::from_secs(60);
    while ledger::call(port, "GET", "/health", None, "").is_none_or(|(status, _)| status != 200) {
        assert!(Instant::now() < patience, "the server did not come up");
        std::thread::sleep(Duration::from_millis(10));
    }
    server
}

/// Until the jobs of the last moments are done too.
async fn jobs_done(port: u16) {
    let patience = Instant::now() + Duration::from_secs(60);
    loop {
        let (_, health) = ledger::call(port, "GET", "/health", None, "").expect("the server answers");
        if health.contains("\"jobs_waiting\":0") {
            return;
        }
        assert!(Instant::now() < patience, "jobs wait for a minute: {health}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

async fn check_tables(url: &DatabaseUrl, ledger: &Ledger) {
    let db = Db::open(url).await.unwrap();
    const TWICE: &str = "select count(*) from (select ask, person from alerts group by ask, person \
        having count(*) > 1) as twice";
    // The letter of an alert is posted with it: as many letters as people told, or fewer when withdrawn letters go.
    const LETTERS: &str = "select count(*) from (select about, person from letters where kind = 'alerts' \
        group by about, person having count(*) > 1) as twice";
    const DOUBLE: &str = "select count(*) from (select words from asks where words like 'Vraag %' group by words \
        having count(*) > 1) as twice";
    const TOLD: &str = "select count(*) from alerts";
    for (what, sql) in [("told twice", TWICE), ("two letters", LETTERS), ("an ask twice", DOUBLE)] {
        assert_eq!(db.one::<i64>(sql, args![]).await.unwrap(), Some(0), "{what}");
    }
    assert!(ledger.asks() > 0, "people did post");
    assert!(db.one::<i64>(TOLD, args![]).await.unwrap() > Some(0), "somebody was told");
}
