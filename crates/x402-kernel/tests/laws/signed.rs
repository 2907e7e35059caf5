//! What is signed: typed data, signatures, verdicts.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use x402_kernel::{
    Address, Amount, Authorization, AuthorizationKind, Bytes32, CancelAuthorization, Code, Eip712Domain, LocalSigner,
    Network, Payer, PaymentPayload, PaymentRequired, PaymentRequirements, Policy, Request, Signature, TypedData,
    UnixTime, Verdict, Version, header,
};

use super::{nearly_json, tries};

const TOKEN: &str = "0x036CbD53842c5426634e7929541eC2318f3dCF7e";

/// Any legal purchase.
#[derive(Clone, Debug)]
struct Purchase {
    key: [u8; 32],
    nonce: [u8; 32],
    pay_to: [u8; 20],
    amount: u64,
    seconds: u64,
    clock: u64,
    version: Version,
}

fn purchase() -> impl Strategy<Value = Purchase> {
    let key = any::<[u8; 32]>().prop_filter("a key", |key| LocalSigner::from_bytes(key).is_ok());
    let nonce = any::<[u8; 32]>().prop_filter("a nonce", |nonce| *nonce != [0; 32]);
    let pay_to = any::<[u8; 20]>().prop_filter("a payee", |payee| *payee != [0; 20]);
    let version = prop_oneof![Just(Version::V1), Just(Version::V2)];
    (key, nonce, pay_to, 1_u64..=1_000_000, 7_u64..=600, 1_000_000_000_u64..4_000_000_000, version).prop_map(
        |(key, nonce, pay_to, amount, seconds, clock, version)| Purchase {
            key,
            nonce,
            pay_to,
            amount,
            seconds,
            clock,
            version,
        },
    )
}

struct Paid {
    offer: PaymentRequirements,
    payment: PaymentPayload,
    digest: Bytes32,
    typed_data: String,
    payer: Address,
    now: UnixTime,
}

impl Purchase {
    fn challenge(&self) -> Value {
        let (network, amount) = match self.version {
            Version::V1 => ("base-sepolia", "maxAmountRequired"),
            Version::V2 => ("eip155:84532", "amount"),
        };
        let mut offer = json!({
            "scheme": "exact", "network": network, "asset": TOKEN, "payTo": Address::from_bytes(self.pay_to),
            "maxTimeoutSeconds": self.seconds, "extra": { "name": "USDC", "version": "2" }, "resource": "https://a.b/",
            "description": "", "mimeType": "",
        });
        offer[amount] = self.amount.to_string().into();
        json!({ "x402Version": self.version, "error": "", "accepts": [offer] })
    }

    fn pay(&self) -> Paid {
        let now = UnixTime::from_seconds(self.clock).expect("seconds");
        let signer = LocalSigner::from_bytes(&self.key).expect("a key");
        let payer = Payer::new(signer.address()).on(Network::from_chain_id(84532));
        let request = Request::new("GET", "https://api.example.com/").expect("a URL");
        let challenge = PaymentRequired::parse(&self.challenge().to_string()).expect("a challenge");
        let choice = challenge.choose(&payer).expect("payable");
        let approved = Policy::default().approve(&choice, &request, now).expect("approved");
        let unsigned = approved.prepare(now, Bytes32::from_bytes(self.nonce)).expect("prepared");
        let (digest, typed_data, payer) = (unsigned.digest(), unsigned.typed_data(), unsigned.payer());
        let signature = signer.sign(&unsigned.requests()[0]).expect("signed");
        let payment = unsigned.finish(&signature.to_bytes()).expect("finished");
        Paid { offer: choice.offer().clone(), payment, digest, typed_data, payer, now }
    }
}

fn value_of(payment: &PaymentPayload) -> Value {
    serde_json::from_str(payment.json().text()).expect("a payment is JSON")
}

fn key_of(verdict: &Verdict) -> Option<&str> {
    match verdict {
        Verdict::SignedByPayer(v) => Some(v.replay_key()),
        _ => None,
    }
}

