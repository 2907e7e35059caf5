use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{Choice, Request};
use crate::json::{ArrayWriter, Json, Limits, ObjectWriter, Value, quoted};
use crate::primitives::{Address, Amount, Money, Network, UnixTime};
use crate::registry::Evidence;
use crate::scheme::{Approved, Grant};
use crate::text::join;
use crate::wire::PaymentRequirements;
use crate::{Code, Error, Result};

/// The rules for what may be paid. Only a policy makes an [`Approved`].
///
/// The default policy allows up to one dollar for a payment, in tokens that the registry knows by more than one SDK, on
/// any network of the payer, with signatures that live ten minutes at most.
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
    one_sdk: bool,
    repaired: bool,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            per_payment: Money::ONE,
            networks: None,
            max_lifetime: 600,
            confirm: false,
            one_sdk: false,
            repaired: false,
        }
    }
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
    /// Begins with the default policy, to be changed rule by rule.
    pub fn builder() -> PolicyBuilder {
        PolicyBuilder(Rules::default())
    }

    /// Makes a policy of the rules that are given; the others are as in the default policy. For a language without
    /// builders.
    pub fn of(
        per_payment: Option<Money>,
        networks: Option<Vec<Network>>,
        max_lifetime: Option<u64>,
        confirm: Option<bool>,
        one_sdk: Option<bool>,
        repaired: Option<bool>,
    ) -> Policy {
        let standard = Rules::default();
        Policy(Arc::new(Rules {
            per_payment: per_payment.unwrap_or(standard.per_payment),
            networks: networks.or(standard.networks),
            max_lifetime: max_lifetime.unwrap_or(standard.max_lifetime),
            confirm: confirm.unwrap_or(standard.confirm),
            one_sdk: one_sdk.unwrap_or(standard.one_sdk),
            repaired: repaired.unwrap_or(standard.repaired),
        }))
    }

    /// Reads a policy from JSON:
    /// `{perPayment?: dollars, networks?: [CAIP-2], maxLifetime?: seconds, confirm?, oneSdk?, repaired?}`. What is
    /// absent is as in the default policy.
    ///
    /// # Errors
    /// `usage.argument` for another member; `money.not_decimal` for a cap that is not in dollars; `network.*`,
    /// `message.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Policy> {
        const NAMES: [&str; 6] = ["perPayment", "networks", "maxLifetime", "confirm", "oneSdk", "repaired"];
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object("policy", &NAMES)?;
        let cap = |cap: Value<'_>| {
            let cap = Money::parse(&cap.string()?)?;
            cap.in_dollars().map(|()| cap)
        };
        Ok(Policy::of(
            value.read_optional("perPayment", cap)?,
            value.read_optional("networks", |networks| networks.list(Network::read))?,
            value.read_optional("maxLifetime", |seconds| seconds.whole("maxLifetime"))?,
            value.read_optional("confirm", Value::truth)?,
            value.read_optional("oneSdk", Value::truth)?,
            value.read_optional("repaired", Value::truth)?,
        ))
    }

    /// Writes the policy as JSON, which [`Policy::from_json`] reads. It holds only what differs from the default, which
    /// is `{}`.
    pub fn to_json(&self) -> String {
        let (own, standard) = (&*self.0, Rules::default());
        let mut json = ObjectWriter::new();
        if own.per_payment != standard.per_payment {
            json = json.string("perPayment", &own.per_payment);
        }
        if let Some(networks) = &own.networks {
            let list = networks.iter().fold(ArrayWriter::new(), |list, network| list.raw(quoted(&network.to_string())));
            json = json.raw("networks", list.end());
        }
        if own.max_lifetime != standard.max_lifetime {
            json = json.raw("maxLifetime", own.max_lifetime);
        }
        for (name, allowed) in [("confirm", own.confirm), ("oneSdk", own.one_sdk), ("repaired", own.repaired)] {
            if allowed {
                json = json.raw(name, true);
            }
        }
        json.end()
    }

    /// Approves a choice for a request. If a rule denies it, the error's code names the rule, and its detail has what
    /// was `asked` and what is `allowed`.
    ///
    /// The approval is good once, and for as long as a signature may live.
    ///
    /// # Errors
    /// `policy.network`, `policy.unknown_asset`, `policy.evidence`, `policy.recipient`, `policy.zero_amount`,
    /// `policy.per_payment`, `policy.repaired`; `money.not_decimal` if the policy's cap is not in dollars.
    pub fn approve(&self, choice: &Choice, request: &Request, now: UnixTime) -> Result<Approved> {
        self.0.approve(choice, request, now)
    }
}

impl PolicyBuilder {
    /// Sets the cap of one payment, in dollars. A cap of zero allows nothing; neither does a cap with a ticker
    /// (`money.not_decimal`).
    #[must_use]
    pub fn per_payment(mut self, cap: Money) -> PolicyBuilder {
        self.0.per_payment = cap;
        self
    }

    /// Sets the networks that are allowed. An empty list allows none.
    #[must_use]
    pub fn networks(mut self, networks: impl IntoIterator<Item = Network>) -> PolicyBuilder {
        self.0.networks = Some(networks.into_iter().collect());
        self
    }

