//! Whatever is typed: a clear answer at the right place, nothing lost, never "we broke".

use crate::village::{Browser, Filled, Page, Village};

const LONG: usize = 5000;

/// What people paste, and what people try.
fn strange() -> Vec<(&'static str, String)> {
    vec![
        ("empty", String::new()),
        ("blanks", "   \n\t ".into()),
        ("over-long", "heel ".repeat(LONG / 5)),
        ("one word without end", "a".repeat(LONG)),
        ("emoji", "👵🏽🛒❤️ wie helpt? 👨‍👩‍👧‍👦".into()),
        ("only emoji", "👍👍👍".into()),
        ("right to left", "من يستطيع مساعدتي اليوم؟".into()),
        ("overrides", "abc\u{202e}gpj.exe\u{2066}".into()),
        ("script", "<script>alert(1)</script>".into()),
        ("image", "\"><img src=x onerror=alert(1)>".into()),
        ("template", "{{7*7}} ${7*7} <%= 7*7 %>".into()),
        ("quotes", "'; drop table asks; --".into()),
        ("zalgo", "H̷̡̛e̸l̵p̶".repeat(20)),
        ("line ends", "regel een\r\nregel twee\rregel drie".into()),
        ("header", "x\r\nBcc: iedereen@example.org".into()),
        ("private use", "\u{e000}\u{fffd}\u{fdd0}".into()),
    ]
}

#[track_caller]
fn unbroken(page: &Page, what: &str) {
    assert!(page.status.as_u16() < 500, "{what}: {} {}", page.status, page.text());
    for bad in ["<script>alert", "<img src=x", "onerror=alert(1)>"] {
        assert!(!page.body.contains(bad), "{what}: {bad} unescaped at {}", page.path);
    }
}

#[tokio::test]
async fn strange_sentences_are_answered_in_words_and_kept() {
    let v = Village::new().await;
    for (what, sentence) in strange() {
        let mut visitor = v.visitor();
        let home = visitor.open("/").await;
        let form = home.form("/asks/new").with("sentence", &sentence).with("place", "Stadskern");
        let page = visitor.send(form).await;
        unbroken(&page, what);
        assert!([200, 422].contains(&page.status.as_u16()), "{what}: {}", page.status);
        if page.status == 422 {
            assert!(!page.mistakes().is_empty(), "{what}: no words at the mistake");
        }
        let kept = page.value("sentence").unwrap_or_default();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&kept), letters(&sentence), "{what}: what was typed is lost");
    }
}

#[tokio::test]
async fn strange_places_are_answered_in_words_and_kept() {
    let v = Village::new().await;
    let places = [
        "", "0000", "7201 ZZZ", "99999", "1234AB", "7201sa", "B-9000", "SW1A 1AA", "75001", "Atlantis",
        "%_%", "🏠", "GM0000", "٧٢٠١",
    ];
    for place in places {
        let mut visitor = v.visitor();
        let home = visitor.open("/").await;
        let form = home.form("/asks/new").with("sentence", "Wie helpt mij?").with("place", place);
        let page = visitor.send(form).await;
        unbroken(&page, place);
        assert!(
            !page.mistakes().is_empty() || page.text().contains("welke buurt"),
            "{place}: {}",
            page.text()
        );
        assert_eq!(page.value("place").unwrap_or_default(), place);
        assert_eq!(page.value("sentence").as_deref(), Some("Wie helpt mij?"));
        for area in ["GM0301", "BU03019999", "WK030100", "'; --", "BU0301000"] {
            unbroken(&visitor.open(&format!("/areas/{}", urlencoded(area))).await, area);
        }
        unbroken(&visitor.open(&format!("/near?q={}", urlencoded(place))).await, place);
        unbroken(&visitor.open(&format!("/places?q={}", urlencoded(place))).await, place);
    }
}

fn urlencoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[tokio::test]
async fn strange_addresses_and_numbers_get_their_words_at_their_fields() {
    let v = Village::new().await;
    let cases = [
        ("email", "wim"),
        ("email", "wim@"),
        ("email", "wim@voorbeeld"),
        ("email", "wim @example.org"),
        ("email", "wim@example.org\r\nBcc: x@example.org"),
        ("email", "<script>@example.org"),
        ("phone", "112"),
        ("phone", "06-123"),
        ("phone", "+1 555 0100 000 000 000 000"),
        ("phone", "nul zes"),
        ("name", ""),
        ("name", "😀"),
        ("name", "x"),
    ];
    for (field, value) in cases {
        let mut visitor = v.visitor();
        let who = [("name", "Wim"), ("email", "wim@example.org")];
        let who: Vec<_> =
            who.into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
        let page = visitor.previews("Wie helpt mij?", "Stadskern", &who).await;
        unbroken(&page, value);
        if value != "x" {
            assert_eq!(page.status, 422, "{field} {value:?}: {}", page.text());
        }
        if page.status == 422 {
            let back = page.value(field).unwrap_or_default().replace(['\r', '\n'], " ");
            assert_eq!(
                back.split_whitespace().collect::<String>(),
                value.split_whitespace().collect::<String>()
            );
        }
    }
}

