//! The mail server: one connection kept open, TLS, authentication.

use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use crate::config::{Mail, Security};

/// One letter as it leaves.
pub struct Parcel {
    pub to: String,
    pub to_name: String,
    pub subject: String,
    pub plain: String,
    pub html: String,
    pub message_id: String,
    /// The thread in the mailbox.
    pub in_reply_to: Option<String>,
    pub off: Option<String>,
}

/// What came of carrying a parcel.
#[derive(Debug, thiserror::Error)]
pub enum PostFault {
    /// The server will never take this one (5xx, or an address that is none).
    #[error("refused: {0}")]
    Refused(String),
    /// Not now: away, busy, cut off. The words hold no address.
    #[error("later: {0}")]
    Later(String),
}

/// A way to the mail server of the settings.
pub struct PostOffice {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

const PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

impl PostOffice {
    /// `None` when no mail server is set.
    ///
    /// # Errors
    /// Settings that cannot work, said so that the administrator can mend them.
    pub fn open(mail: &Mail) -> Result<Option<Self>, String> {
        if mail.host.is_empty() {
            return Ok(None);
        }
        let from = mail.from.parse().map_err(|_| format!("mail.from is no address: {:?}", mail.from))?;
        let tls = || TlsParameters::new(mail.host.clone()).map_err(|error| format!("mail.host: {error}"));
        let security = match mail.security {
            Security::Tls => Tls::Wrapper(tls()?),
            Security::StartTls => Tls::Required(tls()?),
            Security::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.host)
            .port(mail.port)
            .tls(security)
            .timeout(Some(PATIENCE))
            .pool_config(PoolConfig::new().max_size(2));
        if !mail.user.is_empty() {
            builder = builder.credentials(Credentials::new(mail.user.clone(), mail.password.clone()));
        }
        Ok(Some(Self { transport: builder.build(), from }))
    }

    pub async fn carry(&self, parcel: Parcel) -> Result<(), PostFault> {
        let message = self.message(parcel)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(PostFault::Refused(status(&error))),
            Err(error) => Err(PostFault::Later(status(&error))),
        }
    }

    fn message(&self, parcel: Parcel) -> Result<Message, PostFault> {
        let refused = |what: &str| PostFault::Refused(what.to_owned());
        let address = parcel.to.parse().map_err(|_| refused("no address"))?;
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(parcel.to_name), address))
            .subject(parcel.subject)
            .message_id(Some(format!("<{}>", parcel.message_id)))
            .header(AutoSubmitted);
        if let Some(thread) = parcel.in_reply_to {
            builder = builder.in_reply_to(format!("<{thread}>")).references(format!("<{thread}>"));
        }
        if let Some(off) = parcel.off {
            builder = builder.header(Unsubscribe(format!("<{off}>"))).header(UnsubscribePost);
        }
        builder
            .multipart(MultiPart::alternative_plain_html(parcel.plain, parcel.html))
            .map_err(|_| refused("it could not be written as a mail"))
    }
}

/// The server's code and no more: its words may repeat the address.
fn status(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server says {code}"),
        None if error.is_timeout() => "the mail server does not answer in time".into(),
        None if error.is_tls() => "the mail server's certificate is not in order".into(),
        None => "the mail server cannot be reached or hung up".into(),
    }
}

macro_rules! header {
    ($type:ident, $name:literal, |$this:ident| $value:expr) => {
        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err("only written, never read".into())
            }

            fn display(&self) -> HeaderValue {
                let $this = self;
                HeaderValue::new(Self::name(), $value)
            }
        }
    };
}

/// RFC 2369.
#[derive(Clone)]
struct Unsubscribe(String);
/// RFC 8058.
#[derive(Clone)]
struct UnsubscribePost;
/// RFC 3834: no holiday answers, please.
#[derive(Clone)]
struct AutoSubmitted;

header!(Unsubscribe, "List-Unsubscribe", |this| this.0.clone());
header!(UnsubscribePost, "List-Unsubscribe-Post", |_this| "List-Unsubscribe=One-Click".to_owned());
header!(AutoSubmitted, "Auto-Submitted", |_this| "auto-generated".to_owned());
