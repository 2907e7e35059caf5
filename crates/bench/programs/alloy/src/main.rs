//! Prints the cost of alloy's digest, and of a recovery with k256 0.13 from its feature, which the Rust peers use.

use std::hint::black_box;

use alloy_primitives::{Address, B256, Signature, U256, address, b256, hex};
use alloy_sol_types::{SolStruct, eip712_domain, sol};

sol! {
    struct TransferWithAuthorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }
}

/// The content of `messages/payment.json`.
const FROM: Address = address!("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
const DIGEST: B256 = b256!("0xbfa58a153b2694ca10a9518961565ef8b704e0202a26b25447f2e4966b739ee6");
const SIGNATURE: [u8; 65] = hex!(
    "16caf0094c17506027037f3866388e9831873178449cfd8e592558157f4edc7e1f5a4e7d7c6af7700b57deaed6b6913833c047474735d9197acf54c316fec7701c"
);

fn main() {
    let domain = eip712_domain! {
        name: "USDC",
        version: "2",
        chain_id: 84532,
        verifying_contract: address!("0x036CbD53842c5426634e7929541eC2318f3dCF7e"),
    };
    let authorization = TransferWithAuthorization {
        from: FROM,
        to: address!("0x209693Bc6afc0C5328bA36FaF03C514EF312287C"),
        value: U256::from(10_000),
        validAfter: U256::ZERO,
        validBefore: U256::from(4_102_444_800_u64),
        nonce: b256!("0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480"),
    };
    let digest = || black_box(&authorization).eip712_signing_hash(black_box(&domain));
    assert_eq!(digest(), DIGEST);
    bench_measure::time("digest", digest);

    let signature = Signature::from_raw(&SIGNATURE).expect("a signature");
    let recover = || black_box(&signature).recover_address_from_prehash(&DIGEST);
    assert_eq!(recover().expect("a key"), FROM);
    bench_measure::time("recover", recover);
}
