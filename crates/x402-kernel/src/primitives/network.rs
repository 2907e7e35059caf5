use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::{Serialize, Serializer};

use crate::json::Value;
use crate::{Code, Error, Result};

/// An EVM network: its EIP-155 chain id.
///
/// x402 v2 writes it in CAIP-2 (`eip155:8453`), v1 by a name (`base`). Both are equal; the message's text keeps its
/// spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network(u64);

impl Network {
    /// Reads CAIP-2, such as `eip155:8453`, as x402 v2 writes it ([v2 §11.1](crate#specifications)).
    ///
    /// # Errors
    /// `network.not_caip2`; `network.unsupported` for a family other than `eip155`.
    pub fn parse(text: &str) -> Result<Network> {
        let wrong = |code| Error::new(code).with("found", text);
        let Some((namespace, reference)) = text.split_once(':') else {
            let error = wrong(Code::NetworkNotCaip2);
            return Err(match named(text) {
                Ok(network) => error.hint(format!("a name of x402 v1 for {network}")),
                Err(other) if other.code() == Code::NetworkUnsupported => other,
                Err(_) => error,
            });
        };
        // No more than this is required of the rest: Algorand's and TON's identifiers break CAIP-2's grammar.
        if namespace.is_empty()
            || reference.is_empty()
            || namespace.eq_ignore_ascii_case("eip155") && namespace != "eip155"
        {
            return Err(wrong(Code::NetworkNotCaip2));
        }
        if namespace != "eip155" {
            let error = wrong(Code::NetworkUnsupported);
            return Err(match other_family(namespace) {
                Some(other) => error.hint(format!("another chain: {other}")),
                None => error,
            });
        }
        let canonical = reference.bytes().all(|b| b.is_ascii_digit()) && !reference.starts_with('0');
        match reference.parse() {
            Ok(id) if canonical => Ok(Network(id)),
            _ => Err(wrong(Code::NetworkNotCaip2)),
        }
    }

    /// Reads a JSON string.
    pub(crate) fn read(value: Value<'_>) -> Result<Network> {
        Network::parse(&value.string()?)
    }

    /// Reads a name, such as `base`, as x402 v1 writes it ([v1 §5.1](crate#specifications)).
    ///
    /// # Errors
    /// `network.unknown_name`; `network.ambiguous_name` if SDKs sign for different networks under that name;
    /// `network.unsupported` for the names of other networks, such as Solana's.
    pub fn parse_v1(text: &str) -> Result<Network> {
        named(text).map_err(|error| match Network::parse(text) {
            Ok(network) => error.hint(format!("CAIP-2, as in x402 v2; v1 calls it {}", network.name())),
            Err(_) => error,
        })
    }

    /// Makes the network of an EIP-155 chain id, which must not be zero.
    pub const fn from_chain_id(id: u64) -> Network {
        Network(id)
    }

    /// The EIP-155 chain id.
    pub const fn chain_id(self) -> u64 {
        self.0
    }

    /// Its name for people, such as `Base Sepolia`; the CAIP-2 text if the kernel knows no name.
    pub fn name(self) -> String {
        self.known().map_or_else(|| self.to_string(), |chain| chain.name.into())
    }

    /// Whether it is a test network, whose money is worth nothing. An unknown network counts as a real one.
    pub fn is_testnet(self) -> bool {
        self.known().is_some_and(|chain| chain.testnet)
    }

    fn known(self) -> Option<&'static Chain> {
        CHAINS.iter().find(|chain| chain.id == self.0)
    }
}

fn named(text: &str) -> Result<Network> {
    let wrong = |code| Error::new(code).with("found", text);
    if let Some((_, networks)) = AMBIGUOUS.iter().find(|(name, _)| *name == text) {
        return Err(wrong(Code::NetworkAmbiguousName).with("networks", networks));
    }
    if let Some(other) = other_family(text) {
        return Err(wrong(Code::NetworkUnsupported).hint(format!("another chain: {other}")));
    }
    match CHAINS.iter().find(|chain| chain.v1 == Some(text)) {
        Some(chain) => Ok(Network(chain.id)),
        None => Err(wrong(Code::NetworkUnknownName)),
    }
}

/// Returns the name of a network that is not EVM's, from a name or a CAIP-2 namespace such as `hedera-testnet`.
fn other_family(text: &str) -> Option<&'static str> {
    let word = text.split(['-', '_', ':']).next().unwrap_or_default();
    OTHERS.iter().find(|(_, names)| names.split(' ').any(|name| name.eq_ignore_ascii_case(word))).map(|(name, _)| *name)
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
    /// Its name in x402 v1, if the SDKs agree on one (the tables of @x402/evm 2.27.0 and x402 2.25.0).
    v1: Option<&'static str>,
    name: &'static str,
    testnet: bool,
}

