//! A purchase on `core` and `alloc` alone: the clock, the randomness and the key come from the caller.

use x402_kernel::{
    Bytes32, LocalSigner, Payer, PaymentPayload, PaymentRequired, Policy, Request, Result, UnixTime, Verdict,
};

/// A challenge, as a server sends it.
pub(crate) const CHALLENGE: &str = r#"{"x402Version":2,"accepts":[{"scheme":"exact","network":"eip155:84532","amount":"10000",
  "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  "maxTimeoutSeconds":60,"extra":{"name":"USDC","version":"2"}}]}"#;

/// Pays: reads, chooses, approves, prepares, signs. `clock` is in seconds since 1970.
pub(crate) fn pay(challenge: &str, clock: u64, random: [u8; 32], key: [u8; 32]) -> Result<PaymentPayload> {
    let signer = LocalSigner::from_bytes(&key)?;
    let challenge = PaymentRequired::parse(challenge)?;
    let payer = challenge.accepts().iter().fold(Payer::new(signer.address()), |payer, offer| payer.on(offer.network()));
    let now = UnixTime::from_seconds(clock)?;
    let choice = challenge.choose(&payer)?;
    let request = Request::new("GET", "https://api.example.com/")?;
    let unsigned = Policy::default().approve(&choice, &request, now)?.prepare(now, Bytes32::from_bytes(random))?;
    let mut signature = [0; 65];
    for request in unsigned.requests() {
        signature = signer.sign(request)?.to_bytes();
    }
    unsigned.finish(&signature)
}

/// Verifies that the payer signed what the first offer asks for.
pub(crate) fn verify(challenge: &str, header: &str, clock: u64) -> Result<bool> {
    let challenge = PaymentRequired::parse(challenge)?;
    let now = UnixTime::from_seconds(clock)?;
    Ok(challenge
        .accepts()
        .iter()
        .take(1)
        .any(|offer| matches!(offer.verify_header(header, now), Verdict::SignedByPayer(_))))
}
