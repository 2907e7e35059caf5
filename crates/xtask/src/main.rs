//! `cargo xtask`: builds, tests and measures every language; the one place that knows every toolchain.

mod bare;
mod bench;
mod codes;
mod dependencies;
mod docs;
mod elf;
mod floors;
mod fuzz;
mod hostile;
mod language;
mod licences;
mod mutate;
mod npm;
mod oracles;
mod place;
mod platforms;
mod release;
mod settle;
mod shell;
mod surface;
mod test;
mod vector_packages;
mod vectors;
mod venv;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use language::Language;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, tests and measures every language")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build and test everything, installing what that needs
    Test {
        /// Only these languages: rust, python, js, kotlin, swift
        #[arg(long, value_delimiter = ',')]
        only: Vec<Language>,
        /// The full loads: more inputs, more tries of each law, the fuzz targets under libFuzzer
        #[arg(long)]
        deep: bool,
    },
    /// Build the bindings
    Build {
        /// Only these languages
        #[arg(long, value_delimiter = ',')]
        only: Vec<Language>,
    },
    /// Put each seeded bug into a copy of the core, and see that the vectors notice
    Mutate,
    /// Run the fuzz targets under libFuzzer, on nightly
    Fuzz {
        /// For each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
    },
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
    /// Settle, on an EVM node, payments that each language signs and judges
    Settle {
        /// Only these languages, which have been built
        #[arg(long, value_delimiter = ',')]
        only: Vec<Language>,
    },
    /// Measure, side by side, and print ratios
    Bench {
        /// Only these languages
        #[arg(long, value_delimiter = ',')]
        only: Vec<Language>,
        /// Print the figures and the lines as JSON
        #[arg(long)]
        json: bool,
    },
    /// Make everything that a release publishes, in one folder, with checksums and a bill of materials
    Release {
        /// Publish nothing. Publishing is the forge's to do, from what this makes
        #[arg(long, required = true)]
        dry_run: bool,
        /// Only these languages
        #[arg(long, value_delimiter = ',')]
        only: Vec<Language>,
        /// Then install each package from a clean folder, and run its README there
        #[arg(long)]
        check: bool,
    },
    /// Check the systems that are not here, and link and pack the library for Android
    Platforms,
    /// Fail unless these libraries of Linux or Android can be loaded where a page of memory has 16 KiB
    Pages {
        /// Shared libraries
        #[arg(required = true)]
        libraries: Vec<PathBuf>,
    },
    /// Write each language's constants anew from spec-vectors/codes.json
    Codes,
    /// Make the documentation of every language, which has been built, as one site, and follow each link in it
    Docs,
    /// Fail if an import goes up the floors of the core, or round in a circle, in the core or in a binding
    Floors,
    /// Compare the public names of every language, which have been built
    Surface,
    /// The test vectors
    #[command(subcommand)]
    Vectors(Vectors),
}

#[derive(Subcommand)]
enum Vectors {
    /// Have the oracles write the vectors anew
    Write,
    /// Fail unless the oracles, run again, say what is committed
    Check,
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
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Test { only, deep } => test::run(&only, if deep { test::Tier::DEEP } else { test::Tier::QUICK }),
        Task::Build { only } => language::selected(&only).into_iter().try_for_each(Language::build),
        Task::Mutate => mutate::run(),
        Task::Fuzz { seconds } => fuzz::run(seconds),
        Task::Hostile { lang, count, seed } => hostile::run(&lang.0, count, seed),
        Task::Settle { only } => settle::check(&language::selected(&only)),
        Task::Bench { only, json } => bench::run(&only, json),
        Task::Release { dry_run: _, only, check } => {
            release::papers()?;
            release::run(&only, check)
        }
        Task::Platforms => platforms::check(),
        Task::Pages { libraries } => platforms::pages(&libraries),
        Task::Codes => codes::write(),
        Task::Docs => docs::build(),
        Task::Floors => floors::check(),
        Task::Surface => surface::check(),
        Task::Vectors(Vectors::Write) => oracles::write(),
        Task::Vectors(Vectors::Check) => oracles::check(),
        Task::Vectors(Vectors::Run { lang, dir, json }) => vectors::run(&lang.0, dir.as_deref(), json),
    }
}
