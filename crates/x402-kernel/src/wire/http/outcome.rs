//! Interprets an HTTP response for a client.

use alloc::boxed::Box;
use alloc::string::String;

use serde::{Serialize, Serializer};

use super::super::{PaymentRequired, SettleResponse};
use super::find;
use super::headers::Headers;
use super::protocol::Protocol;
use crate::json::{Json, JsonKind};
use crate::{Code, Error, Profile, Result};

/// An HTTP response, and what is known of its request.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a, N, V> {
    /// The status.
    pub status: u16,
    /// The headers as pairs, which keep duplicates.
    pub headers: &'a [(N, V)],
    /// The body.
    pub body: &'a [u8],
    /// Whether the request carried a payment.
    pub paid: bool,
    /// Whether a browser sent the request to another origin, which may hide headers (CORS).
    pub cross_origin: bool,
}

/// The meaning of an HTTP response to a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpOutcome {
    /// The server asks for a payment.
    Challenge(Box<PaymentRequired>),
    /// The server delivered (2xx) in response to a payment.
    Delivered {
        /// The receipt, if there is one. It may say that the settlement failed.
        receipt: Option<SettleResponse>,
        /// The error of a receipt that cannot be read.
        unreadable: Option<Error>,
    },
    /// The server refused the payment: a 402 or 412, a 4xx with a reason, or any error with a receipt. The payment may
    /// still settle until it expires.
    Refused {
        /// The reason as the server wrote it: `errorReason` of the receipt, else `error` of the challenge or the body.
        reason: Option<String>,
        /// The new challenge, if there is one that can be read.
        challenge: Option<Box<PaymentRequired>>,
        /// The receipt, if there is one.
        receipt: Option<SettleResponse>,
    },
    /// A transaction was sent and may still settle.
    Pending {
        /// The receipt of the pending settlement.
        receipt: SettleResponse,
    },
    /// A 402 of another origin without a visible challenge: the server does not expose its headers to browsers.
    HiddenByCors,
    /// A 402 of another protocol.
    OtherProtocol {
        /// The protocol.
        name: Protocol,
    },
    /// A response that is not about payment. After a payment it says nothing about the settlement: it may be a
    /// redirect, a server error, or an error of the resource.
    NotPayment {
        /// The status.
        status: u16,
    },
}

/// Interprets an HTTP response for a client ([x402 over HTTP](crate#specifications)).
///
/// # Errors
/// `http.no_challenge` for a 402 to an unpaid request without a known challenge or protocol; `http.duplicate_header`,
/// `http.envelope_conflict`, and those of [`PaymentRequired::from_http_with`] for a challenge that cannot be read.
pub fn interpret<N: AsRef<str>, V: AsRef<str>>(
    profile: &Profile,
    exchange: &Exchange<'_, N, V>,
) -> Result<HttpOutcome> {
    let &Exchange { status, headers, body, paid, cross_origin } = exchange;
    let headers = Headers(headers);
    let receipt = headers.receipt(profile);
    if let Ok(Some(receipt @ SettleResponse::Pending { .. })) = receipt {
        return Ok(HttpOutcome::Pending { receipt });
    }
    let asks = matches!(status, 402 | 412);
    if asks && !paid {
        return unpaid(profile, status, &headers, body, cross_origin);
    }
    if (200..300).contains(&status) && (paid || !matches!(receipt, Ok(None))) {
        let (receipt, unreadable) = match receipt {
            Ok(receipt) => (receipt, None),
            Err(error) => (None, Some(error)),
        };
        return Ok(HttpOutcome::Delivered { receipt, unreadable });
    }
    let receipt = receipt.ok().flatten();
    let challenge = if asks { find::challenge(status, headers.0, body, profile).ok().map(Box::new) } else { None };
    let reason = receipt
        .as_ref()
        .and_then(|receipt| receipt.reason().map(String::from))
        .or_else(|| challenge.as_ref().and_then(|challenge| challenge.error().map(String::from)))
        .or_else(|| if (400..500).contains(&status) { said(body, profile) } else { None });
    if paid && (asks || reason.is_some() || status >= 400 && receipt.is_some()) {
        return Ok(HttpOutcome::Refused { reason, challenge, receipt });
    }
    Ok(HttpOutcome::NotPayment { status })
}

fn unpaid<N: AsRef<str>, V: AsRef<str>>(
    profile: &Profile,
    status: u16,
    headers: &Headers<'_, N, V>,
    body: &[u8],
    cross_origin: bool,
) -> Result<HttpOutcome> {
    let error = match find::challenge(status, headers.0, body, profile) {
        Ok(challenge) => return Ok(HttpOutcome::Challenge(Box::new(challenge))),
        Err(error) => error,
    };
    if error.code() != Code::HttpNoChallenge {
        return Err(error);
    }
    match Protocol::of(headers) {
        // 412 has its own meaning in HTTP.
        _ if status == 412 => Ok(HttpOutcome::NotPayment { status }),
        Some(name) => Ok(HttpOutcome::OtherProtocol { name }),
        None if cross_origin => Ok(HttpOutcome::HiddenByCors),
        None => Err(error),
    }
}

/// Returns the reason in a JSON body.
fn said(body: &[u8], profile: &Profile) -> Option<String> {
    let json = Json::parse_bytes(body, profile.limits()).ok()?;
    ["error", "errorReason", "invalidReason"].iter().find_map(|name| {
        let reason = json.get(name).filter(|reason| reason.kind() == JsonKind::String)?;
        reason.as_str().filter(|reason| !reason.is_empty()).map(Into::into)
    })
}

impl HttpOutcome {
    /// The case as text: `challenge`, `delivered`, `refused`, `pending`, `hidden_by_cors`, `other_protocol` or
    /// `not_payment`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            HttpOutcome::Challenge(_) => "challenge",
            HttpOutcome::Delivered { .. } => "delivered",
            HttpOutcome::Refused { .. } => "refused",
            HttpOutcome::Pending { .. } => "pending",
            HttpOutcome::HiddenByCors => "hidden_by_cors",
            HttpOutcome::OtherProtocol { .. } => "other_protocol",
            HttpOutcome::NotPayment { .. } => "not_payment",
        }
    }
}

/// As an object with the case's name in `outcome` and its fields.
impl Serialize for HttpOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Default, Serialize)]
        struct View<'a> {
            outcome: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            challenge: Option<&'a PaymentRequired>,
            #[serde(skip_serializing_if = "Option::is_none")]
            receipt: Option<&'a SettleResponse>,
            #[serde(skip_serializing_if = "Option::is_none")]
            unreadable: Option<&'a Error>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reason: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            name: Option<Protocol>,
            #[serde(skip_serializing_if = "Option::is_none")]
            status: Option<u16>,
        }
        let view = View { outcome: self.as_str(), ..View::default() };
        match self {
            HttpOutcome::Challenge(challenge) => View { challenge: Some(challenge), ..view },
            HttpOutcome::Delivered { receipt, unreadable } => {
                View { receipt: receipt.as_ref(), unreadable: unreadable.as_ref(), ..view }
            }
            HttpOutcome::Refused { reason, challenge, receipt } => {
                View { reason: reason.as_deref(), challenge: challenge.as_deref(), receipt: receipt.as_ref(), ..view }
            }
            HttpOutcome::Pending { receipt } => View { receipt: Some(receipt), ..view },
            HttpOutcome::HiddenByCors => view,
            HttpOutcome::OtherProtocol { name } => View { name: Some(*name), ..view },
            HttpOutcome::NotPayment { status } => View { status: Some(*status), ..view },
        }
        .serialize(serializer)
    }
}
