//! The bodies of the fuzz targets. Each asserts what holds for every input.

mod corpus;

pub use corpus::seeds;

use std::sync::LazyLock;

use alloy_sol_types::{Eip712Domain as AlloyDomain, SolStruct, sol};
use serde::de::IgnoredAny;
use x402_kernel::evm::Eip712Domain;
use x402_kernel::header::{self, Reader};
use x402_kernel::json::JsonKind;
use x402_kernel::{
    Address, Amount, Authorization, Bytes32, Code, DiscoveryPage, Erc6492, Exchange, FacilitatorRequest, HttpOutcome,
    Json, Limits, Mode, Money, PaymentPayload, PaymentRequired, PaymentRequirements, Profile, SettleResponse,
    Signature, Supported, TypedData, UnixTime, Verdict, VerifyResponse,
};

/// The body of a target: runs it on one input.
pub type Body = fn(&[u8]);

/// Every target, with its body.
pub const TARGETS: &[(&str, Body)] = &[
    ("digest", digest),
    ("header", header),
    ("http", http),
    ("json", json),
    ("message", message),
    ("money", money),
    ("signature", signature),
    ("verify", verify),
];

/// Reads a header as a client and as a server, tolerantly and strictly.
///
/// Tolerant mode reads every header that strict mode reads, to the same text. A header's canonical spelling has the
/// same text, and needs no repair.
pub fn header(data: &[u8]) {
    let value = String::from_utf8_lossy(data);
    let (tolerant, strict) = (Profile::new(), Profile::new().with_mode(Mode::Strict));
    let _ = PaymentRequired::from_header_with(&tolerant, &value);
    for reader in [Reader::Client, Reader::Server] {
        let strictly = header::decode(&value, reader, &strict);
        let tolerantly = header::decode(&value, reader, &tolerant);
        if let Ok((json, _)) = &strictly {
            let (same, _) = tolerantly.as_ref().expect("tolerant mode reads what strict mode reads");
            assert_eq!(json.text(), same.text(), "the modes read two texts");
        }
        if let Ok((json, _)) = tolerantly {
            let canonical = header::encode(json.text());
            if let Ok((again, source)) = header::decode(&canonical, reader, &strict) {
                assert_eq!(again.text(), json.text(), "the canonical header has another text");
                assert!(source.repairs.is_empty(), "the canonical header needs a repair");
            }
        }
    }
}

/// The specification's offer (v2 section 5.1.1), at a time when its example payment is good.
static OFFER: LazyLock<(PaymentRequirements, UnixTime)> = LazyLock::new(|| {
    let challenge = PaymentRequired::parse(include_str!("../../spec-vectors/messages/3-spec-v2-challenge.json"));
    let offer = challenge.expect("the specification's challenge reads").accepts()[0].clone();
    (offer, UnixTime::from_seconds(1_740_672_100).expect("a time in seconds"))
});

/// The replay key of the specification's example payment. The key that signed it is not in the corpus, so no other
/// payment by its payer may verify.
const ONLY: &str = "exact/eip155:84532/0x036cbd53842c5426634e7929541ec2318f3dcf7e/0x857b06519e91e3a54538791bdbb0e22373e36b66/0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480";

/// Verifies a payment header against the specification's offer. Only the specification's payment is good, or one signed
/// by a key that the corpus contains.
pub fn verify(data: &[u8]) {
    let (offer, now) = &*OFFER;
    let text = String::from_utf8_lossy(data);
    // Try the input as a header and as a header's JSON, since mutated base64 rarely reaches the payload.
    for value in [text.clone().into_owned(), header::encode(&text)] {
        if let Verdict::SignedByPayer(good) = offer.verify_header(&value, *now) {
            let of_the_corpus = good.payer().to_string() == "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
            assert!(good.replay_key() == ONLY || of_the_corpus, "a forgery: {}", good.replay_key());
        }
    }
}

/// The codes of texts that JSON allows and the kernel does not.
const REFUSED: [Code; 6] = [
    Code::JsonDuplicateMember,
    Code::JsonLoneSurrogate,
    Code::JsonTooDeep,
    Code::JsonTooManyMembers,
    Code::JsonTooLarge,
    Code::JsonByteOrderMark,
];

