//! A purchase is a machine, and its host is a loop that knows no protocol.

use std::collections::HashMap;

use x402_kernel::{Answer, Event, LocalSigner, PaymentRequired, Plan, Policy, Purchase, Step, UnixTime, Verdict};

use super::{CHALLENGE, nonce, now, payer, request, signer};

/// The host: a server, a store and a signer. It reads no message.
fn buy(
    purchase: &mut Purchase,
    mut http: impl FnMut(&[(String, String)]) -> (u16, Vec<(String, String)>, Vec<u8>),
    store: &mut HashMap<String, Plan>,
    signer: &LocalSigner,
    mut clock: impl FnMut() -> UnixTime,
) -> Step {
    let mut event = Event::Start { now: clock(), nonce: nonce() };
    loop {
        event = match purchase.next(event).expect("the event fits the step") {
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
                // The first response is lost.
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
    // It is delivered, and stays reserved until it can no longer settle.
    let plan = &store[&nonce().to_string()];
    assert_eq!(plan.expires, now().plus(60 + 6));
    assert_eq!(purchase.payment().expect("it was sent").payload().authorization.nonce, nonce());
}

#[test]
fn a_second_signature_has_the_same_nonce() {
    let mut purchase = Purchase::new(&Policy::default(), payer(), request());
    let mut store = HashMap::new();
    let mut nonces = Vec::new();
    // The clock jumps two minutes between events, so that nothing is signed in time.
    let mut time = now();
    let mut clock = || {
        time = time.plus(120);
        time
    };
    let mut event = Event::Start { now: clock(), nonce: nonce() };
    for _ in 0..12 {
        event = match purchase.next(event).expect("the event fits the step") {
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
