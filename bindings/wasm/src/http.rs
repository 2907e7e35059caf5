//! HTTP: what any response means.

use alloc::string::String;
use alloc::vec::Vec;

use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Exchange, http};

use crate::check;
use crate::output::{Result, json};

/// What a response means; its headers' names and values come in turns.
#[wasm_bindgen]
pub fn interpret(
    status: u16,
    headers: Vec<String>,
    body: &[u8],
    paid: bool,
    cross_origin: bool,
    profile: Option<String>,
) -> Result<String> {
    let (profile, headers) = (check::profile(profile.as_deref())?, check::pairs(headers));
    Ok(json(&http::interpret(&profile, &Exchange { status, headers: &headers, body, paid, cross_origin })?))
}
