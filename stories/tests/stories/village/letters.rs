//! The letterbox: everything that was written to somebody, whether it left or not.

use house::notices::carrier;
use house::store::args;

use super::Village;

#[derive(Debug, Clone)]
pub struct Letter {
    pub kind: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Where its button leads.
    pub path: Option<String>,
    /// `waiting`, `withdrawn` …
    pub stage: String,
}

impl Letter {
    /// The six digits in it.
    #[track_caller]
    pub fn digits(&self) -> String {
        let plain: String = self.text.replace(' ', "");
        let runs = plain.split(|c: char| !c.is_ascii_digit());
        let found = runs.into_iter().find(|run| run.len() == 6);
        found.unwrap_or_else(|| panic!("no six digits in {}", self.text)).to_owned()
    }

    /// The path of the link that stops this kind of letter.
    pub fn off(&self) -> Option<String> {
        let at = self.text.find("/letters/off/")?;
        self.text[at..].split_whitespace().next().map(ToOwned::to_owned)
    }

    #[track_caller]
    pub fn says(&self, all: &[&str]) -> &Self {
        for one in all {
            assert!(self.subject.contains(one) || self.text.contains(one), "no {one:?} in {self:#?}");
        }
        self
    }
}

impl Village {
    /// Every letter of this channel (`mail` or `call`), the oldest first.
    pub async fn letters(&self, channel: &'static str) -> Vec<Letter> {
        let written = carrier::show(&self.app, channel, 10_000).await.unwrap();
        let stages: Vec<(String, String)> = self.rows("select id, stage from letters", args![]).await;
        let letter = |one: carrier::Written| {
            let (_, stage) = stages.iter().find(|(id, _)| *id == one.id).unwrap().clone();
            let (subject, text) = (one.subject, one.plain);
            Letter { kind: one.kind, to: one.to, subject, text, html: one.html, path: one.path, stage }
        };
        written.into_iter().rev().map(letter).collect()
    }

    /// The letters to an address, the oldest first.
    pub async fn letters_to(&self, address: &str) -> Vec<Letter> {
        self.meanwhile().await;
        self.letters("mail").await.into_iter().filter(|letter| letter.to == address).collect()
    }

    /// The newest letter to an address that says this; of letters that go out together none is the last.
    pub async fn letter_to(&self, address: &str, says: &str) -> Letter {
        let mut all = self.letters_to(address).await;
        let found =
            all.iter().rposition(|letter| letter.subject.contains(says) || letter.text.contains(says));
        all.remove(found.unwrap_or_else(|| panic!("no letter to {address} that says {says:?}: {all:#?}")))
    }

    /// The newest letter to an address.
    pub async fn last_letter_to(&self, address: &str) -> Letter {
        let letter = self.letters_to(address).await.pop();
        letter.unwrap_or_else(|| panic!("no letter to {address}"))
    }
}
