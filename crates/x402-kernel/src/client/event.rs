use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::json::{Json, JsonKind, Limits, Value, owned};
use crate::primitives::{Bytes32, UnixTime, from_hex, to_hex};
use crate::scheme::Answer;
use crate::words::unknown;
use crate::{Error, Result};

/// What happened, for a [`Purchase`](super::Purchase). All times are by the host's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// The purchase begins. `nonce` is 32 random bytes, drawn for this purchase.
    Start {
        /// The time.
        now: UnixTime,
        /// The nonce of the payment.
        nonce: Bytes32,
    },
    /// The server responded to the request of a [`Step::Send`](super::Step::Send).
    Response {
        /// The HTTP status.
        status: u16,
        /// The headers as pairs, which keep duplicates.
        headers: Vec<(String, String)>,
        /// The body.
        body: Vec<u8>,
        /// The time.
        now: UnixTime,
    },
    /// There was no response: a timeout, or a broken connection.
    NoResponse {
        /// The time.
        now: UnixTime,
    },
    /// The person confirmed the payment.
    Confirmed {
        /// The time.
        now: UnixTime,
    },
    /// The person declined the payment.
    Declined,
    /// The store reserved the plan.
    Reserved {
        /// The time.
        now: UnixTime,
    },
    /// The store did not reserve the plan: a counter would exceed its cap.
    NotReserved {
        /// The key of the counter.
        counter: String,
    },
    /// The requests were signed.
    Signed {
        /// One answer for each request.
        answers: Vec<Answer>,
        /// The time.
        now: UnixTime,
    },
    /// The requests were not signed.
    NotSigned,
    /// The time of a [`Step::Wait`](super::Step::Wait) has come.
    Waited {
        /// The time.
        now: UnixTime,
    },
}

impl Event {
    /// Reads what an event serialises as: an object with the event's name in `event`, and its fields. Times are in unix
    /// seconds, `nonce` and signatures in hexadecimal. A body is text (`body`) or, if it is not UTF-8, hexadecimal
    /// (`bodyHex`).
    ///
    /// # Errors
    /// `usage.argument` for an unknown event or a member that it does not have; `time.milliseconds`, `hex.*`,
    /// `message.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Event> {
        let json = Json::parse(text, &Limits::WRITTEN)?;
        let value = json.value().expect(JsonKind::Object)?;
        let name = value.text_of("event")?;
        let Some((_, fields)) = EVENTS.iter().find(|(event, _)| *event == name) else {
            return Err(unknown("event", &EVENTS.map(|(event, _)| event)).within("event"));
        };
        let names: Vec<&str> = core::iter::once("event").chain(fields.iter().copied()).collect();
        let value = value.object("event", &names)?;
        let now = match fields.contains(&"now") {
            true => value.read("now", |now| UnixTime::from_seconds(now.whole("now")?))?,
            false => UnixTime::default(),
        };
        Ok(match &*name {
            "start" => Event::Start { now, nonce: value.read("nonce", Bytes32::read)? },
            "response" => {
                let headers = value.read("headers", |headers| headers.list(header))?;
                let status = value.read("status", |status| status.whole("status"))?;
                Event::Response { status, headers, body: body(value)?, now }
            }
            "no_response" => Event::NoResponse { now },
            "confirmed" => Event::Confirmed { now },
            "reserved" => Event::Reserved { now },
            "not_reserved" => Event::NotReserved { counter: value.text_of("counter")? },
            "signed" => Event::Signed { answers: value.read("answers", |answers| answers.list(Answer::read))?, now },
            "not_signed" => Event::NotSigned,
            "waited" => Event::Waited { now },
            _ => Event::Declined,
        })
    }

    /// The event as text: `start`, `response`, …
    pub const fn as_str(&self) -> &'static str {
        match self {
            Event::Start { .. } => "start",
            Event::Response { .. } => "response",
            Event::NoResponse { .. } => "no_response",
            Event::Confirmed { .. } => "confirmed",
            Event::Declined => "declined",
            Event::Reserved { .. } => "reserved",
            Event::NotReserved { .. } => "not_reserved",
            Event::Signed { .. } => "signed",
            Event::NotSigned => "not_signed",
            Event::Waited { .. } => "waited",
        }
    }
}

/// The events, each with its fields.
const EVENTS: [(&str, &[&str]); 10] = [
    ("start", &["now", "nonce"]),
    ("response", &["status", "headers", "body", "bodyHex", "now"]),
    ("no_response", &["now"]),
    ("confirmed", &["now"]),
    ("declined", &[]),
    ("reserved", &["now"]),
    ("not_reserved", &["counter"]),
    ("signed", &["answers", "now"]),
    ("not_signed", &[]),
    ("waited", &["now"]),
];

/// Reads a pair of a name and a value.
fn header(value: Value<'_>) -> Result<(String, String)> {
    let wrong = || Error::argument("headers", "pairs of a name and a value");
    let [name, value] = <[String; 2]>::try_from(value.list(owned)?).map_err(|_| wrong())?;
    Ok((name, value))
}

/// Reads the body of a response; an absent one is empty.
fn body(value: Value<'_>) -> Result<Vec<u8>> {
    if let Some(bytes) = value.read_optional("bodyHex", |body| from_hex(&body.string()?))? {
        return Ok(bytes);
    }
    Ok(value.optional_text("body")?.unwrap_or_default().into_bytes())
}

/// As an object with the event's name in `event` and its fields.
impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Default, Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            event: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<u16>,
            #[serde(skip_serializing_if = "Option::is_none")]
            headers: Option<&'a [(String, String)]>,
            #[serde(skip_serializing_if = "Option::is_none")]
            body: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            body_hex: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            counter: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            answers: Option<&'a [Answer]>,
            #[serde(skip_serializing_if = "Option::is_none")]
            nonce: Option<Bytes32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            now: Option<UnixTime>,
        }
        let view = View { event: self.as_str(), ..View::default() };
        match self {
            Event::Start { now, nonce } => View { nonce: Some(*nonce), now: Some(*now), ..view },
            Event::Response { status, headers, body, now } => {
                let text = core::str::from_utf8(body).ok();
                let body_hex = if text.is_none() { Some(to_hex(body)) } else { None };
                View { status: Some(*status), headers: Some(headers), body: text, body_hex, now: Some(*now), ..view }
            }
            Event::NotReserved { counter } => View { counter: Some(counter), ..view },
            Event::Signed { answers, now } => View { answers: Some(answers), now: Some(*now), ..view },
            Event::NoResponse { now } | Event::Confirmed { now } | Event::Reserved { now } | Event::Waited { now } => {
                View { now: Some(*now), ..view }
            }
            Event::Declined | Event::NotSigned => view,
        }
        .serialize(serializer)
    }
}
