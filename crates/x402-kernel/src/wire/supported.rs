//! The response to `GET /supported`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::reading::Reading;
use super::{PaymentRequirements, Skipped, Source, Version, method, version};
use crate::json::{Json, JsonKind, Limits, Value, owned};
use crate::{Profile, Result};

/// The payments that a facilitator can verify and settle: the response to `GET /supported`
/// ([x402 v2 §7.3](crate#specifications), [v1 §7.3](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supported {
    kinds: Vec<SupportedKind>,
    skipped: Vec<Skipped>,
    extensions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signers: Option<Json>,
    json: Json,
}

/// A kind of payment that a facilitator handles, as it wrote it, of any scheme and any network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupportedKind {
    version: Version,
    scheme: String,
    network: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Json>,
}

impl SupportedKind {
    fn read(value: Value<'_>, message: &Json) -> Result<SupportedKind> {
        let value = value.expect(JsonKind::Object)?;
        value.require(&["x402Version", "scheme", "network"])?;
        Ok(SupportedKind {
            version: version::read(value)?,
            scheme: value.text_of("scheme")?,
            network: value.text_of("network")?,
            extra: value.optional_object("extra")?.map(|v| message.at(v)),
        })
    }

    /// `x402Version`.
    pub fn version(&self) -> Version {
        self.version
    }

    /// `scheme`, also if this kernel does not know it.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// `network`, as it was written: CAIP-2, `eip155:*`, or a name of v1.
    pub fn network(&self) -> &str {
        &self.network
    }

    /// `extra`, as it was written.
    pub fn extra(&self) -> Option<&Json> {
        self.extra.as_ref()
    }

    fn covers(&self, offer: &PaymentRequirements) -> bool {
        self.version == offer.version()
            && self.scheme == offer.scheme()
            && method::lists(self.version, &self.network, offer.network())
    }
}

impl Supported {
    /// Reads a response from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`Supported::parse_with`].
    pub fn parse(text: &str) -> Result<Supported> {
        Supported::parse_with(&Profile::default(), text)
    }

    /// Reads a response from its JSON. Kinds that cannot be read are [`skipped`](Self::skipped), each with its error.
    /// In strict mode the first of them is the error.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<Supported> {
        let json = Json::parse(text, profile.limits())?;
        let value = json.value().expect(JsonKind::Object)?;
        let reading = Reading::new(profile, Source::default());
        let (kinds, skipped) = reading.entries(value.array("kinds")?, &json, |index, entry| {
            SupportedKind::read(entry.value(), &json).map_err(|error| error.within(index).within("kinds"))
        })?;
        let extensions = value.read_optional("extensions", strings)?.unwrap_or_default();
        let signers = value.optional_object("signers")?.map(|v| json.at(v));
        Ok(Supported { kinds, skipped, extensions, signers, json })
    }

    /// Reads what a response serialises as. `json` is read; everything else follows from it.
    ///
    /// # Errors
    /// `usage.argument` for a member that a response does not serialise as; those of [`Supported::parse_with`].
    pub fn from_json(text: &str) -> Result<Supported> {
        let written = Json::parse(text, &Limits::WRITTEN)?;
        let names = ["kinds", "skipped", "extensions", "signers", "json"];
        let response = written.value().object("response", &names)?;
        let profile = Profile::default().with_limits(Limits::WRITTEN);
        response.read("json", |json| Supported::parse_with(&profile, &json.string()?))
    }

    /// `kinds`: the kinds of payment that it handles.
    pub fn kinds(&self) -> &[SupportedKind] {
        &self.kinds
    }

    /// The kinds that cannot be read, each with its error.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// `extensions`: the names of the extensions that it knows.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// `signers`, as it was written: the addresses that settle, by network pattern.
    pub fn signers(&self) -> Option<&Json> {
        self.signers.as_ref()
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Whether it handles payments for an offer: one of its kinds has the offer's version, scheme and network (or
    /// `eip155:*`).
    pub fn supports(&self, offer: &PaymentRequirements) -> bool {
        self.kinds.iter().any(|kind| kind.covers(offer))
    }

    /// Returns the indexes of the offers that it does not handle, so that a server can check its own at its start.
    pub fn missing(&self, offers: &[PaymentRequirements]) -> Vec<usize> {
        offers.iter().enumerate().filter(|(_, offer)| !self.supports(offer)).map(|(index, _)| index).collect()
    }
}

fn strings(value: Value<'_>) -> Result<Vec<String>> {
    let elements = value.expect(JsonKind::Array)?.elements();
    elements.enumerate().map(|(index, element)| owned(element).map_err(|error| error.within(index))).collect()
}
