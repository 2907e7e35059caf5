//! `cargo xtask`: builds, tests and packs every language; the one program that knows every toolchain.

mod bare;
mod checks;
mod codes;
mod dependencies;
mod docs;
mod elf;
mod floors;
mod fuzz;
mod hostile;
pub mod language;
mod mutate;
mod onchain;
pub mod oracles;
pub mod paths;
mod platforms;
mod release;
pub mod shell;
pub mod stamp;
mod surface;
mod test;
pub mod tools;
mod vector_packages;
mod vectors;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use checks::Selection;
use language::Language;
use shell::{Profile, Run};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and packs every language")]
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
    /// The test vectors
    #[command(subcommand)]
    Vectors(Vectors),
    /// Ask each language what it makes of mutated inputs, and compare with Rust
    Hostile {
        /// A language, or all
        #[arg(long, default_value = "all", value_parser = language::parse_or_all)]
        lang: language::Languages,
        /// How many inputs
        #[arg(long, default_value_t = 100_000)]
        count: usize,
        /// Where the drawing begins; the same seed draws the same inputs
        #[arg(long, default_value_t = 402)]
        seed: u64,
    },
    /// Put each seeded bug into a copy of the core, and see that the vectors notice
    Mutate,
    /// Run the fuzz targets under libFuzzer, on nightly
    Fuzz {
        /// For each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
    /// Settle, on an EVM node, payments that each language signs and judges
    Onchain {
        #[command(flatten)]
        only: Only,
    },
    /// Write the bindings' generated files anew, from bindings/surface/api and the core's documentation
    Generate,
    /// Write each language's constants anew from spec-vectors/codes.json
    Codes,
    /// Fail if an import goes up the floors of the core, or round in a circle, in the core or in a binding
    Floors,
    /// Compare the public names of every language, which have been built
    Surface,
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
    /// Fail unless these libraries of Linux or Android can be loaded where a page of memory has 16 KiB
    Pages {
        /// Shared libraries
        #[arg(required = true)]
        libraries: Vec<PathBuf>,
    },
}

#[derive(Subcommand)]
enum Vectors {
    /// Run a folder of vectors through languages' public APIs, and print what came of it
    Run {
        /// A language, or all
        #[arg(long, default_value = "all", value_parser = language::parse_or_all)]
        lang: language::Languages,
        /// The folder, in the format of spec-vectors
        #[arg(long)]
        dir: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Fail unless the oracles, run again, say what is committed
    Check,
    /// Have the oracles write the vectors anew
    Write,
}

impl Only {
    fn languages(&self) -> Vec<Language> {
        language::selected(&self.only)
    }
}

/// Does what the command line says.
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
        Task::Build { only } => only.languages().into_iter().try_for_each(|language| language.build(Profile::Dev)),
        Task::Test { only, deep } => test::run(&selection(&only, deep)),
        Task::Check { names, only, deep } => checks::single(&names, &selection(&only, deep)),
        Task::Vectors(Vectors::Run { lang, dir, json }) => vectors::run(&lang.0, dir.as_deref(), json),
        Task::Vectors(Vectors::Check) => oracles::check(),
        Task::Vectors(Vectors::Write) => oracles::write(),
        Task::Hostile { lang, count, seed } => hostile::run(&lang.0, count, seed),
        Task::Mutate => mutate::run(),
        Task::Fuzz { seconds } => fuzz::run(seconds),
        Task::Onchain { only } => onchain::check(&only.languages()),
        Task::Generate => shell::surface("write"),
        Task::Codes => codes::write(),
        Task::Floors => floors::check(),
        Task::Surface => surface::check(),
        Task::Docs => docs::build(),
        Task::Bench { arguments } => {
            shell::cargo(&["run", "--quiet", "--locked", "--package", "x402-kernel-bench", "--"]).args(arguments).run()
        }
        Task::Release { dry_run: _, only, check } => release::run(&selection(&only, false), check),
        Task::Pages { libraries } => platforms::pages(&libraries),
    }
}
