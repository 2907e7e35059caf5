//! The bodies of the fuzz targets: what has to hold for every input there is.

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

/// What a target does with an input.
pub type Body = fn(&[u8]);

/// Every target: its name, and its body.
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

/// A header's value, read as a client and as a server, tolerantly and strictly.
///
/// Whatever is read is read the same from its canonical spelling; what the strict read without a repair, the tolerant
/// read to the same text.
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

/// The one payment for that offer whose key nobody here has: what anything that verifies has to be.
const ONLY: &str = "exact/eip155:84532/0x036cbd53842c5426634e7929541ec2318f3dcf7e/0x857b06519e91e3a54538791bdbb0e22373e36b66/0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480";

/// A payment header, verified against the specification's offer: nothing but the specification's payment is good, unless a
/// key that the corpus contains signed it.
pub fn verify(data: &[u8]) {
    let (offer, now) = &*OFFER;
    let text = String::from_utf8_lossy(data);
    // As it stands, and as the JSON of a header: mutations of base64 rarely reach the payload.
    for value in [text.clone().into_owned(), header::encode(&text)] {
        if let Verdict::SignedByPayer(good) = offer.verify_header(&value, *now) {
            let of_the_corpus = good.payer().to_string() == "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
            assert!(good.replay_key() == ONLY || of_the_corpus, "a forgery: {}", good.replay_key());
        }
    }
}

/// What this kernel refuses and JSON allows.
const REFUSED: [Code; 6] = [
    Code::JsonDuplicateMember,
    Code::JsonLoneSurrogate,
    Code::JsonTooDeep,
    Code::JsonTooManyMembers,
    Code::JsonTooLarge,
    Code::JsonByteOrderMark,
];

/// Any bytes as JSON: read just when serde_json reads them, less the named refusals, and to the same value.
pub fn json(data: &[u8]) {
    let theirs = str::from_utf8(data).is_ok_and(|text| serde_json::from_str::<IgnoredAny>(text).is_ok());
    match Json::parse_bytes(data, &Limits::default()) {
        Ok(ours) => {
            assert!(theirs, "only we read it");
            // serde_json holds no number that no float holds; to us it is its text.
            if let Ok(theirs) = serde_json::from_slice::<serde_json::Value>(data) {
                assert_eq!(value(&ours), Some(theirs), "two values of one text");
            }
        }
        Err(error) => assert!(!theirs || REFUSED.contains(&error.code()), "only serde_json reads it: {error}"),
    }
}

/// The value by serde_json's numbers; none if it has a number that serde_json does not hold.
fn value(json: &Json) -> Option<serde_json::Value> {
    match json.kind() {
        JsonKind::Object => json.members().map(|(name, member)| Some((name.into_owned(), value(&member)?))).collect(),
        JsonKind::Array => json.elements().map(|element| value(&element)).collect(),
        JsonKind::String => json.as_str().map(Into::into),
        _ => serde_json::from_str(json.text()).ok(),
    }
}

/// Any text as each message, tolerantly and strictly: what strict mode takes, tolerant mode takes without a repair and
/// without skipping; and a message is read again from its own text.
pub fn message(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let strict = Profile::new().with_mode(Mode::Strict);
    let tolerant = PaymentRequired::parse(&text);
    if PaymentRequired::parse_with(&strict, &text).is_ok() {
        let challenge = tolerant.as_ref().expect("tolerant mode reads what strict mode reads");
        assert!(challenge.repairs().is_empty() && challenge.skipped().is_empty(), "strict mode repaired or skipped");
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
    if let Ok(answer) = VerifyResponse::parse(&text) {
        assert_eq!(VerifyResponse::parse(answer.json().text()), Ok(answer), "another answer from its own text");
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

/// A profile whose headers may be as long as bodies.
fn wide() -> Profile {
    let body = Limits::default().body * 2;
    Profile::new().with_limits(Limits { request_header: body, ..Limits::default() })
}

/// Any bytes as a response: a header up to the first line feed, the body after it.
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

/// Any text as a sum and as an amount: what is read is read back the same, and by integers alone.
pub fn money(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(amount) = Amount::parse(&text) {
        assert_eq!(amount.to_string(), text, "an amount with two spellings");
        let again = Money::parse(&amount.to_units(18)).and_then(|money| money.to_amount(18));
        assert!(again.is_err() || again == Ok(amount), "an amount changed on its way through whole units");
        assert_eq!(Amount::parse_tolerant(&text), Ok((amount, vec![])), "a repair of what needs none");
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

/// Any bytes as a signature of a digest: one spelling, s in the lower half.
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

/// Any bytes as an authorization and a domain: our digest is alloy's.
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
    // A chain id that no JSON reader holds exactly is no wallet's.
    if chain < alloy_primitives::U256::from(1_u64 << 53) {
        let shown = TypedData::parse(&ours.typed_data(&ours_domain)).map(|shown| shown.digest());
        assert_eq!(shown, Ok(digest), "a wallet signs another digest");
    }
    let _ = TypedData::parse(&String::from_utf8_lossy(data));
}
