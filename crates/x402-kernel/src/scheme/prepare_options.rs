use alloc::string::String;

use serde::{Serialize, Serializer};

use crate::json::{Json, Limits, Value};
use crate::primitives::UnixTime;
use crate::words::words;
use crate::{Code, Error, Result};

/// What the caller knows or wants beyond the approval, when a payment is prepared. The default is what the official SDKs
/// do, on the caller's own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrepareOptions {
    /// Since when the authorization is valid. None: as the offer's version has it, zero in v2 and back-dated in v1.
    pub valid_after: Option<ValidAfter>,
    /// The server's clock. None: the caller's is right.
    pub clock: Option<ServerClock>,
}

words! {
    /// Since when an authorization is valid (`validAfter`).
    #[argument = "validAfter"]
    pub enum ValidAfter {
        /// Always: `0`, as the SDKs of x402 v2 sign.
        Zero = "zero",
        /// 600 seconds ago, so that a verifier whose clock is slow takes it: as the SDKs of x402 v1 sign.
        Backdated = "backdated",
    }
}

/// A server's clock, read off the `Date` of its response: how far it is ahead of the caller's.
///
/// A device whose clock is wrong signs windows that are over, or not yet open, where they are checked. The server is
/// believed over https only, and ten minutes at most; however late it says it is, no signature lives longer by the
/// caller's own clock than the policy allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerClock {
    there: UnixTime,
    received_at: UnixTime,
}

/// The most seconds that a server's clock may differ from the caller's.
const FARTHEST: u64 = 600;

impl ServerClock {
    /// The clock of a server that sent this `Date` header (RFC 9110 §6.6.1), received at that time of the caller's.
    ///
    /// # Errors
    /// `time.not_http_date`; `clock.implausible` if the two differ by more than ten minutes.
    pub fn from_date(date: &str, received_at: UnixTime) -> Result<ServerClock> {
        let there = UnixTime::from_http_date(date)?;
        if there.seconds().abs_diff(received_at.seconds()) > FARTHEST {
            return Err(Error::new(Code::ClockImplausible).with("server", there).with("now", received_at));
        }
        Ok(ServerClock { there, received_at })
    }

    /// Seconds that the server's clock is ahead of the caller's; negative where it is behind.
    pub fn ahead(self) -> i64 {
        let seconds = |time: UnixTime| i64::try_from(time.seconds()).unwrap_or(i64::MAX);
        seconds(self.there).saturating_sub(seconds(self.received_at))
    }

    /// Reads `{date, receivedAt}`.
    fn read(value: Value<'_>) -> Result<ServerClock> {
        let value = value.object("serverDate", &["date", "receivedAt"])?;
        let received_at = value.read("receivedAt", |time| UnixTime::from_seconds(time.whole("receivedAt")?))?;
        value.read("date", |date| ServerClock::from_date(&date.string()?, received_at))
    }

    /// The server's time at that time of the caller's.
    pub(crate) fn at(self, now: UnixTime) -> UnixTime {
        shift(now, self.ahead())
    }

    /// The caller's time at that time of the server's.
    pub(crate) fn here(self, there: UnixTime) -> UnixTime {
        shift(there, self.ahead().saturating_neg())
    }
}

/// As `{date, receivedAt}`.
impl Serialize for ServerClock {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View {
            date: String,
            received_at: UnixTime,
        }
        View { date: self.there.to_http_date(), received_at: self.received_at }.serialize(serializer)
    }
}

fn shift(time: UnixTime, seconds: i64) -> UnixTime {
    let distance = seconds.unsigned_abs();
    if seconds < 0 { time.minus(distance) } else { time.plus(distance) }
}

impl PrepareOptions {
    /// Reads `{validAfter?: zero|backdated, serverDate?: {date, receivedAt: unix seconds}}`.
    ///
    /// # Errors
    /// `usage.argument`, `time.*`, `clock.implausible`, `message.*`, and those of parsing JSON.
    pub fn from_json(text: &str) -> Result<PrepareOptions> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object("options", &["validAfter", "serverDate"])?;
        Ok(PrepareOptions {
            valid_after: value.read_optional("validAfter", |after| after.word(ValidAfter::parse))?,
            clock: value.read_optional("serverDate", ServerClock::read)?,
        })
    }
}

/// As `{validAfter?, serverDate?}`.
impl Serialize for PrepareOptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View {
            #[serde(skip_serializing_if = "Option::is_none")]
            valid_after: Option<ValidAfter>,
            #[serde(skip_serializing_if = "Option::is_none")]
            server_date: Option<ServerClock>,
        }
        View { valid_after: self.valid_after, server_date: self.clock }.serialize(serializer)
    }
}