/// Reads bytes as JSON. The kernel and serde_json accept the same texts, except for [`REFUSED`], and read the same
/// value.
pub fn json(data: &[u8]) {
    let theirs = str::from_utf8(data).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    match Json::parse_bytes(data, &Limits::default()) {
        Ok(ours) => {
            assert!(theirs, "only we read it");
            // serde_json cannot hold a number beyond every float; the kernel keeps it as text.
            if let Ok(theirs) = serde_json::from_slice::<serde_json::Value>(data) {
                assert_eq!(value(&ours), Some(theirs), "two values of one text");
            }
        }
        Err(error) => assert!(!theirs || REFUSED.contains(&error.code()), "only serde_json reads it: {error}"),
    }
}

/// Converts a value to serde_json's, or returns `None` if it has a number that serde_json cannot hold.
fn value(json: &Json) -> Option<serde_json::Value> {
    match json.kind() {
        JsonKind::Object => json.members().map(|(name, member)| Some((name.into_owned(), value(&member)?))).collect(),
        JsonKind::Array => json.elements().map(|element| value(&element)).collect(),
        JsonKind::String => json.as_str().map(Into::into),
        _ => serde_json::from_str(json.text()).ok(),
    }
}

/// Reads a text as each message, tolerantly and strictly. Tolerant mode reads every message of strict mode without a
/// repair and without skipping. Every message can be read again from its own text.
pub fn message(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let strict = Profile::new().with_mode(Mode::Strict);
    let tolerant = PaymentRequired::parse(&text);
    if PaymentRequired::parse_with(&strict, &text).is_ok() {
        let challenge = tolerant.as_ref().expect("tolerant mode reads what strict mode reads");
        let exact = challenge.repairs().is_empty() && challenge.skipped().is_empty();
        assert!(exact, "strict mode repaired or skipped: {text}");
    }
    if let Ok(challenge) = tolerant {
        assert_eq!(
            PaymentRequired::parse(challenge.json().text()),
            Ok(challenge),
            "another challenge from its own text"
        );
    }
    if let Ok(payment) = PaymentPayload::parse(&text) {
        let header = PaymentPayload::from_header_with(&wide(), &payment.header()).expect("its own header reads");
        assert_eq!(header.json().text(), payment.json().text(), "another payment from its own header");
    }
    if let Ok(receipt) = SettleResponse::parse(&text) {
        assert_eq!(SettleResponse::parse(receipt.json().text()), Ok(receipt), "another receipt from its own text");
    }
    if let Ok(response) = VerifyResponse::parse(&text) {
        assert_eq!(VerifyResponse::parse(response.json().text()), Ok(response), "another response from its own text");
    }
    if let Ok(request) = FacilitatorRequest::parse(&text) {
        assert_eq!(request.payment().version(), request.offer().version(), "a request of two versions");
        assert_eq!(FacilitatorRequest::parse(request.json().text()), Ok(request), "another request from its own text");
    }
    if let Ok(supported) = Supported::parse(&text) {
        assert_eq!(Supported::parse(supported.json().text()), Ok(supported), "another catalogue from its own text");
    }
    if let Ok(page) = DiscoveryPage::parse(&text) {
        assert_eq!(DiscoveryPage::parse(page.json().text()), Ok(page), "another page from its own text");
    }
}

/// Returns a profile whose headers may be twice as long as a body.
fn wide() -> Profile {
    let body = Limits::default().body * 2;
    Profile::new().with_limits(Limits { request_header: body, ..Limits::default() })
}

/// Reads bytes as a response: the header up to the first line feed, then the body. Only a 402 or 412 to an unpaid
/// request is a challenge.
pub fn http(data: &[u8]) {
    let (value, body) = data.split_at(data.iter().position(|byte| *byte == b'\n').unwrap_or(0));
    let value = String::from_utf8_lossy(value);
    for status in [200, 402, 412] {
        if let Ok(challenge) = PaymentRequired::from_http(status, &[("Payment-Required", &value)], body) {
            assert_ne!(status, 200, "a challenge in a response that succeeded");
            let sure = challenge.repairs().is_empty();
            assert!(!sure || challenge.json().text().contains("x402Version"), "a challenge without a version");
        }
        for paid in [false, true] {
            let headers = [("Payment-Required", &value), ("Payment-Response", &value), ("WWW-Authenticate", &value)];
            let exchange = Exchange { status, headers: &headers, body, paid, cross_origin: paid };
            if let Ok(HttpOutcome::Challenge(_)) = x402_kernel::http::interpret(&Profile::new(), &exchange) {
                assert!(status != 200 && !paid, "a challenge in a response that succeeded, or after paying");
            }
        }
    }
}

