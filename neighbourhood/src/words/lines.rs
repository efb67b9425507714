//! What the commands print, as JSON values: one line in, one object out.

use serde_json::{Value, json};

use super::analysis::Analysis;
use super::matching::{Prepared, prepare, similarity};
use super::model::scores;
use super::persons::persons;
use super::private::judged;
use super::themes::suggested;

/// `dichtbij words classify`: `{"sentence", "themes":[{"theme","score"}], "private", "why":[…], "persons":[…]}`.
#[must_use]
pub fn classify_line(sentence: &str) -> Value {
    let analysis = Analysis::of(sentence);
    let scores = scores(&analysis);
    let why = judged(&analysis, scores.as_ref());
    let themes: Vec<Value> = suggested(&analysis, scores.as_ref(), !why.is_empty())
        .iter()
        .map(|(theme, score)| json!({ "theme": theme.key(), "score": rounded(*score) }))
        .collect();
    let persons: Vec<Value> = persons(sentence)
        .into_iter()
        .map(|f| {
            let text = sentence.get(f.range.clone()).unwrap_or_default();
            json!({ "kind": f.kind.key(), "start": f.range.start, "end": f.range.end, "text": text })
        })
        .collect();
    json!({ "sentence": sentence, "themes": themes, "private": !why.is_empty(), "why": why, "persons": persons })
}

/// `dichtbij words match`: for each ask `{"ask", "offers":[{"offer","score"}]}`, best first.
#[must_use]
pub fn match_lines(asks: &[&str], offers: &[&str]) -> Vec<Value> {
    let prepared: Vec<Prepared> = offers.iter().map(|offer| prepare(offer)).collect();
    asks.iter().map(|ask| match_line(ask, offers, &prepared)).collect()
}

fn match_line(ask: &str, offers: &[&str], prepared: &[Prepared]) -> Value {
    let wanted = prepare(ask);
    let mut ranked: Vec<(&str, f32)> =
        offers.iter().copied().zip(prepared.iter().map(|p| similarity(&wanted, p))).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let offers: Vec<Value> =
        ranked.iter().map(|(offer, score)| json!({ "offer": offer, "score": rounded(*score) })).collect();
    json!({ "ask": ask, "offers": offers })
}

/// Three decimals are enough to read.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
