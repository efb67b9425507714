//! Every secret of everybody is a value that occurs once in the world. After a lively afternoon all
//! that anybody can see is read through, and each secret must appear for those alone who may know it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Arc, Mutex};

use neighbourhood::ids::AskId;

use crate::village::{Browser, Neighbour, Village, hours};

/// A secret: whose it is, and who else may see it.
struct Canary {
    value: &'static str,
    may: &'static [&'static str],
}

const CANARIES: [Canary; 12] = [
    Canary { value: "kanarie.wim@example.org", may: &["wim", "ans"] },
    Canary { value: "612340001", may: &["wim", "ans"] },
    Canary { value: "kanarie.ans@example.org", may: &["ans", "wim"] },
    Canary { value: "612340002", may: &["ans", "wim"] },
    Canary { value: "kanarie.bas@example.org", may: &["bas"] },
    Canary { value: "612340003", may: &["bas"] },
    Canary { value: "7201 VX", may: &["wim"] },
    Canary { value: "7201VX", may: &["wim"] },
    // What was said in confidence, the number to ring, and who said it: for the host.
    Canary { value: "blauwgeslagen kanarie", may: &["lies", "hanna"] },
    Canary { value: "612340004", may: &["lies", "hanna"] },
    Canary { value: "Liesbethkanarie", may: &["lies", "hanna"] },
    // Words to the host in a report.
    Canary { value: "meldkanarie", may: &["hanna", "bas"] },
];

/// What was logged, as bytes.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    pub fn start(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(move || log.clone());
        tracing::subscriber::set_default(subscriber.finish())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

struct Everybody {
    wim: Neighbour,
    ans: Neighbour,
    bas: Neighbour,
    hanna: Neighbour,
    otto: Neighbour,
    stranger: Neighbour,
    lies: Browser,
    private: AskId,
}

async fn afternoon(v: &Village) -> Everybody {
    let mut wim =
        v.neighbour("Wim").postcode("7201VX").email("kanarie.wim@example.org").phone("06 12340001").await;
    let mut ans = v
        .neighbour("Ans")
        .email("kanarie.ans@example.org")
        .phone("06 12340002")
        .offers("Ik doe graag boodschappen")
        .await;
    let mut bas = v
        .neighbour("Bas")
        .email("kanarie.bas@example.org")
        .phone("06 12340003")
        .offers("Ik doe graag boodschappen")
        .await;
    let hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
    let otto = v.neighbour("Otto").at("De Hoven").host_of("GM0772").administrator().await;
    let stranger = v.neighbour("Vera").at("De Hoven").await;
    let ask: AskId =
        wim.asks("Wie doet vandaag boodschappen voor mij?", "7201VX", &[("urgency", "today")]).await.id();
    v.later(hours(1)).await;
    ans.can_help(ask, "Ik kom wel even").await.is(200);
    bas.can_help(ask, "Ik kan ook").await.is(200);
    let page = wim.looks_at(ask).await;
    let reply =
        v.rows::<String>("select id from replies where person_name = 'Ans'", house::store::args![]).await[0]
            .clone();
    wim.send(page.form(&format!("/asks/{ask}/replies/{reply}/accept"))).await.is(200);

    let mut lies = v.visitor();
    let first = lies.begins("Ik ben blauwgeslagen kanarie, mijn man slaat mij", "Stadskern").await;
    let who = lies.send(first.form("/asks/new").with("private", "team")).await;
    let placed =
        lies.send(who.form("/asks").with("name", "Liesbethkanarie").with("phone", "06 12340004")).await;
    let private = placed.id();
    let report = bas.open(&format!("/report?page=/asks/{ask}")).await;
    bas.send(report.form("/report").with("wrong", "other").with("words", "meldkanarie: dit klopt niet"))
        .await
        .is(200);
    v.later(hours(2)).await;
    Everybody { wim, ans, bas, hanna, otto, stranger, lies, private }
}

/// Follows every link from these pages on, as far as it goes.
async fn crawl(browser: &mut Browser, extra: &[String]) -> BTreeMap<String, String> {
    let start = [
        "/",
        "/near?q=7201",
        "/areas/BU03010000",
        "/areas/WK030100",
        "/areas/GM0301",
        "/areas/GM0301/feed",
        "/areas/BU03010000/feed",
        "/places?q=7201",
        "/me",
        "/host",
        "/me/settings",
        "/me/download?as=file",
        "/me/sessions",
        "/health",
        "/metrics",
        "/search?q=boodschappen",
        "/search?q=blauwgeslagen&part=1",
        "/search?q=meld&part=1",
    ];
    let mut todo: Vec<String> = start.iter().map(ToString::to_string).chain(extra.iter().cloned()).collect();
    let mut seen = BTreeMap::new();
    while let Some(path) = todo.pop() {
        let plain = path.split('#').next().unwrap_or("").to_owned();
        if seen.contains_key(&plain)
            || !plain.starts_with('/')
            || plain.starts_with("/web/")
            || plain.ends_with("/live")
            || plain.contains("taal=")
        {
            continue;
        }
        let page = browser.open(&plain).await;
        assert!(page.status.as_u16() < 500, "{plain}: {}", page.text());
        todo.extend(page.links());
        seen.insert(plain, page.body);
        assert!(seen.len() < 600, "no end to it");
    }
    seen
}

