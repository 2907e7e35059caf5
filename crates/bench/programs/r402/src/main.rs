//! Prints the cost of parsing and verifying the kernel's payment with r402.

use std::hint::black_box;

use alloy_provider::RootProvider;
use alloy_rpc_types_eth::TransactionReceipt;
use bench_chain::{provider, runtime};
use r402_evm::chain::{Eip155ChainReference, Eip155MetaTransactionProvider, MetaTransaction};
use r402_evm::exact::payload::v2;
use r402_evm::{Eip155ExactError, Eip155ExactFacilitator};
use r402_facilitator::Facilitator;
use r402_protocol::network::{ChainId, ChainProvider};
use r402_protocol::payment::{Base64Bytes, PaymentRequired, VerifyRequest, VerifyResponse};
use serde_json::{Value, json};

const CHALLENGE: &str = include_str!("../../messages/challenge.json");
const PAYMENT: &str = include_str!("../../messages/payment.json");
const PAYER: &str = "f39fd6e51aad88f6f4ce6ab8827279cfffb92266";

/// A chain that accepts every payment and sends nothing.
struct Chain {
    reference: Eip155ChainReference,
    provider: RootProvider,
}

impl ChainProvider for Chain {
    fn signer_addresses(&self) -> Vec<String> {
        Vec::new()
    }

    fn chain_id(&self) -> ChainId {
        self.reference.into()
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

    async fn send_raw_transaction(&self, _: &[u8], _: u64) -> Result<TransactionReceipt, Eip155ExactError> {
        panic!("nothing is settled here")
    }
}

fn main() {
    bench_measure::time("parse_challenge", || {
        serde_json::from_str::<PaymentRequired>(black_box(CHALLENGE)).expect("the challenge")
    });

    let header = Base64Bytes::encode(PAYMENT.trim());
    let decode = |header: &Base64Bytes| header.decode().expect("base64");
    bench_measure::time("parse_header", || {
        serde_json::from_slice::<v2::PaymentPayload>(&decode(black_box(&header))).expect("the payment")
    });

    let offer = serde_json::from_str::<Value>(CHALLENGE).expect("JSON")["accepts"][0].clone();
    let chain = Chain { reference: Eip155ChainReference::new(84532), provider: provider(PAYER) };
    let (runtime, facilitator) = (runtime(), Eip155ExactFacilitator::try_new(chain).expect("a facilitator"));
    // Its only entry: a request as JSON, with the payment and the offer.
    let verify = || {
        let payment: Value = serde_json::from_slice(&decode(black_box(&header))).expect("JSON");
        let request = json!({ "x402Version": 2, "paymentPayload": payment, "paymentRequirements": offer });
        runtime.block_on(facilitator.verify(VerifyRequest::from(request))).expect("a verdict")
    };
    assert!(matches!(verify(), VerifyResponse::Valid { .. }));
    bench_measure::time("verify_header", verify);
}
