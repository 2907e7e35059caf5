//! The seams of the house, each as a test that fails if it is misshapen. What must not compile stands as `compile_fail` in
//! the documentation of `Approved`, `UnsignedPayment`, `SigningRequest`, `Policy` and `LocalSigner`.

use std::collections::HashMap;

use x402_kernel::{
    Address, Amount, Answer, Bytes32, Code, Error, ErrorKind, Event, Found, LocalSigner, Mode, Money, Network, Payer,
    PaymentPayload, PaymentRequired, PaymentRequirements, Plan, Policy, Profile, Purchase, RepairKind, Request, Step,
    UnixTime, UnsignedPayment, Verdict,
};

const CHALLENGE: &str = r#"{ "x402Version": 2, "later": [null, 12345678901234567890],
  "accepts": [{"scheme":"exact","network":"eip155:84532","amount":"10000",
  "asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C",
  "maxTimeoutSeconds":60,"extra":{"name":"USDC","version":"2"}, "unknown": {"b":1.50,"a":null}}] }"#;

/// A token of the caller's own, which the default registry does not know.
const OWN: &str = r#"[{"network":"eip155:31337","address":"0x5FbDB2315678afecb367f032d93F642f64180aa3","symbol":"LUSD",
  "name":"Local Dollar","version":"1","decimals":6,"evidence":"onchain",
  "domainSeparator":"0x9f9589305c486794fc4c0be946277c09ce35b5244a4a9f9a2a77385fc4a6e493"}]"#;

fn now() -> UnixTime {
    UnixTime::from_seconds(1_900_000_000).expect("a time in seconds")
}

fn nonce() -> Bytes32 {
    Bytes32::from_bytes([0x22; 32])
}

fn signer() -> LocalSigner {
    LocalSigner::from_bytes(&[0x11; 32]).expect("a key")
}

fn payer() -> Payer {
    Payer::new(signer().address()).on(Network::from_chain_id(84532)).on(Network::from_chain_id(31337))
}

fn request() -> Request {
    Request::new("GET", "https://api.example.com/premium-data").expect("a URL")
}

fn unsigned(challenge: &str) -> UnsignedPayment {
    let choice = PaymentRequired::parse(challenge).and_then(|challenge| challenge.choose(&payer())).expect("payable");
    let approved = Policy::default().approve(&choice, &request(), now()).expect("approved");
    approved.prepare(now(), nonce()).expect("prepared")
}

#[test]
fn a_profile_is_attached_at_parsing_and_inherited() {
    let challenge = CHALLENGE
        .replace("eip155:84532", "eip155:31337")
        .replace("0x036CbD53842c5426634e7929541eC2318f3dCF7e", "0x5FbDB2315678afecb367f032d93F642f64180aa3");
    let knowing = Profile::new().with_assets(OWN).expect("the rows are right");
    let approve = |challenge: PaymentRequired| {
        let choice = challenge.choose(&payer())?;
        assert_eq!(choice.offer().profile(), challenge.profile());
        Policy::default().approve(&choice, &request(), now())
    };
    // The same text, the same policy: only the profile it was read under differs, and there is no other way to say so.
    assert!(approve(PaymentRequired::parse_with(&knowing, &challenge).expect("it reads")).is_ok());
    let unknown = approve(PaymentRequired::parse(&challenge).expect("it reads")).expect_err("an unknown token");
    assert_eq!(unknown.code(), Code::PolicyUnknownAsset);

    let strict = Profile::new().with_mode(Mode::Strict);
    let offer = PaymentRequired::parse_with(&strict.clone().with_mode(Mode::Tolerant), CHALLENGE).expect("it reads");
    assert_eq!(offer.accepts()[0].profile().mode(), Mode::Tolerant);
    assert_eq!(Profile::from_json(&knowing.to_json()).expect("what it wrote it reads"), knowing);
    assert_eq!(Profile::from_json(&strict.to_json()).expect("what it wrote it reads"), strict);
}

#[test]
fn a_message_is_a_value_with_its_exact_text() {
    fn is_value<T: Clone + Eq + Send + Sync + 'static>() {}
    is_value::<PaymentRequired>();
    is_value::<PaymentPayload>();
    let challenge = PaymentRequired::parse(CHALLENGE).expect("it reads");
    assert_eq!(challenge.json().text(), CHALLENGE);
    assert!(CHALLENGE.contains(challenge.accepts()[0].json().text()));

    let payment = unsigned(CHALLENGE);
    let signature = signer().sign(&payment.requests()[0]).expect("signed").to_bytes();
    let payment = payment.finish(&signature).expect("finished");
    let echoed = challenge.accepts()[0].json().text();
    assert!(payment.json().text().contains(echoed), "the offer is not echoed as it was written");
    assert_eq!(payment.accepted().expect("v2 accepts").json().text(), echoed);
    assert_eq!(PaymentPayload::from_header(&payment.header()).expect("it reads"), payment);
}