const fn mainnet(id: u64, v1: Option<&'static str>, name: &'static str) -> Chain {
    Chain { id, v1, name, testnet: false }
}

const fn testnet(id: u64, v1: Option<&'static str>, name: &'static str) -> Chain {
    Chain { id, v1, name, testnet: true }
}

/// The networks of x402 v1, and those of the registry's tokens.
const CHAINS: &[Chain] = &[
    mainnet(1, Some("ethereum"), "Ethereum"),
    mainnet(14, Some("flare"), "Flare"),
    mainnet(50, None, "XDC"),
    testnet(51, None, "XDC Apothem"),
    mainnet(137, Some("polygon"), "Polygon"),
    mainnet(143, Some("monad"), "Monad"),
    mainnet(988, Some("stable"), "Stable"),
    testnet(1328, Some("sei-testnet"), "Sei Testnet"),
    mainnet(1329, Some("sei"), "Sei"),
    testnet(1513, None, "Story Testnet"),
    mainnet(1514, None, "Story"),
    testnet(2201, Some("stable-testnet"), "Stable Testnet"),
    mainnet(2741, Some("abstract"), "Abstract"),
    mainnet(3338, Some("peaq"), "peaq"),
    mainnet(4326, Some("megaeth"), "MegaETH"),
    mainnet(4689, Some("iotex"), "IoTeX"),
    mainnet(5042, None, "Arc"),
    mainnet(8453, Some("base"), "Base"),
    testnet(10143, Some("monad-testnet"), "Monad Testnet"),
    testnet(11124, Some("abstract-testnet"), "Abstract Testnet"),
    testnet(31611, None, "Mezo Testnet"),
    mainnet(31612, None, "Mezo"),
    mainnet(36900, None, "ADI Chain"),
    mainnet(38833, None, "Igra"),
    mainnet(41923, None, "EDU Chain"),
    mainnet(42161, None, "Arbitrum One"),
    mainnet(42220, Some("celo"), "Celo"),
    testnet(43113, Some("avalanche-fuji"), "Avalanche Fuji"),
    mainnet(43114, Some("avalanche"), "Avalanche"),
    testnet(72344, None, "Radius Testnet"),
    testnet(80002, Some("polygon-amoy"), "Polygon Amoy"),
    testnet(84532, Some("base-sepolia"), "Base Sepolia"),
    testnet(181228, None, "HPP Sepolia"),
    mainnet(190415, None, "HPP"),
    testnet(421614, None, "Arbitrum Sepolia"),
    testnet(656476, None, "EDU Chain Testnet"),
    mainnet(723487, None, "Radius"),
    testnet(5042002, None, "Arc Testnet"),
    testnet(11142220, None, "Celo Sepolia"),
    testnet(11155111, Some("sepolia"), "Sepolia"),
    testnet(324705682, None, "SKALE Base Sepolia"),
    testnet(1444673419, None, "SKALE Europa Testnet"),
];

/// Names under which the TypeScript and Python SDKs sign for different networks, so that a signature is always wrong.
const AMBIGUOUS: &[(&str, &str)] =
    &[("story", "1514 or 1513"), ("educhain", "41923 or 656476"), ("skale-base-sepolia", "324705682 or 1444673419")];

/// Chains that are not EVM networks, by the first words of the names that servers give to them.
const OTHERS: &[(&str, &str)] = &[
    ("Algorand", "algorand algo"),
    ("Aptos", "aptos"),
    ("Bitcoin", "bitcoin btc bip122 lightning lnbc"),
    ("Cardano", "cardano cip34"),
    ("Casper", "casper"),
    ("Concordium", "concordium ccd"),
    ("Cosmos", "cosmos noble osmosis"),
    ("Hedera", "hedera hbar"),
    ("Internet Computer", "icp"),
    ("Kaspa", "kaspa"),
    ("Keeta", "keeta"),
    ("MultiversX", "multiversx elrond mvx"),
    ("NEAR", "near"),
    ("Polkadot", "polkadot"),
    ("Radix", "radix"),
    ("Solana", "solana svm sol"),
    ("Stacks", "stacks stx"),
    ("Starknet", "starknet"),
    ("Stellar", "stellar xlm"),
    ("Sui", "sui"),
    ("Tezos", "tezos"),
    ("TON", "ton tvm"),
    ("TRON", "tron trx"),
    ("XRP Ledger", "xrpl xrp ripple"),
    ("no chain: a service's own ledger", "cloudflare aws fiat stripe paypal"),
];
