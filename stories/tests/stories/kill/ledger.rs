//! What we know: what was acknowledged, and what was sent without an answer.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const CLIENTS: usize = 8;
/// A person may place so many a day.
const ASKS_EACH: usize = 4;

pub struct Ledger {
    tokens: Vec<String>,
    next: AtomicUsize,
    /// Acknowledged asks: whose, id.
    asks: Mutex<Vec<(usize, String)>>,
    /// Acknowledged replies: ask, reply, who asked.
    replies: Mutex<Vec<(String, String, usize)>>,
    accepted: Mutex<Vec<(String, String)>>,
    /// Sent, and no answer came: token, path, key, body.
    unknown: Mutex<Vec<(usize, String, String, String)>>,
}

impl Ledger {
    pub fn new(tokens: Vec<String>) -> Self {
        Self {
            tokens,
            next: AtomicUsize::new(0),
            asks: Mutex::default(),
            replies: Mutex::default(),
            accepted: Mutex::default(),
            unknown: Mutex::default(),
        }
    }

    /// Many people at once, until the time is over or the server is gone.
    pub fn work(&self, port: u16, until: Instant) {
        std::thread::scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(|| while Instant::now() < until && self.one(port) {});
            }
        });
    }

    /// One ask; of every third also a reply by another and its acceptance. False when the server is gone.
    fn one(&self, port: u16) -> bool {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let asker = (number / ASKS_EACH) % self.tokens.len();
        let helper = (asker + 1 + number % 7) % self.tokens.len();
        let body = json!({ "text": format!("Vraag {number}, wie helpt?"), "area": "BU03010000", "circle": "district" });
        let Some(ask) = self.post(port, asker, "/api/v1/asks", &format!("ask-{number:020}"), &body) else {
            return false;
        };
        let Some(id) = ask["id"].as_str() else { panic!("an ask was refused: {ask}") };
        self.asks.lock().unwrap().push((asker, id.to_owned()));
        // The others stay open, so that neighbours are told.
        if !number.is_multiple_of(3) {
            return true;
        }
        let path = format!("/api/v1/asks/{id}/replies");
        let said = json!({ "text": "Ik help." });
        let Some(reply) = self.post(port, helper, &path, &format!("reply-{number:020}"), &said) else {
            return false;
        };
        let Some(reply) = reply["id"].as_str() else { return true };
        self.replies.lock().unwrap().push((id.to_owned(), reply.to_owned(), asker));
        let path = format!("/api/v1/asks/{id}/replies/{reply}/acceptance");
        let Some(done) = self.post(port, asker, &path, &format!("accept-{number:020}"), &json!({})) else {
            return false;
        };
        if done.get("status").and_then(Value::as_u64).is_none_or(|status| status < 400) {
            self.accepted.lock().unwrap().push((id.to_owned(), reply.to_owned()));
        }
        true
    }

    fn post(&self, port: u16, who: usize, path: &str, key: &str, body: &Value) -> Option<Value> {
        let body = body.to_string();
        match call(port, "POST", path, Some((&self.tokens[who], key)), &body) {
            Some((_, answer)) => Some(serde_json::from_str(&answer).unwrap_or(Value::Null)),
            None => {
                self.unknown.lock().unwrap().push((who, path.to_owned(), key.to_owned(), body));
                None
            }
        }
    }

    /// Everything whose answer was lost is sent again with the same key: it must have one effect.
    pub fn send_again(&self, port: u16) {
        for (who, path, key, body) in self.unknown.lock().unwrap().drain(..) {
            for _ in 0..2 {
                let answer = call(port, "POST", &path, Some((&self.tokens[who], &key)), &body);
                assert!(answer.is_some_and(|(status, _)| status < 500), "{path} after the restart");
            }
        }
    }

    /// Everything that was acknowledged is there.
    pub fn check(&self, port: u16) {
        for (who, id) in self.asks.lock().unwrap().iter() {
            let (status, _) = self.read(port, *who, id);
            assert_eq!(status, 200, "ask {id} is lost");
        }
        for (ask, reply, asker) in self.replies.lock().unwrap().iter() {
            let (_, seen) = self.read(port, *asker, ask);
            assert!(seen.contains(reply), "reply {reply} is lost");
        }
        let replies = self.replies.lock().unwrap();
        for (ask, reply) in self.accepted.lock().unwrap().iter() {
            let asker = replies.iter().find(|(a, _, _)| a == ask).map_or(0, |(_, _, asker)| *asker);
            let (_, seen) = self.read(port, asker, ask);
            let seen: Value = serde_json::from_str(&seen).unwrap();
            assert_eq!(seen["stage"], "connected", "the acceptance of {reply} is lost");
        }
    }

    fn read(&self, port: u16, who: usize, ask: &str) -> (u16, String) {
        call(port, "GET", &format!("/api/v1/asks/{ask}"), Some((&self.tokens[who], "")), "").unwrap()
    }

    pub fn asks(&self) -> usize {
        self.asks.lock().unwrap().len()
    }

    pub fn summary(&self) -> String {
        let count = |list: usize, what: &str| format!("{list} {what}");
        [
            count(self.asks(), "asks"),
            count(self.replies.lock().unwrap().len(), "replies"),
            count(
                self.accepted.lock().unwrap().len(),
                "acceptances acknowledged, 0 lost, 0 doubled, 0 told twice",
            ),
        ]
        .join(", ")
    }
}

/// One HTTP call on one connection; nothing when there was no whole answer.
pub fn call(
    port: u16,
    method: &str,
    path: &str,
    who: Option<(&str, &str)>,
    body: &str,
) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let (token, key) = who.unwrap_or_default();
    let auth = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
    let key = if key.is_empty() { String::new() } else { format!("Idempotency-Key: {key}\r\n") };
    let length = body.len();
    let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{auth}{key}");
    let kind = "Content-Type: application/json\r\n";
    stream.write_all(format!("{head}{kind}Content-Length: {length}\r\n\r\n{body}").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some((status, body.to_owned()))
}
