//! One offer of a challenge, and what a payment echoes as `accepted`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::method::{EXACT, Method};
use super::reading::Reading;
use super::terms::Terms;
use super::{Source, Version};
use crate::json::{Json, Limits, Value};
use crate::primitives::{Address, Amount, Network};
use crate::registry::Asset;
use crate::{Error, Profile, Repair, RepairKind, Result};

/// What a server asks for: an element of `accepts` ([x402 v2 §5.1.2](crate#specifications),
/// [v1 §5.1](crate#specifications)), or the server's own copy of it.
///
/// It exists only for offers this kernel can read the money of; others are [`Skipped`](super::Skipped).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentRequirements {
    /// Of x402 v1.
    V1(PaymentRequirementsV1),
    /// Of x402 v2.
    V2(PaymentRequirementsV2),
}

/// An offer of v1 ([v1 §5.1](crate#specifications) `PaymentRequirements`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequirementsV1 {
    terms: Terms,
    resource: Option<String>,
    description: Option<String>,
    mime_type: Option<String>,
}

impl PaymentRequirementsV1 {
    fn read(terms: Terms) -> Result<PaymentRequirementsV1> {
        let value = terms.json.value();
        Ok(PaymentRequirementsV1 {
            resource: value.optional_text("resource")?,
            description: value.optional_text("description")?,
            mime_type: value.optional_text("mimeType")?,
            terms,
        })
    }

    /// `resource`: the URL being sold.
    pub fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    /// `description`, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// `mimeType` of what is sold.
    pub fn mime_type(&self) -> Option<&str> {
        self.mime_type.as_deref()
    }
}

/// An offer of v2 ([v2 §5.1.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequirementsV2 {
    terms: Terms,
}

impl PaymentRequirements {
    /// Reads an offer of that version under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequirements::parse_with`].
    pub fn parse(version: Version, text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::parse_with(&Profile::default(), version, text)
    }

