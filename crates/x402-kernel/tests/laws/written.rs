//! What the kernel writes it reads: every value comes back from what it serialises as, and nothing else does.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use x402_kernel::{
    Address, Amount, Answer, Asset, Bytes32, Choice, Code, Error, Event, FacilitatorRequest, LocalSigner, Mode,
    Network, Payer, PayerCode, PayerKind, PaymentPayload, PaymentRequired, PaymentRequirements, Plan, PlanCounter,
    Policy, PrepareOptions, Profile, Repair, Request, ServerClock, SettleResponse, Source, UnixTime, ValidAfter,
    Verdict, VerifyOptions, VerifyResponse,
};

use super::tries;

const TOKEN: &str = "0x036CbD53842c5426634e7929541eC2318f3dCF7e";

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it serialises")
}

/// Requires the value to come back from its text, and the text with another member to be refused.
fn comes_back<T: PartialEq + std::fmt::Debug + Serialize>(value: &T, read: fn(&str) -> Result<T, Error>) {
    let written = text(value);
    assert_eq!(&read(&written).unwrap_or_else(|error| panic!("{error}: {written}")), value);
    let mut more: Value = serde_json::from_str(&written).expect("JSON");
    more.as_object_mut().expect("an object").insert("unknown".into(), json!(1));
    let error = read(&more.to_string()).err().unwrap_or_else(|| panic!("read with a member more: {written}"));
    assert_eq!((error.code(), error.at()), (Code::UsageArgument, "/unknown"));
}

fn address() -> impl Strategy<Value = Address> {
    any::<[u8; 20]>().prop_map(Address::from_bytes)
}

fn network() -> impl Strategy<Value = Network> {
    prop_oneof![Just(84532), Just(8453), 1_u64..=u64::MAX].prop_map(Network::from_chain_id)
}

fn amount() -> impl Strategy<Value = Amount> {
    any::<u128>().prop_map(|number| Amount::parse(&number.to_string()).expect("digits"))
}

fn time() -> impl Strategy<Value = UnixTime> {
    (0_u64..4_000_000_000).prop_map(|seconds| UnixTime::from_seconds(seconds).expect("seconds"))
}

fn kind() -> impl Strategy<Value = PayerKind> {
    prop::sample::select(PayerKind::ALL)
}

prop_compose! {
    fn payer()(
        account in address(), kind in kind(), networks in vec(network(), 0..3), preferred in vec(network(), 0..3),
        balances in vec((network(), address(), amount()), 0..3), only in vec((network(), address()), 0..3),
        assets in vec((network(), address()), 0..3),
    ) -> Payer {
        let mut payer = Payer::new(account).with_kind(kind);
        payer = networks.into_iter().fold(payer, Payer::on);
        payer = preferred.into_iter().fold(payer, Payer::prefer_network);
        for (network, asset, amount) in balances {
            payer = payer.asset_balance(network, asset, amount);
        }
        for (network, asset) in only {
            payer = payer.only_asset(network, asset);
        }
        for (network, asset) in assets {
            payer = payer.prefer_asset(network, asset);
        }
        payer
    }
}

