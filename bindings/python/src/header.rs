use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Carrier, Found, RepairKind, header, usage};

use crate::error::{Fault, raise};
use crate::input::{Message, ReaderName, Text};
use crate::profile::{Profile, or_default};
use crate::value::{Tuple, value};

value! {
    /// Something that had to be bent to read a message.
    Repair {
        /// What was bent: a text of `codes.RepairKind`.
        kind: String,
        /// The place, a JSON pointer into the message; empty for the whole of it.
        at: String,
        /// The error it got round, if one was the cause.
        cause: Option<Fault>,
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
        Repair { kind: repair.kind.as_str().into(), at: repair.at.clone(), cause: repair.cause.clone().map(Fault) }
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
pub(crate) fn carrier(found: &str, repairs: Tuple<Repair>) -> PyResult<Carrier> {
    let found = [Found::Text, Found::Header, Found::Body].into_iter().find(|place| place.as_str() == found);
    let found = found.ok_or_else(|| raise(usage::argument("found", "text, header or body")))?;
    Ok(Carrier { found, repairs: kernel_repairs(repairs)? })
}

/// The header for a message: base64 of its JSON, standard alphabet, padded.
#[pyfunction]
pub(crate) fn encode_header(json: Message) -> String {
    header::encode(&json.0)
}

/// Reads a header's value as JSON, and says what had to be repaired.
///
/// `reader` is who reads it: a `client` forgives bent shapes under a tolerant profile, a `server` takes standard base64,
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
    let (json, carrier) = header::decode(&value.0, reader.0, &or_default(profile)).map_err(raise)?;
    Ok(DecodedHeader { json: json.text().into(), repairs: repairs(&carrier.repairs) })
}
