//! `cargo xtask test`: the checks of every change.

use std::process::Command;

use anyhow::Result;

use crate::checks::{Check, Scope};
use crate::language::{Language, rust, swift};
use crate::shell::{HOST, Profile, Run, cargo};
use crate::{dependencies, docs, floors, fuzz, hostile, mutations, onchain, oracles, release, vectors, words};

/// For checks that need all languages built.
const BUILT: &[&str] = &["rust", "python", "js", "kotlin", "swift"];

/// For checks that need the compiled workspace.
pub(crate) const COMPILE: Check =
    Check::new("compile", "everything for this machine, once", &[], Scope::Each, |_| compile());

const OF_RUST: Scope = Scope::Of(Language::Rust);

/// Every check: its name, what it shows, the checks before it, when it runs, and how. Those that others wait for are
/// first.
#[rustfmt::skip]
pub(crate) const CHECKS: &[Check] = &[
    COMPILE,
    Check::new("oracles", "the vectors are what their oracles say", &[], Scope::Whole, |_| oracles::check()),
    Check::new("swift-toolchain", "Swift is here", &[], Scope::Of(Language::Swift), |_| swift::toolchain()),
    Check::new("rustfmt", "it changes nothing", &[], Scope::Whole, |_| cargo(&["fmt", "--all", "--check"]).run()),
    Check::new("generated", "the generated files are current", &["compile"], Scope::Whole, |_| generated()),
    Check::new("floors", "no import goes up the floors, or round", &[], Scope::Whole, |_| floors::check()),
    Check::new("words", "one word for each thing: none that was retired", &[], Scope::Whole, |_| words::check()),
    Check::new("manifests", "one version, a changelog, correct workflows", &[], Scope::Whole, |_| release::manifests()),
    Check::new("dependencies", "few crates, of allowed licences", &[], OF_RUST, |_| dependencies::check()),
    Check::new("swift", "built and tested", &["compile", "swift-toolchain"], Scope::Of(Language::Swift), |_| both(Language::Swift)),
    Check::new("kotlin", "built and tested", &["compile"], Scope::Of(Language::Kotlin), |_| both(Language::Kotlin)),
    Check::new("js", "built and tested", &["compile"], Scope::Of(Language::Js), |_| both(Language::Js)),
    Check::new("python", "built and tested", &["compile"], Scope::Of(Language::Python), |_| both(Language::Python)),
    Check::new("clippy", "it has nothing to say", &["compile"], OF_RUST, |_| rust::lint()),
    Check::new("rust", "documented and tested", &["compile"], OF_RUST, |_| both(Language::Rust)),
    Check::new("mutations", "the vectors notice each seeded bug", &["compile"], OF_RUST, |_| mutations::run()),
    Check::new("bare", "the core runs without an operating system", &[], OF_RUST, |_| dependencies::bare()),
    Check::new("oldest-rust", "the core builds with the oldest Rust it promises", &[], OF_RUST, |_| dependencies::oldest_rust()),
    Check::new("laws", "the laws, on fifty times as many inputs", &["rust"], Scope::Deep, |_| laws(50)),
    Check::new("libfuzzer", "each fuzz target for a minute under libFuzzer", &["rust"], Scope::Deep, |_| fuzz::run(60)),
    Check::new("onchain", "what each language signs settles on an EVM node", BUILT, OF_RUST, |of| onchain::check(&of.languages)),
    Check::new("guide", "the guide's programs print the same in every language", BUILT, Scope::Whole, |_| docs::check()),
    Check::new("vectors", "every case in every language", BUILT, Scope::Each, |of| vectors::run(&of.languages, None)),
    Check::new("hostile", "mutated inputs get Rust's answer in every language", BUILT, Scope::Each, |of| {
        hostile::run(&of.languages, if of.deep { 100_000 } else { 2_000 })
    }),
];

fn both(language: Language) -> Result<()> {
    language.build(Profile::Dev)?;
    language.test()
}

/// Compiles everything for this machine, with its tests, in one build, so that no crate is compiled twice.
fn compile() -> Result<()> {
    cargo(&[&["build", "--quiet", "--locked", "--all-targets"][..], &HOST].concat()).run()
}

/// Checks that the generated files are those of the description and the core's documentation, and that the description
/// is complete.
fn generated() -> Result<()> {
    Profile::Dev.build(&[])?;
    Command::new(Profile::Dev.program("x402-kernel-surface")).arg("check").run()
}

/// Runs the laws on `times` as many inputs as `cargo test`.
fn laws(times: u32) -> Result<()> {
    let law = ["test", "--locked", "--release", "--package", "x402-kernel", "--test", "laws"];
    cargo(&law).env("X402_LAWS_TIMES", times.to_string()).run()
}
