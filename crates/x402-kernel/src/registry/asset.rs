use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt::Display;

use serde::{Serialize, Serializer};

use crate::evm::Eip712Domain;
use crate::json::{Json, Limits, ObjectWriter, Value};
use crate::primitives::{Address, Amount, Bytes32, Network};
use crate::words::words;
use crate::{Code, Error, Result};

words! {
    /// How a token is moved by a signature (`extra.assetTransferMethod`; [`exact` on EVM](crate#specifications)).
    #[argument = "transferMethod"]
    pub enum TransferMethod {
        /// By the token itself: `transferWithAuthorization` (EIP-3009).
        Eip3009 = "eip3009",
        /// By the Permit2 contract.
        Permit2 = "permit2",
    }
}

words! {
    /// The evidence for a token's EIP-712 name and version. With a wrong name, every signature is worthless.
    #[argument = "evidence"]
    pub enum Evidence {
        /// Read from the contract, with a citation.
        Onchain = "onchain",
        /// Two independent SDKs agree.
        TwoSdks = "two_sdks",
        /// One SDK says so. The default policy does not pay in such a token.
        OneSdk = "one_sdk",
    }
}

/// A token that the registry knows: its decimals, and the EIP-712 name and version of its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    pub(super) network: Network,
    pub(super) address: Address,
    pub(super) symbol: Cow<'static, str>,
    pub(super) name: Cow<'static, str>,
    pub(super) version: Cow<'static, str>,
    pub(super) decimals: u8,
    pub(super) transfer_method: TransferMethod,
    pub(super) domain_separator: Bytes32,
    pub(super) evidence: Evidence,
    pub(super) source: Cow<'static, str>,
}

impl Asset {
    /// The network of the token.
    pub fn network(&self) -> Network {
        self.network
    }

    /// The address of its contract.
    pub fn address(&self) -> Address {
        self.address
    }

    /// Its symbol, such as `USDC`. One unit of every token in the registry is worth one dollar.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// The `name` of its EIP-712 domain, which is not always its symbol.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The `version` of its EIP-712 domain.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The number of decimals of one unit.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// How the token is moved by a signature.
    pub fn transfer_method(&self) -> TransferMethod {
        self.transfer_method
    }

    /// The EIP-712 domain separator, pinned from an oracle and not computed from the row.
    pub fn domain_separator(&self) -> Bytes32 {
        self.domain_separator
    }

    /// The evidence for name and version.
    pub fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The source of the evidence: packages with their versions, or a citation for `onchain`. Empty if the row has none.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether both rows are the same but for their evidence.
    pub(super) fn agrees(&self, other: &Asset) -> bool {
        *other == Asset { evidence: other.evidence, source: other.source.clone(), ..self.clone() }
    }

    /// Writes an amount for people: `0.01 USDC`.
    pub fn price(&self, amount: Amount) -> String {
        format!("{} {}", amount.to_units(self.decimals), self.symbol)
    }

    /// Reads what an asset serialises as, a row:
    /// `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence, source?}`.
    ///
    /// # Errors
    /// `registry.asset`, `registry.separator` (the pinned separator is not what name and version give), `message.*`,
    /// `network.*`, `address.*`, `hex.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Asset> {
        Asset::read(Json::parse(text, &Limits::default())?.value())
    }

    /// Reads a row: `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence,
    /// source?}`.
    pub(super) fn read(row: Value<'_>) -> Result<Asset> {
        let asset = Asset {
            network: row.read("network", Network::read)?,
            address: row.read("address", Address::read)?,
            symbol: row.text_of("symbol")?.into(),
            name: row.text_of("name")?.into(),
            version: row.text_of("version")?.into(),
            decimals: row.read("decimals", |v| match v.text().parse() {
                Ok(decimals) if decimals <= 36 => Ok(decimals),
                _ => Err(problem("decimals is a number from 0 to 36")),
            })?,
            transfer_method: row
                .read_optional("transferMethod", |v| word(v, "transferMethod", TransferMethod::parse))?
                .unwrap_or(TransferMethod::Eip3009),
            domain_separator: row.read("domainSeparator", Bytes32::read)?,
            evidence: row.read("evidence", |v| word(v, "evidence", Evidence::parse))?,
            source: row.optional_text("source")?.unwrap_or_default().into(),
        };
        let found = asset.computed_separator();
        if found != asset.domain_separator {
            return Err(Error::new(Code::RegistrySeparator)
                .with("expected", asset.domain_separator)
                .with("found", found));
        }
        Ok(asset)
    }

    /// Computes the separator of name, version, network and contract, which equals the pinned one unless the row is wrong.
    fn computed_separator(&self) -> Bytes32 {
        Eip712Domain::token(&*self.name, &*self.version, self.network.chain_id(), self.address).separator()
    }

    pub(super) fn write(&self) -> String {
        let row = ObjectWriter::new()
            .string("network", self.network)
            .string("address", self.address)
            .string("symbol", &self.symbol)
            .string("name", &self.name)
            .string("version", &self.version)
            .raw("decimals", self.decimals)
            .string("transferMethod", self.transfer_method.as_str())
            .string("domainSeparator", self.domain_separator)
            .string("evidence", self.evidence.as_str());
        if self.source.is_empty() { row.end() } else { row.string("source", &self.source).end() }
    }
}

/// As its row: `{network, address, symbol, name, version, decimals, transferMethod, domainSeparator, evidence, source?}`.
impl Serialize for Asset {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            network: Network,
            address: Address,
            symbol: &'a str,
            name: &'a str,
            version: &'a str,
            decimals: u8,
            transfer_method: TransferMethod,
            domain_separator: Bytes32,
            evidence: Evidence,
            #[serde(skip_serializing_if = "str::is_empty")]
            source: &'a str,
        }
        let Asset { network, address, symbol, name, version, decimals, .. } = self;
        View {
            network: *network,
            address: *address,
            symbol,
            name,
            version,
            decimals: *decimals,
            transfer_method: self.transfer_method,
            domain_separator: self.domain_separator,
            evidence: self.evidence,
            source: &self.source,
        }
        .serialize(serializer)
    }
}

/// A word of a row; any other is a problem of the row.
fn word<T>(value: Value<'_>, member: &str, parse: fn(&str) -> Result<T>) -> Result<T> {
    let expected = |error: Error| format!("{member} is {}", error.detail().get("expected").unwrap_or_default());
    parse(&value.string()?).map_err(|error| problem(expected(error)))
}

fn problem(text: impl Display) -> Error {
    Error::new(Code::RegistryAsset).with("problem", text)
}
