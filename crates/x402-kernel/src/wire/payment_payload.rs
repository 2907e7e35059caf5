//! The payment: what a client sends.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use alloy_primitives::hex;
use serde::{Serialize, Serializer};

use super::dialect::Dialect;
use super::header::{self, PAYMENT_SIGNATURE, Reader, X_PAYMENT};
use super::method::{self, EXACT, Method};
use super::reading::Reading;
use super::{PaymentRequirements, ResourceInfo, Version, version};
use crate::evm::Authorization;
use crate::json::{Json, JsonKind, Limits, ObjectWriter, Value};
use crate::primitives::{Network, from_hex};
use crate::{Code, Error, Profile, Repair, Result};

/// A payment ([x402 v2 §5.2](crate#specifications) `PaymentPayload`, [v1 §5.2](crate#specifications)): a signed
/// authorization, and the offer that it pays.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentPayload {
    /// Of x402 v1.
    V1(PaymentPayloadV1),
    /// Of x402 v2.
    V2(PaymentPayloadV2),
}

/// What both versions have.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    json: Json,
    profile: Profile,
    repairs: Vec<Repair>,
    payload: ExactPayload,
}

/// A payment of v1, the content of `X-PAYMENT` ([v1 §5.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentPayloadV1 {
    parts: Parts,
    network: Network,
}

/// A payment of v2, the content of `PAYMENT-SIGNATURE` ([v2 §5.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentPayloadV2 {
    parts: Parts,
    accepted: Box<PaymentRequirements>,
    resource: Option<ResourceInfo>,
    extensions: Option<Json>,
}

impl PaymentPayloadV2 {
    /// `accepted`: the offer that the payer claims to accept. The server compares it with its own.
    pub fn accepted(&self) -> &PaymentRequirements {
        &self.accepted
    }

    /// `resource`, echoed from the challenge.
    pub fn resource(&self) -> Option<&ResourceInfo> {
        self.resource.as_ref()
    }

    /// `extensions`: those of the challenge, and the client's additions.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }
}

/// The `payload` of the scheme `exact` on EVM by EIP-3009 ([`exact` on EVM, §1](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactPayload {
    /// `signature`, as bytes. A contract wallet's can have any length.
    pub signature: Vec<u8>,
    /// `authorization`: the authorization that is signed.
    pub authorization: Authorization,
}

impl Parts {
    fn read(json: &Json, reading: Reading<'_>) -> Result<Parts> {
        let payload = json.value().read("payload", ExactPayload::read)?;
        let profile = reading.profile().clone();
        Ok(Parts { json: json.clone(), profile, repairs: reading.finish().repairs, payload })
    }
}

impl ExactPayload {
    fn read(value: Value<'_>) -> Result<ExactPayload> {
        let value = value.expect(JsonKind::Object)?;
        value.require(&["signature", "authorization"])?;
        Ok(ExactPayload {
            signature: value.read("signature", |v| from_hex(&v.string()?))?,
            authorization: value.read("authorization", Authorization::read)?,
        })
    }

    pub(crate) fn to_json(&self) -> String {
        ObjectWriter::new()
            .string("signature", hex::encode_prefixed(&self.signature))
            .raw("authorization", self.authorization.to_json())
            .end()
    }
}

impl PaymentPayload {
    /// Reads a payment from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentPayload::parse_with`].
    pub fn parse(text: &str) -> Result<PaymentPayload> {
        PaymentPayload::parse_with(&Profile::default(), text)
    }

