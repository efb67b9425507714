//! What is asked in an area, as Atom (RFC 4287).

use std::fmt::Write as _;

use areas::AreaRow;
use asks::{Filter, Listed};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use house::App;
use house::clock;
use house::shell::{Answer, Fault, Visitor};
use neighbourhood::areas::AreaCode;
use neighbourhood::roles::{Action, Thing};
use neighbourhood::words::mask;

use crate::say::Words;

const ENTRIES: u32 = 50;

pub async fn get(State(app): State<App>, visitor: Visitor, Path(code): Path<String>) -> Answer {
    let code: AreaCode = code.parse().map_err(|_| Fault::NotFound)?;
    visitor.may(Action::ReadBoard, &Thing::Area(code))?;
    let area = areas::load(&app.db, &code).await?.ok_or(Fault::NotFound)?;
    let list = asks::list(&app, &Filter::open(code, ENTRIES)).await?;
    let text = atom(&app.config.base_url, &app.config.name, Words(visitor.lang), (&area, &list));
    let headers =
        [(CONTENT_TYPE, "application/atom+xml; charset=utf-8"), (CACHE_CONTROL, "public, max-age=60")];
    Ok((headers, text).into_response())
}

fn atom(base: &str, name: &str, w: Words, (area, list): (&AreaRow, &[Listed])) -> String {
    let base = escaped(base);
    let address = format!("{base}/areas/{}", area.code);
    // A feed without entries never changed.
    let updated = list.iter().map(|ask| ask.placed_at).max().unwrap_or_else(|| clock::at(0));
    let mut xml = String::with_capacity(1024 + list.len() * 400);
    // Writing to a String cannot fail.
    let _ = write!(
        xml,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\
         <id>{address}</id><title>{}</title><updated>{updated}</updated>\
         <author><name>{}</name></author><link href=\"{address}\"/><link rel=\"self\" href=\"{address}/feed\"/>",
        w.lang().code(),
        escaped(&w.feed_title(&area.name)),
        escaped(name),
    );
    for ask in list {
        let at = ask.placed_at;
        let _ = write!(
            xml,
            "\n<entry><id>urn:uuid:{0}</id><title>{1}</title><updated>{at}</updated><published>{at}</published>\
             <link href=\"{base}/asks/{0}\"/>",
            ask.id,
            // A feed leaves the house: what points at a person stays here.
            escaped(&mask(&ask.words)),
        );
        if let Some(theme) = ask.theme {
            let _ = write!(xml, "<category term=\"{}\"/>", theme.key());
        }
        xml.push_str("</entry>");
    }
    xml.push_str("\n</feed>\n");
    xml
}

/// As XML wants it; characters that XML cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}
