//! What a server compares: a payment with its offers, an echo with its extensions, a URL with its own.

use alloc::string::String;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Json, MatchRule};

use crate::check;
use crate::input;
use crate::output::{Result, json};

/// Which of the offers a payment is for.
#[wasm_bindgen]
pub fn find_offer(
    offers: &str,
    payment: &str,
    payment_profile: Option<String>,
    repairs: Option<String>,
    rule: &str,
) -> Result<String> {
    let (offers, rule) = (input::offers(offers)?, MatchRule::parse(rule)?);
    let payment = input::payment(payment, payment_profile.as_deref(), repairs.as_deref())?;
    Ok(json(&x402_kernel::find(&offers, &payment, rule)))
}

/// Which of the offers an `accepted` names.
#[wasm_bindgen]
pub fn find_accepted(offers: &str, accepted: &str, rule: &str, profile: Option<String>) -> Result<String> {
    let (offers, rule) = (input::offers(offers)?, MatchRule::parse(rule)?);
    let accepted = Json::parse(accepted, check::profile(profile.as_deref())?.limits())?;
    Ok(json(&x402_kernel::find_accepted(&offers, &accepted, rule)))
}

/// Whether an echo keeps what was sent.
#[wasm_bindgen]
pub fn echo_matches(sent: &str, echoed: Option<String>, profile: Option<String>) -> Result<()> {
    let profile = check::profile(profile.as_deref())?;
    let echoed = echoed.map(|echoed| Json::parse(&echoed, profile.limits())).transpose()?;
    Ok(x402_kernel::echo_matches(&Json::parse(sent, profile.limits())?, echoed.as_ref())?)
}

/// How a URL that a peer says is to one's own.
#[wasm_bindgen]
pub fn compare_urls(own: &str, said: &str) -> Result<String> {
    Ok(x402_kernel::compare_urls(own, said)?.as_str().into())
}
