//! Prints the cost of each operation in Rust; with `inputs`, the inputs for other languages; with a number of calls,
//! the memory before and after that many verifications.

use std::error::Error;
use std::fs;
use std::hint::black_box;

use bench_operations::{Inputs, Operation, Operations};

fn main() -> Result<(), Box<dyn Error>> {
    let inputs = Inputs::of_vectors().ok_or("the vectors have moved")?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "inputs") {
        println!("{}", inputs.to_json());
        return Ok(());
    }
    let operations = Operations::new(inputs)?;
    operations.check();
    if let [calls] = arguments.as_slice() {
        let verify = |calls| (0..calls).for_each(|_| drop(black_box(operations.answer(Operation::VerifyHeader))));
        verify(10_000);
        println!("kib_before {}", resident()?);
        verify(calls.parse::<u32>()?);
        println!("kib_after {}", resident()?);
        return Ok(());
    }
    for operation in Operation::ALL {
        bench_measure::time(operation.name(), || operations.answer(black_box(operation)));
    }
    Ok(())
}

/// The process's resident memory, in KiB.
fn resident() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