    /// Reads a payment from its JSON. This checks shapes and spellings only; [`verify`](PaymentRequirements::verify)
    /// checks the payment.
    ///
    /// # Errors
    /// `message.version`, `message.missing`, `message.wrong_type`, `message.other_kind`, `scheme.unsupported`,
    /// `network.*`, `amount.*`, `address.*`, `hex.*`, `time.not_seconds`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<PaymentPayload> {
        PaymentPayload::restore(profile, text, Vec::new())
    }

    /// Reads a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentPayload::from_header_with`].
    pub fn from_header(value: &str) -> Result<PaymentPayload> {
        PaymentPayload::from_header_with(&Profile::default(), value)
    }

    /// Reads a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, as a server or facilitator does: standard base64, padded or
    /// not, and nothing else.
    ///
    /// # Errors
    /// Those of [`header::decode`] and of [`PaymentPayload::parse_with`].
    pub fn from_header_with(profile: &Profile, value: &str) -> Result<PaymentPayload> {
        let (json, source) = header::decode(value, Reader::Server, profile)?;
        PaymentPayload::read(json, Reading::of_payment(profile, source.repairs))
    }

    /// Makes a payment again from its [`json`](Self::json), [`profile`](Self::profile) and [`repairs`](Self::repairs),
    /// for a value that left the process. Payments are read strictly; an echoed offer may need the repairs that the
    /// original offer needed.
    ///
    /// # Errors
    /// Those of [`PaymentPayload::parse_with`].
    pub fn restore(profile: &Profile, text: &str, repairs: Vec<Repair>) -> Result<PaymentPayload> {
        PaymentPayload::read(Json::parse(text, profile.limits())?, Reading::of_payment(profile, repairs))
    }

    /// Reads what a payment serialises as. `json`, `profile` and `repairs` are read; everything else follows from them.
    ///
    /// # Errors
    /// `usage.argument` for a member that a payment does not serialise as; `message.*`, `json.*`, and those of
    /// [`PaymentPayload::restore`].
    pub fn from_json(text: &str) -> Result<PaymentPayload> {
        PaymentPayload::read_written(Json::parse(text, &Limits::WRITTEN)?.value())
    }

    pub(super) fn read_written(value: Value<'_>) -> Result<PaymentPayload> {
        let names = [
            "version",
            "scheme",
            "network",
            "accepted",
            "authorization",
            "signature",
            "repairs",
            "headerName",
            "header",
            "json",
            "profile",
        ];
        let value = value.object("payment", &names)?;
        let profile = Profile::read_carried(value)?;
        let repairs = value.read("repairs", |repairs| repairs.list(Repair::read))?;
        value.read("json", |json| PaymentPayload::restore(&profile, &json.string()?, repairs))
    }

    pub(super) fn read(json: Json, mut reading: Reading<'_>) -> Result<PaymentPayload> {
        let value = json.value();
        if value.present("payload").is_none() {
            other_kind(value)?;
        }
        let version = version::read(value)?;
        match version {
            Version::V1 => {
                value.read("scheme", method::known_scheme)?;
                let network = value.read("network", |v| Dialect::network(version, v, &mut reading))?;
                Ok(PaymentPayload::V1(PaymentPayloadV1 { network, parts: Parts::read(&json, reading)? }))
            }
            Version::V2 => {
                let accepted = |v| PaymentRequirements::read(json.at(v), version, reading.entry());
                Ok(PaymentPayload::V2(PaymentPayloadV2 {
                    accepted: Box::new(value.read("accepted", accepted)?),
                    resource: ResourceInfo::read(
                        value,
                        &json,
                        &mut Reading::strict(reading.profile(), reading.found()),
                    )?,
                    extensions: value.optional_object("extensions")?.map(|v| json.at(v)),
                    parts: Parts::read(&json, reading)?,
                }))
            }
        }
    }

    /// How it pays: its payload decides, whatever the offer that it echoes says.
    pub(crate) fn method(&self) -> Method {
        Method::ExactEip3009
    }

    fn parts(&self) -> &Parts {
        match self {
            PaymentPayload::V1(v1) => &v1.parts,
            PaymentPayload::V2(v2) => &v2.parts,
        }
    }

    /// The version in which it is written.
    pub fn version(&self) -> Version {
        match self {
            PaymentPayload::V1(_) => Version::V1,
            PaymentPayload::V2(_) => Version::V2,
        }
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.parts().json
    }

    /// The name of its header: `PAYMENT-SIGNATURE`, in v1 `X-PAYMENT`.
    pub fn header_name(&self) -> &'static str {
        match self {
            PaymentPayload::V1(_) => X_PAYMENT,
            PaymentPayload::V2(_) => PAYMENT_SIGNATURE,
        }
    }

    /// The value of its header.
    pub fn header(&self) -> String {
        header::encode(self.json().text())
    }

    /// The profile under which it was read.
    pub fn profile(&self) -> &Profile {
        &self.parts().profile
    }

    /// The repairs that were made to read it.
    pub fn repairs(&self) -> &[Repair] {
        &self.parts().repairs
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> &'static str {
        EXACT
    }

    /// The network on which it pays: that of `accepted`, in v1 its own `network`.
    pub fn network(&self) -> Network {
        match self {
            PaymentPayload::V1(v1) => v1.network,
            PaymentPayload::V2(v2) => v2.accepted.network(),
        }
    }

    /// `accepted`: the offer that the payer claims to accept (v2; a v1 payment has none).
    pub fn accepted(&self) -> Option<&PaymentRequirements> {
        match self {
            PaymentPayload::V1(_) => None,
            PaymentPayload::V2(v2) => Some(&v2.accepted),
        }
    }

    /// `payload`: the signature and the signed authorization.
    pub fn payload(&self) -> &ExactPayload {
        &self.parts().payload
    }
}

/// Messages that are sent in place of a payment, by a member that no payment has.
const OTHERS: [(&str, &str); 8] = [
    ("accepts", "a challenge"),
    ("success", "a receipt"),
    ("isValid", "a facilitator's response to POST /verify"),
    ("authorization", "the payload of a payment alone"),
    ("payTo", "an offer"),
    ("txHash", "the hash of a transaction"),
    ("transactionHash", "the hash of a transaction"),
    ("transaction", "the hash of a transaction, or a transaction"),
];

/// Names another message.
fn other_kind(value: Value<'_>) -> Result<()> {
    match OTHERS.iter().find(|(name, _)| value.present(name).is_some()) {
        Some((_, found)) => {
            Err(Error::new(Code::MessageOtherKind).with("found", found).with("expected", "a signed payment"))
        }
        None => Ok(()),
    }
}

/// Its fields, the exact text, the header, and the profile if it is not the default.
impl Serialize for PaymentPayload {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            version: Version,
            scheme: &'a str,
            network: Network,
            #[serde(skip_serializing_if = "Option::is_none")]
            accepted: Option<&'a PaymentRequirements>,
            authorization: &'a Authorization,
            signature: String,
            repairs: &'a [Repair],
            header_name: &'a str,
            header: String,
            json: &'a Json,
            #[serde(skip_serializing_if = "Option::is_none")]
            profile: Option<String>,
        }
        View {
            version: self.version(),
            scheme: self.scheme(),
            network: self.network(),
            accepted: self.accepted(),
            authorization: &self.payload().authorization,
            signature: hex::encode_prefixed(&self.payload().signature),
            repairs: self.repairs(),
            header_name: self.header_name(),
            header: self.header(),
            json: self.json(),
            profile: self.profile().carried(),
        }
        .serialize(serializer)
    }
}
