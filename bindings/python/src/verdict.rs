//! A verdict's answer to a facilitator's client.

use pyo3::prelude::*;
use x402_kernel::{Address, VerifyResponse};

use crate::error::raise;
use crate::generated::verdict::{AnyVerdict, Verdict};
use crate::generated::verify_response::AnyVerifyResponse;

/// A case is its fields, which say what the kernel's verdict would.
pub(crate) fn to_verify_response(slf: &Bound<'_, Verdict>) -> PyResult<Option<AnyVerifyResponse>> {
    let response = match slf.extract()? {
        AnyVerdict::SignedByPayer(signed) => Address::parse(&signed.payer).and_then(VerifyResponse::valid),
        AnyVerdict::NeedsChain(_) => return Ok(None),
        AnyVerdict::Rejected(rejected) => VerifyResponse::invalid(&rejected.error.0, None),
        AnyVerdict::Malformed(malformed) => VerifyResponse::invalid(&malformed.error.0, None),
    };
    response.map(|response| Some(response.into())).map_err(raise)
}