fn compact(text: &str) -> String {
    text.replace("0612340", "612340")
        .replace("+31612340", "612340")
        .replace("06 1234 0", "612340")
        .replace("06 12340", "612340")
        .replace("06-12340", "612340")
        .replace("06 12 34 0", "612340")
}

fn check(who: &str, whereabouts: &str, text: &str, seen: &mut BTreeSet<(String, &'static str)>) {
    let text = compact(text);
    for canary in &CANARIES {
        if text.contains(canary.value) {
            assert!(canary.may.contains(&who), "{:?} appears for {who} at {whereabouts}", canary.value);
            seen.insert((who.to_owned(), canary.value));
        }
    }
}

#[tokio::test]
async fn every_secret_appears_for_those_alone_who_may_know_it() {
    let log = Log::default();
    let guard = log.start();
    let v = Village::new().await;
    let mut all = afternoon(&v).await;
    let asks: Vec<String> = v.rows("select id from asks", house::store::args![]).await;
    let people: Vec<String> = v.rows("select id from people", house::store::args![]).await;
    let offers: Vec<String> = v.rows("select id from offers", house::store::args![]).await;
    let mut extra: Vec<String> = asks
        .iter()
        .flat_map(|id| [format!("/asks/{id}"), format!("/asks/{id}/result"), format!("/host/asks/{id}")])
        .collect();
    extra.extend(people.iter().map(|id| format!("/host/people/{id}")));
    extra.extend(offers.iter().map(|id| format!("/offers/{id}")));

    let mut seen = BTreeSet::new();
    let mut visitor = v.visitor();
    let browsers: Vec<(&str, &mut Browser)> = vec![
        ("visitor", &mut visitor),
        ("wim", &mut all.wim.browser),
        ("ans", &mut all.ans.browser),
        ("bas", &mut all.bas.browser),
        ("hanna", &mut all.hanna.browser),
        ("otto", &mut all.otto.browser),
        ("stranger", &mut all.stranger.browser),
        ("lies", &mut all.lies),
    ];
    for (who, browser) in browsers {
        for (path, body) in crawl(browser, &extra).await {
            check(who, &path, &body, &mut seen);
        }
    }
    programs(&v, &all, &asks, &mut seen).await;
    letters(&v, &mut seen).await;
    drop(guard);
    check("the log", "the log", &log.text(), &mut seen);
    // A crawl that sees nothing proves nothing.
    for (who, value) in [
        ("wim", "kanarie.ans@example.org"),
        ("ans", "kanarie.wim@example.org"),
        ("hanna", "blauwgeslagen kanarie"),
        ("hanna", "meldkanarie"),
        ("lies", "blauwgeslagen kanarie"),
    ] {
        assert!(seen.contains(&(who.to_owned(), value)), "{who} should see {value}: {seen:#?}");
    }
    assert!(v.told(all.private).await.is_empty());
}

async fn programs(
    v: &Village,
    all: &Everybody,
    asks: &[String],
    seen: &mut BTreeSet<(String, &'static str)>,
) {
    let mut programs = vec![("visitor", v.program())];
    for (who, neighbour) in [
        ("wim", &all.wim),
        ("ans", &all.ans),
        ("bas", &all.bas),
        ("otto", &all.otto),
        ("stranger", &all.stranger),
    ] {
        programs.push((who, v.program_of(neighbour).await));
    }
    for (who, program) in programs {
        let lists = [
            "/asks?area=GM0301",
            "/asks?area=GM0301&stage=closed",
            "/offers?area=GM0301",
            "/areas?postcode=7201",
            "/openapi.json",
            "/search?q=boodschappen&area=GM0301",
            "/search?q=blauwgeslagen&area=GM0301",
        ];
        for path in lists.iter().map(ToString::to_string).chain(asks.iter().map(|id| format!("/asks/{id}"))) {
            check(who, &format!("/api/v1{path}"), &program.get(&path).await.text, seen);
        }
    }
}

/// Nothing in a letter that its reader may not know; nothing in confidence by mail at all.
async fn letters(v: &Village, seen: &mut BTreeSet<(String, &'static str)>) {
    for letter in v.letters("mail").await {
        let name = letter.to.split('@').next().unwrap().trim_start_matches("kanarie.").to_owned();
        let text = format!("{} {} {}", letter.subject, letter.text, letter.html);
        assert!(!text.contains("blauwgeslagen") && !text.contains("Liesbethkanarie"), "{letter:#?}");
        check(&name, &format!("a letter {:?}", letter.subject), &text, seen);
    }
}

#[test]
fn a_canary_that_escaped_is_found() {
    let mut seen = BTreeSet::new();
    let escaped = std::panic::catch_unwind(move || check("stranger", "/", "bel 06 12340001", &mut seen));
    assert!(escaped.is_err());
}
