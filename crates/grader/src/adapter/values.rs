//! Operations on values: amounts, money, addresses, networks, assets, reasons.

use serde_json::json;
use x402_kernel::{Address, Amount, Asset, Money, Network, Reason};

use super::input::Input;
use super::{Failure, Outcome, case, kinds};

pub(super) fn operation(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "amount/parse_tolerant" => tolerant(input),
        "money/price" => price(input),
        "money/from_amount" => from_amount(input),
        "asset/known" => known(input),
        "asset/list" => list(input),
        "network/testnet" => network(input).map(|network| json!({ "testnet": network.is_testnet() })),
        "wire/reason" => input.text("text").map(|text| json!(Reason::parse(text))),
        _ => return None,
    })
}

fn network(input: &Input<'_>) -> Result<Network, Failure> {
    Ok(Network::parse(input.text("network")?)?)
}

fn tolerant(input: &Input<'_>) -> Outcome {
    let (amount, repairs) = Amount::parse_tolerant(input.text("text")?)?;
    Ok(json!({ "amount": amount, "repairs": kinds(&repairs) }))
}

fn price(input: &Input<'_>) -> Outcome {
    let (network, profile) = (network(input)?, input.profile()?);
    let (asset, amount) = profile.registry().price(network, &Money::parse(input.text("text")?)?)?;
    Ok(json!({
        "asset": asset.address(), "symbol": asset.symbol(), "amount": amount, "decimals": asset.decimals(),
    }))
}

fn from_amount(input: &Input<'_>) -> Outcome {
    let decimals = u8::try_from(input.number("decimals")?).map_err(|_| case("decimals"))?;
    Ok(json!({ "money": Money::from_amount(Amount::parse(input.text("amount")?)?, decimals) }))
}

fn known(input: &Input<'_>) -> Outcome {
    let (network, address, profile) = (network(input)?, Address::parse(input.text("address")?)?, input.profile()?);
    Ok(match profile.registry().asset(network, address) {
        Some(asset) => json!({ "asset": asset }),
        None => {
            let elsewhere = profile.registry().elsewhere(network, address);
            json!({ "elsewhere": elsewhere.map(Asset::network).collect::<Vec<_>>() })
        }
    })
}

fn list(input: &Input<'_>) -> Outcome {
    let (network, profile) = (network(input)?, input.profile()?);
    let assets: Vec<Address> = profile.registry().on(network).map(Asset::address).collect();
    Ok(match assets.first() {
        Some(default) => json!({ "assets": assets, "default": default }),
        None => json!({ "assets": assets }),
    })
}
