//! What a peer writes is read in bounded space and time, and quoted in bounded, printable text.

use std::time::{Duration, Instant};

use x402_kernel::{
    Authorization, CancelAuthorization, Code, DiscoveryPage, Eip712Domain, Error, Json, Mode, PaymentRequired, Policy,
    Profile, Supported, TypedData, UnixTime,
};

const KIB_256: usize = 256 << 10;

/// A list of ones of about that many bytes.
fn ones(bytes: usize) -> String {
    format!("[{}1]", "1,".repeat(bytes / 2 - 2))
}

/// M8: 131,052 entries became 100 MiB of errors.
#[test]
fn a_list_is_read_as_far_as_its_limit() {
    let listed = |name: &str| format!(r#"{{"x402Version":2,"{name}":{}}}"#, ones(KIB_256 - 100));
    let challenge = PaymentRequired::parse(&listed("accepts")).expect("a challenge");
    assert_eq!((challenge.accepts().len(), challenge.skipped().len()), (0, 64));
    assert!(challenge.unread() > 130_000, "{}", challenge.unread());
    let page = DiscoveryPage::parse(&listed("items")).expect("a page");
    assert_eq!((page.skipped().len(), page.unread()), (1024, challenge.unread() + 64 - 1024));
    let supported = Supported::parse(&listed("kinds")).expect("a response");
    assert_eq!(supported.skipped().len(), 1024);

    let strict = Profile::default().with_mode(Mode::Strict);
    let long = format!(r#"{{"x402Version":2,"resource":{{"url":"https://a.b/"}},"accepts":{}}}"#, ones(1000));
    let error = PaymentRequired::parse_with(&strict, &long).expect_err("nothing in it is an offer");
    assert_eq!(error.at(), "/accepts/0");
}

/// M8: the items of a page may each have a list.
#[test]
fn the_offers_of_all_items_together_are_bounded() {
    let item = format!(r#"{{"resource":"r","type":"http","x402Version":2,"accepts":{}}}"#, ones(140));
    let text = format!(r#"{{"items":[{}]}}"#, vec![item; 1200].join(","));
    let page = DiscoveryPage::parse(&text).expect("a page");
    let kept: usize = page.items().iter().map(|item| item.accepts().len() + item.skipped().len()).sum();
    assert_eq!((page.items().len(), kept), (1024, 1024));
    assert!(page.items().iter().all(|item| item.unread() > 0));
}

/// M8: an error that no offer can be paid names the first dozen.
#[test]
fn an_error_of_many_offers_names_a_dozen() {
    let challenge = PaymentRequired::parse(&format!(r#"{{"x402Version":2,"accepts":{}}}"#, ones(1000))).expect("reads");
    let payer = x402_kernel::Payer::new(x402_kernel::Address::ZERO);
    let error = challenge.choose(&payer).expect_err("nothing to pay");
    assert_eq!(error.detail().get("count"), Some((64 + challenge.unread()).to_string().as_str()));
    assert!(error.detail().get("11").is_some() && error.detail().get("12").is_none(), "{:?}", error.detail());
}

/// H4: a server's list of codes took minutes.
#[test]
fn a_servers_list_is_not_compared_with_itself() {
    let codes: Vec<String> = (0..20_000).map(|number| number.to_string()).collect();
    let extensions = format!(r#"{{"builder-code":{{"info":{{"s":[{}]}}}}}}"#, codes.join(","));
    let text = format!(r#"{{"x402Version":2,"accepts":[],"extensions":{extensions}}}"#);
    let challenge = PaymentRequired::parse(&text).expect("a challenge");
    let start = Instant::now();
    let echo = challenge.echo(r#"{"builder-code":{"info":{"s":["mine"]}}}"#).expect("an echo");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(echo, extensions);
}

/// M13: logs showed a terminal's commands, and 250 kB of one name.
#[test]
fn a_name_enters_an_error_clipped_and_printable() {
    let name = r"\u001b]0;owned\u0007\u001b[2J\u202e\u2028".to_owned() + &"x".repeat(200_000);
    let text = format!(r#"{{"accepts":[{{"{name}":}}]}}"#);
    let error = PaymentRequired::parse(&text).expect_err("no value");
    for shown in [error.to_string(), format!("{error:?}"), error.at().to_owned(), error.sentence()] {
        assert!(shown.chars().count() < 400, "{}", shown.len());
        assert!(!shown.contains(|c: char| c.is_control() || matches!(c, '\u{202e}' | '\u{2028}')), "{shown:?}");
    }
    assert!(error.at().starts_with("/accepts/0/\u{fffd}]0;owned\u{fffd}"), "{}", error.at());
    // What an error serialises as comes back as it was.
    let json =
        Json::parse(&serde_json::to_string(&error).expect("JSON"), &x402_kernel::Limits::default()).expect("reads");
    assert_eq!(Error::from_json(json.text()), Ok(error));

    let member = format!(r#"{{"{}":1}}"#, "\\n".repeat(1000));
    let error = Policy::from_json(&member).expect_err("no such rule");
    assert!(error.at().len() < 500 && !error.at().contains('\n'), "{}", error.at());
    let duplicate = PaymentRequired::parse(&format!(r#"{{"{0}":1,"{0}":2}}"#, r"\u009bx")).expect_err("twice");
    assert!(!duplicate.to_string().contains('\u{9b}'), "{duplicate:?}");
}

/// M13: a peer's error is cleaned, too.
#[test]
fn a_restored_error_is_clean() {
    let at = format!("/a\u{1b}/{}", "b/".repeat(10_000));
    let error = Error::restore("json.syntax", Some("invalid_payload"), &at, [("\u{7}".into(), "\u{1b}[2J".into())]);
    let error = error.expect("a known code");
    assert!(!error.to_string().contains('\u{1b}') && error.at().len() < 2000, "{}", error.at().len());
    assert!(error.detail().iter().all(|(name, value)| !format!("{name}{value}").contains(char::is_control)));
}

/// L3: a misspelt member gave the digest of another domain.
#[test]
fn a_misspelt_member_of_what_is_signed_is_named() {
    for name in ["chainID", "chain_id", "chainid", "verifyingcontract"] {
        let error = Eip712Domain::parse(&format!(r#"{{"name":"USDC","{name}":"1"}}"#)).expect_err("misspelt");
        assert_eq!((error.code(), error.at()), (Code::UsageArgument, format!("/{name}").as_str()));
        assert!(error.detail().get("hint").is_some_and(|hint| hint.starts_with("did you mean ")), "{error}");
    }
    let signed = Authorization::parse(r#"{"from":"0x","valid_after":"0"}"#).expect_err("misspelt");
    assert_eq!((signed.code(), signed.at()), (Code::UsageArgument, "/valid_after"));
    let cancelled = CancelAuthorization::parse(r#"{"authoriser":"0x"}"#).expect_err("misspelt");
    assert_eq!((cancelled.code(), cancelled.at()), (Code::UsageArgument, "/authoriser"));
    // `null` reads as absent, as everywhere.
    assert!(Eip712Domain::parse(r#"{"name":"USDC","salt":null}"#).is_ok());
}

/// L4, F44: what a wallet in JavaScript would read as another number is written as a string, and not read as a number.
#[test]
fn a_number_that_readers_round_is_neither_written_nor_read() {
    let large = Eip712Domain::parse(r#"{"name":"A","chainId":"9007199254740993"}"#).expect("a domain");
    assert!(Eip712Domain::parse(r#"{"name":"A","chainId":9007199254740993}"#).is_err());
    let authorization = Authorization::parse(
        r#"{"from":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","to":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","value":"1","validAfter":"0","validBefore":"1","nonce":"0x2222222222222222222222222222222222222222222222222222222222222222"}"#,
    )
    .expect("an authorization");
    for (domain, written) in [
        (large, r#""chainId":"9007199254740993""#),
        (
            Eip712Domain::parse(r#"{"name":"A","chainId":9007199254740991}"#).expect("a domain"),
            r#""chainId":9007199254740991"#,
        ),
    ] {
        let typed = authorization.typed_data(&domain);
        assert!(typed.contains(written), "{typed}");
        assert_eq!(TypedData::parse(&typed).expect("our own").digest(), authorization.digest(&domain));
        assert!(UnixTime::from_seconds(1).is_ok());
    }
}
