//! Laws, on inputs nobody thought of.

use alloy_primitives::U256;
use proptest::collection::vec;
use proptest::prelude::*;
use x402_kernel::header::{self, Reader};
use x402_kernel::{
    Amount, Bytes32, Code, Exchange, HttpOutcome, Json, Limits, LocalSigner, Mode, Money, Network, Payer,
    PaymentRequired, Policy, Profile, Reason, Request, SettleResponse, UnixTime, Verdict, http,
};

/// Text that is nearly JSON: its tokens in any order, well-formed values, and both broken.
fn nearly_json() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(":"),
        Just(","),
        Just("null"),
        Just("true"),
        Just("-"),
        Just("0"),
        Just("12"),
        Just("1.5"),
        Just("1e9"),
        Just("1."),
        Just("01"),
        Just("\"a\""),
        Just("\"b\""),
        Just("\"\\u0061\""),
        Just("\"\\ud83d\\ude00\""),
        Just("\"\\ud83d\""),
        Just("\"\\q\""),
        Just("\""),
        Just(" "),
        Just("\n"),
        Just("\u{feff}"),
        Just("\u{1}"),
    ];
    let soup = vec(token, 0..12).prop_map(|tokens| tokens.concat());
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<i64>().prop_map(|n| n.to_string()),
        any::<String>().prop_map(|s| serde_json::to_string(&s).expect("a string is JSON")),
    ];
    let value = leaf.prop_recursive(4, 32, 4, |inner| {
        let member = ("[a-c]", inner.clone()).prop_map(|(name, value)| format!("\"{name}\":{value}"));
        prop_oneof![
            vec(inner, 0..4).prop_map(|values| format!("[{}]", values.join(","))),
            vec(member, 0..4).prop_map(|members| format!("{{{}}}", members.join(" , "))),
        ]
    });
    let broken = (value.clone(), any::<prop::sample::Index>()).prop_map(|(text, index)| {
        let cut = index.index(text.chars().count() + 1);
        text.chars().take(cut).collect()
    });
    prop_oneof![soup, value, broken]
}

