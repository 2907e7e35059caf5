use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::{Serialize, Serializer};

use crate::{Code, Error, Result};

/// An EVM network: its EIP-155 chain id.
///
/// x402 v2 writes it in CAIP-2 (`eip155:8453`), v1 by a name (`base`); both are equal. The spelling a message used
/// stays in the message's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(u64);

impl Network {
    /// Reads CAIP-2, as x402 v2 writes it (v2 §11.1).
    ///
    /// # Errors
    /// `network.not_caip2`; `network.unsupported` for a family other than `eip155`.
    pub fn parse(text: &str) -> Result<Network> {
        let wrong = |code| Error::new(code).with("found", text);
        let Some((namespace, reference)) = text.split_once(':') else {
            let error = wrong(Code::NetworkNotCaip2);
            return Err(match named(text) {
                Ok(network) => error.hint(format!("a name of x402 v1 for {network}")),
                Err(_) => error,
            });
        };
        // Algorand's and TON's identifiers break CAIP-2's own grammar, so no more than this is asked of it.
        if namespace.is_empty()
            || reference.is_empty()
            || namespace.eq_ignore_ascii_case("eip155") && namespace != "eip155"
        {
            return Err(wrong(Code::NetworkNotCaip2));
        }
        if namespace != "eip155" {
            return Err(wrong(Code::NetworkUnsupported));
        }
        let canonical = reference.bytes().all(|b| b.is_ascii_digit()) && !reference.starts_with('0');
        match reference.parse() {
            Ok(id) if canonical => Ok(Network(id)),
            _ => Err(wrong(Code::NetworkNotCaip2)),
        }
    }

    /// Reads a name, as x402 v1 writes it (v1 §5.1).
    ///
    /// # Errors
    /// `network.unknown_name`; `network.ambiguous_name` where SDKs sign for different chains under one name;
    /// `network.unsupported` for Solana's names.
    pub fn parse_v1(text: &str) -> Result<Network> {
        named(text).map_err(|error| match Network::parse(text) {
            Ok(network) => error.hint(format!("CAIP-2, as in x402 v2; v1 calls it {}", network.name())),
            Err(_) => error,
        })
    }

    /// The network of that chain id, which is not zero.
    pub const fn from_chain_id(id: u64) -> Network {
        Network(id)
    }

    /// The EIP-155 chain id.
    pub const fn chain_id(self) -> u64 {
        self.0
    }

    /// What people call it: `Base Sepolia`; the CAIP-2 text for a chain without a name here.
    pub fn name(self) -> String {
        CHAINS.iter().find(|chain| chain.id == self.0).map_or_else(|| self.to_string(), |chain| chain.name.into())
    }
}

fn named(text: &str) -> Result<Network> {
    let wrong = |code| Error::new(code).with("found", text);
    if let Some((_, chains)) = AMBIGUOUS.iter().find(|(name, _)| *name == text) {
        return Err(wrong(Code::NetworkAmbiguousName).with("chains", chains));
    }
    if text == "solana" || text.starts_with("solana-") {
        return Err(wrong(Code::NetworkUnsupported));
    }
    match CHAINS.iter().find(|chain| chain.v1 == text) {
        Some(chain) => Ok(Network(chain.id)),
        None => Err(wrong(Code::NetworkUnknownName)),
    }
}

/// In CAIP-2.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "eip155:{}", self.0)
    }
}

impl Serialize for Network {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

struct Chain {
    id: u64,
    v1: &'static str,
    name: &'static str,
}

const fn chain(id: u64, v1: &'static str, name: &'static str) -> Chain {
    Chain { id, v1, name }
}

/// The networks of x402 v1 whose names the SDKs agree on (the tables of @x402/evm 2.27.0 and x402 2.25.0).
const CHAINS: &[Chain] = &[
    chain(1, "ethereum", "Ethereum"),
    chain(14, "flare", "Flare"),
    chain(137, "polygon", "Polygon"),
    chain(143, "monad", "Monad"),
    chain(988, "stable", "Stable"),
    chain(1328, "sei-testnet", "Sei Testnet"),
    chain(1329, "sei", "Sei"),
    chain(2201, "stable-testnet", "Stable Testnet"),
    chain(2741, "abstract", "Abstract"),
    chain(3338, "peaq", "peaq"),
    chain(4326, "megaeth", "MegaETH"),
    chain(4689, "iotex", "IoTeX"),
    chain(8453, "base", "Base"),
    chain(10143, "monad-testnet", "Monad Testnet"),
    chain(11124, "abstract-testnet", "Abstract Testnet"),
    chain(42220, "celo", "Celo"),
    chain(43113, "avalanche-fuji", "Avalanche Fuji"),
    chain(43114, "avalanche", "Avalanche"),
    chain(80002, "polygon-amoy", "Polygon Amoy"),
    chain(84532, "base-sepolia", "Base Sepolia"),
    chain(11155111, "sepolia", "Sepolia"),
];

/// Names under which a TypeScript payer and a Python facilitator sign for different chains: always a wrong signature.
const AMBIGUOUS: &[(&str, &str)] =
    &[("story", "1514 or 1513"), ("educhain", "41923 or 656476"), ("skale-base-sepolia", "324705682 or 1444673419")];
