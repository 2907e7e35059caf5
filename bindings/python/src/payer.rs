//! The payer, which the kernel builds step by step.

use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::generated::payer::{AssetId, Balance, Payer, PayerKind};
use crate::input::{Address, Input, List, Network};

pub(crate) fn new(
    address: Address,
    networks: List<Network>,
    kind: PayerKind,
    balances: List<Balance>,
    assets: List<AssetId>,
    prefer_networks: List<Network>,
    prefer_assets: List<AssetId>,
) -> PyResult<Payer> {
    let mut payer = kernel::Payer::new(address.0).with_kind(kind.0);
    payer = networks.kernel().into_iter().fold(payer, kernel::Payer::on);
    for known in balances.kernel() {
        payer = payer.asset_balance(known.network, known.asset, known.amount);
    }
    for only in assets.kernel() {
        payer = payer.only_asset(only.network, only.asset);
    }
    payer = prefer_networks.kernel().into_iter().fold(payer, kernel::Payer::prefer_network);
    for preferred in prefer_assets.kernel() {
        payer = payer.prefer_asset(preferred.network, preferred.asset);
    }
    Ok(Payer(payer))
}
