//! What any HTTP response means to a client.

use alloc::boxed::Box;
use alloc::string::String;

use serde::{Serialize, Serializer};

use super::super::{PaymentRequired, SettleResponse};
use super::find;
use super::headers::Headers;
use super::protocol::Protocol;
use crate::json::{Json, JsonKind};
use crate::{Code, Error, Profile, Result};

/// A response, and what is known of its request.
#[derive(Clone, Copy, Debug)]
pub struct Exchange<'a, N, V> {
    /// The status.
    pub status: u16,
    /// The headers, as pairs: a map loses duplicates.
    pub headers: &'a [(N, V)],
    /// The body.
    pub body: &'a [u8],
    /// Whether the request carried a payment.
    pub paid: bool,
    /// Whether a browser sent it to another origin, so that headers may be hidden (CORS).
    pub cross_origin: bool,
}

/// What a response means. A closed enum: there is no boolean to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpOutcome {
    /// A payment is asked for.
    Challenge(Box<PaymentRequired>),
    /// The paid request was answered (2xx).
    Delivered {
        /// What the server says about the settlement, if it says so. It may say that it failed.
        receipt: Option<SettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<Error>,
    },
    /// The payment was sent, and not chosen: a 402 or 412, a 4xx that gives a reason, any error with a receipt. What was
    /// sent may settle all the same until it expires.
    Refused {
        /// The server's reason, as it wrote it: `errorReason` of the receipt, else `error` of the challenge or the body.
        reason: Option<String>,
        /// What it asks for now, if it can be read.
        challenge: Option<Box<PaymentRequired>>,
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
        /// Which.
        name: Protocol,
    },
    /// Nothing about payment. After a paid request this tells nothing of the settlement: a redirect, a server error, an
    /// error of the resource.
    NotPayment {
        /// The status.
        status: u16,
    },
}

/// Says what a response means ([x402 over HTTP](crate#specifications)).
///
/// # Errors
/// `http.no_challenge` for a 402 to an unpaid request that asks in no way known here; `http.duplicate_header`,
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
        // 412 has a meaning of its own, which is HTTP's.
        _ if status == 412 => Ok(HttpOutcome::NotPayment { status }),
        Some(name) => Ok(HttpOutcome::OtherProtocol { name }),
        None if cross_origin => Ok(HttpOutcome::HiddenByCors),
        None => Err(error),
    }
}

/// The reason a body gives.
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
