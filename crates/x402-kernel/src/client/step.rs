use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::json::{Json, Limits, Value};
use crate::primitives::{Amount, UnixTime};
use crate::scheme::SigningRequest;
use crate::wire::SettleResponse;
use crate::{Error, Result};

/// What a [`Purchase`](super::Purchase) wants done next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the request with these headers added, then tell [`Event::Response`](super::Event::Response) or [`Event::NoResponse`](super::Event::NoResponse).
    Send {
        /// Headers to add.
        headers: Vec<(String, String)>,
        /// Whether redirects must not be followed: a payment goes to nobody else.
        no_redirect: bool,
    },
    /// Ask the person, then tell [`Event::Confirmed`](super::Event::Confirmed) or [`Event::Declined`](super::Event::Declined).
    Confirm {
        /// One line to say yes to.
        summary: String,
    },
    /// Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then tell
    /// [`Event::Reserved`](super::Event::Reserved) or [`Event::NotReserved`](super::Event::NotReserved).
    Reserve {
        /// What to reserve.
        plan: Plan,
    },
    /// Have these signed, then tell [`Event::Signed`](super::Event::Signed) or [`Event::NotSigned`](super::Event::NotSigned).
    Sign {
        /// What to sign.
        requests: Vec<SigningRequest>,
    },
    /// Wait, then tell [`Event::Waited`](super::Event::Waited).
    Wait {
        /// Until when.
        until: UnixTime,
    },
    /// It is over: give the last response to whoever asked for it.
    Deliver {
        /// What the server says about the settlement, if it says so.
        receipt: Option<SettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<Error>,
    },
    /// It is over, without a delivery.
    Fail {
        /// Why.
        error: Error,
        /// The plan that may be given back because nothing was sent. Any other stays reserved until it expires,
        /// whatever the server says.
        release: Option<String>,
    },
}

/// What a store has to do in one atomic operation: add all of the counters unless one would exceed its cap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The purchase's name. A plan replaces an earlier one of the same name.
    pub id: String,
    /// When the reservation may be forgotten: what was signed can no longer settle then.
    pub expires: UnixTime,
    /// What to add.
    pub counters: Vec<PlanCounter>,
}

/// One counter of a [`Plan`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanCounter {
    /// What is counted.
    pub key: String,
    /// Within which bucket: sums of different buckets are apart.
    pub bucket: String,
    /// What is added, in atomic units.
    pub add: Amount,
    /// What the bucket's sum must not exceed.
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
