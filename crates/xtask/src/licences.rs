//! What may be in the tree of crates, by `deny.toml`: permissive licences, and crates.io alone. `cargo deny` says it as
//! well where it is installed; this needs nothing but Cargo.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{place, shell};

/// Where crates may come from, as Cargo calls it.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Fails unless every crate, with all features and for all targets, has a licence that is allowed, and comes from crates.io.
pub(crate) fn check() -> Result<()> {
    let manifest = fs::read_to_string(place::at("deny.toml"))?;
    let rules = Rules::read(&manifest).context("deny.toml")?;
    let metadata = ["metadata", "--format-version", "1", "--locked", "--all-features"];
    let metadata: Value = serde_json::from_str(&shell::output(shell::command(&place::root(), "cargo", metadata))?)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let mut wrong = Vec::new();
    let mut expressions = BTreeSet::new();
    for package in packages {
        let (name, version) = (package["name"].as_str().unwrap_or_default(), &package["version"]);
        let licence = package["license"].as_str().unwrap_or_default();
        if !rules.allow(name, licence) {
            wrong.push(format!("{name} {version} is under {licence:?}"));
        }
        if package["source"].as_str().is_some_and(|source| source != CRATES_IO) {
            wrong.push(format!("{name} {version} comes from {}", package["source"]));
        }
        expressions.insert(licence);
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("; "));
    }
    println!("{} crates, under {} licences or choices of them, all allowed", packages.len(), expressions.len());
    Ok(())
}

/// The section `licenses` of `deny.toml`.
struct Rules {
    allowed: Vec<String>,
    /// Licences, and the one crate that may be under them.
    exceptions: Vec<(Vec<String>, String)>,
}

impl Rules {
    /// Reads the lines that say what is allowed, each on its own, as that file has them.
    fn read(manifest: &str) -> Option<Rules> {
        let (_, section) = manifest.split_once("[licenses]\n")?;
        let section = section.split("\n[").next()?;
        let allowed = section.lines().find_map(|line| line.strip_prefix("allow = "))?;
        let exceptions =
            section.lines().filter_map(|line| line.trim().strip_prefix("{ allow = ")?.split_once("crate = "));
        Some(Rules {
            allowed: quoted(allowed),
            exceptions: exceptions.map(|(allow, name)| (quoted(allow), quoted(name).concat())).collect(),
        })
    }

    fn allow(&self, name: &str, expression: &str) -> bool {
        let excepted = || self.exceptions.iter().filter(|(_, of)| of == name).flat_map(|(licences, _)| licences);
        let fine = |licence: &str| self.allowed.iter().chain(excepted()).any(|allowed| allowed == licence);
        // Older manifests write a slash for OR.
        let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
        let words: Vec<&str> = spaced.split_whitespace().collect();
        let mut words = words.as_slice();
        either(&mut words, &fine) == Some(true) && words.is_empty()
    }
}

/// One of several (SPDX `OR`), or none if it is no expression.
fn either(words: &mut &[&str], fine: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut any = both(words, fine)?;
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        any |= both(words, fine)?;
    }
    Some(any)
}

/// All of several (SPDX `AND`).
fn both(words: &mut &[&str], fine: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut all = one(words, fine)?;
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        all &= one(words, fine)?;
    }
    Some(all)
}

fn one(words: &mut &[&str], fine: &dyn Fn(&str) -> bool) -> Option<bool> {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let inner = either(words, fine)?;
            let [")", rest @ ..] = *words else { return None };
            *words = rest;
            Some(inner)
        }
        [licence, "WITH", exception, rest @ ..] => {
            *words = rest;
            Some(fine(&format!("{licence} WITH {exception}")))
        }
        [licence, rest @ ..] => {
            *words = rest;
            Some(fine(licence))
        }
        [] => None,
    }
}

/// The texts in quotation marks.
fn quoted(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        let manifest = "[licenses]\nallow = [\"MIT\", \"Zlib\", \"Apache-2.0 WITH LLVM-exception\"]\nexceptions = [\n    \
            { allow = [\"MPL-2.0\"], crate = \"one\" },\n]\n\n[bans]\n";
        let rules = Rules::read(manifest).expect("the section is there");
        for fine in ["MIT", "GPL-3.0 OR MIT", "MIT/GPL-3.0", "(GPL-3.0 OR MIT) AND Zlib", "MIT OR (GPL-3.0 AND Zlib)"] {
            assert!(rules.allow("any", fine), "{fine}");
        }
        assert!(rules.allow("any", "Apache-2.0 WITH LLVM-exception"));
        for not in ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "MPL-2.0", "(MIT", "MIT OR", "MIT Zlib"] {
            assert!(!rules.allow("any", not), "{not}");
        }
        assert!(rules.allow("one", "MPL-2.0"));
    }
}
