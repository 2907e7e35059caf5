//! What was packed, tried as a user would: in clean folders outside the checkout.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use anyhow::{Context, Result, bail};

use super::{PIP, folder, interpreter, place_of, python};
use crate::{place, shell};

pub(super) fn run(packed: &Path) -> Result<()> {
    let packed_text = packed.to_string_lossy().into_owned();
    shell::run(python(["packaging/check.py", &packed_text])?)?;
    let interpreters = interpreter::all()?;
    let clean = Clean::new()?;
    for (name, program) in &interpreters {
        let venv = clean.venv(name, program)?;
        // By its name from a folder and no index: pip takes the wheel that suits the interpreter.
        let wheel = ["install", "--no-index", "--only-binary=:all:", "--find-links", &packed_text, "x402-kernel"];
        clean.pip(&venv, &wheel)?;
        clean.run_readme(&venv)?;
    }
    println!("tried on CPython {}", interpreters.keys().cloned().collect::<Vec<_>>().join(", "));
    try_source(packed, &clean)
}

/// Builds the source distribution, as pip does where no wheel fits, unless this very one was built before.
fn try_source(packed: &Path, clean: &Clean) -> Result<()> {
    let files = fs::read_dir(packed)?.collect::<Result<Vec<_>, _>>()?;
    let source = files.into_iter().map(|file| file.path()).find(|file| file.extension().is_some_and(|end| end == "gz"));
    let source = source.context("there is no source distribution")?;
    let (stamp, now) = (place_of("source-tried"), digest(&fs::read(&source)?));
    if fs::read_to_string(&stamp).is_ok_and(|tried| tried == now) {
        println!("this source distribution was built and tried before");
        return Ok(());
    }
    let venv = clean.venv("source", "python3".as_ref())?;
    // Of PyPI's packages it gets the build's tools, and nothing else: they are in `build-system.requires`.
    clean.pip(&venv, &["install", "--no-deps", "--no-cache-dir", &source.to_string_lossy()])?;
    clean.run_readme(&venv)?;
    fs::write(stamp, now)?;
    Ok(())
}

/// Tells one content from another; nobody forges what we packed.
fn digest(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// A folder outside the checkout, removed in the end.
struct Clean(PathBuf);

impl Clean {
    fn new() -> Result<Clean> {
        let folder = env::temp_dir().join(format!("x402-kernel-python-{}", process::id()));
        if folder.starts_with(place::root()) {
            bail!("{}: the folder for temporary files is inside the checkout", folder.display());
        }
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(Clean(folder))
    }

    /// A virtual environment with nothing in it, not even pip.
    fn venv(&self, name: &str, program: &Path) -> Result<String> {
        let venv = self.0.join(name).to_string_lossy().into_owned();
        let arguments = ["-m", "venv", "--without-pip", &venv];
        shell::run(shell::command(&self.0, &program.to_string_lossy(), arguments))?;
        Ok(format!("{venv}/bin/python"))
    }

    /// The tools' own pip, for that environment.
    fn pip(&self, venv: &str, arguments: &[&str]) -> Result<()> {
        let mut pip = python(PIP.into_iter().chain(["--python", venv]).chain(arguments.iter().copied()))?;
        pip.current_dir(&self.0).env("CARGO_TARGET_DIR", self.0.join("target"));
        shell::run(pip)
    }

    /// Runs what the installed package's own description shows, and all that a first look at it would touch.
    fn run_readme(&self, venv: &str) -> Result<()> {
        let trial = folder().join("packaging/trial.py").to_string_lossy().into_owned();
        let (version, checkout) = (env!("CARGO_PKG_VERSION"), place::root().to_string_lossy().into_owned());
        shell::run(shell::command(&self.0, venv, ["-I", &trial, version, &checkout]))
    }
}

impl Drop for Clean {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
