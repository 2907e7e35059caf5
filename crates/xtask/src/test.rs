//! `cargo xtask test`: the checks of every change.

use anyhow::Result;

use crate::checks::{self, Check, Scope, Selection};
use crate::language::{self, HOST, Language};
use crate::shell::{Profile, Run, cargo, surface};
use crate::{
    bare, codes, dependencies, docs, floors, fuzz, hostile, mutate, onchain, oracles, release, surface as names,
    vectors,
};

/// Where the drawing of mutated inputs begins.
const SEED: u64 = 402;

/// What wants all languages built.
const BUILT: &[&str] = &["rust", "python", "js", "kotlin", "swift"];

/// Every check, those that others wait for first.
pub(crate) const CHECKS: &[Check] = &[
    check("host", "everything for this machine is compiled, once", &[], Scope::Each, |_| host()),
    check("oracles", "the vectors are what their oracles say", &[], Scope::Whole, |_| oracles::check()),
    check("swift-toolchain", "Swift is here", &[], Scope::Of(Language::Swift), |_| language::swift_toolchain()),
    check("formatting", "rustfmt changes nothing", &[], Scope::Whole, |_| cargo(&["fmt", "--all", "--check"]).run()),
    check("generated", "the generated files are what is described", &["host"], Scope::Whole, |_| surface("check")),
    check("codes", "each language's constants are written from codes.json", &[], Scope::Whole, |_| codes::check()),
    check("floors", "no import goes up the floors, or round", &[], Scope::Whole, |_| floors::check()),
    check("papers", "one version, a changelog, workflows without a fault", &[], Scope::Whole, |_| release::papers()),
    check("crates", "the core stands on few crates, of allowed licences", &[], Scope::Of(Language::Rust), |_| {
        dependencies::check()
    }),
    check("swift", "built and tested", &["host", "swift-toolchain"], Scope::Of(Language::Swift), |_| {
        both(Language::Swift)
    }),
    check("kotlin", "built and tested", &["host"], Scope::Of(Language::Kotlin), |_| both(Language::Kotlin)),
    check("js", "built and tested", &["host"], Scope::Of(Language::Js), |_| both(Language::Js)),
    check("python", "built and tested", &["host"], Scope::Of(Language::Python), |_| both(Language::Python)),
    check("lint", "Clippy has nothing to say", &["host"], Scope::Of(Language::Rust), |_| language::lint()),
    check("rust", "documented and tested", &["host"], Scope::Of(Language::Rust), |_| both(Language::Rust)),
    check("seeded-bugs", "the vectors notice each seeded bug", &["host"], Scope::Of(Language::Rust), |_| mutate::run()),
    check("bare", "the core runs without an operating system", &[], Scope::Of(Language::Rust), |_| bare::check()),
    check("oldest-rust", "the core builds with the oldest Rust it promises", &[], Scope::Of(Language::Rust), |_| {
        dependencies::oldest_rust()
    }),
    check("laws", "the laws, on fifty times as many inputs", &["rust"], Scope::Deep, |_| laws(50)),
    check("libfuzzer", "each fuzz target for a minute under libFuzzer", &["rust"], Scope::Deep, |_| fuzz::run(60)),
    check(
        "onchain",
        "what each language signs settles on an EVM node",
        BUILT,
        Scope::Of(Language::Rust),
        |selection| onchain::check(&selection.languages),
    ),
    check("surface", "the same names in every language", BUILT, Scope::Whole, |_| names::check()),
    check("guide", "the guide's programs print the same in every language", BUILT, Scope::Whole, |_| docs::check()),
    check("vectors", "every case in every language", BUILT, Scope::Each, |selection| {
        vectors::run(&selection.languages, None, false)
    }),
    check("hostile", "mutated inputs get Rust's answer in every language", BUILT, Scope::Each, |selection| {
        hostile::run(&selection.languages, if selection.deep { 100_000 } else { 2_000 }, SEED)
    }),
];

const fn check(
    name: &'static str,
    about: &'static str,
    after: &'static [&'static str],
    scope: Scope,
    run: fn(&Selection) -> Result<()>,
) -> Check {
    Check { name, about, after, scope, run }
}

/// Runs what belongs to the selection; to all languages, everything.
pub(crate) fn run(selection: &Selection) -> Result<()> {
    checks::run(&[CHECKS], selection)
}

fn both(language: Language) -> Result<()> {
    language.build(Profile::Dev)?;
    language.test()
}

/// Everything that is compiled for this machine, its tests among it, in one build: no crate is compiled twice.
fn host() -> Result<()> {
    cargo(&[&["build", "--quiet", "--locked", "--all-targets"][..], &HOST].concat()).run()
}

/// The laws, on `times` as many inputs as `cargo test` tries them on.
fn laws(times: u32) -> Result<()> {
    let law = ["test", "--locked", "--release", "--package", "x402-kernel", "--test", "laws"];
    cargo(&law).env("X402_LAWS_TIMES", times.to_string()).run()
}
