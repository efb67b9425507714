//! The hour before one arrives: asks that are open now, with real waves, real replies, real letters.

use anyhow::{Context as _, Result};
use asks::store::{self, New};
use house::App;
use house::clockwork::{self, Timetable};
use house::happenings::record;
use house::store::{args, statements};
use jiff::SignedDuration;
use neighbourhood::asks::{AskerAddress, AskerFacts, place};
use neighbourhood::ids::{AskId, PersonId, ReplyId};

use super::past::{draft, facts, replier};
use super::{BEFORE, Dice, Neighbour, sentences};

statements! {
    pub TOLD = "select person from alerts where ask = $1 order by made_at, id";
}

/// Asks that are placed in the hour before.
const ASKS: usize = 10;

/// Lets the hour pass: an ask every five minutes, then somebody who was told answers every other one.
pub async fn happen(app: &App, timetable: &Timetable, dice: &Dice, everybody: &[Neighbour]) -> Result<()> {
    let step = BEFORE / 10;
    app.clock.push(-BEFORE);
    let cast = super::cast(app).await?;
    let asker_of_the_demo = cast.iter().find(|role| role.role == "asker").map(|role| role.person);
    let mut placed = Vec::new();
    for number in 0..ASKS {
        let chosen = everybody.iter().find(|one| number == 3 && Some(one.id) == asker_of_the_demo);
        let asker = chosen.or_else(|| dice.pick(everybody)).context("nobody lives here")?;
        placed.push(ask(app, dice, asker, number).await?);
        clockwork::run_due(app, timetable).await?;
        app.clock.push(step);
        clockwork::run_due(app, timetable).await?;
        if number % 2 == 1 {
            answer(app, dice, placed[number], everybody).await?;
        }
    }
    clockwork::run_due(app, timetable).await?;
    Ok(())
}

async fn ask(app: &App, dice: &Dice, asker: &Neighbour, number: usize) -> Result<AskId> {
    let now = app.now();
    let id = AskId::new_v7(now, dice.bytes());
    let all = sentences::asks();
    // Spread over the file, so that the board shows different things.
    let words = all.get((number * 7 + 1) % all.len()).context("asks.tsv is empty")?;
    // One of them only has a telephone: somebody must ring back.
    let address = if number == 4 { AskerAddress::Phone } else { AskerAddress::Confirmed };
    let asker_facts = AskerFacts { address, ..facts(asker) };
    let (ask, happened) = place(draft(dice, asker, *words)?, asker_facts, id, now)?;
    let mut tx = app.db.begin().await?;
    let code = store::fresh_code(&mut tx, app).await?;
    store::insert(&mut tx, app, New { ask: &ask, asker_name: &asker.name, code }).await?;
    record(&mut tx, app, now, Some(asker.id.uuid()), &happened).await?;
    tx.commit().await?;
    Ok(id)
}

/// Somebody who was told says yes.
async fn answer(app: &App, dice: &Dice, id: AskId, everybody: &[Neighbour]) -> Result<()> {
    let now = app.now() - SignedDuration::from_secs(40);
    let told: Vec<String> = app.db.all(TOLD, args![id.uuid()]).await?;
    let told: Vec<PersonId> = told.iter().filter_map(|id| id.parse().ok()).collect();
    let helper = everybody.iter().find(|one| told.contains(&one.id));
    let Some(helper) = helper else { return Ok(()) };
    let say = sentences::replies();
    let said = (ReplyId::new_v7(now, dice.bytes()), dice.pick(&say).map(|say| say.parse()).transpose()?);
    let mut tx = app.db.begin().await?;
    let before = store::load_for_change(&mut tx, app, id).await?.context("it was placed")?;
    if let Ok((after, happened)) = before.ask.clone().reply(&replier(helper), said, now) {
        store::save(&mut tx, &before, &after, &helper.name).await?;
        record(&mut tx, app, now, Some(helper.id.uuid()), &happened).await?;
        tx.commit().await?;
    }
    Ok(())
}