#[test]
fn each_value_comes_from_the_one_before() {
    // By type: only `approve` gives an `Approved`, only `prepare` an `UnsignedPayment`; both take themselves by value.
    let approve: fn(&Policy, &x402_kernel::Choice, &Request, UnixTime) -> x402_kernel::Result<x402_kernel::Approved> =
        Policy::approve;
    let prepare: fn(x402_kernel::Approved, UnixTime, Bytes32) -> x402_kernel::Result<UnsignedPayment> =
        x402_kernel::Approved::prepare;
    let finish: fn(UnsignedPayment, &[u8]) -> x402_kernel::Result<PaymentPayload> = UnsignedPayment::finish;
    let choice = PaymentRequired::parse(CHALLENGE).and_then(|challenge| challenge.choose(&payer())).expect("payable");
    let unsigned = approve(&Policy::default(), &choice, &request(), now())
        .and_then(|approved| prepare(approved, now(), nonce()))
        .expect("prepared");
    let signature = signer().sign(&unsigned.requests()[0]).expect("signed");
    assert!(finish(unsigned, &signature.to_bytes()).is_ok());
}

#[test]
fn one_answer_for_each_request_and_only_the_payers_signature() {
    let code = |answers: &[Answer]| unsigned(CHALLENGE).finish_all(answers).expect_err("refused").code();
    let good = signer().sign(&unsigned(CHALLENGE).requests()[0]).expect("signed").to_bytes();
    assert!(unsigned(CHALLENGE).finish_all(&[Answer::new("authorization", good)]).is_ok());
    assert_eq!(code(&[]), Code::UsageAnswer);
    assert_eq!(code(&[Answer::new("deposit", good)]), Code::UsageAnswer);
    assert_eq!(code(&[Answer::new("authorization", good), Answer::new("authorization", good)]), Code::UsageAnswer);

    let stranger = LocalSigner::from_bytes(&[0x12; 32]).expect("a key");
    let refused = stranger.sign(&unsigned(CHALLENGE).requests()[0]).expect_err("not his to sign");
    assert_eq!(refused.code(), Code::SignatureNotPayer);
    let other = unsigned(&CHALLENGE.replace("\"10000\"", "\"10001\""));
    let of_another = signer().sign(&other.requests()[0]).expect("signed").to_bytes();
    assert_eq!(code(&[Answer::new("authorization", of_another)]), Code::SignatureNotPayer);
}

#[test]
fn a_verdict_is_a_value_whatever_a_peer_wrote() {
    let challenge = PaymentRequired::parse(CHALLENGE).expect("it reads");
    for peer in ["", "%", "e30=", "bnVsbA==", "eyJ4NDAyVmVyc2lvbiI6Mn0=", &"A".repeat(100_000)] {
        let verdict = challenge.accepts()[0].verify_header(peer, now());
        assert!(matches!(verdict, Verdict::Malformed(_)), "{verdict:?}");
    }
}

/// The host: a server, a store and a signer. It looks into nothing the protocol says.
fn buy(
    purchase: &mut Purchase,
    mut http: impl FnMut(&[(String, String)]) -> (u16, Vec<(String, String)>, Vec<u8>),
    store: &mut HashMap<String, Plan>,
    signer: &LocalSigner,
    mut clock: impl FnMut() -> UnixTime,
) -> Step {
    let mut event = Event::Start { now: clock(), nonce: nonce() };
    loop {
        event = match purchase.next(event).expect("the host does as it is told") {
            Step::Send { headers, .. } => {
                let (status, headers, body) = http(&headers);
                Event::Response { status, headers, body, now: clock() }
            }
            Step::Confirm { .. } => Event::Confirmed { now: clock() },
            Step::Reserve { plan } => {
                store.insert(plan.id.clone(), plan);
                Event::Reserved { now: clock() }
            }
            Step::Sign { requests } => {
                let sign = |request| signer.sign(request).expect("it is the payer").to_bytes();
                let answers = requests.iter().map(|request| Answer::new(request.id(), sign(request))).collect();
                Event::Signed { answers, now: clock() }
            }
            Step::Wait { until } => Event::Waited { now: until },
            over => return over,
        };
    }
}

