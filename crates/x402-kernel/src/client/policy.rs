use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{Choice, Request};
use crate::primitives::{Address, Amount, Evidence, Money, Network, UnixTime};
use crate::scheme::{Approved, Grant};
use crate::wire::PaymentRequirements;
use crate::{Code, Error, Result};

/// What may be paid. It denies by default, and it is the only thing that makes an [`Approved`].
///
/// The default pays up to one dollar at a time, in tokens whose worth and name the registry is sure of, on any chain
/// the payer is on, by signatures that live ten minutes at most.
///
/// ```
/// # use x402_kernel::{Money, Policy};
/// let policy = Policy::builder().per_payment(Money::parse("$0.05")?).build();
/// # Ok::<(), x402_kernel::Error>(())
/// ```
/// ```compile_fail,E0599
/// fn copy(policy: x402_kernel::Policy) { let _ = policy.clone(); }
/// ```
#[derive(Debug)]
pub struct Policy(pub(super) Arc<Rules>);

#[derive(Clone, Debug)]
pub(super) struct Rules {
    per_payment: Money,
    networks: Option<Vec<Network>>,
    max_lifetime: u64,
    confirm: bool,
}

/// Builds a [`Policy`] from the default one.
#[derive(Debug)]
pub struct PolicyBuilder(Rules);

impl Default for Policy {
    fn default() -> Policy {
        Policy::builder().build()
    }
}

impl Policy {
    /// The default policy, to be changed rule by rule.
    pub fn builder() -> PolicyBuilder {
        PolicyBuilder(Rules { per_payment: Money::ONE, networks: None, max_lifetime: 600, confirm: false })
    }

    /// Approves a choice for a request, or says which rule denies it (the code), what was asked and what is allowed.
    ///
    /// The approval is good once, and as long as a signature may live: yesterday's yes is not today's.
    ///
    /// # Errors
    /// `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`, `policy.zero_amount`,
    /// `policy.per_payment`.
    pub fn approve(&self, choice: &Choice, request: &Request, now: UnixTime) -> Result<Approved> {
        self.0.approve(choice, request, now)
    }
}

impl PolicyBuilder {
    /// The most one payment may be worth. Zero is a cap like any other: nothing.
    #[must_use]
    pub fn per_payment(mut self, cap: Money) -> PolicyBuilder {
        self.0.per_payment = cap;
        self
    }

    /// The only chains to pay on. None listed means none allowed.
    #[must_use]
    pub fn networks(mut self, networks: impl IntoIterator<Item = Network>) -> PolicyBuilder {
        self.0.networks = Some(networks.into_iter().collect());
        self
    }

    /// The most seconds a signature may stay valid, whatever `maxTimeoutSeconds` an offer grants.
    #[must_use]
    pub fn max_lifetime(mut self, seconds: u64) -> PolicyBuilder {
        self.0.max_lifetime = seconds;
        self
    }

    /// Whether a [`Purchase`](crate::Purchase) asks its host to confirm each payment.
    #[must_use]
    pub fn confirm(mut self, confirm: bool) -> PolicyBuilder {
        self.0.confirm = confirm;
        self
    }

    /// The policy.
    pub fn build(self) -> Policy {
        Policy(Arc::new(self.0))
    }
}

impl Rules {
    pub(super) fn confirms(&self) -> bool {
        self.confirm
    }

    pub(super) fn approve(&self, choice: &Choice, request: &Request, now: UnixTime) -> Result<Approved> {
        let (option, payer) = (choice.option(), choice.payer().address());
        self.judge(option, payer).map_err(|error| error.within(choice.index()).within("accepts"))?;
        Ok(Approved::new(Grant {
            challenge: choice.challenge.clone(),
            option: option.clone(),
            extensions: choice.extensions.clone(),
            payer,
            host: request.host().into(),
            max_lifetime: self.max_lifetime,
            approved_at: now,
        }))
    }

    /// The most atomic units one payment of that offer's token may be; none of a token whose worth is not known.
    pub(super) fn cap(&self, option: &PaymentRequirements) -> Amount {
        option.known_asset().map_or(Amount::ZERO, |asset| self.per_payment.as_cap(asset.decimals()))
    }

    fn judge(&self, option: &PaymentRequirements, payer: Address) -> Result<()> {
        let denied = |code, asked: &dyn ToString| Error::new(code).with("asked", asked.to_string());
        if let Some(networks) = self.networks.as_ref().filter(|networks| !networks.contains(&option.network())) {
            let allowed: Vec<String> = networks.iter().map(Network::to_string).collect();
            let error = denied(Code::PolicyNetwork, &option.network());
            return Err(error.with("allowed", allowed.join(", ")).within("network"));
        }
        let Some(asset) = option.known_asset() else {
            let token = format!("{} on {}", option.asset(), option.network());
            return Err(denied(Code::PolicyUnknownAsset, &token).with("allowed", "registry").within("asset"));
        };
        if asset.evidence() == Evidence::OneSdk {
            let error = denied(Code::PolicyEvidence, &asset.symbol()).with("found", asset.evidence().as_str());
            return Err(error.with("allowed", "onchain, two_sdks").within("asset"));
        }
        let nobody = option.pay_to() == Address::ZERO;
        if nobody || option.pay_to() == payer {
            let problem = if nobody { "the zero address" } else { "the payer" };
            return Err(denied(Code::PolicyRecipient, &option.pay_to()).with("problem", problem).within("payTo"));
        }
        let amount = option.amount_member();
        if option.amount().is_zero() {
            return Err(denied(Code::PolicyZeroAmount, &option.amount()).within(amount));
        }
        if option.amount() > self.cap(option) {
            let error = denied(Code::PolicyPerPayment, &option.price());
            return Err(error.with("allowed", self.per_payment).within(amount));
        }
        Ok(())
    }
}
