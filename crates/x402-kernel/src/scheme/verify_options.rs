use alloc::vec::Vec;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, Limits};
use crate::primitives::Address;
use crate::words::words;

/// What the caller knows or wants beyond the offer, when a payment is verified. The default knows and wants nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyOptions {
    /// Seconds for which the authorization has to stay valid, for work that comes before settling. Less than the
    /// profile's settle margin changes nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_runway: Option<u64>,
    /// What is known of the code at the payer's address.
    #[serde(skip_serializing_if = "PayerCode::is_unknown")]
    pub payer_code: PayerCode,
    /// The factories whose undeployed wallets are taken (ERC-6492). None: the question is the caller's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factories: Option<Vec<Address>>,
}

words! {
    /// What is known of the code at the payer's address (`eth_getCode`). It decides whom a token asks about a signature.
    #[argument = "payerCode"]
    #[derive(Default)]
    pub enum PayerCode {
        /// Nothing.
        #[default]
        Unknown = "unknown",
        /// There is none: the key decides.
        None = "none",
        /// `0xef0100` and an address: the account delegates to a contract (EIP-7702), which decides.
        Delegated = "delegated",
        /// Other code: a contract, which decides.
        Contract = "contract",
    }
}

impl PayerCode {
    fn is_unknown(&self) -> bool {
        *self == PayerCode::Unknown
    }

    /// What the bytes that `eth_getCode` gave mean.
    pub fn of(code: &[u8]) -> PayerCode {
        match code {
            [] => PayerCode::None,
            [0xef, 0x01, 0x00, address @ ..] if address.len() == 20 => PayerCode::Delegated,
            _ => PayerCode::Contract,
        }
    }
}

impl VerifyOptions {
    /// Reads `{minRunway?: seconds, payerCode?: unknown|none|delegated|contract, factories?: [address]}`.
    ///
    /// # Errors
    /// `usage.argument`, `message.wrong_type`, `address.*`, and those of parsing JSON.
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
