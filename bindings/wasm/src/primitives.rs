//! The functions on texts.

use alloc::string::{String, ToString};

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, Amount, Answer, Code, Json, Network, Reason, Repair, Request, header, usage};

use crate::check;
use crate::output::{Result, json};

/// The header for a JSON text.
#[wasm_bindgen]
pub fn encode_header(text: &str) -> String {
    header::encode(text)
}

/// A header's value as JSON, and what had to be repaired.
#[wasm_bindgen]
pub fn decode_header(value: &str, reader: &str, profile: Option<String>) -> Result<String> {
    #[derive(Serialize)]
    struct View<'a> {
        json: &'a Json,
        repairs: &'a [Repair],
    }
    let profile = check::profile(profile.as_deref())?;
    let (message, source) = header::decode(value, check::reader(reader)?, &profile)?;
    Ok(json(&View { json: &message, repairs: &source.repairs }))
}

/// An amount in its one spelling.
#[wasm_bindgen]
pub fn parse_amount(text: &str) -> Result<String> {
    Ok(Amount::parse(text)?.to_string())
}

/// An address with its checksum.
#[wasm_bindgen]
pub fn parse_address(text: &str) -> Result<String> {
    Ok(Address::parse(text)?.to_string())
}

/// A network in CAIP-2.
#[wasm_bindgen]
pub fn parse_network(text: &str, version: u8) -> Result<String> {
    Ok(check::network(text, version)?.to_string())
}

/// What people call a network.
#[wasm_bindgen]
pub fn network_name(network: &str) -> Result<String> {
    Ok(Network::parse(network)?.name())
}

/// Whether a network's money is play money.
#[wasm_bindgen]
pub fn is_testnet(network: &str) -> Result<bool> {
    Ok(Network::parse(network)?.is_testnet())
}

/// A reason, and what is known about it.
#[wasm_bindgen]
pub fn parse_reason(text: &str) -> String {
    json(&Reason::parse(text))
}

/// The HTTP status for an error's code.
#[wasm_bindgen]
pub fn http_status(code: &str) -> Result<u16> {
    Ok(Code::parse(code).ok_or_else(|| usage::argument("code", "a known code"))?.http_status())
}

/// A profile in its canonical text.
#[wasm_bindgen]
pub fn profile(text: Option<String>) -> Result<String> {
    #[derive(Serialize)]
    struct View {
        json: String,
    }
    Ok(json(&View { json: check::profile(text.as_deref())?.to_json() }))
}

/// A payer.
#[wasm_bindgen]
pub fn payer(text: &str) -> Result<String> {
    Ok(json(&check::payer(text)?))
}

/// A request, with the host that its URL names.
#[wasm_bindgen]
pub fn request(method: &str, url: &str) -> Result<String> {
    #[derive(Serialize)]
    struct View<'a> {
        method: &'a str,
        url: &'a str,
        host: &'a str,
    }
    let request = Request::new(method, url)?;
    Ok(json(&View { method: request.method(), url: request.url(), host: request.host() }))
}

/// An answer to a signing request.
#[wasm_bindgen]
pub fn answer(id: &str, signature: &str) -> Result<String> {
    Ok(json(&Answer::new(id, check::bytes(signature)?)))
}

/// The error of an argument of a type or range that never gets here.
#[wasm_bindgen]
pub fn argument_error(argument: &str, expected: &str) -> String {
    json(&usage::argument(argument, expected))
}
