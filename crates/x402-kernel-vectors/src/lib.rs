#![doc = include_str!("../README.md")]

mod file;
mod texts;

pub use file::{Case, Expected, VectorError, VectorFile, load};
pub use texts::{CODES, MESSAGES, OPERATIONS, SCHEMA, TEXTS, file, files};
