//! The targets' bodies on stable: over what the vectors hold, and over every prefix and single change of a sample of it.

use x402_kernel_fuzz::{TARGETS, seeds};

/// The seed, and what a careless hand makes of it.
fn mutations(seed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let bytes = seed.to_vec();
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
fn every_target_holds_over_the_corpus() {
    for (name, body) in TARGETS {
        let seeds = seeds(name);
        assert!(seeds.len() >= 20, "{name} starts from {} seeds", seeds.len());
        seeds.iter().flat_map(|seed| mutations(seed)).for_each(|data| body(&data));
    }
}
