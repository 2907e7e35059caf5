//! A profile is attached at parsing and inherited; there is no global state.

use x402_kernel::{Code, Mode, PaymentRequired, Policy, Profile};

use super::{CHALLENGE, OWN, now, payer, request};

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
    // The text and the policy are the same; only the profile differs.
    assert!(approve(PaymentRequired::parse_with(&knowing, &challenge).expect("it reads")).is_ok());
    let unknown = approve(PaymentRequired::parse(&challenge).expect("it reads")).expect_err("an unknown token");
    assert_eq!(unknown.code(), Code::PolicyUnknownAsset);

    let strict = Profile::new().with_mode(Mode::Strict);
    let offer = PaymentRequired::parse_with(&strict.clone().with_mode(Mode::Tolerant), CHALLENGE).expect("it reads");
    assert_eq!(offer.accepts()[0].profile().mode(), Mode::Tolerant);
    assert_eq!(Profile::from_json(&knowing.to_json()).expect("what it wrote it reads"), knowing);
    assert_eq!(Profile::from_json(&strict.to_json()).expect("what it wrote it reads"), strict);
}
