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

/// The tokens a profile knows: those built in, and those its owner added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    added: Vec<Asset>,
}

impl Registry {
    /// The token at that address of that chain.
    pub fn asset(&self, network: Network, address: Address) -> Option<&Asset> {
        // What the owner added says more of a token than what is built in.
        self.added.iter().chain(BUILT_IN).find(|asset| asset.network == network && asset.address == address)
    }

    /// All of them: those built in, chain by chain with the default first, then those added.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.list().into_iter()
    }

    fn list(&self) -> Vec<&Asset> {
        let built_in = BUILT_IN.iter().map(|row| self.added.iter().find(|added| same_place(added, row)).unwrap_or(row));
        let mut list: Vec<&Asset> = built_in.collect();
        list.extend(self.added.iter().filter(|added| !BUILT_IN.iter().any(|row| same_place(added, row))));
        list
    }

    /// The tokens of one chain. A price without a ticker is in the first.
    pub fn on(&self, network: Network) -> impl Iterator<Item = &Asset> {
        self.assets().filter(move |asset| asset.network == network)
    }

    /// The tokens with that address on other chains: an address that was taken from the wrong one.
    pub fn elsewhere(&self, network: Network, address: Address) -> impl Iterator<Item = &Asset> {
        self.assets().filter(move |asset| asset.network != network && asset.address == address)
    }

    /// A price on a chain: the token it is in, and its exact amount in atomic units.
    ///
    /// A sum of dollars is in the chain's default stablecoin, a sum with a ticker in the token of that symbol, spelled
    /// as the registry spells it.
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

    /// A token is what it is; how sure one is of it is for the owner to say, so a later row may only differ in that.
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
            self.added.retain(|added| !same_place(added, &asset));
        }
        self.added.push(asset);
        Ok(())
    }

    pub(crate) fn write_added(&self) -> String {
        self.added.iter().fold(ArrayWriter::new(), |rows, asset| rows.raw(asset.write())).end()
    }
}

fn same_place(one: &Asset, other: &Asset) -> bool {
    one.network == other.network && one.address == other.address
}
