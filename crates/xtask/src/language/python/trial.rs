//! What was packed, tried as a user would: in clean folders outside the checkout.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use super::{PIP, folder, python};
use crate::shell::{Run, command, has};
use crate::{paths, tools};

pub(super) fn run(packed: &Path) -> Result<()> {
    python(["packaging/check.py"])?.arg(packed).run()?;
    let interpreters = interpreters()?;
    let clean = paths::clean("python")?;
    for (name, program) in &interpreters {
        let venv = venv(&clean, name, program)?;
        // By its name from a folder and no index: pip takes the wheel that suits the interpreter.
        pip(&clean, &venv)?
            .args(["--no-index", "--only-binary=:all:", "--find-links"])
            .arg(packed)
            .arg("x402-kernel")
            .run()?;
        run_readme(&clean, &venv)?;
    }
    println!("tried on CPython {}", interpreters.keys().cloned().collect::<Vec<_>>().join(", "));
    try_source(packed, &clean)?;
    Ok(fs::remove_dir_all(clean)?)
}

/// Builds the source distribution, as pip does where no wheel fits.
fn try_source(packed: &Path, clean: &Path) -> Result<()> {
    let is_source = |file: &PathBuf| file.extension().is_some_and(|end| end == "gz");
    let source = paths::list(packed)?.into_iter().find(is_source).context("there is no source distribution")?;
    let venv = venv(clean, "source", "python3".as_ref())?;
    // Of PyPI's packages it gets the build's tools, and nothing else: they are in `build-system.requires`. Their
    // other dependencies are compiled.
    pip(clean, &venv)?
        .args(["--no-deps", "--no-cache-dir"])
        .arg(source)
        .env("CARGO_TARGET_DIR", paths::target())
        .run()?;
    run_readme(clean, &venv)
}

/// A virtual environment with nothing in it, not even pip.
fn venv(clean: &Path, name: &str, program: &Path) -> Result<String> {
    let venv = clean.join(name);
    command(clean, &program.to_string_lossy(), ["-m", "venv", "--without-pip"]).arg(&venv).run()?;
    Ok(venv.join("bin/python").to_string_lossy().into_owned())
}

/// The tools' own pip, to install into that environment.
fn pip(clean: &Path, venv: &str) -> Result<Command> {
    let mut pip = python(PIP)?;
    pip.args(["--python", venv, "install"]).current_dir(clean);
    Ok(pip)
}

/// Runs what the installed package's own description shows, and all that a first look at it would touch.
fn run_readme(clean: &Path, venv: &str) -> Result<()> {
    command(clean, venv, ["-I"])
        .arg(folder().join("packaging/trial.py"))
        .arg(env!("CARGO_PKG_VERSION"))
        .arg(paths::root())
        .run()
}

const HOW: &str = "the wheel has to be tried on two minor versions of CPython from 3.9 on, and this machine has one: \
    install another, for instance by pyenv (pyenv install 3.13)";

/// One program for each minor version of CPython from 3.9 on that is here, by what it calls itself. There are two at
/// least.
fn interpreters() -> Result<BTreeMap<String, PathBuf>> {
    let mut found = here()?;
    if found.len() < 2 && has("apt-get") {
        // The only others that Debian may have.
        let names = command(&paths::root(), "apt-cache", ["pkgnames", "python3."]).text()?;
        let minor = |name: &&str| name.strip_prefix("python3.").is_some_and(|minor| minor.parse::<u32>().is_ok());
        let packages: Vec<String> =
            names.lines().filter(minor).flat_map(|name| [name.to_owned(), format!("{name}-venv")]).collect();
        tools::debian(&packages.iter().map(String::as_str).collect::<Vec<_>>(), HOW)?;
        found = here()?;
    }
    ensure!(found.len() >= 2, HOW);
    Ok(found)
}

/// Those on the path, and those of pyenv, whose shims may be on the path and not run.
fn here() -> Result<BTreeMap<String, PathBuf>> {
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from).join("versions");
    let mut programs: Vec<PathBuf> = (9..=20)
        .flat_map(|minor| [format!("python3.{minor}"), format!("python3.{minor}t")])
        .map(PathBuf::from)
        .collect();
    programs.extend(paths::list(&pyenv).unwrap_or_default().iter().map(|version| version.join("bin/python3")));
    let mut found = BTreeMap::new();
    for program in programs {
        let answer = Command::new(&program).args(["-c", WHICH]).stderr(Stdio::null()).output();
        if let Some(answer) = answer.ok().filter(|answer| answer.status.success()) {
            found.entry(String::from_utf8(answer.stdout)?.trim().to_owned()).or_insert(program);
        }
    }
    Ok(found)
}

/// Says which CPython it is, if virtual environments can be made with it.
const WHICH: &str = "import sys, venv; assert sys.implementation.name == 'cpython' and sys.version_info >= (3, 9); \
    print('3.', sys.version_info[1], sys.abiflags, sep='')";
