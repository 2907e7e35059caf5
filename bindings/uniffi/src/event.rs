//! What the host tells a purchase.

use x402_kernel::Bytes32;

use crate::header::HttpHeader;
use crate::signing::Answer;
use crate::{Result, check};

/// What the host tells a `Purchase`. Every time is the host's clock, in unix seconds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
#[uniffi::export(Eq, Hash)]
pub enum Event {
    /// Begin.
    Start {
        /// The host's clock.
        now: i64,
        /// The nonce of whatever this purchase will sign: 32 random bytes in hexadecimal, drawn for this purchase.
        nonce: String,
    },
    /// The server answered a request that a `Step.Send` asked for.
    Response {
        /// The status.
        status: i32,
        /// The headers, as a list: a map loses duplicates.
        headers: Vec<HttpHeader>,
        /// The body.
        body: Vec<u8>,
        /// The host's clock.
        now: i64,
    },
    /// No answer came: a timeout, a broken connection.
    NoResponse {
        /// The host's clock.
        now: i64,
    },
    /// The person said yes.
    Confirmed {
        /// The host's clock.
        now: i64,
    },
    /// The person said no.
    Declined,
    /// The store took the plan.
    Reserved {
        /// The host's clock.
        now: i64,
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
        now: i64,
    },
    /// The signer did not sign.
    NotSigned,
    /// The time of a `Step.Wait` has come.
    Waited {
        /// The host's clock.
        now: i64,
    },
}

impl Event {
    /// The kernel's event, once its times, nonce, status and signatures are checked.
    pub(crate) fn checked(self) -> Result<x402_kernel::Event> {
        use x402_kernel::Event as To;
        Ok(match self {
            Event::Start { now, nonce } => To::Start { now: check::time(now)?, nonce: Bytes32::parse(&nonce)? },
            Event::Response { status, headers, body, now } => To::Response {
                status: check::status(status)?,
                headers: check::headers(headers),
                body,
                now: check::time(now)?,
            },
            Event::NoResponse { now } => To::NoResponse { now: check::time(now)? },
            Event::Confirmed { now } => To::Confirmed { now: check::time(now)? },
            Event::Declined => To::Declined,
            Event::Reserved { now } => To::Reserved { now: check::time(now)? },
            Event::NotReserved { counter } => To::NotReserved { counter },
            Event::Signed { answers, now } => To::Signed { answers: check::answers(answers)?, now: check::time(now)? },
            Event::NotSigned => To::NotSigned,
            Event::Waited { now } => To::Waited { now: check::time(now)? },
        })
    }
}
