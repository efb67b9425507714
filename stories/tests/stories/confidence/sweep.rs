//! Reads everything that anybody but the asker and the host can reach.

use house::store::{Kind, args};
use neighbourhood::ids::AskId;

use super::CANARY;
use super::afternoon::Town;
use crate::village::{Browser, Program, leaked};

/// Nothing, or where it was.
pub fn text(whereabouts: &str, text: &str) -> Vec<String> {
    let hex: String = CANARY.bytes().map(|byte| format!("{byte:02x}")).collect();
    let text = text.to_lowercase();
    let found = text.contains(CANARY) || text.contains(&hex);
    found.then(|| format!("private words at {whereabouts}")).into_iter().collect()
}

pub async fn everything(town: &mut Town) -> Vec<String> {
    town.v.meanwhile().await;
    let ids: Vec<AskId> = town.asked.iter().map(|(id, _)| *id).collect();
    let theirs = |who: &str| -> Vec<AskId> {
        // Wim and Ans may read what they asked themselves.
        let own = |at: usize| town.asked.get(at).map(|(_, browser)| browser.network.clone());
        let network =
            town.others.iter().find(|(name, _)| *name == who).map(|(_, n)| n.browser.network.clone());
        (0..ids.len()).filter(|at| own(*at) == network).map(|at| ids[at]).collect()
    };
    let own: Vec<Vec<AskId>> = town.others.iter().map(|(who, _)| theirs(who)).collect();
    let mut leaks = pages("a visitor", &mut town.visitor, &ids, true).await;
    for ((who, neighbour), own) in town.others.iter_mut().zip(&own) {
        let asks: Vec<AskId> = ids.iter().filter(|id| !own.contains(id)).copied().collect();
        leaks.extend(pages(who, &mut neighbour.browser, &asks, own.is_empty()).await);
        let program = town.v.program_of(neighbour).await;
        leaks.extend(calls(who, &program, &asks).await);
    }
    leaks.extend(calls("a visitor", &town.v.program(), &ids).await);
    // The host opens them one by one, and nowhere else.
    leaks.extend(pages("the host", &mut town.hanna.browser, &[], true).await);
    leaks.extend(letters(town).await);
    leaks.extend(tables(town).await);
    leaks
}

const PAGES: [&str; 18] = [
    "/",
    "/near",
    "/areas/GM0301",
    "/areas/GM0301?tab=went",
    "/areas/WK030100",
    "/areas/BU03010000",
    "/areas/BU03010000?tab=went",
    "/areas/GM0301/feed",
    "/areas/BU03010000/feed",
    "/search?q=mijn+man+slaat+mij&in=GM0301",
    "/search?q=slaat&in=BU03010000&part=1",
    "/search?q=donderdag+helpen&part=1",
    "/host",
    "/me/settings",
    "/metrics",
    "/health",
    "/offers/new",
    "/asks/new",
];

/// With their own pages, unless they asked something in confidence themselves.
async fn pages(who: &str, browser: &mut Browser, asks: &[AskId], own: bool) -> Vec<String> {
    let mut paths: Vec<String> = PAGES.iter().map(ToString::to_string).collect();
    if own {
        paths.extend(["/me".to_owned(), "/me/download?as=file".to_owned()]);
    }
    for id in asks {
        let more = ["", "/result", "/confirm", "/live"];
        paths.extend(more.iter().map(|more| format!("/asks/{id}{more}")));
        paths.push(format!("/host/asks/{id}"));
        paths.push(format!("/report?page=/asks/{id}"));
    }
    let mut leaks = Vec::new();
    for path in paths {
        let page = browser.open(&path).await;
        assert!(page.status.as_u16() < 500, "{path}: {}", page.text());
        leaks.extend(text(&format!("{path} for {who}"), &page.body));
    }
    leaks
}

async fn calls(who: &str, program: &Program, asks: &[AskId]) -> Vec<String> {
    let lists = [
        "/asks?area=GM0301".to_owned(),
        "/asks?area=BU03010000&stage=closed".to_owned(),
        "/offers?area=GM0301".to_owned(),
        format!("/search?q={CANARY}&area=GM0301"),
        format!("/search?q={}&area=BU03010000", &CANARY[..5]),
    ];
    let mut leaks = Vec::new();
    for path in lists.into_iter().chain(asks.iter().map(|id| format!("/asks/{id}"))) {
        leaks.extend(text(&format!("/api/v1{path} for {who}"), &program.get(&path).await.text));
    }
    leaks
}

async fn letters(town: &Town) -> Vec<String> {
    let mut leaks = Vec::new();
    for channel in ["mail", "call"] {
        for letter in town.v.letters(channel).await {
            let all = format!("{} {} {}", letter.subject, letter.text, letter.html);
            leaks.extend(text(&format!("a letter to {}", letter.to), &all));
        }
    }
    leaks
}

/// Every row of every table, those of the indexes too: nothing can be read without the key.
async fn tables(town: &Town) -> Vec<String> {
    let db = &town.v.app.db;
    let sqlite = db.kind() == Kind::Sqlite;
    let list = match sqlite {
        true => "select name from sqlite_schema where type = 'table' and name not like 'sqlite%'",
        false => {
            "select table_name::text from information_schema.tables where table_schema = current_schema()"
        }
    };
    let mut leaks = Vec::new();
    for table in db.all::<String>(list, args![]).await.unwrap() {
        let sql = match sqlite {
            true => {
                let columns = format!("select name from pragma_table_info('{table}')");
                let columns: Vec<String> = db.all(leaked(&columns), args![]).await.unwrap();
                let columns: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
                format!("select {} from \"{table}\"", columns.join(" || ' ' || "))
            }
            false => format!("select cast(t as text) from \"{table}\" t"),
        };
        let rows: Vec<Option<String>> = db.all(leaked(&sql), args![]).await.unwrap();
        let mut found = rows.iter().flatten().flat_map(|row| text(&format!("the table {table}"), row));
        leaks.extend(found.next());
    }
    leaks
}
