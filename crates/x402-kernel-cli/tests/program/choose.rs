//! `x402 choose`.

use serde_json::{Value, json};

use super::{PAYER, message, x402};

/// An offer on Base Sepolia, changed member by member.
pub(crate) fn offer(changes: Value) -> Value {
    let mut offer = json!({
        "scheme": "exact", "network": "eip155:84532", "amount": "10000",
        "asset": "0x036CbD53842c5426634e7929541eC2318f3dCF7e",
        "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "maxTimeoutSeconds": 60,
        "extra": {"name": "USDC", "version": "2"},
    });
    for (name, value) in changes.as_object().expect("changes are an object") {
        offer[name] = value.clone();
    }
    offer
}

pub(crate) fn challenge(offers: &[Value]) -> String {
    let resource = json!({"url": "https://api.example.com/premium-data"});
    json!({"x402Version": 2, "resource": resource, "accepts": offers}).to_string()
}

fn choose(challenge: &str, more: &[&str]) -> (String, String, Option<i32>) {
    let fixed = ["choose", "-", "--payer", PAYER, "--network", "eip155:84532", "--now", "1740672100"];
    x402(&[&fixed, more].concat(), challenge)
}

fn object(text: &str) -> Value {
    serde_json::from_str(text).expect("one JSON object")
}

#[test]
fn the_first_payable_offer_is_chosen_and_the_others_say_why_not() {
    let offers = [
        offer(json!({"scheme": "foo"})),
        offer(json!({"network": "eip155:8453", "asset": "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913"})),
        offer(json!({"amount": "20000"})),
        offer(json!({})),
    ];
    let expected = "\
x402 v2, as handed over
  for https://api.example.com/premium-data
  chosen [2] 0.02 USDC  Base Sepolia  exact  to 0x2096…287C  within 60 s
  not chosen [0] 10000 atomic units on Base Sepolia: skipped, scheme: the scheme \"foo\" is not known here (scheme.unsupported)
    scheme.unsupported: the scheme \"foo\" is not known here
  not chosen [1] 0.01 USDC  Base  exact  to 0x2096…287C  within 60 s
    choose.network: the payer does not pay on eip155:8453
  not chosen [3] 0.01 USDC  Base Sepolia  exact  to 0x2096…287C  within 60 s
    choose.not_first: payable too, but offer 2 comes before it
approved: 0.02 USDC on Base Sepolia to 0x2096…287C for api.example.com, until 16:02:40 UTC
";
    assert_eq!(choose(&challenge(&offers), &[]), (expected.to_owned(), String::new(), Some(0)));

    let (text, _, exit) = choose(&challenge(&offers), &["--json"]);
    let choice = object(&text);
    assert_eq!(
        (choice["type"].as_str(), choice["outcome"].as_str(), exit),
        (Some("choice"), Some("approved"), Some(0))
    );
    assert_eq!((&choice["index"], &choice["offer"]["amount"]), (&json!(2), &json!("20000")));
    assert_eq!(choice["expiresAt"], 1_740_672_160);
    assert_eq!(choice["payer"], json!({"address": PAYER, "networks": ["eip155:84532"]}));
    assert_eq!(choice["challenge"]["accepts"].as_array().map(Vec::len), Some(3));
    let codes: Vec<&Value> =
        choice["notChosen"].as_array().into_iter().flatten().map(|not| &not["error"]["code"]).collect();
    assert_eq!(codes, ["scheme.unsupported", "choose.network", "choose.not_first"]);
}

#[test]
fn row_67_the_summary_is_one_line_for_a_person_to_approve() {
    let summary = "0.01 USDC on Base Sepolia to 0x2096…287C for shop.example:8443, until 16:02:40 UTC";
    let (text, _, _) = choose(&challenge(&[offer(json!({}))]), &["--url", "https://shop.example:8443/x?y"]);
    assert_eq!(text.lines().last(), Some(format!("approved: {summary}").as_str()));
}

