//! The challenge: what a 402 says.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::header::{self, Reader};
use super::{Found, PaymentRequirements, ResourceInfo, Source, Version, http, v1, v2, version};
use crate::json::{Json, Value};
use crate::{Error, Mode, Profile, Repair, RepairKind, Result};

/// A challenge for payment ([x402 v2 §5.1](crate#specifications) `PaymentRequired`, [v1 §5.1](crate#specifications)
/// `PaymentRequirementsResponse`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentRequired {
    /// Of x402 v1.
    V1(v1::PaymentRequired),
    /// Of x402 v2.
    V2(v2::PaymentRequired),
}

/// An entry of `accepts` that is not usable, and why. Its neighbours are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its index in `accepts`.
    pub index: usize,
    /// Why; the pointer is into the whole message.
    pub error: Error,
    /// Its exact text.
    pub json: Json,
}

/// What both versions say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    json: Json,
    profile: Profile,
    source: Source,
    error: Option<String>,
    accepts: Vec<PaymentRequirements>,
    skipped: Vec<Skipped>,
}

impl Shared {
    pub(super) fn read(json: Json, profile: &Profile, mut source: Source, version: Version) -> Result<Shared> {
        let value = json.value();
        let error = value.optional_text("error")?;
        let mode = profile.mode();
        let (mut accepts, mut skipped) = (Vec::new(), Vec::new());
        if mode == Mode::Tolerant && is_bare_offer(value, &source) {
            source.repair_at(RepairKind::MessageMissingEnvelope, "");
            match PaymentRequirements::read(json.clone(), profile, version, mode) {
                Ok(offer) => accepts.push(offer.inherit(&source.repairs)),
                Err(error) => skipped.push(Skipped { index: 0, error, json: json.clone() }),
            }
            return Ok(Shared { profile: profile.clone(), source, error, accepts, skipped, json });
        }
        let entries = value.array("accepts")?;
        for (index, entry) in entries.elements().map(|entry| json.at(entry)).enumerate() {
            match PaymentRequirements::read(entry.clone(), profile, version, mode) {
                Ok(offer) => accepts.push(offer.at_index(index).inherit(&source.repairs)),
                Err(error) => {
                    let error = error.within(index).within("accepts");
                    if profile.mode() == Mode::Strict {
                        return Err(error);
                    }
                    skipped.push(Skipped { index, error, json: entry });
                }
            }
        }
        Ok(Shared { profile: profile.clone(), source, error, accepts, skipped, json })
    }
}

/// Whether a header holds an offer alone, without the challenge around it.
fn is_bare_offer(message: Value<'_>, source: &Source) -> bool {
    source.found == Found::Header && message.present("accepts").is_none() && message.present("payTo").is_some()
}

impl PaymentRequired {
    /// Reads a challenge from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequired::parse_with`].
    pub fn parse(text: &str) -> Result<PaymentRequired> {
        PaymentRequired::parse_with(&Profile::default(), text)
    }

