//! What npm's registry takes, and the trying of it.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, process};

use anyhow::{Context, Result, bail};

use super::{build, folder};
use crate::{npm, place, shell};

/// Packs the package into a folder.
pub(super) fn package(into: &Path) -> Result<()> {
    build()?;
    let mut command = shell::command(&folder(), "npm", ["pack", "--silent", "--pack-destination"]);
    command.arg(into);
    shell::run(command)
}

/// Installs the tarball in a folder that has nothing else, and runs there the package's own tests, the README among
/// them, and then those of the hosts; unless just this was tried.
pub(super) fn try_package(packed: &Path) -> Result<()> {
    let tarball = tarball(packed)?;
    let (tried, stamp) = (fingerprint(&tarball)?, place::target().join("packed/tried"));
    if fs::read_to_string(&stamp).is_ok_and(|before| before == tried) {
        println!("{} was tried, as it is", tarball.display());
        return Ok(());
    }
    let clean = env::temp_dir().join(format!("x402-kernel-npm-{}", process::id()));
    let outcome = install(&tarball, &clean).and_then(|()| {
        own_tests(&clean)?;
        hosts(&clean, &tarball)
    });
    fs::remove_dir_all(&clean)?;
    outcome?;
    fs::write(stamp, tried)?;
    Ok(())
}

fn tarball(packed: &Path) -> Result<PathBuf> {
    let files: Vec<PathBuf> =
        list(packed)?.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "tgz")).collect();
    let [tarball] = files.as_slice() else { bail!("{} has {} tarballs", packed.display(), files.len()) };
    Ok(tarball.clone())
}

/// What a trying depends on: the tarball, the tests and what they read.
fn fingerprint(tarball: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    fs::read(tarball)?.hash(&mut hasher);
    for folder in [folder().join("hosts"), folder().join("test"), place::at("spec-vectors")] {
        contents(&folder, &mut hasher)?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn contents(folder: &Path, hasher: &mut DefaultHasher) -> Result<()> {
    for path in list(folder)? {
        if !path.is_dir() {
            (&path, fs::read(&path)?).hash(hasher);
        } else if !path.ends_with("node_modules") {
            contents(&path, hasher)?;
        }
    }
    Ok(())
}

fn install(tarball: &Path, clean: &Path) -> Result<()> {
    fs::create_dir_all(clean)?;
    fs::write(clean.join("package.json"), "{ \"private\": true, \"type\": \"module\" }\n")?;
    let mut command = shell::command(clean, "npm", ["install", "--silent", "--no-audit", "--no-fund"]);
    command.arg(tarball);
    shell::run(command)
}

const LOADS: [&str; 2] = ["hostile.test.js", "memory.test.js"];

/// The tests of `test`, in which `x402-kernel` now is what was installed.
fn own_tests(clean: &Path) -> Result<()> {
    copy(&folder().join("dist/test"), &clean.join("test"))?;
    // The loads were run on the same files when they were built; this is about their being installed.
    let load = |path: &Path| LOADS.iter().any(|name| path.ends_with(name));
    let tests = list(&clean.join("test"))?.into_iter();
    let tests = tests.filter(|path| path.to_string_lossy().ends_with(".test.js") && !load(path));
    let mut command = shell::command(clean, "node", ["--test", "--test-reporter=spec"]);
    command.args(tests).env("X402_CHECKOUT", place::root());
    shell::run(command)
}

/// The tests of `hosts`, on what was installed.
fn hosts(clean: &Path, tarball: &Path) -> Result<()> {
    let hosts = folder().join("hosts");
    npm::install(&hosts)?;
    let mut command = shell::command(&hosts, "npm", ["test", "--silent"]);
    command
        .env("X402_CHROMIUM", chromium()?)
        .env("X402_INSTALLED", clean.join("node_modules/x402-kernel"))
        .env("X402_TARBALL", tarball);
    shell::run(command)
}

/// The browser, installed unless it is there.
fn chromium() -> Result<&'static str> {
    if !shell::has("chromium") {
        shell::need("apt-get", "install Chromium, as `chromium`")?;
        let root = place::root();
        shell::run(shell::command(&root, "apt-get", ["update", "--quiet"]))?;
        let install = ["install", "--quiet", "--yes", "--no-install-recommends", "chromium"];
        shell::run(shell::command(&root, "apt-get", install)).context("Chromium could not be installed")?;
    }
    Ok("chromium")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for path in list(from)? {
        let name = path.file_name().context("a path without a name")?;
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

/// What is in a folder, in order.
fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
