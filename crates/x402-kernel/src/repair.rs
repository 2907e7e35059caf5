//! What was repaired to read a text that somebody else wrote: named, listed, and never silent.

use alloc::string::String;

use serde::Serialize;

use crate::Error;

/// what had to be repaired to read a message. Each has a stable text, like an error code; new ones appear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RepairKind {
    /// `amount.white_space`: white space around an amount.
    AmountWhiteSpace,
    /// `amount.plus_sign`: a plus sign before an amount.
    AmountPlusSign,
    /// `amount.leading_zero`: zeros before an amount.
    AmountLeadingZero,
    /// `header.unpadded`: base64 without its padding.
    HeaderUnpadded,
    /// `header.url_safe`: base64 in the url-safe alphabet.
    HeaderUrlSafe,
    /// `header.white_space`: white space in or around the base64.
    HeaderWhiteSpace,
    /// `header.raw_json`: JSON where base64 belongs.
    HeaderRawJson,
    /// `http.v2_in_body`: an x402 v2 challenge that stands only in the body, where few clients look.
    HttpV2InBody,
    /// `http.header_unreadable`: the body was read because the header could not be.
    HttpHeaderUnreadable,
    /// `http.header_name`: an x402 v2 challenge in a header called `X-Payment-Required`.
    HttpHeaderName,
    /// `http.envelope_conflict`: header and body offer different things; the header was taken.
    HttpEnvelopeConflict,
    /// `message.missing_envelope`: one offer alone in the header, where a challenge belongs.
    MessageMissingEnvelope,
    /// `message.version_text`: `x402Version` as a string.
    MessageVersionText,
    /// `message.version_missing`: no `x402Version` in a header of v2.
    MessageVersionMissing,
    /// `message.resource_text`: v2's `resource` as a string, as in v1.
    MessageResourceText,
    /// `message.renamed_member`: the amount under the name of the other version.
    MessageRenamedMember,
    /// `message.number_text`: `maxTimeoutSeconds` as a string.
    MessageNumberText,
    /// `network.other_version`: the network written as in the other version: a name in v2, CAIP-2 in v1.
    NetworkOtherVersion,
    /// `amount.number`: the amount as a JSON number.
    AmountNumber,
}

impl RepairKind {
    /// Every kind, in the order of the table.
    pub const ALL: &'static [RepairKind] = &[
        RepairKind::AmountWhiteSpace,
        RepairKind::AmountPlusSign,
        RepairKind::AmountLeadingZero,
        RepairKind::HeaderUnpadded,
        RepairKind::HeaderUrlSafe,
        RepairKind::HeaderWhiteSpace,
        RepairKind::HeaderRawJson,
        RepairKind::HttpV2InBody,
        RepairKind::HttpHeaderUnreadable,
        RepairKind::HttpHeaderName,
        RepairKind::HttpEnvelopeConflict,
        RepairKind::MessageMissingEnvelope,
        RepairKind::MessageVersionText,
        RepairKind::MessageVersionMissing,
        RepairKind::MessageResourceText,
        RepairKind::MessageRenamedMember,
        RepairKind::MessageNumberText,
        RepairKind::NetworkOtherVersion,
        RepairKind::AmountNumber,
    ];

    /// The stable text.
    pub const fn as_str(self) -> &'static str {
        match self {
            RepairKind::AmountWhiteSpace => "amount.white_space",
            RepairKind::AmountPlusSign => "amount.plus_sign",
            RepairKind::AmountLeadingZero => "amount.leading_zero",
            RepairKind::HeaderUnpadded => "header.unpadded",
            RepairKind::HeaderUrlSafe => "header.url_safe",
            RepairKind::HeaderWhiteSpace => "header.white_space",
            RepairKind::HeaderRawJson => "header.raw_json",
            RepairKind::HttpV2InBody => "http.v2_in_body",
            RepairKind::HttpHeaderUnreadable => "http.header_unreadable",
            RepairKind::HttpHeaderName => "http.header_name",
            RepairKind::HttpEnvelopeConflict => "http.envelope_conflict",
            RepairKind::MessageMissingEnvelope => "message.missing_envelope",
            RepairKind::MessageVersionText => "message.version_text",
            RepairKind::MessageVersionMissing => "message.version_missing",
            RepairKind::MessageResourceText => "message.resource_text",
            RepairKind::MessageRenamedMember => "message.renamed_member",
            RepairKind::MessageNumberText => "message.number_text",
            RepairKind::NetworkOtherVersion => "network.other_version",
            RepairKind::AmountNumber => "amount.number",
        }
    }

    /// A sentence for a person.
    pub const fn sentence(self) -> &'static str {
        match self {
            RepairKind::AmountWhiteSpace => "there is white space around the amount",
            RepairKind::AmountPlusSign => "there is a plus sign before the amount",
            RepairKind::AmountLeadingZero => "there are zeros before the amount",
            RepairKind::HeaderUnpadded => "the header's base64 lacks its padding",
            RepairKind::HeaderUrlSafe => "the header is in the url-safe base64 alphabet",
            RepairKind::HeaderWhiteSpace => "there is white space in the header's base64",
            RepairKind::HeaderRawJson => "the header is JSON, not base64 of it",
            RepairKind::HttpV2InBody => "an x402 v2 challenge in the body only; most clients look for the header",
            RepairKind::HttpHeaderUnreadable => "the header cannot be read; the body was taken instead",
            RepairKind::HttpHeaderName => {
                "the challenge is in a header called X-Payment-Required; it belongs in PAYMENT-REQUIRED"
            }
            RepairKind::HttpEnvelopeConflict => "the header and the body offer different things; the header was taken",
            RepairKind::MessageMissingEnvelope => "one offer alone, where a challenge with a list of them belongs",
            RepairKind::MessageVersionText => "x402Version is a string; it is a number",
            RepairKind::MessageVersionMissing => "x402Version is missing; the header it came in is of v2",
            RepairKind::MessageResourceText => "resource is a string, as in v1; v2 has an object with a url",
            RepairKind::MessageRenamedMember => "the amount has the name of the other version",
            RepairKind::MessageNumberText => "maxTimeoutSeconds is a string; it is a number",
            RepairKind::NetworkOtherVersion => "the network is written as in the other version",
            RepairKind::AmountNumber => "the amount is a JSON number; it is a string",
        }
    }

    /// Whether it decides what is paid: the amount, the payee, the token, the network or the version was read out of
    /// something that does not say it as x402 does.
    pub const fn needs_approval(self) -> bool {
        matches!(
            self,
            RepairKind::HttpEnvelopeConflict
                | RepairKind::MessageVersionText
                | RepairKind::MessageVersionMissing
                | RepairKind::MessageRenamedMember
                | RepairKind::NetworkOtherVersion
                | RepairKind::AmountNumber
        )
    }

    /// Whether it is a repair of one offer's own text.
    pub(crate) const fn is_of_an_offer(self) -> bool {
        matches!(
            self,
            RepairKind::MessageRenamedMember
                | RepairKind::MessageNumberText
                | RepairKind::NetworkOtherVersion
                | RepairKind::AmountNumber
        )
    }
}

impl Serialize for RepairKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A repair that was made, and the error it got round, if there was one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What was repaired.
    pub kind: RepairKind,
    /// A JSON pointer (RFC 6901) into the message; empty for the whole of it.
    pub at: String,
    /// Why, if an error was the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Error>,
}
