//! A signing request is data; each has one answer, signed by the payer.

use x402_kernel::{Answer, Code, LocalSigner};

use super::{CHALLENGE, signer, unsigned};

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