/// What this kernel refuses and JSON allows.
const REFUSED: [Code; 3] = [Code::JsonDuplicateMember, Code::JsonLoneSurrogate, Code::JsonTooDeep];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn json_is_what_serde_json_reads_less_the_named_refusals(text in nearly_json()) {
        let ours = Json::parse(&text, &Limits::default());
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        match ours {
            Ok(json) => {
                prop_assert!(theirs, "only we read {text:?}");
                prop_assert_eq!(json.text(), text.trim_matches([' ', '\t', '\n', '\r']));
                let theirs: serde_json::Value = serde_json::from_str(&text).expect("read once already");
                prop_assert_eq!(same(&json), theirs);
            }
            Err(error) => prop_assert!(!theirs || REFUSED.contains(&error.code()), "only they read {text:?}: {error}"),
        }
    }

    #[test]
    fn bytes_are_what_serde_json_reads_less_the_named_refusals(
        bytes in prop_oneof![
            vec(any::<u8>(), 0..64),
            (nearly_json(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, place, byte)| {
                let mut bytes = text.into_bytes();
                if !bytes.is_empty() {
                    let at = place.index(bytes.len());
                    bytes[at] = byte;
                }
                bytes
            }),
        ],
    ) {
        // It holds that numbers fit into its own, which JSON does not say; so it is asked about the grammar alone.
        let text = std::str::from_utf8(&bytes);
        let theirs = text.is_ok_and(|text| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok());
        match Json::parse_bytes(&bytes, &Limits::default()) {
            Ok(_) => prop_assert!(theirs, "only we read {:?}", bytes),
            Err(error) => {
                let named = REFUSED.contains(&error.code());
                prop_assert!(!theirs || named, "only they read {:?}: {}", bytes, error);
            }
        }
    }

    #[test]
    fn a_header_gives_back_its_text(text in "[^\u{0}-\u{1f}\"\\\\]{0,200}") {
        let json = format!("{{\"a\":\"{text}\"}}");
        let header = header::encode(&json);
        prop_assert_eq!(header.len(), header::encoded_len(json.len()));
        for reader in [Reader::Client, Reader::Server] {
            let (back, carrier) = header::decode(&header, reader, &Profile::default()).expect("what is encoded decodes");
            prop_assert_eq!(back.text(), &json);
            prop_assert!(carrier.repairs.is_empty());
        }
    }

    #[test]
    fn any_text_in_a_header_is_read_or_refused(value in any::<String>(), bytes in vec(any::<u8>(), 0..200)) {
        let _ = header::decode(&value, Reader::Client, &Profile::default());
        let _ = header::decode(&value, Reader::Server, &Profile::default());
        let _ = PaymentRequired::from_http(402, &[("payment-required", &value)], &bytes);
    }

    #[test]
    fn an_amount_has_one_spelling(number in any::<u128>(), decimals in 0_u8..30) {
        let text = number.to_string();
        let amount = Amount::parse(&text).expect("digits");
        prop_assert_eq!(amount.to_string(), text);
        // In whole units and back again, nothing is lost.
        let money = Money::parse(&amount.to_units(decimals)).expect("a sum");
        prop_assert_eq!(money.to_amount(decimals).expect("it fits"), amount);
    }

    #[test]
    fn money_goes_round_by_integers(limbs in any::<[u64; 4]>(), decimals in any::<u8>()) {
        let amount = Amount::from(U256::from_limbs(limbs));
        let money = Money::from_amount(amount, decimals);
        prop_assert_eq!(money.to_amount(decimals).expect("it came from there"), amount);
        // Its text is the same sum, as long as anybody would read it.
        match Money::parse(&money.to_string()) {
            Ok(read) => prop_assert_eq!(read, money),
            Err(_) => prop_assert!(money.to_string().len() > 60),
        }
    }

    #[test]
    fn a_sum_is_the_same_however_many_zeros_follow_it(
        whole in 0_u64.., fraction in "[0-9]{0,9}", zeros in 0_usize..9, decimals in 0_u8..30,
    ) {
        let read = |text: String| Money::parse(text.strip_suffix('.').unwrap_or(&text)).expect("a sum");
        let (short, long) = (read(format!("{whole}.{fraction}")), read(format!("{whole}.{fraction}{}", "0".repeat(zeros))));
        prop_assert_eq!(&short, &long);
        prop_assert_eq!(short.to_amount(decimals), long.to_amount(decimals));
        if let Ok(amount) = short.to_amount(decimals) {
            prop_assert_eq!(Money::from_amount(amount, decimals), short);
        }
    }

    #[test]
    fn what_strict_reads_lenient_reads_without_repair(text in "[ \\t+-]{0,2}0{0,2}[0-9]{0,80}[ x.]?|\\PC{0,20}") {
        let lenient = Amount::parse_lenient(&text);
        match Amount::parse(&text) {
            Ok(amount) => prop_assert_eq!(lenient.expect("strict reads it"), (amount, vec![])),
            // What only lenient reads was repaired, and is the amount its digits say.
            Err(_) => if let Ok((amount, repairs)) = lenient {
                prop_assert!(!repairs.is_empty());
                let digits = text.trim().trim_start_matches('+').trim_start_matches('0');
                prop_assert_eq!(amount.to_string(), if digits.is_empty() { "0" } else { digits });
            },
        }
    }

    #[test]
    fn any_text_is_a_sum_or_an_error(text in "[$]?[0-9.,eE_+-]{0,8} ?[A-Za-z.]{0,5}|\\PC{0,20}") {
        if let Ok(money) = Money::parse(&text) {
            prop_assert_eq!(Money::parse(&money.to_string()).expect("what it wrote it reads"), money);
        }
    }

    #[test]
    fn a_reason_keeps_its_text(text in any::<String>()) {
        let reason = Reason::parse(&text);
        prop_assert_eq!(reason.text(), &text);
        prop_assert!(reason.canonical().is_some() || !reason.retryable());
    }
}

