use serde_json::{Map, Value};

use crate::Operation;

/// The operations' cases have the same payment: viem, eth-account and both official SDKs agree on its signature.
const FINISH: &str = include_str!("../../../../../spec-vectors/exact/finish.json");
const PREPARE: &str = include_str!("../../../../../spec-vectors/exact/prepare.json");

/// The inputs of the operations, and so their results: one payment, from the vectors.
#[derive(Debug)]
pub struct Inputs {
    /// The challenge's JSON.
    pub challenge: String,
    /// The payer.
    pub payer: String,
    /// The network.
    pub network: String,
    /// The request's method.
    pub method: String,
    /// The request's URL.
    pub url: String,
    /// The time.
    pub now: u64,
    /// The payment's nonce.
    pub nonce: String,
    /// The payer's signature.
    pub signature: String,
    /// The digest of the typed data.
    pub digest: String,
    /// The signing domain's JSON.
    pub domain: String,
    /// The authorization's JSON.
    pub authorization: String,
    /// The payment's header.
    pub header: String,
    /// The payment's JSON.
    pub payment: String,
    /// The JSON of the challenge's first offer.
    pub offer: String,
}

impl Inputs {
    /// Reads the inputs from the vectors; none if a case was moved.
    pub fn of_vectors() -> Option<Inputs> {
        let (finish, prepare) = (case(FINISH, "finish-v2")?, case(PREPARE, "prepare-v2")?);
        let (input, output) = (finish.get("input")?, finish.get("output")?);
        let at = |value: &Value, pointer: &str| Some(value.pointer(pointer)?.as_str()?.to_owned());
        let request = prepare.pointer("/output/requests/0")?;
        let typed: Value = serde_json::from_str(request.get("typedData")?.as_str()?).ok()?;
        let challenge = at(input, "/challenge")?;
        let read: Value = serde_json::from_str(&challenge).ok()?;
        Some(Inputs {
            offer: read.pointer("/accepts/0")?.to_string(),
            challenge,
            payer: at(input, "/payer/address")?,
            network: at(input, "/payer/networks/0")?,
            method: at(input, "/request/method")?,
            url: at(input, "/request/url")?,
            now: input.get("now")?.as_u64()?,
            nonce: at(input, "/nonce")?,
            signature: at(input, "/signature")?,
            digest: at(request, "/digest")?,
            domain: typed.get("domain")?.to_string(),
            authorization: typed.get("message")?.to_string(),
            header: at(output, "/header")?,
            payment: at(output, "/json")?,
        })
    }

    /// The expected result of an operation.
    pub fn expected(&self, operation: Operation) -> &str {
        match operation {
            Operation::VerifyHeader | Operation::Recover => &self.payer,
            Operation::ParseHeader => &self.payment,
            Operation::ParseChallenge => &self.offer,
            Operation::Digest => &self.digest,
            Operation::Pay => &self.header,
        }
    }

    /// One object of texts for the other languages' programs; `expected.` and an operation's name has its result.
    pub fn to_json(&self) -> String {
        let texts = [
            ("challenge", &self.challenge),
            ("offer", &self.offer),
            ("payer", &self.payer),
            ("network", &self.network),
            ("method", &self.method),
            ("url", &self.url),
            ("now", &self.now.to_string()),
            ("nonce", &self.nonce),
            ("signature", &self.signature),
            ("digest", &self.digest),
            ("domain", &self.domain),
            ("authorization", &self.authorization),
            ("header", &self.header),
        ];
        let inputs = texts.map(|(name, text)| (name.to_owned(), Value::from(text.as_str())));
        let expected = Operation::ALL
            .map(|operation| (format!("expected.{}", operation.name()), Value::from(self.expected(operation))));
        Value::from(inputs.into_iter().chain(expected).collect::<Map<String, Value>>()).to_string()
    }
}

fn case(file: &str, id: &str) -> Option<Value> {
    let file: Value = serde_json::from_str(file).ok()?;
    file.get("cases")?.as_array()?.iter().find(|case| case.get("id").and_then(Value::as_str) == Some(id)).cloned()
}
