//! Payments that each language signs and judges, settled on an EVM node in a token of our own: what the languages say of a
//! payment is what the chain does with it.
//!
//! The story of the payments is JavaScript's, since viem spells it (`scenario.mjs`). It is written down as vectors, so
//! that each language makes and judges its payments as it does those of `spec-vectors`; then those bytes are sent.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::language::Language;
use crate::shell::{Run, command};
use crate::{paths, tools, vectors};

/// Fails unless the contracts are what their sources compile to, and each language's payments are made, judged and
/// settled as the story has it.
pub(crate) fn check(languages: &[Language]) -> Result<()> {
    tools::npm(&package())?;
    node(["compile", "--check"])?;
    let folder = paths::target().join("onchain");
    let path = folder.to_string_lossy();
    let names = || languages.iter().map(|language| language.name());
    node(["write", &path].into_iter().chain(names()))?;
    for &language in languages {
        vectors::run(&[language], Some(&folder.join(language.name()))).context(language.name())?;
    }
    node(["send", &path].into_iter().chain(names()))
}

fn node<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<()> {
    command(&package(), "node", ["onchain.mjs"].into_iter().chain(arguments)).run()
}

fn package() -> PathBuf {
    paths::at("crates/onchain")
}
