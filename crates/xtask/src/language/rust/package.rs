//! The crates as their registry takes them, and as a dependent gets them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::prints;
use crate::shell::{Profile, Run, cargo, command};
use crate::{paths, readme};

/// The crates that are published.
const CRATES: [&str; 3] = ["x402-kernel", "x402-kernel-cli", "x402-kernel-vectors"];

/// Packs the crates. They are built in `try_out`: there as others build them, with nothing of the checkout around.
pub(super) fn pack(folder: &Path) -> Result<()> {
    let crates = CRATES.iter().flat_map(|name| ["--package", name]);
    cargo(&["package", "--locked", "--allow-dirty", "--no-verify", "--quiet"]).args(crates).run()?;
    for name in CRATES {
        let file = packed(name);
        let (from, to) = (paths::target().join("package").join(&file), folder.join(&file));
        let bytes = fs::copy(&from, to).with_context(|| from.display().to_string())?;
        println!("{file}: {} kB", bytes / 1000);
    }
    Ok(())
}

/// Unpacks the crates outside the checkout; a new project depends on them, and runs every program of their READMEs and
/// every example. The program is installed, and does what its own README says.
pub(super) fn try_out(folder: &Path) -> Result<()> {
    let clean = paths::clean("rust")?;
    for name in CRATES {
        // As of now: Cargo takes a file that is older than the last build for the one that was built.
        command(&clean, "tar", ["-x", "-z", "-m", "-f"]).arg(folder.join(packed(name))).run()?;
        complete(&clean.join(unpacked(name)))?;
    }
    try_libraries(&clean)?;
    try_program(&clean)?;
    Ok(fs::remove_dir_all(&clean)?)
}

/// Fails unless a crate has what crates.io shows of it, and the licences.
fn complete(package: &Path) -> Result<()> {
    let manifest = fs::read_to_string(package.join("Cargo.toml"))?;
    for key in ["description", "license", "repository", "readme", "keywords", "categories", "rust-version"] {
        ensure!(manifest.contains(&format!("\n{key} = ")), "{}: its manifest has no {key}", package.display());
    }
    ensure!(package.join("README.md").exists(), "{}: no README.md", package.display());
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let own = fs::read(package.join(licence)).with_context(|| package.display().to_string())?;
        ensure!(own == fs::read(paths::at(licence))?, "{}: not the project's {licence}", package.display());
    }
    Ok(())
}

/// A project that has nothing but what it depends on.
fn try_libraries(clean: &Path) -> Result<()> {
    let project = clean.join("project");
    let (kernel, vectors) = (unpacked("x402-kernel"), unpacked("x402-kernel-vectors"));
    let manifest = format!(
        "[package]\nname = \"project\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         k256 = \"0.14.0\"\nserde_json = \"1\"\n\
         x402-kernel = {{ path = \"../{kernel}\" }}\nx402-kernel-vectors = {{ path = \"../{vectors}\" }}\n"
    );
    paths::write(&project.join("Cargo.toml"), manifest.as_bytes())?;
    // What the tests were run with, and the same tomorrow.
    paths::copy(&paths::at("Cargo.lock"), &project.join("Cargo.lock"))?;

    let (programs, mut snippets) = (project.join("src/bin"), Vec::new());
    for name in [&kernel, &vectors] {
        let text = fs::read_to_string(clean.join(name).join("README.md"))?;
        for (index, code) in readme::blocks(&text, "rust").into_iter().enumerate() {
            let program = format!("readme-{}-{index}", name.replace('.', "-"));
            let whole = if code.contains("fn main()") { code.to_owned() } else { format!("fn main() {{\n{code}}}\n") };
            paths::write(&programs.join(&program).with_extension("rs"), whole.as_bytes())?;
            snippets.push((program, code.to_owned()));
        }
    }
    ensure!(snippets.len() >= 4, "{} programs in the READMEs", snippets.len());
    let kept = clean.join(&kernel).join("examples");
    paths::copy(&kept, &programs)?;
    outside(&project, &["build", "--quiet", "--bins"]).run()?;
    let printed = |program: &str| command(&project, &Profile::Dev.program(program).to_string_lossy(), []).text();
    for (program, code) in &snippets {
        in_order(program, &printed(program)?, code)?;
    }
    for (name, text) in examples(&kept)? {
        prints(&name, &printed(&name)?, &text)?;
    }
    Ok(())
}

/// Installs the program, and has the tests run its README with what was installed.
fn try_program(clean: &Path) -> Result<()> {
    let package = clean.join(unpacked("x402-kernel-cli"));
    let root = clean.join("installed");
    // In place of the registry, which has these once they are published.
    let beside = |name: &str| format!("patch.crates-io.{name}.path={:?}", clean.join(unpacked(name)));
    let (core, vectors) = (beside("x402-kernel"), beside("x402-kernel-vectors"));
    let (package, to) = (package.to_string_lossy(), root.to_string_lossy());
    let install = ["install", "--quiet", "--debug", "--path", &package, "--root", &to];
    outside(clean, &[&install[..], &["--config", &core, "--config", &vectors]].concat()).run()?;
    let program = root.join("bin/x402").with_extension(std::env::consts::EXE_EXTENSION);
    let version = Command::new(&program).arg("--version").text()?;
    ensure!(version.contains(env!("CARGO_PKG_VERSION")), "the program says that it is {version}");
    let tests = ["test", "--locked", "--quiet", "--workspace", "--test", "program", "--", "readme", "demo"];
    cargo(&tests).env("X402_PROGRAM", &program).run()
}

/// Fails unless what was printed has, in their order, the texts that stand as comments behind what prints them. An
/// ellipsis matches anything.
fn in_order(program: &str, printed: &str, code: &str) -> Result<()> {
    let mut rest = printed;
    let mut count = 0;
    for line in code.lines() {
        let Some((_, said)) = line.split_once("println!").and_then(|(_, line)| line.split_once("; // ")) else {
            continue;
        };
        for part in said.split('…') {
            let (_, after) =
                rest.split_once(part).with_context(|| format!("{program} does not print {said:?} but\n{printed}"))?;
            rest = after;
        }
        count += 1;
    }
    println!("{program}: runs, and prints {count} of {count} lines as it says");
    Ok(())
}

/// The examples of a folder: each one's name, and its text.
pub(super) fn examples(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut examples = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = if path.is_dir() { path.join("main.rs") } else { path };
        examples.push((name, fs::read_to_string(&file).with_context(|| file.display().to_string())?));
    }
    examples.sort();
    Ok(examples)
}

/// Cargo, on what is outside the checkout; what it builds of others is kept.
fn outside(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = command(folder, "cargo", arguments.iter().copied());
    cargo.env("CARGO_TARGET_DIR", paths::target());
    cargo
}

fn unpacked(name: &str) -> String {
    format!("{name}-{}", env!("CARGO_PKG_VERSION"))
}

fn packed(name: &str) -> String {
    format!("{}.crate", unpacked(name))
}