/// Demands straight and bent: every member right, wrong, null or missing.
fn demands() -> impl Strategy<Value = String> {
    fn member(name: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
        // The first is what the specification writes; most members are right, so that some demands are.
        prop_oneof![
            6 => Just(Some(format!("\"{name}\":{}", values[0]))),
            1 => prop::sample::select(values).prop_map(move |value| Some(format!("\"{name}\":{value}"))),
            1 => Just(Some(format!("\"{name}\":null"))),
            1 => Just(None),
        ]
    }
    let required = |name, values| {
        member(name, values).prop_map(move |value| value.or_else(|| Some(format!("\"{name}\":{}", values[0]))))
    };
    let entry = (
        required("scheme", &["\"exact\"", "\"upto\""]),
        required("network", &["\"eip155:8453\"", "\"base\"", "\"eip155:1\"", "7"]),
        prop_oneof![
            required("amount", &["\"10000\"", "10000", "\"0\"", "1.5"]).boxed(),
            required("maxAmountRequired", &["\"10000\"", "10000"]).boxed(),
        ],
        required("asset", &["\"0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913\""]),
        required("payTo", &["\"0x209693Bc6afc0C5328bA36FaF03C514EF312287C\"", "\"merchant\""]),
        required("maxTimeoutSeconds", &["60", "\"60\"", "60.5"]),
        member("extra", &["{\"name\":\"USD Coin\",\"version\":\"2\"}", "{}", "[]"]),
        member("resource", &["\"https://a.test/\""]),
        member("description", &["\"d\"", "7"]),
    );
    let members =
        |list: Vec<Option<String>>| format!("{{{}}}", list.into_iter().flatten().collect::<Vec<_>>().join(","));
    let entry = entry.prop_map(move |(a, b, c, d, e, f, g, h, i)| members(vec![a, b, c, d, e, f, g, h, i]));
    let demand = (
        required("x402Version", &["2", "1", "\"2\"", "3"]),
        member("error", &["\"pay\"", "7"]),
        member("resource", &["{\"url\":\"https://a.test/\",\"mimeType\":null}", "\"https://a.test/\""]),
        member("extensions", &["{\"a\":{\"info\":{}}}", "{}"]),
        vec(entry, 0..3),
    );
    demand.prop_map(move |(a, b, c, d, entries)| {
        members(vec![a, b, c, d, Some(format!("\"accepts\":[{}]", entries.join(",")))])
    })
}

