//! The town that is measured: a quarter of the members in one neighbourhood, one ask in five open.

use anyhow::{Context as _, Result};
use asks::store::{self, New};
use house::App;
use house::shell::visitor::{Visitor, Whom, begin_session};
use house::store::{Tx, args, statements};
use jiff::SignedDuration;
use neighbourhood::areas::{AreaCode, Circle, Place};
use neighbourhood::asks::{AskerAddress, AskerFacts, Draft, place};
use neighbourhood::ids::{AskId, OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OwnerFacts, make};
use neighbourhood::people::{Channel, Contact, Person};

use crate::commands::settings::bar;
use crate::demo::Dice;

statements! {
    // Straight to the end: what is measured is reading past them, not closing them.
    pub CLOSE = "update asks set stage = 'closed', stage_at = placed_at + 3600000, closure = 'helped' where id = $1";
    pub NEIGHBOURHOODS = "select code from areas where municipality = 'GM0301' and level = 'neighbourhood' \
        order by code limit 20";
}

/// How many can sign in and post.
const HANDS: usize = 3_000;

pub struct Town {
    pub largest: AreaCode,
    pub smallest: AreaCode,
    /// Cookies of members.
    pub sessions: Vec<String>,
    pub tokens: Vec<String>,
    /// Open asks that nobody replied to.
    pub open: Vec<AskId>,
}

pub async fn build(app: &App, members: usize, asks: usize) -> Result<Town> {
    let zutphen: AreaCode = "GM0301".parse()?;
    areas::import::import(&app.db, &areas::import::Files::built_in(), &[zutphen], &mut |_, _| {}).await?;
    let codes: Vec<String> = app.db.all(NEIGHBOURHOODS, args![]).await?;
    let codes = codes.iter().map(|code| Ok(code.parse()?)).collect::<Result<Vec<AreaCode>>>()?;
    let dice = Dice::new(1);
    let people = move_in(app, &dice, &codes, members).await?;
    let open = ask(app, &dice, (&codes, &people), asks).await?;
    let (sessions, tokens) = hands(app, &people).await?;
    let largest = *codes.first().context("no neighbourhoods")?;
    let smallest = *codes.last().context("no neighbourhoods")?;
    Ok(Town { largest, smallest, sessions, tokens, open })
}

/// A quarter in the first, the rest spread evenly.
fn somewhere(dice: &Dice, codes: &[AreaCode]) -> Result<Place> {
    let first = dice.percent(25);
    let code = if first { codes.first() } else { codes.get(1 + dice.below(codes.len() - 1)) };
    Ok(Place::of_area(*code.context("no neighbourhoods")?)?)
}

async fn move_in(app: &App, dice: &Dice, codes: &[AreaCode], members: usize) -> Result<Vec<PersonId>> {
    let (now, bar) = (app.now() - SignedDuration::from_hours(24 * 100), bar("members", members as u64));
    let mut people = Vec::with_capacity(members);
    let mut tx = app.db.begin().await?;
    for number in 0..members {
        let place = somewhere(dice, codes)?;
        let mut person = Person::new(PersonId::new_v7(now, dice.bytes()), "Ans".parse()?, place, now);
        person.email = Some(Contact::new(format!("m{number}@example.org").parse()?));
        let person = person.confirm(Channel::Email, now).0;
        people::save(&mut tx, app, &person).await?;
        if dice.percent(50) {
            offer(&mut tx, dice, (person.id, place), now).await?;
        }
        people.push(person.id);
        bar.inc(1);
    }
    tx.commit().await?;
    bar.finish_and_clear();
    Ok(people)
}

async fn offer(
    tx: &mut Tx,
    dice: &Dice,
    (owner, place): (PersonId, Place),
    now: jiff::Timestamp,
) -> Result<()> {
    let draft = OfferDraft {
        text: "Ik help graag een ander.".parse()?,
        themes: Vec::new(),
        place,
        circle: Circle::District,
        at_most_per_week: 3,
        how: Default::default(),
        times: Default::default(),
    };
    let owner = OwnerFacts { id: owner, confirmed: true, blocked: false, offers: 0 };
    let (offer, _) = make(draft, owner, OfferId::new_v7(now, dice.bytes()), now)?;
    Ok(offers::insert(tx, &offer, "Ans").await?)
}

async fn ask(
    app: &App,
    dice: &Dice,
    (codes, people): (&[AreaCode], &[PersonId]),
    asks: usize,
) -> Result<Vec<AskId>> {
    let bar = bar("asks", asks as u64);
    let mut open = Vec::new();
    let mut tx = app.db.begin().await?;
    for number in 0..asks {
        if number % 1000 == 999 {
            tx.commit().await?;
            tx = app.db.begin().await?;
        }
        let at = app.now() - SignedDuration::from_mins((asks - number) as i64);
        // Those who will post have nothing open yet.
        let asker = *dice.pick(people.get(HANDS..).unwrap_or(people)).context("nobody lives here")?;
        let id = AskId::new_v7(at, dice.bytes());
        let draft = Draft {
            text: "Wie kan mij morgen even helpen met de boodschappen?".parse()?,
            theme: None,
            place: somewhere(dice, codes)?,
            circle: Circle::Municipality,
            how: Default::default(),
            urgency: Default::default(),
            for_other: None,
            private: false,
        };
        let facts = AskerFacts { id: asker, address: AskerAddress::Confirmed, open_asks: 0, blocked: false };
        let (ask, _) = place(draft, facts, id, at)?;
        let code = store::fresh_code(&mut tx, app).await?;
        store::insert(&mut tx, app, New { ask: &ask, asker_name: "Ans", code }).await?;
        if number % 5 == 0 {
            open.push(id);
        } else {
            tx.exec(CLOSE, args![id.uuid()]).await?;
            house::search::gone(&mut tx, id.uuid()).await?;
        }
        bar.inc(1);
    }
    tx.commit().await?;
    bar.finish_and_clear();
    Ok(open)
}

async fn hands(app: &App, people: &[PersonId]) -> Result<(Vec<String>, Vec<String>)> {
    let (mut sessions, mut tokens) = (Vec::new(), Vec::new());
    let mut tx = app.db.begin().await?;
    let visitor = Visitor::nobody(app);
    for person in people.iter().take(HANDS) {
        tokens.push(people::tokens::make(&mut tx, app, *person, &"bench".parse()?).await?);
    }
    for person in people.iter().take(10) {
        let cookie = begin_session(&mut tx, app, &visitor, Whom::Person(*person)).await?;
        let value = cookie.split_once('=').and_then(|(_, rest)| rest.split(';').next()).unwrap_or("");
        sessions.push(value.to_owned());
    }
    tx.commit().await?;
    Ok((sessions, tokens))
}
