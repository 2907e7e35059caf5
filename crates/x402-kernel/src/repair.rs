//! The table of repairs: what a tolerant reader repairs in a peer's text. Each repair that is made is listed.

use alloc::string::String;

use serde::Serialize;

use crate::{Error, Result};

macro_rules! repairs {
    ($($name:ident = $text:literal, $of:ident, $weight:ident, $sentence:literal;)+) => {
        /// A kind of repair that is made to read a message. Its text is stable, as an error code's; new ones are added.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum RepairKind {
            $(#[doc = concat!("`", $text, "`: ", $sentence, ".")] $name,)+
        }

        impl RepairKind {
            /// Every kind, in the order of the table.
            pub const ALL: &'static [RepairKind] = &[$(RepairKind::$name),+];

            /// The stable text.
            pub const fn as_str(self) -> &'static str {
                match self { $(RepairKind::$name => $text,)+ }
            }

            /// A sentence for people. It may change.
            pub const fn sentence(self) -> &'static str {
                match self { $(RepairKind::$name => $sentence,)+ }
            }

            /// Whether it decides what is paid: amount, payee, token, network or version was read from something that
            /// is not written as in x402.
            pub const fn needs_approval(self) -> bool {
                match self { $(RepairKind::$name => matches!(Weight::$weight, Weight::Decides),)+ }
            }

            /// Whether it is a repair of one offer's own text.
            pub(crate) const fn is_of_an_offer(self) -> bool {
                match self { $(RepairKind::$name => matches!(Of::$of, Of::Offer),)+ }
            }
        }
    };
}

/// Whether a repair decides what is paid.
enum Weight {
    Decides,
    Harmless,
}

/// What text was repaired: one offer's own, or the message around it.
enum Of {
    Offer,
    Message,
}

repairs! {
    AmountWhiteSpace = "amount.white_space", Message, Harmless, "there is white space around the amount";
    AmountPlusSign = "amount.plus_sign", Message, Harmless, "there is a plus sign before the amount";
    AmountLeadingZero = "amount.leading_zero", Message, Harmless, "there are zeros before the amount";
    HeaderUnpadded = "header.unpadded", Message, Harmless, "the header's base64 lacks its padding";
    HeaderUrlSafe = "header.url_safe", Message, Harmless, "the header is in the url-safe base64 alphabet";
    HeaderWhiteSpace = "header.white_space", Message, Harmless, "there is white space in the header's base64";
    HeaderRawJson = "header.raw_json", Message, Harmless, "the header is JSON, not base64 of it";
    HttpV2InBody = "http.v2_in_body", Message, Harmless, "an x402 v2 challenge in the body only; most clients look for the header";
    HttpHeaderUnreadable = "http.header_unreadable", Message, Decides, "the header cannot be read; the body was taken instead";
    HttpHeaderName = "http.header_name", Message, Harmless, "the challenge is in a header of another name; it belongs in PAYMENT-REQUIRED";
    HttpHeaderIncomplete = "http.header_incomplete", Message, Harmless, "the header lacks what the body says besides the same offers; the body was taken";
    HttpEnvelopeConflict = "http.envelope_conflict", Message, Decides, "the response offers different things in its headers and its body; the header was taken";
    MessageMissingEnvelope = "message.missing_envelope", Message, Decides, "offers alone, where a challenge with a list of them belongs";
    MessageOtherEnvelope = "message.other_envelope", Message, Decides, "the offers are not in the list accepts of a challenge, but elsewhere in the message";
    MessageSnakeCase = "message.snake_case", Offer, Decides, "the names of members are written with underscores";
    MessageIgnoredMember = "message.ignored_member", Offer, Harmless, "a member that decides nothing cannot be read; it was left aside";
    MessageOlderName = "message.older_name", Message, Harmless, "a member has an older name";
    MessageMissingNetwork = "message.missing_network", Message, Harmless, "the network is missing";
    MessageVersionWrong = "message.version_wrong", Message, Decides, "x402Version is 1 in a message that is of v2 in every other way";
    MessageVersionText = "message.version_text", Message, Decides, "x402Version is a string; it is a number";
    MessageVersionMissing = "message.version_missing", Message, Decides, "x402Version is missing; the rest of the message says which it is";
    MessageResourceText = "message.resource_text", Message, Harmless, "resource is a string, as in v1; v2 has an object with a url";
    MessageRenamedMember = "message.renamed_member", Offer, Decides, "the amount has the name of the other version";
    MessageNumberText = "message.number_text", Offer, Harmless, "maxTimeoutSeconds is a string; it is a number";
    MessageNumberFraction = "message.number_fraction", Offer, Harmless, "maxTimeoutSeconds has a fraction of zero; it is a whole number";
    ExtraSigningName = "extra.signing_name", Offer, Harmless, "extra lacks the token's EIP-712 name or version; the registry's are taken, and facilitators refuse such an offer";
    NetworkOtherVersion = "network.other_version", Offer, Decides, "the network is written as in the other version";
    AmountNumber = "amount.number", Offer, Decides, "the amount is a JSON number; it is a string";
}

impl RepairKind {
    /// Reads the stable text.
    ///
    /// # Errors
    /// `usage.argument` for a text that this version does not know.
    pub fn parse(text: &str) -> Result<RepairKind> {
        let known = RepairKind::ALL.iter().find(|kind| kind.as_str() == text);
        known.copied().ok_or_else(|| Error::argument("repair", "a known kind of repair"))
    }
}

impl Serialize for RepairKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// A repair that was made, and the error that made it necessary, if any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// The kind of repair.
    pub kind: RepairKind,
    /// A JSON pointer (RFC 6901) into the message; empty for the whole message.
    pub at: String,
    /// The error that made the repair necessary, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Error>,
}
