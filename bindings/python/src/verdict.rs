//! A verdict's answer to a facilitator's client.

use pyo3::prelude::*;
use x402_kernel::{Address, VerifyResponse};

use crate::generated::{AnyVerdict, AnyVerifyResponse, Verdict};
use crate::output::Output;

/// A case is its fields, which say what the kernel's verdict would.
pub(crate) fn to_verify_response(verdict: &Bound<'_, Verdict>) -> PyResult<Option<AnyVerifyResponse>> {
    let response = match verdict.extract()? {
        AnyVerdict::SignedByPayer(signed) => Address::parse(&signed.payer).and_then(VerifyResponse::valid),
        AnyVerdict::NeedsChain(_) => return Ok(None),
        AnyVerdict::Rejected(rejected) => VerifyResponse::invalid(&rejected.error.0, None),
        AnyVerdict::Malformed(malformed) => VerifyResponse::invalid(&malformed.error.0, None),
    };
    response.map(Some).output()
}
