//! Who lives here: some hundred people per town, spread over its neighbourhoods, most with an offer.

use anyhow::{Context as _, Result};
use house::App;
use house::happenings::record;
use house::store::{Tx, args, row, statements};
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{AreaCode, Circle, Place, Postcode6};
use neighbourhood::ids::{OfferId, PersonId};
use neighbourhood::offers::{OfferDraft, OwnerFacts};
use neighbourhood::people::{Channel, Contact, Language, LetterKind, Person};
use neighbourhood::roles::Grant;

use super::{Dice, Role, sentences};

/// People per town.
const PEOPLE: usize = 180;

statements! {
    pub PLACES = "select p.pc4, p.area, a.name, d.name from postcodes p join areas a on a.code = p.area \
        join areas d on d.code = a.parent \
        where a.municipality = $1 and a.level = 'neighbourhood' and p.share >= 0.1 order by p.pc4, p.area";
}

row! { struct Spot { pc4: String, area: String, name: String, district: String } }

/// Somebody who lives in the demo.
#[derive(Debug, Clone)]
pub struct Neighbour {
    pub id: PersonId,
    pub name: String,
    pub place: Place,
    pub where_in_words: String,
    pub offers: bool,
}

/// Fills one town.
pub async fn move_in(app: &App, tx: &mut Tx, dice: &Dice, town: AreaCode) -> Result<Vec<Neighbour>> {
    let spots: Vec<Spot> = tx.all(PLACES, args![town.as_str()]).await?;
    let (names, now) = (sentences::names(), app.now());
    let mut neighbours = Vec::new();
    for number in 0..PEOPLE {
        let spot = dice.pick(&spots).context("the town has no postcodes")?;
        let name = dice.pick(&names).context("names.txt is empty")?;
        let place = place(dice, spot)?;
        let since = now - SignedDuration::from_hours(24 * (30 + i64::try_from(dice.below(200))?));
        let id = PersonId::new_v7(since, dice.bytes());
        let person = person(id, (name, number), (place, town), since)?;
        people::save(tx, app, &person).await?;
        let offers = dice.percent(80);
        if offers {
            offer(app, tx, dice, (id, name, place)).await?;
        }
        let where_in_words = format!("{}, {}", spot.name, spot.district);
        neighbours.push(Neighbour { id, name: (*name).to_owned(), place, where_in_words, offers });
    }
    Ok(neighbours)
}

fn place(dice: &Dice, spot: &Spot) -> Result<Place> {
    // Letters that Dutch postcodes use; never SA, SD or SS.
    const LETTERS: &[u8] = b"ABCDEGHJKLMNPRTVWXZ";
    let letter = || char::from(LETTERS[dice.below(LETTERS.len())]);
    let pc6: Postcode6 = format!("{}{}{}", spot.pc4, letter(), letter()).parse()?;
    Ok(Place::of_postcode(pc6, spot.area.parse()?)?)
}

fn person(
    id: PersonId,
    (name, number): (&str, usize),
    (place, town): (Place, AreaCode),
    since: Timestamp,
) -> Result<Person> {
    let mut person = Person::new(id, name.parse()?, place, since);
    person.letters.insert(LetterKind::Alerts);
    let email = format!("buur{number}.{}@example.org", town.as_str().to_lowercase());
    person.email = Some(Contact::new(email.parse()?));
    person.phone = Some(Contact::new(format!("+316119{number:05}").parse()?));
    person.language = if number % 17 == 3 { Language::En } else { Language::Nl };
    Ok(person.confirm(Channel::Email, since).0)
}

async fn offer(app: &App, tx: &mut Tx, dice: &Dice, who: (PersonId, &str, Place)) -> Result<()> {
    let (owner, name, place) = who;
    let all = sentences::offers();
    let (theme, say) = dice.pick(&all).context("offers.tsv is empty")?;
    let made = app.now() - SignedDuration::from_hours(i64::try_from(dice.below(24 * 40))?);
    let circle = [Circle::Neighbourhood, Circle::District, Circle::Municipality][dice.below(3)];
    let draft = OfferDraft {
        text: say.parse()?,
        themes: vec![*theme],
        place,
        circle,
        at_most_per_week: 1 + u8::try_from(dice.below(4))?,
        how: Default::default(),
        times: Default::default(),
    };
    let owner = OwnerFacts { id: owner, confirmed: true, blocked: false, offers: 0 };
    let id = OfferId::new_v7(made, dice.bytes());
    let (offer, happened) = neighbourhood::offers::make(draft, owner, id, made)?;
    offers::insert(tx, &offer, name).await?;
    record(tx, app, made, Some(offer.owner.uuid()), &happened).await?;
    Ok(())
}

/// Chooses whom one can be, and gives them their roles.
pub async fn cast(app: &App, tx: &mut Tx, towns: &[AreaCode], all: &[Neighbour]) -> Result<Vec<Role>> {
    let helper = all.iter().find(|one| one.offers).context("nobody offers")?;
    let others: Vec<&Neighbour> = all.iter().filter(|one| one.id != helper.id && !one.offers).collect();
    let mut cast = Vec::new();
    for (role, who) in [("resident", others.first()), ("asker", others.get(1)), ("helper", Some(&helper))] {
        let who = who.context("too few people")?;
        cast.push(named(role, who));
    }
    for (number, town) in towns.iter().enumerate() {
        let here: Vec<&Neighbour> = all.iter().filter(|one| one.place.municipality() == *town).collect();
        let who = here.last().context("an empty town")?;
        people::grants::add(tx, who.id, Grant::Host { area: *town }, app.now()).await?;
        if number == 0 {
            cast.push(named("host", who));
        }
    }
    let administrator = others.get(2).context("too few people")?;
    people::grants::add(tx, administrator.id, Grant::Administrator, app.now()).await?;
    cast.push(named("administrator", administrator));
    Ok(cast)
}

fn named(role: &str, who: &Neighbour) -> Role {
    Role { person: who.id, name: who.name.clone(), role: role.into(), place: who.where_in_words.clone() }
}
