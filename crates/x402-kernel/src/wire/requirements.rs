//! One offer of a demand, and what a payment echoes as `accepted`.

use alloc::format;
use alloc::string::String;

use serde::{Serialize, Serializer};

use super::{EXACT, Version, v1, v2};
use crate::json::{Json, JsonKind, Value};
use crate::primitives::{Address, Amount, Asset, Network, TransferMethod};
use crate::{Code, Error, Profile, Result};

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
    pub(crate) asset: Address,
    pub(crate) pay_to: Address,
    pub(crate) max_timeout_seconds: u64,
    pub(crate) extra: Option<Json>,
}

impl Terms {
    /// Reads what both versions have; they differ in how the network and the amount are written.
    pub(super) fn read(
        json: Json,
        profile: &Profile,
        amount: &'static str,
        network: fn(&str) -> Result<Network>,
        also_required: &[&'static str],
    ) -> Result<Terms> {
        let value = json.value().expect(JsonKind::Object)?;
        // What decides whether this kernel knows the offer at all comes first: an unknown scheme's members are its own.
        value.read_optional("scheme", known_scheme)?;
        let network = value.read_optional("network", |v| network(&v.string()?))?;
        let mut names = alloc::vec!["scheme", "network", amount, "payTo", "asset", "maxTimeoutSeconds"];
        names.extend(also_required);
        value.require(&names)?;
        let extra = value.read_optional("extra", |v| v.expect(JsonKind::Object))?;
        Ok(Terms {
            network: network.ok_or_else(|| Error::new(Code::MessageMissing).with("members", "network"))?,
            amount: value.read(amount, |v| Amount::parse(&v.string()?))?,
            asset: value.read("asset", |v| Address::parse(&v.string()?))?,
            pay_to: value.read("payTo", |v| Address::parse(&v.string()?))?,
            max_timeout_seconds: value.read("maxTimeoutSeconds", whole_seconds)?,
            extra: extra.map(|extra| json.at(extra)),
            json,
            profile: profile.clone(),
            index: None,
        })
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

fn whole_seconds(value: Value<'_>) -> Result<u64> {
    match value.text().parse() {
        Ok(seconds) if seconds < LONGEST_TIMEOUT => Ok(seconds),
        _ => Err(Error::new(Code::MessageWrongType)
            .with("expected", "a whole number of seconds")
            .with("found", value.text())),
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

    /// Reads an offer of that version, which its own text does not tell.
    ///
    /// # Errors
    /// `scheme.unsupported`, `network.*`, `message.missing` (naming all that is), `message.wrong_type`, `amount.*`,
    /// `address.*`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, version: Version, text: &str) -> Result<PaymentRequirements> {
        PaymentRequirements::read(Json::parse(text, profile.limits())?, profile, version)
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

    pub(super) fn read(json: Json, profile: &Profile, version: Version) -> Result<PaymentRequirements> {
        Ok(match version {
            Version::V1 => PaymentRequirements::V1(v1::PaymentRequirements::read(json, profile)?),
            Version::V2 => PaymentRequirements::V2(v2::PaymentRequirements::read(json, profile)?),
        })
    }

    pub(crate) fn terms(&self) -> &Terms {
        match self {
            PaymentRequirements::V1(v1) => &v1.terms,
            PaymentRequirements::V2(v2) => &v2.terms,
        }
    }

    pub(super) fn at_index(mut self, index: usize) -> PaymentRequirements {
        match &mut self {
            PaymentRequirements::V1(v1) => v1.terms.index = Some(index),
            PaymentRequirements::V2(v2) => v2.terms.index = Some(index),
        }
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

    /// What this version calls the amount.
    pub(crate) fn amount_member(&self) -> &'static str {
        match self {
            PaymentRequirements::V1(_) => v1::AMOUNT,
            PaymentRequirements::V2(_) => v2::AMOUNT,
        }
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
            json: self.json(),
            profile: self.profile().carried(),
        }
        .serialize(serializer)
    }
}
