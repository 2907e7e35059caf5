use alloc::vec::Vec;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, Limits, Value};
use crate::primitives::{Address, Amount, Network};
use crate::words::words;

/// Who pays, on which chains, with what, and what it would rather pay with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payer {
    address: Address,
    networks: Vec<Network>,
    #[serde(skip_serializing_if = "PayerKind::is_key")]
    kind: PayerKind,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    balances: Vec<Balance>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assets: Vec<AssetId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prefer_networks: Vec<Network>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    prefer_assets: Vec<AssetId>,
}

words! {
    /// What stands behind the payer's address. It decides which transfer methods can work at all.
    #[argument = "kind"]
    #[derive(Default)]
    pub enum PayerKind {
        /// A key pair's account.
        #[default]
        Key = "key",
        /// A wallet contract that is deployed (EIP-1271).
        Contract = "contract",
        /// A wallet contract that is not deployed yet (ERC-6492): a token takes its signature only once the facilitator has
        /// deployed it.
        Counterfactual = "counterfactual",
        /// A key pair's account with code delegated to it (EIP-7702): a token asks that code.
        Delegated = "delegated",
    }
}

impl PayerKind {
    fn is_key(&self) -> bool {
        *self == PayerKind::Key
    }
}

/// A token: its contract on its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AssetId {
    /// The chain.
    pub network: Network,
    /// The contract.
    pub asset: Address,
}

/// What a payer has of a token, in atomic units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// The chain.
    pub network: Network,
    /// The token's contract.
    pub asset: Address,
    /// The atomic units.
    pub amount: Amount,
}

impl AssetId {
    fn read(value: Value<'_>) -> Result<AssetId> {
        let value = value.object("asset", &["network", "asset"])?;
        Ok(AssetId { network: value.read("network", Network::read)?, asset: value.read("asset", Address::read)? })
    }
}

impl Balance {
    fn read(value: Value<'_>) -> Result<Balance> {
        let value = value.object("balance", &["network", "asset", "amount"])?;
        Ok(Balance {
            network: value.read("network", Network::read)?,
            asset: value.read("asset", Address::read)?,
            amount: value.read("amount", Amount::read)?,
        })
    }
}

impl Payer {
    /// A payer, so far on no chain.
    pub fn new(address: Address) -> Payer {
        Payer {
            address,
            networks: Vec::new(),
            kind: PayerKind::Key,
            balances: Vec::new(),
            assets: Vec::new(),
            prefer_networks: Vec::new(),
            prefer_assets: Vec::new(),
        }
    }

    /// The same, paying on that chain too.
    #[must_use]
    pub fn on(mut self, network: Network) -> Payer {
        add(&mut self.networks, network);
        self
    }

    /// The same, of another kind.
    #[must_use]
    pub fn with_kind(mut self, kind: PayerKind) -> Payer {
        self.kind = kind;
        self
    }

    /// The same, having that much of that token. Said again, the last counts; of a token that is not said, the payer may
    /// have enough or not.
    #[must_use]
    pub fn asset_balance(mut self, network: Network, asset: Address, amount: Amount) -> Payer {
        self.balances.retain(|known| (known.network, known.asset) != (network, asset));
        self.balances.push(Balance { network, asset, amount });
        self
    }

    /// The same, paying in that token, and in no other than those so listed. Without any, the payer pays in every token.
    #[must_use]
    pub fn only_asset(mut self, network: Network, asset: Address) -> Payer {
        add(&mut self.assets, AssetId { network, asset });
        self
    }

    /// The same, which would rather pay on that chain than on one it did not name, and than on those named after it.
    #[must_use]
    pub fn prefer_network(mut self, network: Network) -> Payer {
        add(&mut self.prefer_networks, network);
        self
    }

    /// The same, which would rather pay in that token than in one it did not name, and than in those named after it.
    /// This comes before any preference of a chain.
    #[must_use]
    pub fn prefer_asset(mut self, network: Network, asset: Address) -> Payer {
        add(&mut self.prefer_assets, AssetId { network, asset });
        self
    }

    /// Reads what a payer serialises as:
    /// `{address, networks, kind?, balances?: [{network, asset, amount}], assets?: [{network, asset}], preferNetworks?,
    /// preferAssets?}`, networks in CAIP-2 and amounts in decimal digits.
    ///
    /// # Errors
    /// `usage.argument` for another member or an unknown kind; `network.*`, `address.*`, `amount.*`, `message.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Payer> {
        Payer::read(Json::parse(text, &Limits::default())?.value())
    }

    pub(super) fn read(value: Value<'_>) -> Result<Payer> {
        const NAMES: [&str; 7] =
            ["address", "networks", "kind", "balances", "assets", "preferNetworks", "preferAssets"];
        let value = value.object("payer", &NAMES)?;
        let mut payer = Payer::new(value.read("address", Address::read)?);
        payer.kind = value.read_optional("kind", |kind| kind.word(PayerKind::parse))?.unwrap_or_default();
        let networks = value.read("networks", |networks| networks.list(Network::read))?;
        payer = networks.into_iter().fold(payer, Payer::on);
        for Balance { network, asset, amount } in value.optional_list("balances", Balance::read)? {
            payer = payer.asset_balance(network, asset, amount);
        }
        for AssetId { network, asset } in value.optional_list("assets", AssetId::read)? {
            payer = payer.only_asset(network, asset);
        }
        for AssetId { network, asset } in value.optional_list("preferAssets", AssetId::read)? {
            payer = payer.prefer_asset(network, asset);
        }
        let preferred = value.optional_list("preferNetworks", Network::read)?;
        Ok(preferred.into_iter().fold(payer, Payer::prefer_network))
    }

    /// The account.
    pub fn address(&self) -> Address {
        self.address
    }

    /// The chains it pays on.
    pub fn networks(&self) -> &[Network] {
        &self.networks
    }

    /// What stands behind the account.
    pub fn kind(&self) -> PayerKind {
        self.kind
    }

    /// What it has, as far as it said.
    pub fn balances(&self) -> &[Balance] {
        &self.balances
    }

    /// The only tokens it pays in; none listed means any.
    pub fn assets(&self) -> &[AssetId] {
        &self.assets
    }

    /// The chains it would rather pay on, the best first.
    pub fn preferred_networks(&self) -> &[Network] {
        &self.prefer_networks
    }

    /// The tokens it would rather pay in, the best first.
    pub fn preferred_assets(&self) -> &[AssetId] {
        &self.prefer_assets
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}