#[test]
fn a_purchase_is_driven_by_a_host_that_knows_no_protocol() {
    let offer = PaymentRequired::parse(CHALLENGE).expect("it reads").accepts()[0].clone();
    let mut purchase = Purchase::new(&Policy::default(), payer(), request());
    let mut store = HashMap::new();
    let mut sent = Vec::new();
    let server = |headers: &[(String, String)]| match headers {
        [] => (402, vec![], CHALLENGE.as_bytes().to_vec()),
        [(_, payment)] => {
            sent.push(payment.clone());
            match offer.verify_header(payment, now()) {
                // The first answer is lost on the way.
                Verdict::SignedByPayer(_) if sent.len() == 1 => (504, vec![], vec![]),
                Verdict::SignedByPayer(_) => (200, vec![], b"report".to_vec()),
                verdict => panic!("{verdict:?}"),
            }
        }
        _ => panic!("one header is enough"),
    };
    let last = buy(&mut purchase, server, &mut store, &signer(), now);
    assert_eq!(last, Step::Deliver { receipt: None, unreadable: None });
    assert_eq!(sent.len(), 2, "sent again");
    assert_eq!(sent[0], sent[1], "the same bytes");
    // Delivered, and reserved until it can settle no more.
    let plan = &store[&nonce().to_string()];
    assert_eq!(plan.expires, now().plus(60 + 6));
    assert_eq!(purchase.payment().expect("it was sent").payload().authorization.nonce, nonce());
}

#[test]
fn a_second_signature_has_the_same_nonce() {
    let mut purchase = Purchase::new(&Policy::default(), payer(), request());
    let mut store = HashMap::new();
    let mut nonces = Vec::new();
    // A clock that jumps two minutes between any two looks at it: nothing is ever signed in time.
    let mut time = now();
    let mut clock = || {
        time = time.plus(120);
        time
    };
    let mut event = Event::Start { now: clock(), nonce: nonce() };
    for _ in 0..12 {
        event = match purchase.next(event).expect("the host does as it is told") {
            Step::Send { .. } => Event::Response { status: 402, headers: vec![], body: CHALLENGE.into(), now: clock() },
            Step::Reserve { plan } => {
                store.insert(plan.id.clone(), plan.clone());
                // The store is quick, the signer slow.
                Event::Reserved { now: plan.expires.minus(60) }
            }
            Step::Sign { requests } => {
                nonces.push(
                    requests[0].typed_data().split("\"nonce\":").nth(1).expect("it has a nonce")[..68].to_owned(),
                );
                let signature = signer().sign(&requests[0]).expect("signed").to_bytes();
                Event::Signed { answers: vec![Answer::new("authorization", signature)], now: clock() }
            }
            step => panic!("nothing should leave: {step:?}"),
        };
    }
    assert!(nonces.len() > 2);
    assert!(nonces.iter().all(|other| *other == nonces[0]), "{nonces:?}");
    assert_eq!(store.len(), 1, "one purchase, one reservation");
}

#[test]
fn codes_are_texts_and_kinds_are_cases() {
    let error = Address::parse("0x12").expect_err("too short");
    assert_eq!((error.code().as_str(), error.kind()), ("address.length", ErrorKind::Malformed));
    assert_eq!(error.detail().get("length"), Some("4"));
    assert_eq!(
        serde_json::to_value(&error).expect("it serializes"),
        serde_json::json!({"kind": "malformed", "code": "address.length", "reason": "invalid_payload", "at": "",
          "detail": {"found": "0x12", "length": "4"},
          "sentence": "\"0x12\" is not an EVM address: 42 characters expected, 4 found"})
    );
    // A sentence never lacks a fact.
    for text in ["", "1.5", "01", "0x10"] {
        let error = x402_kernel::Amount::parse(text).expect_err("not an amount");
        assert!(!error.sentence().contains('?'), "{error}");
    }
}

#[test]
fn time_headers_and_bytes_cross_as_they_should() {
    assert_eq!(UnixTime::from_seconds(1_900_000_000_000).expect_err("milliseconds").code(), Code::TimeMilliseconds);
    let broken = ("PAYMENT-REQUIRED".to_owned(), "e30".to_owned());
    let headers = [("payment-required".to_owned(), "e30=".to_owned()), broken];
    let twice = PaymentRequired::from_http(402, &headers, "").expect_err("two values");
    assert_eq!(twice.code(), Code::HttpDuplicateHeader);
    let found = PaymentRequired::from_http(402, &[("Payment-Required", "e30=")], CHALLENGE).expect("the body");
    assert_eq!(found.source().found, Found::Body);
    let kinds: Vec<RepairKind> = found.repairs().iter().map(|repair| repair.kind).collect();
    assert_eq!(kinds, [RepairKind::HttpHeaderUnreadable]);
    assert_eq!(
        PaymentRequired::from_http(402, &[("a", "b")], [0xff, 0xfe]).expect_err("bytes").code(),
        Code::HttpNoChallenge
    );
}

