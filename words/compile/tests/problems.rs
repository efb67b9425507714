//! What is wrong in a Fluent file is told with its file and line.
#![allow(clippy::unwrap_used)]

use words_compile::{Source, compile};

fn problems(nl: &str, en: &str) -> Vec<String> {
    let nl = Source { path: "words/nl/asks.ftl", text: nl };
    let en = Source { path: "words/en/asks.ftl", text: en };
    match compile(nl, en) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[track_caller]
fn only(nl: &str, en: &str, start: &str) {
    let found = problems(nl, en);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].starts_with(start), "{}", found[0]);
}

#[test]
fn good_files_have_no_problems() {
    assert!(
        problems("# a\none = een\ntwo = { $n } { one }\n", "one = one\ntwo = { one } { $n }\n").is_empty()
    );
}

#[test]
fn a_key_missing_in_english() {
    only(
        "one = een\n\ntwo = twee\n",
        "one = one\n",
        "words/nl/asks.ftl:3: two is missing in words/en/asks.ftl",
    );
}

#[test]
fn a_key_missing_in_dutch() {
    only(
        "one = een\n",
        "# x\none = one\ntwo = two\n",
        "words/en/asks.ftl:3: two is missing in words/nl/asks.ftl",
    );
}

#[test]
fn arguments_that_differ() {
    only(
        "one = een { $name }\n",
        "# x\n# y\n\none = one { $count }\n",
        "words/en/asks.ftl:4: one has $count here, but $name in words/nl/asks.ftl:1",
    );
    only(
        "one = een\n",
        "one = one { $count }\n",
        "words/en/asks.ftl:1: one has $count here, but no arguments",
    );
}

#[test]
fn arguments_count_through_references() {
    only(
        "a = { b }\nb = hallo { $name }\nc = { $name }\n",
        "a = hello\nb = hello { $name }\nc = { $name }\n",
        "words/en/asks.ftl:1: a has no arguments here, but $name",
    );
}

#[test]
fn bad_syntax() {
    only("one = een\ntwo = { $x\n", "one = one\n", "words/nl/asks.ftl:2: not valid Fluent");
    only("one = een\n\n\nno equals sign\n", "one = one\n", "words/nl/asks.ftl:4: not valid Fluent");
    only("one =\n\ntwo = twee\n", "two = two\n", "words/nl/asks.ftl:1: not valid Fluent");
}

#[test]
fn the_same_key_twice() {
    only(
        "one = een\ntwo = twee\none = nog een\n",
        "one = one\ntwo = two\n",
        "words/nl/asks.ftl:3: one is here twice",
    );
}

#[test]
fn a_reference_to_nothing_or_in_a_circle() {
    only("one = { two }\n", "one = one\n", "words/nl/asks.ftl:1: it refers to message two, which is not");
    only("one = { -name }\n", "one = one\n", "words/nl/asks.ftl:1: it refers to term name, which is not");
    only("one = { one }\n", "one = one\n", "words/nl/asks.ftl:1: it refers to message one in a circle");
}

#[test]
fn names_that_rust_cannot_bear() {
    let found = problems("continue = door\n", "continue = on\n");
    assert_eq!(found.len(), 2, "in both files: {found:#?}");
    assert!(found[0].starts_with("words/en/asks.ftl:1: continue cannot be a key"));
    only("one = { $type }\n", "one = { $kind }\n", "words/nl/asks.ftl:1: $type cannot be an argument of one");
}

#[test]
fn attributes_and_unknown_functions() {
    only("one = een\n    .title = x\n", "one = one\n", "words/nl/asks.ftl:1: one has an attribute");
    only("\none = { DATETIME($x) }\n", "one = { $x }\n", "words/nl/asks.ftl:2: DATETIME() is not known");
}
