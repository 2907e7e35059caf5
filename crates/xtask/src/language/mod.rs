//! The five languages: how each is built, tested, packed, and asked about a vector case.

pub(crate) mod js;
pub(crate) mod kotlin;
pub(crate) mod python;
pub(crate) mod rust;
pub(crate) mod swift;
mod uniffi;

use std::ops::Deref;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use clap::ValueEnum;

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

/// What each language's module says.
pub trait Binding {
    /// Installs what the language needs, and builds its binding. JavaScript's is always the one that is published,
    /// and Rust has none.
    fn build(&self, profile: Profile) -> Result<()>;
    /// Runs its tests on what was built.
    fn test(&self) -> Result<()>;
    /// Makes what the language's registry takes, into a folder of its own.
    fn package(&self, folder: &Path) -> Result<()>;
    /// Installs what `package` made, as a user would, in a clean folder outside the checkout, and runs its README there.
    fn try_package(&self, folder: &Path) -> Result<()>;
    /// What `try_package` reads besides what was packed.
    fn trial_inputs(&self) -> &'static [&'static str];
    /// The guide's program (`crates/guide/examples`), on what was built.
    fn guide(&self) -> Result<Command>;
    /// What answers vector cases through the language's public API.
    fn adapter(&self) -> Result<Adapter>;
}

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

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        ["rust", "python", "js", "kotlin", "swift"][self as usize]
    }
}

impl Deref for Language {
    type Target = dyn Binding;

    fn deref(&self) -> &(dyn Binding + 'static) {
        match self {
            Language::Rust => &rust::Rust,
            Language::Python => &python::Python,
            Language::Js => &js::Js,
            Language::Kotlin => &kotlin::Kotlin,
            Language::Swift => &swift::Swift,
        }
    }
}

/// All languages unless some are named.
pub fn selected(only: &[Language]) -> Vec<Language> {
    if only.is_empty() { Language::ALL.to_vec() } else { only.to_vec() }
}
