//! What may be paid.

use x402_kernel::Money;

use crate::approved::Approved;
use crate::choose::Choice;
use crate::request::Request;
use crate::{Result, check};

/// What may be paid. It denies by default, and it is the only thing that makes an `Approved`.
///
/// The default pays up to one dollar at a time, in tokens whose worth and name the registry is sure of, on any chain
/// the payer is on, by signatures that live ten minutes at most.
///
/// A handle: it is neither copied nor serialised.
#[derive(uniffi::Object)]
pub struct Policy(pub(crate) x402_kernel::Policy);

#[uniffi::export]
impl Policy {
    /// The default policy with some rules changed.
    ///
    /// `perPayment` is the most one payment may be worth, such as `$0.05`; `networks` are the only chains to pay on, in
    /// CAIP-2, and an empty list allows none; `maxLifetime` is the most seconds a signature may stay valid, whatever an
    /// offer grants; `confirm` says whether a `Purchase` asks its host to confirm each payment; `oneSdk` whether to pay
    /// in tokens whose EIP-712 name rests on one SDK's word, which is a worthless signature if that is wrong; `repaired`
    /// whether to pay an offer that `needsApproval`, since what it costs could only be read by a repair.
    ///
    /// Throws `money.not_decimal`, `network.*`, `usage.argument`.
    #[uniffi::constructor(default(
        per_payment = None,
        networks = None,
        max_lifetime = None,
        confirm = None,
        one_sdk = None,
        repaired = None
    ))]
    pub fn new(
        per_payment: Option<String>,
        networks: Option<Vec<String>>,
        max_lifetime: Option<i64>,
        confirm: Option<bool>,
        one_sdk: Option<bool>,
        repaired: Option<bool>,
    ) -> Result<Policy> {
        let mut policy = x402_kernel::Policy::builder();
        if let Some(cap) = per_payment {
            policy = policy.per_payment(Money::parse(&cap)?);
        }
        if let Some(networks) = networks {
            policy = policy.networks(check::networks(&networks)?);
        }
        if let Some(lifetime) = max_lifetime {
            policy = policy.max_lifetime(check::seconds("maxLifetime", lifetime)?);
        }
        if let Some(confirm) = confirm {
            policy = policy.confirm(confirm);
        }
        if let Some(one_sdk) = one_sdk {
            policy = policy.one_sdk(one_sdk);
        }
        if let Some(repaired) = repaired {
            policy = policy.repaired(repaired);
        }
        Ok(Policy(policy.build()))
    }

    /// Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed.
    /// `now` is the caller's clock, in unix seconds.
    ///
    /// The approval is good once, and as long as a signature may live: yesterday's yes is not today's.
    ///
    /// Throws `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`, `policy.zero_amount`,
    /// `policy.per_payment`, `policy.repaired`, `time.milliseconds`, `usage.argument`; `money.not_decimal` if the
    /// policy's own cap is not in dollars.
    pub fn approve(&self, choice: &Choice, request: &Request, now: i64) -> Result<Approved> {
        let now = check::time(now)?;
        Ok(Approved::new(self.0.approve(&choice.0, &request.0, now)?))
    }
}
