//! What a purchase wants done next.

use std::sync::Arc;

use crate::error::ErrorInfo;
use crate::header::HttpHeader;
use crate::numbers;
use crate::plan::Plan;
use crate::settle_response::SettleResponse;
use crate::signing::SigningRequest;

/// What a `Purchase` wants done next.
#[derive(Debug, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Eq)]
pub enum Step {
    /// Send the request with these headers added, then tell `Event.Response` or `Event.NoResponse`.
    Send {
        /// Headers to add.
        headers: Vec<HttpHeader>,
        /// Whether redirects must not be followed: a payment goes to nobody else.
        no_redirect: bool,
    },
    /// Ask the person, then tell `Event.Confirmed` or `Event.Declined`.
    Confirm {
        /// One line to say yes to.
        summary: String,
    },
    /// Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then tell `Event.Reserved`
    /// or `Event.NotReserved`.
    Reserve {
        /// What to reserve.
        plan: Plan,
    },
    /// Have these signed, then tell `Event.Signed` or `Event.NotSigned`.
    Sign {
        /// What to sign.
        requests: Vec<Arc<SigningRequest>>,
    },
    /// Wait, then tell `Event.Waited`.
    Wait {
        /// Until when, in unix seconds.
        until: i64,
    },
    /// It is over: give the last response to whoever asked for it.
    Deliver {
        /// What the server says about the settlement, if it says so.
        receipt: Option<SettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<ErrorInfo>,
    },
    /// It is over, without a delivery.
    Fail {
        /// Why.
        error: ErrorInfo,
        /// The plan that may be given back because nothing was sent. Any other stays reserved until it expires,
        /// whatever the server says.
        release: Option<String>,
    },
}

impl From<x402_kernel::Step> for Step {
    fn from(step: x402_kernel::Step) -> Step {
        use x402_kernel::Step as From;
        match step {
            From::Send { headers, no_redirect } => Step::Send {
                headers: headers.into_iter().map(|(name, value)| HttpHeader { name, value }).collect(),
                no_redirect,
            },
            From::Confirm { summary } => Step::Confirm { summary },
            From::Reserve { plan } => Step::Reserve { plan: plan.into() },
            From::Sign { requests } => Step::Sign { requests: SigningRequest::all(&requests) },
            From::Wait { until } => Step::Wait { until: numbers::seconds(until.seconds()) },
            From::Deliver { receipt, unreadable } => Step::Deliver {
                receipt: receipt.map(SettleResponse::from),
                unreadable: unreadable.as_ref().map(ErrorInfo::from),
            },
            From::Fail { error, release } => Step::Fail { error: (&error).into(), release },
        }
    }
}
