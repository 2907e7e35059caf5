//! What a message is read under.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use x402_kernel::{Address, Money, Network};

use crate::Result;
use crate::asset::{Asset, Price};

/// Everything that parsing and deciding depend on besides the message: the tokens known, the bounds, how strict.
/// Parsing attaches it to the message, and what is derived from a message inherits it. There is no global state.
#[derive(Debug, Default, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Profile(x402_kernel::Profile);

#[uniffi::export]
impl Profile {
    /// The default profile.
    #[uniffi::constructor]
    pub fn new() -> Profile {
        Profile::default()
    }

    /// Reads a profile: `{mode?, limits?, settleMargin?, assets?}`; what is absent is the default.
    ///
    /// `mode` is `tolerant` or `strict`; `limits` has `requestHeader`, `responseHeader`, `body` (bytes), `depth`,
    /// `members`; `settleMargin` is the seconds a settlement takes; `assets` are rows
    /// `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence,
    /// source?}`.
    ///
    /// Throws `usage.argument`, `registry.*`, `message.wrong_type`, `json.*`.
    #[uniffi::constructor]
    pub fn from_json(text: String) -> Result<Profile> {
        Ok(Profile(x402_kernel::Profile::from_json(&text)?))
    }

    /// The profile as JSON that `fromJson` reads: what differs from the default; `{}` for the default.
    pub fn json(&self) -> String {
        self.0.to_json()
    }

    /// The token at that address of that chain, if it is known.
    ///
    /// Throws `network.*`, `address.*`.
    pub fn asset(&self, network: String, address: String) -> Result<Option<Asset>> {
        let (network, address) = (Network::parse(&network)?, Address::parse(&address)?);
        Ok(self.0.registry().asset(network, address).map(Asset::from))
    }

    /// The tokens with that address on other chains: an address that was taken from the wrong one.
    ///
    /// Throws `network.*`, `address.*`.
    pub fn elsewhere(&self, network: String, address: String) -> Result<Vec<Asset>> {
        let (network, address) = (Network::parse(&network)?, Address::parse(&address)?);
        Ok(self.0.registry().elsewhere(network, address).map(Asset::from).collect())
    }

    /// The tokens of one chain. A price without a ticker is in the first.
    ///
    /// Throws `network.*`.
    pub fn assets(&self, network: String) -> Result<Vec<Asset>> {
        Ok(self.0.registry().on(Network::parse(&network)?).map(Asset::from).collect())
    }

    /// A price on a chain: the token it is in, and its exact amount in atomic units.
    ///
    /// A sum of dollars (`$0.01`, `0.01`, `0.01 USD`) is in the chain's default stablecoin, a sum with a ticker
    /// (`0.01 USDC`) in the token of that symbol, spelled as the registry spells it.
    ///
    /// Throws `money.not_decimal`, `money.zero`, `money.no_asset`, `money.unknown_ticker`, `money.too_small`,
    /// `money.too_large`, `network.*`.
    pub fn price(&self, money: String, network: String) -> Result<Price> {
        let (network, money) = (Network::parse(&network)?, Money::parse(&money)?);
        Ok(self.0.registry().price(network, &money)?.into())
    }
}

impl Profile {
    pub(crate) fn of(profile: &x402_kernel::Profile) -> Profile {
        Profile(profile.clone())
    }

    pub(crate) fn or_default(given: Option<Arc<Profile>>) -> x402_kernel::Profile {
        given.map(|profile| profile.0.clone()).unwrap_or_default()
    }
}

impl Hash for Profile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_json().hash(state);
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
