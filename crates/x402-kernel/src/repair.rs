//! What had to be repaired to read a text that somebody else wrote: named, listed, and never silent. This is the one table
//! of repairs.

use alloc::string::String;

use serde::Serialize;

use crate::{Error, Result};

macro_rules! repairs {
    ($($name:ident = $text:literal, $of:ident, $weight:ident, $sentence:literal;)+) => {
        /// What had to be repaired to read a message. Each has a stable text, like an error code; new ones appear.
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

            /// A sentence for a person. Not stable.
            pub const fn sentence(self) -> &'static str {
                match self { $(RepairKind::$name => $sentence,)+ }
            }

            /// Whether it decides what is paid: the amount, the payee, the token, the network or the version was read
            /// out of something that does not say it as x402 does.
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
    HttpHeaderUnreadable = "http.header_unreadable", Message, Harmless, "the header cannot be read; the body was taken instead";
    HttpHeaderName = "http.header_name", Message, Harmless, "the challenge is in a header called X-Payment-Required; it belongs in PAYMENT-REQUIRED";
    HttpEnvelopeConflict = "http.envelope_conflict", Message, Decides, "the header and the body offer different things; the header was taken";
    MessageMissingEnvelope = "message.missing_envelope", Message, Harmless, "one offer alone, where a challenge with a list of them belongs";
    MessageVersionText = "message.version_text", Message, Decides, "x402Version is a string; it is a number";
    MessageVersionMissing = "message.version_missing", Message, Decides, "x402Version is missing; the header it came in is of v2";
    MessageResourceText = "message.resource_text", Message, Harmless, "resource is a string, as in v1; v2 has an object with a url";
    MessageRenamedMember = "message.renamed_member", Offer, Decides, "the amount has the name of the other version";
    MessageNumberText = "message.number_text", Offer, Harmless, "maxTimeoutSeconds is a string; it is a number";
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
