//! One of everything, and somebody of every role.

use std::collections::BTreeMap;
use std::path::PathBuf;

use axum::http::{HeaderMap, StatusCode};
use house::store::args;
use house::store::testing::Folder;
use neighbourhood::ids::{AskId, PersonId};

use crate::village::{Browser, Page, Program, Village, keep};

/// Who asks. `holder` has the code of the open ask; `helper` was accepted for the ask that is connected.
pub const ROLES: [&str; 12] = [
    "visitor",
    "holder",
    "stranger",
    "asker",
    "replier",
    "helper",
    "owner",
    "second-owner",
    "host",
    "host-elsewhere",
    "administrator",
    "blocked",
];

/// A kept scene: its database as a file, everybody's cookies and keys, and the ids of things.
pub struct Stage {
    _folder: Folder,
    file: PathBuf,
    cookies: BTreeMap<&'static str, BTreeMap<String, String>>,
    tokens: BTreeMap<&'static str, Option<String>>,
    ids: BTreeMap<&'static str, String>,
}

pub struct Scene {
    pub village: Village,
    browsers: BTreeMap<&'static str, Browser>,
    programs: BTreeMap<&'static str, Program>,
}

/// A program, answered as a browser is.
pub struct Caller<'a>(&'a Program);

impl Caller<'_> {
    pub async fn get(&self, path: &str) -> Page {
        page(path, self.0.get(path.strip_prefix("/api/v1").unwrap()).await)
    }

    pub async fn post(&self, path: &str) -> Page {
        let body = if path.ends_with("/result") {
            serde_json::json!({"outcome": "helped"})
        } else {
            serde_json::json!({})
        };
        page(path, self.0.post(path.strip_prefix("/api/v1").unwrap(), &body).await)
    }
}

fn page(path: &str, call: crate::village::Call) -> Page {
    let status: StatusCode = call.status;
    let headers: HeaderMap = call.headers;
    Page { status, path: path.to_owned(), body: call.text, headers }
}

impl Scene {
    pub fn browser(&mut self, role: &str) -> &mut Browser {
        self.browsers.get_mut(role).unwrap()
    }

    pub fn program(&self, role: &str) -> Caller<'_> {
        Caller(&self.programs[role])
    }
}

impl Stage {
    /// Plays the afternoon that leaves one of everything.
    pub async fn build() -> Self {
        let v = Village::new().await;
        let mut people = BTreeMap::new();
        for role in ["stranger", "asker", "replier", "helper", "blocked"] {
            let email = format!("{role}@example.org");
            people.insert(role, v.neighbour("Jo").at("Stadskern").email(&email).await);
        }
        people.insert("owner", v.neighbour("Jo").email("owner@example.org").offers("Ik help graag").await);
        people.insert(
            "second-owner",
            v.neighbour("Jo").email("second@example.org").offers("Ik help ook graag").await,
        );
        people.insert("host", v.neighbour("Jo").email("host@example.org").host_of("GM0301").await);
        let elsewhere = v.neighbour("Jo").email("elsewhere@example.org").host_of("GM0772").await;
        people.insert("host-elsewhere", elsewhere);
        people.insert("administrator", v.neighbour("Jo").email("admin@example.org").administrator().await);
        let mut ids = BTreeMap::new();
        let mut holder = play(&v, &mut people, &mut ids).await;
        let (mut cookies, mut tokens) = (BTreeMap::new(), BTreeMap::new());
        cookies.insert("visitor", BTreeMap::new());
        cookies.insert("holder", std::mem::take(&mut holder.cookies));
        tokens.insert("visitor", None);
        tokens.insert("holder", None);
        for (role, person) in &people {
            tokens.insert(role, v.program_of(person).await.token);
            cookies.insert(role, person.browser.cookies.clone());
        }
        rest(&v, &people, &mut ids).await;
        let folder = Folder::new().unwrap();
        let file = folder.path().join("scene.db");
        keep(&v.app.db, &file).await;
        Self { _folder: folder, file, cookies, tokens, ids }
    }

    /// The scene, as it was.
    pub async fn set(&self) -> Scene {
        let village = Village::copy_of(&self.file).await;
        // A minute after the last thing that happened.
        village.app.clock.push(crate::village::hours(3));
        let browser = |(role, cookies): (&&'static str, &BTreeMap<String, String>)| {
            let mut browser = village.visitor();
            browser.cookies.clone_from(cookies);
            (*role, browser)
        };
        let browsers = self.cookies.iter().map(browser).collect();
        let program = |(role, token): (&&'static str, &Option<String>)| {
            (*role, Program::new(&village.building, token.clone()))
        };
        let programs = self.tokens.iter().map(program).collect();
        Scene { browsers, programs, village }
    }

    /// The things that this path can be about: a name for the table, and the concrete path.
    pub fn things(&self, path: &str) -> Vec<(&'static str, String)> {
        let whose: &[&'static str] = match path {
            _ if path.contains("/replies/{") => &["open-ask"],
            _ if path.contains("asks/{id}") => {
                &["open-ask", "connected-ask", "private-ask", "hidden-ask", "unconfirmed-ask", "no-ask"]
            }
            _ if path.contains("offers/{id}") => &["offer", "hidden-offer", "no-offer"],
            "/me/sessions/{id}/end" => &["session-of-asker"],
            "/me/tokens/{id}/end" => &["token-of-asker"],
            "/me/warnings/{id}" => &["warning-of-blocked"],
            _ if path.contains("/host/reports/{id}") => &["report-about-asker"],
            _ if path.contains("/host/calls/{id}") => &["call-to-asker"],
            _ if path.contains("/host/people/{id}") => &["asker", "host"],
            _ if path.contains("{code}") => &["area", "no-area"],
            _ => &["-"],
        };
        whose.iter().map(|thing| (*thing, self.concrete(path, thing))).collect()
    }

