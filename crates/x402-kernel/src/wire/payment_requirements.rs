//! The offer: an entry of a challenge's `accepts`, which a payment echoes as `accepted`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::dialect;
use super::method::{EXACT, Method};
use super::reading::Reading;
use super::terms::{TRANSFER_METHOD, Terms};
use super::{Source, Version};
use crate::json::{Json, Limits, Value, owned};
use crate::primitives::{Address, Amount, Network};
use crate::registry::{Asset, TransferMethod};
use crate::{Error, Profile, Repair, RepairKind, Result};

/// An offer: an entry of `accepts` ([x402 v2 §5.1.2](crate#specifications), [v1 §5.1](crate#specifications)
/// `PaymentRequirements`), or the server's own copy of it.
///
/// An offer that this kernel cannot read is [`Skipped`](super::Skipped).
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
    fn read(terms: Terms, reading: &mut Reading<'_>) -> Result<PaymentRequirementsV1> {
        let value = terms.json.value();
        let mime_type = dialect::name(value, "mimeType", reading);
        let [resource, description, mime_type] =
            ["resource", "description", mime_type].map(|name| reading.aside(value, "", name, owned));
        let (resource, description, mime_type) = (resource?, description?, mime_type?);
        Ok(PaymentRequirementsV1 { resource, description, mime_type, terms })
    }

    /// `resource`: the URL of the resource that is sold.
    pub fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    /// `description`, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// `mimeType` of the resource.
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
    /// Reads an offer of that version from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequirements::parse_with`].
    pub fn parse(version: Version, text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::parse_with(&Profile::default(), version, text)
    }

    /// Reads an offer from its JSON. The version is an argument, since an offer does not say its own. A tolerant
    /// profile repairs members with one possible meaning and lists each in [`repairs`](Self::repairs); the text stays
    /// as it was written.
    ///
    /// # Errors
    /// `scheme.unsupported`, `network.*`, `message.missing` (which names all that are), `message.wrong_type`,
    /// `amount.*`, `address.*`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, version: Version, text: &str) -> Result<PaymentRequirements> {
        let json = Json::parse(text, profile.limits())?;
        PaymentRequirements::read(json, version, Reading::new(profile, Source::default()))
    }

    /// Makes an offer again from its [`json`](Self::json), [`profile`](Self::profile), [`version`](Self::version),
    /// [`index`](Self::index) and [`repairs`](Self::repairs), for a value that left the process. The repairs of its own
    /// text are made again; those of the message around it are taken from the given ones.
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

    pub(super) fn read(json: Json, version: Version, mut reading: Reading<'_>) -> Result<PaymentRequirements> {
        let terms = Terms::read(json, version, &mut reading)?;
        let mut offer = match version {
            Version::V1 => PaymentRequirements::V1(PaymentRequirementsV1::read(terms, &mut reading)?),
            Version::V2 => PaymentRequirements::V2(PaymentRequirementsV2 { terms }),
        };
        offer.terms_mut().repairs = reading.finish().repairs;
        Ok(offer)
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

    /// The version in which it is written.
    pub fn version(&self) -> Version {
        match self {
            PaymentRequirements::V1(_) => Version::V1,
            PaymentRequirements::V2(_) => Version::V2,
        }
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.terms().json
    }

    /// The profile under which it was read.
    pub fn profile(&self) -> &Profile {
        &self.terms().profile
    }

    /// Its index in `accepts`, from 0; `None` if it was read alone.
    pub fn index(&self) -> Option<usize> {
        self.terms().index
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> &'static str {
        EXACT
    }

    /// The network on which to pay.
    pub fn network(&self) -> Network {
        self.terms().network
    }

    /// The amount to pay, in atomic units of the asset (`amount`; v1 `maxAmountRequired`).
    pub fn amount(&self) -> Amount {
        self.terms().amount
    }

    /// The address of the token to pay in.
    pub fn asset(&self) -> Address {
        self.terms().asset
    }

    /// The address of the payee (`payTo`).
    pub fn pay_to(&self) -> Address {
        self.terms().pay_to
    }

    /// The seconds that the payment may take (`maxTimeoutSeconds`); below 10^11.
    pub fn max_timeout_seconds(&self) -> u64 {
        self.terms().max_timeout_seconds
    }

    /// `extra`: the scheme's own data, as it was written.
    pub fn extra(&self) -> Option<&Json> {
        self.terms().extra.as_ref()
    }

    /// The repairs that were made to read it: those of its own text, and those of the message around it that decide
    /// what is paid. Their pointers are into that message, as those of [`Skipped`](super::Skipped) are.
    pub fn repairs(&self) -> &[Repair] {
        &self.terms().repairs
    }

    /// Whether a repair decided what is paid: amount, payee, token, network or version. The default policy does not pay
    /// such an offer.
    pub fn needs_approval(&self) -> bool {
        self.repairs().iter().any(|repair| repair.kind.needs_approval())
    }

    /// The repairs that a payment for this offer needs as well, since it echoes the text.
    pub(crate) fn repairs_in_payment(&self) -> Vec<Repair> {
        let echoed = self.repairs().iter().filter(|repair| match self.version() {
            Version::V1 => repair.kind == RepairKind::NetworkOtherVersion,
            Version::V2 => repair.kind.is_of_an_offer(),
        });
        let top = if self.version() == Version::V1 { "" } else { "/accepted" };
        let moved = |repair: &Repair| {
            let member = repair.at.rsplit('/').next().unwrap_or_default();
            Repair { at: format!("{top}/{member}"), ..repair.clone() }
        };
        echoed.map(moved).collect()
    }

    /// Puts an error of the offer into the message around it.
    pub(crate) fn locate(&self, error: Error) -> Error {
        match self.index() {
            Some(index) => error.within(index).within("accepts"),
            None => error,
        }
    }

    /// The name of the amount in its text.
    pub(crate) fn amount_member(&self) -> &'static str {
        self.terms().amount_member
    }

    /// Returns a string member of `extra`.
    pub(crate) fn extra_str(&self, name: &str) -> Result<Option<String>> {
        let Some(extra) = self.extra() else { return Ok(None) };
        extra.value().optional_text(name).map_err(|error| error.within("extra"))
    }

    /// The name of its transfer method; EIP-3009 if it names none.
    pub(super) fn transfer_method(&self) -> String {
        let named = self.extra_str(TRANSFER_METHOD).ok().flatten();
        named.unwrap_or_else(|| TransferMethod::Eip3009.as_str().into())
    }

    /// The method by which it is to be paid.
    pub(crate) fn method(&self) -> Result<Method> {
        let named = self.extra_str(TRANSFER_METHOD)?;
        Method::of_offer(named.as_deref()).map_err(|error| error.within(TRANSFER_METHOD).within("extra"))
    }

    /// The registry's row for the token, if it is known.
    pub fn known_asset(&self) -> Option<&Asset> {
        self.profile().registry().asset(self.network(), self.asset())
    }

    /// The price for people: `0.01 USDC`; in atomic units for an unknown token.
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

/// Its fields, the exact text, and the profile if it is not the default.
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
