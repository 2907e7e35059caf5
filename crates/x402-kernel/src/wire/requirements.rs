//! One offer of a demand, and what a payment echoes as `accepted`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::{EXACT, Repair, RepairKind, Version, v1, v2};
use crate::json::{Json, JsonKind, Value};
use crate::primitives::{Address, Amount, Asset, Network, TransferMethod};
use crate::{Code, Error, Mode, Profile, Result};

/// What a seller asks for: an element of `accepts` (x402 v2 §5.1.2, v1 §5.1), or the seller's own copy of it.
///
/// It exists only for offers this kernel can read the money of; others are [`Skipped`](super::Skipped).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentRequirements {
    /// Of x402 v1.
    V1(v1::PaymentRequirements),
    /// Of x402 v2.
    V2(v2::PaymentRequirements),
}

/// What both versions say, in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) json: Json,
    pub(crate) profile: Profile,
    pub(crate) index: Option<usize>,
    pub(crate) network: Network,
    pub(crate) amount: Amount,
    amount_member: &'static str,
    pub(crate) asset: Address,
    pub(crate) pay_to: Address,
    pub(crate) max_timeout_seconds: u64,
    pub(crate) extra: Option<Json>,
    repairs: Vec<Repair>,
}

/// How a version writes what the two write differently.
pub(super) struct Dialect {
    /// What it calls the amount.
    pub(super) amount: &'static str,
    /// How it reads a network.
    pub(super) network: fn(&str) -> Result<Network>,
    /// What a strict reader requires as well.
    pub(super) required: &'static [&'static str],
}

/// What is done about a bent shape that has one meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bent {
    /// It is an error: the text is our own, or a payment, which has to have one spelling.
    Refused,
    /// It is read, and listed.
    Repaired,
}

impl Bent {
    /// What a reader of offers does.
    pub(super) fn of(profile: &Profile) -> Bent {
        match profile.mode() {
            Mode::Tolerant => Bent::Repaired,
            Mode::Strict => Bent::Refused,
        }
    }
}

impl Terms {
    /// Reads what both versions have; they differ in how the network and the amount are written.
    fn read(json: Json, profile: &Profile, version: Version, bent: Bent) -> Result<Terms> {
        let (own, other) = match version {
            Version::V1 => (&v1::DIALECT, &v2::DIALECT),
            Version::V2 => (&v2::DIALECT, &v1::DIALECT),
        };
        let value = json.value().expect(JsonKind::Object)?;
        let mut repairs = Repairs { bent, made: Vec::new() };
        // What decides whether this kernel knows the offer at all comes first: an unknown scheme's members are its own.
        value.read_optional("scheme", known_scheme)?;
        let network = value.read_optional("network", |v| repairs.network(v, own, other))?;
        let amount = repairs.amount_name(value, own, other);
        let mut names = alloc::vec!["scheme", "network", amount, "payTo", "asset", "maxTimeoutSeconds"];
        if profile.mode() == Mode::Strict {
            names.extend(own.required);
        }
        value.require(&names)?;
        let extra = value.read_optional("extra", |v| v.expect(JsonKind::Object))?;
        Ok(Terms {
            network: network.ok_or_else(|| Error::new(Code::MessageMissing).with("members", "network"))?,
            amount: value.read(amount, |v| repairs.amount(v, amount))?,
            amount_member: amount,
            asset: value.read("asset", |v| Address::parse(&v.string()?))?,
            pay_to: value.read("payTo", |v| Address::parse(&v.string()?))?,
            max_timeout_seconds: value.read("maxTimeoutSeconds", |v| repairs.seconds(v))?,
            extra: extra.map(|extra| json.at(extra)),
            repairs: repairs.made,
            json,
            profile: profile.clone(),
            index: None,
        })
    }
}

/// The repairs of one offer, as they are made.
struct Repairs {
    bent: Bent,
    made: Vec<Repair>,
}

impl Repairs {
    fn may(&self) -> bool {
        self.bent == Bent::Repaired
    }

    fn made(&mut self, kind: RepairKind, member: &str) {
        self.made.push(Repair { kind, at: format!("/{member}"), cause: None });
    }

    /// A network in the spelling of this version, or of the other.
    fn network(&mut self, value: Value<'_>, own: &Dialect, other: &Dialect) -> Result<Network> {
        let text = value.string()?;
        let error = match (own.network)(&text) {
            Err(error) if self.may() => error,
            result => return result,
        };
        let network = (other.network)(&text).map_err(|_| error)?;
        self.made(RepairKind::NetworkOtherVersion, "network");
        Ok(network)
    }

