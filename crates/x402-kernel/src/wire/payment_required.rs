//! The challenge: what a 402 says.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::envelope::Envelope;
use super::header::{self, Reader};
use super::reading::Reading;
use super::{Found, PaymentRequirements, ResourceInfo, Skipped, Source, Version, dialect};
use crate::json::{Json, JsonKind, Limits, Value, owned};
use crate::{Code, Profile, Repair, Result};

/// A challenge: the offers of a 402 ([x402 v2 §5.1](crate#specifications) `PaymentRequired`,
/// [v1 §5.1](crate#specifications) `PaymentRequirementsResponse`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PaymentRequired {
    /// Of x402 v1.
    V1(PaymentRequiredV1),
    /// Of x402 v2.
    V2(PaymentRequiredV2),
}

/// The members of both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shared {
    json: Json,
    profile: Profile,
    source: Source,
    error: Option<String>,
    accepts: Vec<PaymentRequirements>,
    skipped: Vec<Skipped>,
    unread: usize,
}

impl Shared {
    fn read(json: Json, version: Version, envelope: &Envelope<'_>, mut reading: Reading<'_>) -> Result<Shared> {
        let error = reading.aside(envelope.message, "", "error", owned)?;
        let most = reading.profile().limits().entries;
        let found = reading.entries(envelope.offers()?, most, &json, |index, entry| {
            match PaymentRequirements::read(entry, version, reading.entry()) {
                Ok(offer) if envelope.is_offer => Ok(offer.inherit(reading.repairs())),
                Ok(offer) => Ok(offer.at_index(index).inherit(reading.repairs())),
                Err(error) if envelope.is_offer => Err(error),
                Err(error) => Err(error.within(index).within("accepts")),
            }
        });
        let found = found.map_err(|error| match error.code() {
            Code::MessageTooManyEntries => error.within("accepts"),
            _ => error,
        })?;
        Ok(Shared {
            profile: reading.profile().clone(),
            source: reading.finish(),
            error,
            accepts: found.read,
            skipped: found.skipped,
            unread: found.unread,
            json,
        })
    }
}

/// A challenge of v1, from the body of a 402 ([v1 §5.1](crate#specifications) `PaymentRequirementsResponse`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequiredV1 {
    shared: Shared,
}

impl PaymentRequiredV1 {
    fn read(json: Json, envelope: &Envelope<'_>, reading: Reading<'_>) -> Result<PaymentRequiredV1> {
        Ok(PaymentRequiredV1 { shared: Shared::read(json, Version::V1, envelope, reading)? })
    }
}

/// A challenge of v2, from the `PAYMENT-REQUIRED` header of a 402 ([v2 §5.1](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequiredV2 {
    shared: Shared,
    resource: Option<ResourceInfo>,
    extensions: Option<Json>,
}

impl PaymentRequiredV2 {
    fn read(json: Json, envelope: &Envelope<'_>, mut reading: Reading<'_>) -> Result<PaymentRequiredV2> {
        let value = envelope.message;
        if reading.requires_all() {
            value.require(&["resource", "accepts"])?;
        }
        let resource = if envelope.is_offer { None } else { ResourceInfo::read(value, &json, &mut reading)? };
        let extensions = reading.aside(value, "", "extensions", |extensions| extensions.expect(JsonKind::Object))?;
        Ok(PaymentRequiredV2 {
            resource,
            extensions: extensions.map(|extensions| json.at(extensions)),
            shared: Shared::read(json.clone(), Version::V2, envelope, reading)?,
        })
    }

    /// `resource`: the resource that is sold.
    pub fn resource(&self) -> Option<&ResourceInfo> {
        self.resource.as_ref()
    }

    /// `extensions`, as they were written.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }

    /// The `resource` for a payment, which needs none: a resource that needed a repair is not echoed.
    pub(crate) fn resource_to_echo(&self) -> Option<&Json> {
        let repaired = self.shared.source.repairs.iter().any(|repair| repair.at.starts_with("/resource"));
        self.resource.as_ref().map(ResourceInfo::json).filter(|_| !repaired)
    }
}

impl PaymentRequired {
    /// Reads a challenge from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`PaymentRequired::parse_with`].
    pub fn parse(text: &str) -> Result<PaymentRequired> {
        PaymentRequired::parse_with(&Profile::default(), text)
    }

