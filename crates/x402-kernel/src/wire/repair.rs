use alloc::vec::Vec;

use serde::Serialize;

use crate::Error;

/// What had to be bent to read a message. Each has a stable text, like an error code; new ones appear.
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
    /// `http.v2_in_body`: an x402 v2 demand that stands only in the body, where few clients look.
    HttpV2InBody,
    /// `http.header_unreadable`: the body was read because the header could not be.
    HttpHeaderUnreadable,
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
            RepairKind::HttpV2InBody => "an x402 v2 demand in the body only; most clients look for the header",
            RepairKind::HttpHeaderUnreadable => "the header cannot be read; the body was taken instead",
        }
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
    /// What was bent.
    pub kind: RepairKind,
    /// Why, if an error was the cause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Error>,
}

/// Where a message was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Found {
    /// Handed over as JSON text.
    #[default]
    Text,
    /// In a header.
    Header,
    /// In a body.
    Body,
}

impl Found {
    /// The place as text: `text`, `header` or `body`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Found::Text => "text",
            Found::Header => "header",
            Found::Body => "body",
        }
    }
}

/// How a message came: where it was found, and what had to be repaired to get at its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carrier {
    /// Where it was found.
    pub found: Found,
    /// What was repaired, in order.
    pub repairs: Vec<Repair>,
}

impl Carrier {
    pub(crate) fn new(found: Found) -> Carrier {
        Carrier { found, repairs: Vec::new() }
    }

    pub(crate) fn repair(&mut self, kind: RepairKind, cause: Option<Error>) {
        self.repairs.push(Repair { kind, cause });
    }
}
