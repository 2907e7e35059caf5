//! The payment: what a client sends.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use alloy_primitives::{U256, hex};
use serde::{Serialize, Serializer};

use super::header::{self, PAYMENT_SIGNATURE, Reader, X_PAYMENT};
use super::terms::known_scheme;
use super::{EXACT, PaymentRequirements, ResourceInfo, Version, v1, v2, version};
use crate::json::{Json, JsonKind, ObjectWriter, Value};
use crate::primitives::{Address, Amount, Bytes32, Network, from_hex};
use crate::{Code, Error, Mode, Profile, Repair, Result};

/// A payment ([x402 v2 §5.2](crate#specifications) `PaymentPayload`, [v1 §5.2](crate#specifications)): a signed
/// authorization, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentPayload {
    /// Of x402 v1.
    V1(v1::PaymentPayload),
    /// Of x402 v2.
    V2(v2::PaymentPayload),
}

/// What both versions have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    json: Json,
    profile: Profile,
    repairs: Vec<Repair>,
    payload: ExactPayload,
}

/// The `payload` of the scheme `exact` on EVM by EIP-3009 ([`exact` on EVM, §1](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactPayload {
    /// `signature`, as bytes: of any length, since a contract wallet's can have any.
    pub signature: Vec<u8>,
    /// `authorization`: what is signed.
    pub authorization: Authorization,
}

/// What an EIP-3009 `TransferWithAuthorization` says (EIP-3009; the type string's members in its order).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The payer.
    pub from: Address,
    /// The payee.
    pub to: Address,
    /// Atomic units of the token.
    pub value: Amount,
    /// Unix seconds; valid only later than this.
    pub valid_after: U256,
    /// Unix seconds; valid only earlier than this.
    pub valid_before: U256,
    /// 32 bytes, once per payer and token.
    pub nonce: Bytes32,
}

impl Authorization {
    fn read(value: Value<'_>) -> Result<Authorization> {
        let value = value.expect(JsonKind::Object)?;
        value.require(&["from", "to", "value", "validAfter", "validBefore", "nonce"])?;
        Ok(Authorization {
            from: value.read("from", Address::read)?,
            to: value.read("to", Address::read)?,
            value: value.read("value", Amount::read)?,
            valid_after: value.read("validAfter", seconds)?,
            valid_before: value.read("validBefore", seconds)?,
            nonce: value.read("nonce", Bytes32::read)?,
        })
    }

    /// As the object of the wire: every member a string.
    pub fn to_json(&self) -> String {
        ObjectWriter::new()
            .string("from", self.from)
            .string("to", self.to)
            .string("value", self.value)
            .string("validAfter", Amount::from(self.valid_after))
            .string("validBefore", Amount::from(self.valid_before))
            .string("nonce", self.nonce)
            .end()
    }

    /// Reads the object of the wire.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`, `json.*`.
    pub fn parse(text: &str) -> Result<Authorization> {
        Authorization::read(Json::parse(text, Profile::default().limits())?.value())
    }
}

