use alloc::vec::Vec;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, Limits};
use crate::primitives::Address;
use crate::words::words;

/// Options for verifying a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyOptions {
    /// The seconds for which the payment must stay valid, for work before settling. Less than the profile's settle
    /// margin has no effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_runway: Option<u64>,
    /// What is known about the code at the payer's address.
    #[serde(skip_serializing_if = "PayerCode::is_unknown")]
    pub payer_code: PayerCode,
    /// The factories whose undeployed wallets are accepted (ERC-6492); `None` accepts all, and leaves the check to the
    /// caller.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factories: Option<Vec<Address>>,
}

words! {
    /// What is known about the code at the payer's address (`eth_getCode`). It decides who verifies a signature.
    #[argument = "payerCode"]
    #[derive(Default)]
    pub enum PayerCode {
        /// Nothing is known.
        #[default]
        Unknown = "unknown",
        /// There is no code: the key verifies.
        None = "none",
        /// `0xef0100` and an address: the account delegates to a contract (EIP-7702), which verifies.
        Delegated = "delegated",
        /// Other code: a contract, which verifies.
        Contract = "contract",
    }
}

impl PayerCode {
    fn is_unknown(&self) -> bool {
        *self == PayerCode::Unknown
    }

    /// Interprets the bytes that `eth_getCode` returned.
    pub fn of(code: &[u8]) -> PayerCode {
        match code {
            [] => PayerCode::None,
            [0xef, 0x01, 0x00, address @ ..] if address.len() == 20 => PayerCode::Delegated,
            _ => PayerCode::Contract,
        }
    }
}

impl VerifyOptions {
    /// Reads options from JSON:
    /// `{minRunway?: seconds, payerCode?: unknown|none|delegated|contract, factories?: [address]}`.
    ///
    /// # Errors
    /// `usage.argument` for another member or an unknown word; `message.wrong_type`, `address.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<VerifyOptions> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object("options", &["minRunway", "payerCode", "factories"])?;
        Ok(VerifyOptions {
            min_runway: value.read_optional("minRunway", |seconds| seconds.whole("minRunway"))?,
            payer_code: value.read_optional("payerCode", |code| code.word(PayerCode::parse))?.unwrap_or_default(),
            factories: value.read_optional("factories", |factories| factories.list(Address::read))?,
        })
    }
}
