//! Signing domains (EIP-712), as plain data.

use serde::Serialize;
use x402_kernel::usage;

use crate::Result;

/// A signing domain (EIP-712 `EIP712Domain`): the fields that are present, and no others, are hashed. An empty text is
/// present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct Eip712Domain {
    /// `name`: what the contract calls itself.
    #[uniffi(default = None)]
    pub name: Option<String>,
    /// `version`.
    #[uniffi(default = None)]
    pub version: Option<String>,
    /// `chainId`, in decimal digits.
    #[uniffi(default = None)]
    pub chain_id: Option<String>,
    /// `verifyingContract`, an address.
    #[uniffi(default = None)]
    pub verifying_contract: Option<String>,
    /// `salt`: 32 bytes, `0x` and 64 hexadecimal digits.
    #[uniffi(default = None)]
    pub salt: Option<String>,
}

/// What `Eip712Domain.parse` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn parse_eip712_domain(json: String) -> Result<Eip712Domain> {
    Ok(Eip712Domain::from(&x402_kernel::Eip712Domain::parse(&json)?))
}

/// The domain separator (EIP-712): 32 bytes as `0x` and 64 digits.
///
/// Throws `amount.*`, `address.*`, `hex.*`, at the field's name.
#[uniffi::export]
pub fn domain_separator(domain: Eip712Domain) -> Result<String> {
    Ok(domain.read()?.separator().to_string())
}

impl Eip712Domain {
    pub(crate) fn read(&self) -> Result<x402_kernel::Eip712Domain> {
        Ok(x402_kernel::Eip712Domain::parse(&json("domain", self)?)?)
    }
}

/// A record as the JSON that the kernel reads, so that an error has the pointer it has in every language.
pub(crate) fn json(argument: &str, record: &impl Serialize) -> Result<String> {
    serde_json::to_string(record).map_err(|_| usage::argument(argument, "texts").into())
}

impl From<&x402_kernel::Eip712Domain> for Eip712Domain {
    fn from(domain: &x402_kernel::Eip712Domain) -> Eip712Domain {
        Eip712Domain {
            name: domain.name.clone(),
            version: domain.version.clone(),
            chain_id: domain.chain_id.map(|id| id.to_string()),
            verifying_contract: domain.verifying_contract.map(|contract| contract.to_string()),
            salt: domain.salt.map(|salt| salt.to_string()),
        }
    }
}
