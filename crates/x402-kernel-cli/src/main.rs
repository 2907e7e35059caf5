//! The `x402` program.

mod decode;
mod demo;
mod exit;
mod input;
mod show;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Outcome;

/// Reads, checks and demonstrates x402 payments, without any network.
///
/// Exit codes: 0 fine, 1 rejected, 2 wrong usage, 3 malformed.
#[derive(Parser)]
#[command(name = "x402", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Decode(decode::Arguments),
    Verify(verify::Arguments),
    Demo(demo::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Decode(arguments) => decode::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
    };
    let Outcome { text, complaint, exit } = outcome;
    // Whoever stopped reading has read enough: a closed pipe is not an error.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    let _ = std::io::stderr().lock().write_all(complaint.as_bytes());
    exit.into()
}
