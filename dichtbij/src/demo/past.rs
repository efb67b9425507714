//! What happened in the weeks before: asks that found a neighbour, told as the rules tell it.

use anyhow::{Context as _, Result};
use asks::store::{self, New};
use house::App;
use house::happenings::record;
use house::store::Tx;
use jiff::{SignedDuration, Timestamp};
use neighbourhood::areas::{Circle, circle_between};
use neighbourhood::asks::{AskerAddress, AskerFacts, Draft, How, Outcome, ReplierFacts, Urgency, place};
use neighbourhood::ids::{AskId, ReplyId};

use super::{Dice, Neighbour, sentences};

/// Asks per town in the last four weeks.
const ASKS: usize = 60;

/// Writes them all. Nothing is sent for what is over.
pub async fn happen(app: &App, tx: &mut Tx, dice: &Dice, everybody: &[Neighbour]) -> Result<()> {
    let all = sentences::asks();
    for _ in 0..ASKS {
        let asker = dice.pick(everybody).context("nobody lives here")?;
        let Some(helper) = near(dice, everybody, asker) else { continue };
        let words = dice.pick(&all).context("asks.tsv is empty")?;
        let at = app.now() - SignedDuration::from_mins(60 * 6 + i64::try_from(dice.below(60 * 24 * 27))?);
        one(app, tx, dice, (asker, helper, *words, at)).await?;
    }
    Ok(())
}

/// What somebody asks, and who they are to the rule.
pub fn draft(
    dice: &Dice,
    asker: &Neighbour,
    (theme, say): (neighbourhood::themes::Theme, &str),
) -> Result<Draft> {
    let urgency = [Urgency::Now, Urgency::Today, Urgency::Today, Urgency::ThisWeek][dice.below(4)];
    Ok(Draft {
        text: say.parse()?,
        theme: Some(theme),
        place: asker.place,
        circle: Circle::Municipality,
        how: How::InPerson,
        urgency,
        for_other: None,
        private: false,
    })
}

pub fn facts(asker: &Neighbour) -> AskerFacts {
    AskerFacts { id: asker.id, address: AskerAddress::Confirmed, open_asks: 0, blocked: false }
}

pub fn replier(helper: &Neighbour) -> ReplierFacts {
    ReplierFacts { id: helper.id, confirmed: true, blocked: false, avoided: false }
}

/// Somebody with an offer, as near as there is.
fn near<'a>(dice: &Dice, everybody: &'a [Neighbour], asker: &Neighbour) -> Option<&'a Neighbour> {
    let within = |circle: Circle| -> Vec<&Neighbour> {
        let fits = |other: &&Neighbour| {
            let between = circle_between(&other.place, &asker.place);
            other.offers && other.id != asker.id && between.is_some_and(|between| between <= circle)
        };
        everybody.iter().filter(fits).collect()
    };
    let circles = [Circle::Neighbourhood, Circle::District, Circle::Municipality];
    circles
        .into_iter()
        .map(within)
        .find(|found| !found.is_empty())
        .and_then(|found| dice.pick(&found).copied())
}

type Told<'a> = (&'a Neighbour, &'a Neighbour, (neighbourhood::themes::Theme, &'static str), Timestamp);

async fn one(app: &App, tx: &mut Tx, dice: &Dice, told: Told<'_>) -> Result<()> {
    let (asker, helper, words, at) = told;
    let id = AskId::new_v7(at, dice.bytes());
    let (ask, placed) = place(draft(dice, asker, words)?, facts(asker), id, at)?;
    let code = store::fresh_code(tx, app).await?;
    store::insert(tx, app, New { ask: &ask, asker_name: &asker.name, code }).await?;
    record(tx, app, at, Some(asker.id.uuid()), &placed).await?;
    let before = store::load_for_change(tx, app, id).await?.context("it was just placed")?;

    let minutes = |least: i64, spread: usize| SignedDuration::from_mins(least + dice.below(spread) as i64);
    let answered = at + minutes(3, 50);
    let say = sentences::replies();
    let said = (ReplyId::new_v7(answered, dice.bytes()), dice.pick(&say).map(|say| say.parse()).transpose()?);
    let reply = said.0;
    let (ask, replied) = before.ask.clone().reply(&replier(helper), said, answered)?;
    record(tx, app, answered, Some(helper.id.uuid()), &replied).await?;
    let accepted_at = answered + minutes(2, 30);
    let (ask, accepted) = ask.accept(reply, accepted_at)?;
    record(tx, app, accepted_at, Some(asker.id.uuid()), &accepted).await?;
    let done = accepted_at + minutes(60, 60 * 4);
    let outcome = if dice.percent(90) { Outcome::Helped } else { Outcome::Partly };
    let (ask, closed) = ask.tell_result(asker.id, outcome, done)?;
    record(tx, app, done, Some(asker.id.uuid()), &closed).await?;
    let (ask, thanked) = if dice.percent(70) { ask.thank(done)? } else { (ask, Vec::new()) };
    record(tx, app, done, Some(asker.id.uuid()), &thanked).await?;
    store::save(tx, &before, &ask, &helper.name).await?;
    if !thanked.is_empty() {
        let thanks = sentences::thanks();
        let words = dice.pick(&thanks).context("thanks.txt is empty")?.parse()?;
        store::set_thanks(tx, id, &words).await?;
    }
    Ok(())
}
