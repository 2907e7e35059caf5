//! A server: finds the offer that a payment is for, verifies the payment, and claims it once.
//!
//! ```text
//! $ cargo run --example server_verify
//! asking for 0.01 USDC on Base Sepolia to 0x2096…287C
//! 402: header.empty: the header is empty
//! signed by 0x857b06519E91e3A54538791bDbb0E22373e36b66; ask the chain: payer_code, balance, nonce_unused, token_state
//! 402: this payment was claimed before
//! 402: verify.too_close_to_expiry, on the wire invalid_exact_evm_payload_authorization_valid_before
//! ```

use std::collections::HashSet;

use x402_kernel::{
    Match, MatchRule, PaymentPayload, PaymentRequirements, Profile, Result, UnixTime, Verdict, Version, find,
};

/// The server's own offer, as in its 402. A payment is verified against this, never against its own echo.
const OFFER: &str = r#"{"scheme": "exact", "network": "eip155:84532", "amount": "10000", "maxTimeoutSeconds": 60,
    "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
    "extra": {"name": "USDC", "version": "2"}}"#;

/// A payment that the specification prints (x402 v2 §5.2.1).
const PAYMENT: &str = r#"{"x402Version": 2, "accepted": {"scheme": "exact", "network": "eip155:84532", "amount": "10000",
    "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
    "maxTimeoutSeconds": 60, "extra": {"name": "USDC", "version": "2"}}, "payload": {
    "signature": "0x2d6a7588d6acca505cbf0d9a4a227e0c52c6c34008c8e8986a1283259764173608a2ce6496642e377d6da8dbbf5836e9bd15092f9ecab05ded3d6293af148b571c",
    "authorization": {"from": "0x857b06519E91e3A54538791bDbb0E22373e36b66",
        "to": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "value": "10000", "validAfter": "1740672089",
        "validBefore": "1740672154", "nonce": "0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480"}}}"#;

fn main() -> Result<()> {
    let offers = [PaymentRequirements::parse_with(&Profile::default(), Version::V2, OFFER)?];
    println!("asking for {}", offers[0].summary());
    let header = x402_kernel::header::encode(PAYMENT);
    let mut claimed = HashSet::new(); // your store: put if absent, kept until the authorization expires
    let in_time = UnixTime::from_seconds(1_740_672_100)?; // your clock
    for (header, now) in [("", in_time), (&*header, in_time), (&*header, in_time), (&*header, in_time.plus(50))] {
        answer(&offers, header, now, &mut claimed);
    }
    Ok(())
}

/// Returns the response to a request with that `PAYMENT-SIGNATURE` header.
fn answer(offers: &[PaymentRequirements], header: &str, now: UnixTime, claimed: &mut HashSet<String>) {
    let payment = match PaymentPayload::from_header(header) {
        Ok(payment) => payment,
        Err(error) => return println!("{}: {error}", error.code().http_status()),
    };
    let offer = match find(offers, &payment, MatchRule::Standard) {
        Match::Found { index } => &offers[index],
        Match::Ambiguous { .. } => return println!("402: which offer it pays cannot be told"),
        Match::NotFound { error, .. } => return println!("402: {error}"),
    };
    match offer.verify(&payment, now) {
        Verdict::SignedByPayer(good) if claimed.insert(good.replay_key().to_owned()) => {
            let open: Vec<_> = good.open().iter().map(|open| open.as_str()).collect();
            println!("signed by {}; ask the chain: {}", good.payer(), open.join(", "));
        }
        Verdict::SignedByPayer(_) => println!("402: this payment was claimed before"),
        Verdict::NeedsChain(wallet) => println!("ask the chain about the wallet {}", wallet.payer()),
        Verdict::Rejected(error) | Verdict::Malformed(error) => {
            println!("402: {}, on the wire {}", error.code().as_str(), error.reason().unwrap_or("nothing"));
        }
    }
}
