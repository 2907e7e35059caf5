//! The policy, which the kernel builds rule by rule.

use x402_kernel::{Money, Network, Policy, Result};

pub(crate) fn new(
    per_payment: Option<Money>,
    networks: Option<Vec<Network>>,
    max_lifetime: Option<u64>,
    confirm: Option<bool>,
    one_sdk: Option<bool>,
    repaired: Option<bool>,
) -> Result<Policy> {
    let mut policy = Policy::builder();
    if let Some(cap) = per_payment {
        policy = policy.per_payment(cap);
    }
    if let Some(networks) = networks {
        policy = policy.networks(networks);
    }
    if let Some(seconds) = max_lifetime {
        policy = policy.max_lifetime(seconds);
    }
    if let Some(confirm) = confirm {
        policy = policy.confirm(confirm);
    }
    Ok(policy.one_sdk(one_sdk.unwrap_or_default()).repaired(repaired.unwrap_or_default()).build())
}
