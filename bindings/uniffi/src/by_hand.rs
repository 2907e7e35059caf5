//! What is more than one expression of the kernel: each named by the type and the function that calls it.

use x402_kernel::{Address, AssetId, Balance, Json, Money, Network, PayerKind, header};

use crate::{Payer, Policy, PrepareOptions, Result, ServerDate, SettleResponse, Verdict, VerifyResponse, generated};

pub(crate) fn payer_new(
    address: Address,
    networks: Vec<Network>,
    kind: PayerKind,
    balances: Vec<Balance>,
    assets: Vec<AssetId>,
    prefer_networks: Vec<Network>,
    prefer_assets: Vec<AssetId>,
) -> Payer {
    let payer = networks.into_iter().fold(x402_kernel::Payer::new(address).with_kind(kind), x402_kernel::Payer::on);
    let payer = balances
        .into_iter()
        .fold(payer, |payer, balance| payer.asset_balance(balance.network, balance.asset, balance.amount));
    let payer = assets.into_iter().fold(payer, |payer, asset| payer.only_asset(asset.network, asset.asset));
    let payer = prefer_assets.into_iter().fold(payer, |payer, asset| payer.prefer_asset(asset.network, asset.asset));
    Payer(prefer_networks.into_iter().fold(payer, x402_kernel::Payer::prefer_network))
}

pub(crate) fn policy_new(
    per_payment: Option<Money>,
    networks: Option<Vec<Network>>,
    max_lifetime: Option<u64>,
    confirm: Option<bool>,
    one_sdk: Option<bool>,
    repaired: Option<bool>,
) -> Result<Policy> {
    let mut policy = x402_kernel::Policy::builder();
    if let Some(cap) = per_payment {
        policy = policy.per_payment(cap);
    }
    if let Some(networks) = networks {
        policy = policy.networks(networks);
    }
    if let Some(lifetime) = max_lifetime {
        policy = policy.max_lifetime(lifetime);
    }
    if let Some(confirm) = confirm {
        policy = policy.confirm(confirm);
    }
    if let Some(one_sdk) = one_sdk {
        policy = policy.one_sdk(one_sdk);
    }
    if let Some(repaired) = repaired {
        policy = policy.repaired(repaired);
    }
    Ok(Policy(policy.build()))
}

/// The kernel keeps what a date says; a record shows it as it was given.
pub(crate) fn prepare_options_from_json(json: String) -> Result<PrepareOptions> {
    let options = x402_kernel::PrepareOptions::from_json(&json)?;
    let given = Json::parse(&json, x402_kernel::Profile::default().limits())?;
    let server_date = given.get("serverDate").and_then(|server| {
        let (date, received_at) = (server.get("date")?, server.get("receivedAt")?);
        Some(ServerDate { date: date.as_str()?.into_owned(), received_at: received_at.text().parse().ok()? })
    });
    Ok(PrepareOptions { valid_after: options.valid_after.map(Into::into), server_date })
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

/// It throws only for a verdict that a caller made.
pub(crate) fn verdict_to_verify_response(verdict: &Verdict) -> Result<Option<VerifyResponse>> {
    match verdict {
        Verdict::SignedByPayer { payer, .. } => generated::verify_response_valid(payer.clone()).map(Some),
        Verdict::NeedsChain { .. } => Ok(None),
        Verdict::Rejected { error } | Verdict::Malformed { error } => {
            generated::verify_response_invalid(error.clone(), None).map(Some)
        }
    }
}
