//! The response to `GET /supported`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::reading::{Entries, Reading};
use super::{PaymentRequirements, Skipped, Source, Version, method, version};
use crate::json::{Json, JsonKind, Limits, Value, owned};
use crate::{Profile, Result};

/// The payments that a facilitator can verify and settle: the response to `GET /supported`
/// ([x402 v2 §7.3](crate#specifications), [v1 §7.3](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Supported {
    kinds: Vec<SupportedKind>,
    skipped: Vec<Skipped>,
    unread: usize,
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
    /// Reads a kind; a tolerant reader takes `x402_version` too, as a server in Python writes it.
    fn read(value: Value<'_>, message: &Json, tolerant: bool) -> Result<SupportedKind> {
        let value = value.expect(JsonKind::Object)?;
        let version = if tolerant { version::read_named(value) } else { version::read(value) };
        value.require(&[if version.is_ok() { "scheme" } else { "x402Version" }, "scheme", "network"])?;
        Ok(SupportedKind {
            version: version?,
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
            && self.transfers(offer)
    }

    /// Whether it takes the offer's transfer method: it names that one, or none.
    fn transfers(&self, offer: &PaymentRequirements) -> bool {
        let Some(extra) = self.extra.as_ref().map(Json::value) else { return true };
        let named = TRANSFER_METHODS.iter().find_map(|name| extra.present(name));
        let wanted = offer.transfer_method();
        named.is_none_or(|named| named.listed().any(|method| method.as_str().is_some_and(|method| method == wanted)))
    }
}

/// The members of a kind's `extra` that name a transfer method, or several.
const TRANSFER_METHODS: [&str; 3] = ["assetTransferMethod", "assetTransferMethods", "transferMethods"];

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
        let mut reading = Reading::new(profile, Source::default());
        let (most, tolerant) = (profile.limits().listed(), reading.tolerates());
        let kinds = value.array("kinds")?.elements();
        let Entries { read: kinds, skipped, unread } = reading.entries(kinds, most, &json, |index, entry| {
            SupportedKind::read(entry.value(), &json, tolerant).map_err(|error| error.within(index).within("kinds"))
        })?;
        let extensions = reading.aside(value, "", "extensions", |list| strings(list, most))?.unwrap_or_default();
        let signers = reading.aside(value, "", "signers", |v| v.expect(JsonKind::Object))?.map(|v| json.at(v));
        Ok(Supported { kinds, skipped, unread, extensions, signers, json })
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

    /// How many kinds come after those that [`Limits::entries`](crate::Limits) allows. They were not read.
    pub fn unread(&self) -> usize {
        self.unread
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
    /// `eip155:*`), and names the offer's transfer method or none.
    pub fn supports(&self, offer: &PaymentRequirements) -> bool {
        self.kinds.iter().any(|kind| kind.covers(offer))
    }

    /// Returns the indexes of the offers that it does not handle, so that a server can check its own at its start.
    pub fn missing(&self, offers: &[PaymentRequirements]) -> Vec<usize> {
        offers.iter().enumerate().filter(|(_, offer)| !self.supports(offer)).map(|(index, _)| index).collect()
    }
}

fn strings(value: Value<'_>, most: usize) -> Result<Vec<String>> {
    let elements = value.expect(JsonKind::Array)?.elements().take(most);
    elements.enumerate().map(|(index, element)| owned(element).map_err(|error| error.within(index))).collect()
}
