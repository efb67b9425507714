//! `bench`: the speed table, in CPU time per request.
//!
//! Requests go through the whole door in this process (all but the socket); CPU time is that of the
//! whole process, so what the database does on its own threads counts, and so do the jobs that a
//! write sets off. A PostgreSQL server is another process: its time is not in the table.

mod million;
mod reach;
mod town;

use std::fmt::Write as _;
use std::net::SocketAddr;

use anyhow::{Context as _, Result, bail, ensure};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode, header};
use clap::Args;
use house::chance::Chance;
use house::clock::Clock;
use house::clockwork;
use house::config::Config;
use tower::ServiceExt as _;

use super::settings::say;
use crate::app::Building;
use town::Town;

/// Measure the lists and the writes, in CPU time per request
///
/// Builds a town of 10,000 members and 100,000 asks in a temporary folder (or in an empty database that
/// you name), then asks and posts.
///
/// Example: dichtbij bench --members 10000 --asks 100000
#[derive(Args)]
pub struct Bench {
    #[arg(long, default_value_t = 10_000)]
    members: usize,
    /// One in five stays open
    #[arg(long, default_value_t = 100_000)]
    asks: usize,
    /// Requests per line of the table
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
    /// An empty database instead of a temporary file
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Only the lines with this in their name, such as "search"
    #[arg(long, value_name = "TEXT", default_value = "")]
    only: String,
}

/// What is looked for, by name of the line.
const SEARCHES: [(&str, &str); 4] = [
    ("search, a word of many asks, page", "boodschappen"),
    ("search as one types, part of a page", "bood&part=1"),
    ("search, two words, part of a page", "morgen+boodsch&part=1"),
    ("search, a word nobody uses, page", "zeilboot"),
];
const POST: &str = "post an ask, with its first wave";
const REPLY: &str = "reply, with its letter";

/// One line of the table.
struct Line {
    what: &'static str,
    cpu_us: f64,
    bytes: usize,
    goal_us: Option<f64>,
}

impl Bench {
    pub async fn run(self) -> Result<()> {
        let folder = tempfile::tempdir()?;
        let file = format!("sqlite:{}", folder.path().join("bench.db").display());
        let config = Config {
            database: self.database.clone().unwrap_or(file),
            key_file: folder.path().join("bench.key"),
            municipality: "GM0301".into(),
            ..Config::default()
        };
        let clock = Clock::real();
        let now = clock.now();
        clock.push(now.duration_until(crate::demo::five_o_clock(now)));
        let building = Building::open(config, clock, Chance::system()).await?;
        let town = town::build(&building.app, self.members, self.asks).await?;
        // What building the town sets off is not the work of the first post.
        clockwork::run_due(&building.app, &building.timetable).await?;
        let lines = self.measure(&building, &town).await?;
        say(table(&lines));
        let (all, own) = (mib("VmRSS:")?, mib("RssAnon:")?);
        say(format!("memory in use: {all} MiB, of which {own} are not the program's own file"));
        if self.only.is_empty() {
            say(table(&rules(self.requests)?));
        }
        Ok(())
    }

    async fn measure(&self, building: &Building, town: &Town) -> Result<Vec<Line>> {
        let n = self.requests;
        let board = format!("/areas/{}", town.largest);
        let small = format!("/areas/{}", town.smallest);
        let list = format!("/api/v1/asks?area={}", town.largest);
        let member = town.sessions.first().context("a town without sessions")?;
        let cookie = format!("{}={member}", house::shell::visitor::COOKIE_NAME);
        let pages: [(&'static str, &str, Option<&str>, f64); 5] = [
            ("list of 20, visitor, page", &board, None, 150.0),
            ("list of 20, signed in, page", &board, Some(&cookie), 300.0),
            ("list of 20, small neighbourhood", &small, None, 150.0),
            ("list of 20, API", &list, None, 150.0),
            ("home page", "/", None, 150.0),
        ];
        let mut lines = Vec::new();
        for (what, path, cookie, goal) in pages.into_iter().filter(|page| self.wants(page.0)) {
            lines.push(read(building, what, (path, cookie), (n, goal)).await?);
        }
        for (what, words) in SEARCHES.into_iter().filter(|search| self.wants(search.0)) {
            lines.push(search(building, what, (words, &town.largest.to_string()), n).await?);
        }
        if self.wants(POST) {
            lines.push(post_asks(building, town, n).await?);
        }
        if self.wants(REPLY) {
            lines.push(post_replies(building, town, n).await?);
        }
        Ok(lines)
    }

    fn wants(&self, what: &str) -> bool {
        what.contains(&self.only)
    }
}

/// The rules by themselves: no database, no page.
fn rules(n: usize) -> Result<Vec<Line>> {
    Ok(vec![reach::wave(n)?, million::best_of_a_million(n)?, reach::national_day()?])
}

async fn read(
    building: &Building,
    what: &'static str,
    (path, cookie): (&str, Option<&str>),
    (n, goal): (usize, f64),
) -> Result<Line> {
    let get = || {
        let mut request = Request::get(path);
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        request.body(Body::empty())
    };
    let mut bytes = 0;
    for _ in 0..50 {
        bytes = send(building, get()?, StatusCode::OK).await?.len();
    }
    let before = cpu_us()?;
    for _ in 0..n {
        send(building, get()?, StatusCode::OK).await?;
    }
    Ok(Line { what, cpu_us: (cpu_us()? - before) / n as f64, bytes, goal_us: Some(goal) })
}

/// By many visitors: each has a limit.
async fn search(
    building: &Building,
    what: &'static str,
    (words, neighbourhood): (&str, &str),
    n: usize,
) -> Result<Line> {
    let get = |number: usize| {
        let [_, a, b, c] = u32::try_from(number / 20).unwrap_or(0).to_be_bytes();
        let mut request = Request::get(format!("/search?q={words}"))
            .header(header::COOKIE, format!("buurt={neighbourhood}"))
            .body(Body::empty())?;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, a, b, c], 1))));
        anyhow::Ok(request)
    };
    let mut bytes = 0;
    for number in 0..50 {
        bytes = send(building, get(number)?, StatusCode::OK).await?.len();
    }
    let before = cpu_us()?;
    for number in 100..n + 100 {
        send(building, get(number)?, StatusCode::OK).await?;
    }
    Ok(Line { what, cpu_us: (cpu_us()? - before) / n as f64, bytes, goal_us: Some(300.0) })
}

