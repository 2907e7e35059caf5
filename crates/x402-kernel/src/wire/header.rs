//! The headers x402 travels in: base64 of JSON ([x402 over HTTP](crate#specifications)).

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::reading::Reading;
use super::{Found, Source};
use crate::json::Json;
use crate::words::words;
use crate::{Code, Error, Profile, RepairKind, Result};

/// v2, server to client, on 402: the challenge.
pub const PAYMENT_REQUIRED: &str = "PAYMENT-REQUIRED";
/// v2, client to server: the payment.
pub const PAYMENT_SIGNATURE: &str = "PAYMENT-SIGNATURE";
/// v2, server to client: the receipt.
pub const PAYMENT_RESPONSE: &str = "PAYMENT-RESPONSE";
/// v1, client to server: the payment.
pub const X_PAYMENT: &str = "X-PAYMENT";
/// v1, server to client: the receipt.
pub const X_PAYMENT_RESPONSE: &str = "X-PAYMENT-RESPONSE";

words! {
    /// Who reads a header: decides the limit, and whether repairs are allowed.
    #[argument = "reader"]
    pub enum Reader {
        /// A client or a tool, reading what a server sent: at most [`Limits::response_header`](crate::Limits) bytes, and
        /// repaired when the profile is tolerant.
        Client = "client",
        /// A server or facilitator, reading a payment: at most [`Limits::request_header`](crate::Limits) bytes in the
        /// standard alphabet, padded or not, with trailing bits zero, and no repairs: a payment must have one meaning.
        Server = "server",
    }
}

/// Standard alphabet, padding there or not, trailing bits zero.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The header for a JSON text: base64, standard alphabet, padded.
pub fn encode(json: &str) -> String {
    BASE64.encode(json)
}

/// The length of [`encode`]'s result for a text of that many bytes.
pub const fn encoded_len(json: usize) -> usize {
    json.div_ceil(3).saturating_mul(4)
}

/// Reads a header's value as JSON, and says what had to be repaired.
///
/// # Errors
/// `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`, and those of [`Json::parse`].
pub fn decode(value: &str, reader: Reader, profile: &Profile) -> Result<(Json, Source)> {
    let limits = profile.limits();
    let (limit, mut reading) = match reader {
        Reader::Client => (limits.response_header, Reading::new(profile, Source::new(Found::Header))),
        Reader::Server => (limits.request_header, Reading::strict(profile, Found::Header)),
    };
    if value.len() > limit {
        return Err(Error::new(Code::HeaderTooLarge).with("size", value.len()).with("limit", limit));
    }
    if value.trim_ascii().is_empty() {
        return Err(Error::new(Code::HeaderEmpty));
    }
    let mut value = Cow::Borrowed(value);
    if reading.tolerates() {
        if value.trim_ascii_start().starts_with('{') {
            reading.repair(RepairKind::HeaderRawJson, "");
            return Ok((Json::parse(&value, limits)?, reading.finish()));
        }
        value = repair(value, &mut reading);
    }
    let bytes = BASE64.decode(&*value).map_err(|error| not_base64(&value, error))?;
    if value.len() % 4 != 0 {
        // Padded or not, but not half: no SDK reads one `=` where two belong.
        if value.ends_with('=') {
            return Err(not_base64(&value, base64::DecodeError::InvalidPadding));
        }
        reading.repair(RepairKind::HeaderUnpadded, "");
    }
    Ok((Json::parse_bytes(&bytes, limits)?, reading.finish()))
}

/// Undoes what mail and URLs do to base64.
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
        InvalidLength(length) => format!("{length} characters are no whole number of bytes"),
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
