//! Tokens the registry knows.

use x402_kernel::Amount;

/// A token the registry knows: what it is worth, and what its contract calls itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Asset {
    /// The chain it lives on, in CAIP-2.
    pub network: String,
    /// Its contract: the address with its EIP-55 checksum.
    pub address: String,
    /// What people call it: `USDC`. One unit of every asset here is worth one dollar.
    pub symbol: String,
    /// The `name` of its EIP-712 domain, which is not always its symbol.
    pub name: String,
    /// The `version` of its EIP-712 domain.
    pub version: String,
    /// How many decimals one unit has.
    pub decimals: i32,
    /// How it is moved.
    pub transfer_method: TransferMethod,
    /// Its EIP-712 domain separator, pinned from an oracle: 32 bytes as `0x` and 64 digits.
    pub domain_separator: String,
    /// What name and version rest on.
    pub evidence: Evidence,
    /// Where the evidence is: the packages with their versions, a citation for `onchain`; none if a row does not say.
    pub source: Option<String>,
}

/// How a token is moved by a signature (x402 v2 `exact` on EVM, `extra.assetTransferMethod`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum TransferMethod {
    /// EIP-3009 `transferWithAuthorization`, by the token itself.
    Eip3009,
    /// Through the Permit2 contract.
    Permit2,
}

/// What a token's EIP-712 name and version in the registry rest on. A wrong name makes every signature worthless.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Evidence {
    /// Read from the contract, with a citation.
    Onchain,
    /// Two independent SDKs say the same.
    TwoSdks,
    /// One SDK says so. The default policy does not pay on it.
    OneSdk,
}

/// A price on a chain: the token it is in, and its exact amount.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct Price {
    /// The token.
    pub asset: Asset,
    /// Atomic units of it, in decimal digits.
    pub amount: String,
}

impl From<&x402_kernel::Asset> for Asset {
    fn from(asset: &x402_kernel::Asset) -> Asset {
        Asset {
            network: asset.network().to_string(),
            address: asset.address().to_string(),
            symbol: asset.symbol().into(),
            name: asset.name().into(),
            version: asset.version().into(),
            decimals: asset.decimals().into(),
            transfer_method: match asset.transfer_method() {
                x402_kernel::TransferMethod::Eip3009 => TransferMethod::Eip3009,
                x402_kernel::TransferMethod::Permit2 => TransferMethod::Permit2,
            },
            domain_separator: asset.domain_separator().to_string(),
            evidence: match asset.evidence() {
                x402_kernel::Evidence::Onchain => Evidence::Onchain,
                x402_kernel::Evidence::TwoSdks => Evidence::TwoSdks,
                x402_kernel::Evidence::OneSdk => Evidence::OneSdk,
            },
            source: Some(asset.source()).filter(|source| !source.is_empty()).map(Into::into),
        }
    }
}

impl From<(&x402_kernel::Asset, Amount)> for Price {
    fn from((asset, amount): (&x402_kernel::Asset, Amount)) -> Price {
        Price { asset: asset.into(), amount: amount.to_string() }
    }
}
