//! "Where?": a postcode or the name of a neighbourhood, then a choice from a short list, then,
//! for who prefers it, the map.

use std::borrow::Cow;

use askama::Template;
use askama::filters::HtmlSafe;
use house::shell::Errors;
use house::shell::parts::{Choice as Option_, Choices, Field};
use house::store::{Db, StoreError};
use neighbourhood::areas::{AreaCode, Level, Place};
use words::Lang;

use crate::find::{Found, find};
use crate::map::{Mark, map};
use crate::say::Words;
use crate::store::{self, Choice};

/// Asks for a place in any form. The form's fields are `place` (what was typed) and `area` (the code
/// that was chosen); [`crate::place_of`] makes a place of them. `{{ field }}` in a template draws it.
#[derive(Template)]
#[template(path = "pages/place_field.html")]
pub struct PlaceField<'a> {
    w: Words,
    typed: Field<'a>,
    choices: Option<Choices<'a>>,
    map: String,
}

impl HtmlSafe for PlaceField<'_> {}

impl PlaceField<'static> {
    /// The field with what was typed and chosen before. The choices appear once the text can mean
    /// several areas. Mistakes are those that `errors` has at `place` and `area`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load(
        db: &Db,
        lang: Lang,
        (typed, chosen): (&str, &str),
        errors: &Errors,
    ) -> Result<Self, StoreError> {
        let w = Words(lang);
        let chosen: Option<AreaCode> = chosen.parse().ok();
        // A place that was known before has a code and no text: then its name is the text.
        let known = match chosen {
            Some(code) if typed.trim().is_empty() => store::load(db, &code).await?,
            _ => None,
        };
        let typed = known.as_ref().map_or(typed, |area| &area.name);
        let found = if typed.trim().is_empty() { Found::default() } else { find(db, typed).await? };
        let choices = (found.choices.len() > 1).then(|| choices(w, &found, chosen, errors));
        let around = found.unsure.as_ref().map(|district| district.code);
        let map = match around {
            Some(code) if choices.is_some() => {
                map(db, lang, &code, &Mark { here: chosen, link: ("/areas/", ""), ..Mark::default() }).await?
            }
            _ => String::new(),
        };
        Ok(Self { w, typed: text(w, typed, errors), choices, map })
    }

    /// Without the list of choices, for a page that shows them in its own way.
    #[must_use]
    pub fn text_only(self) -> Self {
        Self { choices: None, map: String::new(), ..self }
    }

    /// The empty field, without a look in the database: for the home page.
    #[must_use]
    pub fn empty(lang: Lang, errors: &Errors) -> Self {
        let w = Words(lang);
        Self { w, typed: text(w, "", errors), choices: None, map: String::new() }
    }
}

fn text(w: Words, typed: &str, errors: &Errors) -> Field<'static> {
    Field::new("place", w.place_label(), typed.to_owned(), &owned(errors))
        .hint(w.place_hint())
        .kind("text", "postal-code")
        .max(80)
        .suggest("/places?q=")
}

fn owned(errors: &Errors) -> Errors {
    errors.clone()
}

fn choices(w: Words, found: &Found, chosen: Option<AreaCode>, errors: &Errors) -> Choices<'static> {
    let towns = found
        .choices
        .iter()
        .any(|choice| Some(&choice.municipality) != found.choices.first().map(|first| &first.municipality));
    let mut options: Vec<Option_<'static>> =
        found.choices.iter().map(|choice| option(choice, towns, chosen)).collect();
    if let Some(district) = &found.unsure
        && district.code.level() == Level::District
        && !found.choices.iter().any(|choice| choice.code == district.code)
    {
        let mut unsure =
            Option_::new(district.code.as_str().to_owned(), w.place_unsure(), chosen == Some(district.code));
        unsure.hint = w.place_unsure_hint(&district.name);
        options.push(unsure);
    }
    Choices::radio("area", w.place_which(), errors).options(options)
}

fn option(choice: &Choice, towns: bool, chosen: Option<AreaCode>) -> Option_<'static> {
    let mut option =
        Option_::new(choice.code.as_str().to_owned(), choice.name.clone(), chosen == Some(choice.code));
    option.hint = Cow::Owned(if towns && choice.district != choice.municipality {
        format!("{}, {}", choice.district, choice.municipality)
    } else {
        choice.district.clone()
    });
    option
}

/// What to put back into the form for a place that is known: the text and the code.
#[must_use]
pub fn typed_of(place: &Place) -> (String, String) {
    let typed = place.postcode().map(|pc6| pc6.spaced()).unwrap_or_default();
    (typed, place.area().as_str().to_owned())
}
