use x402_kernel as kernel;

use crate::value::{value, word};

word!(TransferMethod { Eip3009, Permit2 });
word!(Evidence { Onchain, TwoSdks, OneSdk });

value! {
    /// A token the registry knows: what it is worth, and what its contract calls itself.
    Asset {
        /// The chain it lives on, in CAIP-2.
        network: String,
        /// Its contract.
        address: String,
        /// What people call it: `USDC`. One unit of every asset here is worth one dollar.
        symbol: String,
        /// The `name` of its EIP-712 domain, which is not always its symbol.
        name: String,
        /// The `version` of its EIP-712 domain.
        version: String,
        /// How many decimals one unit has.
        decimals: u8,
        /// How it is moved.
        transfer_method: TransferMethod,
        /// Its EIP-712 domain separator, pinned from an oracle and not computed from the row.
        domain_separator: String,
        /// What name and version rest on.
        evidence: Evidence,
        /// Where the evidence is: the packages with their versions, a citation for `onchain`; none if a row does not
        /// say.
        source: Option<String>,
    }
}

value! {
    /// A price on a chain: the token it is in, and how much of it.
    Price {
        /// The token.
        asset: Asset,
        /// Atomic units of it, in decimal digits.
        amount: String,
    }
}

impl From<&kernel::Asset> for Asset {
    fn from(asset: &kernel::Asset) -> Asset {
        Asset {
            network: asset.network().to_string(),
            address: asset.address().to_string(),
            symbol: asset.symbol().into(),
            name: asset.name().into(),
            version: asset.version().into(),
            decimals: asset.decimals(),
            transfer_method: TransferMethod(asset.transfer_method()),
            domain_separator: asset.domain_separator().to_string(),
            evidence: Evidence(asset.evidence()),
            source: Some(asset.source()).filter(|source| !source.is_empty()).map(Into::into),
        }
    }
}
