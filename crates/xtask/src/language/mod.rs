//! The five languages: how each is built, tested, packed, and asked about a vector case.

mod js;
mod kotlin;
mod python;
mod rust;
mod swift;
mod uniffi;

pub(crate) use rust::{HOST, lint};

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

use crate::paths;
use crate::shell::Profile;

/// A language the kernel is given to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// The core itself.
    Rust,
    /// By PyO3.
    Python,
    /// By WebAssembly, with TypeScript's types.
    Js,
    /// By uniffi, and Java.
    Kotlin,
    /// By uniffi.
    Swift,
}

/// Several of them.
#[derive(Clone, Debug)]
pub struct Languages(pub Vec<Language>);

/// What answers a vector case.
pub enum Adapter {
    /// This process.
    Here,
    /// A program that reads `{"op", "input"}` a line and writes `{"output"}`, `{"error": {"code", "at"}}` or
    /// `{"problem"}` a line.
    Program(Command),
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 5] = [Language::Rust, Language::Python, Language::Js, Language::Kotlin, Language::Swift];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Language::Rust => "rust",
            Language::Python => "python",
            Language::Js => "js",
            Language::Kotlin => "kotlin",
            Language::Swift => "swift",
        }
    }

    /// Installs what the language needs, and builds its binding. JavaScript's is always the one that is published,
    /// and Rust has none.
    pub fn build(self, profile: Profile) -> Result<()> {
        match self {
            Language::Rust => Ok(()),
            Language::Python => python::build(profile),
            Language::Js => js::build(),
            Language::Kotlin => kotlin::build(profile),
            Language::Swift => swift::build(profile),
        }
    }

    /// Runs its tests on what was built.
    pub fn test(self) -> Result<()> {
        match self {
            Language::Rust => rust::test(),
            Language::Python => python::test(),
            Language::Js => js::test(),
            Language::Kotlin => kotlin::test(),
            Language::Swift => swift::test(),
        }
    }

    /// Makes what the language's registry takes, into a folder of its own.
    pub fn package(self, folder: &Path) -> Result<()> {
        match self {
            Language::Rust => rust::package(folder),
            Language::Python => python::package(folder),
            Language::Js => js::package(folder),
            Language::Kotlin => kotlin::package(folder),
            Language::Swift => swift::package(folder),
        }
    }

    /// Installs what `package` made, as a user would, in a clean folder outside the checkout, and runs its README there.
    pub fn try_package(self, folder: &Path) -> Result<()> {
        match self {
            Language::Rust => rust::try_package(folder),
            Language::Python => python::try_package(folder),
            Language::Js => js::try_package(folder),
            Language::Kotlin => kotlin::try_package(folder),
            Language::Swift => swift::try_package(folder),
        }
    }

    /// What `try_package` reads besides what was packed.
    pub fn trial_inputs(self) -> Vec<PathBuf> {
        let inputs: &[&str] = match self {
            Language::Rust => &["Cargo.lock", "crates/x402-kernel-cli/tests"],
            Language::Python => &["bindings/python/packaging"],
            Language::Js => &["bindings/wasm/hosts", "bindings/wasm/test", "spec-vectors"],
            Language::Kotlin => &["bindings/kotlin/consumer", "bindings/kotlin/README.md", "bindings/kotlin/src/test"],
            Language::Swift => &["bindings/swift/Tests/smoke", "bindings/swift/apple"],
        };
        inputs.iter().map(|input| paths::at(input)).collect()
    }

    /// The guide's program (`crates/guide/examples`), on what was built.
    pub fn guide(self) -> Result<Command> {
        let source = |name: &str| paths::at("crates/guide/examples").join(name);
        match self {
            Language::Rust => rust::guide(),
            Language::Python => python::program(&source("guide.py")),
            Language::Js => js::program(&source("guide.ts")),
            Language::Kotlin => kotlin::guide(),
            Language::Swift => swift::guide(),
        }
    }

    /// What answers vector cases through the language's public API.
    pub fn adapter(self) -> Result<Adapter> {
        Ok(match self {
            Language::Rust => Adapter::Here,
            Language::Python => Adapter::Program(python::adapter()?),
            Language::Js => Adapter::Program(js::adapter()?),
            Language::Kotlin => Adapter::Program(kotlin::adapter()?),
            Language::Swift => Adapter::Program(swift::adapter()?),
        })
    }
}

/// Rust's documentation, as a folder of pages.
pub fn rust_pages() -> Result<PathBuf> {
    rust::document()
}

/// A Python program, on the binding that was built.
pub fn python_program(source: &Path) -> Result<Command> {
    python::program(source)
}

/// A Python module that is a program, in the environment that has the binding.
pub fn python_module(name: &str) -> Result<Command> {
    python::module(name)
}

/// The reference of the Swift module that was built, as pages.
pub fn swift_archive() -> Result<PathBuf> {
    swift::archive()
}

/// The Swift compiler's account of the module that was built.
pub fn swift_symbols() -> Result<PathBuf> {
    swift::symbols()
}

/// Finds Swift, or makes a chroot that has it.
pub fn swift_toolchain() -> Result<()> {
    swift::toolchain()
}

/// All languages unless some are named.
pub fn selected(only: &[Language]) -> Vec<Language> {
    if only.is_empty() { Language::ALL.to_vec() } else { only.to_vec() }
}

/// A language's name, or `all`.
pub fn parse_or_all(text: &str) -> Result<Languages, String> {
    if text == "all" {
        return Ok(Languages(Language::ALL.to_vec()));
    }
    Ok(Languages(vec![Language::from_str(text, false)?]))
}
