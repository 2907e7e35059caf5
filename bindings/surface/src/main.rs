//! Writes each language's files from `api/*.api` and the kernel's documentation: `write`; or `check`, which fails if a
//! file would change.

mod description;
mod documentation;
mod expression;
mod kernel;
mod parse;

mod adapters;
mod codes;
mod companions;
mod complete;
mod hostile;
mod layout;
mod operations;
mod python;
mod spellings;
mod stub;
mod tables;
mod typescript;
mod uniffi;
mod wasm;

#[cfg(test)]
mod golden;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use description::Surface;
use operations::Operations;

/// Writes files of a surface: their paths in the repository, and their texts.
type Emitter = fn(&Surface) -> Vec<(PathBuf, String)>;

const EMITTERS: [Emitter; 6] =
    [python::files, stub::files, wasm::files, typescript::files, uniffi::files, companions::files];

/// Folders that contain only generated files.
const GENERATED: &[&str] = &[
    "bindings/python/src/generated",
    "bindings/wasm/src/generated",
    "bindings/wasm/ts/generated",
    "bindings/uniffi/src/generated",
    "bindings/kotlin/src/main/kotlin/io/github/x402kernel/generated",
    "bindings/swift/Sources/X402Kernel/Companions",
];

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let kernel = kernel::Kernel::read(&root.join("crates/x402-kernel/src"))?;
    let mut surface = parse::read(&root.join("bindings/surface/api"), &kernel)?;
    parse::check(&surface)?;
    documentation::resolve(&mut surface, &kernel);
    let operations = operations::read(&root.join("bindings/surface/operations.api"))?;
    let files = files(&root, &surface, &operations)?;
    let stray = stray(&root, &files)?;
    match std::env::args().nth(1).as_deref() {
        Some("write") => {
            for (path, text) in files.iter().filter(|(path, text)| is_stale(&root.join(path), text)) {
                println!("{}", path.display());
                let path = root.join(path);
                fs::create_dir_all(path.parent().context("no folder")?)?;
                fs::write(path, text)?;
            }
            stray.iter().try_for_each(|path| Ok(fs::remove_file(root.join(path))?))
        }
        Some("check") => {
            complete::check(&root, &surface, &kernel)?;
            let stale = files.iter().filter(|(path, text)| is_stale(&root.join(path), text)).map(|(path, _)| path);
            let stale: Vec<String> = stale.chain(&stray).map(|path| path.display().to_string()).collect();
            if !stale.is_empty() {
                bail!("not what is described: {}; run cargo xtask generate", stale.join(", "));
            }
            Ok(())
        }
        _ => bail!("write or check"),
    }
}

/// Returns every file, by its path in the repository. Those of Rust are formatted.
fn files(root: &Path, surface: &Surface, operations: &Operations) -> Result<Vec<(PathBuf, String)>> {
    let files = EMITTERS.iter().flat_map(|emitter| emitter(surface)).chain(tables::files(root, surface)?);
    let files = files.chain(codes::files(root)?).chain(adapters::files(surface, operations));
    let files = files.chain(hostile::files(surface));
    let format = |(path, text): (PathBuf, String)| {
        let text = if path.extension().is_some_and(|end| end == "rs") { rustfmt(&text)? } else { text };
        Ok((path, text))
    };
    files.map(format).collect()
}

fn is_stale(path: &Path, text: &str) -> bool {
    fs::read_to_string(path).map_or(true, |committed| committed != text)
}

/// Returns the files in folders of generated files that are not written any more.
fn stray(root: &Path, files: &[(PathBuf, String)]) -> Result<Vec<PathBuf>> {
    let written: BTreeSet<&Path> = files.iter().map(|(path, _)| &**path).collect();
    let mut stray = Vec::new();
    for folder in GENERATED.iter().filter(|folder| root.join(folder).is_dir()) {
        for entry in fs::read_dir(root.join(folder))? {
            let path = Path::new(folder).join(entry?.file_name());
            if !written.contains(&*path) {
                stray.push(path);
            }
        }
    }
    Ok(stray)
}

/// Formats Rust like the rest of the repository.
fn rustfmt(text: &str) -> Result<String> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--config-path", concat!(env!("CARGO_MANIFEST_DIR"), "/../../rustfmt.toml")]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("rustfmt")?;
    child.stdin.take().context("rustfmt")?.write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("rustfmt refuses what was written:\n{text}");
    }
    Ok(String::from_utf8(output.stdout)?)
}