/// Reads a text as a sum and as an amount. Both convert without loss, whatever the decimals.
pub fn money(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(amount) = Amount::parse(&text) {
        assert_eq!(amount.to_string(), text, "an amount with two spellings");
        let again = Money::parse(&amount.to_units(18)).and_then(|money| money.to_amount(18));
        assert!(again.is_err() || again == Ok(amount), "an amount changed on its way through whole units");
        assert_eq!(Amount::parse_tolerant(&text), Ok((amount, vec![])), "a repair of an amount that needs none");
    }
    if let Ok(money) = Money::parse(&text) {
        let amounts = [money.to_amount(6), money.to_amount(18)];
        if let [Ok(small), Ok(large)] = amounts {
            assert_eq!(
                format!("{small}000000000000").trim_start_matches('0'),
                large.to_string().trim_start_matches('0')
            );
        }
    }
}

/// Reads bytes as a digest and its signature. A signature has one spelling, with `s` in the lower half.
pub fn signature(data: &[u8]) {
    let (digest, bytes) = data.split_at(data.len().min(32));
    if let Ok(envelope) = Erc6492::parse(bytes) {
        assert!(bytes.len() > envelope.signature.len() + envelope.calldata.len(), "an envelope smaller than its parts");
    }
    if let Ok(normal) = Signature::normalized(bytes) {
        assert!(normal.to_bytes()[32] < 0x80, "s is in the upper half");
    }
    let Ok(signature) = Signature::from_bytes(bytes) else { return };
    let spelled = signature.to_bytes();
    assert_eq!(spelled[..64], bytes[..64], "r or s changed");
    assert!(matches!(spelled[64], 27 | 28), "v is neither 27 nor 28");
    assert!(spelled[32] < 0x80, "s is in the upper half");
    let Ok(digest) = <[u8; 32]>::try_from(digest) else { return };
    let digest = Bytes32::from_bytes(digest);
    assert_eq!(signature.recover(digest), Signature::from_bytes(&spelled).and_then(|again| again.recover(digest)));
}

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

/// Makes an authorization and a domain of bytes. Their digest is the one that alloy computes.
pub fn digest(data: &[u8]) {
    let mut bytes = data.iter().copied().chain(std::iter::repeat(0));
    let mut word = || -> [u8; 32] { std::array::from_fn(|_| bytes.next().unwrap_or_default()) };
    let address = |word: [u8; 32]| alloy_primitives::Address::from_slice(&word[12..]);
    let number = |word: [u8; 32]| alloy_primitives::U256::from_be_bytes(word);
    let theirs = TransferWithAuthorization {
        from: address(word()),
        to: address(word()),
        value: number(word()),
        validAfter: number(word()),
        validBefore: number(word()),
        nonce: word().into(),
    };
    let (chain, token, name) = (number(word()), address(word()), String::from_utf8_lossy(data).into_owned());
    let domain = AlloyDomain::new(Some(name.clone().into()), Some("".into()), Some(chain), Some(token), None);
    let ours = Authorization {
        from: theirs.from.into(),
        to: theirs.to.into(),
        value: Amount::from(theirs.value),
        valid_after: theirs.validAfter,
        valid_before: theirs.validBefore,
        nonce: theirs.nonce.into(),
    };
    let ours_domain = Eip712Domain {
        name: Some(name),
        version: Some(String::new()),
        chain_id: Some(Amount::from(chain)),
        verifying_contract: Some(Address::from(token)),
        salt: None,
    };
    let digest = Bytes32::from(theirs.eip712_signing_hash(&domain));
    assert_eq!(ours.digest(&ours_domain), digest, "another digest");
    // Wallets read JSON, and cannot hold a larger chain id exactly.
    if chain < alloy_primitives::U256::from(1_u64 << 53) {
        let shown = TypedData::parse(&ours.typed_data(&ours_domain)).map(|shown| shown.digest());
        assert_eq!(shown, Ok(digest), "a wallet signs another digest");
    }
    let _ = TypedData::parse(&String::from_utf8_lossy(data));
}