/// The same value without the members that are null, at the places where x402 names them.
fn without_nulls(value: &serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(members) => {
            let present = members.iter().filter(|(_, value)| !value.is_null());
            present.map(|(name, value)| (name.clone(), without_nulls(value))).collect()
        }
        serde_json::Value::Array(values) => values.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    /// What strict mode takes, tolerant mode reads alike and repairs nothing; what it repairs, strict mode refuses.
    #[test]
    fn strict_accepts_what_needs_no_repair(text in demands()) {
        let strict = PaymentRequired::parse_with(&Profile::default().with_mode(Mode::Strict), &text);
        let tolerant = PaymentRequired::parse(&text);
        if let Ok(strict) = strict {
            let tolerant = tolerant.expect("tolerant mode reads what strict mode reads");
            prop_assert!(tolerant.repairs().is_empty() && tolerant.skipped().is_empty());
            prop_assert_eq!(strict.accepts().len(), tolerant.accepts().len());
            for (strict, tolerant) in strict.accepts().iter().zip(tolerant.accepts()) {
                prop_assert!(tolerant.repairs().is_empty() && !tolerant.needs_approval());
                prop_assert_eq!(strict.amount(), tolerant.amount());
                prop_assert_eq!(strict.network(), tolerant.network());
                prop_assert_eq!(strict.json(), tolerant.json());
            }
        }
    }

    /// Row 40: an optional member that is null reads as one that is absent, in demands and replies.
    #[test]
    fn null_reads_as_absent(text in demands(), success in any::<bool>(), null in vec(any::<bool>(), 5)) {
        let absent = without_nulls(&serde_json::from_str(&text).expect("JSON")).to_string();
        match (PaymentRequired::parse(&text), PaymentRequired::parse(&absent)) {
            (Ok(with), Ok(without)) => {
                prop_assert_eq!(with.error(), without.error());
                prop_assert_eq!(with.repairs(), without.repairs());
                prop_assert_eq!(with.resource().map(|r| r.url()), without.resource().map(|r| r.url()));
                prop_assert_eq!(with.extensions().is_some(), without.extensions().is_some());
                let facts = |demand: &PaymentRequired| -> Vec<_> {
                    demand.accepts().iter().map(|o| (o.index(), o.amount(), o.network(), o.extra().is_some(), o.repairs().to_vec())).collect()
                };
                prop_assert_eq!(facts(&with), facts(&without));
                let skipped = |demand: &PaymentRequired| -> Vec<_> {
                    demand.skipped().iter().map(|entry| (entry.index, entry.error.clone())).collect()
                };
                prop_assert_eq!(skipped(&with), skipped(&without));
            }
            (Err(with), Err(without)) => prop_assert_eq!(with, without),
            (with, without) => prop_assert!(false, "{with:?} but {without:?}"),
        }
        let names = ["errorReason", "payer", "errorMessage", "extensions", "amount"];
        let nulls: String = names.iter().zip(&null).filter(|(_, null)| **null).map(|(name, _)| format!(",\"{name}\":null")).collect();
        let receipt = |more: &str| SettleResponse::parse(&format!(r#"{{"success":{success},"transaction":"0x1","network":"eip155:1"{more}}}"#));
        let (with, without) = (receipt(&nulls).expect("a receipt"), receipt("").expect("a receipt"));
        prop_assert_eq!((with.status(), with.payer(), with.amount(), with.reason()), (without.status(), without.payer(), without.amount(), without.reason()));
        prop_assert!(with.error_message().is_none() && with.extensions().is_none());
    }

    /// Any response means something or is an error with a code; nothing in it panics.
    #[test]
    fn any_response_is_interpreted(
        status in 100_u16..600, names in vec(0_usize..8, 0..4), value in any::<String>(), text in demands(),
        body in vec(any::<u8>(), 0..64), paid in any::<bool>(), cross_origin in any::<bool>(),
    ) {
        let known = ["payment-required", "X-Payment-Required", "PAYMENT-RESPONSE", "x-payment-response", "WWW-Authenticate", "crawler-price", "Pay-To", "X-402-Amount"];
        let values = [header::encode(&text), value, text.clone()];
        let headers: Vec<(&str, &str)> = names.iter().enumerate().map(|(i, name)| (known[*name], values[i % 3].as_str())).collect();
        for body in [body.as_slice(), text.as_bytes()] {
            let exchange = Exchange { status, headers: &headers, body, paid, cross_origin };
            if let Ok(outcome) = http::interpret(&Profile::default(), &exchange) {
                prop_assert!(!outcome.as_str().is_empty());
                let asks = matches!(outcome, HttpOutcome::Challenge(_) | HttpOutcome::HiddenByCors | HttpOutcome::OtherProtocol { .. });
                prop_assert!(!asks || !paid && matches!(status, 402 | 412), "{:?}", outcome);
                let refused = matches!(outcome, HttpOutcome::Refused { .. });
                prop_assert!(!refused || paid, "refused, and nothing was paid");
            }
        }
    }
}

fn same(json: &Json) -> serde_json::Value {
    use x402_kernel::json::JsonKind;
    match json.kind() {
        JsonKind::Object => json.members().map(|(name, value)| (name.into_owned(), same(&value))).collect(),
        JsonKind::Array => json.elements().map(|value| same(&value)).collect(),
        JsonKind::String => json.as_str().expect("a string").into(),
        _ => serde_json::from_str(json.text()).expect("a number, a boolean or null"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    /// Prepare, sign and verify agree for any key; and no bit of what was signed can be changed.
    #[test]
    fn what_is_signed_verifies_and_nothing_else_does(
        key in any::<[u8; 32]>().prop_filter("a key", |key| LocalSigner::from_bytes(key).is_ok()),
        nonce in any::<[u8; 32]>().prop_filter("a nonce", |nonce| *nonce != [0; 32]),
        amount in 1_u64..=1_000_000,
        seconds in 7_u64..=600,
        clock in 1_000_000_000_u64..4_000_000_000,
        bit in 0_usize..8,
        place in any::<prop::sample::Index>(),
    ) {
        let demand = format!(
            r#"{{"x402Version":2,"accepts":[{{"scheme":"exact","network":"eip155:84532","amount":"{amount}",
            "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
            "maxTimeoutSeconds":{seconds}}}]}}"#
        );
        let now = UnixTime::from_seconds(clock).expect("seconds");
        let signer = LocalSigner::from_bytes(&key).expect("a key");
        let payer = Payer::new(signer.address()).on(Network::from_chain_id(84532));
        let request = Request::new("GET", "https://api.example.com/").expect("a URL");
        let choice = PaymentRequired::parse(&demand).and_then(|demand| demand.choose(&payer)).expect("payable");
        let approved = Policy::default().approve(&choice, &request, now).expect("approved");
        let unsigned = approved.prepare(now, Bytes32::from_bytes(nonce)).expect("prepared");
        let signature = signer.sign(&unsigned.requests()[0]).expect("signed");
        let payment = unsigned.finish(&signature.to_bytes()).expect("finished");
        let offer = choice.option();
        prop_assert!(matches!(offer.verify(&payment, now), Verdict::SignedByPayer(_)));

        // One bit of one hexadecimal digit or decimal digit of the payload: the verdict is never good again.
        let text = payment.json().text().to_owned();
        let start = text.find("\"payload\"").expect("it has a payload");
        let digits: Vec<usize> = text.char_indices().skip(start).filter(|(_, c)| c.is_ascii_hexdigit()).map(|(at, _)| at).collect();
        let at = digits[place.index(digits.len())];
        let mut bytes = text.into_bytes();
        bytes[at] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            let verdict = offer.verify_header(&header::encode(&changed), now);
            let same_bytes = changed.eq_ignore_ascii_case(payment.json().text());
            prop_assert!(same_bytes || !matches!(verdict, Verdict::SignedByPayer(_)), "{changed}: {verdict:?}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------------
// What is signed: typed data, signatures, verdicts.

mod signed {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;
    use serde_json::{Value, json};
    use x402_kernel::{
        Address, Amount, Authorization, AuthorizationKind, Bytes32, CancelAuthorization, Code, Eip712Domain,
        LocalSigner, Network, Payer, PaymentPayload, PaymentRequired, PaymentRequirements, Policy, Request, Signature,
        TypedData, UnixTime, Verdict, Version, header,
    };

    use super::nearly_json;

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
        fn demand(&self) -> Value {
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
            let demand = PaymentRequired::parse(&self.demand().to_string()).expect("a demand");
            let choice = demand.choose(&payer).expect("payable");
            let approved = Policy::default().approve(&choice, &request, now).expect("approved");
            let unsigned = approved.prepare(now, Bytes32::from_bytes(self.nonce)).expect("prepared");
            let (digest, typed_data, payer) = (unsigned.digest(), unsigned.typed_data(), unsigned.payer());
            let signature = signer.sign(&unsigned.requests()[0]).expect("signed");
            let payment = unsigned.finish(&signature.to_bytes()).expect("finished");
            Paid { offer: choice.option().clone(), payment, digest, typed_data, payer, now }
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

    /// The other half's s, and the other v: the same signature to whoever does not ask for the lower half.
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
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

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

        /// The offer follows every change, so that nothing but the signature can tell.
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

        /// Row 5: one payment has one replay key, however it is written, or it is refused.
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
            // These may be refused, and must not have a second key.
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

        /// Row 32: every form of one signature leads to its one spelling.
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

        /// A byte more or less, or one changed, is never the same signature in DER.
        #[test]
        fn der_has_one_spelling(purchase in purchase(), place in any::<Index>(), bit in 0_u8..8, extra in vec(any::<u8>(), 1..4)) {
            let Paid { payment, digest, payer, .. } = purchase.pay();
            let right = der(&payment.payload().signature[..64]);
            let mut changed = right.clone();
            changed[place.index(right.len())] ^= 1 << bit;
            let longer = [&right[..], &extra].concat();
            for wrong in [changed, longer, right[..place.index(right.len())].to_vec()] {
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
            Value::Object(members) => {
                members.iter().rev().map(|(name, value)| (name.clone(), reversed(value))).collect()
            }
            other => other.clone(),
        }
    }

    /// 32 bytes as decimal digits, by the school's way.
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
}
