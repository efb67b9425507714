//! Who lives there, and what they can do.

use house::store::args;
use neighbourhood::ids::AskId;
use proptest::prelude::*;
use serde_json::json;

use super::CANARY;
use crate::village::{Browser, Filled, Neighbour, Page, Village, hours};

/// A step; `Do` says what, with which private ask, by whom.
#[derive(Debug, Clone)]
pub enum Step {
    Place(u8),
    Do(u8, u8, u8),
}

/// How many ways in, and how many deeds.
pub const DOORS: u8 = 6;
pub const DEEDS: u8 = 16;

pub fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..DOORS).prop_map(Step::Place),
        5 => (0..DEEDS, any::<u8>(), any::<u8>()).prop_map(|(deed, ask, by)| Step::Do(deed, ask, by)),
    ]
}

pub struct Town {
    pub v: Village,
    /// Wim asks too; Ans and Bas live next door; Otto is host elsewhere; Ada looks after the installation.
    pub others: Vec<(&'static str, Neighbour)>,
    /// The host here: the trained person.
    pub hanna: Neighbour,
    pub visitor: Browser,
    /// Private asks, with the browser of their asker.
    pub asked: Vec<(AskId, Browser)>,
    phones: u32,
}

impl Town {
    pub async fn new(v: Village) -> Self {
        let wim = v.neighbour("Wim").await;
        let ans = v.neighbour("Ans").offers("Ik doe graag boodschappen").await;
        let bas = v.neighbour("Bas").offers("Ik luister graag").await;
        let otto = v.neighbour("Otto").at("De Hoven").host_of("GM0772").await;
        let ada = v.neighbour("Ada").at("De Hoven").administrator().await;
        let hanna = v.neighbour("Hanna").at("De Hoven").host_of("GM0301").await;
        let others = vec![("wim", wim), ("ans", ans), ("bas", bas), ("otto", otto), ("ada", ada)];
        Self { visitor: v.visitor(), others, hanna, asked: Vec::new(), phones: 0, v }
    }

    pub async fn take(&mut self, step: &Step) {
        match *step {
            Step::Place(door) => self.place(door).await,
            Step::Do(deed, ask, by) => self.deed(deed, usize::from(ask), usize::from(by)).await,
        }
    }

    async fn place(&mut self, door: u8) {
        let sentence = match door {
            // By choice: it does not look private at all.
            1 => format!("Wie kan mij donderdag helpen met {CANARY}?"),
            _ => format!("Mijn man slaat mij, {CANARY}"),
        };
        if door == 4 {
            return self.by_program(&sentence).await;
        }
        let mut browser = if door == 3 { self.others[0].1.browser.clone() } else { self.v.visitor() };
        let page = match door {
            1 => {
                let home = browser.open("/").await.form("/asks/new").with("sentence", &sentence);
                browser.send(home.with("place", "Stadskern").with("private", "team")).await
            }
            _ => browser.begins(&sentence, "Stadskern").await,
        };
        if door == 5 {
            // Only looked, and left.
            browser.send(page.form("/asks/new").with("private", "team")).await;
            browser.open("/").await;
            return;
        }
        let who = match page.has_form("/asks") {
            true => page,
            false => browser.send(page.form("/asks/new").with("private", "team")).await,
        };
        let form = self.who(who.form("/asks"), door);
        let placed = browser.send(form).await;
        if let Some(id) = placed.path.split(['/', '?']).find_map(|part| part.parse().ok()) {
            self.asked.push((id, browser));
        }
    }

    fn who(&mut self, form: Filled, door: u8) -> Filled {
        self.phones += 1;
        let asks_who = form.names().any(|name| name == "phone");
        let form = match asks_who {
            true => form.with("name", "Lies").with("phone", &format!("06 5{:07}", self.phones)),
            false => form,
        };
        match door {
            2 => form.with("for", "other").with("other_name", "Fluisterzwaluw").with("agree", "yes"),
            0 => form.with("safe_way", "no_ringing").with("safe_from", "9").with("safe_until", "12"),
            _ => form,
        }
    }

    async fn by_program(&mut self, sentence: &str) {
        let ans = &self.others[1].1;
        let program = self.v.program_of(ans).await;
        let call =
            program.post("/asks", &json!({"text": sentence, "area": "BU03010000", "private": true})).await;
        if let Some(id) = call.json()["id"].as_str().and_then(|id| id.parse().ok()) {
            self.asked.push((id, ans.browser.clone()));
        }
    }

    async fn deed(&mut self, deed: u8, ask: usize, by: usize) {
        let count = self.asked.len();
        if count == 0 {
            return;
        }
        let (id, own) = &mut self.asked[ask % count];
        let (id, people) = (*id, self.others.len());
        let other = &mut self.others[by % people].1;
        let host = format!("/host/asks/{id}");
        match deed {
            0 => drop(
                press(
                    other,
                    &format!("/asks/{id}"),
                    (&format!("/asks/{id}/replies"), &[("words", "Ik kom")]),
                )
                .await,
            ),
            1 => drop(press(&mut self.hanna, &host, ("…/take", &[])).await),
            2 => drop(press(&mut self.hanna, &host, ("…/close", &[("how", "helped")])).await),
            3 => drop(press(&mut self.hanna, &host, ("…/close", &[("how", "referred")])).await),
            4 => drop(press(&mut self.hanna, &host, ("…/hide", &[("reason", "Even kijken")])).await),
            5 => drop(press(&mut self.hanna, &host, ("…/restore", &[])).await),
            6 => drop(press(&mut self.hanna, &host, (&format!("{host}/give-back"), &[])).await),
            7 => drop(press(own, &format!("/asks/{id}"), ("…/withdraw", &[])).await),
            8 => {
                drop(press(own, &format!("/asks/{id}/result"), ("…/result", &[("outcome", "helped")])).await)
            }
            9 => drop(press(own, &format!("/asks/{id}"), (&format!("/asks/{id}/person"), &[])).await),
            10 => {
                let fields = [("wrong", "other"), ("words", "Klopt dit wel?")];
                drop(press(other, &format!("/report?page=/asks/{id}"), ("/report", &fields)).await);
            }
            11 => self.v.later(hours(2)).await,
            12 => self.v.later(hours(26)).await,
            13 => drop(press(other, "/", (&format!("/asks/{id}/thanks"), &[("words", "Dank")])).await),
            14 => drop(other.asks("Wie heeft er een ladder?", "Stadskern", &[]).await),
            _ => {
                self.v
                    .app
                    .db
                    .exec("update asks set told = told where id = $1", args![id.uuid()])
                    .await
                    .unwrap();
                drop(self.hanna.open(&host).await);
            }
        }
    }

    /// How many askers still read their own words.
    pub async fn read_by_asker(&mut self) -> usize {
        let mut seen = 0;
        for (id, own) in &mut self.asked {
            seen += usize::from(own.looks_at(*id).await.body.contains(CANARY));
        }
        seen
    }
}

/// Fills in a form of a page; where the page has none, sends it all the same, as somebody would who means ill.
async fn press(browser: &mut Browser, path: &str, (form, fields): (&str, &[(&str, &str)])) -> Page {
    let page = browser.open(path).await;
    let mut filled = match page.has_form(form) {
        true => page.form(form),
        false if form.starts_with('…') => return page,
        false => Filled::to(form, &[]),
    };
    for (name, value) in fields {
        filled = filled.forged(name, value);
    }
    browser.send(filled).await
}
