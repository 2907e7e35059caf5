//! Who pays.

use std::fmt;
use std::hash::{Hash, Hasher};

use x402_kernel::{Address, Amount, Network};

use crate::{Result, check};

/// Who pays, on which chains, with what, and what it would rather pay with.
///
/// A value: immutable, compared by content.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Payer(pub(crate) x402_kernel::Payer);

/// What stands behind the payer's address. It decides which transfer methods can work at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum PayerKind {
    /// A key pair's account.
    Key,
    /// A wallet contract that is deployed (EIP-1271).
    Contract,
    /// A wallet contract that is not deployed yet (ERC-6492): a token takes its signature only once the facilitator has
    /// deployed it.
    Counterfactual,
    /// A key pair's account with code delegated to it (EIP-7702): a token asks that code.
    Delegated,
}

/// A token: its contract on its chain.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct AssetId {
    /// The chain, in CAIP-2.
    pub network: String,
    /// The contract's address.
    pub asset: String,
}

/// What a payer has of a token.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Balance {
    /// The chain, in CAIP-2.
    pub network: String,
    /// The token's contract: its address.
    pub asset: String,
    /// Atomic units, in decimal digits.
    pub amount: String,
}

#[uniffi::export]
impl Payer {
    /// The payer of an address, on these networks in CAIP-2.
    ///
    /// `kind` is what stands behind the address, a key pair unless it is said; `balances` is what it has, as far as it
    /// is known (of a token said twice the last counts); `assets` are the only tokens it pays in, and an empty list means
    /// any; `preferNetworks` and `preferAssets` are what it would rather pay on and in, the best first, tokens before
    /// chains.
    ///
    /// Throws `address.*`, `network.*`, `amount.*`.
    #[uniffi::constructor(default(
        balances = [],
        assets = [],
        prefer_networks = [],
        prefer_assets = []
    ))]
    pub fn new(
        address: String,
        networks: Vec<String>,
        kind: PayerKind,
        balances: Vec<Balance>,
        assets: Vec<AssetId>,
        prefer_networks: Vec<String>,
        prefer_assets: Vec<AssetId>,
    ) -> Result<Payer> {
        let payer = x402_kernel::Payer::new(Address::parse(&address)?).with_kind(kind.into());
        let mut payer = check::networks(&networks)?.into_iter().fold(payer, x402_kernel::Payer::on);
        for balance in balances {
            let (network, asset) = (Network::parse(&balance.network)?, Address::parse(&balance.asset)?);
            payer = payer.asset_balance(network, asset, Amount::parse(&balance.amount)?);
        }
        for (network, asset) in check::tokens(&assets)? {
            payer = payer.only_asset(network, asset);
        }
        for (network, asset) in check::tokens(&prefer_assets)? {
            payer = payer.prefer_asset(network, asset);
        }
        let preferred = check::networks(&prefer_networks)?;
        Ok(Payer(preferred.into_iter().fold(payer, x402_kernel::Payer::prefer_network)))
    }

    /// The account: the address with its EIP-55 checksum.
    pub fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// The chains it pays on, in CAIP-2.
    pub fn networks(&self) -> Vec<String> {
        self.0.networks().iter().map(ToString::to_string).collect()
    }

    /// What stands behind the account.
    pub fn kind(&self) -> PayerKind {
        self.0.kind().into()
    }

    /// What it has, as far as it said.
    pub fn balances(&self) -> Vec<Balance> {
        self.0.balances().iter().map(Balance::from).collect()
    }

    /// The only tokens it pays in; none listed means any.
    pub fn assets(&self) -> Vec<AssetId> {
        self.0.assets().iter().map(AssetId::from).collect()
    }

    /// The chains it would rather pay on, in CAIP-2, the best first.
    pub fn prefer_networks(&self) -> Vec<String> {
        self.0.preferred_networks().iter().map(ToString::to_string).collect()
    }

    /// The tokens it would rather pay in, the best first.
    pub fn prefer_assets(&self) -> Vec<AssetId> {
        self.0.preferred_assets().iter().map(AssetId::from).collect()
    }
}

/// What `PayerKind.parse` calls, in each language's own file: an enum has no constructors here.
#[uniffi::export]
pub fn parse_payer_kind(text: String) -> Result<PayerKind> {
    Ok(x402_kernel::PayerKind::parse(&text)?.into())
}

impl From<PayerKind> for x402_kernel::PayerKind {
    fn from(kind: PayerKind) -> x402_kernel::PayerKind {
        match kind {
            PayerKind::Key => x402_kernel::PayerKind::Key,
            PayerKind::Contract => x402_kernel::PayerKind::Contract,
            PayerKind::Counterfactual => x402_kernel::PayerKind::Counterfactual,
            PayerKind::Delegated => x402_kernel::PayerKind::Delegated,
        }
    }
}

impl From<x402_kernel::PayerKind> for PayerKind {
    fn from(kind: x402_kernel::PayerKind) -> PayerKind {
        match kind {
            x402_kernel::PayerKind::Key => PayerKind::Key,
            x402_kernel::PayerKind::Contract => PayerKind::Contract,
            x402_kernel::PayerKind::Counterfactual => PayerKind::Counterfactual,
            x402_kernel::PayerKind::Delegated => PayerKind::Delegated,
        }
    }
}

impl From<&x402_kernel::AssetId> for AssetId {
    fn from(token: &x402_kernel::AssetId) -> AssetId {
        AssetId { network: token.network.to_string(), asset: token.asset.to_string() }
    }
}

impl From<&x402_kernel::Balance> for Balance {
    fn from(balance: &x402_kernel::Balance) -> Balance {
        Balance {
            network: balance.network.to_string(),
            asset: balance.asset.to_string(),
            amount: balance.amount.to_string(),
        }
    }
}

impl Hash for Payer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.address().hash(state);
        self.0.networks().hash(state);
    }
}

impl fmt::Display for Payer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.0.address(), self.networks().join(", "))
    }
}
