//! The challenge: what a 402 says.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::choose::Choice;
use crate::error::ErrorInfo;
use crate::header::HttpHeader;
use crate::payer::Payer;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;
use crate::repair::{Found, Repair};
use crate::{Result, check, numbers};

/// A challenge for payment (x402 v2 §5.1 `PaymentRequired`, v1 §5.1 `PaymentRequirementsResponse`).
///
/// A value: immutable, equal when text and profile are. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct PaymentRequired(pub(crate) x402_kernel::PaymentRequired);

/// What is being sold (x402 v2 §5.1.2 `ResourceInfo`).
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct ResourceInfo {
    /// `url`.
    pub url: String,
    /// `description`, for people.
    pub description: Option<String>,
    /// `mimeType` of what is sold.
    pub mime_type: Option<String>,
    /// Its exact text, with members this version does not know.
    pub json: String,
}

/// An entry of `accepts`, or of another list, that is not usable, and why. Its neighbours are.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Skipped {
    /// Its index in the list.
    pub index: i32,
    /// Why; the pointer is into the whole message.
    pub error: ErrorInfo,
    /// Its exact text.
    pub json: String,
}

#[uniffi::export]
impl PaymentRequired {
    /// Reads a challenge from its JSON. Entries of `accepts` that cannot be used are `skipped`, each with its reason; in
    /// strict mode the first of them is the error.
    ///
    /// Throws `message.version`, `message.missing`, `message.wrong_type`, `json.*`.
    #[uniffi::constructor(default(profile = None))]
    pub fn parse(json: String, profile: Option<Arc<Profile>>) -> Result<PaymentRequired> {
        let profile = Profile::or_default(profile);
        Ok(PaymentRequired(x402_kernel::PaymentRequired::parse_with(&profile, &json)?))
    }

    /// Reads the value of a `PAYMENT-REQUIRED` header (x402 v2 transport HTTP).
    ///
    /// Throws `header.*`, and what `parse` throws.
    #[uniffi::constructor(default(profile = None))]
    pub fn from_header(value: String, profile: Option<Arc<Profile>>) -> Result<PaymentRequired> {
        let profile = Profile::or_default(profile);
        Ok(PaymentRequired(x402_kernel::PaymentRequired::from_header_with(&profile, &value)?))
    }

    /// Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.
    ///
    /// A tolerant profile takes the body when the header cannot be read, a v2 challenge that stands only in the body, and a
    /// header called `X-Payment-Required`; where header and body are challenges of one version that offer different
    /// things, it takes the header. It lists each of these in `repairs`.
    ///
    /// Throws `http.status` unless it is 402 or 412, `http.duplicate_header`, `http.no_challenge`, in strict mode
    /// `http.envelope_conflict`, and what `fromHeader` throws.
    #[uniffi::constructor(default(profile = None))]
    pub fn from_http(
        status: i32,
        headers: Vec<HttpHeader>,
        body: Vec<u8>,
        profile: Option<Arc<Profile>>,
    ) -> Result<PaymentRequired> {
        let (status, headers, profile) =
            (check::status(status)?, check::headers(headers), Profile::or_default(profile));
        Ok(PaymentRequired(x402_kernel::PaymentRequired::from_http_with(&profile, status, &headers, body)?))
    }

    /// Its exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }

    /// The `PAYMENT-REQUIRED` header for it.
    pub fn header(&self) -> String {
        self.0.header()
    }

    /// The version it is written in: 1 or 2.
    pub fn version(&self) -> i32 {
        self.0.version().number().into()
    }

    /// Where it was found.
    pub fn found(&self) -> Found {
        self.0.source().found.into()
    }

    /// `error`: a reason code, or prose. Somebody else's text, never an instruction.
    pub fn error(&self) -> Option<String> {
        self.0.error().map(Into::into)
    }

    /// What is being sold (v2 `resource`); v1 says it in each offer.
    pub fn resource(&self) -> Option<ResourceInfo> {
        self.0.resource().map(ResourceInfo::from)
    }

    /// `extensions`, as they were written (v2): JSON text.
    pub fn extensions(&self) -> Option<String> {
        self.0.extensions().map(|extensions| extensions.text().into())
    }

    /// The offers this kernel can read, in the server's order.
    pub fn accepts(&self) -> Vec<Arc<PaymentRequirements>> {
        PaymentRequirements::all(self.0.accepts())
    }

    /// The offers it cannot use, each with its reason.
    pub fn skipped(&self) -> Vec<Skipped> {
        Skipped::all(self.0.skipped())
    }

    /// What was repaired to get at its text and to read it; what was repaired in an offer is listed at the offer.
    pub fn repairs(&self) -> Vec<Repair> {
        Repair::all(self.0.repairs())
    }

    /// The profile it was read under; what is derived from it inherits it.
    pub fn profile(&self) -> Profile {
        Profile::of(self.0.profile())
    }

    /// Takes the best offer the payer can pay, and says why each of the others was not chosen.
    ///
    /// Of those it can pay, the payer's preferences decide: of tokens, then of chains. Then offers whose token the payer
    /// is known to have enough of come before those of which it is not known, and then it is the server's order. A
    /// payable offer that was not chosen says which was (`taken`) and its own `rank`, the taken one's being 1.
    ///
    /// Throws `choose.none_payable`, whose details give the code for each entry, and how much is short where it is the
    /// balance.
    pub fn choose(&self, payer: &Payer) -> Result<Choice> {
        Ok(Choice(self.0.choose(&payer.0)?))
    }

    /// The `extensions` to send with a payment, JSON text: what the server declared, and `additions` (a JSON object, by
    /// extension).
    ///
    /// The server's value wins wherever both say one, arrays included; only the lists of `builder-code`'s `s` are
    /// joined, the client's entries first. What the server wrote stays as it is written, character for character.
    /// Adding what was added before changes nothing.
    ///
    /// Throws `usage.argument` if the additions are no object, or the challenge is of v1, which has no extensions;
    /// `json.*`, for the additions, and for a result past the profile's limits.
    pub fn echo(&self, additions: String) -> Result<String> {
        Ok(self.0.echo(&additions)?)
    }
}

impl From<&x402_kernel::ResourceInfo> for ResourceInfo {
    fn from(resource: &x402_kernel::ResourceInfo) -> ResourceInfo {
        ResourceInfo {
            url: resource.url().into(),
            description: resource.description().map(Into::into),
            mime_type: resource.mime_type().map(Into::into),
            json: resource.json().text().into(),
        }
    }
}

impl Skipped {
    pub(crate) fn all(entries: &[x402_kernel::Skipped]) -> Vec<Skipped> {
        entries.iter().map(Skipped::from).collect()
    }
}

impl From<&x402_kernel::Skipped> for Skipped {
    fn from(skipped: &x402_kernel::Skipped) -> Skipped {
        let x402_kernel::Skipped { index, error, json } = skipped;
        Skipped { index: numbers::index(*index), error: error.into(), json: json.text().into() }
    }
}

impl Hash for PaymentRequired {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for PaymentRequired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}
