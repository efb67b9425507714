//! Proof that an e-mail address is somebody's: six digits and a link, sent to it.
//!
//! - Used once, within 15 minutes, with at most five tries at the digits.
//! - Kept as hashes; the address itself is sealed.
//! - Bound to the browser that asked. Opening the link uses nothing up, and its button works only
//!   in that browser: mail scanners open links and press buttons. Elsewhere the digits are needed.
//! - Asking looks nobody up: a known and an unknown address get the same letter, the same page and
//!   the same time.
//!
//! The way: [`permit`] (limits, before the transaction) → [`ask`] (in it) → the visitor types the
//! digits → [`check`] (counts the try at once) → [`redeem`] (in the transaction of what it is for).

mod browser;
mod check;
mod letter;
mod redeem;
mod store;

pub use browser::{Browser, COOKIE};
pub use check::{At, Check, Key, Proved, check, look, waiting};
pub(crate) use redeem::welcome;
pub use redeem::{Redeemed, newcomer, redeem};
pub use store::STATEMENTS;
pub(crate) use store::{clean, forget};

use house::App;
use house::shell::{Fault, Visitor};
use house::store::Tx;
use house::{limits, seal};
use jiff::SignedDuration;
use neighbourhood::code::SixDigits;
use neighbourhood::happenings::Happening;
use neighbourhood::ids::SignInId;
use neighbourhood::limits::{Limit, SIGN_INS_PER_ADDRESS, SIGN_INS_PER_PERSON};
use neighbourhood::text::Email;
use uuid::Uuid;
use words::Lang;

/// How long a code and a link work.
pub const WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// How many times the digits may be typed.
pub const TRIES: i64 = 5;
/// Letters to one address in a day: five guesses for each are no way in.
const A_DAY: Limit = Limit { burst: 15, per: SignedDuration::from_hours(24) };

/// What the address is proved for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    /// An ask, a reply or an offer that waits for the address of who made it.
    Confirm {
        about: Uuid,
    },
}

impl Purpose {
    const fn key(self) -> &'static str {
        match self {
            Purpose::SignIn => "sign_in",
            Purpose::Confirm { .. } => "confirm",
        }
    }

    fn about(self) -> String {
        match self {
            Purpose::SignIn => String::new(),
            Purpose::Confirm { about } => about.to_string(),
        }
    }

    fn parse(about: &str) -> Self {
        about.parse().map_or(Purpose::SignIn, |about| Purpose::Confirm { about })
    }
}

/// The limits allow one more letter to this address, asked from this browser.
pub struct Permit {
    email: Email,
    browser: Vec<u8>,
    lang: Lang,
}

/// Takes one from the limits of the address and of the network it is asked from. Before the
/// transaction, because a refused take must count too.
pub async fn permit(app: &App, visitor: &Visitor, browser: &Browser, email: &Email) -> Result<Permit, Fault> {
    let whom = email.lookup_key();
    limits::take(app, "sign-in-network", &visitor.network(), SIGN_INS_PER_ADDRESS).await?;
    limits::take(app, "sign-in", &whom, SIGN_INS_PER_PERSON).await?;
    limits::take(app, "sign-in-day", &whom, A_DAY).await?;
    Ok(Permit { email: email.clone(), browser: browser.hash(app), lang: visitor.lang })
}

/// Posts the letter with digits and link. The answer to the visitor must carry
/// [`Browser::cookie`].
pub async fn ask(tx: &mut Tx, app: &App, purpose: Purpose, permit: &Permit) -> Result<(), Fault> {
    let now = app.now();
    let id = SignInId::new_v7(now, app.chance.bytes());
    let digits = SixDigits::from_random(app.chance.bytes());
    let link = seal::secret_text(&app.chance.bytes::<24>());
    let fresh = store::Fresh { id, purpose, permit, digits, link: &link, now };
    store::insert(tx, app, &fresh).await?;
    letter::send(tx, app, &fresh).await.map_err(Fault::broken)?;
    house::happenings::record(tx, app, now, None, &[Happening::SignInRequested { sign_in: id }]).await?;
    Ok(())
}
