//! A street where somebody asks and neighbours hear of it: the clock runs as in the real house.

use house::App;
use house::clockwork::{self, Handler, Job, JobFault, Timetable, Work};
use house::happenings::{self, FOLLOW};
use house::store::{Tx, args};
use jiff::SignedDuration;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::{AskId, OfferId, PersonId, ReplyId};

use super::bench::{Client, letters, resident, town};
use crate::{follow, store};

pub const SENTENCE: &str = "Wie kan donderdag mijn hond uitlaten?";

/// Asks by account.
pub async fn asked(wim: &mut Client) -> AskId {
    let fields =
        [("sentence", SENTENCE), ("area", "BU03010001"), ("step", "preview"), ("circle", "municipality")];
    let placed = wim.post("/asks", &fields).await;
    placed.is(303).to.strip_prefix("/asks/").unwrap().parse().unwrap()
}

/// Wim asked; Joke, Kees and Ans offered help near by and were told.
pub struct Street {
    pub app: App,
    pub ask: AskId,
    pub path: String,
    pub wim: Client,
    pub joke: Client,
    pub kees: Client,
    pub ids: [PersonId; 3],
}

impl Street {
    pub async fn new(app: &App) -> Self {
        town(app).await;
        let ids = [resident(app, "Wim").await, resident(app, "Joke").await, resident(app, "Kees").await];
        for helper in ids.iter().skip(1) {
            offers_help(app, *helper).await;
        }
        let mut wim = Client::of(app, ids[0]).await;
        let ask = asked(&mut wim).await;
        run(app).await;
        let (joke, kees) = (Client::of(app, ids[1]).await, Client::of(app, ids[2]).await);
        Self { app: app.clone(), ask, path: format!("/asks/{ask}"), wim, joke, kees, ids }
    }

    /// `/asks/{id}` and what comes after it.
    pub fn at(&self, more: &str) -> String {
        format!("{}{more}", self.path)
    }

    pub async fn stored(&self) -> store::Stored {
        store::load(&self.app, self.ask).await.unwrap().unwrap()
    }

    pub async fn stage(&self) -> &'static str {
        self.stored().await.ask.stage.key()
    }

    /// Joke (1) or Kees (2) replies; where their reply is.
    pub async fn reply(&mut self, who: usize, words: &str) -> String {
        let path = self.at("/replies");
        let client = if who == 1 { &mut self.joke } else { &mut self.kees };
        client.post(&path, &[("words", words)]).await.is(303);
        run(&self.app).await;
        self.at(&format!("/replies/{}", self.reply_of(who).await))
    }

    pub async fn reply_of(&self, who: usize) -> ReplyId {
        self.stored().await.ask.reply_of(self.ids[who]).unwrap().id
    }

    /// Joke replied and Wim accepted her.
    pub async fn met(app: &App) -> Self {
        let mut street = Self::new(app).await;
        let reply = street.reply(1, "Ik kom graag").await;
        street.wim.post(&format!("{reply}/accept"), &[]).await.is(303);
        run(app).await;
        street
    }

    pub async fn hours_later(&self, hours: i64) {
        self.app.clock.push(SignedDuration::from_hours(hours));
        run(&self.app).await;
    }
}

/// An offer for all of the municipality, whatever it is about.
pub async fn offers_help(app: &App, owner: PersonId) {
    let sql = "insert into offers (id, owner, owner_name, words, search, theme, area, district, municipality, circle, \
        how, at_most, stage, made_at, stage_at, epoch) values ($1, $2, 'Joke', 'Ik help', '', 'pets', 'BU03010001', \
        'WK030100', 'GM0301', 'municipality', 'in_person', 7, 'active', 1, 1, 0)";
    let id = OfferId::new_v7(app.now(), app.chance.bytes());
    app.db.exec(sql, args![id.uuid(), owner.uuid()]).await.unwrap();
}

/// Subjects of the letters to this address, in no order.
pub async fn subjects(app: &App, name: &str) -> Vec<String> {
    let address = format!("{}@voorbeeld.nl", name.to_lowercase());
    let all = letters(app).await.into_iter().filter(|(to, _)| *to == address);
    let mut subjects: Vec<String> = all.map(|(_, content)| content.subject).collect();
    subjects.sort();
    subjects
}

/// Does all that is due, as the front door would.
pub async fn run(app: &App) {
    let mut lines: Vec<(&'static str, Handler)> = vec![(FOLLOW, follow_job)];
    lines.extend(crate::jobs());
    clockwork::run_due(app, &Timetable::new(lines)).await.unwrap();
    let failed: Option<i64> =
        app.db.one("select count(*) from jobs where error is not null", args![]).await.unwrap();
    assert_eq!(failed, Some(0), "a job failed");
}

fn follow_job<'a>(app: &'a App, job: &'a Job) -> Work<'a> {
    Box::pin(async move {
        let line = happenings::load(&app.db, &job.key).await?;
        let mut tx = app.db.begin().await?;
        job.finish(&mut tx).await?;
        if let Some(happening) = line.and_then(|line| line.happening()) {
            follows(app, &mut tx, happening).await?;
        }
        Ok(tx.commit().await?)
    })
}

async fn follows(app: &App, tx: &mut Tx, happening: Happening) -> Result<(), JobFault> {
    use Happening as H;
    match happening {
        H::AskPlaced { ask, .. } => follow::placed(app, tx, ask).await,
        H::AskOpened { ask } => follow::opened(app, tx, ask).await,
        H::ReplyGiven { ask, reply, .. } => follow::reply_given(app, tx, ask, reply).await,
        H::ReplyWithdrawn { ask, by, .. } => follow::withdrawn_reply(app, tx, ask, by).await,
        H::ReplyAccepted { ask, reply, .. } => follow::accepted(app, tx, ask, reply).await,
        H::ReplyDeclined { ask, by, .. } => follow::declined(app, tx, ask, by).await,
        H::ReplySetAside { ask, by, .. } => follow::set_aside(app, tx, ask, by).await,
        H::AskFellThrough { ask, helper, .. } => follow::fell_through(app, tx, ask, helper).await,
        H::ResultTold { ask, by, outcome } => follow::result_told(app, tx, ask, by, outcome).await,
        H::AskClosed { ask, how } => follow::closed(app, tx, ask, how).await,
        H::NeedsPerson { ask, why } => follow::needs_person(app, tx, ask, why).await,
        H::AskTakenOver { ask, .. } => follow::taken_over(app, tx, ask).await,
        H::AskHidden { ask, .. } => follow::hidden(app, tx, ask).await,
        H::AskRestored { ask, .. } => follow::restored(app, tx, ask).await,
        H::Thanked { ask, helper, .. } => follow::thanked(app, tx, ask, helper).await,
        _ => Ok(()),
    }
}
