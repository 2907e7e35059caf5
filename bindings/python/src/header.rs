use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Found, RepairKind, Source, header, usage};

use crate::error::{ErrorInfo, raise};
use crate::input::{Message, ReaderName, Text};
use crate::profile::{Profile, or_default};
use crate::value::{Tuple, value};

value! {
    /// Something that had to be repaired to read a message.
    Repair {
        /// What was repaired: a text of `codes.RepairKind`.
        kind: String,
        /// A JSON pointer into the message; empty for the whole of it.
        at: String,
        /// The error it got round, if one was the cause.
        cause: Option<ErrorInfo>,
    }
}

value! {
    /// A header that was read.
    DecodedHeader {
        /// The JSON text in it.
        json: String,
        /// What had to be repaired to read it.
        repairs: Tuple<Repair>,
    }
}

impl From<&kernel::Repair> for Repair {
    fn from(repair: &kernel::Repair) -> Repair {
        Repair { kind: repair.kind.as_str().into(), at: repair.at.clone(), cause: repair.cause.clone().map(ErrorInfo) }
    }
}

/// The kernel's repairs as values.
pub(crate) fn repairs(repairs: &[kernel::Repair]) -> Tuple<Repair> {
    repairs.iter().map(Repair::from).collect()
}

/// The kernel's repairs again.
pub(crate) fn kernel_repairs(repairs: Tuple<Repair>) -> PyResult<Vec<kernel::Repair>> {
    let repair = |repair: Repair| {
        let kind = RepairKind::ALL.iter().copied().find(|kind| kind.as_str() == repair.kind);
        let kind = kind.ok_or_else(|| raise(usage::argument("kind", "a known repair")))?;
        Ok(kernel::Repair { kind, at: repair.at, cause: repair.cause.map(|cause| cause.0) })
    };
    repairs.0.into_iter().map(repair).collect()
}

/// How a message came, again.
pub(crate) fn source(found: &str, repairs: Tuple<Repair>) -> PyResult<Source> {
    let found = [Found::Text, Found::Header, Found::Body].into_iter().find(|place| place.as_str() == found);
    let found = found.ok_or_else(|| raise(usage::argument("found", "text, header or body")))?;
    Ok(Source { found, repairs: kernel_repairs(repairs)? })
}

/// The header for a message: base64 of its JSON, standard alphabet, padded.
#[pyfunction]
pub(crate) fn encode_header(json: Message) -> String {
    header::encode(&json.0)
}

/// Reads a header's value as JSON, and says what had to be repaired.
///
/// `reader` is who reads it: a `client` forgives misshapen members under a tolerant profile, a `server` takes standard base64,
/// padded or not, and nothing else.
///
/// Raises `MalformedError`: `header.empty`, `header.too_large` (before anything is decoded), `header.not_base64`,
/// `json.*`.
#[pyfunction]
#[pyo3(signature = (value, reader, *, profile=None))]
pub(crate) fn decode_header(
    value: Text,
    reader: ReaderName,
    profile: Option<&Bound<'_, Profile>>,
) -> PyResult<DecodedHeader> {
    let (json, source) = header::decode(&value.0, reader.0, &or_default(profile)).map_err(raise)?;
    Ok(DecodedHeader { json: json.text().into(), repairs: repairs(&source.repairs) })
}
