//! What any HTTP response means to a client.

use std::sync::Arc;

use x402_kernel::{Exchange, http};

use crate::error::ErrorInfo;
use crate::header::HttpHeader;
use crate::payment_required::PaymentRequired;
use crate::profile::Profile;
use crate::settle_response::SettleResponse;
use crate::{Result, check};

/// What a response means. There is no boolean to forget.
#[derive(Debug, PartialEq, Eq, uniffi::Enum)]
#[uniffi::export(Eq)]
pub enum HttpOutcome {
    /// A payment is asked for.
    Challenge {
        /// The challenge.
        challenge: Arc<PaymentRequired>,
    },
    /// The paid request was answered (2xx).
    Delivered {
        /// What the server says about the settlement, if it says so. It may say that it failed.
        receipt: Option<SettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<ErrorInfo>,
    },
    /// The payment was sent, and not chosen: a 402 or 412, a 4xx that gives a reason, any error with a receipt. What was
    /// sent may settle all the same until it expires.
    Refused {
        /// The server's reason, as it wrote it: `errorReason` of the receipt, else `error` of the challenge or the body.
        reason: Option<String>,
        /// What it asks for now, if it can be read.
        challenge: Option<Arc<PaymentRequired>>,
        /// What it says about the settlement, if it says so.
        receipt: Option<SettleResponse>,
    },
    /// A transaction was sent and may still settle.
    Pending {
        /// The receipt that says so.
        receipt: SettleResponse,
    },
    /// A 402 of another origin, with nothing to be seen: the server does not expose its headers to browsers.
    HiddenByCors,
    /// A 402 of another protocol.
    OtherProtocol {
        /// Which: `l402`, `mpp`, `pay_per_crawl`, `x_402_headers` or `pay_to_header`. A newer core may send others.
        name: String,
    },
    /// Nothing about payment. After a paid request this tells nothing of the settlement: a redirect, a server error, an
    /// error of the resource.
    NotPayment {
        /// The status.
        status: i32,
    },
}

/// Says what a response means (x402 v2 transport HTTP, v1 transport HTTP).
///
/// `headers` are a list, since a map loses duplicates; `paid` says whether the request carried a payment; `crossOrigin`
/// whether a browser sent it to another origin, so that headers may be hidden (CORS).
///
/// Throws `http.no_challenge` for a 402 to an unpaid request that asks in no way known here; `http.duplicate_header`,
/// `http.envelope_conflict`, and what `PaymentRequired.fromHttp` throws for a challenge that cannot be read;
/// `usage.argument` for a number that is no status.
#[uniffi::export(default(paid = false, cross_origin = false, profile = None))]
pub fn interpret(
    status: i32,
    headers: Vec<HttpHeader>,
    body: Vec<u8>,
    paid: bool,
    cross_origin: bool,
    profile: Option<Arc<Profile>>,
) -> Result<HttpOutcome> {
    let (status, headers, profile) = (check::status(status)?, check::headers(headers), Profile::or_default(profile));
    let exchange = Exchange { status, headers: &headers, body: &body, paid, cross_origin };
    Ok(http::interpret(&profile, &exchange)?.into())
}

impl From<x402_kernel::HttpOutcome> for HttpOutcome {
    fn from(outcome: x402_kernel::HttpOutcome) -> HttpOutcome {
        use x402_kernel::HttpOutcome as From;
        let shared = |challenge: Box<x402_kernel::PaymentRequired>| Arc::new(PaymentRequired(*challenge));
        match outcome {
            From::Challenge(challenge) => HttpOutcome::Challenge { challenge: shared(challenge) },
            From::Delivered { receipt, unreadable } => HttpOutcome::Delivered {
                receipt: receipt.map(SettleResponse::from),
                unreadable: unreadable.as_ref().map(ErrorInfo::from),
            },
            From::Refused { reason, challenge, receipt } => HttpOutcome::Refused {
                reason,
                challenge: challenge.map(shared),
                receipt: receipt.map(SettleResponse::from),
            },
            From::Pending { receipt } => HttpOutcome::Pending { receipt: receipt.into() },
            From::HiddenByCors => HttpOutcome::HiddenByCors,
            From::OtherProtocol { name } => HttpOutcome::OtherProtocol { name: name.as_str().into() },
            From::NotPayment { status } => HttpOutcome::NotPayment { status: status.into() },
        }
    }
}
