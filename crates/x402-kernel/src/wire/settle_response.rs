//! The receipt: a server's or facilitator's statement about the settlement.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::Source;
use super::header::{self, Reader};
use super::reading::Reading;
use crate::json::{Json, JsonKind, Limits, ObjectWriter, Value, owned};
use crate::primitives::{Address, Amount};
use crate::{Code, Error, Profile, Repair, RepairKind, Result};

/// The reason of a pending settlement: the transaction was sent, but is not confirmed yet.
const SETTLEMENT_PENDING: &str = "settlement_pending";

/// A receipt: the outcome of a settlement ([x402 v2 §5.3.2](crate#specifications) `SettleResponse`,
/// [v1 §5.3.2](crate#specifications)), in three cases.
///
/// It is a peer's claim; only the chain can prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettleResponse {
    /// The payment was settled: `success: true`, with a transaction.
    Settled {
        /// The transaction's hash, as the peer wrote it. It is empty only with an `amount` of `"0"`, when nothing had
        /// to be settled (`upto` on EVM).
        transaction: String,
        /// The network, as the peer wrote it; empty if a tolerant reader found none.
        network: String,
        /// The payer, as the peer wrote it, if any.
        payer: Option<String>,
        /// The settled amount in atomic units, as the peer wrote it, if any.
        amount: Option<String>,
        /// The exact text.
        json: Json,
    },
    /// A transaction was sent and may still settle: `success: false`, because of `settlement_pending`.
    Pending {
        /// The transaction's hash, as the peer wrote it.
        transaction: String,
        /// The network, as the peer wrote it, if any.
        network: Option<String>,
        /// The payer, as the peer wrote it, if any.
        payer: Option<String>,
        /// The exact text.
        json: Json,
    },
    /// The settlement failed: `success: false`. An empty transaction or network reads as missing.
    Failed {
        /// `errorReason`, as the peer wrote it.
        reason: Option<String>,
        /// The hash of the failed transaction, as the peer wrote it, if any.
        transaction: Option<String>,
        /// The network, as the peer wrote it, if any.
        network: Option<String>,
        /// The payer, as the peer wrote it, if any.
        payer: Option<String>,
        /// The exact text.
        json: Json,
    },
}

/// The names of the members, x402's first, then those of older servers.
const TRANSACTION: &str = "transaction txHash transactionHash txid txId hash tx tx_hash transaction_hash tx_id";
const NETWORK: &str = "network networkId network_id chain chainId chain_id";
const REASON: &str = "errorReason error_reason error reason errorCode error_code";

/// Reads the text in the first of these members that has one. A strict reader knows the first only.
fn older(receipt: Value<'_>, names: &str, reading: &mut Reading<'_>) -> Result<Option<String>> {
    let mut names = names.split(' ');
    let own = names.next().unwrap_or_default();
    let is_text = |text: &String| !text.is_empty();
    let said = receipt.read_optional(own, owned).map(|text| text.filter(is_text));
    if !reading.tolerates() || matches!(said, Ok(Some(_))) {
        return said;
    }
    let written = |value: Value<'_>| match value.kind() {
        JsonKind::String => value.as_str().map(Cow::into_owned),
        JsonKind::Number => Some(value.text().into()),
        _ => None,
    };
    match names.find_map(|name| Some((name, receipt.present(name).and_then(written).filter(is_text)?))) {
        Some((name, text)) => {
            reading.repair(RepairKind::MessageOlderName, &format!("/{name}"));
            Ok(Some(text))
        }
        None => said,
    }
}

/// Reads the amount. A repair takes a number.
fn amount(receipt: Value<'_>, reading: &mut Reading<'_>) -> Result<Option<String>> {
    let digits = receipt.present("amount").map(Value::text).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
    match digits.filter(|_| reading.tolerates()) {
        Some(digits) => {
            reading.repair(RepairKind::AmountNumber, "/amount");
            Ok(Some(digits.into()))
        }
        None => reading.aside(receipt, "", "amount", owned),
    }
}

/// The members of a receipt, read once for its fields and for its repairs.
struct Members {
    reason: Option<String>,
    transaction: Option<String>,
    network: Option<String>,
    payer: Option<String>,
    amount: Option<String>,
}

impl Members {
    fn read(value: Value<'_>, reading: &mut Reading<'_>) -> Result<Members> {
        let transaction = older(value, TRANSACTION, reading)?;
        // Neither decides whether money moved.
        let mut aside = |names: &str| match older(value, names, reading) {
            Err(error) if reading.tolerates() => {
                reading.repair(RepairKind::MessageIgnoredMember, error.at());
                Ok(None)
            }
            text => text,
        };
        let (reason, network) = (aside(REASON)?, aside(NETWORK)?);
        let payer = reading.aside(value, "", "payer", owned)?;
        Ok(Members { reason, transaction, network, payer, amount: amount(value, reading)? })
    }
}

