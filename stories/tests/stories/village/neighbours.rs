//! Somebody moves in.

use std::ops::{Deref, DerefMut};
use std::pin::Pin;

use axum::http::Request;
use house::happenings::record;
use house::shell::visitor::{Whom, begin_session, stranger};
use house::store::args;
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OwnerFacts};
use neighbourhood::people::{Contact, Person};
use neighbourhood::roles::Grant;

use super::{Browser, Village};

/// Somebody with a home and a browser that is signed in.
pub struct Neighbour {
    pub id: PersonId,
    pub email: String,
    pub offer: Option<OfferId>,
    pub browser: Browser,
}

impl Deref for Neighbour {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl DerefMut for Neighbour {
    fn deref_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }
}

pub struct Arriving<'a> {
    village: &'a Village,
    name: &'a str,
    area: &'a str,
    postcode: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    offer: Option<(&'a str, u8)>,
    grants: Vec<Grant>,
}

impl<'a> Arriving<'a> {
    pub fn new(village: &'a Village, name: &'a str) -> Self {
        let (area, grants) = ("Stadskern", Vec::new());
        Self { village, name, area, postcode: None, email: None, phone: None, offer: None, grants }
    }

    /// The name of a neighbourhood.
    pub fn at(self, area: &'a str) -> Self {
        Self { area, ..self }
    }

    pub fn postcode(self, postcode: &'a str) -> Self {
        Self { postcode: Some(postcode), ..self }
    }

    pub fn email(self, email: &'a str) -> Self {
        Self { email: Some(email), ..self }
    }

    pub fn phone(self, phone: &'a str) -> Self {
        Self { phone: Some(phone), ..self }
    }

    pub fn offers(self, sentence: &'a str) -> Self {
        Self { offer: Some((sentence, 3)), ..self }
    }

    pub fn at_most(self, times_a_week: u8) -> Self {
        Self { offer: self.offer.map(|(sentence, _)| (sentence, times_a_week)), ..self }
    }

    /// The person of last resort there: `GM0301`, `WK030100` …
    pub fn host_of(mut self, area: &str) -> Self {
        self.grants.push(Grant::Host { area: area.parse().unwrap() });
        self
    }

    pub fn administrator(mut self) -> Self {
        self.grants.push(Grant::Administrator);
        self
    }

    async fn arrive(self) -> Neighbour {
        let (village, app) = (self.village, &self.village.app);
        let now = app.now();
        let sql = "select code from areas where name = $1 and level = 'neighbourhood' limit 1";
        let codes: Vec<String> = village.rows(sql, args![self.area]).await;
        let code = codes.first().unwrap_or_else(|| panic!("no neighbourhood {}", self.area));
        let area: AreaCode = code.parse().unwrap();
        let place = match self.postcode {
            Some(pc6) => Place::of_postcode(pc6.parse().unwrap(), area).unwrap(),
            None => Place::of_area(area).unwrap(),
        };
        let id = PersonId::new_v7(now, app.chance.bytes());
        let mut person = Person::new(id, self.name.parse().unwrap(), place, now);
        let usual = format!("{}@example.org", self.name.to_lowercase());
        let email = self.email.unwrap_or(&usual).to_owned();
        person.email = Some(Contact::new(email.parse().unwrap()).confirmed_at(now));
        person.phone = self.phone.map(|phone| Contact::new(phone.parse().unwrap()));
        let mut tx = app.db.begin().await.unwrap();
        people::save(&mut tx, app, &person).await.unwrap();
        for grant in &self.grants {
            people::grants::add(&mut tx, id, *grant, now).await.unwrap();
        }
        tx.commit().await.unwrap();
        let offer = match self.offer {
            Some((sentence, times)) => Some(self.offer(&person, sentence, times).await),
            None => None,
        };
        let browser = signed_in(village, id).await;
        Neighbour { id, email, offer, browser }
    }

    async fn offer(&self, person: &Person, sentence: &str, times: u8) -> OfferId {
        let app = &self.village.app;
        let now = app.now();
        let text: neighbourhood::text::Sentence = sentence.parse().unwrap();
        let draft = OfferDraft {
            themes: offers::themes_of(text.as_str()),
            text,
            place: person.place,
            circle: Circle::Municipality,
            at_most_per_week: times,
            how: Default::default(),
            times: Default::default(),
        };
        let owner = OwnerFacts { id: person.id, confirmed: true, blocked: false, offers: 0 };
        let id = OfferId::new_v7(now, app.chance.bytes());
        let (offer, happened) = neighbourhood::offers::make(draft, owner, id, now).unwrap();
        let mut tx = app.db.begin().await.unwrap();
        offers::insert(&mut tx, &offer, person.name.as_str()).await.unwrap();
        record(&mut tx, app, now, Some(person.id.uuid()), &happened).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

/// A browser that holds a session of this person.
pub async fn signed_in(village: &Village, person: PersonId) -> Browser {
    let app = &village.app;
    let mut browser = village.visitor();
    let parts = Request::get("/").body(()).unwrap().into_parts().0;
    let visitor = stranger(&parts, app);
    let mut tx = app.db.begin().await.unwrap();
    let cookie = begin_session(&mut tx, app, &visitor, Whom::Person(person)).await.unwrap();
    tx.commit().await.unwrap();
    browser.take(&cookie);
    browser
}

impl<'a> IntoFuture for Arriving<'a> {
    type Output = Neighbour;
    type IntoFuture = Pin<Box<dyn Future<Output = Neighbour> + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.arrive())
    }
}
