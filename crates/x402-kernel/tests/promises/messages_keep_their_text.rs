//! Messages are values that keep their exact text.

use x402_kernel::{Code, PaymentPayload, PaymentRequired, PaymentRequirements, Profile};

use super::{CHALLENGE, signer, unsigned};

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
fn what_left_the_process_comes_back_the_same() {
    let profile = Profile::new().with_settle_margin(7);
    let broken = [("PAYMENT-REQUIRED", "e30=")];
    let challenge = PaymentRequired::from_http_with(&profile, 402, &broken, CHALLENGE).expect("the body");
    let back = PaymentRequired::restore(&profile, challenge.json().text(), challenge.source().clone());
    assert_eq!(back.as_ref(), Ok(&challenge));
    // Its version is a string, and so is a number of its offer.
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
