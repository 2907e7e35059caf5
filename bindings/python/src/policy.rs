use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::choose::Choice;
use crate::error::raise;
use crate::handle::stays;
use crate::input::{Lifetime, Networks, Now, Sum};
use crate::request::Request;
use crate::unsigned::Approved;

/// What may be paid. It denies by default, and it is the only thing that makes an `Approved`.
///
/// The default pays up to one dollar at a time, in tokens whose worth and name the registry is sure of, on any chain the
/// payer is on, by signatures that live ten minutes at most.
///
/// `per_payment` is the most one payment may be worth, in dollars, such as `"$0.05"`; zero is a cap like any other:
/// nothing. Under a cap with a ticker nothing is approved. `networks` are the only chains to pay on (CAIP-2); none
/// listed means none allowed. `max_lifetime` is the most seconds a signature may stay valid, whatever an offer grants.
/// `confirm` says whether a `Purchase` asks its host to confirm each payment. `one_sdk` says whether to pay in tokens
/// whose EIP-712 name rests on one SDK's word (`Evidence.ONE_SDK`): if that is wrong, the signature is worthless to the
/// server, who delivers nothing. `repaired` says whether an offer may be paid that `needs_approval`, since what it
/// costs could only be read by a repair.
///
/// A handle: it cannot be copied or pickled.
///
/// Raises `UsageError`: `money.not_decimal`, `usage.argument`; `MalformedError` or `RejectedError`: `network.*`.
#[pyclass(module = "x402_kernel", frozen)]
pub(crate) struct Policy(pub(crate) kernel::Policy);

#[pymethods]
impl Policy {
    #[new]
    #[pyo3(signature = (
        *,
        per_payment=None,
        networks=None,
        max_lifetime=None,
        confirm=None,
        one_sdk=false,
        repaired=false
    ))]
    fn new(
        per_payment: Option<Sum>,
        networks: Option<Networks>,
        max_lifetime: Option<Lifetime>,
        confirm: Option<bool>,
        one_sdk: bool,
        repaired: bool,
    ) -> Policy {
        let mut policy = kernel::Policy::builder().one_sdk(one_sdk).repaired(repaired);
        if let Some(cap) = per_payment {
            policy = policy.per_payment(cap.0);
        }
        if let Some(networks) = networks {
            policy = policy.networks(networks.0);
        }
        if let Some(seconds) = max_lifetime {
            policy = policy.max_lifetime(seconds.0);
        }
        if let Some(confirm) = confirm {
            policy = policy.confirm(confirm);
        }
        Policy(policy.build())
    }

    /// Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed.
    ///
    /// The approval is good once, and as long as a signature may live: yesterday's yes is not today's.
    ///
    /// Raises `RejectedError`: `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`,
    /// `policy.zero_amount`, `policy.per_payment`, `policy.repaired`; `UsageError`: `money.not_decimal` if the policy's
    /// own cap is not in dollars.
    fn approve(&self, choice: &Bound<'_, Choice>, request: &Bound<'_, Request>, now: Now) -> PyResult<Approved> {
        self.0.approve(&choice.get().0, &request.get().0, now.0).map(Approved::from).map_err(raise)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(stays("Policy"))
    }
}