/// A member that SDKs use inside a process. Clients must not see it.
const EXTENSION_RESPONSES: &str = "extensionResponses";

impl SettleResponse {
    /// Reads a receipt from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`SettleResponse::parse_with`].
    pub fn parse(text: &str) -> Result<SettleResponse> {
        SettleResponse::parse_with(&Profile::default(), text)
    }

    /// Reads a receipt from its JSON. `success` must be a JSON boolean; anything else is an error. A tolerant profile
    /// takes older names of the members, and a settled receipt without a network (see [`repairs`](Self::repairs)).
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<SettleResponse> {
        SettleResponse::read(Json::parse(text, profile.limits())?, Reading::new(profile, Source::default()))
    }

    /// Reads the value of a `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header, as a client does.
    ///
    /// # Errors
    /// Those of [`header::decode`] and of [`SettleResponse::parse_with`].
    pub fn from_header_with(profile: &Profile, value: &str) -> Result<SettleResponse> {
        let (json, source) = header::decode(value, Reader::Client, profile)?;
        SettleResponse::read(json, Reading::new(profile, source))
    }

    /// Reads what a receipt serialises as. `json` is read; everything else follows from it.
    ///
    /// # Errors
    /// `usage.argument` for a member that a receipt does not serialise as; those of [`SettleResponse::parse_with`].
    pub fn from_json(text: &str) -> Result<SettleResponse> {
        let names = [
            "status",
            "transaction",
            "network",
            "payer",
            "amount",
            "reason",
            "errorMessage",
            "extensions",
            "repairs",
            "header",
            "json",
        ];
        let written = Json::parse(text, &Limits::WRITTEN)?;
        let receipt = written.value().object("receipt", &names)?;
        let profile = Profile::default();
        receipt.read("json", |json| {
            let json = Json::parse(&json.string()?, &Limits::WRITTEN)?;
            SettleResponse::read(json, Reading::new(&profile, Source::default()))
        })
    }

    fn read(json: Json, mut reading: Reading<'_>) -> Result<SettleResponse> {
        let value = json.value().expect(JsonKind::Object)?;
        let success = value.bool("success")?;
        let Members { reason, transaction, network, payer, amount } = Members::read(value, &mut reading)?;
        let nothing_due = amount.as_deref() == Some("0");
        match (success, transaction, network) {
            (true, None, _) if !nothing_due => Err(Error::new(Code::MessageMissing).with("members", "transaction")),
            (true, _, None) if !reading.tolerates() => Err(Error::new(Code::MessageMissing).with("members", "network")),
            (true, transaction, network) => {
                let (transaction, network) = (transaction.unwrap_or_default(), network.unwrap_or_default());
                Ok(SettleResponse::Settled { transaction, network, payer, amount, json })
            }
            (false, Some(transaction), network) if reason.as_deref() == Some(SETTLEMENT_PENDING) => {
                Ok(SettleResponse::Pending { transaction, network, payer, json })
            }
            (false, transaction, network) => Ok(SettleResponse::Failed { reason, transaction, network, payer, json }),
        }
    }

    /// The repairs that a tolerant reader makes to read the text: older names, members of another type left aside, a
    /// missing network.
    pub fn repairs(&self) -> Vec<Repair> {
        let profile = Profile::default();
        let mut reading = Reading::new(&profile, Source::default());
        // It was read before: there is no error.
        let _ = Members::read(self.json().value(), &mut reading);
        let mut repairs = reading.finish().repairs;
        if matches!(self, SettleResponse::Settled { network, .. } if network.is_empty()) {
            repairs.push(Repair { kind: RepairKind::MessageMissingNetwork, at: String::new(), cause: None });
        }
        repairs
    }

    /// Writes the receipt of a settled payment. `network` is written as in the offer. `transaction` may be empty only
    /// with an `amount` of zero, when nothing had to be settled.
    ///
    /// # Errors
    /// `usage.argument` for an empty network, or an empty transaction without an amount of zero.
    pub fn settled(
        transaction: &str,
        network: &str,
        payer: Option<Address>,
        amount: Option<Amount>,
    ) -> Result<SettleResponse> {
        if transaction.is_empty() && amount != Some(Amount::ZERO) {
            return Err(Error::argument("transaction", "the hash of a transaction"));
        }
        SettleResponse::write(true, None, transaction, network, payer, amount)
    }

    /// Writes the receipt of a failed settlement, with a reason of x402 ([v2 §9](crate#specifications)) or any other
    /// text.
    ///
    /// # Errors
    /// `usage.argument` for an empty network.
    pub fn failed(reason: &str, network: &str, payer: Option<Address>) -> Result<SettleResponse> {
        SettleResponse::write(false, Some(reason), "", network, payer, None)
    }

