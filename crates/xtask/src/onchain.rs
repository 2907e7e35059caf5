//! Settles the payments of each language on an EVM node, in our own token: each verdict must be what the chain does with
//! the payment.
//!
//! The scenario is in JavaScript, since viem writes its messages (`scenario.mjs`). It becomes vectors, so
//! that each language makes and verifies its payments like those of `spec-vectors`; then those bytes are sent.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::language::Language;
use crate::shell::{Run, command};
use crate::{paths, tools, vectors};

/// Fails unless the contracts compile to their artifacts, and each language's payments are made, verified and
/// settled as in the scenario.
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