    /// What the amount is called here.
    fn amount_name(&mut self, offer: Value<'_>, own: &Dialect, other: &Dialect) -> &'static str {
        if !self.may() || offer.present(own.amount).is_some() || offer.present(other.amount).is_none() {
            return own.amount;
        }
        self.made(RepairKind::MessageRenamedMember, other.amount);
        other.amount
    }

    /// An amount; a JSON integer has one meaning as long as every reader holds it exactly.
    fn amount(&mut self, value: Value<'_>, name: &str) -> Result<Amount> {
        let digits = value.kind() == JsonKind::Number && value.text().bytes().all(|byte| byte.is_ascii_digit());
        if !self.may() || !digits {
            return Amount::parse(&value.string()?);
        }
        match value.text().parse::<u64>() {
            Ok(number) if number < 1 << 53 => {
                self.made(RepairKind::AmountNumber, name);
                Ok(Amount::from(number))
            }
            _ => Err(Error::new(Code::AmountUnsafeNumber).with("found", value.text())),
        }
    }

    /// A number of seconds.
    fn seconds(&mut self, value: Value<'_>) -> Result<u64> {
        let text = match value.as_str() {
            Some(text) if self.may() && Amount::parse(&text).is_ok() => text,
            _ => return whole_seconds(value.text()),
        };
        let seconds = whole_seconds(&text)?;
        self.made(RepairKind::MessageNumberText, "maxTimeoutSeconds");
        Ok(seconds)
    }
}

pub(super) fn known_scheme(value: Value<'_>) -> Result<()> {
    match value.string()? {
        scheme if scheme == EXACT => Ok(()),
        scheme => Err(Error::new(Code::SchemeUnsupported).with("scheme", scheme)),
    }
}

/// More than three thousand years are no timeout, and every language's integers hold less.
const LONGEST_TIMEOUT: u64 = 100_000_000_000;

fn whole_seconds(text: &str) -> Result<u64> {
    match text.parse() {
        Ok(seconds) if seconds < LONGEST_TIMEOUT => Ok(seconds),
        _ => Err(Error::new(Code::MessageWrongType).with("expected", "a whole number of seconds").with("found", text)),
    }
}

impl PaymentRequirements {
    /// Reads an offer of that version under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequirements::parse_with`].
    pub fn parse(version: Version, text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::parse_with(&Profile::default(), version, text)
    }

    /// Reads an offer of that version, which its own text does not tell. A tolerant profile repairs bent shapes that
    /// have one meaning and lists each in [`repairs`](Self::repairs); its text stays as it was written.
    ///
    /// # Errors
    /// `scheme.unsupported`, `network.*`, `message.missing` (naming all that is), `message.wrong_type`, `amount.*`,
    /// `address.*`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, version: Version, text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::read(Json::parse(text, profile.limits())?, profile, version, Bent::of(profile))
    }

    /// The same offer again, from what [`json`](Self::json), [`profile`](Self::profile), [`version`](Self::version) and
    /// [`index`](Self::index) said: how a value that left the process comes back.
    ///
    /// # Errors
    /// Those of [`PaymentRequirements::parse_with`].
    pub fn restore(
        profile: &Profile,
        version: Version,
        text: &str,
        index: Option<usize>,
    ) -> Result<PaymentRequirements> {
        let offer = PaymentRequirements::parse_with(profile, version, text)?;
        Ok(match index {
            Some(index) => offer.at_index(index),
            None => offer,
        })
    }

    pub(super) fn read(json: Json, profile: &Profile, version: Version, bent: Bent) -> Result<PaymentRequirements> {
        let terms = Terms::read(json, profile, version, bent)?;
        Ok(match version {
            Version::V1 => PaymentRequirements::V1(v1::PaymentRequirements::read(terms)?),
            Version::V2 => PaymentRequirements::V2(v2::PaymentRequirements { terms }),
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

    /// Its place in the `accepts` it came from; none if it was parsed alone.
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
        extra.value().read_optional(name, crate::json::owned).map_err(|error| error.within("extra"))
    }

    /// How the token is to be moved (`extra.assetTransferMethod`; absent means EIP-3009), if it is a way known here.
    pub(crate) fn transfer_method(&self) -> Result<TransferMethod> {
        match self.extra_str("assetTransferMethod")?.as_deref() {
            None | Some("eip3009") => Ok(TransferMethod::Eip3009),
            Some(other) => {
                let error = Error::new(Code::ChooseTransferMethod).with("method", other);
                Err(error.within("assetTransferMethod").within("extra"))
            }
        }
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
