//! Seeded bugs: each is put into a copy of the core, and the vectors have to notice.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{place, shell};

struct Mutation {
    name: String,
    file: String,
    find: String,
    replace: String,
}

/// Applies each seeded bug to a copy of the workspace and fails if the vectors stay green with one of them in it.
pub(crate) fn run() -> Result<()> {
    let copy = place::target().join("mutated");
    copy_sources(&copy)?;
    if !vectors_hold(&copy)? {
        bail!("the vectors do not hold before anything is changed");
    }
    let mut survivors = Vec::new();
    for mutation in mutations()? {
        let path = copy.join(&mutation.file);
        let original = fs::read_to_string(&path).with_context(|| mutation.file.clone())?;
        if original.matches(&mutation.find).count() != 1 {
            bail!("{}: its place in {} is not there exactly once", mutation.name, mutation.file);
        }
        fs::write(&path, original.replace(&mutation.find, &mutation.replace))?;
        let noticed = !vectors_hold(&copy).with_context(|| mutation.name.clone())?;
        fs::write(&path, original)?;
        println!("{:<42} {}", mutation.name, if noticed { "noticed" } else { "NOT NOTICED" });
        if !noticed {
            survivors.push(mutation.name);
        }
    }
    if !survivors.is_empty() {
        bail!("the vectors do not notice: {}", survivors.join(", "));
    }
    Ok(())
}

fn mutations() -> Result<Vec<Mutation>> {
    let text = fs::read_to_string(place::at("crates/xtask/mutations.json"))?;
    let json: Vec<Value> = serde_json::from_str(&text).context("mutations.json")?;
    let read = |mutation: &Value| {
        let text =
            |name: &str| mutation.get(name).and_then(Value::as_str).map(ToOwned::to_owned).context(name.to_owned());
        Ok(Mutation { name: text("name")?, file: text("file")?, find: text("find")?, replace: text("replace")? })
    };
    json.iter().map(read).collect()
}

/// Whether the vectors hold in the copy. A copy that does not build is an error: it would notice nothing.
fn vectors_hold(copy: &Path) -> Result<bool> {
    let program = copy.join("crates/grader");
    let target = place::target().join("mutated-target");
    let cargo = |arguments: &[&str]| {
        let mut command = shell::command(&program, "cargo", arguments.iter().copied());
        command.env("CARGO_TARGET_DIR", &target);
        command
    };
    shell::run(cargo(&["build", "--quiet", "--offline", "--bin", "check"]))?;
    Ok(cargo(&["run", "--quiet", "--offline", "--bin", "check"]).status()?.success())
}

/// Copies what the vectors are run with: the core, its runner, the vectors. Files that are the same keep their date.
fn copy_sources(copy: &Path) -> Result<()> {
    for folder in ["crates/x402-kernel/src", "crates/x402-kernel-vectors/src", "crates/grader/src", "spec-vectors"] {
        copy_folder(&place::at(folder), &copy.join(folder))?;
    }
    for file in [
        "crates/x402-kernel/Cargo.toml",
        "crates/x402-kernel/README.md",
        "crates/x402-kernel-vectors/Cargo.toml",
        "crates/x402-kernel-vectors/README.md",
        "crates/x402-kernel-vectors/build.rs",
        "crates/grader/Cargo.toml",
        "Cargo.lock",
    ] {
        copy_file(&place::at(file), &copy.join(file))?;
    }
    let workspace = fs::read_to_string(place::at("Cargo.toml"))?;
    let members = "members = [\"crates/x402-kernel\", \"crates/x402-kernel-vectors\", \"crates/grader\"]\n";
    let (before, rest) = workspace.split_once("members = [").context("Cargo.toml has no members")?;
    let (_, after) = rest.split_once("exclude = ").context("Cargo.toml excludes nothing")?;
    let manifest = format!("{before}{members}exclude = {after}");
    let path = copy.join("Cargo.toml");
    if fs::read_to_string(&path).unwrap_or_default() != manifest {
        fs::write(path, manifest)?;
    }
    Ok(())
}

/// Removes from an earlier copy what the sources no longer have.
fn drop_what_is_gone(from: &Path, to: &Path) -> Result<()> {
    if !to.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(to).with_context(|| to.display().to_string())? {
        let (name, path) = entry.map(|entry| (entry.file_name(), entry.path()))?;
        if from.join(name).exists() {
            continue;
        }
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    drop_what_is_gone(from, to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "node_modules" && entry.file_name() != "oracles" {
                copy_folder(&path, &target)?;
            }
        } else {
            copy_file(&path, &target)?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(from).with_context(|| from.display().to_string())?;
    if fs::read(to).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    fs::write(to, bytes).with_context(|| to.display().to_string())
}
