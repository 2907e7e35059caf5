use alloc::vec::Vec;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, Limits, Value};
use crate::primitives::{Address, Amount, Network};
use crate::words::words;

/// A payer: an account, the networks and tokens in which it pays, its preferences, and its balances as far as they are
/// known.
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
    /// The kind of account at the payer's address. It decides which transfer methods are possible.
    #[argument = "kind"]
    #[derive(Default)]
    pub enum PayerKind {
        /// The account of a key pair.
        #[default]
        Key = "key",
        /// A wallet contract that is deployed (EIP-1271).
        Contract = "contract",
        /// A wallet contract that is not deployed yet (ERC-6492). A token accepts its signature after the facilitator
        /// has deployed it.
        Counterfactual = "counterfactual",
        /// The account of a key pair that delegates to a contract (EIP-7702), which a token asks.
        Delegated = "delegated",
    }
}

impl PayerKind {
    fn is_key(&self) -> bool {
        *self == PayerKind::Key
    }
}

/// A token: its network and its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AssetId {
    /// The network.
    pub network: Network,
    /// The address of the token.
    pub asset: Address,
}

/// The balance of a payer in one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// The network.
    pub network: Network,
    /// The address of the token.
    pub asset: Address,
    /// The balance, in atomic units.
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
    /// Makes a payer that does not pay on any network yet.
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

    /// Makes a payer of all its parts, for a language without builders. Of a token with two balances the last counts; an
    /// entry that is listed twice counts once.
    pub fn of(
        address: Address,
        networks: Vec<Network>,
        kind: PayerKind,
        balances: Vec<Balance>,
        assets: Vec<AssetId>,
        prefer_networks: Vec<Network>,
        prefer_assets: Vec<AssetId>,
    ) -> Payer {
        let mut payer = Payer::new(address).with_kind(kind);
        networks.into_iter().for_each(|network| add(&mut payer.networks, network));
        balances.into_iter().for_each(|balance| payer.know(balance));
        assets.into_iter().for_each(|asset| add(&mut payer.assets, asset));
        prefer_networks.into_iter().for_each(|network| add(&mut payer.prefer_networks, network));
        prefer_assets.into_iter().for_each(|asset| add(&mut payer.prefer_assets, asset));
        payer
    }

    /// Returns the payer, paying on that network as well.
    #[must_use]
    pub fn on(mut self, network: Network) -> Payer {
        add(&mut self.networks, network);
        self
    }

    /// Returns the payer with another kind of account.
    #[must_use]
    pub fn with_kind(mut self, kind: PayerKind) -> Payer {
        self.kind = kind;
        self
    }

    /// Returns the payer with a known balance of a token, in place of an earlier one. The balance of other tokens is
    /// unknown.
    #[must_use]
    pub fn asset_balance(mut self, network: Network, asset: Address, amount: Amount) -> Payer {
        self.know(Balance { network, asset, amount });
        self
    }

    fn know(&mut self, balance: Balance) {
        self.balances.retain(|known| (known.network, known.asset) != (balance.network, balance.asset));
        self.balances.push(balance);
    }

    /// Returns the payer, paying in that token and the others added like this only. Without any, it pays in every
    /// token.
    #[must_use]
    pub fn only_asset(mut self, network: Network, asset: Address) -> Payer {
        add(&mut self.assets, AssetId { network, asset });
        self
    }

    /// Returns the payer, preferring that network to those added later and to all others.
    #[must_use]
    pub fn prefer_network(mut self, network: Network) -> Payer {
        add(&mut self.prefer_networks, network);
        self
    }

    /// Returns the payer, preferring that token to those added later and to all others. Preferred tokens come before
    /// preferred networks.
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
    /// `usage.argument` for another member or an unknown kind; `network.*`, `address.*`, `amount.*`, `message.*`,
    /// `json.*`.
    pub fn from_json(text: &str) -> Result<Payer> {
        Payer::read(Json::parse(text, &Limits::default())?.value())
    }

    pub(super) fn read(value: Value<'_>) -> Result<Payer> {
        const NAMES: [&str; 7] =
            ["address", "networks", "kind", "balances", "assets", "preferNetworks", "preferAssets"];
        let value = value.object("payer", &NAMES)?;
        Ok(Payer::of(
            value.read("address", Address::read)?,
            value.read("networks", |networks| networks.list(Network::read))?,
            value.read_optional("kind", |kind| kind.word(PayerKind::parse))?.unwrap_or_default(),
            value.optional_list("balances", Balance::read)?,
            value.optional_list("assets", AssetId::read)?,
            value.optional_list("preferNetworks", Network::read)?,
            value.optional_list("preferAssets", AssetId::read)?,
        ))
    }

    /// The address of the account.
    pub fn address(&self) -> Address {
        self.address
    }

    /// The networks on which it pays.
    pub fn networks(&self) -> &[Network] {
        &self.networks
    }

    /// The kind of account.
    pub fn kind(&self) -> PayerKind {
        self.kind
    }

    /// The balances that are known.
    pub fn balances(&self) -> &[Balance] {
        &self.balances
    }

    /// The only tokens in which it pays; an empty list means any.
    pub fn assets(&self) -> &[AssetId] {
        &self.assets
    }

    /// The preferred networks, the best first.
    pub fn preferred_networks(&self) -> &[Network] {
        &self.prefer_networks
    }

    /// The preferred tokens, the best first.
    pub fn preferred_assets(&self) -> &[AssetId] {
        &self.prefer_assets
    }
}

fn add<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}
