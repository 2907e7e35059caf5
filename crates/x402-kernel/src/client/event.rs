use alloc::string::String;
use alloc::vec::Vec;

use crate::primitives::{Bytes32, UnixTime};
use crate::scheme::Answer;

/// What the host tells a [`Purchase`](super::Purchase). Every time is the host's clock, in unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// Begin. `nonce` is 32 random bytes, drawn for this purchase.
    Start {
        /// The host's clock.
        now: UnixTime,
        /// The nonce of whatever this purchase will sign.
        nonce: Bytes32,
    },
    /// The server answered a request that a [`Step::Send`](super::Step::Send) asked for.
    Response {
        /// The status.
        status: u16,
        /// The headers, as pairs: a map loses duplicates.
        headers: Vec<(String, String)>,
        /// The body.
        body: Vec<u8>,
        /// The host's clock.
        now: UnixTime,
    },
    /// No answer came: a timeout, a broken connection.
    NoResponse {
        /// The host's clock.
        now: UnixTime,
    },
    /// The person said yes.
    Confirmed {
        /// The host's clock.
        now: UnixTime,
    },
    /// The person said no.
    Declined,
    /// The store took the plan.
    Reserved {
        /// The host's clock.
        now: UnixTime,
    },
    /// The store did not take the plan: this counter would exceed its cap.
    NotReserved {
        /// The counter's key.
        counter: String,
    },
    /// The signer signed.
    Signed {
        /// One answer for each request.
        answers: Vec<Answer>,
        /// The host's clock.
        now: UnixTime,
    },
    /// The signer did not sign.
    NotSigned,
    /// The time of a [`Step::Wait`](super::Step::Wait) has come.
    Waited {
        /// The host's clock.
        now: UnixTime,
    },
}

impl Event {
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
