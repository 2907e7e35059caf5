//! What a profile knows of tokens.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use x402_kernel::{Address, Amount, Asset, Money, Network};

use crate::check;
use crate::output::{Result, json};

/// The token at an address of a chain, or `null`.
#[wasm_bindgen]
pub fn profile_asset(profile: Option<String>, network: &str, address: &str) -> Result<String> {
    let (network, address) = (Network::parse(network)?, Address::parse(address)?);
    Ok(json(&check::profile(profile.as_deref())?.registry().asset(network, address)))
}

/// The tokens with that address on other chains.
#[wasm_bindgen]
pub fn profile_elsewhere(profile: Option<String>, network: &str, address: &str) -> Result<String> {
    let (network, address) = (Network::parse(network)?, Address::parse(address)?);
    let profile = check::profile(profile.as_deref())?;
    Ok(json(&profile.registry().elsewhere(network, address).collect::<Vec<_>>()))
}

/// The tokens of a chain.
#[wasm_bindgen]
pub fn profile_assets(profile: Option<String>, network: &str) -> Result<String> {
    let (network, profile) = (Network::parse(network)?, check::profile(profile.as_deref())?);
    Ok(json(&profile.registry().on(network).collect::<Vec<_>>()))
}

/// The token a price is in, and its amount.
#[wasm_bindgen]
pub fn profile_price(profile: Option<String>, money: &str, network: &str) -> Result<String> {
    #[derive(Serialize)]
    struct View<'a> {
        asset: &'a Asset,
        amount: Amount,
    }
    let (network, profile) = (Network::parse(network)?, check::profile(profile.as_deref())?);
    let (asset, amount) = profile.registry().price(network, &Money::parse(money)?)?;
    Ok(json(&View { asset, amount }))
}
