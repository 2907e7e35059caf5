//! The answer to `GET /supported`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::reading::Reading;
use super::{PaymentRequirements, Skipped, Source, Version, method, version};
use crate::json::{Json, JsonKind, Value, owned};
use crate::{Profile, Result};

/// What a facilitator can verify and settle ([x402 v2 §7.3](crate#specifications), [v1 §7.3](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supported {
    kinds: Vec<SupportedKind>,
    skipped: Vec<Skipped>,
    extensions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signers: Option<Json>,
    json: Json,
}

/// One kind of payment a facilitator handles, as it wrote it; of any scheme and any chain.
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

    /// `scheme`, known here or not.
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
    /// Reads an answer from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`Supported::parse_with`].
    pub fn parse(text: &str) -> Result<Supported> {
        Supported::parse_with(&Profile::default(), text)
    }

    /// Reads an answer from its JSON. Kinds that cannot be read are [`skipped`](Self::skipped), each with its reason; in
    /// strict mode the first of them is the error.
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

    /// `kinds`: what it handles.
    pub fn kinds(&self) -> &[SupportedKind] {
        &self.kinds
    }

    /// The kinds that cannot be read, each with its reason.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// `extensions`: the names of those it knows.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// `signers`, as it was written: an object of network patterns with the addresses that settle there.
    pub fn signers(&self) -> Option<&Json> {
        self.signers.as_ref()
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Whether it handles payments of that offer: its version, its scheme, and its network or `eip155:*`.
    pub fn supports(&self, offer: &PaymentRequirements) -> bool {
        self.kinds.iter().any(|kind| kind.covers(offer))
    }

    /// The indexes of the offers it does not handle: what a server finds out at its start, not at its first sale.
    pub fn missing(&self, offers: &[PaymentRequirements]) -> Vec<usize> {
        offers.iter().enumerate().filter(|(_, offer)| !self.supports(offer)).map(|(index, _)| index).collect()
    }
}

fn strings(value: Value<'_>) -> Result<Vec<String>> {
    let elements = value.expect(JsonKind::Array)?.elements();
    elements.enumerate().map(|(index, element)| owned(element).map_err(|error| error.within(index))).collect()
}
