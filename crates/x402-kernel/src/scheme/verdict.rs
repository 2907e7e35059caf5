use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::json::{Json, JsonKind, Limits};
use crate::primitives::Address;
use crate::wire::VerifyResponse;
use crate::words::{unknown, words};
use crate::{Error, Result};

/// What can be said of a payment without a chain. A closed enum: there is no boolean to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// Everything signed is what the server asked for, and the payer's key signed it.
    SignedByPayer(SignedByPayer),
    /// Everything signed is what the server asked for; whether a contract wallet signed it only the chain can tell.
    NeedsChain(NeedsChain),
    /// Well-formed, and not acceptable.
    Rejected(Error),
    /// Not readable as a payment.
    Malformed(Error),
}

/// A payment that the payer's key signed, as the server asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedByPayer {
    pub(super) payer: Address,
    pub(super) replay_key: String,
    pub(super) open: Vec<Open>,
}

/// A payment whose signature only the chain can check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeedsChain {
    pub(super) payer: Address,
    pub(super) wallet: Wallet,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) factory: Option<Address>,
    pub(super) replay_key: String,
    pub(super) open: Vec<Open>,
}

words! {
    /// What only the chain can tell.
    #[argument = "open"]
    #[non_exhaustive]
    pub enum Open {
        /// Whether the payer's address has code: a token then asks that code and not the key.
        PayerCode = "payer_code",
        /// Whether the payer's wallet contract says the signature is its own (EIP-1271, ERC-6492).
        WalletSignature = "wallet_signature",
        /// Whether the payer has the amount.
        Balance = "balance",
        /// Whether the nonce is unused.
        NonceUnused = "nonce_unused",
        /// Whether the token is deployed, not paused, and blocks nobody concerned.
        TokenState = "token_state",
    }
}

words! {
    /// What kind of wallet has to check a signature that is not for a key to check.
    #[argument = "wallet"]
    pub enum Wallet {
        /// A deployed contract (EIP-1271).
        Contract = "contract",
        /// An account that delegates to a contract (EIP-7702): a token asks the contract and not the key.
        Delegated = "delegated",
        /// A contract that is not deployed yet (ERC-6492).
        Counterfactual = "counterfactual",
    }
}

impl SignedByPayer {
    /// Who pays.
    pub fn payer(&self) -> Address {
        self.payer
    }

    /// The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it before
    /// delivering anything.
    pub fn replay_key(&self) -> &str {
        &self.replay_key
    }

    /// What only the chain can still tell.
    pub fn open(&self) -> &[Open] {
        &self.open
    }
}

impl NeedsChain {
    /// Who is said to pay.
    pub fn payer(&self) -> Address {
        self.payer
    }

    /// The kind of wallet that has to check it.
    pub fn wallet(&self) -> Wallet {
        self.wallet
    }

    /// The contract that would deploy the wallet, of a counterfactual one whose envelope can be read (ERC-6492).
    pub fn factory(&self) -> Option<Address> {
        self.factory
    }

    /// The payment's one name, made of signed values only.
    pub fn replay_key(&self) -> &str {
        &self.replay_key
    }

    /// What only the chain can tell.
    pub fn open(&self) -> &[Open] {
        &self.open
    }
}

impl Verdict {
    /// The case as text: `signed_by_payer`, `needs_chain`, `rejected` or `malformed`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Verdict::SignedByPayer(_) => "signed_by_payer",
            Verdict::NeedsChain(_) => "needs_chain",
            Verdict::Rejected(_) => "rejected",
            Verdict::Malformed(_) => "malformed",
        }
    }

    /// The answer a facilitator gives to `POST /verify`; none where only the chain can tell whose signature it is.
    ///
    /// A yes says what can be said without a chain: give it once what [`open`](SignedByPayer::open) lists was looked up.
    ///
    /// # Errors
    /// None in practice: those of reading what was written.
    pub fn to_verify_response(&self) -> Result<Option<VerifyResponse>> {
        match self {
            Verdict::SignedByPayer(signed) => VerifyResponse::valid(signed.payer).map(Some),
            Verdict::NeedsChain(_) => Ok(None),
            Verdict::Rejected(error) | Verdict::Malformed(error) => VerifyResponse::invalid(error, None).map(Some),
        }
    }

    /// Reads what a verdict serialises as.
    ///
    /// # Errors
    /// `usage.argument` for a member that the verdict does not have, or an unknown word; `message.*`, `address.*`, `json.*`;
    /// those of [`Error::from_json`].
    pub fn from_json(text: &str) -> Result<Verdict> {
        const CASES: [&str; 4] = ["signed_by_payer", "needs_chain", "rejected", "malformed"];
        let json = Json::parse(text, &Limits::WRITTEN)?;
        let value = json.value().expect(JsonKind::Object)?;
        let known = |names: &[&str]| value.object("verdict", names);
        let payer = || value.read("payer", Address::read);
        let replay_key = || value.text_of("replayKey");
        let open = || value.read("open", |open| open.list(|question| question.word(Open::parse)));
        let error = || {
            known(&["verdict", "error"])?;
            value.read("error", Error::read)
        };
        match &*value.text_of("verdict")? {
            "signed_by_payer" => {
                known(&["verdict", "payer", "replayKey", "open"])?;
                Ok(Verdict::SignedByPayer(SignedByPayer { payer: payer()?, replay_key: replay_key()?, open: open()? }))
            }
            "needs_chain" => {
                known(&["verdict", "payer", "wallet", "factory", "replayKey", "open"])?;
                let wallet = value.read("wallet", |wallet| wallet.word(Wallet::parse))?;
                let factory = value.read_optional("factory", Address::read)?;
                let (payer, replay_key, open) = (payer()?, replay_key()?, open()?);
                Ok(Verdict::NeedsChain(NeedsChain { payer, wallet, factory, replay_key, open }))
            }
            "rejected" => error().map(Verdict::Rejected),
            "malformed" => error().map(Verdict::Malformed),
            _ => Err(unknown("verdict", &CASES).within("verdict")),
        }
    }

    /// Why not, if not.
    pub fn error(&self) -> Option<&Error> {
        match self {
            Verdict::SignedByPayer(_) | Verdict::NeedsChain(_) => None,
            Verdict::Rejected(error) | Verdict::Malformed(error) => Some(error),
        }
    }
}

/// As `{verdict, payer?, wallet?, factory?, replayKey?, open?, error?}`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(tag = "verdict", rename_all = "snake_case")]
        enum View<'a> {
            SignedByPayer(&'a SignedByPayer),
            NeedsChain(&'a NeedsChain),
            Rejected { error: &'a Error },
            Malformed { error: &'a Error },
        }
        match self {
            Verdict::SignedByPayer(v) => View::SignedByPayer(v),
            Verdict::NeedsChain(v) => View::NeedsChain(v),
            Verdict::Rejected(error) => View::Rejected { error },
            Verdict::Malformed(error) => View::Malformed { error },
        }
        .serialize(serializer)
    }
}
