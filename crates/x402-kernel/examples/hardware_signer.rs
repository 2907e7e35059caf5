//! A key that never leaves its device. The device takes the digest and returns a signature in DER, which fits two public
//! keys. The kernel finds the one that is the payer's.
//!
//! ```text
//! $ cargo run --example hardware_signer
//! device, please sign: 0.01 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 17:47:40 UTC
//! digest 0xe723…
//! 71 bytes of DER became 65, by 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A
//! PAYMENT-SIGNATURE: eyJ4NDAyVmVyc2lvbiI6MiwiYWNj…
//! of another device: signature.not_payer
//! ```

use k256::ecdsa::signature::hazmat::PrehashSigner;
use k256::ecdsa::{DerSignature, SigningKey};
use x402_kernel::{
    Address, Bytes32, Network, Payer, PaymentRequired, Policy, Request, Result, Signature, UnixTime, UnsignedPayment,
};

const CHALLENGE: &str = r#"{"x402Version": 2, "accepts": [{"scheme": "exact", "network": "eip155:84532", "amount": "10000",
    "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
    "maxTimeoutSeconds": 60}]}"#;

fn main() -> Result<()> {
    let payer = Address::parse("0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A")?; // what the device says it is
    let unsigned = prepare(payer)?;
    println!("device, please sign: {}", unsigned.summary());
    println!("digest {:.6}…", unsigned.digest().to_string());

    let der = device([0x11; 32], unsigned.digest());
    let signature = Signature::from_der(&der, unsigned.digest(), unsigned.payer())?;
    println!("{} bytes of DER became 65, by {payer}", der.len());
    let payment = unsigned.finish(&signature.to_bytes())?;
    println!("{}: {:.28}…", payment.header_name(), payment.header());

    let unsigned = prepare(payer)?;
    let strange = device([0x12; 32], unsigned.digest());
    if let Err(error) = Signature::from_der(&strange, unsigned.digest(), payer) {
        println!("of another device: {}", error.code().as_str());
    }
    Ok(())
}

fn prepare(payer: Address) -> Result<UnsignedPayment> {
    let choice = PaymentRequired::parse(CHALLENGE)?.choose(&Payer::new(payer).on(Network::parse("eip155:84532")?))?;
    let request = Request::new("GET", "https://api.example.com/report")?;
    let now = UnixTime::from_seconds(1_900_000_000)?;
    Policy::default().approve(&choice, &request, now)?.prepare(now, Bytes32::from_bytes([0x22; 32]))
}

/// Simulates the device, or a cloud's key store. A device that shows typed data instead takes
/// `unsigned.requests()[0].typed_data()`.
fn device(key: [u8; 32], digest: Bytes32) -> Vec<u8> {
    let key = SigningKey::from_slice(&key).expect("a key");
    let signature: DerSignature = key.sign_prehash(&digest.to_bytes()).expect("a signature");
    signature.as_bytes().to_vec()
}
