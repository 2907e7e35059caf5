//! Writes `texts.rs`: constants with the text of every vector file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("not run by cargo"))?);
    let inside = package.join("spec-vectors");
    // Without symbolic links, a checkout has the vectors only at its root.
    let vectors = if inside.is_dir() { inside } else { package.join("../../spec-vectors") }.canonicalize()?;
    println!("cargo::rerun-if-changed=build.rs");

    let mut code = String::new();
    let mut texts = Vec::new();
    for area in listed(&vectors)?.into_iter().filter(|path| path.is_dir()) {
        if !["schema", "messages", "oracles"].iter().any(|name| area.ends_with(name)) {
            texts.extend(listed(&area)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")));
        }
    }
    list(&mut code, "Every vector file: its operation, and its text.", "TEXTS", &vectors, &texts);
    let messages = listed(&vectors.join("messages"))?;
    let about = "Messages of real servers, and the specification's examples: a file's name, and its text.";
    list(&mut code, about, "MESSAGES", &vectors.join("messages"), &messages);
    for (name, about, path) in [
        (
            "OPERATIONS",
            "Every operation, with its input and its output: `schema/operations.json`.",
            "schema/operations.json",
        ),
        ("SCHEMA", "The JSON schema of a vector file.", "schema/vectors.schema.json"),
        ("CODES", "Every error code, repair, open question and wire reason: `codes.json`.", "codes.json"),
    ] {
        let path = vectors.join(path);
        println!("cargo::rerun-if-changed={}", path.display());
        let _ = writeln!(code, "/// {about}\npub const {name}: &str = include_str!({path:?});");
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("not run by cargo"))?;
    fs::write(Path::new(&out).join("texts.rs"), code)
}

/// Writes a constant with the path below `folder` and the text of each file.
fn list(code: &mut String, about: &str, name: &str, folder: &Path, files: &[PathBuf]) {
    let _ = writeln!(code, "/// {about}\npub const {name}: &[(&str, &str)] = &[");
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        let below = file.strip_prefix(folder).unwrap_or(file);
        let below = if name == "TEXTS" { below.with_extension("") } else { below.to_owned() };
        let key = below.to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({key:?}, include_str!({file:?})),");
    }
    code.push_str("];\n");
}

/// Lists a folder by name, and has Cargo run this script again when the folder changes.
fn listed(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
