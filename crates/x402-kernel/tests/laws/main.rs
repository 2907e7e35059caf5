//! Laws, on random inputs.

mod matching;
mod signed;
mod written;

use alloy_primitives::U256;
use proptest::collection::vec;
use proptest::prelude::*;
use x402_kernel::header::{self, Reader};
use x402_kernel::{
    Amount, Bytes32, Code, Exchange, HttpOutcome, Json, Limits, LocalSigner, Mode, Money, Network, Payer,
    PaymentRequired, Policy, Profile, Reason, Request, SettleResponse, UnixTime, Verdict, http,
};

/// Text that is nearly JSON: tokens in any order, well-formed values, and both with errors.
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

/// How many times each law is tried: more in the deep tier.
fn tries(quick: u32) -> ProptestConfig {
    let times = std::env::var("X402_LAWS_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(quick * times) }
}

/// Codes for texts that this kernel refuses and JSON allows.
const REFUSED: [Code; 3] = [Code::JsonDuplicateMember, Code::JsonLoneSurrogate, Code::JsonTooDeep];

proptest! {
    #![proptest_config(tries(2000))]

    #[test]
    fn json_is_what_serde_json_reads_less_the_named_refusals(text in nearly_json()) {
        let ours = Json::parse(&text, &Limits::default());
        let theirs = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        match ours {
            Ok(json) => {
                prop_assert!(theirs, "only we read {text:?}");
                prop_assert_eq!(json.text(), text.trim_matches([' ', '\t', '\n', '\r']));
                // serde_json skips a number that no float holds.
                if let Ok(theirs) = serde_json::from_str::<serde_json::Value>(&text) {
                    prop_assert_eq!(same(&json), theirs);
                }
            }
            Err(error) => prop_assert!(!theirs || REFUSED.contains(&error.code()), "only they read {text:?}: {error}"),
        }
    }

    #[test]
    fn bytes_are_what_serde_json_reads_less_the_named_refusals(
        bytes in prop_oneof![
            vec(any::<u8>(), 0..64),
            (nearly_json(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(text, index, byte)| {
                let mut bytes = text.into_bytes();
                if !bytes.is_empty() {
                    let at = index.index(bytes.len());
                    bytes[at] = byte;
                }
                bytes
            }),
        ],
    ) {
        // serde_json also requires numbers to fit into its own types, so only the grammar is compared.
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
            let (back, source) = header::decode(&header, reader, &Profile::default()).expect("what is encoded decodes");
            prop_assert_eq!(back.text(), &json);
            prop_assert!(source.repairs.is_empty());
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
        prop_assert_eq!(money.to_amount(decimals).expect("written from it"), amount);
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
    fn what_strict_reads_tolerant_reads_without_repair(text in "[ \\t+-]{0,2}0{0,2}[0-9]{0,80}[ x.]?|\\PC{0,20}") {
        let tolerant = Amount::parse_tolerant(&text);
        match Amount::parse(&text) {
            Ok(amount) => prop_assert_eq!(tolerant.expect("strict reads it"), (amount, vec![])),
            // A text that only the tolerant reader reads was repaired, and its digits give the amount.
            Err(_) => if let Ok((amount, repairs)) = tolerant {
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

/// Challenges in which each member is right, wrong, null or missing.
fn challenges() -> impl Strategy<Value = String> {
    fn member(name: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
        // The first is as specified. Most members are right, so that some challenges are.
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
    let challenge = (
        required("x402Version", &["2", "1", "\"2\"", "3"]),
        member("error", &["\"pay\"", "7"]),
        member("resource", &["{\"url\":\"https://a.test/\",\"mimeType\":null}", "\"https://a.test/\""]),
        member("extensions", &["{\"a\":{\"info\":{}}}", "{}"]),
        vec(entry, 0..3),
    );
    challenge.prop_map(move |(a, b, c, d, entries)| {
        members(vec![a, b, c, d, Some(format!("\"accepts\":[{}]", entries.join(",")))])
    })
}

/// The same value without the members that are null, where x402 defines them.
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
    #![proptest_config(tries(2000))]

    /// A text that strict mode reads, tolerant mode reads alike, without repairs; a text that needs one, strict mode refuses.
    #[test]
    fn strict_accepts_what_needs_no_repair(text in challenges()) {
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

    /// Row 40: an optional member that is null reads as one that is absent, in challenges and responses.
    #[test]
    fn null_reads_as_absent(text in challenges(), success in any::<bool>(), null in vec(any::<bool>(), 5)) {
        let absent = without_nulls(&serde_json::from_str(&text).expect("JSON")).to_string();
        match (PaymentRequired::parse(&text), PaymentRequired::parse(&absent)) {
            (Ok(with), Ok(without)) => {
                prop_assert_eq!(with.error(), without.error());
                prop_assert_eq!(with.repairs(), without.repairs());
                prop_assert_eq!(with.resource().map(|r| r.url()), without.resource().map(|r| r.url()));
                prop_assert_eq!(with.extensions().is_some(), without.extensions().is_some());
                let facts = |challenge: &PaymentRequired| -> Vec<_> {
                    challenge.accepts().iter().map(|o| (o.index(), o.amount(), o.network(), o.extra().is_some(), o.repairs().to_vec())).collect()
                };
                prop_assert_eq!(facts(&with), facts(&without));
                let skipped = |challenge: &PaymentRequired| -> Vec<_> {
                    challenge.skipped().iter().map(|entry| (entry.index, entry.error.clone())).collect()
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

    /// Every response has a meaning or is an error; none panics.
    #[test]
    fn any_response_is_interpreted(
        status in 100_u16..600, names in vec(0_usize..8, 0..4), value in any::<String>(), text in challenges(),
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
    #![proptest_config(tries(24))]

    /// Prepare, sign and verify agree for any key, and no signed bit can be changed.
    #[test]
    fn what_is_signed_verifies_and_nothing_else_does(
        key in any::<[u8; 32]>().prop_filter("a key", |key| LocalSigner::from_bytes(key).is_ok()),
        nonce in any::<[u8; 32]>().prop_filter("a nonce", |nonce| *nonce != [0; 32]),
        amount in 1_u64..=1_000_000,
        seconds in 7_u64..=600,
        clock in 1_000_000_000_u64..4_000_000_000,
        bit in 0_usize..8,
        index in any::<prop::sample::Index>(),
    ) {
        let challenge = format!(
            r#"{{"x402Version":2,"accepts":[{{"scheme":"exact","network":"eip155:84532","amount":"{amount}",
            "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
            "maxTimeoutSeconds":{seconds}}}]}}"#
        );
        let now = UnixTime::from_seconds(clock).expect("seconds");
        let signer = LocalSigner::from_bytes(&key).expect("a key");
        let payer = Payer::new(signer.address()).on(Network::from_chain_id(84532));
        let request = Request::new("GET", "https://api.example.com/").expect("a URL");
        let choice = PaymentRequired::parse(&challenge).and_then(|challenge| challenge.choose(&payer)).expect("payable");
        let approved = Policy::default().approve(&choice, &request, now).expect("approved");
        let unsigned = approved.prepare(now, Bytes32::from_bytes(nonce)).expect("prepared");
        let signature = signer.sign(&unsigned.requests()[0]).expect("signed");
        let payment = unsigned.finish(&signature.to_bytes()).expect("finished");
        let offer = choice.offer();
        prop_assert!(matches!(offer.verify(&payment, now), Verdict::SignedByPayer(_)));

        // After a change of one bit of a hexadecimal or decimal digit of the payload, the verdict is never good.
        let text = payment.json().text().to_owned();
        let start = text.find("\"payload\"").expect("it has a payload");
        let digits: Vec<usize> = text.char_indices().skip(start).filter(|(_, c)| c.is_ascii_hexdigit()).map(|(at, _)| at).collect();
        let at = digits[index.index(digits.len())];
        let mut bytes = text.into_bytes();
        bytes[at] ^= 1 << bit;
        if let Ok(changed) = String::from_utf8(bytes) {
            let verdict = offer.verify_header(&header::encode(&changed), now);
            let same_bytes = changed.eq_ignore_ascii_case(payment.json().text());
            prop_assert!(same_bytes || !matches!(verdict, Verdict::SignedByPayer(_)), "{changed}: {verdict:?}");
        }
    }
}