/// Posts by many members, then everything that they set off. The last members post first, uncounted.
async fn post_asks(building: &Building, town: &Town, n: usize) -> Result<Line> {
    post_each(building, town, town.tokens.iter().rev().take(50)).await?;
    let before = cpu_us()?;
    let posted =
        post_each(building, town, town.tokens.iter().cycle().take(n.min(town.tokens.len() * 3))).await?;
    let cpu_us = (cpu_us()? - before) / f64::from(posted);
    Ok(Line { what: POST, cpu_us, bytes: 0, goal_us: Some(300.0) })
}

/// How many were taken.
async fn post_each(building: &Building, town: &Town, tokens: impl Iterator<Item = &String>) -> Result<u32> {
    let mut posted = 0;
    for token in tokens {
        let ask = serde_json::json!({ "text": "Wie kan mij morgen even helpen?", "area": town.largest.as_str(), "circle": "district" });
        // Who has five asks open already is refused: no part of what is measured.
        let answer = building.site.clone().oneshot(post("/api/v1/asks", token, &ask)?).await?;
        match answer.status() {
            StatusCode::CREATED => posted += 1,
            StatusCode::CONFLICT => {}
            status => bail!("posting an ask: {status}"),
        }
    }
    clockwork::run_due(&building.app, &building.timetable).await?;
    Ok(posted)
}

async fn post_replies(building: &Building, town: &Town, n: usize) -> Result<Line> {
    let before = cpu_us()?;
    let mut posted = 0;
    for (token, ask) in town.tokens.iter().zip(town.open.iter()).take(n) {
        let path = format!("/api/v1/asks/{ask}/replies");
        let said = serde_json::json!({ "text": "Ik help graag." });
        send(building, post(&path, token, &said)?, StatusCode::CREATED).await?;
        posted += 1;
    }
    clockwork::run_due(&building.app, &building.timetable).await?;
    let cpu_us = (cpu_us()? - before) / f64::from(posted);
    Ok(Line { what: REPLY, cpu_us, bytes: 0, goal_us: Some(300.0) })
}

fn post(path: &str, token: &str, json: &serde_json::Value) -> Result<Request<Body>> {
    Ok(Request::post(path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from(json.to_string()))?)
}

async fn send(building: &Building, request: Request<Body>, expected: StatusCode) -> Result<Vec<u8>> {
    let path = request.uri().path().to_owned();
    let answer = building.site.clone().oneshot(request).await?;
    let status = answer.status();
    let body = axum::body::to_bytes(answer.into_body(), 1 << 20).await?.to_vec();
    ensure!(status == expected, "{path}: {status} {}", String::from_utf8_lossy(&body));
    Ok(body)
}

fn table(lines: &[Line]) -> String {
    let mut out = String::from("| operation | CPU µs each | goal | bytes |\n|---|---|---|---|\n");
    for line in lines {
        let goal = line.goal_us.map_or_else(String::new, |goal| format!("≤ {goal:.0}"));
        let _ = writeln!(out, "| {} | {:.0} | {goal} | {} |", line.what, line.cpu_us, line.bytes);
    }
    out
}

/// CPU time of this process so far, all threads, in microseconds; steps of 10 ms.
fn cpu_us() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").context("this measurement needs /proc")?;
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let mut fields = after.split_whitespace().skip(11);
    let mut ticks = || fields.next().and_then(|field| field.parse::<f64>().ok());
    let (user, system) = (ticks().context("utime")?, ticks().context("stime")?);
    Ok((user + system) * 10_000.0)
}

/// A line of the kernel's account of this process.
fn mib(what: &str) -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with(what)).unwrap_or("");
    Ok(line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024)
}
