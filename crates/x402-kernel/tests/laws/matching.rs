//! Laws of matching, of echoing extensions and of comparing JSON, on random inputs.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use x402_kernel::{
    Address, Amount, Json, Limits, Match, MatchRule, Network, Payer, PaymentRequired, PaymentRequirements, Version,
    compare_urls, echo_matches, find_accepted,
};

const RULES: [MatchRule; 4] = [MatchRule::Standard, MatchRule::TypeScript, MatchRule::Python, MatchRule::Exact];

fn read(value: &Value) -> Json {
    Json::parse(&value.to_string(), &Limits::default()).expect("JSON")
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-c]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map("[a-d]", inner, 0..3).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn object() -> impl Strategy<Value = Value> {
    btree_map("[a-d]", value(), 0..4).prop_map(|members| Value::Object(members.into_iter().collect()))
}

/// Extensions as a server declares them: each an object with `info`.
fn declared() -> impl Strategy<Value = Value> {
    btree_map("ext-[a-c]", object(), 0..3)
        .prop_map(|entries| entries.into_iter().map(|(key, info)| (key, json!({ "info": info }))).collect())
}

/// The additions of a client: anything, under the same names.
fn additions() -> impl Strategy<Value = Value> {
    let entry = prop_oneof![object().prop_map(|info| json!({ "info": info })), value()];
    btree_map("ext-[a-d]", entry, 0..4).prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

fn offer_json(extra: &Value) -> Value {
    json!({
        "scheme": "exact", "network": "eip155:84532", "amount": "10000",
        "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e", "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
        "maxTimeoutSeconds": 60, "extra": extra,
    })
}

fn offer(json: &Value) -> PaymentRequirements {
    PaymentRequirements::parse(Version::V2, &json.to_string()).expect("an offer")
}

/// The same value with its members in reverse order.
fn turned(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().rev().map(|(name, value)| format!(" {} : {}", json!(name), turned(value))).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Array(elements) => format!("[{}]", elements.iter().map(turned).collect::<Vec<_>>().join(" , ")),
        other => other.to_string(),
    }
}

