//! A header, which is a pair in other languages.

/// A header of a request or response. Headers are lists of these, which keep duplicates.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct HttpHeader {
    /// The name, in any case.
    pub name: String,
    /// The value.
    pub value: String,
}