#[test]
fn the_policy_denies_what_was_chosen() {
    for (changes, more, code, at) in [
        (json!({}), ["--max", "$0.009999"], "policy.per_payment", "/accepts/0/amount"),
        (json!({}), ["--max", "0"], "policy.per_payment", "/accepts/0/amount"),
        (json!({"amount": "1000001"}), ["--url", "https://a.example"], "policy.per_payment", "/accepts/0/amount"),
        (json!({"amount": "0"}), ["--max", "1"], "policy.zero_amount", "/accepts/0/amount"),
        (json!({"payTo": PAYER}), ["--max", "1"], "policy.recipient", "/accepts/0/payTo"),
        (json!({"asset": PAYER}), ["--max", "1"], "policy.unknown_asset", "/accepts/0/asset"),
        (json!({"maxTimeoutSeconds": 6}), ["--max", "1"], "prepare.timeout", ""),
    ] {
        let challenge = challenge(&[offer(changes)]);
        let (text, complaint, exit) = choose(&challenge, &more);
        assert_eq!((complaint.as_str(), exit), ("", Some(1)), "{text}");
        assert!(text.contains("  chosen [0] ") && text.contains(&format!("\ndenied: {code}: ")), "{text}");
        assert!(at.is_empty() || text.ends_with(&format!("\n  at {at}\n")), "{text}");

        let choice = object(&choose(&challenge, &[&more[..], &["--json"]].concat()).0);
        assert_eq!((&choice["outcome"], &choice["error"]["code"]), (&json!("denied"), &json!(code)));
        assert!(choice.get("summary").is_none());
    }
}

#[test]
fn row_30_a_wrong_token_name_is_found_before_anything_is_signed() {
    let (text, _, exit) = choose(&challenge(&[offer(json!({"extra": {"name": "USD Coin", "version": "2"}}))]), &[]);
    assert!(text.contains("denied: domain.mismatch: ") && text.contains("\"USDC\""), "{text}");
    assert_eq!(exit, Some(1));
}

#[test]
fn a_challenge_with_nothing_payable_says_why_entry_by_entry() {
    let offers = [offer(json!({"payTo": "0x"})), offer(json!({"network": "eip155:1"}))];
    let (text, _, exit) = choose(&challenge(&offers), &[]);
    assert!(text.contains("  not chosen [0] 10000 atomic units on Base Sepolia: skipped, "), "{text}");
    assert!(text.contains("\n    choose.network: eip155:1 is not among the networks of --network\n"), "{text}");
    assert!(text.contains("\nnot payable: choose.none_payable: none of the 2 offers can be paid\n"), "{text}");
    assert_eq!(exit, Some(1));

    let choice = object(&choose(&challenge(&offers), &["--json"]).0);
    assert_eq!(choice["outcome"], "none_payable");
    assert_eq!(choice["error"]["detail"]["1"], "choose.network");
    assert!(choice.get("index").is_none());
    assert_eq!(choose(&challenge(&[]), &[]).2, Some(1));
}

#[test]
fn the_challenge_may_be_a_response_a_header_a_file_or_text() {
    let response = std::fs::read_to_string(message("2-the-spawn-v2.http")).expect("it is there");
    let fixed = ["--payer", PAYER, "--network", "eip155:8453", "--now", "1740672100"];
    let (text, _, exit) = x402(&[&["choose"], &fixed[..]].concat(), &response);
    // Its header cannot be read. What the body asks needs a person's word.
    assert!(text.starts_with("HTTP 402, x402 v2, in the body\n") && text.contains("0.01 USDC  Base"), "{text}");
    assert!(text.contains("denied: policy.repaired: "), "{text}");
    assert_eq!(exit, Some(1));

    // A challenge that cannot be paid says so without a URL.
    let (text, _, exit) = x402(&[&["choose", &message("1-img402-v1.json")], &fixed[..]].concat(), "");
    assert!(text.contains("not payable: "), "{text}");
    assert_eq!(exit, Some(1));

    let header = object(&x402(&["decode", "--json"], &challenge(&[offer(json!({}))])).0)["header"].clone();
    let header = header.as_str().expect("it has a header");
    let text = challenge(&[offer(json!({}))]);
    for challenge in [&text, header, &message("3-spec-v2-challenge.json")] {
        let (_, complaint, exit) =
            x402(&["choose", challenge, "--payer", PAYER, "--network", "eip155:8453,eip155:84532"], "");
        assert_eq!((complaint.as_str(), exit), ("", Some(0)));
    }
}

