//! The code that the guide shows in Rust. Every language has this program, and all must print the same.

// ANCHOR: imports
use x402_kernel::http::receipt_headers;
use x402_kernel::{
    Address, Answer, Bytes32, Error, Event, FacilitatorRequest, LocalSigner, Match, MatchRule, Money, Network, Payer,
    PayerKind, PaymentRequired, PaymentRequirements, Plan, Policy, Profile, Purchase, Request, SettleResponse,
    Signature, SigningRequest, Step, UnixTime, UnsignedPayment, Verdict, Version, find, header,
};
// ANCHOR_END: imports

const OFFER: &str = r#"{"scheme":"exact","network":"eip155:84532","amount":"10000","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","extra":{"name":"USDC","version":"2"}}"#;

/// A KMS's signature of the digest of this guide's payment.
const DER: &str = "3045022100d87ccefa608077760fbdf01db3cdec9a73d5ed135fbab9ada4e2a5070987704a02205048897e7e4a35d1b2f70c51b274609908ffe01fe55d0c95bb14ec3eeb9d812c";

fn challenge_text() -> String {
    let other = r#"{"scheme":"subscription","network":"eip155:8453"}"#;
    format!(r#"{{"x402Version":2,"resource":{{"url":"https://api.example.com/report"}},"accepts":[{OFFER},{other}]}}"#)
}

fn old_challenge() -> String {
    r#"{"x402Version":1,"accepts":[{"scheme":"exact","network":"base-sepolia","maxAmountRequired":"10000","resource":"https://api.example.com/report","description":"","mimeType":"","payTo":"0x209693Bc6afc0C5328bA36FaF03C514EF312287C","maxTimeoutSeconds":60,"asset":"0x036CbD53842c5426634e7929541eC2318f3dCF7e","extra":{"name":"USDC","version":"2"}}]}"#.into()
}

fn time() -> Result<UnixTime, Error> {
    UnixTime::from_seconds(1_900_000_000)
}

fn random() -> Bytes32 {
    Bytes32::from_bytes([0x22; 32])
}

/// Keeps plans in memory. A real store reserves each plan in one transaction.
#[derive(Default)]
struct Store(Vec<Plan>);

impl Store {
    fn reserve(&mut self, plan: &Plan) -> Option<String> {
        self.0.push(plan.clone());
        None
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal")).collect()
}

/// Returns a payment that waits for its signature.
fn unsigned(payer: &Payer) -> Result<UnsignedPayment, Error> {
    let choice = PaymentRequired::parse(&challenge_text())?.choose(payer)?;
    let request = Request::new("GET", "https://api.example.com/report")?;
    Policy::default().approve(&choice, &request, time()?)?.prepare(time()?, random())
}

fn section(name: &str) {
    println!("== {name}");
}

fn main() -> Result<(), Error> {
    section("read");
    let (status, headers, body) = (402, vec![("PAYMENT-REQUIRED", header::encode(&challenge_text()))], "");
    // ANCHOR: read
    let challenge = PaymentRequired::from_http(status, &headers, body)?; // from any HTTP client
    for offer in challenge.accepts() {
        println!("{}", offer.summary());
    }
    for skipped in challenge.skipped() {
        println!("entry {} is skipped: {}", skipped.index, skipped.error.code().as_str());
    }
    // ANCHOR_END: read

    section("choose");
    let signer = LocalSigner::from_bytes(&[0x11; 32])?;
    // ANCHOR: choose
    let payer = Payer::new(signer.address()).on(Network::parse("eip155:84532")?);
    let choice = challenge.choose(&payer)?;
    println!("pay offer {}", choice.index());
    for other in choice.not_chosen() {
        println!("not offer {}: {}", other.index, other.error.code().as_str());
    }
    // ANCHOR_END: choose

    section("policy");
    let now = time()?;
    // ANCHOR: policy
    let policy = Policy::builder().per_payment(Money::parse("$0.001")?).build();
    let request = Request::new("GET", "https://api.example.com/report")?;
    match policy.approve(&choice, &request, now) {
        Ok(approved) => println!("approved: {}", approved.offer().summary()),
        Err(error) => {
            let fact = |name| error.detail().get(name).unwrap_or_default();
            println!("{}: asked {}, allowed {}", error.code().as_str(), fact("asked"), fact("allowed"));
        }
    }
    // ANCHOR_END: policy

    section("pay");
    let nonce = random();
    // ANCHOR: pay
    let policy = Policy::builder().per_payment(Money::parse("$0.05")?).build();
    let approved = policy.approve(&choice, &request, now)?; // or the rule that denied it
    let unsigned_payment = approved.prepare(now, nonce)?; // your clock, your randomness
    println!("{}", unsigned_payment.summary());
    let signature = signer.sign(&unsigned_payment.requests()[0])?;
    let payment = unsigned_payment.finish(&signature.to_bytes())?; // an error if the signer is not the payer
    println!("send {} with {} characters", payment.header_name(), payment.header().len());
    // ANCHOR_END: pay

    section("wallet");
    let wallet = |typed_data: &str| {
        assert!(typed_data.contains("TransferWithAuthorization"));
        signer.sign(&unsigned(&payer).expect("prepared").requests()[0]).expect("signed").to_bytes()
    };
    let waiting = unsigned(&payer)?;
    // ANCHOR: wallet
    let asked = waiting.typed_data(); // for eth_signTypedData_v4
    let answer = wallet(&asked); // 65 bytes
    let paid = waiting.finish(&answer)?;
    println!("signed by {}", paid.payload().authorization.from);
    // ANCHOR_END: wallet

    section("kms");
    let kms = |digest: Bytes32| {
        assert_eq!(digest.to_bytes().len(), 32);
        bytes(DER)
    };
    let waiting = unsigned(&payer)?;
    // ANCHOR: kms
    let digest = waiting.digest(); // 32 bytes: already hashed
    let der = kms(digest); // DER, without the recovery byte
    let signature = Signature::from_der(&der, digest, payer.address())?; // the payer decides the recovery byte
    let paid = waiting.finish(&signature.to_bytes())?;
    println!("signed by {}", paid.payload().authorization.from);
    // ANCHOR_END: kms

    section("contract");
    let wallet_signature = [0xab; 96];
    let offer = PaymentRequirements::parse(Version::V2, OFFER)?;
    // ANCHOR: contract
    let contract = Payer::new(signer.address()).on(Network::parse("eip155:84532")?).with_kind(PayerKind::Contract);
    let unsigned_payment = unsigned(&contract)?; // as above: choose, approve, prepare
    let paid = unsigned_payment.finish_unchecked(&wallet_signature)?; // only the contract can tell
    match offer.verify(&paid, now) {
        Verdict::NeedsChain(wallet) => println!("a {} wallet: ask the chain", wallet.wallet().as_str()),
        other => println!("{}", other.as_str()),
    }
    // ANCHOR_END: contract

    section("verify");
    let header_value = payment.header();
    // ANCHOR: verify
    let offer = PaymentRequirements::parse(Version::V2, OFFER)?; // your own, never the payment's echo of it
    match offer.verify_header(&header_value, now) {
        Verdict::SignedByPayer(good) => {
            println!("{} signed; claim {}", good.payer(), good.replay_key());
            for question in good.open() {
                println!("only the chain can tell: {}", question.as_str());
            }
        }
        Verdict::NeedsChain(wallet) => println!("{} is a wallet contract: ask the chain", wallet.payer()),
        Verdict::Rejected(error) => println!("rejected: {}", error.reason().unwrap_or("unspecified")),
        Verdict::Malformed(error) => println!("not readable: {error}"),
    }
    // ANCHOR_END: verify

    section("match");
    let dearer = PaymentRequirements::parse(Version::V2, &OFFER.replace("10000", "20000"))?;
    // ANCHOR: match
    let offers = [dearer, offer];
    match find(&offers, &payment, MatchRule::Standard) {
        Match::Found { index } => {
            let asked = FacilitatorRequest::new(&payment, &offers[index])?; // the body of POST /verify and POST /settle
            println!("offer {index}; {} bytes for the facilitator", asked.json().text().len());
        }
        Match::Ambiguous { indexes } => println!("{} offers are the same", indexes.len()),
        Match::NotFound { error, .. } => println!("{error}"),
    }
    // ANCHOR_END: match

    section("settle");
    let response = r#"{"success":true,"transaction":"0x89c91c789e57059b17285e7ba1716a1f5ff4c5dace0ea5a5135f26158d0421b9","network":"eip155:84532","payer":"0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A"}"#;
    // ANCHOR: settle
    let receipt = SettleResponse::parse(response)?; // the facilitator's response
    match &receipt {
        SettleResponse::Settled { transaction, .. } => println!("deliver; it is transaction {}", &transaction[..10]),
        SettleResponse::Pending { transaction, .. } => println!("look again: {transaction} may still settle"),
        SettleResponse::Failed { reason, .. } => println!("no: {}", reason.as_deref().unwrap_or("no reason given")),
    }
    for (name, _) in receipt_headers(&receipt, Version::V2, None) {
        println!("respond with {name}");
    }
    // ANCHOR_END: settle

    section("errors");
    // ANCHOR: errors
    if let Err(error) = PaymentRequired::from_header("not base64!") {
        println!("{} ({}), respond with {}", error.code().as_str(), error.kind().as_str(), error.http_status());
    }
    // ANCHOR_END: errors

    section("repairs");
    let malformed = challenge_text().replace("60", "\"60\"").replace("\"10000\"", "10000");
    // ANCHOR: repairs
    let challenge = PaymentRequired::parse(&malformed)?;
    let offer = &challenge.accepts()[0];
    for repair in offer.repairs() {
        println!("{} at {}", repair.kind.as_str(), repair.at);
    }
    println!("{}", if offer.needs_approval() { "the price was repaired: not paid by default" } else { "harmless" });
    // ANCHOR_END: repairs

    section("versions");
    let old_body = old_challenge();
    // ANCHOR: versions
    let nothing: [(&str, &str); 0] = [];
    let old = PaymentRequired::from_http(402, &nothing, &old_body)?; // in the body: x402 v1
    println!("v{}: {}", old.version().number(), old.accepts()[0].summary());
    // ANCHOR_END: versions

    section("tokens");
    // ANCHOR: tokens
    let profile = Profile::new();
    let network = Network::parse("eip155:84532")?;
    let token = Address::parse("0x036CbD53842c5426634e7929541eC2318f3dCF7e")?;
    if let Some(asset) = profile.registry().asset(network, token) {
        println!("{} calls itself \"{}\", version {}", asset.symbol(), asset.name(), asset.version());
    }
    let (asset, amount) = profile.registry().price(network, &Money::parse("0.01 USDC")?)?;
    println!("0.01 USDC is {amount} of {}", asset.address());
    // ANCHOR_END: tokens

    section("purchase");
    let mut store = Store::default();
    let responses = [
        (402, vec![("PAYMENT-REQUIRED".to_owned(), header::encode(&challenge_text()))]),
        (200, vec![("PAYMENT-RESPONSE".to_owned(), header::encode(response))]),
    ];
    let mut responses = responses.into_iter();
    let mut http = |_: &[(String, String)], _: bool| responses.next();
    let clock = || UnixTime::from_seconds(1_900_000_000);
    // ANCHOR: purchase
    let mut purchase = Purchase::new(&policy, payer, request);
    let mut event = Event::Start { now: clock()?, nonce };
    loop {
        let step = purchase.next(event)?;
        event = match step {
            Step::Send { headers, no_redirect } => {
                println!("send, with {} more headers", headers.len());
                match http(&headers, no_redirect) {
                    Some((status, headers)) => Event::Response { status, headers, body: Vec::new(), now: clock()? },
                    None => Event::NoResponse { now: clock()? },
                }
            }
            Step::Reserve { plan } => match store.reserve(&plan) {
                Some(counter) => Event::NotReserved { counter },
                None => Event::Reserved { now: clock()? },
            },
            Step::Sign { requests } => {
                let sign = |asked: &SigningRequest| Ok(Answer::new(asked.id(), signer.sign(asked)?.to_bytes()));
                Event::Signed { answers: requests.iter().map(sign).collect::<Result<_, Error>>()?, now: clock()? }
            }
            Step::Confirm { .. } => Event::Confirmed { now: clock()? }, // or ask a person
            Step::Wait { until } => Event::Waited { now: until },       // sleep
            Step::Deliver { receipt, .. } => {
                let transaction = receipt.as_ref().and_then(SettleResponse::transaction).unwrap_or_default();
                println!("delivered, for {}", &transaction[..10]);
                break;
            }
            Step::Fail { error, .. } => return Err(error),
        };
    }
    // ANCHOR_END: purchase
    Ok(())
}
