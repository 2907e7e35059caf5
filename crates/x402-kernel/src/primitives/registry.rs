use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use alloy_primitives::{address, b256};

use super::{Address, Asset, Bytes32, Evidence, Network, TransferMethod};
use crate::json::{ArrayWriter, JsonKind, Value};
use crate::{Code, Error, Result};

/// The tokens a profile knows: those built in, and those its owner added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    added: Vec<Asset>,
}

impl Registry {
    /// The token at that address of that chain.
    pub fn asset(&self, network: Network, address: Address) -> Option<&Asset> {
        self.assets().find(|asset| asset.network == network && asset.address == address)
    }

    /// All of them.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        BUILT_IN.iter().chain(&self.added)
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

    fn add_row(&mut self, row: Value<'_>) -> Result<()> {
        let asset = Asset::read(row)?;
        match self.asset(asset.network, asset.address) {
            Some(known) if *known == asset => Ok(()),
            Some(known) => {
                let name = format!("{}/{}", known.network, known.address);
                Err(Error::new(Code::RegistryConflict).with("asset", name))
            }
            None => {
                self.added.push(asset);
                Ok(())
            }
        }
    }

    pub(crate) fn write_added(&self) -> String {
        self.added.iter().fold(ArrayWriter::new(), |rows, asset| rows.raw(asset.write())).end()
    }
}

struct Row {
    chain: u64,
    address: alloy_primitives::Address,
    name: &'static str,
    separator: alloy_primitives::B256,
}

const fn usdc(row: Row) -> Asset {
    Asset {
        network: Network::from_chain_id(row.chain),
        address: Address::from_bytes(row.address.0.0),
        symbol: Cow::Borrowed("USDC"),
        name: Cow::Borrowed(row.name),
        version: Cow::Borrowed("2"),
        decimals: 6,
        transfer_method: TransferMethod::Eip3009,
        domain_separator: Bytes32::from_bytes(row.separator.0),
        evidence: Evidence::TwoSdks,
    }
}

/// The default stablecoins of @x402/evm 2.27.0 and x402 2.25.0, which agree on each of these rows. The separators are
/// viem's and eth-account's (`spec-vectors/eip712/domain_separator.json`).
static BUILT_IN: &[Asset] = &[
    usdc(Row {
        chain: 8453,
        address: address!("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"),
        name: "USD Coin",
        separator: b256!("0x02fa7265e7c5d81118673727957699e4d68f74cd74b7db77da710fe8a2c7834f"),
    }),
    usdc(Row {
        chain: 84532,
        address: address!("0x036CbD53842c5426634e7929541eC2318f3dCF7e"),
        name: "USDC",
        separator: b256!("0x71f17a3b2ff373b803d70a5a07c046c1a2bc8e89c09ef722fcb047abe94c9818"),
    }),
    usdc(Row {
        chain: 1,
        address: address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"),
        name: "USD Coin",
        separator: b256!("0x06c37168a7db5138defc7866392bb87a741f9b3d104deb5094588ce041cae335"),
    }),
    usdc(Row {
        chain: 43114,
        address: address!("0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E"),
        name: "USD Coin",
        separator: b256!("0xbbea200329a938bc3438984a49cb0732e66d66d7bd59c127abacc1710e77f7b3"),
    }),
    Asset {
        network: Network::from_chain_id(4326),
        address: Address::from_bytes(address!("0xFAfDdbb3FC7688494971a79cc65DCa3EF82079E7").0.0),
        symbol: Cow::Borrowed("MegaUSD"),
        name: Cow::Borrowed("MegaUSD"),
        version: Cow::Borrowed("1"),
        decimals: 18,
        transfer_method: TransferMethod::Permit2,
        domain_separator: Bytes32::from_bytes(
            b256!("0x26e1aa8b35bf8653b60726926f670a6ec590674f00b149826914c480d0e798bd").0,
        ),
        evidence: Evidence::TwoSdks,
    },
];
