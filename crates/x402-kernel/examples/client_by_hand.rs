//! A client by hand: reads a 402, pays, and reads the response.
//!
//! ```text
//! $ cargo run --example client_by_hand
//! offered: 0.01 USDC on Base Sepolia to 0x2096…287C
//! not usable: [1] the scheme "upto" is not known here
//! paying: 0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 17:47:40 UTC
//! PAYMENT-SIGNATURE: eyJ4NDAyVmVyc2lvbiI6MiwicmVz…
//! settled in 0x3f3f…
//! ```

use x402_kernel::{
    Bytes32, Exchange, HttpOutcome, LocalSigner, Money, Network, Payer, PaymentRequired, Policy, Profile, Request,
    Result, SettleResponse, UnixTime, header, http,
};

/// A challenge, as a server sends it in a header.
const CHALLENGE: &str = r#"{"x402Version": 2, "resource": {"url": "https://api.example.com/report"}, "accepts": [
    {"scheme": "exact", "network": "eip155:84532", "amount": "10000", "maxTimeoutSeconds": 60,
     "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C"},
    {"scheme": "upto", "network": "eip155:84532", "amount": "20000", "maxTimeoutSeconds": 60,
     "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C"}]}"#;

fn main() -> Result<()> {
    let challenge = PaymentRequired::from_http(402, &[("payment-required", header::encode(CHALLENGE))], "")?;
    for offer in challenge.accepts() {
        println!("offered: {}", offer.summary());
    }
    for skipped in challenge.skipped() {
        println!("not usable: [{}] {}", skipped.index, skipped.error.sentence());
    }

    let signer = LocalSigner::from_bytes(&[0x11; 32])?; // your key, or no key here at all: see hardware_signer
    let payer = Payer::new(signer.address()).on(Network::parse("eip155:84532")?);
    let policy = Policy::builder().per_payment(Money::parse("$0.05")?).build();
    let request = Request::new("GET", "https://api.example.com/report")?;
    let now = UnixTime::from_seconds(1_900_000_000)?; // your clock
    let nonce = Bytes32::from_bytes([0x22; 32]); // 32 bytes of your randomness, new for each payment

    let choice = challenge.choose(&payer)?;
    let approved = policy.approve(&choice, &request, now)?;
    let unsigned = approved.prepare(now, nonce)?;
    println!("paying: {}", unsigned.summary());
    let signature = signer.sign(&unsigned.requests()[0])?;
    let payment = unsigned.finish(&signature.to_bytes())?;
    println!("{}: {:.28}…", payment.header_name(), payment.header());

    // The same request again, with that header; the response has one of seven meanings.
    let response = send(&payment.header())?;
    let Response { status, headers, body } = &response;
    let answer = Exchange { status: *status, headers, body, paid: true, cross_origin: false };
    match http::interpret(&Profile::default(), &answer)? {
        HttpOutcome::Delivered { receipt: Some(receipt), .. } => {
            println!("settled in {:.6}…", receipt.transaction().unwrap_or_default());
        }
        HttpOutcome::Refused { reason, .. } => println!("refused: {}", reason.unwrap_or_default()),
        other => println!("{other:?}"),
    }
    Ok(())
}

/// A response, as your HTTP client returns it.
struct Response {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Your HTTP client. It must not follow a redirect: the payment is for this server.
fn send(_payment: &str) -> Result<Response> {
    let receipt = SettleResponse::settled(&format!("0x{}", "3f".repeat(32)), "eip155:84532", None, None)?;
    Ok(Response { status: 200, headers: vec![("payment-response", receipt.header())], body: b"the report".to_vec() })
}