    /// Sets the most seconds for which a signature is valid, whatever the offer's `maxTimeoutSeconds`.
    #[must_use]
    pub fn max_lifetime(mut self, seconds: u64) -> PolicyBuilder {
        self.0.max_lifetime = seconds;
        self
    }

    /// Sets whether a [`Purchase`](crate::Purchase) asks a person to confirm each payment.
    #[must_use]
    pub fn confirm(mut self, confirm: bool) -> PolicyBuilder {
        self.0.confirm = confirm;
        self
    }

    /// Sets whether tokens are allowed whose EIP-712 name only one SDK knows ([`Evidence::OneSdk`]). If that name is
    /// wrong, the signature is worthless and the server does not deliver. Not allowed by default.
    #[must_use]
    pub fn one_sdk(mut self, allow: bool) -> PolicyBuilder {
        self.0.one_sdk = allow;
        self
    }

    /// Sets whether offers are allowed that [need approval](PaymentRequirements::needs_approval), since a repair
    /// decided what is paid. Not allowed by default.
    #[must_use]
    pub fn repaired(mut self, repaired: bool) -> PolicyBuilder {
        self.0.repaired = repaired;
        self
    }

    /// Makes the policy.
    pub fn build(self) -> Policy {
        Policy(Arc::new(self.0))
    }
}

impl Rules {
    pub(super) fn confirms(&self) -> bool {
        self.confirm
    }

    pub(super) fn approve(&self, choice: &Choice, request: &Request, now: UnixTime) -> Result<Approved> {
        self.per_payment.in_dollars()?;
        let (offer, payer) = (choice.offer(), choice.payer().address());
        self.allows(offer, payer).map_err(|error| offer.locate(error))?;
        self.allows_repairs(offer)?;
        Ok(Approved::new(Grant {
            challenge: choice.challenge.clone(),
            offer: offer.clone(),
            extensions: choice.extensions.clone(),
            payer,
            host: request.host().into(),
            secure: request.is_secure(),
            max_lifetime: self.max_lifetime,
            approved_at: now,
        }))
    }

    /// The cap of one payment in atomic units of the offer's token; zero for an unknown token.
    pub(super) fn cap(&self, offer: &PaymentRequirements) -> Amount {
        offer.known_asset().map_or(Amount::ZERO, |asset| self.per_payment.as_cap(asset.decimals()))
    }

    /// Denies an offer whose price was read by a repair, unless the policy allows it.
    fn allows_repairs(&self, offer: &PaymentRequirements) -> Result<()> {
        let deciding: Vec<_> = offer.repairs().iter().filter(|repair| repair.kind.needs_approval()).collect();
        let Some(first) = deciding.first().filter(|_| !self.repaired) else { return Ok(()) };
        let asked: Vec<&str> = deciding.iter().map(|repair| repair.kind.as_str()).collect();
        let error =
            Error::new(Code::PolicyRepaired).with("asked", asked.join(", ")).with("allowed", "unrepaired offers");
        Err(first.at.rsplit('/').filter(|step| !step.is_empty()).fold(error, Error::within))
    }

    fn allows(&self, offer: &PaymentRequirements, payer: Address) -> Result<()> {
        let denied = |code, asked: &dyn ToString| Error::new(code).with("asked", asked.to_string());
        if let Some(networks) = self.networks.as_ref().filter(|networks| !networks.contains(&offer.network())) {
            let allowed: Vec<String> = networks.iter().map(Network::to_string).collect();
            let error = denied(Code::PolicyNetwork, &offer.network());
            return Err(error.with("allowed", join(&allowed, ", ")).within("network"));
        }
        let Some(asset) = offer.known_asset() else {
            let token = format!("{} on {}", offer.asset(), offer.network());
            let error = denied(Code::PolicyUnknownAsset, &token).with("allowed", "registry");
            return Err(elsewhere(error, offer).within("asset"));
        };
        if asset.evidence() == Evidence::OneSdk && !self.one_sdk {
            let error = denied(Code::PolicyEvidence, &asset.symbol()).with("found", asset.evidence().as_str());
            return Err(error.with("allowed", "onchain, two_sdks").within("asset"));
        }
        let zero = offer.pay_to() == Address::ZERO;
        if zero || offer.pay_to() == payer {
            let problem = if zero { "the zero address" } else { "the payer" };
            return Err(denied(Code::PolicyRecipient, &offer.pay_to()).with("problem", problem).within("payTo"));
        }
        let amount = offer.amount_member();
        if offer.amount().is_zero() {
            return Err(denied(Code::PolicyZeroAmount, &offer.amount()).within(amount));
        }
        if offer.amount() > self.cap(offer) {
            let error = denied(Code::PolicyPerPayment, &offer.price());
            return Err(error.with("allowed", &self.per_payment).within(amount));
        }
        Ok(())
    }
}

/// Adds a hint if the token's address is known on another network: it may have been copied from the wrong one.
fn elsewhere(error: Error, offer: &PaymentRequirements) -> Error {
    let registry = offer.profile().registry();
    let others = registry.elsewhere(offer.network(), offer.asset()).map(|asset| {
        let network = asset.network();
        format!("{} on {} ({network})", asset.symbol(), network.name())
    });
    let others: Vec<String> = others.collect();
    if others.is_empty() { error } else { error.hint(format!("that is {}", join(&others, " and "))) }
}
