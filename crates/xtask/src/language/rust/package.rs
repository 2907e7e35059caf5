//! The crates as crates.io takes them, and as whoever depends on them gets them.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{prints, said};
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
    fs::remove_dir_all(&clean).with_context(|| clean.display().to_string())
}

/// Fails unless a crate has what crates.io shows of it, and the licences.
fn complete(package: &Path) -> Result<()> {
    let manifest = fs::read_to_string(package.join("Cargo.toml"))?;
    for key in ["description", "license", "repository", "readme", "keywords", "categories", "rust-version"] {
        if !manifest.lines().any(|line| line.starts_with(&format!("{key} = "))) {
            bail!("{}: its manifest has no {key}", package.display());
        }
    }
    for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        let own = fs::read_to_string(package.join(file)).with_context(|| format!("{}: {file}", package.display()))?;
        if file != "README.md" && own != fs::read_to_string(paths::at(file))? {
            bail!("{}: not the project's {file}", package.display());
        }
    }
    Ok(())
}

/// A project that has nothing but what it depends on.
fn try_libraries(clean: &Path) -> Result<()> {
    let project = clean.join("project");
    let programs = project.join("src/bin");
    fs::create_dir_all(&programs)?;
    let dependencies = "\
        k256 = \"0.14.0\"\n\
        serde_json = \"1\"\n\
        x402-kernel = { path = \"../KERNEL\" }\n\
        x402-kernel-vectors = { path = \"../VECTORS\" }\n";
    let dependencies =
        dependencies.replace("KERNEL", &unpacked("x402-kernel")).replace("VECTORS", &unpacked("x402-kernel-vectors"));
    let manifest =
        "[package]\nname = \"project\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n";
    fs::write(project.join("Cargo.toml"), format!("{manifest}{dependencies}"))?;
    // What the tests were run with, and the same tomorrow.
    fs::copy(paths::at("Cargo.lock"), project.join("Cargo.lock"))?;

    let mut snippets = Vec::new();
    for name in ["x402-kernel", "x402-kernel-vectors"] {
        let text = fs::read_to_string(clean.join(unpacked(name)).join("README.md"))?;
        for (index, code) in readme::blocks(&text, "rust").into_iter().enumerate() {
            let program = format!("{name}-readme-{index}");
            let whole = if code.contains("fn main()") { code.to_owned() } else { format!("fn main() {{\n{code}}}\n") };
            fs::write(programs.join(format!("{program}.rs")), whole)?;
            snippets.push((program, code.to_owned()));
        }
    }
    if snippets.len() < 4 {
        bail!("{} programs in the READMEs", snippets.len());
    }
    let kept = clean.join(unpacked("x402-kernel")).join("examples");
    let examples = examples(&kept)?;
    for (name, _) in &examples {
        let file = format!("{name}.rs");
        let path = if kept.join(name).is_dir() { name } else { &file };
        paths::copy(&kept.join(path), &programs.join(path))?;
    }

    outside(&project, &["build", "--quiet", "--bins"]).run()?;
    for (program, code) in &snippets {
        let printed = run_of(&project, program)?;
        in_order(program, &printed, code)?;
    }
    for (name, text) in &examples {
        let printed = run_of(&project, name)?;
        prints(name, &printed, &said(text).with_context(|| format!("{name} does not say what it prints"))?)?;
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
    if !version.contains(env!("CARGO_PKG_VERSION")) {
        bail!("the program says that it is {version}");
    }
    let tests = ["test", "--locked", "--quiet", "--workspace", "--test", "program", "--", "readme", "demo"];
    cargo(&tests).env("X402_PROGRAM", &program).run()
}

/// Fails unless what was printed has, in their order, the texts that stand as comments behind what prints them. An
/// ellipsis stands for anything.
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

fn run_of(project: &Path, program: &str) -> Result<String> {
    command(project, &Profile::Dev.program(program).to_string_lossy(), []).text()
}

fn unpacked(name: &str) -> String {
    format!("{name}-{}", env!("CARGO_PKG_VERSION"))
}

fn packed(name: &str) -> String {
    format!("{}.crate", unpacked(name))
}