    fn concrete(&self, path: &str, thing: &'static str) -> String {
        let id = self.ids.get(thing).map_or("0190a5b0-0000-7000-8000-000000000000", String::as_str);
        let code = if thing == "no-area" { "BU03019999" } else { "BU03010000" };
        path.replace("{id}", id)
            .replace("{reply}", &self.ids["reply"])
            .replace("{code}", code)
            .replace("{link}", "none")
            .replace("{token}", "none")
            .replace("{page}", "asking")
            .replace("{hash}", "0")
            .replace("{*file}", "css/dichtbij.css")
            .replace("{person}", &self.ids["asker"])
    }

    /// What is filled in, so that a request gets as far as its right.
    pub fn fields(&self, path: &str) -> &[(&'static str, &'static str)] {
        match path {
            "/asks/{id}/result" => &[("outcome", "helped")],
            "/host/asks/{id}/close" => &[("how", "helped")],
            "/host/asks/{id}/hide"
            | "/host/offers/{id}/hide"
            | "/host/people/{id}/warn"
            | "/host/people/{id}/block" => &[("reason", "Dit past hier niet")],
            "/host/reports/{id}/answer" => &[("measure", "talked"), ("answer", "Wij spraken elkaar")],
            "/me/warnings/{id}" => &[("answer", "Dat klopt niet")],
            "/me/tokens" => &[("name", "Test")],
            _ => &[],
        }
    }
}

type People = BTreeMap<&'static str, crate::village::Neighbour>;
type Ids = BTreeMap<&'static str, String>;

/// Asks in every state; gives the browser that holds the code of the open one.
async fn play(v: &Village, people: &mut People, ids: &mut Ids) -> Browser {
    let today = [("urgency", "today")];
    let asker = people.get_mut("asker").unwrap();
    let open: AskId = asker.asks("Wie laat mijn hond uit?", "Stadskern", &today).await.id();
    let connected: AskId = asker.asks("Wie doet boodschappen voor mij?", "Stadskern", &today).await.id();
    let hidden: AskId = asker.asks("Wie koopt mijn loten?", "Stadskern", &today).await.id();
    let first = asker.begins("Mijn man slaat mij", "Stadskern").await;
    let who = asker.send(first.form("/asks/new").with("private", "team")).await;
    let private: AskId = asker.send(who.form("/asks")).await.id();
    let code = asker.looks_at(open).await.at(".code");
    v.meanwhile().await;

    let replied = people.get_mut("replier").unwrap().can_help(open, "Ik kan").await;
    replied.is(200);
    people.get_mut("helper").unwrap().can_help(connected, "Ik kan").await.is(200);
    people.get_mut("asker").unwrap().presses(connected, "…/accept").await.is(200);
    let host = people.get_mut("host").unwrap();
    let page = host.open(&format!("/host/asks/{hidden}")).await;
    host.send(page.form("…/hide").with("reason", "Dit past hier niet")).await.is(200);
    let (blocked, offer) = (people["blocked"].id, people["second-owner"].offer.unwrap());
    let host = people.get_mut("host").unwrap();
    let page = host.open(&format!("/host/offers/{offer}")).await;
    host.send(page.form("…/hide").with("reason", "Dit past hier niet")).await.is(200);
    let page = host.open(&format!("/host/people/{blocked}")).await;
    let block = page.form("…/warn").instead(&format!("/host/people/{blocked}/block"));
    host.send(block.with("reason", "Dit kan niet")).await.is(200);
    let who = [("name", "Mien"), ("phone", "0575 123456")];
    let unconfirmed: AskId = v.visitor().asks("Wie zet mijn kliko buiten?", "Stadskern", &who).await.id();
    let named = [
        ("open-ask", open),
        ("connected-ask", connected),
        ("hidden-ask", hidden),
        ("private-ask", private),
        ("unconfirmed-ask", unconfirmed),
    ];
    ids.extend(named.map(|(name, id)| (name, id.to_string())));
    let mut holder = v.visitor();
    let follow = holder.open("/follow").await;
    holder.send(follow.form("/follow").with("code", &code)).await.is(200);
    holder
}

/// The ids of everything else, and what there is no page for.
async fn rest(v: &Village, people: &People, ids: &mut Ids) {
    let asker: PersonId = people["asker"].id;
    let mut reporter = v.visitor();
    let report = reporter.open(&format!("/report?page=/asks/{}", ids["open-ask"])).await;
    reporter.send(report.form("/report").with("wrong", "rude")).await.is(200);
    v.meanwhile().await;
    ids.insert("hidden-offer", people["second-owner"].offer.unwrap().to_string());
    ids.insert("asker", asker.to_string());
    ids.insert("host", people["host"].id.to_string());
    ids.insert("offer", people["owner"].offer.unwrap().to_string());
    for (name, sql) in [
        ("reply", "select id from replies where stage = 'open'"),
        ("report-about-asker", "select id from reports"),
        ("warning-of-blocked", "select id from warnings where kind = 'block'"),
        (
            "session-of-asker",
            "select s.id from sessions s join people p on p.id = s.person where p.id = (select asker from asks order by id limit 1)",
        ),
        (
            "token-of-asker",
            "select t.id from tokens t where t.person = (select asker from asks order by id limit 1)",
        ),
    ] {
        let id = v.rows::<String>(sql, args![]).await.first().unwrap_or_else(|| panic!("no {name}")).clone();
        ids.insert(name, id);
    }
}
