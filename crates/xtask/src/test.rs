//! `cargo xtask test`: every check, one after another, each named and timed; a failure does not hide the ones after it.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::language::{self, Language};
use crate::{
    bare, codes, dependencies, docs, floors, fuzz, hostile, licences, mutate, oracles, place, platforms, release,
    settle, shell, surface, vectors,
};

type Check = (String, Box<dyn Fn() -> Result<()>>);

/// How much of each load is run. A tier is a number, never a check left out.
#[derive(Clone, Copy)]
pub(crate) struct Tier {
    /// Mutated inputs for each language.
    inputs: usize,
    /// On how many times as many inputs each law is tried again, and for how many seconds each fuzz target runs under
    /// libFuzzer.
    more: Option<(u32, u32)>,
}

impl Tier {
    /// What every change is tested with.
    pub(crate) const QUICK: Tier = Tier { inputs: 2_000, more: None };
    /// What a release is tested with.
    pub(crate) const DEEP: Tier = Tier { inputs: 100_000, more: Some((50, 60)) };
}

/// Where the drawing of mutated inputs begins.
const SEED: u64 = 402;

/// Runs what belongs to the selected languages; to all of them, everything.
pub(crate) fn run(only: &[Language], tier: Tier) -> Result<()> {
    let languages = language::selected(only);
    let whole = languages.len() == Language::ALL.len();
    let mut failed = Vec::new();
    let mut took = Vec::new();
    for (name, check) in checks(&languages, whole, tier) {
        eprintln!("\n=== {name}");
        let start = Instant::now();
        let outcome = check();
        took.push((name.clone(), start.elapsed().as_secs(), outcome.is_ok()));
        if let Err(error) = outcome {
            eprintln!("{name}: {error:#}");
            failed.push(name);
        }
    }
    println!();
    for (name, seconds, passed) in &took {
        println!("{seconds:>5} s  {}  {name}", if *passed { "passed" } else { "FAILED" });
    }
    println!("{} passed, {} failed", took.len() - failed.len(), failed.len());
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn checks(languages: &[Language], whole: bool, tier: Tier) -> Vec<Check> {
    let mut checks: Vec<Check> = Vec::new();
    let mut add = |name: String, check: Box<dyn Fn() -> Result<()>>| checks.push((name, check));
    if whole {
        add("formatting".into(), Box::new(formatting));
        add("floors".into(), Box::new(floors::check));
        add("constants of the codes".into(), Box::new(codes::check));
        add("versions, changelog, workflows".into(), Box::new(release::papers));
        add("vectors against their oracles".into(), Box::new(oracles::check));
    }
    for &language in languages {
        // In one: what did not build is not tested on what was built before.
        add(language.name().into(), Box::new(move || language.build().and_then(|()| language.test())));
    }
    if languages.contains(&Language::Rust) {
        add("fuzz targets over the corpus".into(), Box::new(fuzz::bodies));
        if let Some((times, seconds)) = tier.more {
            add(format!("laws, on {times} times as many inputs"), Box::new(move || laws(times)));
            add("fuzz targets under libFuzzer".into(), Box::new(move || fuzz::run(seconds)));
        }
        add("without an operating system".into(), Box::new(bare::check));
        add("oldest Rust".into(), Box::new(dependencies::oldest_rust));
        add("crates of the core".into(), Box::new(dependencies::count));
        add("licences of all crates".into(), Box::new(licences::check));
        add("seeded bugs".into(), Box::new(mutate::run));
        let settling = languages.to_vec();
        add("settlement on an EVM node".into(), Box::new(move || settle::check(&settling)));
    }
    if whole {
        add("the same names in every language".into(), Box::new(surface::check));
        add("the guide, and the documentation of every language".into(), Box::new(docs::build));
        add("systems that are not here".into(), Box::new(platforms::check));
        add("packages, installed from clean folders".into(), Box::new(release::check));
    }
    let all = languages.to_vec();
    add("vectors in every language".into(), Box::new(move || vectors::run(&all, None, false)));
    let all = languages.to_vec();
    add("mutated inputs in every language".into(), Box::new(move || hostile::run(&all, tier.inputs, SEED)));
    checks
}

fn formatting() -> Result<()> {
    shell::run(shell::command(&place::root(), "cargo", ["fmt", "--all", "--check"]))
}

/// The laws, on `times` as many inputs as `cargo test` tries them on.
fn laws(times: u32) -> Result<()> {
    let arguments = ["test", "--locked", "--release", "--package", "x402-kernel", "--test", "laws"];
    let mut command = shell::command(&place::root(), "cargo", arguments);
    command.env("X402_LAWS_TIMES", times.to_string());
    shell::run(command)
}
