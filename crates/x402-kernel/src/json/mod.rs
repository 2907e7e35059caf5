//! Floor 0: JSON text kept exactly as its author wrote it, checked once, viewed typed.
//!
//! [`Json`] owns a text and is a place in it. Nothing is parsed twice, nothing is re-written: what is echoed is the
//! text that came in, with its unknown members, their order, 20-digit integers and nulls. One pass checks the whole
//! text before anything is read from it; there is no way round it.

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
