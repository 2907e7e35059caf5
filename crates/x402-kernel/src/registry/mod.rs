//! Floor 3: the tokens this kernel knows.

mod asset;
mod tokens;

pub use asset::{Asset, Evidence, TransferMethod};

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::json::{ArrayWriter, JsonKind, Value};
use crate::primitives::{Address, Amount, Money, Network};
use crate::{Code, Error, Result};
use tokens::BUILT_IN;

/// The tokens that a profile knows: those built in and those added to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    added: Vec<Asset>,
}

impl Registry {
    /// Returns the token at an address of a network, if it is known.
    pub fn asset(&self, network: Network, address: Address) -> Option<&Asset> {
        // An added row replaces a built-in one.
        self.added.iter().chain(BUILT_IN).find(|asset| asset.network == network && asset.address == address)
    }

    /// Returns all tokens: those built in, by network with the default token first, then those added.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.list().into_iter()
    }

    fn list(&self) -> Vec<&Asset> {
        let built_in = BUILT_IN.iter().map(|row| self.added.iter().find(|added| same_token(added, row)).unwrap_or(row));
        let mut list: Vec<&Asset> = built_in.collect();
        list.extend(self.added.iter().filter(|added| !BUILT_IN.iter().any(|row| same_token(added, row))));
        list
    }

    /// Returns the tokens of a network. A price without a ticker is in the first.
    pub fn on(&self, network: Network) -> impl Iterator<Item = &Asset> {
        self.assets().filter(move |asset| asset.network == network)
    }

    /// Returns the tokens that have this address on other networks: it may have been copied from the wrong one.
    pub fn elsewhere(&self, network: Network, address: Address) -> impl Iterator<Item = &Asset> {
        self.assets().filter(move |asset| asset.network != network && asset.address == address)
    }

    /// Converts a price on a network to a token and an exact amount in its atomic units.
    ///
    /// A sum of dollars is in the network's default stablecoin; a sum with a ticker is in the token of that symbol,
    /// spelled as in the registry.
    ///
    /// # Errors
    /// `money.zero`, `money.no_asset`, `money.unknown_ticker`, `money.too_small`, `money.too_large`.
    pub fn price(&self, network: Network, money: &Money) -> Result<(&Asset, Amount)> {
        if money.is_zero() {
            return Err(Error::new(Code::MoneyZero).with("found", money));
        }
        let Some(default) = self.on(network).next() else {
            return Err(Error::new(Code::MoneyNoAsset).with("network", network));
        };
        let asset = match money.ticker() {
            None => default,
            Some(ticker) => self
                .on(network)
                .find(|asset| asset.symbol == ticker)
                .ok_or_else(|| self.unknown_ticker(network, ticker))?,
        };
        Ok((asset, money.in_units_of(asset.decimals)?))
    }

    fn unknown_ticker(&self, network: Network, ticker: &str) -> Error {
        let known: Vec<&str> = self.on(network).map(Asset::symbol).collect();
        let error = Error::new(Code::MoneyUnknownTicker).with("ticker", ticker).with("network", network);
        let error = error.with("known", known.join(", "));
        match known.iter().find(|symbol| symbol.eq_ignore_ascii_case(ticker)) {
            Some(symbol) => error.hint(format!("it is spelled {symbol}")),
            None => error,
        }
    }

    pub(crate) fn is_built_in(&self) -> bool {
        self.added.is_empty()
    }

    /// Adds the rows of a JSON array.
    pub(crate) fn add(&mut self, rows: Value<'_>) -> Result<()> {
        for (index, row) in rows.expect(JsonKind::Array)?.elements().enumerate() {
            self.add_row(row).map_err(|error| error.within(index))?;
        }
        Ok(())
    }

    /// Adds a row. A row for a known token may change its evidence only.
    fn add_row(&mut self, row: Value<'_>) -> Result<()> {
        let asset = Asset::read(row)?;
        if let Some(known) = self.asset(asset.network, asset.address) {
            if !known.agrees(&asset) {
                let name = format!("{}/{}", known.network, known.address);
                return Err(Error::new(Code::RegistryConflict).with("asset", name));
            }
            if known.evidence == asset.evidence {
                return Ok(());
            }
            self.added.retain(|added| !same_token(added, &asset));
        }
        self.added.push(asset);
        Ok(())
    }

    pub(crate) fn write_added(&self) -> String {
        self.added.iter().fold(ArrayWriter::new(), |rows, asset| rows.raw(asset.write())).end()
    }
}

fn same_token(one: &Asset, other: &Asset) -> bool {
    one.network == other.network && one.address == other.address
}
