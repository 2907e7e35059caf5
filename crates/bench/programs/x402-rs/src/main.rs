//! Prints the cost of parsing and verifying the kernel's payment with x402-rs.

use std::hint::black_box;

use alloy_provider::RootProvider;
use alloy_rpc_types_eth::TransactionReceipt;
use bench_chain::{provider, runtime};
use x402_chain_eip155::chain::{Eip155ChainReference, Eip155MetaTransactionProvider, MetaTransaction};
use x402_chain_eip155::v1_eip155_exact::Eip155ExactError;
use x402_chain_eip155::v2_eip155_exact::facilitator::eip3009::verify_eip3009_payment;
use x402_chain_eip155::v2_eip155_exact::types::{Eip3009PaymentPayload, Eip3009PaymentRequirements};
use x402_types::chain::{ChainId, ChainProviderOps};
use x402_types::proto::v2::{PaymentRequired, VerifyResponse};
use x402_types::util::Base64Bytes;

const CHALLENGE: &str = include_str!("../../messages/challenge.json");
const PAYMENT: &str = include_str!("../../messages/payment.json");
const PAYER: &str = "f39fd6e51aad88f6f4ce6ab8827279cfffb92266";

/// A chain that accepts every payment and sends nothing.
struct Chain {
    reference: Eip155ChainReference,
    provider: RootProvider,
}

impl ChainProviderOps for Chain {
    fn signer_addresses(&self) -> Vec<String> {
        Vec::new()
    }

    fn chain_id(&self) -> ChainId {
        (&self.reference).into()
    }
}

impl Eip155MetaTransactionProvider for Chain {
    type Error = Eip155ExactError;
    type Inner = RootProvider;

    fn inner(&self) -> &RootProvider {
        &self.provider
    }

    fn chain(&self) -> &Eip155ChainReference {
        &self.reference
    }

    async fn send_transaction(&self, _: MetaTransaction) -> Result<TransactionReceipt, Eip155ExactError> {
        panic!("nothing is settled here")
    }
}

fn main() {
    let challenge =
        |text| serde_json::from_str::<PaymentRequired<Eip3009PaymentRequirements>>(text).expect("the challenge");
    let offer = challenge(CHALLENGE).accepts.remove(0);
    bench_measure::time("parse_challenge", || challenge(black_box(CHALLENGE)));

    let header = Base64Bytes::encode(PAYMENT.trim());
    let parse = |header: &[u8]| {
        let json = Base64Bytes::from(header).decode().expect("base64");
        serde_json::from_slice::<Eip3009PaymentPayload>(&json).expect("the payment")
    };
    bench_measure::time("parse_header", || parse(black_box(header.as_ref())));

    let (runtime, chain) =
        (runtime(), Chain { reference: Eip155ChainReference::new(84532), provider: provider(PAYER) });
    let verify = || {
        let payment = parse(black_box(header.as_ref()));
        runtime.block_on(verify_eip3009_payment(&chain, &payment, &offer)).expect("a verdict")
    };
    assert!(matches!(verify(), VerifyResponse::Valid { .. }));
    bench_measure::time("verify_header", verify);
}