/// Forms of somebody who can do a lot, each field filled with everything strange.
#[tokio::test]
async fn every_field_of_every_form_takes_everything() {
    let v = Village::new().await;
    let mut ans = v.neighbour("Ans").at("Stadskern").offers("Ik help graag").host_of("GM0301").await;
    let ask = ans.asks("Wie kan mij vandaag helpen met de was?", "Stadskern", &[]).await.path;
    let offer = format!("/offers/{}", ans.offer.unwrap());
    let host = format!("/host/people/{}", ans.id);
    let pages = [
        "/",
        "/offers/new",
        &offer,
        &ask,
        "/me/settings",
        "/me/tokens",
        "/me/forget",
        "/sign-in",
        "/follow",
        "/near",
        "/report",
        &host,
    ];
    for path in pages {
        let page = ans.open(path).await;
        for form in page.forms() {
            for (what, value) in strange() {
                let filled = all_fields(&form, &value);
                if form.action == "/me/forget" || form.action.ends_with("sign-out") || form.action.is_empty()
                {
                    continue;
                }
                let answer = send(&mut ans, &filled).await;
                unbroken(&answer, &format!("{what} at {}", form.action));
            }
        }
    }
}

fn all_fields(form: &Filled, value: &str) -> Filled {
    let names: Vec<String> = form.names().map(ToOwned::to_owned).collect();
    names
        .iter()
        .filter(|name| *name != "once")
        .fold(form.clone(), |form, name| form.with(name, value))
        .forged("once", "")
}

async fn send(browser: &mut Browser, form: &Filled) -> Page {
    browser.submit(form).await
}

#[tokio::test]
async fn bodies_that_are_no_forms_are_said_to_be_unreadable() {
    let v = Village::new().await;
    let mut visitor = v.visitor();
    let cases: Vec<(&str, Vec<u8>, u16)> = vec![
        ("64 KiB and more", [b"sentence=".to_vec(), vec![b'a'; 70_000]].concat(), 413),
        ("a megabyte", vec![b'a'; 1_000_000], 413),
        ("malformed UTF-8", b"sentence=%FF%FE%C3%28".to_vec(), 400),
        ("raw malformed UTF-8", b"sentence=\xff\xfe\xc3\x28".to_vec(), 400),
        ("NUL", b"sentence=a%00b".to_vec(), 400),
        ("surrogates", b"sentence=%ED%A0%80".to_vec(), 400),
    ];
    for path in ["/asks/new", "/asks", "/offers", "/sign-in", "/follow", "/report"] {
        for (what, body, status) in &cases {
            let page = visitor.post(path, body.clone()).await;
            assert_eq!(page.status.as_u16(), *status, "{what} at {path}: {}", page.text());
            assert!(page.text().len() > 40, "{what}: a page with words and a way out");
        }
        for odd in ["", "&&&", "=", "sentence", "sentence=a&sentence=b", "%", "%zz=%1", "a=b;c=d"] {
            let page = visitor.post(path, odd).await;
            assert!(page.status.as_u16() < 500, "{odd:?} at {path}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn paths_and_queries_of_nonsense_lead_to_a_page_with_a_way_out() {
    let v = Village::new().await;
    let mut visitor = v.visitor();
    for path in [
        "/asks/1",
        "/asks/%00",
        "/asks/..%2f..%2fetc",
        "/asks/0190a5b0-0000-7000-8000-000000000000",
        "/offers/x",
        "/areas/x/feed",
        "/areas/GM0301?tab=%FF&cursor=%00",
        "/areas/GM0301?cursor=zzz&tab=went",
        "/near?q=%FF",
        "/places?q=%FF",
        "/places?q=%00",
        "/report?page=%00",
        "/report?about=ask:1",
        "/sign-in?next=//evil.example",
        "/letters/off/x",
        "/sign-in/link/x",
        "/me/warnings/x",
        "/web/x/../../Cargo.toml",
        "/nergens",
        "/?taal=xx",
        "/?taal=%FF",
    ] {
        let page = visitor.open(path).await;
        assert!(page.status.as_u16() < 500, "{path}: {} {}", page.status, page.text());
        if page.status == 404 && !path.starts_with("/web") {
            assert!(page.links().iter().any(|link| link == "/"), "{path}: no way home");
        }
    }
    let page = visitor.open("/sign-in?next=//evil.example").await;
    assert!(!page.value("next").unwrap_or_default().starts_with("//"), "nobody is led elsewhere");
}
