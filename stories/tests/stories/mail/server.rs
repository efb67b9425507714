//! A mail server (RFC 5321) of our own, with moods.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Kind,
    /// 451: come back later.
    NotNow,
    /// 550: never.
    Never,
    /// Gone before the mail is in.
    HangUp,
    /// Has the mail, and is gone before it says so.
    TakesAndHangsUp,
}

#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub to: Vec<String>,
    pub text: String,
}

impl Mail {
    pub fn id(&self) -> &str {
        self.text.lines().find(|line| line.starts_with("Message-ID:")).unwrap_or("")
    }
}

pub struct MailServer {
    pub port: u16,
    mood: Arc<Mutex<Mood>>,
    mails: Arc<Mutex<Vec<Mail>>>,
    connections: Arc<AtomicUsize>,
}

impl MailServer {
    pub async fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            mood: Arc::new(Mutex::new(mood)),
            mails: Arc::default(),
            connections: Arc::default(),
        };
        let (mood, mails, connections) =
            (server.mood.clone(), server.mails.clone(), server.connections.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(talk(stream, mood.clone(), mails.clone()));
            }
        });
        server
    }

    pub fn be(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().unwrap().clone()
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

async fn talk(stream: TcpStream, mood: Arc<Mutex<Mood>>, mails: Arc<Mutex<Vec<Mail>>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 here\r\n").await.ok()?;
    let mut mail = Mail::default();
    while let Some(line) = lines.next_line().await.ok()? {
        let now = *mood.lock().unwrap();
        let verb = line.get(..4).unwrap_or("").to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-here\r\n250 8BITMIME\r\n",
            "RCPT" if now == Mood::NotNow => "451 later\r\n",
            "RCPT" if now == Mood::Never => "550 no such mailbox\r\n",
            "RCPT" => {
                mail.to.push(line.split(['<', '>']).nth(1).unwrap_or("").to_owned());
                "250 ok\r\n"
            }
            "DATA" if now == Mood::HangUp => return None,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                while let Some(line) = lines.next_line().await.ok()? {
                    if line == "." {
                        break;
                    }
                    mail.text.push_str(&line);
                    mail.text.push('\n');
                }
                // Folded headers are one line again.
                mail.text = mail.text.replace("\n ", " ");
                mails.lock().unwrap().push(std::mem::take(&mut mail));
                if now == Mood::TakesAndHangsUp {
                    return None;
                }
                "250 taken\r\n"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            "RSET" => {
                mail = Mail::default();
                "250 ok\r\n"
            }
            _ => "250 ok\r\n",
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    None
}
