use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Exchange, http};

use crate::error::{ErrorInfo, raise};
use crate::facilitator_response::{AnySettleResponse, SettleResponse};
use crate::input::{Body, Headers, Status, Text, VersionNumber};
use crate::payment_required::PaymentRequired;
use crate::profile::{Profile, or_default};
use crate::value::{Tuple, value};

/// What a response means. There is no boolean to forget.
///
/// One of `HttpOutcome.Challenge`, `HttpOutcome.Delivered`, `HttpOutcome.Refused`, `HttpOutcome.Pending`,
/// `HttpOutcome.HiddenByCors`, `HttpOutcome.OtherProtocol` and `HttpOutcome.NotPayment`.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct HttpOutcome;

value! {
    /// A payment is asked for.
    Challenge in HttpOutcome {
        /// What is asked for.
        challenge: PaymentRequired,
    }
}

value! {
    /// The paid request was answered (2xx).
    Delivered in HttpOutcome {
        /// What the server says about the settlement, if it says so. It may say that it failed.
        receipt: Option<AnySettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<ErrorInfo>,
    }
}

value! {
    /// The payment was sent, and not chosen: a 402 or 412, a 4xx that gives a reason, any error with a receipt. What was
    /// sent may settle all the same until it expires.
    Refused in HttpOutcome {
        /// The server's reason, as it wrote it: `errorReason` of the receipt, else `error` of the challenge or the body;
        /// see `Reason`.
        reason: Option<String>,
        /// What it asks for now, if it can be read.
        challenge: Option<PaymentRequired>,
        /// What it says about the settlement, if it says so.
        receipt: Option<AnySettleResponse>,
    }
}

value! {
    /// A transaction was sent and may still settle.
    Pending in HttpOutcome {
        /// The receipt that says so.
        receipt: AnySettleResponse,
    }
}

value! {
    /// A 402 of another origin, with nothing to be seen: the server does not expose its headers to browsers.
    HiddenByCors in HttpOutcome {}
}

value! {
    /// A 402 of another protocol.
    OtherProtocol in HttpOutcome {
        /// Which: `l402`, `mpp`, `pay_per_crawl`, `x_402_headers` or `pay_to_header`. New ones appear.
        name: String,
    }
}

value! {
    /// Nothing about payment. After a paid request this tells nothing of the settlement: a redirect, a server error, an
    /// error of the resource.
    NotPayment in HttpOutcome {
        /// The status.
        status: u16,
    }
}

/// Any case.
#[derive(IntoPyObject)]
pub(crate) enum AnyHttpOutcome {
    Challenge(Challenge),
    Delivered(Delivered),
    Refused(Refused),
    Pending(Pending),
    HiddenByCors(HiddenByCors),
    OtherProtocol(OtherProtocol),
    NotPayment(NotPayment),
}

impl From<kernel::HttpOutcome> for AnyHttpOutcome {
    fn from(outcome: kernel::HttpOutcome) -> AnyHttpOutcome {
        match outcome {
            kernel::HttpOutcome::Challenge(challenge) => {
                AnyHttpOutcome::Challenge(Challenge { challenge: PaymentRequired(*challenge) })
            }
            kernel::HttpOutcome::Delivered { receipt, unreadable } => AnyHttpOutcome::Delivered(Delivered {
                receipt: receipt.map(Into::into),
                unreadable: unreadable.map(ErrorInfo),
            }),
            kernel::HttpOutcome::Refused { reason, challenge, receipt } => AnyHttpOutcome::Refused(Refused {
                reason,
                challenge: challenge.map(|challenge| PaymentRequired(*challenge)),
                receipt: receipt.map(Into::into),
            }),
            kernel::HttpOutcome::Pending { receipt } => AnyHttpOutcome::Pending(Pending { receipt: receipt.into() }),
            kernel::HttpOutcome::HiddenByCors => AnyHttpOutcome::HiddenByCors(HiddenByCors {}),
            kernel::HttpOutcome::OtherProtocol { name } => {
                AnyHttpOutcome::OtherProtocol(OtherProtocol { name: name.as_str().into() })
            }
            kernel::HttpOutcome::NotPayment { status } => AnyHttpOutcome::NotPayment(NotPayment { status }),
        }
    }
}

/// Says what any HTTP response means to a client (x402 v2 transport HTTP, v1 transport HTTP).
///
/// `headers` and `body` are as for `PaymentRequired.from_http`. `paid` says whether the request carried a payment,
/// `cross_origin` whether a browser sent it to another origin, so that headers may be hidden (CORS).
///
/// Raises `MalformedError`: `http.no_challenge` for a 402 to an unpaid request that asks in no way known here;
/// `http.duplicate_header`, `http.envelope_conflict`, and what `PaymentRequired.from_http` raises for a challenge that
/// cannot be read.
#[pyfunction]
#[pyo3(signature = (status, headers, body, *, paid=false, cross_origin=false, profile=None))]
pub(crate) fn interpret(
    status: Status,
    headers: Headers,
    body: Body,
    paid: bool,
    cross_origin: bool,
    profile: Option<&Bound<'_, Profile>>,
) -> PyResult<AnyHttpOutcome> {
    let exchange = Exchange { status: status.0, headers: &headers.0.0, body: &body.0, paid, cross_origin };
    http::interpret(&or_default(profile), &exchange).map(AnyHttpOutcome::from).map_err(raise)
}

/// The headers of a 402 or 412 with that challenge, as pairs: the challenge itself (v2; v1 has it in the body), and that
/// nobody stores it. A page for people gets them as well.
#[pyfunction]
pub(crate) fn challenge_headers(challenge: &Bound<'_, PaymentRequired>) -> Tuple<(&'static str, String)> {
    Tuple(http::challenge_headers(&challenge.get().0))
}

/// The headers of a response to a payment of that version, as pairs: the receipt, of a failure as well, and that no
/// shared cache stores what was paid for. `cache_control` is what the response says of caching so far.
///
/// Raises `UsageError` or `MalformedError`: `usage.argument`, `message.version` for a version that is none.
#[pyfunction]
#[pyo3(signature = (receipt, version, *, cache_control=None))]
pub(crate) fn receipt_headers(
    receipt: &Bound<'_, SettleResponse>,
    version: VersionNumber,
    cache_control: Option<Text>,
) -> Tuple<(&'static str, String)> {
    let cache_control = cache_control.as_ref().map(|text| &*text.0);
    Tuple(http::receipt_headers(&receipt.get().0, version.0, cache_control))
}

/// The headers of an answer to a browser's preflight request, as pairs.
#[pyfunction]
pub(crate) fn preflight_headers() -> Tuple<(&'static str, String)> {
    Tuple(http::preflight_headers())
}

/// `Cache-Control` of what was paid for: what it says already, and `private`, which stands there once.
#[pyfunction]
#[pyo3(signature = (existing=None))]
pub(crate) fn paid_cache_control(existing: Option<Text>) -> String {
    http::paid_cache_control(existing.as_ref().map(|text| &*text.0))
}
