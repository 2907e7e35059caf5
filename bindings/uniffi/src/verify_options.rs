//! What a server knows or wants besides the offer.

use serde::Serialize;
use x402_kernel::primitives::from_hex;

use crate::eip712::json;
use crate::{Result, numbers};

/// What the caller knows or wants beyond the offer, when a payment is verified. The default knows and wants nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Record)]
#[serde(rename_all = "camelCase")]
pub struct VerifyOptions {
    /// Seconds for which the authorization has to stay valid, for work that comes before settling. Less than the
    /// profile's settle margin changes nothing.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_runway: Option<i64>,
    /// What is known of the code at the payer's address: nothing unless it is said.
    pub payer_code: PayerCode,
    /// The factories whose undeployed wallets are taken (ERC-6492), as addresses. None: the question is the caller's.
    #[uniffi(default = None)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factories: Option<Vec<String>>,
}

/// What is known of the code at the payer's address (`eth_getCode`). It decides whom a token asks about a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, uniffi::Enum)]
#[serde(rename_all = "lowercase")]
pub enum PayerCode {
    /// Nothing.
    Unknown,
    /// There is none: the key decides.
    None,
    /// `0xef0100` and an address: the account delegates to a contract (EIP-7702), which decides.
    Delegated,
    /// Other code: a contract, which decides.
    Contract,
}

/// What the answer of `eth_getCode` means, in hexadecimal.
///
/// Throws `hex.*`.
#[uniffi::export]
pub fn payer_code(code: String) -> Result<PayerCode> {
    Ok(x402_kernel::PayerCode::of(&from_hex(&code)?).into())
}

/// What `VerifyOptions.fromJson` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn read_verify_options(text: String) -> Result<VerifyOptions> {
    let options = x402_kernel::VerifyOptions::from_json(&text)?;
    Ok(VerifyOptions {
        min_runway: options.min_runway.map(numbers::seconds),
        payer_code: options.payer_code.into(),
        factories: options.factories.map(|factories| factories.iter().map(ToString::to_string).collect()),
    })
}

impl VerifyOptions {
    pub(crate) fn or_default(given: Option<VerifyOptions>) -> Result<x402_kernel::VerifyOptions> {
        match given {
            None => Ok(x402_kernel::VerifyOptions::default()),
            Some(options) => Ok(x402_kernel::VerifyOptions::from_json(&json("options", &options)?)?),
        }
    }
}

impl From<x402_kernel::PayerCode> for PayerCode {
    fn from(code: x402_kernel::PayerCode) -> PayerCode {
        match code {
            x402_kernel::PayerCode::Unknown => PayerCode::Unknown,
            x402_kernel::PayerCode::None => PayerCode::None,
            x402_kernel::PayerCode::Delegated => PayerCode::Delegated,
            x402_kernel::PayerCode::Contract => PayerCode::Contract,
        }
    }
}