/// A uint256 of seconds: the token compares it as one, so a far future is legal.
fn seconds(value: Value<'_>) -> Result<U256> {
    let text = &*value.string()?;
    Amount::parse(text).map(Amount::to_u256).map_err(|_| Error::new(Code::TimeNotSeconds).with("found", text))
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

    /// Reads a payment from its JSON: shapes and spellings. Whether it is good is for
    /// [`verify`](PaymentRequirements::verify).
    ///
    /// # Errors
    /// `message.version`, `message.missing`, `message.wrong_type`, `scheme.unsupported`, `network.*`, `amount.*`,
    /// `address.*`, `hex.*`, `time.not_seconds`, and those of [`Json::parse`].
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
        PaymentPayload::read(json, profile, source.repairs)
    }

    /// The same payment again, from what [`json`](Self::json), [`profile`](Self::profile) and
    /// [`repairs`](Self::repairs) said: how a value that left the process comes back. An offer that it echoes may be misshapen
    /// only if the repairs say so.
    ///
    /// # Errors
    /// Those of [`PaymentPayload::parse_with`].
    pub fn restore(profile: &Profile, text: &str, repairs: Vec<Repair>) -> Result<PaymentPayload> {
        PaymentPayload::read(Json::parse(text, profile.limits())?, profile, repairs)
    }

    pub(super) fn read(json: Json, profile: &Profile, repairs: Vec<Repair>) -> Result<PaymentPayload> {
        let value = json.value();
        let version = version::read(value)?;
        // A payment has one spelling, except where it echoes an offer that was repaired: then it came with that repair.
        let mode = match repairs.iter().any(|repair| repair.kind.is_of_an_offer()) {
            true => Mode::Tolerant,
            false => Mode::Strict,
        };
        let parts = |json: &Json| -> Result<Parts> {
            let payload = value.read("payload", ExactPayload::read)?;
            Ok(Parts { json: json.clone(), profile: profile.clone(), repairs, payload })
        };
        match version {
            Version::V1 => {
                value.read("scheme", known_scheme)?;
                let network = value.read("network", |v| {
                    let text = v.string()?;
                    Network::parse_v1(&text).or_else(|error| match mode {
                        Mode::Tolerant => Network::parse(&text).map_err(|_| error),
                        Mode::Strict => Err(error),
                    })
                })?;
                Ok(PaymentPayload::V1(v1::PaymentPayload { network, parts: parts(&json)? }))
            }
            Version::V2 => {
                let accepted =
                    value.read("accepted", |v| PaymentRequirements::read(json.at(v), profile, version, mode))?;
                Ok(PaymentPayload::V2(v2::PaymentPayload {
                    accepted: Box::new(accepted),
                    resource: value.read_optional("resource", |v| ResourceInfo::read(v, &json))?,
                    extensions: value.optional_object("extensions")?.map(|v| json.at(v)),
                    parts: parts(&json)?,
                }))
            }
        }
    }

    fn parts(&self) -> &Parts {
        match self {
            PaymentPayload::V1(v1) => &v1.parts,
            PaymentPayload::V2(v2) => &v2.parts,
        }
    }

    /// The version it is written in.
    pub fn version(&self) -> Version {
        match self {
            PaymentPayload::V1(_) => Version::V1,
            PaymentPayload::V2(_) => Version::V2,
        }
    }

    /// Its exact text.
    pub fn json(&self) -> &Json {
        &self.parts().json
    }

    /// The name of the header it goes in: `PAYMENT-SIGNATURE`; v1 `X-PAYMENT`.
    pub fn header_name(&self) -> &'static str {
        match self {
            PaymentPayload::V1(_) => X_PAYMENT,
            PaymentPayload::V2(_) => PAYMENT_SIGNATURE,
        }
    }

    /// The header's value.
    pub fn header(&self) -> String {
        header::encode(self.json().text())
    }

    /// The profile it was read under.
    pub fn profile(&self) -> &Profile {
        &self.parts().profile
    }

    /// What was repaired to read it.
    pub fn repairs(&self) -> &[Repair] {
        &self.parts().repairs
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> &'static str {
        EXACT
    }

    /// The chain it is for: of `accepted`, or v1's own `network`.
    pub fn network(&self) -> Network {
        match self {
            PaymentPayload::V1(v1) => v1.network,
            PaymentPayload::V2(v2) => v2.accepted.network(),
        }
    }

    /// `accepted`: the offer the payer says it accepts (v2; a v1 payment has none).
    pub fn accepted(&self) -> Option<&PaymentRequirements> {
        match self {
            PaymentPayload::V1(_) => None,
            PaymentPayload::V2(v2) => Some(&v2.accepted),
        }
    }

    /// `payload`: the signature and what it signs.
    pub fn payload(&self) -> &ExactPayload {
        &self.parts().payload
    }
}

/// The decided fields, the exact text, the header, and the profile where it is not the default.
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

/// Every member a string, as on the wire.
impl Serialize for Authorization {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Authorization", 6)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("to", &self.to)?;
        object.serialize_field("value", &self.value)?;
        object.serialize_field("validAfter", &Amount::from(self.valid_after))?;
        object.serialize_field("validBefore", &Amount::from(self.valid_before))?;
        object.serialize_field("nonce", &self.nonce)?;
        object.end()
    }
}