fn flip(bytes: &mut [u8], bit: usize) {
    let at = bit / 8 % bytes.len();
    bytes[at] ^= 1 << (bit % 8);
}

/// The other half's s, and the other v: the same signature where the lower half is not required.
fn twin(signature: Signature) -> Vec<u8> {
    const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
    let mut bytes = signature.to_bytes().to_vec();
    let order = x402_kernel::primitives::from_hex(&format!("0x{ORDER}")).expect("hexadecimal");
    let mut borrow = 0;
    for at in (0..32).rev() {
        let difference = i16::from(order[at]) - i16::from(bytes[32 + at]) - borrow;
        borrow = i16::from(difference < 0);
        bytes[32 + at] = difference.rem_euclid(256) as u8;
    }
    bytes[64] = 27 + 28 - bytes[64];
    bytes
}

fn der(rs: &[u8]) -> Vec<u8> {
    let integer = |number: &[u8]| {
        let start = number.iter().position(|byte| *byte != 0).expect("not zero");
        let pad = if number[start] > 127 { vec![0] } else { vec![] };
        let digits = [&pad, &number[start..]].concat();
        [&[2, digits.len() as u8], &digits[..]].concat()
    };
    let body = [integer(&rs[..32]), integer(&rs[32..])].concat();
    [&[0x30, body.len() as u8], &body[..]].concat()
}

