//! Seeded bugs: puts each into a copy of the core, where the vectors must fail.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::{Profile, Run, command};
use crate::{paths, stamp};

/// The parts of the copy: the core, its runner, the vectors.
const COPIED: [&str; 12] = [
    "crates/grader/Cargo.toml",
    "crates/grader/build.rs",
    "crates/grader/src",
    "crates/x402-kernel/Cargo.toml",
    "crates/x402-kernel/README.md",
    "crates/x402-kernel/src",
    "crates/x402-kernel-vectors/Cargo.toml",
    "crates/x402-kernel-vectors/README.md",
    "crates/x402-kernel-vectors/build.rs",
    "crates/x402-kernel-vectors/src",
    "spec-vectors",
    MUTATIONS,
];
const MUTATIONS: &str = "crates/xtask/mutations.json";

/// The program that fails if a vector fails, with another name in the copy, since the checkout's is built beside it.
const PROGRAM: (&str, &str) = ("crates/grader/src/bin/check.rs", "mutated");

/// Puts each seeded bug into a copy of the workspace, and fails if the vectors pass with one of them.
pub(crate) fn run() -> Result<()> {
    let copied = COPIED.map(paths::at);
    let inputs: Vec<&Path> = copied.iter().map(AsRef::as_ref).collect();
    let copy = paths::target().join("mutated");
    stamp::unless_made("seeded-bugs", &copy, &inputs, || {
        copy_sources(&copy)?;
        if !vectors_hold(&copy)? {
            bail!("the vectors do not hold before anything is changed");
        }
        let mut survivors = Vec::new();
        for mutation in mutations()? {
            let text = |name: &str| mutation[name].as_str().with_context(|| format!("mutations.json: no {name}"));
            let (name, file, find, replace) = (text("name")?, text("file")?, text("find")?, text("replace")?);
            let path = copy.join(INSIDE).join(file);
            let original = fs::read_to_string(&path).with_context(|| file.to_owned())?;
            if original.matches(find).count() != 1 {
                bail!("{name}: what it replaces is not in {file} exactly once");
            }
            fs::write(&path, original.replace(find, replace))?;
            let noticed = !vectors_hold(&copy).with_context(|| name.to_owned())?;
            fs::write(&path, original)?;
            println!("{name:<42} {}", if noticed { "noticed" } else { "NOT NOTICED" });
            if !noticed {
                survivors.push(name.to_owned());
            }
        }
        if !survivors.is_empty() {
            bail!("the vectors do not notice: {}", survivors.join(", "));
        }
        Ok(())
    })
}

fn mutations() -> Result<Vec<Value>> {
    serde_json::from_str(&fs::read_to_string(paths::at(MUTATIONS))?).context("mutations.json")
}

/// Returns whether the vectors pass in the copy. A copy that does not build is an error, since it tests nothing.
fn vectors_hold(copy: &Path) -> Result<bool> {
    // What it shares with the checkout is compiled: the same crates with the same features and settings.
    let grader = copy.join(INSIDE).join("crates/grader");
    let mut build = command(&grader, "cargo", ["build", "--quiet", "--offline", "--bin", PROGRAM.1]);
    build.env("CARGO_TARGET_DIR", paths::target()).run()?;
    Ok(Command::new(Profile::Dev.program(PROGRAM.1)).status()?.success())
}

/// One folder deeper than the checkout: Cargo identifies packages of two workspaces by their paths inside these.
const INSIDE: &str = "copy";

/// Copies the parts.
fn copy_sources(copy: &Path) -> Result<()> {
    let inside = copy.join(INSIDE);
    paths::empty(&inside)?;
    COPIED.iter().try_for_each(|path| paths::copy(&paths::at(path), &inside.join(path)))?;
    let programs = inside.join("crates/grader/src/bin");
    paths::empty(&programs)?;
    fs::copy(paths::at(PROGRAM.0), programs.join(PROGRAM.1).with_extension("rs"))?;
    paths::copy(&paths::at("Cargo.lock"), &copy.join("Cargo.lock"))?;
    let workspace = fs::read_to_string(paths::at("Cargo.toml"))?;
    let (before, rest) = workspace.split_once("members = [").context("Cargo.toml has no members")?;
    let (_, after) = rest.split_once("exclude = ").context("Cargo.toml excludes nothing")?;
    let (_, after) = after.split_once('\n').context("Cargo.toml ends early")?;
    let members = "members = [\"crates/x402-kernel\", \"crates/x402-kernel-vectors\", \"crates/grader\"]\n";
    let manifest = format!("{before}{members}{after}").replace("\"crates/", &format!("\"{INSIDE}/crates/"));
    paths::write(&copy.join("Cargo.toml"), manifest.as_bytes())
}
