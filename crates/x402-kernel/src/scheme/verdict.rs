use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use crate::json::{Json, JsonKind, Limits};
use crate::primitives::Address;
use crate::wire::VerifyResponse;
use crate::words::{unknown, words};
use crate::{Error, Result};

/// The detail of a refusal that names the payer, as the payment claims.
pub(super) const PAYER: &str = "payer";

/// The result of verifying a payment without access to a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Verdict {
    /// The payer's key signed the payment, as the server asked for it.
    SignedByPayer(SignedByPayer),
    /// The payment is as the server asked for it. Only the chain can tell whether the wallet signed it.
    NeedsChain(NeedsChain),
    /// The payment can be read, but is not acceptable.
    Rejected(Error),
    /// The payment cannot be read.
    Malformed(Error),
}

/// The verdict on a payment that the payer's key signed, as the server asked for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignedByPayer {
    pub(super) payer: Address,
    pub(super) replay_key: String,
    pub(super) open: Vec<Open>,
}

/// The verdict on a payment whose signature only the chain can verify.
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
    /// A question that only the chain can answer.
    #[argument = "open"]
    #[non_exhaustive]
    pub enum Open {
        /// Whether there is code at the payer's address: then the token asks that code instead of the key.
        PayerCode = "payer_code",
        /// Whether the payer's wallet contract accepts the signature (EIP-1271, ERC-6492).
        WalletSignature = "wallet_signature",
        /// Whether the payer has the amount.
        Balance = "balance",
        /// Whether the nonce is unused.
        NonceUnused = "nonce_unused",
        /// Whether the token is deployed, not paused, and blocks neither payer nor payee.
        TokenState = "token_state",
    }
}

words! {
    /// The kind of wallet that must verify a signature.
    #[argument = "wallet"]
    pub enum Wallet {
        /// A deployed contract (EIP-1271).
        Contract = "contract",
        /// An account that delegates to a contract (EIP-7702): the token asks the contract instead of the key.
        Delegated = "delegated",
        /// A contract that is not deployed yet (ERC-6492).
        Counterfactual = "counterfactual",
    }
}

/// The cases of a verdict.
const CASES: [&str; 4] = ["signed_by_payer", "needs_chain", "rejected", "malformed"];

impl SignedByPayer {
    /// The address of the payer.
    pub fn payer(&self) -> Address {
        self.payer
    }

    /// The replay key: the one name of the payment, made of signed values only, so that two encodings of one
    /// authorization share it. Claim it before you deliver.
    pub fn replay_key(&self) -> &str {
        &self.replay_key
    }

    /// The questions that only the chain can answer.
    pub fn open(&self) -> &[Open] {
        &self.open
    }
}

impl NeedsChain {
    /// The address of the payer, as the payment claims.
    pub fn payer(&self) -> Address {
        self.payer
    }

    /// The kind of wallet that must verify the signature.
    pub fn wallet(&self) -> Wallet {
        self.wallet
    }

    /// The contract that would deploy a counterfactual wallet, if the envelope can be read (ERC-6492).
    pub fn factory(&self) -> Option<Address> {
        self.factory
    }

    /// The replay key: the one name of the payment, made of signed values only.
    pub fn replay_key(&self) -> &str {
        &self.replay_key
    }

    /// The questions that only the chain can answer.
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

    /// Writes a facilitator's response to `POST /verify`, which names the payer if the payment can be read; `None` if only the chain can tell whether the payer signed.
    ///
    /// A response for a valid payment is not based on the chain: send it after the questions in
    /// [`open`](SignedByPayer::open) are answered.
    ///
    /// # Errors
    /// None in practice: those of reading the written text.
    pub fn to_verify_response(&self) -> Result<Option<VerifyResponse>> {
        let payer = match self {
            Verdict::SignedByPayer(signed) => Some(signed.payer),
            Verdict::NeedsChain(wallet) => Some(wallet.payer),
            Verdict::Rejected(_) | Verdict::Malformed(_) => None,
        };
        Verdict::response_to(self.as_str(), payer, self.error())
    }

    /// Writes the response like [`to_verify_response`](Self::to_verify_response), to a verdict that is given as its case
    /// ([`as_str`](Self::as_str)), its payer and its error, for a language in which it is these fields.
    ///
    /// # Errors
    /// `usage.argument` for another case, or one without its payer or error.
    pub fn response_to(case: &str, payer: Option<Address>, error: Option<&Error>) -> Result<Option<VerifyResponse>> {
        match (case, payer, error) {
            ("signed_by_payer", Some(payer), None) => VerifyResponse::valid(payer).map(Some),
            ("needs_chain", Some(_), None) => Ok(None),
            ("rejected" | "malformed", None, Some(error)) => {
                // The payer that the payment claims, as facilitators answer.
                let payer = error.detail().get(PAYER).and_then(|payer| Address::parse(payer).ok());
                VerifyResponse::invalid(error, payer).map(Some)
            }
            _ => Err(unknown("verdict", &CASES)),
        }
    }

    /// Reads what a verdict serialises as.
    ///
    /// # Errors
    /// `usage.argument` for a member that the verdict does not have, or an unknown word; `message.*`, `address.*`,
    /// `json.*`; those of [`Error::from_json`].
    pub fn from_json(text: &str) -> Result<Verdict> {
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

    /// The error of a payment that is rejected or malformed.
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
