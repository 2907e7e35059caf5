//! Runs the targets' bodies on stable: over all seeds, and over a sample of their prefixes and single changes.

use x402_kernel_fuzz::{TARGETS, seeds};

/// Returns the seed and mutations of it.
fn mutations(seed: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let bytes = seed.to_vec();
    let step = (bytes.len() / 24).max(1);
    let indexes = (0..bytes.len()).step_by(step);
    std::iter::once(bytes.clone()).chain(indexes.flat_map(move |at| {
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
