//! The promises of the house, a file each; the other languages have tests of the same names.

mod arguments_are_checked;
mod errors_are_data;
mod handles_are_used_once;
mod messages_keep_their_text;
mod profile_is_inherited;
mod purchase_is_a_machine;
mod signing_is_data;
mod verdict_is_closed;

use x402_kernel::{Bytes32, LocalSigner, Network, Payer, PaymentRequired, Policy, Request, UnixTime, UnsignedPayment};

const CHALLENGE: &str = r#"{ "x402Version": 2, "later": [null, 12345678901234567890],
  "accepts": [{"scheme":"exact","network":"eip155:84532","amount":"10000",
  "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  "maxTimeoutSeconds":60,"extra":{"name":"USDC","version":"2"}, "unknown": {"b":1.50,"a":null}}] }"#;

/// A token of the caller's own, which the default registry does not know.
const OWN: &str = r#"[{"network":"eip155:31337","address":"0x5FbDB2315678afecb367f032d93F642f64180aa3","symbol":"LUSD",
  "name":"Local Dollar","version":"1","decimals":6,"evidence":"onchain",
  "domainSeparator":"0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493"}]"#;

fn now() -> UnixTime {
    UnixTime::from_seconds(1_900_000_000).expect("a time in seconds")
}

fn nonce() -> Bytes32 {
    Bytes32::from_bytes([0x22; 32])
}

fn signer() -> LocalSigner {
    LocalSigner::from_bytes(&[0x11; 32]).expect("a key")
}

fn payer() -> Payer {
    Payer::new(signer().address()).on(Network::from_chain_id(84532)).on(Network::from_chain_id(31337))
}

fn request() -> Request {
    Request::new("GET", "https://api.example.com/premium-data").expect("a URL")
}

fn unsigned(challenge: &str) -> UnsignedPayment {
    let choice = PaymentRequired::parse(challenge).and_then(|challenge| challenge.choose(&payer())).expect("payable");
    let approved = Policy::default().approve(&choice, &request(), now()).expect("approved");
    approved.prepare(now(), nonce()).expect("prepared")
}
