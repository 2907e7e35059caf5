//! A header: elsewhere a pair.

/// A header of a request or response. Headers are lists of these, since a map loses duplicates.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct HttpHeader {
    /// The name, in any case.
    pub name: String,
    /// The value.
    pub value: String,
}
