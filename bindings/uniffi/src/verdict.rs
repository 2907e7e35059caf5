//! What can be said of a payment without a chain.

use crate::Result;
use crate::error::ErrorInfo;
use crate::verify_response::{self, VerifyResponse};

/// What can be said of a payment without a chain. There is no boolean to forget.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Verdict {
    /// Everything signed is what the server asked for, and the payer's key signed it.
    SignedByPayer {
        /// Who pays: the address with its EIP-55 checksum.
        payer: String,
        /// The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it
        /// before delivering anything.
        replay_key: String,
        /// What only the chain can still tell: constants in `Open`, such as `balance`. A newer core may send others.
        open: Vec<String>,
    },
    /// Everything signed is what the server asked for; whether a contract wallet signed it only the chain can tell.
    NeedsChain {
        /// Who is said to pay: the address with its EIP-55 checksum.
        payer: String,
        /// The kind of wallet that has to check it.
        wallet: Wallet,
        /// The contract that would deploy the wallet, of a counterfactual one whose envelope can be read (ERC-6492): the
        /// address with its EIP-55 checksum.
        factory: Option<String>,
        /// The payment's one name, made of signed values only.
        replay_key: String,
        /// What only the chain can tell: constants in `Open`. A newer core may send others.
        open: Vec<String>,
    },
    /// Well-formed, and not acceptable.
    Rejected {
        /// Why, with the reason for the wire.
        error: ErrorInfo,
    },
    /// Not readable as a payment.
    Malformed {
        /// Why, with the reason for the wire.
        error: ErrorInfo,
    },
}

#[uniffi::export]
impl Verdict {
    /// The answer a facilitator gives to `POST /verify`; none where only the chain can tell whose signature it is.
    ///
    /// A yes says what can be said without a chain: give it once what `open` lists was looked up.
    ///
    /// Throws `address.*`, `usage.argument` only for a verdict that somebody made by hand.
    pub fn to_verify_response(&self) -> Result<Option<VerifyResponse>> {
        match self {
            Verdict::SignedByPayer { payer, .. } => verify_response::valid_response(payer.clone()).map(Some),
            Verdict::NeedsChain { .. } => Ok(None),
            Verdict::Rejected { error } | Verdict::Malformed { error } => {
                verify_response::invalid_response(error.clone(), None).map(Some)
            }
        }
    }
}

/// What kind of wallet has to check a signature that is not for a key to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Wallet {
    /// A deployed contract (EIP-1271).
    Contract,
    /// An account that delegates to a contract (EIP-7702): a token asks the contract and not the key.
    Delegated,
    /// A contract that is not deployed yet (ERC-6492).
    Counterfactual,
}

impl From<x402_kernel::Verdict> for Verdict {
    fn from(verdict: x402_kernel::Verdict) -> Verdict {
        let open = |questions: &[x402_kernel::Open]| questions.iter().map(|open| open.as_str().into()).collect();
        match verdict {
            x402_kernel::Verdict::SignedByPayer(v) => Verdict::SignedByPayer {
                payer: v.payer().to_string(),
                replay_key: v.replay_key().into(),
                open: open(v.open()),
            },
            x402_kernel::Verdict::NeedsChain(v) => Verdict::NeedsChain {
                payer: v.payer().to_string(),
                wallet: match v.wallet() {
                    x402_kernel::Wallet::Contract => Wallet::Contract,
                    x402_kernel::Wallet::Delegated => Wallet::Delegated,
                    x402_kernel::Wallet::Counterfactual => Wallet::Counterfactual,
                },
                factory: v.factory().map(|factory| factory.to_string()),
                replay_key: v.replay_key().into(),
                open: open(v.open()),
            },
            x402_kernel::Verdict::Rejected(error) => Verdict::Rejected { error: (&error).into() },
            x402_kernel::Verdict::Malformed(error) => Verdict::Malformed { error: (&error).into() },
        }
    }
}
