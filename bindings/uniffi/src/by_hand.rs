//! Functions that are more than one call of the kernel, each named after the type and the method that calls it.

use x402_kernel::{Address, Json, header};

use crate::output::Output;
use crate::{PrepareOptions, Repair, Result, ServerDate, SettleResponse, Verdict, VerifyResponse};

/// Reads options. The kernel keeps the time of a date; the record shows the date as it was given.
pub(crate) fn prepare_options_from_json(json: String) -> Result<PrepareOptions> {
    let options = x402_kernel::PrepareOptions::from_json(&json)?;
    let given = Json::parse(&json, x402_kernel::Profile::default().limits())?;
    let server_date = given.get("serverDate").and_then(|server| {
        let (date, received_at) = (server.get("date")?, server.get("receivedAt")?);
        Some(ServerDate { date: date.as_str()?.into_owned(), received_at: received_at.text().parse().ok()? })
    });
    Ok(PrepareOptions { valid_after: options.valid_after.output(), server_date })
}

pub(crate) fn settle_response_header(receipt: &SettleResponse) -> String {
    receipt.restored().map_or_else(|_| header::encode(receipt.text()), |receipt| receipt.header())
}

pub(crate) fn settle_response_error_message(receipt: &SettleResponse) -> Option<String> {
    receipt.restored().ok()?.error_message()
}

pub(crate) fn settle_response_extensions(receipt: &SettleResponse) -> Option<String> {
    Some(receipt.restored().ok()?.extensions()?.text().into())
}

pub(crate) fn settle_response_repairs(receipt: &SettleResponse) -> Vec<Repair> {
    receipt.restored().map_or_else(|_| Vec::new(), |receipt| receipt.repairs().output())
}

/// Writes a verdict's response. It throws only for a verdict that a caller made.
pub(crate) fn verdict_to_verify_response(verdict: &Verdict) -> Result<Option<VerifyResponse>> {
    let (case, payer, error) = match verdict {
        Verdict::SignedByPayer { payer, .. } => ("signed_by_payer", Some(payer), None),
        Verdict::NeedsChain { payer, .. } => ("needs_chain", Some(payer), None),
        Verdict::Rejected { error } => ("rejected", None, Some(error)),
        Verdict::Malformed { error } => ("malformed", None, Some(error)),
    };
    let payer = payer.map(|payer| Address::parse(payer)).transpose()?;
    let error = error.map(|error| error.clone().restore()).transpose()?;
    Ok(x402_kernel::Verdict::response_to(case, payer, error.as_ref())?.output())
}
