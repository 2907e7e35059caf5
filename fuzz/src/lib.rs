//! The bodies of the fuzz targets: what has to hold for every input there is.

use std::sync::LazyLock;

use x402_kernel::header::{self, Reader};
use x402_kernel::{Mode, PaymentRequired, PaymentRequirements, Profile, UnixTime, Verdict};

/// A header's value, read as a client and as a server, tolerantly and strictly.
///
/// Whatever is read is read the same from its canonical spelling; what the strict read without a repair, the tolerant
/// read to the same text.
pub fn header(data: &[u8]) {
    let value = String::from_utf8_lossy(data);
    let (tolerant, strict) = (Profile::new(), Profile::new().with_mode(Mode::Strict));
    let _ = PaymentRequired::from_header_with(&tolerant, &value);
    for reader in [Reader::Client, Reader::Server] {
        let strictly = header::decode(&value, reader, &strict);
        let tolerantly = header::decode(&value, reader, &tolerant);
        if let Ok((json, _)) = &strictly {
            let (same, _) = tolerantly.as_ref().expect("tolerant mode reads what strict mode reads");
            assert_eq!(json.text(), same.text(), "the modes read two texts");
        }
        if let Ok((json, _)) = tolerantly {
            let canonical = header::encode(json.text());
            if let Ok((again, carrier)) = header::decode(&canonical, reader, &strict) {
                assert_eq!(again.text(), json.text(), "the canonical header has another text");
                assert!(carrier.repairs.is_empty(), "the canonical header needs a repair");
            }
        }
    }
}

/// The specification's offer (v2 section 5.1.1), at a time when its example payment is good.
static OFFER: LazyLock<(PaymentRequirements, UnixTime)> = LazyLock::new(|| {
    let demand = PaymentRequired::parse(include_str!("../../spec-vectors/messages/3-spec-v2-demand.json"));
    let offer = demand.expect("the specification's demand reads").accepts()[0].clone();
    (offer, UnixTime::from_seconds(1_740_672_100).expect("a time in seconds"))
});

/// The one payment for that offer whose key nobody here has: what anything that verifies has to be.
const ONLY: &str = "exact/eip155:84532/0x036cbd53842c5426634e7929541ec2318f3dcf7e/0x857b06519e91e3a54538791bdbb0e22373e36b66/0xf3746613c2d920b5fdabc0856f2aeb2d4f88ee6037b8cc5d04a71a4462f13480";

/// A payment header, judged against the specification's offer: nothing but the specification's payment is good, unless a
/// key that the corpus contains signed it.
pub fn verify(data: &[u8]) {
    let (offer, now) = &*OFFER;
    let text = String::from_utf8_lossy(data);
    // As it stands, and as the JSON of a header: mutations of base64 rarely reach the payload.
    for value in [text.clone().into_owned(), header::encode(&text)] {
        if let Verdict::SignedByPayer(good) = offer.verify_header(&value, *now) {
            let of_the_corpus = good.payer().to_string() == "0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A";
            assert!(good.replay_key() == ONLY || of_the_corpus, "a forgery: {}", good.replay_key());
        }
    }
}
