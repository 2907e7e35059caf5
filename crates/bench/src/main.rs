//! Measures costs: programs take turns in one run, and one table compares them, by language.
//!
//! Rust's own programs are compared with each other. Each other language does the same operations as Rust, with the same
//! inputs, which are from a vector; the difference is the cost of its boundary.

mod core;
mod figures;
mod peers;
mod programs;
mod row;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use serde_json::{Value, json};

use figures::Figures;
use row::Row;
use xtask::language::{self, Language};

/// How often the programs take turns. The best turn counts, since other work on the machine only makes a turn
/// slower.
const TURNS: usize = 7;

/// The number of verifications after which memory is measured.
const MANY: &str = "100000";

#[derive(Parser)]
#[command(name = "cargo xtask bench", about = "Measures, side by side, and prints ratios")]
struct Arguments {
    /// Only these languages: rust, python, js, kotlin, swift
    #[arg(long, value_delimiter = ',')]
    only: Vec<Language>,
    /// Print the figures and the lines as JSON
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures, and prints the table, or the figures and its lines as JSON.
fn run(Arguments { only, json }: &Arguments) -> Result<()> {
    let languages = language::selected(only);
    let all = programs::of(&languages)?;
    let mut figures = Figures::default();
    for turn in 1..=TURNS {
        eprintln!("turn {turn} of {TURNS}");
        for program in &all {
            figures.add(program.name, &program.run(&[])?)?;
        }
    }
    for program in all.iter().filter(|program| program.has_memory) {
        figures.add(program.name, &program.run(&[MANY])?)?;
    }
    let mut rows = Vec::new();
    for &language in &languages {
        rows.extend(if language == Language::Rust { core::rows(&figures)? } else { peers::rows(language, &figures)? });
    }
    if *json {
        let rows: Vec<Value> = rows.iter().map(Row::to_json).collect();
        println!("{}", serde_json::to_string_pretty(&json!({ "figures": figures.all(), "rows": rows }))?);
        return Ok(());
    }
    row::print(&rows);
    println!("* with a chain simulated inside the process");
    if languages.contains(&Language::Rust) {
        core::print_throughput(&figures)?;
    }
    Ok(())
}
