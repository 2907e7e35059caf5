//! The CPythons of this machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use anyhow::{Result, bail};

use crate::{place, shell};

/// The minors there may be.
const MINORS: std::ops::RangeInclusive<u32> = 9..=20;

const HOW: &str = "the wheel has to be tried on two minor versions of CPython from 3.9 on, and this machine has one: \
    install another, for instance by pyenv (pyenv install 3.13)";

/// Says which CPython it is, if virtual environments can be made with it.
const WHICH: &str = "import sys, venv; assert sys.implementation.name == 'cpython' and sys.version_info >= (3, 9); \
    print(sys.version_info[1], sys.abiflags, sep='')";

/// One program for each minor from 3.9 on, by what it calls itself. There are two at least.
pub(super) fn all() -> Result<BTreeMap<String, PathBuf>> {
    let mut found = here();
    if found.len() < 2 {
        from_debian()?;
        found = here();
    }
    if found.len() < 2 {
        bail!(HOW);
    }
    Ok(found)
}

fn here() -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for program in candidates() {
        if let Some(name) = which(&program) {
            found.entry(name).or_insert(program);
        }
    }
    found
}

/// Programs that may be a Python: by their names, and where version managers keep them.
fn candidates() -> Vec<PathBuf> {
    let names = MINORS.flat_map(|minor| [format!("python3.{minor}"), format!("python3.{minor}t")]);
    let mut programs: Vec<PathBuf> = names.map(PathBuf::from).collect();
    programs.insert(0, "python3".into());
    programs.push("/usr/bin/python3".into());
    let home = env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let pyenv = env::var_os("PYENV_ROOT").map_or_else(|| home.join(".pyenv"), PathBuf::from);
    for folder in [pyenv.join("versions"), home.join(".local/share/uv/python")] {
        let mut versions: Vec<PathBuf> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        versions.sort();
        programs.extend(versions.into_iter().map(|version| version.join("bin/python3")));
    }
    programs
}

/// What a program calls itself, if it is one that can be used. A manager's shim may be there and not run.
fn which(program: &Path) -> Option<String> {
    let mut ask = Command::new(program);
    ask.args(["-c", WHICH]).stdin(Stdio::null()).stderr(Stdio::null());
    let answer = ask.output().ok().filter(|answer| answer.status.success())?;
    Some(format!("3.{}", String::from_utf8(answer.stdout).ok()?.trim()))
}

/// Installs what other minors Debian has.
fn from_debian() -> Result<()> {
    if !shell::has("apt-get") {
        return Ok(());
    }
    shell::run(shell::command(&place::root(), "apt-get", ["update", "--quiet=2"]))?;
    let all = shell::output(shell::command(&place::root(), "apt-cache", ["pkgnames", "python3."]))?;
    let minors = all.lines().filter_map(|name| name.strip_prefix("python3.")?.parse::<u32>().ok());
    for minor in minors.filter(|minor| MINORS.contains(minor)) {
        let packages = [format!("python3.{minor}"), format!("python3.{minor}-venv")];
        let install = ["install", "--quiet=2", "--yes", "--no-install-recommends"];
        let arguments = install.into_iter().chain(packages.iter().map(String::as_str));
        shell::run(shell::command(&place::root(), "apt-get", arguments))?;
    }
    Ok(())
}
