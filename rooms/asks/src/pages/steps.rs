//! The four pages of asking. Each carries everything that was typed before.

use std::borrow::Cow;

use areas::PlaceField;
use askama::Template;
use house::App;
use house::shell::parts::{Choice, Choices, Exposes, Field, Readers, RingNow};
use house::shell::{Answer, Errors, Page, Visitor};
use neighbourhood::areas::Circle;
use neighbourhood::asks::{Draft, How, SafeWay, Urgency};
use neighbourhood::people::Person;
use neighbourhood::text::{FirstName, Sentence};
use neighbourhood::themes::Theme;

use super::gently::{Gently, choices};
use crate::placing::Typed;
use crate::say::Words;

/// What every step needs.
#[derive(Clone, Copy)]
pub struct Paper<'a> {
    pub app: &'a App,
    pub visitor: &'a Visitor,
    pub typed: &'a Typed,
    pub errors: &'a Errors,
    /// Who is signed in.
    pub known: Option<&'a Person>,
}

/// What was typed and is not on the page itself.
type Carried<'a> = Vec<(&'static str, &'a str)>;

#[derive(Template)]
#[template(path = "pages/start.html")]
struct Start<'a> {
    w: Words,
    v: &'a Visitor,
    choose: bool,
    seen: &'a str,
    sentence: Field<'a>,
    place: PlaceField<'static>,
    gently: Gently<'a>,
    carried: Carried<'a>,
}

#[derive(Template)]
#[template(path = "pages/private.html")]
struct Private<'a> {
    w: Words,
    v: &'a Visitor,
    ring: RingNow,
    sentence: &'a str,
    choices: Choices<'a>,
    carried: Carried<'a>,
}

#[derive(Template)]
#[template(path = "pages/who.html")]
struct WhoPage<'a> {
    w: Words,
    v: &'a Visitor,
    team: bool,
    /// Whether the first fields must be seen: they have mistakes.
    reopen: bool,
    more: bool,
    typed: &'a Typed,
    seen: &'a str,
    where_: String,
    known: &'a str,
    sentence: Field<'a>,
    place: PlaceField<'static>,
    fields: [Field<'a>; 3],
    safe_way: Choices<'a>,
    safe_from: Vec<(u8, bool)>,
    safe_until: Vec<(u8, bool)>,
    safe_error: Option<&'a str>,
    whom: Choices<'a>,
    other_name: Field<'a>,
    agree_error: Option<&'a str>,
    themes: Vec<(&'static str, Cow<'static, str>, bool)>,
    choices: [Choices<'a>; 3],
    carried: Carried<'a>,
}

#[derive(Template)]
#[template(path = "pages/preview.html")]
struct Preview<'a> {
    w: Words,
    v: &'a Visitor,
    sentence: &'a str,
    by: Cow<'static, str>,
    for_other: Option<Cow<'static, str>>,
    chips: Vec<Cow<'static, str>>,
    told: Cow<'static, str>,
    /// What in the sentence points at somebody.
    exposes: Option<Exposes<'a>>,
    carried: Carried<'a>,
}

impl<'a> Paper<'a> {
    const fn w(&self) -> Words {
        Words(self.visitor.lang)
    }

    fn page(&self, title: Cow<'static, str>) -> Page<'a> {
        let page = Page::of(self.app, self.visitor, title).errors(self.errors);
        if self.typed.for_team() { page.sensitive() } else { page }
    }

    fn sentence(&self) -> Field<'a> {
        let w = self.w();
        Field::new("sentence", w.start_sentence(), self.typed.sentence.as_str(), self.errors)
            .hint(w.start_sentence_hint())
            .kind("area", "off")
            .max(Sentence::MAX)
    }

