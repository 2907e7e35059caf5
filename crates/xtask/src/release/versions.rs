//! One version everywhere.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::paths;
use crate::shell::{Run, command};

/// Fails unless every manifest that is published has the workspace's version, and gives it.
pub(super) fn check() -> Result<String> {
    let workspace = fs::read_to_string(paths::at("Cargo.toml"))?;
    let version = quoted(&workspace, "version = ").context("Cargo.toml: no version")?.to_owned();
    // One that is asked for by its path alone is never published.
    for line in workspace.lines().filter(|line| line.starts_with("x402-kernel")) {
        let asked = line.split_once("version = \"").and_then(|(_, rest)| rest.split('"').next());
        ensure!(asked.is_none_or(|asked| asked == version), "Cargo.toml: another version in {line:?}");
    }
    let files = command(&paths::root(), "git", ["ls-files"]).text()?;
    let mut seen = 0;
    for file in files.lines() {
        let stated = stated(file).with_context(|| file.to_owned())?;
        if let Some(stated) = stated {
            ensure!(stated == version, "{file}: version {stated}, the workspace has {version}");
            seen += 1;
        }
    }
    println!("version {version} in {seen} manifests");
    Ok(version)
}

/// The version a manifest states; nothing for other files, for manifests that are never published, and for those that
/// take the workspace's.
fn stated(file: &str) -> Result<Option<String>> {
    let read = || fs::read_to_string(paths::at(file));
    Ok(match file.rsplit('/').next().unwrap_or(file) {
        "package.json" => {
            let manifest: Value = serde_json::from_str(&read()?)?;
            let private = manifest.get("private") == Some(&Value::Bool(true));
            if private { None } else { Some(manifest["version"].as_str().context("no version")?.to_owned()) }
        }
        "pom.xml" => {
            let pom = read()?;
            let version = pom.split_once("<version>").and_then(|(_, rest)| rest.split_once("</version>"));
            let version = version.context("no version")?.0;
            // A script puts the workspace's in its place.
            let filled_in = version == "@VERSION@";
            let never = pom.contains("<maven.deploy.skip>true</maven.deploy.skip>");
            if filled_in || never { None } else { Some(version.to_owned()) }
        }
        "pyproject.toml" => quoted(&read()?, "version = ").map(str::to_owned),
        "Cargo.toml" => {
            let manifest = read()?;
            let never = manifest.lines().any(|line| line == "publish = false");
            if never { None } else { quoted(&manifest, "version = ").map(str::to_owned) }
        }
        _ => None,
    })
}

/// What stands between quotation marks in the first line that begins so.
fn quoted<'a>(text: &'a str, before: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(before)?.strip_prefix('"')?.split('"').next())
}
