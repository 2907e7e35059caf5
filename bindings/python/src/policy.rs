//! The policy, which the kernel builds rule by rule.

use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::generated::policy::Policy;
use crate::input::{Input, List, Money, Network, Seconds};

pub(crate) fn new(
    per_payment: Option<Money>,
    networks: Option<List<Network>>,
    max_lifetime: Option<Seconds>,
    confirm: Option<bool>,
    one_sdk: Option<bool>,
    repaired: Option<bool>,
) -> PyResult<Policy> {
    let mut policy = kernel::Policy::builder();
    if let Some(cap) = per_payment {
        policy = policy.per_payment(cap.0);
    }
    if let Some(networks) = networks {
        policy = policy.networks(networks.kernel());
    }
    if let Some(seconds) = max_lifetime {
        policy = policy.max_lifetime(seconds.0);
    }
    if let Some(confirm) = confirm {
        policy = policy.confirm(confirm);
    }
    policy = policy.one_sdk(one_sdk.unwrap_or_default()).repaired(repaired.unwrap_or_default());
    Ok(Policy(policy.build()))
}
