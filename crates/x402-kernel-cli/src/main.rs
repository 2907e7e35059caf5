//! The `x402` program.

mod choose;
mod decode;
mod demo;
mod describe;
mod exit;
mod input;
mod key;
mod keystore;
mod pay_arguments;
mod sign;
mod terminal;
mod verify;

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use clap::error::ErrorKind as Misuse;
use clap::{Parser, Subcommand};

use exit::{Exit, Outcome, Problem};

/// Decode, choose, sign and verify x402 payments, without opening a connection.
///
/// Exit codes: 0 fine, 1 rejected, 2 wrong usage, 3 malformed.
#[derive(Parser)]
#[command(name = "x402", version, arg_required_else_help = true)]
#[command(after_help = "Examples:
  curl -i https://api.example.com/report | x402 decode
  x402 choose challenge.json --payer 0x857b06519E91e3A54538791bDbb0E22373e36b66 --network eip155:8453
  x402 verify payment.txt --offer offer.json
  x402 demo")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Decode(decode::Arguments),
    Choose(choose::Arguments),
    Sign(sign::Arguments),
    Verify(verify::Arguments),
    Demo(demo::Arguments),
}

fn main() -> ExitCode {
    let command = match Arguments::try_parse() {
        Ok(arguments) => arguments.command,
        Err(error) => return misused(&error),
    };
    let outcome = match command {
        Command::Decode(arguments) => decode::run(&arguments),
        Command::Choose(arguments) => choose::run(&arguments),
        Command::Sign(arguments) => sign::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
    };
    print(outcome.unwrap_or_else(Outcome::from)).into()
}

/// Prints an outcome and returns its exit code.
fn print(mut outcome: Outcome) -> Exit {
    let columns = io::stdout().is_terminal();
    let mut out = anstream::stdout().lock();
    match out.write_all(terminal::lay_out(&outcome.text, columns).as_bytes()).and_then(|()| out.flush()) {
        // A closed pipe is not an error: the reader has read enough.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            outcome = Problem::usage("output.unwritable", format!("standard output: {error}")).into();
        }
        _ => {}
    }
    // If standard error fails too, there is nowhere left to report it.
    let _ = anstream::stderr().lock().write_all(terminal::lay_out(&outcome.aside, false).as_bytes());
    outcome.exit
}

/// Prints help or the version where asked for; otherwise reports what is wrong with the arguments.
fn misused(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == Misuse::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return if error.use_stderr() { Exit::Usage } else { Exit::Fine }.into();
    }
    let text = error.to_string();
    let text = text.strip_prefix("error: ").unwrap_or(&text);
    // clap quotes a misplaced argument, and it may be a key.
    let text = terminal::clean_lines(&key::hidden(text));
    let outcome = Outcome {
        text: String::new(),
        aside: format!("{} usage.argument: {text}", terminal::paint(terminal::BAD, "x402:")),
        exit: Exit::Usage,
    };
    print(outcome).into()
}
