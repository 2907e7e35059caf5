//! The headers that carry x402 messages: base64 of JSON ([x402 over HTTP](crate#specifications)).

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::misplaced::misplaced;
use super::reading::Reading;
use super::{Found, Source};
use crate::json::{Json, JsonKind};
use crate::words::words;
use crate::{Code, Error, Profile, RepairKind, Result};

/// The challenge of a 402 in x402 v2, from server to client.
pub const PAYMENT_REQUIRED: &str = "PAYMENT-REQUIRED";
/// The payment in x402 v2, from client to server.
pub const PAYMENT_SIGNATURE: &str = "PAYMENT-SIGNATURE";
/// The receipt in x402 v2, from server to client.
pub const PAYMENT_RESPONSE: &str = "PAYMENT-RESPONSE";
/// The payment in x402 v1, from client to server.
pub const X_PAYMENT: &str = "X-PAYMENT";
/// The receipt in x402 v1, from server to client.
pub const X_PAYMENT_RESPONSE: &str = "X-PAYMENT-RESPONSE";

words! {
    /// Who reads a header. It decides the limit, and whether repairs are allowed.
    #[argument = "reader"]
    pub enum Reader {
        /// A client or a tool that reads a server's header: at most [`Limits::response_header`](crate::Limits) bytes,
        /// with repairs if the profile is tolerant.
        Client = "client",
        /// A server or facilitator that reads a payment: at most [`Limits::request_header`](crate::Limits) bytes in the
        /// standard alphabet, padded or not, trailing bits zero, without repairs: a payment must have one meaning.
        Server = "server",
    }
}

/// The standard alphabet, padded or not, trailing bits zero.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Writes a JSON text as a header's value: base64, standard alphabet, padded.
pub fn encode(json: &str) -> String {
    BASE64.encode(json)
}

/// Computes the length of [`encode`]'s result for a text of that many bytes.
pub const fn encoded_len(json: usize) -> usize {
    json.div_ceil(3).saturating_mul(4)
}

/// Reads a header's value as JSON, with its source: the repairs that were made.
///
/// # Errors
/// `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`, `header.other_kind` for
/// something else that its form tells, such as a transaction hash; and those of [`Json::parse`].
pub fn decode(value: &str, reader: Reader, profile: &Profile) -> Result<(Json, Source)> {
    let limits = profile.limits();
    let (limit, mut reading, expected) = match reader {
        Reader::Client => {
            let reading = Reading::new(profile, Source::new(Found::Header));
            (limits.response_header, reading, "an x402 message in base64")
        }
        Reader::Server => (limits.request_header, Reading::strict(profile, Found::Header), "a signed payment"),
    };
    if value.len() > limit {
        return Err(Error::new(Code::HeaderTooLarge).with("size", value.len()).with("limit", limit));
    }
    if value.trim_ascii().is_empty() {
        return Err(Error::new(Code::HeaderEmpty));
    }
    let written = value;
    let mut value = Cow::Borrowed(value);
    if reading.tolerates() {
        if value.trim_ascii_start().starts_with('{') {
            reading.repair(RepairKind::HeaderRawJson, "");
            return Ok((Json::parse(&value, limits)?, reading.finish()));
        }
        value = repair(value, &mut reading);
    }
    let no_base64 = |error| misplaced(written, None, expected).unwrap_or_else(|| not_base64(&value, error));
    let bytes = BASE64.decode(&*value).map_err(no_base64)?;
    if value.len() % 4 != 0 {
        // Padded or not, but not half: no SDK reads one `=` in place of two.
        if value.ends_with('=') {
            return Err(no_base64(base64::DecodeError::InvalidPadding));
        }
        reading.repair(RepairKind::HeaderUnpadded, "");
    }
    // What is not an object may be something else that looks like base64.
    let misplaced = || misplaced(written, core::str::from_utf8(&bytes).ok(), expected);
    let json = Json::parse_bytes(&bytes, limits).map_err(|error| misplaced().unwrap_or(error))?;
    match Some(&json).filter(|json| json.kind() != JsonKind::Object).and_then(|_| misplaced()) {
        Some(error) => Err(error),
        None => Ok((json, reading.finish())),
    }
}

/// Removes white space and replaces the url-safe alphabet, which mail and URLs bring into base64.
fn repair<'a>(mut value: Cow<'a, str>, reading: &mut Reading<'_>) -> Cow<'a, str> {
    if value.contains(|c: char| c.is_ascii_whitespace()) {
        value = value.split_ascii_whitespace().collect::<String>().into();
        reading.repair(RepairKind::HeaderWhiteSpace, "");
    }
    if value.contains(['-', '_']) && !value.contains(['+', '/']) {
        value = value.replace('-', "+").replace('_', "/").into();
        reading.repair(RepairKind::HeaderUrlSafe, "");
    }
    value
}

fn not_base64(value: &str, error: base64::DecodeError) -> Error {
    use base64::DecodeError::{InvalidByte, InvalidLastSymbol, InvalidLength, InvalidPadding};
    let problem = match error {
        InvalidByte(offset, _) => format!("a character outside the alphabet at byte {offset}"),
        InvalidLength(length) => format!("{length} characters are not a whole number of bytes"),
        InvalidLastSymbol { .. } => "the last character carries bits that belong to no byte".into(),
        InvalidPadding => "the padding is wrong".into(),
    };
    let error = Error::new(Code::HeaderNotBase64).with("problem", problem);
    if value.trim_ascii_start().starts_with('{') {
        error.hint("it looks like JSON; x402 headers carry base64 of it")
    } else if value.contains(['-', '_']) {
        error.hint("it looks like the url-safe alphabet; x402 uses the standard one")
    } else {
        error
    }
}
