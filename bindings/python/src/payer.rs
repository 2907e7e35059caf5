//! The payer, which the kernel builds step by step.

use x402_kernel::{Address, AssetId, Balance, Network, Payer, PayerKind, Result};

pub(crate) fn new(
    address: Address,
    networks: Vec<Network>,
    kind: PayerKind,
    balances: Vec<Balance>,
    assets: Vec<AssetId>,
    prefer_networks: Vec<Network>,
    prefer_assets: Vec<AssetId>,
) -> Result<Payer> {
    let payer = networks.into_iter().fold(Payer::new(address).with_kind(kind), Payer::on);
    let payer =
        balances.into_iter().fold(payer, |payer, known| payer.asset_balance(known.network, known.asset, known.amount));
    let payer = assets.into_iter().fold(payer, |payer, only| payer.only_asset(only.network, only.asset));
    let payer = prefer_networks.into_iter().fold(payer, Payer::prefer_network);
    Ok(prefer_assets.into_iter().fold(payer, |payer, preferred| payer.prefer_asset(preferred.network, preferred.asset)))
}
