//! Python: the module for tests, the wheels that users get, and what PyPI takes.

mod trial;
mod wheel;

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::{Adapter, Binding};
use crate::shell::{Profile, Run, command};
use crate::{paths, tools};
use wheel::Wheel;

const PIP: [&str; 4] = ["-m", "pip", "--quiet", "--disable-pip-version-check"];

/// See [`crate::language::Language::Python`].
pub(super) struct Python;

impl Binding for Python {
    /// Puts the module into the environment of the tests: as a wheel would, without making one, or the wheel that is
    /// published.
    fn build(&self, profile: Profile) -> Result<()> {
        let installed = python(["-c", "import sysconfig; print(sysconfig.get_path('platlib'))"])?.text()?;
        let package = Path::new(installed.trim()).join("x402_kernel");
        if profile == Profile::Release {
            let wheel = Wheel::here().build()?;
            paths::empty(&package)?;
            return python(PIP)?.args(["install", "--no-deps", "--no-index", "--force-reinstall"]).arg(wheel).run();
        }
        profile.build(&["x402-kernel-python"])?;
        let extension = if cfg!(windows) { "_x402_kernel.pyd" } else { "_x402_kernel.abi3.so" };
        let source = folder().join("python/x402_kernel");
        paths::copy(&profile.folder().join(format!("{DLL_PREFIX}_x402_kernel{DLL_SUFFIX}")), &package.join(extension))?;
        for file in paths::files(&package)? {
            if file.extension() != Path::new(extension).extension()
                && !source.join(file.strip_prefix(&package)?).exists()
            {
                fs::remove_file(file)?;
            }
        }
        paths::copy(&source, &package)
    }

    fn test(&self) -> Result<()> {
        // Its own Node program is one of the type checkers.
        tools::npm(&folder().join("tests/pyright"))?;
        python(["-m", "pytest", "--quiet"])?.run()
    }

    /// The wheels, and the source distribution.
    fn package(&self, into: &Path) -> Result<()> {
        for wheel in Wheel::ALL {
            wheel::copy(&wheel.build()?, into)?;
        }
        wheel::copy(&wheel::source()?, into)
    }

    fn try_package(&self, folder: &Path) -> Result<()> {
        trial::run(folder)
    }

    fn trial_inputs(&self) -> &'static [&'static str] {
        &["bindings/python/packaging"]
    }

    fn guide(&self) -> Result<Command> {
        python(["../../crates/guide/examples/guide.py"])
    }

    fn adapter(&self) -> Result<Adapter> {
        Ok(Adapter::Program(python(["tests/adapter.py"])?))
    }
}

fn folder() -> PathBuf {
    paths::at("bindings/python")
}

/// The Python of the virtual environment with all that the tests and the packing need.
pub(crate) fn python<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Command> {
    Ok(command(&folder(), &interpreter()?, arguments))
}

/// Its path.
fn interpreter() -> Result<String> {
    tools::python("python", &folder().join("requirements.txt"))
}