/// A challenge as servers write it: some offers are malformed, some cannot be read.
fn challenge() -> impl Strategy<Value = (Profile, PaymentRequired)> {
    let amount = prop_oneof![
        (1_u64..1_000_000).prop_map(|number| json!(number.to_string())),
        (1_u64..1_000_000).prop_map(|number| json!(number)),
        Just(json!("1e6")),
    ];
    let offer = (amount, any::<bool>(), any::<bool>(), prop_oneof![Just(json!(60)), Just(json!("60"))]).prop_map(
        |(amount, renamed, named, seconds)| {
            let network = if named { "base-sepolia" } else { "eip155:84532" };
            let mut offer = json!({
                "scheme": "exact", "network": network, "asset": TOKEN, "maxTimeoutSeconds": seconds,
                "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "extra": { "name": "USDC", "version": "2" },
            });
            offer[if renamed { "maxAmountRequired" } else { "amount" }] = amount;
            offer
        },
    );
    let version = prop_oneof![Just(json!(1)), Just(json!(2)), Just(json!("2"))];
    let settle_margin = 0_u64..20;
    let extensions = prop_oneof![Just(json!(null)), Just(json!({ "builder-code": { "info": { "s": ["a"] } } }))];
    (version, vec(offer, 1..4), any::<bool>(), settle_margin, extensions).prop_filter_map(
        "a challenge",
        |(version, offers, in_header, margin, extensions)| {
            let profile = Profile::default().with_settle_margin(margin);
            let message = json!({
                "x402Version": version, "error": "pay", "accepts": offers, "resource": "https://a.b/",
                "extensions": extensions,
            });
            let challenge = if in_header {
                let header = x402_kernel::header::encode(&message.to_string());
                PaymentRequired::from_http_with(
                    &profile,
                    402,
                    &[("x-payment-required", header.trim_end_matches('='))],
                    "",
                )
            } else {
                PaymentRequired::from_http_with(&profile, 402, &[("", ""); 0], message.to_string())
            };
            challenge.ok().map(|challenge| (profile, challenge))
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    let header = ("[a-zA-Z-]{1,9}", any::<String>());
    let body = prop_oneof![any::<String>().prop_map(String::into_bytes), vec(any::<u8>(), 0..40)];
    let answer = (any::<String>(), vec(any::<u8>(), 0..70)).prop_map(|(id, signature)| Answer::new(id, signature));
    prop_oneof![
        (time(), any::<[u8; 32]>()).prop_map(|(now, nonce)| Event::Start { now, nonce: Bytes32::from_bytes(nonce) }),
        (any::<u16>(), vec(header, 0..4), body, time()).prop_map(|(status, headers, body, now)| Event::Response {
            status,
            headers,
            body,
            now
        }),
        time().prop_map(|now| Event::NoResponse { now }),
        time().prop_map(|now| Event::Confirmed { now }),
        Just(Event::Declined),
        time().prop_map(|now| Event::Reserved { now }),
        any::<String>().prop_map(|counter| Event::NotReserved { counter }),
        (vec(answer, 0..3), time()).prop_map(|(answers, now)| Event::Signed { answers, now }),
        Just(Event::NotSigned),
        time().prop_map(|now| Event::Waited { now }),
    ]
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn a_payer_comes_back(payer in payer()) {
        comes_back(&payer, Payer::from_json);
    }

    #[test]
    fn an_event_comes_back(event in event()) {
        comes_back(&event, Event::from_json);
    }

    #[test]
    fn a_plan_comes_back(
        id in any::<String>(), expires in any::<u64>(), counters in vec((any::<String>(), amount(), amount()), 0..3),
    ) {
        let counter = |(key, add, cap): (String, Amount, Amount)| PlanCounter { bucket: key.clone(), key, add, cap };
        let expires = UnixTime::from_seconds(0).expect("seconds").plus(expires);
        comes_back(&Plan { id, expires, counters: counters.into_iter().map(counter).collect() }, Plan::from_json);
    }

    #[test]
    fn options_come_back(
        min_runway in any::<Option<u64>>(), code in prop::sample::select(PayerCode::ALL),
        factories in prop::option::of(vec(address(), 0..3)),
        after in prop::option::of(prop::sample::select(ValidAfter::ALL)),
        clock in prop::option::of((time(), 0_u64..=600, any::<bool>())),
    ) {
        let options = VerifyOptions { min_runway, payer_code: code, factories };
        comes_back(&options, VerifyOptions::from_json);
        let clock = clock.map(|(received, apart, later)| {
            let date = if later { received.plus(apart) } else { received.minus(apart) };
            ServerClock::from_date(&date.to_http_date(), received).expect("close")
        });
        comes_back(&PrepareOptions { valid_after: after, clock }, PrepareOptions::from_json);
    }

    #[test]
    fn a_date_comes_back(seconds in 0_u64..253_402_300_800) {
        let time = UnixTime::from_seconds(0).expect("seconds").plus(seconds);
        prop_assert_eq!(UnixTime::from_http_date(&time.to_http_date()), Ok(time));
    }

    #[test]
    fn a_policy_comes_back(
        cap in 0_u64..10_000_000, networks in prop::option::of(vec(network(), 0..3)), lifetime in any::<u64>(),
        confirm in any::<bool>(), one_sdk in any::<bool>(), repaired in any::<bool>(),
    ) {
        let cap = x402_kernel::Money::from_amount(Amount::from(cap), 6);
        let mut policy = Policy::builder().per_payment(cap).max_lifetime(lifetime);
        policy = policy.confirm(confirm).one_sdk(one_sdk).repaired(repaired);
        if let Some(networks) = networks {
            policy = policy.networks(networks);
        }
        let policy = policy.build();
        let back = Policy::from_json(&policy.to_json()).expect("a policy");
        prop_assert_eq!(format!("{back:?}"), format!("{policy:?}"));
    }

    #[test]
    fn responses_come_back(payer in address(), settled in any::<bool>(), reason in any::<String>()) {
        let receipt = if settled {
            SettleResponse::settled("0xab", "base", Some(payer), None)
        } else {
            SettleResponse::failed(&reason, "base", Some(payer))
        };
        comes_back(&receipt.expect("a receipt"), SettleResponse::from_json);
        comes_back(&VerifyResponse::valid(payer).expect("a response"), VerifyResponse::from_json);
        let error = Amount::parse(&reason).err().unwrap_or_else(|| Error::argument("a", "b"));
        comes_back(&VerifyResponse::invalid(&error, None).expect("a response"), VerifyResponse::from_json);
        comes_back(&error, Error::from_json);
    }
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn a_challenge_and_what_follows_from_it_comes_back((profile, challenge) in challenge(), key in 1_u8..=254) {
        comes_back(&challenge, PaymentRequired::from_json);
        comes_back(challenge.source(), Source::from_json);
        for offer in challenge.accepts() {
            comes_back(offer, PaymentRequirements::from_json);
            for repair in offer.repairs() {
                comes_back(repair, Repair::from_json);
            }
        }
        for skipped in challenge.skipped() {
            comes_back(&skipped.error, Error::from_json);
        }
        let signer = LocalSigner::from_bytes(&[key; 32]).expect("a key");
        let now = UnixTime::from_seconds(1_700_000_000).expect("seconds");
        let Ok(choice) = challenge.choose(&Payer::new(signer.address()).on(Network::from_chain_id(84532))) else {
            return Ok(());
        };
        comes_back(&choice, Choice::from_json);
        let added = choice.clone().with_extensions(r#"{"mine":[1],"builder-code":{"info":{"s":"b"}}}"#);
        if let Ok(added) = &added {
            comes_back(added, Choice::from_json);
        }
        let request = Request::new("GET", "https://api.example.com/").expect("a URL");
        comes_back(&request, Request::from_json);
        let policy = Policy::builder().repaired(true).build();
        let unsigned = policy
            .approve(&added.unwrap_or(choice), &request, now)
            .and_then(|approved| approved.prepare(now, Bytes32::from_bytes([key; 32])))
            .expect("prepared");
        let (offer, signature) = (unsigned.offer().clone(), signer.sign(&unsigned.requests()[0]).expect("signed"));
        let payment = unsigned.finish(&signature.to_bytes()).expect("finished");
        prop_assert_eq!(payment.profile(), &profile);
        comes_back(&payment, PaymentPayload::from_json);
        comes_back(&FacilitatorRequest::new(&payment, &offer).expect("of one version"), FacilitatorRequest::from_json);
        for code in PayerCode::ALL {
            let options = VerifyOptions { payer_code: *code, ..VerifyOptions::default() };
            comes_back(&offer.verify_with(&payment, now, &options), Verdict::from_json);
        }
        comes_back(&offer.verify(&payment, now.plus(1_000)), Verdict::from_json);
        comes_back(&offer.verify_header("%", now), Verdict::from_json);
    }
}

#[test]
fn an_asset_comes_back() {
    for asset in Profile::default().registry().assets() {
        assert_eq!(Asset::from_json(&text(asset)).as_ref(), Ok(asset));
    }
}

#[test]
fn a_choice_of_another_index_does_not_come_back() {
    let offer = json!({
        "scheme": "exact", "network": "eip155:84532", "asset": TOKEN, "maxTimeoutSeconds": 60, "amount": "1",
        "payTo": "0x209693Bc6afc0C5328bA36FaF03C514EF312287C", "extra": { "name": "USDC", "version": "2" },
    });
    let message = json!({ "x402Version": 2, "resource": { "url": "https://a.b/" }, "accepts": [offer, offer] });
    let strict = Profile::default().with_mode(Mode::Strict);
    let challenge = PaymentRequired::parse_with(&strict, &message.to_string()).expect("a challenge");
    let payer = Payer::new(Address::ZERO).on(Network::from_chain_id(84532));
    let mut choice: Value = serde_json::from_str(&text(&challenge.choose(&payer).expect("payable"))).expect("JSON");
    choice["index"] = json!(1);
    let error = Choice::from_json(&choice.to_string()).expect_err("the other one");
    assert_eq!((error.code(), error.at()), (Code::UsageArgument, "/index"));
}

/// An unknown member that a user writes is rejected by name, with its pointer.
#[test]
fn a_slip_is_named_where_it_is() {
    let slips = [
        (Policy::from_json(r#"{"perPayments":"$1"}"#).map(drop), Code::UsageArgument, "/perPayments"),
        (Policy::from_json(r#"{"perPayment":"1 USDC"}"#).map(drop), Code::MoneyNotDecimal, "/perPayment"),
        (Policy::from_json(r#"{"networks":["base"]}"#).map(drop), Code::NetworkNotCaip2, "/networks/0"),
        (Policy::from_json(r#"{"confirm":"yes"}"#).map(drop), Code::MessageWrongType, "/confirm"),
        (Payer::from_json(r#"{"networks":[]}"#).map(drop), Code::MessageMissing, ""),
        (
            Payer::from_json(&format!(r#"{{"address":"{TOKEN}","networks":[],"kind":"safe"}}"#)).map(drop),
            Code::UsageArgument,
            "/kind",
        ),
        (
            Payer::from_json(&format!(r#"{{"address":"{TOKEN}","networks":[],"assets":[{{"network":"eip155:1"}}]}}"#))
                .map(drop),
            Code::MessageMissing,
            "/assets/0",
        ),
        (Event::from_json(r#"{"event":"begin"}"#).map(drop), Code::UsageArgument, "/event"),
        (Event::from_json(r#"{"event":"waited","now":1700000000000}"#).map(drop), Code::TimeMilliseconds, "/now"),
        (Request::from_json(r#"{"method":"GET","url":"a.b"}"#).map(drop), Code::UsageUrl, "/url"),
    ];
    for (read, code, at) in slips {
        let error = read.expect_err("a slip");
        assert_eq!((error.code(), error.at()), (code, at), "{error}");
    }
}
