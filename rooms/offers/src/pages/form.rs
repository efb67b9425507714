//! The fields of an offer, for a new one and for a change.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ::words::Lang;
use areas::{NoPlace, PlaceField};
use askama::Template;
use askama::filters::HtmlSafe;
use house::App;
use house::shell::parts::{Choice, Choices, Exposes, Readers};
use house::shell::{Errors, Fault, Visitor};
use neighbourhood::areas::Circle;
use neighbourhood::asks::How;
use neighbourhood::offers::{Offer, OfferDraft, OfferRefusal};
use neighbourhood::text::{Sentence, TextError};
use neighbourhood::themes::Theme;
use neighbourhood::times::Times;
use neighbourhood::words::gives_away;
use serde::Deserialize;

use super::words;
use crate::say::Words;

/// How many times a week one can choose.
const TIMES: [u8; 4] = [1, 2, 3, 7];

#[derive(Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    pub sentence: String,
    #[serde(default)]
    pub place: String,
    #[serde(default)]
    pub area: String,
    #[serde(default)]
    pub circle: String,
    #[serde(default)]
    pub times: String,
    /// Parts of the week, commas between them; empty for always.
    #[serde(default)]
    pub when: String,
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    /// `yes`: a name in it may stay.
    #[serde(default)]
    pub keep: String,
}

impl Typed {
    /// What to fill in for a change.
    pub fn of(offer: &Offer) -> Self {
        let (place, area) = areas::typed_of(&offer.place);
        Self {
            sentence: offer.text.to_string(),
            place,
            area,
            circle: offer.circle.key().to_owned(),
            times: offer.at_most_per_week.to_string(),
            when: offer.times.keys(),
            theme: offer.themes.first().map(|theme| theme.key().to_owned()).unwrap_or_default(),
            ..Self::default()
        }
    }
}

/// All fields of an offer; `{{ fields }}` draws them.
#[derive(Template)]
#[template(path = "pages/form.html")]
pub struct Fields<'a> {
    w: Words,
    v: &'a Visitor,
    sentence: &'a str,
    sentence_error: Option<&'a str>,
    exposes: Option<Exposes<'a>>,
    place: PlaceField<'static>,
    circle: Choices<'a>,
    times: Vec<(u8, Cow<'static, str>, bool)>,
    times_error: Option<&'a str>,
    when: Vec<(&'static str, Cow<'static, str>, bool)>,
    themes: Vec<(&'static str, Cow<'static, str>, bool)>,
}

impl HtmlSafe for Fields<'_> {}

impl<'a> Fields<'a> {
    pub async fn of(
        app: &App,
        visitor: &'a Visitor,
        typed: &'a Typed,
        errors: &'a Errors,
    ) -> Result<Self, Fault> {
        let w = words(visitor);
        let place = PlaceField::load(&app.db, visitor.lang, (&typed.place, &typed.area), errors).await?;
        Ok(Self {
            w,
            v: visitor,
            sentence: &typed.sentence,
            sentence_error: errors.at("sentence"),
            exposes: errors.at("sentence").and_then(|_| exposes(visitor, typed)),
            place,
            circle: circles(visitor, typed, errors),
            times: times(w, typed),
            times_error: errors.at("times"),
            when: when(w, typed),
            themes: themes(visitor, typed),
        })
    }
}

/// What in an offer points at somebody but its owner. A name may stay when the owner says so; a number, which
/// everybody could ring for years, may not.
fn exposes<'a>(visitor: &Visitor, typed: &'a Typed) -> Option<Exposes<'a>> {
    let known = [visitor.first_name.as_str(), typed.name.as_str()];
    let exposes = Exposes::of(visitor.w, &typed.sentence, Readers::Neighbours, &known)?;
    Some(if gives_away(&typed.sentence) { exposes } else { exposes.or_keep() })
}

fn circles<'a>(visitor: &Visitor, typed: &Typed, errors: &Errors) -> Choices<'a> {
    let chosen = Circle::from_key(&typed.circle).unwrap_or(Circle::District);
    let option = |circle: &Circle| {
        let label = visitor.w.by_key(&format!("circle-{}-choice", circle.key())).unwrap_or_default();
        Choice::new(circle.key(), label, *circle == chosen)
    };
    let w = words(visitor);
    Choices::radio("circle", w.circle_legend(), errors)
        .hint(w.circle_hint())
        .options(Circle::ALL.iter().map(option))
}

fn times(w: Words, typed: &Typed) -> Vec<(u8, Cow<'static, str>, bool)> {
    let chosen = typed.times.parse().unwrap_or(2);
    // A program may have chosen a number in between.
    let all: BTreeSet<u8> = TIMES.into_iter().chain(Some(chosen).filter(|n| (1..=7).contains(n))).collect();
    all.into_iter().map(|number| (number, w.times(number), number == chosen)).collect()
}