    /// Writes the receipt of a settlement whose transaction was sent but is not confirmed yet.
    ///
    /// # Errors
    /// `usage.argument` for an empty transaction or network.
    pub fn pending(transaction: &str, network: &str, payer: Option<Address>) -> Result<SettleResponse> {
        if transaction.is_empty() {
            return Err(Error::argument("transaction", "the hash of a transaction"));
        }
        SettleResponse::write(false, Some(SETTLEMENT_PENDING), transaction, network, payer, None)
    }

    fn write(
        success: bool,
        reason: Option<&str>,
        transaction: &str,
        network: &str,
        payer: Option<Address>,
        amount: Option<Amount>,
    ) -> Result<SettleResponse> {
        if network.is_empty() {
            return Err(Error::argument("network", "the network of the offer"));
        }
        let json = ObjectWriter::new()
            .raw("success", success)
            .string_optional("errorReason", reason)
            .string("transaction", transaction)
            .string("network", network)
            .string_optional("payer", payer)
            .string_optional("amount", amount);
        SettleResponse::parse(&json.end())
    }

    /// The value of its `PAYMENT-RESPONSE` or `X-PAYMENT-RESPONSE` header: its text without `extensionResponses`, which
    /// is between facilitator and server.
    pub fn header(&self) -> String {
        let json = self.json();
        if json.get(EXTENSION_RESPONSES).is_none() {
            return header::encode(json.text());
        }
        let kept = json.members().filter(|(name, _)| name != EXTENSION_RESPONSES);
        header::encode(&kept.fold(ObjectWriter::new(), |object, (name, value)| object.raw(&name, value)).end())
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        match self {
            SettleResponse::Settled { json, .. }
            | SettleResponse::Pending { json, .. }
            | SettleResponse::Failed { json, .. } => json,
        }
    }

    /// The case as text: `settled`, `pending` or `failed`.
    pub const fn status(&self) -> &'static str {
        match self {
            SettleResponse::Settled { .. } => "settled",
            SettleResponse::Pending { .. } => "pending",
            SettleResponse::Failed { .. } => "failed",
        }
    }

    /// The transaction's hash, as the peer wrote it, if any.
    pub fn transaction(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { transaction, .. } | SettleResponse::Pending { transaction, .. } => {
                Some(transaction)
            }
            SettleResponse::Failed { transaction, .. } => transaction.as_deref(),
        }
    }

    /// The network, as the peer wrote it, if any.
    pub fn network(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { network, .. } => Some(network),
            SettleResponse::Pending { network, .. } | SettleResponse::Failed { network, .. } => network.as_deref(),
        }
    }

    /// The payer, as the peer wrote it, if any.
    pub fn payer(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { payer, .. }
            | SettleResponse::Pending { payer, .. }
            | SettleResponse::Failed { payer, .. } => payer.as_deref(),
        }
    }

    /// The settled amount in atomic units, as the peer wrote it, if any.
    pub fn amount(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { amount, .. } => amount.as_deref(),
            SettleResponse::Pending { .. } | SettleResponse::Failed { .. } => None,
        }
    }

    /// `errorMessage`, for people, as the peer wrote it: never take it for an instruction.
    pub fn error_message(&self) -> Option<String> {
        self.json().get("errorMessage").and_then(|message| message.as_str().map(Cow::into_owned))
    }

    /// `extensions`, as they were written.
    pub fn extensions(&self) -> Option<Json> {
        self.json().get("extensions").filter(|extensions| extensions.kind() == JsonKind::Object)
    }

    /// `errorReason` of a failure, as the peer wrote it.
    pub fn reason(&self) -> Option<&str> {
        match self {
            SettleResponse::Settled { .. } | SettleResponse::Pending { .. } => None,
            SettleResponse::Failed { reason, .. } => reason.as_deref(),
        }
    }
}

/// As `{status, transaction?, network?, payer?, amount?, reason?, errorMessage?, extensions?, repairs, header, json}`.
impl Serialize for SettleResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct View<'a> {
            status: &'a str,
            #[serde(skip_serializing_if = "Option::is_none")]
            transaction: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            network: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            payer: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            amount: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            reason: Option<&'a str>,
            #[serde(skip_serializing_if = "Option::is_none")]
            error_message: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            extensions: Option<Json>,
            repairs: Vec<Repair>,
            header: String,
            json: &'a Json,
        }
        View {
            status: self.status(),
            transaction: self.transaction(),
            network: self.network(),
            payer: self.payer(),
            amount: self.amount(),
            reason: self.reason(),
            error_message: self.error_message(),
            extensions: self.extensions(),
            repairs: self.repairs(),
            header: self.header(),
            json: self.json(),
        }
        .serialize(serializer)
    }
}
