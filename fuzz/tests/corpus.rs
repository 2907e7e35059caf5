//! The targets' bodies on stable: over what the vectors hold, and over every prefix and single change of a sample of it.

use serde_json::Value;
use x402_kernel_vectors::{load, spec_vectors};

/// The strings of that member in the inputs of those operations.
fn seeds(operations: &[&str], members: &[&str]) -> Vec<String> {
    let files = load(&spec_vectors()).expect("the vectors load");
    let cases = files.iter().filter(|file| operations.contains(&file.op.as_str())).flat_map(|file| &file.cases);
    let texts = cases.flat_map(|case| members.iter().filter_map(|member| case.input.get(*member).and_then(Value::as_str)));
    texts.map(ToOwned::to_owned).collect()
}

/// The seed, and what a careless hand makes of it.
fn mutations(seed: &str) -> impl Iterator<Item = Vec<u8>> {
    let bytes = seed.as_bytes().to_vec();
    let step = (bytes.len() / 24).max(1);
    let places = (0..bytes.len()).step_by(step);
    std::iter::once(bytes.clone()).chain(places.flat_map(move |at| {
        let (mut flipped, mut doubled) = (bytes.clone(), bytes.clone());
        flipped[at] ^= 1 << (at % 8);
        doubled.insert(at, bytes[at]);
        [bytes[..at].to_vec(), flipped, doubled]
    }))
}

#[test]
fn header_holds_over_the_corpus() {
    let seeds = seeds(&["header/decode", "header/encode"], &["value", "json"]);
    assert!(seeds.len() > 40);
    seeds.iter().flat_map(|seed| mutations(seed)).for_each(|data| x402_kernel_fuzz::header(&data));
}

#[test]
fn verify_holds_over_the_corpus() {
    let seeds = seeds(&["exact/verify", "wire/payment_payload"], &["header", "payment", "json"]);
    assert!(seeds.len() > 80);
    seeds.iter().flat_map(|seed| mutations(seed)).for_each(|data| x402_kernel_fuzz::verify(&data));
}
