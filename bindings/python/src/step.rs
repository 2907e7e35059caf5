use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::ErrorInfo;
use crate::facilitator_response::AnySettleResponse;
use crate::handle::stays;
use crate::input::{Headers, Now};
use crate::signing::SigningRequest;
use crate::value::{self, Tuple, case, value};

/// What a `Purchase` wants done next: one of `Step.Send`, `Step.Confirm` and so on.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Step;

value! {
    /// One counter of a `Plan`.
    PlanCounter {
        /// What is counted.
        key: String,
        /// Within which bucket: sums of different buckets are apart.
        bucket: String,
        /// What is added, in atomic units, in decimal digits.
        add: String,
        /// What the bucket's sum must not exceed, in decimal digits.
        cap: String,
    }
}

value! {
    /// What a store has to do in one atomic operation: add all of the counters unless one would exceed its cap.
    Plan {
        /// The purchase's name. A plan replaces an earlier one of the same name.
        id: String,
        /// When the reservation may be forgotten, in unix seconds: what was signed can no longer settle then.
        expires: Now,
        /// What to add.
        counters: Tuple<PlanCounter>,
    }
}

value! {
    /// Send the request with these headers added, then tell `Event.Response` or `Event.NoResponse`.
    Send in Step {
        /// Headers to add, as pairs.
        headers: Headers,
        /// Whether redirects must not be followed: a payment goes to nobody else.
        no_redirect: bool,
    }
}

value! {
    /// Ask the person, then tell `Event.Confirmed` or `Event.Declined`.
    Confirm in Step {
        /// One line to say yes to.
        summary: String,
    }
}

value! {
    /// Reserve the plan in one atomic operation, in place of an earlier plan of the same id, then tell `Event.Reserved`
    /// or `Event.NotReserved`.
    Reserve in Step {
        /// What to reserve.
        plan: Plan,
    }
}

/// Have these signed, then tell `Event.Signed` or `Event.NotSigned`.
///
/// Its requests are handles, so it cannot be copied or pickled.
#[pyclass(module = "x402_kernel", frozen, eq, get_all, extends = Step)]
#[derive(PartialEq, Eq)]
pub(crate) struct Sign {
    /// What to sign.
    requests: Tuple<SigningRequest>,
}

#[pymethods]
impl Sign {
    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["requests"])
    }

    fn __hash__(slf: &Bound<'_, Sign>) -> PyResult<isize> {
        value::fields(slf.as_any())?.hash()
    }

    fn __repr__(slf: &Bound<'_, Sign>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("Step.Sign"))
    }
}

case!(Sign, Step, |_case| Step);

value! {
    /// Wait, then tell `Event.Waited`.
    Wait in Step {
        /// Until when, in unix seconds.
        until: Now,
    }
}

value! {
    /// It is over: give the last response to whoever asked for it.
    Deliver in Step {
        /// What the server says about the settlement, if it says so.
        receipt: Option<AnySettleResponse>,
        /// Why its receipt could not be read, if it could not.
        unreadable: Option<ErrorInfo>,
    }
}

value! {
    /// It is over, without a delivery.
    Fail in Step {
        /// Why.
        error: ErrorInfo,
        /// The plan that may be given back because nothing was sent. Any other stays reserved until it expires, whatever
        /// the server says.
        release: Option<String>,
    }
}

/// Any case.
#[derive(IntoPyObject)]
pub(crate) enum AnyStep {
    Send(Send),
    Confirm(Confirm),
    Reserve(Reserve),
    Sign(Sign),
    Wait(Wait),
    Deliver(Deliver),
    Fail(Fail),
}

impl From<kernel::Step> for AnyStep {
    fn from(step: kernel::Step) -> AnyStep {
        match step {
            kernel::Step::Send { headers, no_redirect } => {
                AnyStep::Send(Send { headers: Headers(Tuple(headers)), no_redirect })
            }
            kernel::Step::Confirm { summary } => AnyStep::Confirm(Confirm { summary }),
            kernel::Step::Reserve { plan } => AnyStep::Reserve(Reserve { plan: plan.into() }),
            kernel::Step::Sign { requests } => {
                AnyStep::Sign(Sign { requests: requests.into_iter().map(SigningRequest).collect() })
            }
            kernel::Step::Wait { until } => AnyStep::Wait(Wait { until: Now(until) }),
            kernel::Step::Deliver { receipt, unreadable } => {
                AnyStep::Deliver(Deliver { receipt: receipt.map(Into::into), unreadable: unreadable.map(ErrorInfo) })
            }
            kernel::Step::Fail { error, release } => AnyStep::Fail(Fail { error: ErrorInfo(error), release }),
        }
    }
}

impl From<kernel::Plan> for Plan {
    fn from(plan: kernel::Plan) -> Plan {
        let counter = |counter: kernel::PlanCounter| PlanCounter {
            key: counter.key,
            bucket: counter.bucket,
            add: counter.add.to_string(),
            cap: counter.cap.to_string(),
        };
        Plan { id: plan.id, expires: Now(plan.expires), counters: plan.counters.into_iter().map(counter).collect() }
    }
}
