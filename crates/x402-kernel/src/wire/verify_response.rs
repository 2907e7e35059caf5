//! The response to `POST /verify`.

use alloc::string::String;

use serde::{Serialize, Serializer};

use crate::json::{Json, JsonKind, Limits, ObjectWriter};
use crate::primitives::Address;
use crate::{Error, Profile, Result};

/// A facilitator's statement about a payment: the response to `POST /verify` ([x402 v2 §5.4](crate#specifications)
/// `VerifyResponse`, [v1 §7.1](crate#specifications)), in two cases. A response that is neither is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum VerifyResponse {
    /// The payment is valid: `isValid: true`.
    Valid {
        /// The payer, as the peer wrote it, if any.
        payer: Option<String>,
        /// The exact text.
        json: Json,
    },
    /// The payment is not valid: `isValid: false`.
    Invalid {
        /// `invalidReason`, as the peer wrote it, if any.
        reason: Option<String>,
        /// `invalidMessage`, for people, as the peer wrote it: never take it for an instruction.
        message: Option<String>,
        /// The payer, as the peer wrote it, if any.
        payer: Option<String>,
        /// The exact text.
        json: Json,
    },
}

/// The reason for an error that x402 has no name for ([v2 §9](crate#specifications)).
const UNEXPECTED: &str = "unexpected_verify_error";

impl VerifyResponse {
    /// Reads a response from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`VerifyResponse::parse_with`].
    pub fn parse(text: &str) -> Result<VerifyResponse> {
        VerifyResponse::parse_with(&Profile::default(), text)
    }

    /// Reads a response from its JSON. `isValid` must be a JSON boolean; anything else is an error.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<VerifyResponse> {
        VerifyResponse::read(Json::parse(text, profile.limits())?)
    }

    /// Reads what a response serialises as. `json` is read; everything else follows from it.
    ///
    /// # Errors
    /// `usage.argument` for a member that a response does not serialise as; those of [`VerifyResponse::parse_with`].
    pub fn from_json(text: &str) -> Result<VerifyResponse> {
        let written = Json::parse(text, &Limits::WRITTEN)?;
        let response = written.value().object("response", &["status", "payer", "reason", "message", "json"])?;
        response.read("json", |json| VerifyResponse::read(Json::parse(&json.string()?, &Limits::WRITTEN)?))
    }

    fn read(json: Json) -> Result<VerifyResponse> {
        let value = json.value().expect(JsonKind::Object)?;
        let valid = value.bool("isValid")?;
        let payer = value.optional_text("payer")?;
        let reason = value.optional_text("invalidReason")?;
        let message = value.optional_text("invalidMessage")?;
        Ok(match valid {
            true => VerifyResponse::Valid { payer, json },
            false => VerifyResponse::Invalid { reason, message, payer, json },
        })
    }

    /// Writes the response for a valid payment.
    ///
    /// # Errors
    /// None in practice: those of reading the written text.
    pub fn valid(payer: Address) -> Result<VerifyResponse> {
        VerifyResponse::parse(&ObjectWriter::new().raw("isValid", true).string("payer", payer).end())
    }

    /// Writes the response for an invalid payment. `invalidReason` is the error's reason (`unexpected_verify_error` if
    /// it has none), `invalidMessage` its sentence.
    ///
    /// # Errors
    /// None in practice: those of reading the written text.
    pub fn invalid(error: &Error, payer: Option<Address>) -> Result<VerifyResponse> {
        let json = ObjectWriter::new()
            .raw("isValid", false)
            .string("invalidReason", error.reason().unwrap_or(UNEXPECTED))
            .string("invalidMessage", error.sentence())
            .string_optional("payer", payer);
        VerifyResponse::parse(&json.end())
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        match self {
            VerifyResponse::Valid { json, .. } | VerifyResponse::Invalid { json, .. } => json,
        }
    }

    /// The case as text: `valid` or `invalid`.
    pub const fn status(&self) -> &'static str {
        match self {
            VerifyResponse::Valid { .. } => "valid",
            VerifyResponse::Invalid { .. } => "invalid",
        }
    }

    /// The payer, as the peer wrote it, if any.
    pub fn payer(&self) -> Option<&str> {
        match self {
            VerifyResponse::Valid { payer, .. } | VerifyResponse::Invalid { payer, .. } => payer.as_deref(),
        }
    }

    /// `invalidReason` of an invalid payment, as the peer wrote it, if any.
    pub fn reason(&self) -> Option<&str> {
        match self {
            VerifyResponse::Valid { .. } => None,
            VerifyResponse::Invalid { reason, .. } => reason.as_deref(),
        }
    }

    /// `invalidMessage` of an invalid payment, as the peer wrote it, if any.
    pub fn message(&self) -> Option<&str> {
        match self {
            VerifyResponse::Valid { .. } => None,
            VerifyResponse::Invalid { message, .. } => message.as_deref(),
        }
    }
}

/// As `{status, payer?, reason?, message?, json}`.
impl Serialize for VerifyResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct View<'a> {
            status: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            payer: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reason: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            message: Option<&'a str>,
            json: &'a Json,
        }
        View {
            status: self.status(),
            payer: self.payer(),
            reason: self.reason(),
            message: self.message(),
            json: self.json(),
        }
        .serialize(serializer)
    }
}
