//! How a message came.

use crate::error::ErrorInfo;

/// A repair that was made, and the error it got round, if there was one.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct Repair {
    /// What was repaired: one of the constants in `RepairKind`, such as `header.unpadded`. A newer core may send others.
    pub kind: String,
    /// A JSON pointer (RFC 6901) into the message; empty for the whole of it.
    pub at: String,
    /// Why, if an error was the cause.
    pub cause: Option<ErrorInfo>,
}

/// Where a message was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Found {
    /// Handed over as JSON text.
    Text,
    /// In a header.
    Header,
    /// In a body.
    Body,
}

impl Repair {
    pub(crate) fn all(repairs: &[x402_kernel::Repair]) -> Vec<Repair> {
        let repair = |repair: &x402_kernel::Repair| Repair {
            kind: repair.kind.as_str().into(),
            at: repair.at.clone(),
            cause: repair.cause.as_ref().map(ErrorInfo::from),
        };
        repairs.iter().map(repair).collect()
    }
}

impl From<x402_kernel::Found> for Found {
    fn from(found: x402_kernel::Found) -> Found {
        match found {
            x402_kernel::Found::Text => Found::Text,
            x402_kernel::Found::Header => Found::Header,
            x402_kernel::Found::Body => Found::Body,
        }
    }
}
