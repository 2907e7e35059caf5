//! The vectors that the crate contains.

use crate::VectorFile;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Reads every vector file.
pub fn files() -> Vec<VectorFile> {
    TEXTS.iter().map(|(op, text)| read(op, text)).collect()
}

/// Reads the vector file of an operation, such as `amount/parse`, or returns `None` if there is no such operation.
pub fn file(op: &str) -> Option<VectorFile> {
    let (op, text) = TEXTS.iter().find(|(name, _)| *name == op)?;
    Some(read(op, text))
}

fn read(op: &str, text: &str) -> VectorFile {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{op} is not a vector file: {error}"))
}
