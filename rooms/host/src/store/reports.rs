//! What seems wrong to somebody.

use house::clock::at;
use house::store::{Db, StoreError, Tx, args, row, statements};
use neighbourhood::areas::AreaCode;
use neighbourhood::ids::{AskId, PersonId, ReplyId, ReportId};
use neighbourhood::safety::{About, Measure, Report, ReportStage, Wrong};

use super::{id, optional, within};

macro_rules! columns {
    () => {
        "select r.id, r.about_kind, r.about, p.ask, r.area, r.person, r.wrong, r.reporter, r.words, r.measure, \
         r.answer, r.answered_by, r.made_at, r.answered_at from reports r \
         left join replies p on p.id = r.about and r.about_kind = 'reply'"
    };
}

statements! {
    pub ADD = "insert into reports (id, about_kind, about, area, person, wrong, reporter, words, stage, answer, made_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', '', $9)";
    pub LOAD = concat!(columns!(), " where r.id = $1");
    // Where somebody may be in danger first.
    pub OPEN = concat!(columns!(), " where r.stage = 'open' and r.area like $1 \
        order by case when r.wrong = 'danger' then 0 else 1 end, r.made_at, r.id limit 200");
    pub MINE = concat!(columns!(), " where r.reporter = $1 order by r.made_at desc, r.id desc limit 100");
    pub ANSWER = "update reports set stage = 'answered', measure = $2, answer = $3, answered_by = $4, answered_at = $5 \
        where id = $1 and stage = 'open'";
    pub ASK_OF_REPLY = "select ask from replies where id = $1";
    pub FORGET_BY = "update reports set reporter = null, words = '' where reporter = $1";
    pub FORGET_ABOUT = "update reports set person = null, words = '', answer = '' where person = $1";
}

row! {
    struct Line {
        id: String, about_kind: String, about: String, ask: Option<String>, area: String, person: Option<String>,
        wrong: String, reporter: Option<String>, words: String, measure: Option<String>, answer: String,
        answered_by: Option<String>, made_at: i64, answered_at: Option<i64>,
    }
}

/// A report with where it belongs and whose words or deeds it is about.
#[derive(Debug, Clone)]
pub struct Kept {
    pub report: Report,
    pub area: AreaCode,
    pub person: Option<PersonId>,
}

impl Line {
    fn kept(self) -> Result<Kept, StoreError> {
        let person: Option<PersonId> = optional(self.person.as_deref())?;
        let ask: Option<AskId> = optional(self.ask.as_deref())?;
        let about = match (self.about_kind.as_str(), ask) {
            ("ask", _) => About::Ask { ask: id(&self.about)? },
            ("reply", Some(ask)) => About::Reply { ask, reply: id(&self.about)? },
            ("offer", _) => About::Offer { offer: id(&self.about)? },
            // A reply that was erased: what is left is the person, or an ask that is not there.
            _ => person.map_or_else(
                || Ok::<_, StoreError>(About::Ask { ask: id(&self.about)? }),
                |person| Ok(About::Person { person }),
            )?,
        };
        let stage = match (self.answered_at, self.answered_by, self.answer.parse().ok()) {
            (Some(ms), Some(by), Some(answer)) => ReportStage::Answered {
                at: at(ms),
                by: id(&by)?,
                measure: self.measure.as_deref().and_then(Measure::from_key).unwrap_or(Measure::Nothing),
                answer,
            },
            _ => ReportStage::Open,
        };
        let report = Report {
            id: id(&self.id)?,
            about,
            wrong: Wrong::from_key(&self.wrong).unwrap_or(Wrong::Other),
            words: self.words.parse().ok(),
            by: optional(self.reporter.as_deref())?,
            at: at(self.made_at),
            stage,
        };
        Ok(Kept { report, area: id(&self.area)?, person })
    }
}

fn about(about: &About) -> (&'static str, String) {
    match about {
        About::Ask { ask } => ("ask", ask.to_string()),
        About::Reply { reply, .. } => ("reply", reply.to_string()),
        About::Offer { offer } => ("offer", offer.to_string()),
        About::Person { person } => ("person", person.to_string()),
    }
}

pub async fn add(tx: &mut Tx, kept: &Kept) -> Result<(), StoreError> {
    let report = &kept.report;
    let (kind, what) = about(&report.about);
    let values = args![
        report.id.uuid(),
        kind,
        what,
        kept.area.as_str(),
        kept.person.map(|person| person.uuid()),
        report.wrong.key(),
        report.by.map(|by| by.uuid()),
        report.words.as_ref().map_or("", |words| words.as_str()),
        report.at.as_millisecond()
    ];
    tx.exec(ADD, values).await.map(|_| ())
}

pub async fn load(tx: &mut Tx, id: ReportId) -> Result<Option<Kept>, StoreError> {
    tx.one::<Line>(LOAD, args![id.uuid()]).await?.map(Line::kept).transpose()
}

/// What waits for a host in this area.
pub async fn open(db: &Db, area: &AreaCode) -> Result<Vec<Kept>, StoreError> {
    db.all::<Line>(OPEN, args![within(area)]).await?.into_iter().map(Line::kept).collect()
}

/// What this person reported.
pub async fn mine(db: &Db, person: PersonId) -> Result<Vec<Kept>, StoreError> {
    db.all::<Line>(MINE, args![person.uuid()]).await?.into_iter().map(Line::kept).collect()
}

/// Keeps the answer of a report; false when somebody else answered meanwhile.
pub async fn answer(tx: &mut Tx, report: &Report) -> Result<bool, StoreError> {
    let ReportStage::Answered { at, by, measure, answer } = &report.stage else { return Ok(false) };
    let values = args![report.id.uuid(), measure.key(), answer.as_str(), by.uuid(), at.as_millisecond()];
    Ok(tx.exec(ANSWER, values).await? == 1)
}

/// The ask of a reply.
pub async fn ask_of_reply(db: &Db, reply: ReplyId) -> Result<Option<AskId>, StoreError> {
    let ask: Option<String> = db.one(ASK_OF_REPLY, args![reply.uuid()]).await?;
    optional(ask.as_deref())
}
