//! The operations inside wasm. A call from JavaScript passes only a number: the cost of wasm itself is measured.

#![allow(unsafe_code, reason = "an export's name is the program's own to keep unique")]

use std::hint::black_box;

use bench_operations::{Inputs, Operation, Operations};

thread_local! {
    static OPERATIONS: Option<Operations> = Inputs::of_vectors().and_then(|inputs| Operations::new(inputs).ok());
}

/// Checks every result, and returns the number of operations; traps if a result is wrong.
#[unsafe(no_mangle)]
pub extern "C" fn check() -> usize {
    OPERATIONS.with(|operations| operations.as_ref().expect("the vectors").check());
    Operation::ALL.len()
}

/// Runs the operation with that index so many times.
#[unsafe(no_mangle)]
pub extern "C" fn run(operation: usize, calls: u32) {
    OPERATIONS.with(|operations| {
        let operations = operations.as_ref().expect("the vectors");
        (0..calls).for_each(|_| drop(black_box(operations.answer(black_box(Operation::ALL[operation])))));
    });
}
