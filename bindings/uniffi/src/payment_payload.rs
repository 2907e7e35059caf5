//! The payment: what a client sends.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use x402_kernel::primitives::to_hex;

use crate::Result;
use crate::eip3009::Authorization;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;
use crate::repair::Repair;

/// A payment (x402 v2 §5.2 `PaymentPayload`, v1 §5.2): a signed authorization, and what it is for.
///
/// A value: immutable, equal when text and profile are. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct PaymentPayload(pub(crate) x402_kernel::PaymentPayload);

#[uniffi::export]
impl PaymentPayload {
    /// Reads a payment from its JSON: shapes and spellings. Whether it is good is for `PaymentRequirements.verify`.
    ///
    /// Throws `message.version`, `message.missing`, `message.wrong_type`, `scheme.unsupported`, `network.*`,
    /// `amount.*`, `address.*`, `hex.*`, `time.not_seconds`, `json.*`.
    #[uniffi::constructor(default(profile = None))]
    pub fn parse(json: String, profile: Option<Arc<Profile>>) -> Result<PaymentPayload> {
        let profile = Profile::or_default(profile);
        Ok(PaymentPayload(x402_kernel::PaymentPayload::parse_with(&profile, &json)?))
    }

    /// Reads the value of a `PAYMENT-SIGNATURE` or `X-PAYMENT` header, as a server or facilitator does: standard
    /// base64, padded or not, and nothing else.
    ///
    /// Throws `header.*`, and what `parse` throws.
    #[uniffi::constructor(default(profile = None))]
    pub fn from_header(value: String, profile: Option<Arc<Profile>>) -> Result<PaymentPayload> {
        let profile = Profile::or_default(profile);
        Ok(PaymentPayload(x402_kernel::PaymentPayload::from_header_with(&profile, &value)?))
    }

    /// Its exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }

    /// The value of the header it goes in.
    pub fn header(&self) -> String {
        self.0.header()
    }

    /// The name of the header it goes in: `PAYMENT-SIGNATURE`; v1 `X-PAYMENT`.
    pub fn header_name(&self) -> String {
        self.0.header_name().into()
    }

    /// The version it is written in: 1 or 2.
    pub fn version(&self) -> i32 {
        self.0.version().number().into()
    }

    /// The payment scheme: `exact`.
    pub fn scheme(&self) -> String {
        self.0.scheme().into()
    }

    /// The chain it is for, in CAIP-2: of `accepted`, or v1's own `network`.
    pub fn network(&self) -> String {
        self.0.network().to_string()
    }

    /// `accepted`: the offer the payer says it accepts (v2; a v1 payment has none).
    pub fn accepted(&self) -> Option<Arc<PaymentRequirements>> {
        self.0.accepted().map(|offer| Arc::new(PaymentRequirements(offer.clone())))
    }

    /// What is signed (`payload.authorization`; `exact` on EVM §1).
    pub fn authorization(&self) -> Authorization {
        Authorization::from(&self.0.payload().authorization)
    }

    /// The signature in hexadecimal, of any length, since a contract wallet's can have any.
    pub fn signature(&self) -> String {
        to_hex(&self.0.payload().signature)
    }

    /// What was repaired to read it.
    pub fn repairs(&self) -> Vec<Repair> {
        Repair::all(self.0.repairs())
    }

    /// The profile it was read under.
    pub fn profile(&self) -> Profile {
        Profile::of(self.0.profile())
    }
}

impl Hash for PaymentPayload {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for PaymentPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}
