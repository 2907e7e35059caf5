//! A verdict's response to a facilitator's client.

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::Address;

use crate::error::raise;
use crate::generated::verdict::{AnyVerdict, Verdict};
use crate::generated::verify_response::AnyVerifyResponse;

/// A case is its fields; what they lead to, the kernel says.
pub(crate) fn to_verify_response(slf: &Bound<'_, Verdict>) -> PyResult<Option<AnyVerifyResponse>> {
    let (case, payer, error) = match slf.extract()? {
        AnyVerdict::SignedByPayer(signed) => ("signed_by_payer", Some(signed.payer), None),
        AnyVerdict::NeedsChain(wallet) => ("needs_chain", Some(wallet.payer), None),
        AnyVerdict::Rejected(rejected) => ("rejected", None, Some(rejected.error.0)),
        AnyVerdict::Malformed(malformed) => ("malformed", None, Some(malformed.error.0)),
    };
    let payer = payer.map(|payer| Address::parse(&payer)).transpose().map_err(raise)?;
    let response = kernel::Verdict::response_to(case, payer, error.as_ref()).map_err(raise)?;
    Ok(response.map(Into::into))
}
