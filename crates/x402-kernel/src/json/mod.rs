//! Floor 0: JSON text kept exactly as its author wrote it, checked once, viewed typed.
//!
//! A [`Json`] is a value in a text that it shares. Nothing is parsed twice and nothing is rewritten: an echo is the
//! text that was received, with its unknown members, their order, 20-digit integers and nulls. One pass checks the whole
//! text before anything is read from it.

mod compare;
mod errors;
mod kind;
mod limits;
mod scan;
mod value;
mod write;

pub(crate) use compare::{Slack, differs, is_list};
pub use kind::JsonKind;
pub use limits::Limits;
pub use value::Json;
pub(crate) use value::{Value, owned};
pub(crate) use write::{ArrayWriter, ObjectWriter, quoted};