fn domain() -> impl Strategy<Value = Eip712Domain> {
    let fields = (
        proptest::option::of(".{0,12}"),
        proptest::option::of(".{0,4}"),
        proptest::option::of(any::<u64>()),
        proptest::option::of(any::<[u8; 20]>()),
        proptest::option::of(any::<[u8; 32]>()),
    );
    fields.prop_map(|(name, version, chain_id, contract, salt)| Eip712Domain {
        name,
        version,
        chain_id: chain_id.map(Amount::from),
        verifying_contract: contract.map(Address::from_bytes),
        salt: salt.map(Bytes32::from_bytes),
    })
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn prepare_sign_and_verify_agree(purchase in purchase(), wait in any::<Index>()) {
        let Paid { offer, payment, payer, now, .. } = purchase.pay();
        // At any second at which six are left to settle.
        let later = now.plus(wait.index((purchase.seconds - 5) as usize) as u64);
        match offer.verify_header(&payment.header(), later) {
            Verdict::SignedByPayer(verdict) => prop_assert_eq!(verdict.payer(), payer),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn what_a_wallet_is_shown_hashes_to_what_is_signed(
        purchase in purchase(), domain in domain(), value in any::<[u8; 32]>(), to in any::<[u8; 20]>(),
    ) {
        let Paid { digest, typed_data, payment, .. } = purchase.pay();
        prop_assert_eq!(TypedData::parse(&typed_data).expect("our own").digest(), digest);
        let authorization = Authorization {
            to: Address::from_bytes(to),
            value: Amount::parse(&decimal(&value)).expect("256 bits"),
            ..payment.payload().authorization
        };
        for kind in [AuthorizationKind::Transfer, AuthorizationKind::Receive] {
            let data = TypedData::parse(&authorization.typed_data_of(kind, &domain)).expect("our own");
            prop_assert_eq!(data.domain_separator(), domain.separator());
            prop_assert_eq!(data.struct_hash(), authorization.struct_hash_of(kind));
            prop_assert_eq!(data.digest(), authorization.digest_of(kind, &domain));
        }
        let cancel = CancelAuthorization { authorizer: authorization.to, nonce: authorization.nonce };
        let data = TypedData::parse(&cancel.typed_data(&domain)).expect("our own");
        prop_assert_eq!(data.digest(), cancel.digest(&domain));
        prop_assert_eq!(CancelAuthorization::parse(&cancel.to_json()), Ok(cancel));
    }

    /// The offer gets every change as well, so that only the signature can show it.
    #[test]
    fn no_bit_of_what_was_signed_can_be_changed(purchase in purchase(), bit in 0_usize..520, field in 0_usize..8) {
        let Paid { offer, payment, now, .. } = purchase.pay();
        let mut message = value_of(&payment);
        let mut terms: Value = serde_json::from_str(offer.json().text()).expect("an offer is JSON");
        let v1 = purchase.version == Version::V1;
        let bytes = |text: &Value| x402_kernel::primitives::from_hex(text.as_str().expect("text")).expect("hex");
        let flipped = |text: &Value| {
            let mut bytes = bytes(text);
            flip(&mut bytes, bit);
            Value::from(x402_kernel::primitives::to_hex(&bytes))
        };
        let number = |text: &Value| {
            let mut word = u256(text.as_str().expect("text"));
            flip(&mut word, bit);
            Value::from(decimal(&word))
        };
        let authorization = &mut message["payload"]["authorization"];
        match field {
            0 => authorization["from"] = flipped(&authorization["from"]),
            1 => {
                authorization["to"] = flipped(&authorization["to"]);
                terms["payTo"] = authorization["to"].clone();
            }
            2 => {
                authorization["value"] = number(&authorization["value"]);
                terms[if v1 { "maxAmountRequired" } else { "amount" }] = authorization["value"].clone();
            }
            3 => authorization["validAfter"] = number(&authorization["validAfter"]),
            4 => authorization["validBefore"] = number(&authorization["validBefore"]),
            5 => authorization["nonce"] = flipped(&authorization["nonce"]),
            6 => terms["asset"] = flipped(&terms["asset"]),
            _ => message["payload"]["signature"] = flipped(&message["payload"]["signature"]),
        }
        if !v1 {
            message["accepted"] = terms.clone();
        }
        let offer = PaymentRequirements::parse(purchase.version, &terms.to_string()).expect("an offer");
        let payment = PaymentPayload::parse(&message.to_string()).expect("a payment");
        let verdict = offer.verify(&payment, now);
        prop_assert!(!matches!(verdict, Verdict::SignedByPayer(_)), "{message}: {verdict:?}");
    }

    /// Row 5: a payment in any spelling has the same replay key, or is refused.
    #[test]
    fn a_payment_has_one_replay_key(purchase in purchase(), unknown in nearly_json()) {
        let Paid { offer, payment, now, .. } = purchase.pay();
        let verdict = offer.verify(&payment, now);
        let key = key_of(&verdict).expect("it is signed");
        let value = value_of(&payment);
        let text = value.to_string();
        let with = |member: &str, spell: &dyn Fn(&str) -> String| {
            let mut value = value.clone();
            let text = &mut value["payload"]["authorization"][member];
            *text = spell(text.as_str().expect("text")).into();
            value.to_string()
        };
        let upper = |text: &str| format!("0x{}", text[2..].to_uppercase());
        let mut added = value.clone();
        added["payload"]["authorization"]["more"] = serde_json::from_str(&unknown).unwrap_or_default();
        let signature = Signature::from_bytes(&payment.payload().signature).expect("a signature");
        let mut other_v = signature.to_bytes();
        other_v[64] -= 27;
        let signed = |bytes: &[u8]| {
            let mut value = value.clone();
            value["payload"]["signature"] = x402_kernel::primitives::to_hex(bytes).into();
            value.to_string()
        };
        let same = [
            reversed(&value).to_string(),
            serde_json::to_string_pretty(&value).expect("JSON"),
            with("nonce", &upper),
            with("from", &|text| text.to_lowercase()),
            with("to", &upper),
            signed(&other_v),
        ];
        for text in same {
            let verdict = offer.verify_header(&header::encode(&text), now);
            prop_assert_eq!(key_of(&verdict), Some(key), "{}: {:?}", text, verdict);
        }
        let unpadded = header::encode(&text).trim_end_matches('=').to_owned();
        let verdict = offer.verify_header(&unpadded, now);
        prop_assert_eq!(key_of(&verdict), Some(key), "{:?}", verdict);
        // These may be refused, but must not have a second key.
        let maybe = [
            signed(&twin(signature)),
            added.to_string(),
            with("value", &|text| format!("0{text}")),
            with("nonce", &|text| text[2..].to_owned()),
            with("nonce", &|text| format!("{text}00")),
            with("validBefore", &|text| format!("{text}.0")),
            with("from", &|text| text.replace("0x", "0X")),
        ];
        for text in maybe {
            let verdict = offer.verify_header(&header::encode(&text), now);
            prop_assert!(key_of(&verdict).is_none_or(|other| other == key), "{}: {:?}", text, verdict);
        }
        let urlsafe = header::encode(&text).replace('+', "-").replace('/', "_");
        prop_assert!(key_of(&offer.verify_header(&urlsafe, now)).is_none_or(|other| other == key));
    }

    /// Row 32: every form of a signature gives the same 65 bytes.
    #[test]
    fn every_form_of_a_signature_is_the_same(purchase in purchase()) {
        let Paid { payment, digest, payer, .. } = purchase.pay();
        let signature = Signature::from_bytes(&payment.payload().signature).expect("a signature");
        let (bytes, twin) = (signature.to_bytes(), twin(signature));
        let mut compact = bytes[..64].to_vec();
        compact[32] |= if bytes[64] == 28 { 0x80 } else { 0 };
        prop_assert_eq!(Signature::from_eip2098(&compact), Ok(signature));
        for spelling in [&bytes[..], &twin] {
            prop_assert_eq!(Signature::normalized(spelling), Ok(signature));
            prop_assert_eq!(Signature::from_rs(&spelling[..64], digest, payer), Ok(signature));
            prop_assert_eq!(Signature::from_der(&der(&spelling[..64]), digest, payer), Ok(signature));
        }
        prop_assert_eq!(Signature::from_bytes(&twin).map_err(|error| error.code()), Err(Code::SignatureHighS));
    }

    /// DER with a byte added, removed or changed is never the same signature.
    #[test]
    fn der_has_one_spelling(purchase in purchase(), index in any::<Index>(), bit in 0_u8..8, extra in vec(any::<u8>(), 1..4)) {
        let Paid { payment, digest, payer, .. } = purchase.pay();
        let right = der(&payment.payload().signature[..64]);
        let mut changed = right.clone();
        changed[index.index(right.len())] ^= 1 << bit;
        let longer = [&right[..], &extra].concat();
        for wrong in [changed, longer, right[..index.index(right.len())].to_vec()] {
            prop_assert!(Signature::from_der(&wrong, digest, payer).is_err(), "{wrong:02x?}");
        }
    }

    #[test]
    fn any_text_as_typed_data_is_read_or_refused(types in nearly_json(), message in nearly_json(), kind in "[a-z0-9\\[\\]]{0,8}") {
        let _ = TypedData::parse(&format!(r#"{{"types":{types},"primaryType":"T","domain":{{}},"message":{message}}}"#));
        let _ = TypedData::parse(&format!(
            r#"{{"types":{{"EIP712Domain":[],"T":[{{"name":"a","type":"{kind}"}}]}},"primaryType":"T","domain":{{}},"message":{{"a":{message}}}}}"#
        ));
        let _ = TypedData::parse(&message);
    }
}

/// The same members in the other order, at every depth.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().rev().map(|(name, value)| (name.clone(), reversed(value))).collect(),
        other => other.clone(),
    }
}

/// 32 bytes as decimal digits, by long division.
fn decimal(bytes: &[u8]) -> String {
    let mut digits = vec![0_u8];
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) * 256;
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
    }
    digits.iter().rev().map(|digit| char::from(b'0' + digit)).collect()
}

/// Decimal digits as 32 bytes.
fn u256(text: &str) -> [u8; 32] {
    let mut word = [0_u8; 32];
    for digit in text.bytes() {
        let mut carry = u32::from(digit - b'0');
        for byte in word.iter_mut().rev() {
            carry += u32::from(*byte) * 10;
            *byte = carry as u8;
            carry >>= 8;
        }
    }
    word
}