#[test]
fn row_46_a_message_that_is_too_large_is_not_decoded() {
    let large = "A".repeat(1 << 20);
    for (input, code) in [
        (large.clone(), "header.too_large"),
        (format!("{{\"x402Version\":2,\"accepts\":[],\"x\":\"{large}\"}}"), "input.too_large"),
        (challenge(&[offer(json!({"extra": {"x": "y".repeat(256 << 10)}}))]), "json.too_large"),
        (format!("HTTP/1.1 402 x\nPAYMENT-REQUIRED: {}\n\n", "A".repeat(16 << 10 | 1)), "header.too_large"),
    ] {
        let (text, complaint, exit) = choose(&input, &[]);
        assert_eq!((text.as_str(), exit), ("", Some(3)));
        assert!(complaint.starts_with(&format!("x402: {code}: ")), "{complaint}");
    }
}

#[test]
fn wrong_options_are_usage_errors() {
    let challenge = challenge(&[offer(json!({}))]);
    let payer = ["--payer", PAYER];
    let network = ["--network", "eip155:84532"];
    let complaint = |more: &[&str]| {
        let (text, complaint, exit) = x402(&[&["choose", &challenge], more].concat(), "");
        assert_eq!((text.as_str(), exit), ("", Some(2)), "{complaint}");
        complaint
    };
    for (more, expected) in [
        (["--payer", "0x1", network[0], network[1]], "address.length: "),
        (["--payer", "vitalik.eth", network[0], network[1]], "hint: an ENS name: look it up first\n"),
        ([payer[0], payer[1], "--network", "base"], "hint: a name of x402 v1 for eip155:8453\n"),
        ([payer[0], payer[1], "--network", "solana:x"], "\n  at --network\n"),
        ([payer[0], payer[1], "--network", ""], "network.not_caip2: "),
    ] {
        assert!(complaint(&more).contains(expected), "{}", complaint(&more));
    }
    let all = [payer, network].concat();
    for (more, expected) in [
        (["--max", "one"], "x402: money.not_decimal: \"one\" is not a sum such as $0.01 or 0.01\n  at --max\n"),
        (["--max", "-1"], "x402: usage.argument: "),
        (["--max", "٣"], "x402: money.not_decimal: "),
        (["--url", "/report"], "x402: usage.url: "),
        (["--now", "1740672100000"], "x402: time.milliseconds: "),
        (["--now", "soon"], "x402: usage.argument: "),
    ] {
        let complaint = complaint(&[&all[..], &more].concat());
        assert!(complaint.starts_with(expected), "{complaint}");
    }
    assert!(complaint(&payer).contains("--network"));
    assert!(complaint(&network).contains("--payer"));
    for input in [message("4-spec-v2-payment.json").as_str(), "HTTP/1.1 200 OK\n\n", &offer(json!({})).to_string()] {
        let (_, complaint, exit) = x402(&[&["choose", input], &all[..]].concat(), "");
        assert!(complaint.starts_with("x402: input.unexpected: expected a challenge, found "), "{complaint}");
        assert_eq!(exit, Some(2));
    }
    let (_, complaint, exit) =
        x402(&[&["choose", r#"{"x402Version":2,"accepts":[]}"#, "--max", "$1"], &all[..]].concat(), "");
    assert_eq!((complaint.as_str(), exit), ("", Some(1)));
    let nowhere = json!({"x402Version": 2, "accepts": [offer(json!({}))]}).to_string();
    let (_, complaint, exit) = x402(&[&["choose", &nowhere], &all[..]].concat(), "");
    assert!(complaint.starts_with("x402: input.no_url: ") && complaint.ends_with("  hint: give it with --url\n"));
    assert_eq!(exit, Some(2));
}
