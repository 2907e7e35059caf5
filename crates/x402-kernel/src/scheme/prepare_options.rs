use alloc::string::String;

use serde::{Serialize, Serializer};

use crate::json::{Json, Limits, Value};
use crate::primitives::UnixTime;
use crate::words::words;
use crate::{Code, Error, Result};

/// Options for preparing a payment. The default is what the official SDKs do, on the caller's own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrepareOptions {
    /// From when on the authorization is valid. `None` is the default of the offer's version: zero in v2, backdated in
    /// v1.
    pub valid_after: Option<ValidAfter>,
    /// The server's clock; `None` for the caller's own.
    pub clock: Option<ServerClock>,
}

words! {
    /// From when on an authorization is valid (`validAfter`).
    #[argument = "validAfter"]
    pub enum ValidAfter {
        /// From always: `0`, as the SDKs of x402 v2 sign.
        Zero = "zero",
        /// From 600 seconds ago, so that verifiers with slow clocks accept it, as the SDKs of x402 v1 sign.
        Backdated = "backdated",
    }
}

/// A server's clock, from the `Date` of its response.
///
/// A device with a wrong clock signs payments that the server finds expired or not yet valid. With the server's clock
/// they are valid. It is used over HTTPS only, and may differ by ten minutes at most. By the caller's own clock, a
/// signature never lives longer than the policy allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerClock {
    there: UnixTime,
    received_at: UnixTime,
}

/// The most seconds by which a server's clock may differ from the caller's.
const FARTHEST: u64 = 600;

impl ServerClock {
    /// Makes the clock of a server that sent this `Date` header (RFC 9110 §6.6.1), received at `received_at` by the
    /// caller's clock.
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

    /// The seconds by which the server's clock is ahead of the caller's; negative if it is behind.
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

    /// Converts a time of the caller's to the server's.
    pub(crate) fn at(self, now: UnixTime) -> UnixTime {
        shift(now, self.ahead())
    }

    /// Converts a time of the server's to the caller's.
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
    /// Reads options from JSON:
    /// `{validAfter?: zero|backdated, serverDate?: {date: HTTP date, receivedAt: unix seconds}}`.
    ///
    /// # Errors
    /// `usage.argument` for another member or an unknown word; `time.*`, `clock.implausible`, `message.*`, `json.*`.
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
