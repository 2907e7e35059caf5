use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::json::{Json, Limits, Value};
use crate::primitives::{Amount, UnixTime};
use crate::scheme::SigningRequest;
use crate::wire::SettleResponse;
use crate::{Error, Result};

/// What to do next in a [`Purchase`](super::Purchase).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the request with these headers added, then report [`Event::Response`](super::Event::Response) or
    /// [`Event::NoResponse`](super::Event::NoResponse).
    Send {
        /// The headers to add.
        headers: Vec<(String, String)>,
        /// Whether redirects must not be followed: a payment must not reach another server.
        no_redirect: bool,
    },
    /// Ask a person, then report [`Event::Confirmed`](super::Event::Confirmed) or
    /// [`Event::Declined`](super::Event::Declined).
    Confirm {
        /// One line for a person to confirm.
        summary: String,
    },
    /// Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then report
    /// [`Event::Reserved`](super::Event::Reserved) or [`Event::NotReserved`](super::Event::NotReserved).
    Reserve {
        /// The plan to reserve.
        plan: Plan,
    },
    /// Have the requests signed, then report [`Event::Signed`](super::Event::Signed) or
    /// [`Event::NotSigned`](super::Event::NotSigned).
    Sign {
        /// The requests to sign.
        requests: Vec<SigningRequest>,
    },
    /// Wait, then report [`Event::Waited`](super::Event::Waited).
    Wait {
        /// The time until which to wait.
        until: UnixTime,
    },
    /// The purchase is over: pass on the last response.
    Deliver {
        /// The receipt, if there is one.
        receipt: Option<SettleResponse>,
        /// The error of a receipt that cannot be read.
        unreadable: Option<Error>,
    },
    /// The purchase is over without a delivery.
    Fail {
        /// The error.
        error: Error,
        /// The id of the plan to release, if nothing was sent. Otherwise the plan stays reserved until it expires,
        /// whatever the server says.
        release: Option<String>,
    },
}

/// A reservation, which a store makes in one atomic operation: it adds to all counters unless one would exceed its cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The id of the purchase. A plan replaces an earlier one with the same id.
    pub id: String,
    /// When the reservation ends: then the payment can no longer settle.
    pub expires: UnixTime,
    /// The counters to add to.
    pub counters: Vec<PlanCounter>,
}

/// One counter of a [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanCounter {
    /// The key: what is counted.
    pub key: String,
    /// The bucket: each has a sum of its own.
    pub bucket: String,
    /// The amount to add, in atomic units.
    pub add: Amount,
    /// The cap of the bucket's sum, in atomic units.
    pub cap: Amount,
}

impl Plan {
    /// Reads what a plan serialises as, `{id, expires, counters: [{key, bucket, add, cap}]}`.
    ///
    /// # Errors
    /// `usage.argument` for another member; `amount.*`, `message.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Plan> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object("plan", &["id", "expires", "counters"])?;
        let counter = |counter: Value<'_>| {
            let counter = counter.object("counter", &["key", "bucket", "add", "cap"])?;
            Ok(PlanCounter {
                key: counter.text_of("key")?,
                bucket: counter.text_of("bucket")?,
                add: counter.read("add", Amount::read)?,
                cap: counter.read("cap", Amount::read)?,
            })
        };
        Ok(Plan {
            id: value.text_of("id")?,
            expires: value.read("expires", UnixTime::read)?,
            counters: value.read("counters", |counters| counters.list(counter))?,
        })
    }
}

impl Step {
    /// The step as text: `send`, `confirm`, …
    pub const fn as_str(&self) -> &'static str {
        match self {
            Step::Send { .. } => "send",
            Step::Confirm { .. } => "confirm",
            Step::Reserve { .. } => "reserve",
            Step::Sign { .. } => "sign",
            Step::Wait { .. } => "wait",
            Step::Deliver { .. } => "deliver",
            Step::Fail { .. } => "fail",
        }
    }
}

/// As an object with the step's name in `step` and its fields.
impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(tag = "step", rename_all = "snake_case", rename_all_fields = "camelCase")]
        enum View<'a> {
            Send {
                headers: &'a [(String, String)],
                no_redirect: bool,
            },
            Confirm {
                summary: &'a str,
            },
            Reserve {
                plan: &'a Plan,
            },
            Sign {
                requests: &'a [SigningRequest],
            },
            Wait {
                until: UnixTime,
            },
            Deliver {
                #[serde(skip_serializing_if = "Option::is_none")]
                receipt: Option<&'a SettleResponse>,
                #[serde(skip_serializing_if = "Option::is_none")]
                unreadable: Option<&'a Error>,
            },
            Fail {
                error: &'a Error,
                #[serde(skip_serializing_if = "Option::is_none")]
                release: Option<&'a str>,
            },
        }
        match self {
            Step::Send { headers, no_redirect } => View::Send { headers, no_redirect: *no_redirect },
            Step::Confirm { summary } => View::Confirm { summary },
            Step::Reserve { plan } => View::Reserve { plan },
            Step::Sign { requests } => View::Sign { requests },
            Step::Wait { until } => View::Wait { until: *until },
            Step::Deliver { receipt, unreadable } => {
                View::Deliver { receipt: receipt.as_ref(), unreadable: unreadable.as_ref() }
            }
            Step::Fail { error, release } => View::Fail { error, release: release.as_deref() },
        }
        .serialize(serializer)
    }
}
