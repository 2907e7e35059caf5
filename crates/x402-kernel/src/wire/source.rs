use alloc::vec::Vec;

use crate::Repair;
use crate::words::words;

words! {
    /// Where a message was found.
    #[argument = "found"]
    #[derive(Default)]
    pub enum Found {
        /// Handed over as JSON text.
        #[default]
        Text = "text",
        /// In a header.
        Header = "header",
        /// In a body.
        Body = "body",
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