    /// Reads an offer of that version, which its own text does not tell. A tolerant profile repairs misshapen members that
    /// have one meaning and lists each in [`repairs`](Self::repairs); its text stays as it was written.
    ///
    /// # Errors
    /// `scheme.unsupported`, `network.*`, `message.missing` (naming all that is), `message.wrong_type`, `amount.*`,
    /// `address.*`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, version: Version, text: &str) -> Result<PaymentRequirements> {
        let json = Json::parse(text, profile.limits())?;
        PaymentRequirements::read(json, version, Reading::new(profile, Source::default()))
    }

    /// The same offer again, from what [`json`](Self::json), [`profile`](Self::profile), [`version`](Self::version),
    /// [`index`](Self::index) and [`repairs`](Self::repairs) said: how a value that left the process comes back. The
    /// repairs of its own text are made again; of those given, the ones of the message around it are added.
    ///
    /// # Errors
    /// Those of [`PaymentRequirements::parse_with`].
    pub fn restore(
        profile: &Profile,
        version: Version,
        text: &str,
        index: Option<usize>,
        mut repairs: Vec<Repair>,
    ) -> Result<PaymentRequirements> {
        let offer = PaymentRequirements::parse_with(profile, version, text)?;
        let offer = match index {
            Some(index) => offer.at_index(index),
            None => offer,
        };
        repairs.retain(|repair| !repair.kind.is_of_an_offer());
        Ok(offer.inherit(&repairs))
    }

    /// Reads what an offer serialises as. `json`, `profile`, `version`, `index` and `repairs` are read; everything else
    /// follows from them.
    ///
    /// # Errors
    /// `usage.argument` for a member that an offer does not serialise as; `message.*`, `json.*`, and those of
    /// [`PaymentRequirements::restore`].
    pub fn from_json(text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::read_written(Json::parse(text, &Limits::WRITTEN)?.value())
    }

    pub(crate) fn read_written(value: Value<'_>) -> Result<PaymentRequirements> {
        let names = [
            "version",
            "index",
            "scheme",
            "network",
            "amount",
            "asset",
            "payTo",
            "maxTimeoutSeconds",
            "extra",
            "price",
            "summary",
            "repairs",
            "needsApproval",
            "json",
            "profile",
        ];
        let value = value.object("offer", &names)?;
        let profile = Profile::read_carried(value)?;
        let version = value.read("version", Version::read)?;
        let index = value.read_optional("index", |index| index.whole("index"))?;
        let repairs = value.read("repairs", |repairs| repairs.list(Repair::read))?;
        value.read("json", |json| PaymentRequirements::restore(&profile, version, &json.string()?, index, repairs))
    }

    pub(super) fn read(json: Json, version: Version, reading: Reading<'_>) -> Result<PaymentRequirements> {
        let terms = Terms::read(json, version, reading)?;
        Ok(match version {
            Version::V1 => PaymentRequirements::V1(PaymentRequirementsV1::read(terms)?),
            Version::V2 => PaymentRequirements::V2(PaymentRequirementsV2 { terms }),
        })
    }

    pub(crate) fn terms(&self) -> &Terms {
        match self {
            PaymentRequirements::V1(v1) => &v1.terms,
            PaymentRequirements::V2(v2) => &v2.terms,
        }
    }

    fn terms_mut(&mut self) -> &mut Terms {
        match self {
            PaymentRequirements::V1(v1) => &mut v1.terms,
            PaymentRequirements::V2(v2) => &mut v2.terms,
        }
    }

    pub(super) fn at_index(mut self, index: usize) -> PaymentRequirements {
        let terms = self.terms_mut();
        terms.index = Some(index);
        for repair in &mut terms.repairs {
            repair.at = format!("/accepts/{index}{}", repair.at);
        }
        self
    }

    /// Adds the repairs of the message around it that decide what is paid.
    pub(super) fn inherit(mut self, message: &[Repair]) -> PaymentRequirements {
        let deciding = message.iter().filter(|repair| repair.kind.needs_approval());
        self.terms_mut().repairs.extend(deciding.cloned());
        self
    }

    /// The version it is written in.
    pub fn version(&self) -> Version {
        match self {
            PaymentRequirements::V1(_) => Version::V1,
            PaymentRequirements::V2(_) => Version::V2,
        }
    }

    /// Its exact text.
    pub fn json(&self) -> &Json {
        &self.terms().json
    }

    /// The profile it was read under.
    pub fn profile(&self) -> &Profile {
        &self.terms().profile
    }

    /// Its index in the `accepts` it came from; none if it was parsed alone.
    pub fn index(&self) -> Option<usize> {
        self.terms().index
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> &'static str {
        EXACT
    }

    /// The chain to pay on.
    pub fn network(&self) -> Network {
        self.terms().network
    }

    /// What to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`).
    pub fn amount(&self) -> Amount {
        self.terms().amount
    }

    /// The token's contract.
    pub fn asset(&self) -> Address {
        self.terms().asset
    }

    /// Who is paid.
    pub fn pay_to(&self) -> Address {
        self.terms().pay_to
    }

    /// How many seconds the payment may take.
    pub fn max_timeout_seconds(&self) -> u64 {
        self.terms().max_timeout_seconds
    }

    /// The scheme's own data (`extra`), as it was written.
    pub fn extra(&self) -> Option<&Json> {
        self.terms().extra.as_ref()
    }

    /// What was repaired to read it: in its own text, and in the message around it what decides the price. The places
    /// are in the message it came in, as those of [`Skipped`](super::Skipped) are.
    pub fn repairs(&self) -> &[Repair] {
        &self.terms().repairs
    }

    /// Whether a repair decided what is paid (amount, payee, token, network or version): the default policy does not
    /// pay such an offer.
    pub fn needs_approval(&self) -> bool {
        self.repairs().iter().any(|repair| repair.kind.needs_approval())
    }

    /// The repairs of its text that a payment for it needs as well, since it echoes that text.
    pub(crate) fn repairs_in_payment(&self) -> Vec<Repair> {
        let echoed = self.repairs().iter().filter(|repair| match self.version() {
            Version::V1 => repair.kind == RepairKind::NetworkOtherVersion,
            Version::V2 => repair.kind.is_of_an_offer(),
        });
        let place = if self.version() == Version::V1 { "" } else { "/accepted" };
        let moved = |repair: &Repair| {
            let member = repair.at.rsplit('/').next().unwrap_or_default();
            Repair { at: format!("{place}/{member}"), ..repair.clone() }
        };
        echoed.map(moved).collect()
    }

    /// An error at it, placed in the message it came in.
    pub(crate) fn locate(&self, error: Error) -> Error {
        match self.index() {
            Some(index) => error.within(index).within("accepts"),
            None => error,
        }
    }

    /// What the amount is called in its text.
    pub(crate) fn amount_member(&self) -> &'static str {
        self.terms().amount_member
    }

    /// A string member of `extra`.
    pub(crate) fn extra_str(&self, name: &str) -> Result<Option<String>> {
        let Some(extra) = self.extra() else { return Ok(None) };
        extra.value().optional_text(name).map_err(|error| error.within("extra"))
    }

    /// How it is to be paid.
    pub(crate) fn method(&self) -> Result<Method> {
        const MEMBER: &str = "assetTransferMethod";
        Method::of_offer(self.extra_str(MEMBER)?.as_deref()).map_err(|error| error.within(MEMBER).within("extra"))
    }

    /// What the registry knows of the token.
    pub fn known_asset(&self) -> Option<&Asset> {
        self.profile().registry().asset(self.network(), self.asset())
    }

    /// The price for people: `0.01 USDC`; in atomic units for a token the registry does not know.
    pub fn price(&self) -> String {
        match self.known_asset() {
            Some(asset) => asset.price(self.amount()),
            None => format!("{} atomic units of {}", self.amount(), self.asset()),
        }
    }

    /// The offer for people: `0.01 USDC on Base Sepolia to 0x2096…287C`.
    pub fn summary(&self) -> String {
        format!("{} on {} to {}", self.price(), self.network().name(), self.pay_to().short())
    }
}

/// The decided fields, the exact text, and the profile where it is not the default.
impl Serialize for PaymentRequirements {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            version: Version,
            #[serde(skip_serializing_if = "Option::is_none")]
            index: Option<usize>,
            scheme: &'a str,
            network: Network,
            amount: Amount,
            asset: Address,
            pay_to: Address,
            max_timeout_seconds: u64,
            #[serde(skip_serializing_if = "Option::is_none")]
            extra: Option<&'a Json>,
            price: String,
            summary: String,
            repairs: &'a [Repair],
            needs_approval: bool,
            json: &'a Json,
            #[serde(skip_serializing_if = "Option::is_none")]
            profile: Option<String>,
        }
        View {
            version: self.version(),
            index: self.index(),
            scheme: self.scheme(),
            network: self.network(),
            amount: self.amount(),
            asset: self.asset(),
            pay_to: self.pay_to(),
            max_timeout_seconds: self.max_timeout_seconds(),
            extra: self.extra(),
            price: self.price(),
            summary: self.summary(),
            repairs: self.repairs(),
            needs_approval: self.needs_approval(),
            json: self.json(),
            profile: self.profile().carried(),
        }
        .serialize(serializer)
    }
}