proptest! {
    #![proptest_config(super::tries(500))]

    #[test]
    fn equality_is_of_values(a in value(), b in value()) {
        prop_assert_eq!(read(&a).same_value(&read(&b)), a == b);
        prop_assert!(read(&a).same_value(&Json::parse(&turned(&a), &Limits::default()).expect("JSON")));
    }

    /// A number has one value, with any zeros and any exponent.
    #[test]
    fn numbers_are_equal_by_value(digits in "[1-9][0-9]{0,30}", zeros in 0_usize..10, other in "[1-9][0-9]{0,30}") {
        let number = |text: &str| Json::parse(text, &Limits::default()).expect("a number");
        let (plain, shift) = (number(&digits), "0".repeat(zeros));
        let spellings = [
            format!("{digits}.{shift}0"),
            format!("{digits}{shift}e-{zeros}"),
            format!("0.{shift}{digits}E+{}", zeros + digits.len()),
        ];
        for spelling in spellings {
            prop_assert!(plain.same_value(&number(&spelling)), "{spelling}");
        }
        prop_assert_eq!(plain.same_value(&number(&other)), digits == other);
    }

    /// Every rule accepts an offer that is echoed unchanged, and none accepts another price.
    #[test]
    fn what_is_echoed_is_found(extra in object()) {
        let own = offer_json(&extra);
        let mut dearer = own.clone();
        dearer["amount"] = json!("10001");
        for rule in RULES {
            let found = find_accepted(&[offer(&dearer), offer(&own)], &read(&own), rule);
            prop_assert_eq!(found, Match::Found { index: 1 });
            let other = find_accepted(&[offer(&own)], &read(&dearer), rule);
            prop_assert_eq!(other.error().map(|error| error.at().to_owned()), Some("/amount".to_owned()));
        }
    }

    /// All rules accept what Exact accepts, and Standard accepts what TypeScript accepts.
    #[test]
    fn the_rules_are_graded(own in object(), said in object()) {
        let (own, said) = ([offer(&offer_json(&own))], read(&offer_json(&said)));
        let takes = |rule| matches!(find_accepted(&own, &said, rule), Match::Found { .. });
        prop_assert!(!takes(MatchRule::Exact) || takes(MatchRule::TypeScript));
        prop_assert!(!takes(MatchRule::TypeScript) || takes(MatchRule::Python));
        prop_assert_eq!(takes(MatchRule::Python), takes(MatchRule::Standard));
    }

    /// Matching gives a result for any value.
    #[test]
    fn any_value_is_matched_or_not(said in value(), own in object()) {
        for rule in RULES {
            let found = find_accepted(&[offer(&offer_json(&own))], &read(&said), rule);
            let matched = matches!(found, Match::NotFound { .. });
            prop_assert!(matched);
        }
    }

    /// Our own echo always matches, keeps the server's text where nothing was added, and does not change if it is made again.
    #[test]
    fn an_echo_holds_and_is_stable(declared in declared(), additions in additions()) {
        let challenge = json!({ "x402Version": 2, "accepts": [], "extensions": declared });
        let challenge = PaymentRequired::parse(&challenge.to_string()).expect("a challenge");
        let echo = challenge.echo(&additions.to_string()).expect("an echo");
        let echoed = Json::parse(&echo, &Limits::default()).expect("JSON");
        prop_assert_eq!(echo_matches(&read(&declared), Some(&echoed)), Ok(()));
        prop_assert_eq!(challenge.echo(&echo).expect("an echo"), echo);
        prop_assert_eq!(challenge.echo("{}").expect("an echo"), challenge.extensions().expect("declared").text());
        let added = additions.as_object().expect("an object").keys().chain(declared.as_object().expect("an object").keys());
        let names: Map<String, Value> = added.map(|name| (name.clone(), Value::Null)).collect();
        prop_assert_eq!(echoed.members().count(), names.len());
    }

    /// Comparing URLs gives a result for any text of a peer, and a URL is the same as itself.
    #[test]
    fn any_text_is_compared(said in any::<String>(), path in "[a-z/?#@:\\\\]{0,20}") {
        prop_assert!(compare_urls("https://api.example.com/", &said).is_ok());
        let url = format!("https://api.example.com/{path}");
        prop_assert_eq!(compare_urls(&url, &url).expect("a URL").as_str(), "same");
    }

    /// For every payer, the chosen offer is payable, and every other entry is reported once.
    #[test]
    fn every_entry_is_taken_or_named(
        amounts in vec(1_u64..20_000, 1..6),
        balance in proptest::option::of(0_u64..20_000),
        prefer in any::<bool>(),
    ) {
        let network = Network::from_chain_id(84532);
        let accepts: Vec<Value> = amounts.iter().map(|amount| {
            let mut offer = offer_json(&json!({}));
            offer["amount"] = json!(amount.to_string());
            offer
        }).collect();
        let challenge = json!({ "x402Version": 2, "accepts": accepts });
        let challenge = PaymentRequired::parse(&challenge.to_string()).expect("a challenge");
        let asset = Address::parse("0x036CbD53842c5426634e7929541eC2318f3dCF7e").expect("an address");
        let mut payer = Payer::new(Address::ZERO).on(network);
        if let Some(balance) = balance {
            payer = payer.asset_balance(network, asset, Amount::parse(&balance.to_string()).expect("digits"));
        }
        if prefer {
            payer = payer.prefer_network(network);
        }
        let expected = amounts.iter().position(|amount| balance.is_none_or(|balance| *amount <= balance));
        match challenge.choose(&payer) {
            Ok(choice) => {
                prop_assert_eq!(Some(choice.index()), expected);
                let mut named: Vec<usize> = choice.not_chosen().iter().map(|entry| entry.index).collect();
                named.push(choice.index());
                named.sort_unstable();
                prop_assert_eq!(named, (0..amounts.len()).collect::<Vec<_>>());
            }
            Err(error) => {
                prop_assert_eq!(expected, None);
                let short = (amounts[0] - balance.expect("a balance")).to_string();
                prop_assert_eq!(error.detail().get("0.shortfall"), Some(short.as_str()));
            }
        }
    }
}
