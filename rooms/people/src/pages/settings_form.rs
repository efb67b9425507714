//! The form of `/me/settings`: what was typed, and the person it describes.

use house::App;
use house::shell::parts::{Choice, Choices, Field};
use house::shell::{Errors, Fault, Visitor};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::moments::later;
use neighbourhood::people::{Contact, Language, LetterKind, Person};
use neighbourhood::quiet::{MinuteOfDay, QuietHours};
use neighbourhood::text::Phone;
use serde::Deserialize;
use words::Lang;

use super::parts::{contact_mistake, name, place, words};
use super::settings::Fields;
use crate::say::Words;

/// Everything as it was typed; a box that is off is not sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub name: String,
    pub place: String,
    pub area: String,
    phone: String,
    language: String,
    quiet_from: String,
    quiet_until: String,
    pause: String,
    alerts: String,
    digest: String,
    questions: String,
    monthly: String,
    news: String,
}

impl Typed {
    /// The form of somebody who changed nothing yet.
    pub fn of(person: &Person) -> Self {
        let (place, area) = areas::typed_of(&person.place);
        let on = |kind| if person.wants(kind) { "yes".to_owned() } else { String::new() };
        Self {
            name: person.name.to_string(),
            place,
            area,
            phone: person.phone.as_ref().map(|phone| phone.value.national()).unwrap_or_default(),
            language: person.language.key().to_owned(),
            quiet_from: clock(person.quiet.start()),
            quiet_until: clock(person.quiet.end()),
            pause: if person.paused_until.is_some() { "keep" } else { "none" }.to_owned(),
            alerts: on(LetterKind::Alerts),
            digest: on(LetterKind::Digest),
            questions: on(LetterKind::Questions),
            monthly: on(LetterKind::Monthly),
            news: on(LetterKind::News),
        }
    }

    pub const fn wants(&self, kind: LetterKind) -> bool {
        let typed = match kind {
            LetterKind::Alerts => &self.alerts,
            LetterKind::Digest => &self.digest,
            LetterKind::Questions => &self.questions,
            LetterKind::Monthly => &self.monthly,
            LetterKind::News => &self.news,
        };
        !typed.is_empty()
    }
}

/// The person as the form describes them; nothing when there are mistakes.
pub async fn changed(
    app: &App,
    visitor: &Visitor,
    (before, typed): (&Person, &Typed),
    errors: &mut Errors,
) -> Result<Option<Person>, Fault> {
    let w = words(visitor);
    let name = name(visitor, &typed.name, errors);
    // Nothing typed: the place stays.
    let place = match typed.place.trim() {
        "" => Some(before.place),
        _ => place(app, visitor, (&typed.place, &typed.area), errors).await?,
    };
    let phone = match typed.phone.trim() {
        "" => Some(None),
        text => errors
            .check("phone", text.parse::<Phone>(), |error| contact_mistake(visitor, error))
            .map(|phone| Some(Contact::new(phone))),
    };
    let from = errors.check("quiet_from", minute(&typed.quiet_from), |()| w.settings_quiet_wrong());
    let until = errors.check("quiet_until", minute(&typed.quiet_until), |()| w.settings_quiet_wrong());
    let quiet = from.zip(until).and_then(|(from, until)| QuietHours::new(from, until).ok());
    let (Some(name), Some(place), Some(phone), Some(quiet)) = (name, place, phone, quiet) else {
        return Ok(None);
    };
    Ok(Some(Person {
        name,
        place,
        phone,
        quiet,
        language: Language::from_key(&typed.language).unwrap_or(before.language),
        paused_until: paused(&typed.pause, before.paused_until, visitor.now),
        letters: LetterKind::ALL.iter().copied().filter(|kind| typed.wants(*kind)).collect(),
        ..before.clone()
    }))
}

fn paused(typed: &str, before: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
    let days = match typed {
        "day" => 1,
        "week" => 7,
        "month" => 30,
        "keep" => return before,
        _ => return None,
    };
    Some(later(now, SignedDuration::from_hours(24 * days)))
}

/// `22:00`, `22.00` and `22` are all ten in the evening; nothing is midnight.
fn minute(text: &str) -> Result<MinuteOfDay, ()> {
    let text = text.trim().trim_end_matches("uur").trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let hour: u16 = if hour.is_empty() { Ok(0) } else { hour.parse() }.map_err(|_| ())?;
    let minute: u16 = minute.parse().map_err(|_| ())?;
    match (hour, minute) {
        (0..=23, 0..=59) => Ok(hour * 60 + minute),
        (24, 0) => Ok(0),
        _ => Err(()),
    }
}

fn clock(minute: MinuteOfDay) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

pub fn fields<'a>(w: Words, typed: &'a Typed, errors: &Errors) -> Fields<'a> {
    let name = Field::new("name", w.settings_name(), typed.name.as_str(), errors);
    let phone = Field::new("phone", w.settings_phone(), typed.phone.as_str(), errors);
    let from = Field::new("quiet_from", w.settings_quiet_from(), typed.quiet_from.as_str(), errors);
    let until = Field::new("quiet_until", w.settings_quiet_until(), typed.quiet_until.as_str(), errors);
    let languages =
        Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.name(), typed.language == lang.code()));
    Fields {
        name: name.hint(w.settings_name_hint()).kind("text", "given-name").max(80),
        phone: phone.hint(w.settings_phone_hint()).kind("tel", "tel").max(40),
        quiet_from: from.kind("short", "off").max(10),
        quiet_until: until.kind("short", "off").max(10),
        language: Choices::radio("language", w.settings_language(), errors)
            .hint(w.settings_language_hint())
            .options(languages),
    }
}

pub fn pause_choices<'a>(visitor: &Visitor, person: &Person, typed: &Typed, errors: &Errors) -> Choices<'a> {
    let w = words(visitor);
    let paused = person.paused_until.filter(|until| visitor.now < *until);
    let keep = paused.map(|until| {
        let date = words::time::day(visitor.lang, until, visitor.now);
        Choice::new("keep", w.settings_pause_keep(date), typed.pause == "keep")
    });
    let none = typed.pause == "none" || typed.pause.is_empty() || (typed.pause == "keep" && paused.is_none());
    let lengths = [
        Choice::new("none", w.settings_pause_none(), none),
        Choice::new("day", w.settings_pause_day(), typed.pause == "day"),
        Choice::new("week", w.settings_pause_week(), typed.pause == "week"),
        Choice::new("month", w.settings_pause_month(), typed.pause == "month"),
    ];
    Choices::radio("pause", w.settings_pause(), errors)
        .hint(w.settings_pause_hint())
        .options(keep.into_iter().chain(lengths))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let cases = [("22:00", 1320), ("22.30", 1350), ("8", 480), ("7.05 uur", 425), ("24:00", 0), ("", 0)];
        for (text, wanted) in cases {
            assert_eq!(minute(text), Ok(wanted), "{text}");
        }
        for wrong in ["25:00", "12:60", "half acht", "-1", "12:", "1:2:3"] {
            assert_eq!(minute(wrong), Err(()), "{wrong}");
        }
        assert_eq!(clock(425), "7:05");
    }
}