    async fn place(&self) -> Result<PlaceField<'static>, house::store::StoreError> {
        let typed = (self.typed.place.as_str(), self.typed.area.as_str());
        PlaceField::load(&self.app.db, self.visitor.lang, typed, self.errors).await
    }

    pub async fn start(self, choose: bool) -> Answer {
        let main = Start {
            w: self.w(),
            v: self.visitor,
            choose,
            seen: &self.typed.place,
            sentence: self.sentence(),
            place: self.place().await?,
            gently: Gently::of(self.visitor, &self.typed.private),
            carried: self.typed.but(&["sentence", "place", "area", "seen", "private"]),
        };
        self.page(self.w().start_title()).gently().show(&main)
    }

    pub fn private(self) -> Answer {
        let w = self.w();
        // About safety it is a trained person's, always.
        let neighbours = !self.typed.theme().is_some_and(Theme::is_private);
        let main = Private {
            w,
            v: self.visitor,
            ring: RingNow { w: self.visitor.w },
            sentence: &self.typed.sentence,
            choices: choices(w, &self.typed.private, self.errors, neighbours),
            carried: self.typed.but(&["private"]),
        };
        Page::of(self.app, self.visitor, w.private_title()).errors(self.errors).sensitive().show(&main)
    }

    pub async fn who(self) -> Answer {
        let (w, typed, errors) = (self.w(), self.typed, self.errors);
        let folded = ["sentence", "place", "area"];
        let details = ["theme", "urgency", "how", "circle"];
        let main = WhoPage {
            w,
            v: self.visitor,
            team: typed.for_team(),
            reopen: folded.iter().any(|field| errors.at(field).is_some()),
            more: details.iter().any(|field| errors.at(field).is_some()),
            typed,
            seen: &typed.place,
            where_: self.area_name().await?,
            known: self.known.map_or("", |person| person.name.as_str()),
            sentence: self.sentence(),
            place: self.place().await?,
            fields: self.contact(),
            safe_way: self.safe_way(),
            safe_from: hours(&typed.safe_from, 0..24),
            safe_until: hours(&typed.safe_until, 1..25),
            safe_error: errors.at("safe_from"),
            whom: self.whom(),
            other_name: Field::new("other_name", w.who_other_name(), typed.other_name.as_str(), errors)
                .hint(w.who_other_name_hint())
                .max(FirstName::MAX),
            agree_error: errors.at("agree"),
            themes: self.themes(),
            choices: self.details(),
            carried: typed.all().into_iter().filter(|(name, _)| *name == "private").collect(),
        };
        self.page(w.who_title()).show(&main)
    }

    fn contact(&self) -> [Field<'a>; 3] {
        let (w, typed, errors) = (self.w(), self.typed, self.errors);
        let phone_hint = if typed.for_team() { w.who_phone_hint_team() } else { w.who_phone_hint() };
        let email = Field::new("email", w.who_email(), typed.email.as_str(), errors);
        let email = if typed.for_team() { email } else { email.hint(w.who_email_hint()) };
        [
            Field::new("name", w.who_name(), typed.name.as_str(), errors)
                .kind("text", "given-name")
                .max(FirstName::MAX),
            email.kind("email", "email").max(254),
            Field::new("phone", w.who_phone(), typed.phone.as_str(), errors)
                .hint(phone_hint)
                .kind("tel", "tel")
                .max(30),
        ]
    }

    fn whom(&self) -> Choices<'a> {
        let (w, other) = (self.w(), self.typed.for_other());
        let mut for_other = Choice::new("other", w.who_for_other(), other);
        for_other.hint = w.who_for_other_hint();
        let options = [Choice::new("me", w.who_for_me(), !other), for_other];
        Choices::radio("for", w.who_for(), self.errors).options(options)
    }

    fn safe_way(&self) -> Choices<'a> {
        let (w, chosen) = (self.w(), SafeWay::from_key(&self.typed.safe_way).unwrap_or_default());
        let option = |way: &SafeWay| {
            let name = w.by_key(&format!("safely-{}", way.key())).unwrap_or_default();
            Choice::new(way.key(), name, *way == chosen)
        };
        Choices::radio("safe_way", w.safely_legend(), self.errors)
            .hint(w.safely_hint())
            .options(SafeWay::ALL.iter().map(option))
    }

    fn themes(&self) -> Vec<(&'static str, Cow<'static, str>, bool)> {
        let chosen = self.typed.theme();
        let name = |theme: Theme| self.name("theme", theme.key());
        let none = ("none", self.w().who_theme_none(), chosen.is_none());
        let all = Theme::ALL.iter().map(|theme| (theme.key(), name(*theme), chosen == Some(*theme)));
        std::iter::once(none).chain(all).collect()
    }

    fn details(&self) -> [Choices<'a>; 3] {
        let (w, typed) = (self.w(), self.typed);
        let urgency = Urgency::from_key(&typed.urgency).unwrap_or_default();
        let how = How::from_key(&typed.how).unwrap_or_default();
        let circle = Circle::from_key(&typed.circle).unwrap_or(Circle::District);
        let choice = |kind, key: &'static str, chosen| Choice::new(key, self.name(kind, key), chosen);
        [
            Choices::radio("urgency", w.who_urgency(), self.errors)
                .options(Urgency::ALL.iter().map(|one| choice("urgency", one.key(), *one == urgency))),
            Choices::radio("how", w.who_how(), self.errors)
                .options(How::ALL.iter().map(|one| choice("how", one.key(), *one == how))),
            Choices::radio("circle", w.who_circle(), self.errors).options(Circle::ALL.iter().map(|one| {
                let name = self.visitor.w.by_key(&format!("circle-{}-choice", one.key()));
                Choice::new(one.key(), name.unwrap_or_default(), *one == circle)
            })),
        ]
    }

    /// What the house calls it.
    fn name(&self, kind: &str, key: &str) -> Cow<'static, str> {
        self.visitor.w.by_key(&format!("{kind}-{key}")).unwrap_or_default()
    }

    async fn area_name(&self) -> Result<String, house::store::StoreError> {
        let place = areas::place_of(&self.app.db, &self.typed.area, &self.typed.place).await.ok();
        match place {
            Some(place) => name_of(self.app, &place.area()).await,
            None => Ok(String::new()),
        }
    }

    pub async fn preview(self, draft: &'a Draft, name: &str, told: Cow<'static, str>) -> Answer {
        let w = self.w();
        let area = name_of(self.app, &draft.place.area()).await?;
        let mut chips: Vec<Cow<'static, str>> =
            draft.theme.map(|t| self.name("theme", t.key())).into_iter().collect();
        chips.push(self.name("urgency", draft.urgency.key()));
        chips.push(self.name("how", draft.how.key()));
        let main = Preview {
            w,
            v: self.visitor,
            sentence: draft.text.as_str(),
            by: w.preview_by(&area, name),
            for_other: draft.for_other.as_ref().map(|(name, _)| match name {
                Some(name) => w.preview_for(name.as_str()),
                None => w.preview_for_other(),
            }),
            chips,
            told,
            exposes: Exposes::of(self.visitor.w, draft.text.as_str(), Readers::Neighbours, &[name]),
            carried: self.typed.all(),
        };
        self.page(w.preview_title()).show(&main)
    }
}

/// Full hours to choose from, and which was chosen.
fn hours(typed: &str, all: std::ops::Range<u8>) -> Vec<(u8, bool)> {
    let chosen = typed.parse().ok();
    all.map(|hour| (hour, chosen == Some(hour))).collect()
}

async fn name_of(
    app: &App,
    code: &neighbourhood::areas::AreaCode,
) -> Result<String, house::store::StoreError> {
    Ok(areas::load(&app.db, code).await?.map(|area| area.name).unwrap_or_default())
}
