//! Laws, on inputs nobody thought of.

use alloy_primitives::U256;
use proptest::collection::vec;
use proptest::prelude::*;
use x402_kernel::header::{self, Reader};
use x402_kernel::{
    Amount, Bytes32, Code, Json, Limits, LocalSigner, Money, Network, Payer, PaymentRequired, Policy, Profile, Reason,
    Request, UnixTime, Verdict,
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