/// The ways to say when, from "always" to one part of the week.
const WHEN: [&str; 7] =
    ["", "days", "evenings", "weekends", "days,evenings", "evenings,weekends", "days,weekends"];

fn when(w: Words, typed: &Typed) -> Vec<(&'static str, Cow<'static, str>, bool)> {
    let chosen = Times::from_keys(&typed.when);
    let way =
        |keys: &'static str| (keys, when_words(w, Times::from_keys(keys)), Times::from_keys(keys) == chosen);
    WHEN.into_iter().map(way).collect()
}

/// When somebody usually has time, in words.
pub fn when_words(w: Words, times: Times) -> Cow<'static, str> {
    let keys = times.keys().replace(',', "-");
    w.by_key(&format!("when-{}", if keys.is_empty() { "always" } else { &keys })).unwrap_or_default()
}

/// The same for a card; nothing when they did not say.
#[must_use]
pub fn times_said(lang: Lang, times: Times) -> Option<Cow<'static, str>> {
    (times != Times::default()).then(|| when_words(Words(lang), times))
}

fn themes(visitor: &Visitor, typed: &Typed) -> Vec<(&'static str, Cow<'static, str>, bool)> {
    let theme = |theme: &Theme| {
        let label = visitor.w.by_key(&format!("theme-{}", theme.key())).unwrap_or_default();
        (theme.key(), label, theme.key() == typed.theme)
    };
    Theme::ALL.iter().filter(|theme| !theme.is_private()).map(theme).collect()
}

/// What was typed, as a draft; or every mistake at its field.
pub async fn draft(
    app: &App,
    visitor: &Visitor,
    typed: &Typed,
    errors: &mut Errors,
) -> Result<Option<OfferDraft>, Fault> {
    let text = errors.check("sentence", typed.sentence.parse::<Sentence>(), |e| sentence_words(visitor, e));
    if text.as_ref().is_some_and(|text| gives_away(text.as_str())) {
        errors.add("sentence", words(visitor).sentence_gives_away());
    } else if text.is_some() && typed.keep != "yes" && exposes(visitor, typed).is_some() {
        errors.add("sentence", visitor.w.exposes_once());
    }
    let place = match areas::place_of(&app.db, &typed.area, &typed.place).await {
        Ok(place) => Some(place),
        Err(NoPlace::Store(error)) => return Err(error.into()),
        Err(none) => {
            let field = if matches!(none, NoPlace::Choose(_)) { "area" } else { "place" };
            errors.add(field, none.words(visitor.lang));
            None
        }
    };
    let circle =
        errors.check("circle", Circle::from_key(&typed.circle).ok_or(()), |()| visitor.w.choice_missing());
    let times = errors.check("times", typed.times.parse::<u8>(), |_| visitor.w.choice_missing());
    let (Some(text), Some(place), Some(circle), Some(times)) = (text, place, circle, times) else {
        return Ok(None);
    };
    if !errors.is_empty() {
        return Ok(None);
    }
    let theme = Theme::from_key(&typed.theme).filter(|theme| !theme.is_private());
    Ok(Some(OfferDraft {
        text,
        themes: theme.into_iter().collect(),
        place,
        // "In my street" of somebody who only gave a neighbourhood is the neighbourhood.
        circle: circle.max(place.narrowest_circle()),
        at_most_per_week: times,
        how: How::default(),
        times: Times::from_keys(&typed.when),
    }))
}

pub fn sentence_words(visitor: &Visitor, error: TextError) -> Cow<'static, str> {
    match error {
        TextError::Empty => words(visitor).sentence_empty(),
        TextError::TooLong { max, .. } => visitor.w.sentence_too_long(max),
        TextError::OnlySymbols => words(visitor).sentence_only_symbols(),
    }
}

/// Why the rule refused, at the field it is about.
pub fn refused(visitor: &Visitor, refusal: OfferRefusal, errors: &mut Errors) {
    let field = match refusal {
        OfferRefusal::CircleTooNarrow { .. } => "circle",
        OfferRefusal::TimesAWeek { .. } => "times",
        _ => "sentence",
    };
    errors.add(field, refusal_words(visitor, refusal));
}

pub fn refusal_words(visitor: &Visitor, refusal: OfferRefusal) -> Cow<'static, str> {
    let own = words(visitor).by_key(&format!("refused-{}", refusal.key()));
    own.or_else(|| visitor.w.by_key(&format!("refused-{}", refusal.key())))
        .unwrap_or_else(|| visitor.w.fault_stale_text())
}
