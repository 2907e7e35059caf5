//! The headers x402 travels in.

use std::sync::Arc;

use x402_kernel::header;

use crate::Result;
use crate::profile::Profile;
use crate::repair::Repair;

/// A header of a request or response. Headers are lists of these, since a map loses duplicates.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct HttpHeader {
    /// The name, in any case.
    pub name: String,
    /// The value.
    pub value: String,
}

/// Who reads a header. It decides the bound and how much is forgiven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Reader {
    /// A client or a tool, reading what a server sent: bounded by the profile's `responseHeader`, and misshapen members are
    /// repaired when the profile is tolerant.
    Client,
    /// A server or facilitator, reading a payment: bounded by the profile's `requestHeader`. Standard base64, padded or
    /// not, and nothing else: a payment has to have one meaning.
    Server,
}

/// A header's JSON, and what was repaired to read it.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct DecodedHeader {
    /// The exact JSON text.
    pub json: String,
    /// What was repaired, in order.
    pub repairs: Vec<Repair>,
}

/// The header for a JSON text: base64, standard alphabet, padded.
#[uniffi::export]
pub fn encode_header(json: String) -> String {
    header::encode(&json)
}

/// Reads a header's value as JSON, and says what had to be repaired.
///
/// Throws `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`, `json.*`.
#[uniffi::export(default(profile = None))]
pub fn decode_header(value: String, reader: Reader, profile: Option<Arc<Profile>>) -> Result<DecodedHeader> {
    let reader = match reader {
        Reader::Client => header::Reader::Client,
        Reader::Server => header::Reader::Server,
    };
    let (json, source) = header::decode(&value, reader, &Profile::or_default(profile))?;
    Ok(DecodedHeader { json: json.text().into(), repairs: Repair::all(&source.repairs) })
}
