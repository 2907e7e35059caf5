//! Exits with success if every vector holds in Rust, and stops at the first one that does not.

use std::process::ExitCode;

use x402_kernel_grader::{Expected, load, run, spec_vectors};

fn main() -> ExitCode {
    let files = match load(&spec_vectors()) {
        Ok(files) => files,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    for file in &files {
        for case in &file.cases {
            let found = match run(&file.op, &case.input) {
                Ok(Ok(output)) => Expected::Output(output),
                Ok(Err(error)) => Expected::Error(error),
                Err(problem) => {
                    eprintln!("{}: {problem}", case.id);
                    return ExitCode::FAILURE;
                }
            };
            if found != case.expected() {
                eprintln!("{} does not hold", case.id);
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
