//! The names that generated files use.

pub(crate) use pyo3::prelude::*;
pub(crate) use pyo3::types::PyType;
pub(crate) use x402_kernel as kernel;

pub(crate) use crate::error::{ErrorInfo, raise};
pub(crate) use crate::generated::*;
pub(crate) use crate::handle::{Handle, stays};
pub(crate) use crate::input::*;
pub(crate) use crate::kept::{Kept, Shown, kept, or_default};
pub(crate) use crate::output::Output;
pub(crate) use crate::value::{self, Exact, Reduced, Tuple, around, carries, record, value, word};
