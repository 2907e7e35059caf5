//! A verdict's response to a facilitator's client.

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::Address;

use crate::error::raise;
use crate::generated::{AnyVerdict, AnyVerifyResponse, Verdict};
use crate::output::Output;

/// The cases have only fields; the kernel makes the response.
pub(crate) fn to_verify_response(verdict: &Bound<'_, Verdict>) -> PyResult<Option<AnyVerifyResponse>> {
    let (case, payer, error) = match verdict.extract()? {
        AnyVerdict::SignedByPayer(signed) => ("signed_by_payer", Some(signed.payer), None),
        AnyVerdict::NeedsChain(wallet) => ("needs_chain", Some(wallet.payer), None),
        AnyVerdict::Rejected(rejected) => ("rejected", None, Some(rejected.error.0)),
        AnyVerdict::Malformed(malformed) => ("malformed", None, Some(malformed.error.0)),
    };
    let payer = payer.map(|payer| Address::parse(&payer)).transpose().map_err(raise)?;
    kernel::Verdict::response_to(case, payer, error.as_ref()).output()
}
