//! Whether what somebody typed or opened is the proof.

use house::App;
use house::limits::take;
use house::shell::{Fault, Visitor};
use house::store::StoreError;
use jiff::SignedDuration;
use neighbourhood::code::SixDigits;
use neighbourhood::limits::Limit;
use neighbourhood::text::Email;

use super::store::{self, Kept};
use super::{Browser, Purpose, TRIES};

/// Codes typed from one network: a library types many, a guesser more.
const TYPED: Limit = Limit { burst: 40, per: SignedDuration::from_mins(15) };

/// What the visitor has in hand.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// The digits, typed on our own page in the browser that asked.
    Digits { purpose: Purpose, typed: &'a str },
    /// The link of the letter; the digits too when the browser is another one.
    Link { link: &'a str, typed: &'a str },
}

/// What came of it. Tries are counted before this is told.
pub enum Check {
    Good(Proved),
    /// Other digits; how many tries are left.
    Wrong {
        left: i64,
    },
    /// Not six digits: no try was counted.
    NotSixDigits,
    /// Used, too old, or too many tries: a new letter is needed.
    Ended,
}

/// The address is theirs. Only [`check`] makes one, only [`super::redeem`] takes it.
pub struct Proved {
    pub(super) id: String,
    pub(super) purpose: Purpose,
    pub(super) email: Email,
    pub(super) browser: Vec<u8>,
}

impl Proved {
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }
}

/// Where a link was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// In the browser that asked: a button is enough.
    Here,
    /// Elsewhere: the digits are needed too.
    Elsewhere,
    /// It does not work any more, or never did: no difference is told.
    Ended,
}

/// Looks at a link without using anything up.
pub async fn look(app: &App, browser: &Browser, link: &str) -> Result<At, StoreError> {
    let found = store::by_link(app, link).await?;
    Ok(match found {
        Some(kept) if kept.browser == browser.hash(app) => At::Here,
        Some(_) => At::Elsewhere,
        None => At::Ended,
    })
}

/// The address, mostly hidden (`a…@example.org`), to which this browser asked a letter that still
/// works.
pub async fn waiting(app: &App, browser: &Browser, purpose: Purpose) -> Result<Option<String>, StoreError> {
    let found = store::by_browser(app, &browser.hash(app), purpose).await?;
    found.map(|kept| store::email(app, &kept).map(|email| masked(&email))).transpose()
}

/// Checks, and counts a wrong try at once, outside any transaction of the caller.
pub async fn check(app: &App, visitor: &Visitor, browser: &Browser, key: Key<'_>) -> Result<Check, Fault> {
    let hash = browser.hash(app);
    if let Key::Link { link, .. } = key {
        match store::by_link(app, link).await? {
            None => return Ok(Check::Ended),
            Some(kept) if kept.browser == hash => return Ok(Check::Good(proved(app, kept, hash)?)),
            Some(_) => {}
        }
    }
    let typed = match key {
        Key::Digits { typed, .. } | Key::Link { typed, .. } => typed,
    };
    let Ok(digits) = typed.parse::<SixDigits>() else { return Ok(Check::NotSixDigits) };
    take(app, "digits-network", &visitor.network(), TYPED).await?;
    let tried = match key {
        Key::Digits { purpose, .. } => store::try_browser(app, &hash, purpose).await?,
        Key::Link { link, .. } => store::try_link(app, link).await?,
    };
    let left = tried.iter().map(|kept| TRIES - kept.tries).max();
    let fits = |kept: &Kept| kept.code == store::code_hash(app, &kept.id, digits);
    match (tried.into_iter().find(fits), left) {
        (Some(kept), _) => Ok(Check::Good(proved(app, kept, hash)?)),
        (None, Some(left)) if left > 0 => Ok(Check::Wrong { left }),
        (None, _) => Ok(Check::Ended),
    }
}

fn proved(app: &App, kept: Kept, browser: Vec<u8>) -> Result<Proved, StoreError> {
    let email = store::email(app, &kept)?;
    Ok(Proved { purpose: Purpose::parse(&kept.about), email, browser, id: kept.id })
}

pub(crate) fn masked(email: &Email) -> String {
    let first = email.as_str().chars().next().unwrap_or('…');
    format!("{first}…@{}", email.domain())
}
