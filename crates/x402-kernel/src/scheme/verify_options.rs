use alloc::vec::Vec;

use crate::json::{Json, JsonKind, Value};
use crate::primitives::Address;
use crate::words::words;
use crate::{Error, Profile, Result};

/// What the caller knows or wants beyond the offer, when a payment is verified. The default knows and wants nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifyOptions {
    /// Seconds for which the authorization has to stay valid, for work that comes before settling. Less than the
    /// profile's settle margin changes nothing.
    pub min_runway: Option<u64>,
    /// What is known of the code at the payer's address.
    pub payer_code: PayerCode,
    /// The factories whose undeployed wallets are taken (ERC-6492). None: the question is the caller's.
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
        let json = Json::parse(text, Profile::default().limits())?;
        let mut options = VerifyOptions::default();
        for (name, value) in json.value().expect(JsonKind::Object)?.members() {
            let read = match &*name {
                "minRunway" => seconds(value).map(|seconds| options.min_runway = Some(seconds)),
                "payerCode" => value.word(PayerCode::parse).map(|code| options.payer_code = code),
                "factories" => addresses(value).map(|factories| options.factories = Some(factories)),
                _ => Err(argument("minRunway, payerCode or factories")),
            };
            read.map_err(|error| error.within(&name))?;
        }
        Ok(options)
    }
}

fn seconds(value: Value<'_>) -> Result<u64> {
    value.text().parse().map_err(|_| argument("a whole number of seconds"))
}

fn addresses(value: Value<'_>) -> Result<Vec<Address>> {
    let read = |(index, value): (usize, Value<'_>)| {
        value.string().and_then(|text| Address::parse(&text)).map_err(|error| error.within(index))
    };
    value.expect(JsonKind::Array)?.elements().enumerate().map(read).collect()
}

fn argument(expected: &'static str) -> Error {
    Error::argument("options", expected)
}