#[test]
fn a_signer_shows_nothing_of_its_key() {
    let key = [0x5a; 32];
    let signer = LocalSigner::from_bytes(&key).expect("a key");
    assert_eq!(format!("{signer:?}"), format!("LocalSigner({})", signer.address()));
    let secret = format!("0x{}zz", "5a".repeat(31));
    let error = LocalSigner::parse(&secret).expect_err("not a key");
    assert!(!format!("{error:?} {error}").contains("5a5a"), "{error:?}");
    // A key that lost a byte is nobody's key, and not one with a zero before it.
    for length in [0, 16, 31, 33] {
        assert_eq!(LocalSigner::from_bytes(&vec![0x5a; length]).expect_err("no 32 bytes").code(), Code::UsageKey);
    }
}

#[test]
fn what_left_the_process_comes_back_the_same() {
    let profile = Profile::new().with_settle_margin(7);
    let broken = [("PAYMENT-REQUIRED", "e30=")];
    let challenge = PaymentRequired::from_http_with(&profile, 402, &broken, CHALLENGE).expect("the body");
    let back = PaymentRequired::restore(&profile, challenge.json().text(), challenge.source().clone());
    assert_eq!(back.as_ref(), Ok(&challenge));
    // Its version is a text, and so is a number of its offer.
    let misshapen =
        CHALLENGE.replacen("\"x402Version\": 2", "\"x402Version\": \"2\"", 1).replacen(":60,", ":\"60\",", 1);
    let misshapen = PaymentRequired::parse_with(&profile, &misshapen).expect("a misshapen challenge");
    assert!(misshapen.accepts()[0].needs_approval() && misshapen.accepts()[0].repairs().len() == 2);
    for offer in challenge.accepts().iter().chain(misshapen.accepts()) {
        let (text, repairs) = (offer.json().text(), offer.repairs().to_vec());
        let back = PaymentRequirements::restore(&profile, offer.version(), text, offer.index(), repairs);
        assert_eq!(back.as_ref(), Ok(offer));
    }
    let payment = unsigned(CHALLENGE);
    let signature = signer().sign(&payment.requests()[0]).expect("signed").to_bytes();
    let header = payment.finish(&signature).expect("finished").header();
    let payment = PaymentPayload::from_header_with(&profile, header.trim_end_matches('=')).expect("unpadded");
    let back = PaymentPayload::restore(&profile, payment.json().text(), payment.repairs().to_vec());
    assert_eq!(back.as_ref(), Ok(&payment));

    let error = challenge.repairs()[0].cause.as_ref().expect("the header's error");
    let again = |code, reason| {
        let detail = error.detail().iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
        x402_kernel::Error::restore(code, reason, error.at(), detail)
    };
    assert_eq!(again(error.code().as_str(), error.reason()).as_ref(), Ok(error));
    assert_eq!(again("no.such", error.reason()).expect_err("no code").code(), Code::UsageArgument);
    assert_eq!(again(error.code().as_str(), Some("other")).expect_err("no reason").code(), Code::UsageArgument);
}

/// Rows 54, 56: the sentence says what is meant, not only what is wrong.
#[test]
fn an_error_says_what_to_try() {
    let hint = |error: Error| error.detail().get("hint").map(str::to_owned);
    let amounts = [
        ("0.02", Some("of a token with 6 decimals it is 20000")),
        ("$0.01", Some("it is 10000")),
        ("0.0000001", Some("atomic units")),
        ("1e4", None),
    ];
    for (text, expected) in amounts {
        let hint = hint(Amount::parse(text).expect_err("not an amount"));
        assert_eq!(hint.is_some(), expected.is_some(), "{text}: {hint:?}");
        assert!(hint.unwrap_or_default().contains(expected.unwrap_or_default()), "{text}");
    }
    let sums = [
        ("1,000", "separator"),
        ("1_000", "separator"),
        ("1e-7", "exponent"),
        ("-1", "sign"),
        ("$1 USDC", "not both"),
        ("$ 1", "spaces"),
        (".5", "both sides"),
        ("1.", "both sides"),
        ("0.01USDC", "one space"),
        ("٣", "0 to 9"),
    ];
    for (text, expected) in sums {
        let hint = hint(Money::parse(text).expect_err("not a sum")).unwrap_or_default();
        assert!(hint.contains(expected), "{text}: {hint}");
    }
    let base = Network::from_chain_id(8453);
    let profile = Profile::default();
    let lower = Money::parse("1 usdc").expect("a sum");
    let unknown = profile.registry().price(base, &lower).expect_err("another ticker");
    assert_eq!(hint(unknown).as_deref(), Some("it is spelled USDC"));

    let challenge = CHALLENGE.replace("eip155:84532", "eip155:8453");
    let on_base = Payer::new(signer().address()).on(base);
    let choice = PaymentRequired::parse(&challenge).and_then(|challenge| challenge.choose(&on_base)).expect("payable");
    let denied = Policy::default().approve(&choice, &request(), now()).expect_err("another chain's token");
    assert_eq!(hint(denied).as_deref(), Some("that is USDC on Base Sepolia (eip155:84532)"));
}