    /// Reads a challenge from its JSON. Entries of `accepts` that cannot be read are [`skipped`](Self::skipped), each
    /// with its error. In strict mode the first of them is the error.
    ///
    /// A tolerant profile finds offers in other members, and lists that as a repair. Pointers name the index in `accepts`
    /// all the same.
    ///
    /// # Errors
    /// `message.version`, `message.missing`, `message.wrong_type`; `message.other_kind` for an entry of a catalogue, or
    /// another message of x402; in strict mode `message.too_many_entries`; and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<PaymentRequired> {
        PaymentRequired::restore(profile, text, Source::default())
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
        PaymentRequired::read(json, Reading::new(profile, source))
    }

    /// Makes a challenge again from its [`json`](Self::json), [`profile`](Self::profile) and [`source`](Self::source),
    /// for a value that left the process.
    ///
    /// # Errors
    /// Those of [`PaymentRequired::parse_with`].
    pub fn restore(profile: &Profile, text: &str, source: Source) -> Result<PaymentRequired> {
        PaymentRequired::read(Json::parse(text, profile.limits())?, Reading::new(profile, source))
    }

    /// Reads what a challenge serialises as. `json`, `profile`, `found` and `repairs` are read; everything else follows
    /// from them.
    ///
    /// # Errors
    /// `usage.argument` for a member that a challenge does not serialise as; `message.*`, `json.*`, and those of
    /// [`PaymentRequired::restore`].
    pub fn from_json(text: &str) -> Result<PaymentRequired> {
        PaymentRequired::read_written(Json::parse(text, &Limits::WRITTEN)?.value())
    }

    pub(crate) fn read_written(value: Value<'_>) -> Result<PaymentRequired> {
        let names = [
            "version",
            "found",
            "error",
            "resource",
            "accepts",
            "skipped",
            "unread",
            "repairs",
            "extensions",
            "header",
            "json",
            "profile",
        ];
        let value = value.object("challenge", &names)?;
        let (profile, source) = (Profile::read_carried(value)?, Source::read(value)?);
        value.read("json", |json| PaymentRequired::restore(&profile, &json.string()?, source))
    }

    pub(super) fn read(json: Json, mut reading: Reading<'_>) -> Result<PaymentRequired> {
        let text = json.clone();
        let envelope = Envelope::open(text.value(), reading.tolerates())?;
        let version = dialect::version_of(&envelope, &mut reading)?;
        envelope.record(text.value(), &mut reading)?;
        Ok(match version {
            Version::V1 => PaymentRequired::V1(PaymentRequiredV1::read(json, &envelope, reading)?),
            Version::V2 => PaymentRequired::V2(PaymentRequiredV2::read(json, &envelope, reading)?),
        })
    }

    fn shared(&self) -> &Shared {
        match self {
            PaymentRequired::V1(v1) => &v1.shared,
            PaymentRequired::V2(v2) => &v2.shared,
        }
    }

    /// The version in which it is written.
    pub fn version(&self) -> Version {
        match self {
            PaymentRequired::V1(_) => Version::V1,
            PaymentRequired::V2(_) => Version::V2,
        }
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.shared().json
    }

    /// The value of its `PAYMENT-REQUIRED` header.
    pub fn header(&self) -> String {
        header::encode(self.json().text())
    }

    /// The profile under which it was read. What is derived from the challenge inherits it.
    pub fn profile(&self) -> &Profile {
        &self.shared().profile
    }

    /// Where the challenge was found, and the repairs that were made to read it.
    pub fn source(&self) -> &Source {
        &self.shared().source
    }

    /// The repairs that were made to read the challenge. Those of an offer's own text are at the
    /// [offer](PaymentRequirements::repairs).
    pub fn repairs(&self) -> &[Repair] {
        &self.shared().source.repairs
    }

    /// `error`: a reason code, or a sentence. It is a peer's text: never take it for an instruction.
    pub fn error(&self) -> Option<&str> {
        self.shared().error.as_deref()
    }

    /// The offers that can be read, in the server's order.
    pub fn accepts(&self) -> &[PaymentRequirements] {
        &self.shared().accepts
    }

    /// The offers that cannot be read, each with its error.
    pub fn skipped(&self) -> &[Skipped] {
        &self.shared().skipped
    }

    /// How many entries come after those that [`Limits::entries`] allows. They were not read.
    pub fn unread(&self) -> usize {
        self.shared().unread
    }

    /// `resource`: the resource that is sold (v2; in v1 each offer has its own).
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

/// Its fields, the exact text, and the profile if it is not the default.
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
            unread: usize,
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
            unread: self.unread(),
            repairs: self.repairs(),
            extensions: self.extensions(),
            header: self.header(),
            json: self.json(),
            profile: self.profile().carried(),
        }
        .serialize(serializer)
    }
}
