//! `cargo xtask`: builds, tests and packs every language; the one program that knows every toolchain.

mod checks;
mod dependencies;
mod docs;
mod floors;
mod fuzz;
mod hostile;
pub mod language;
mod mutations;
mod onchain;
pub mod oracles;
pub mod paths;
mod platforms;
mod readme;
mod release;
pub mod shell;
pub mod stamp;
mod test;
pub mod tools;
mod vector_packages;
mod vectors;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use checks::Selection;
use language::Language;
use shell::{Profile, Run};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Builds, tests and packs every language")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Args)]
struct Only {
    /// Only these languages: rust, python, js, kotlin, swift
    #[arg(long, value_delimiter = ',')]
    only: Vec<Language>,
}

#[derive(Subcommand)]
enum Task {
    /// Build the bindings for tests, installing what that needs
    Build {
        #[command(flatten)]
        only: Only,
    },
    /// Build and test everything
    Test {
        #[command(flatten)]
        only: Only,
        /// The full loads: more inputs, more tries of each law, the fuzz targets under libFuzzer
        #[arg(long)]
        deep: bool,
    },
    /// Run single checks of `test` and `release` by their names; without one, list them
    Check {
        /// Names of checks
        names: Vec<String>,
        #[command(flatten)]
        only: Only,
        /// The full loads
        #[arg(long)]
        deep: bool,
    },
    /// Write the bindings' generated files anew, from bindings/surface/api and the core's documentation
    Generate,
    /// The test vectors
    #[command(subcommand)]
    Vectors(Vectors),
    /// Run the fuzz targets under libFuzzer, on nightly
    Fuzz {
        /// For each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Make the guide and the reference of every language, which have been built, as one site, and follow each link
    Docs,
    /// Measure, side by side, and print ratios (crates/bench)
    #[command(disable_help_flag = true)]
    Bench {
        /// What crates/bench takes; `--help` says what
        #[arg(allow_hyphen_values = true, trailing_var_arg = true)]
        arguments: Vec<String>,
    },
    /// Make everything that a release publishes, in one folder, with checksums and a bill of materials
    Release {
        /// Publish nothing. Publishing is the forge's to do, from what this makes
        #[arg(long, required = true)]
        dry_run: bool,
        #[command(flatten)]
        only: Only,
        /// Then install each package from a clean folder, run its README there, and check what only a release needs
        #[arg(long)]
        check: bool,
    },
}

#[derive(Subcommand)]
enum Vectors {
    /// Run a folder of vectors through languages' public APIs, and print the results
    Run {
        #[command(flatten)]
        only: Only,
        /// The folder, in the format of spec-vectors
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// Have the oracles write the vectors anew
    Write,
}

impl Only {
    fn languages(&self) -> Vec<Language> {
        language::selected(&self.only)
    }
}

/// Runs the command line.
pub fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    let selection = |only: &Only, deep| Selection { languages: only.languages(), deep };
    match task {
        Task::Build { only } => only.languages().iter().try_for_each(|language| language.build(Profile::Dev)),
        Task::Test { only, deep } => checks::run(test::CHECKS.iter(), &selection(&only, deep)),
        Task::Check { names, only, deep } => checks::single(&names, &selection(&only, deep)),
        Task::Generate => {
            let generate = ["run", "--quiet", "--locked", "--package", "x402-kernel-surface", "--", "write"];
            shell::cargo(&generate).run()
        }
        Task::Vectors(Vectors::Run { only, dir }) => vectors::run(&only.languages(), dir.as_deref()),
        Task::Vectors(Vectors::Write) => oracles::write(),
        Task::Fuzz { seconds } => fuzz::run(seconds),
        Task::Docs => docs::build(),
        Task::Bench { arguments } => {
            shell::cargo(&["run", "--quiet", "--locked", "--package", "x402-kernel-bench", "--"]).args(arguments).run()
        }
        Task::Release { dry_run: _, only, check } => release::run(&selection(&only, false), check),
    }
}
