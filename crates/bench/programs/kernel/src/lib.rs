//! The measured calls of the kernel, for time and for allocations.

pub mod hostile;

use std::hint::black_box;

use x402_kernel::{
    Authorization, Bytes32, Eip712Domain, Limits, Mode, PayerCode, PaymentPayload, PaymentRequired,
    PaymentRequirements, Profile, Signature, UnixTime, Verdict, VerifyOptions, header,
};

/// A challenge and a payment for it, as an SDK writes them; the peers get the same.
const CHALLENGE: &str = include_str!("../../messages/challenge.json");
const PAYMENT: &str = include_str!("../../messages/payment.json");
const PAYER: &str = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const STRANGER: &str = "0x857b06519E91e3A54538791bDbb0E22373e36b66";

/// Sizes of the headers whose cost should be proportional, in KiB.
pub const SIZES: [usize; 6] = [1, 4, 16, 64, 256, 1024];

/// A challenge, its payment, and their parts.
pub struct Sample {
    challenge: &'static str,
    many: String,
    /// The server's own offer.
    pub offer: PaymentRequirements,
    /// A payment for it.
    pub payment: PaymentPayload,
    header: String,
    stranger: PaymentPayload,
    domain: Eip712Domain,
    authorization: Authorization,
    digest: Bytes32,
    signature: Signature,
    /// The time of the verification.
    pub now: UnixTime,
    wide: Profile,
}

impl Sample {
    /// Makes the sample.
    pub fn new() -> Sample {
        let offer = PaymentRequired::parse(CHALLENGE.trim()).expect("the challenge reads").accepts()[0].clone();
        let payment = PaymentPayload::parse(PAYMENT.trim()).expect("the payment reads");
        let domain = Eip712Domain::token("USDC", "2", offer.network().chain_id(), offer.asset());
        let authorization = payment.payload().authorization;
        let limits = Limits { request_header: 2 << 20, body: 2 << 20, ..Limits::default() };
        let offers = vec![offer.json().text(); 64].join(",");
        Sample {
            challenge: CHALLENGE.trim(),
            many: CHALLENGE.trim().replace(offer.json().text(), &offers),
            header: payment.header(),
            // The same signature with another payer.
            stranger: PaymentPayload::parse(&PAYMENT.trim().replace(PAYER, STRANGER)).expect("the payment reads"),
            digest: authorization.digest(&domain),
            signature: Signature::from_bytes(&payment.payload().signature).expect("a signature"),
            now: UnixTime::from_seconds(1_800_000_000).expect("seconds"),
            wide: Profile::default().with_mode(Mode::Tolerant).with_limits(limits),
            offer,
            payment,
            domain,
            authorization,
        }
    }

    /// Every measured call, by name, with the bytes of text that it reads or writes.
    pub fn each(&self, measure: &dyn Fn(&str, usize, &dyn Fn())) {
        let verify = || self.offer.verify_header(black_box(&self.header), self.now);
        assert!(matches!(verify(), Verdict::SignedByPayer(_)));
        measure("verify_header", self.header.len(), &|| sink(verify()));
        measure("verify", 0, &|| sink(self.offer.verify(black_box(&self.payment), self.now)));
        // The payer is known to have no code: else only the chain could tell.
        let keyed = VerifyOptions { payer_code: PayerCode::None, ..VerifyOptions::default() };
        let refuse = || self.offer.verify_with(black_box(&self.stranger), self.now, &keyed);
        assert!(matches!(refuse(), Verdict::Rejected(_)));
        measure("verify_stranger", 0, &|| sink(refuse()));
        measure("recover", 0, &|| sink(black_box(&self.signature).recover(self.digest)));
        measure("digest", 0, &|| sink(black_box(&self.authorization).digest(&self.domain)));
        let challenge = |text| PaymentRequired::parse(black_box(text)).expect("the challenge reads");
        assert_eq!(challenge(&self.many).accepts().len(), 64);
        measure("parse_challenge", self.challenge.len(), &|| sink(challenge(self.challenge)));
        measure("parse_challenge_64", self.many.len(), &|| sink(challenge(&self.many)));
        let payment = PAYMENT.trim();
        measure("parse_payment", payment.len(), &|| sink(PaymentPayload::parse(black_box(payment))));
        measure("parse_header", self.header.len(), &|| sink(PaymentPayload::from_header(black_box(&self.header))));
        measure("encode_header", self.header.len(), &|| sink(header::encode(black_box(payment))));
        for kib in SIZES {
            let long = padded(kib << 10);
            let read = || PaymentPayload::from_header_with(&self.wide, black_box(&long));
            read().expect("the long header reads");
            measure(&format!("read_{kib}_kib"), long.len(), &|| sink(read()));
        }
        for kib in [9, 1024] {
            let long = padded(kib << 10);
            let refuse = || PaymentPayload::from_header(black_box(&long));
            refuse().expect_err("the header is too long");
            measure(&format!("refuse_{kib}_kib"), 0, &|| sink(refuse()));
        }
    }
}

impl Default for Sample {
    fn default() -> Sample {
        Sample::new()
    }
}

fn sink<T>(value: T) {
    drop(black_box(value));
}

/// A payment's header of about that many bytes: its `extensions` have a list of small objects.
fn padded(bytes: usize) -> String {
    const ENTRY: &str = r#"{"name":"entry","value":"a \"quoted\" word","n":1234567}"#;
    let entries = (bytes / 4 * 3).saturating_sub(PAYMENT.len()) / (ENTRY.len() + 1);
    let list = vec![ENTRY; entries].join(",");
    header::encode(&PAYMENT.trim().replace(r#""extensions":{}"#, &format!(r#""extensions":{{"list":[{list}]}}"#)))
}
