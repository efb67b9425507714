//! The code that the build step makes for a room: kept as a file, compiled and used here.
//! `words/compile/tests/kept.rs` holds that it is what the build step makes.
#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use askama::Template;
use words::Lang;

mod sample {
    include!("sample/words.rs");
}

use sample::{KEYS, Words};

#[test]
fn plain_words_cost_nothing() {
    let greeting = Words(Lang::Nl).greeting();
    assert!(matches!(greeting, Cow::Borrowed("Welkom bij Dichtbij")));
    assert_eq!(Words(Lang::En).greeting_twice(), "Welcome to Dichtbij, Welcome to Dichtbij");
    assert_eq!(Words(Lang::Nl).lines(), "Eerste regel.\nTweede regel met \"aanhalingstekens\".");
}

#[test]
#[expect(
    clippy::needless_borrows_for_generic_args,
    reason = "templates lend everything, also what is itself lent"
)]
fn words_with_arguments_know_one_from_many() {
    let words = Words(Lang::Nl);
    let (name, count) = ("Ans", 1500);
    assert_eq!(words.told(0, ""), "Niemand kreeg een bericht.");
    assert_eq!(words.told(1_u32, String::from("Ans")), "Ans kreeg een bericht.");
    assert_eq!(words.told(2_usize, &name), "Ans en 2 buren kregen een bericht.");
    assert_eq!(Words(Lang::En).told(&count, "Ans"), "Ans and 1,500 neighbours got a message.");
}

#[test]
fn words_are_found_by_their_key() {
    let words = Words(Lang::En);
    assert_eq!(words.by_key("greeting").as_deref(), Some("Welcome to Dichtbij"));
    assert!(words.by_key("greeting_twice").is_some(), "keys of choices");
    assert_eq!(words.by_key("told"), None, "it needs arguments");
    assert_eq!(words.by_key("nowhere"), None);
    assert_eq!(KEYS, ["greeting", "greeting-twice", "lines", "told"]);
}

#[derive(Template)]
#[template(source = "{{ w.greeting() }}. {{ w.told(count, name) }}", ext = "html")]
struct Page {
    w: Words,
    count: u64,
    name: String,
}

#[test]
fn a_template_speaks_them_and_makes_them_safe() {
    let page = Page { w: Words(Lang::Nl), count: 1, name: "<b>Ans".to_owned() };
    let html = page.render().unwrap();
    assert_eq!(html, "Welkom bij Dichtbij. &#60;b&#62;Ans kreeg een bericht.");
}
