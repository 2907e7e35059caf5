use alloc::vec::Vec;

use serde::Serialize;

use crate::Repair;

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
pub struct Source {
    /// Where it was found.
    pub found: Found,
    /// What was repaired, in order.
    pub repairs: Vec<Repair>,
}

impl Source {
    pub(super) fn new(found: Found) -> Source {
        Source { found, repairs: Vec::new() }
    }
}