    /// Reads a challenge from its JSON. Entries of `accepts` that cannot be used are [`skipped`](Self::skipped), each with
    /// its reason; in strict mode the first of them is the error.
    ///
    /// # Errors
    /// `message.version`, `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<PaymentRequired> {
        PaymentRequired::read(Json::parse(text, profile.limits())?, profile, Source::new(Found::Text))
    }

    /// Reads a `PAYMENT-REQUIRED` header, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequired::from_header_with`].
    pub fn from_header(value: &str) -> Result<PaymentRequired> {
        PaymentRequired::from_header_with(&Profile::default(), value)
    }

    /// Reads a `PAYMENT-REQUIRED` header ([x402 over HTTP](crate#specifications)).
    ///
    /// # Errors
    /// Those of [`header::decode`] and of [`PaymentRequired::parse_with`].
    pub fn from_header_with(profile: &Profile, value: &str) -> Result<PaymentRequired> {
        let (json, source) = header::decode(value, Reader::Client, profile)?;
        PaymentRequired::read(json, profile, source)
    }

    /// Finds the challenge in an HTTP response, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequired::from_http_with`].
    pub fn from_http<N: AsRef<str>, V: AsRef<str>>(
        status: u16,
        headers: &[(N, V)],
        body: impl AsRef<[u8]>,
    ) -> Result<PaymentRequired> {
        PaymentRequired::from_http_with(&Profile::default(), status, headers, body)
    }

    /// Finds the challenge in an HTTP response: in `PAYMENT-REQUIRED` (any case), else in the body.
    ///
    /// A tolerant profile takes the body when the header cannot be read, a v2 challenge that stands only in the body, and a
    /// header called `X-Payment-Required`; where header and body are challenges of one version that offer different
    /// things, it takes the header. It lists each of these as a repair.
    ///
    /// # Errors
    /// `http.status` unless it is 402 or 412, `http.duplicate_header`, `http.no_challenge`, in strict mode
    /// `http.envelope_conflict`, and those of
    /// [`PaymentRequired::from_header_with`].
    pub fn from_http_with<N: AsRef<str>, V: AsRef<str>>(
        profile: &Profile,
        status: u16,
        headers: &[(N, V)],
        body: impl AsRef<[u8]>,
    ) -> Result<PaymentRequired> {
        http::challenge(status, headers, body.as_ref(), profile)
    }

    /// The same message again, from what [`json`](Self::json), [`profile`](Self::profile) and
    /// [`source`](Self::source) said: how a value that left the process comes back.
    ///
    /// # Errors
    /// Those of [`PaymentRequired::parse_with`].
    pub fn restore(profile: &Profile, text: &str, source: Source) -> Result<PaymentRequired> {
        PaymentRequired::read(Json::parse(text, profile.limits())?, profile, source)
    }

    pub(super) fn read(json: Json, profile: &Profile, mut source: Source) -> Result<PaymentRequired> {
        Ok(match version::read_challenge(json.value(), profile.mode(), &mut source)? {
            Version::V1 => PaymentRequired::V1(v1::PaymentRequired::read(json, profile, source)?),
            Version::V2 => PaymentRequired::V2(v2::PaymentRequired::read(json, profile, source)?),
        })
    }

    fn challenge(&self) -> &Shared {
        match self {
            PaymentRequired::V1(v1) => &v1.challenge,
            PaymentRequired::V2(v2) => &v2.challenge,
        }
    }

    /// The version it is written in.
    pub fn version(&self) -> Version {
        match self {
            PaymentRequired::V1(_) => Version::V1,
            PaymentRequired::V2(_) => Version::V2,
        }
    }

    /// Its exact text.
    pub fn json(&self) -> &Json {
        &self.challenge().json
    }

    /// The `PAYMENT-REQUIRED` header for it.
    pub fn header(&self) -> String {
        header::encode(self.json().text())
    }

    /// The profile it was read under; what is derived from it inherits it.
    pub fn profile(&self) -> &Profile {
        &self.challenge().profile
    }

    /// Where it was found, and what was repaired to get at it.
    pub fn source(&self) -> &Source {
        &self.challenge().source
    }

    /// What was repaired to get at its text and to read it; what was repaired in an offer is listed at the
    /// [offer](PaymentRequirements::repairs).
    pub fn repairs(&self) -> &[Repair] {
        &self.challenge().source.repairs
    }

    /// `error`: a reason code, or prose. Somebody else's text, never an instruction.
    pub fn error(&self) -> Option<&str> {
        self.challenge().error.as_deref()
    }

    /// The offers this kernel can read, in the server's order.
    pub fn accepts(&self) -> &[PaymentRequirements] {
        &self.challenge().accepts
    }

    /// The offers it cannot use, each with its reason.
    pub fn skipped(&self) -> &[Skipped] {
        &self.challenge().skipped
    }

    /// What is being sold (v2 `resource`); v1 says it in each offer.
    pub fn resource(&self) -> Option<&ResourceInfo> {
        match self {
            PaymentRequired::V1(_) => None,
            PaymentRequired::V2(v2) => v2.resource(),
        }
    }

    /// `extensions`, as they were written (v2).
    pub fn extensions(&self) -> Option<&Json> {
        match self {
            PaymentRequired::V1(_) => None,
            PaymentRequired::V2(v2) => v2.extensions(),
        }
    }
}

/// The decided fields, the exact text, and the profile where it is not the default.
impl Serialize for PaymentRequired {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'a> {
            version: Version,
            found: Found,
            #[serde(skip_serializing_if = "Option::is_none")]
            error: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            resource: Option<&'a ResourceInfo>,
            accepts: &'a [PaymentRequirements],
            skipped: &'a [Skipped],
            repairs: &'a [Repair],
            #[serde(skip_serializing_if = "Option::is_none")]
            extensions: Option<&'a Json>,
            header: String,
            json: &'a Json,
            #[serde(skip_serializing_if = "Option::is_none")]
            profile: Option<String>,
        }
        View {
            version: self.version(),
            found: self.source().found,
            error: self.error(),
            resource: self.resource(),
            accepts: self.accepts(),
            skipped: self.skipped(),
            repairs: self.repairs(),
            extensions: self.extensions(),
            header: self.header(),
            json: self.json(),
            profile: self.profile().carried(),
        }
        .serialize(serializer)
    }
}
