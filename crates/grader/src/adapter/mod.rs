//! Runs each operation by calls of the kernel's public Rust API. It does not see what a case expects.

use serde_json::{Value, json};
use x402_kernel::{Code, Error, Event, Payer, Policy, Purchase, Request};

use crate::VectorError;
use input::Input;
use output::{Show, object};

mod input;
mod operations;
mod output;

type Outcome = Result<Value, Failure>;

/// Why an operation returned no value.
#[derive(Debug)]
enum Failure {
    /// The kernel's error.
    Kernel { code: Code, at: String },
    /// The input does not fit the operation.
    Case(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Kernel { code: error.code(), at: error.at().to_owned() }
    }
}

/// Runs an operation.
///
/// # Errors
/// The inner error is the kernel's. The outer error is a sentence about an unknown operation or a wrong input.
pub fn run(op: &str, input: &Value) -> Result<Result<Value, VectorError>, String> {
    let input = Input(input);
    let outcome = match op {
        "purchase/run" => purchase(&input),
        op => operations::run(op, &input).unwrap_or_else(|| Err(Failure::Case("unknown operation".to_owned()))),
    };
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(Failure::Kernel { code, at }) => Ok(Err(VectorError { code: code.as_str().to_owned(), at })),
        Err(Failure::Case(what)) => Err(format!("{op}: {what}")),
    }
}

/// Runs a whole purchase. A step is the code of the error where the event was refused.
fn purchase(input: &Input<'_>) -> Outcome {
    let policy = input.made("policy", Policy::from_json)?;
    let (payer, request) = (input.made("payer", Payer::from_json)?, input.made("request", Request::from_json)?);
    let mut purchase = Purchase::new_with(&input.profile()?, &policy, payer, request);
    let mut step = |event: &str| match Event::from_json(event).and_then(|event| purchase.next(event)) {
        Ok(step) => step.show(),
        Err(error) => json!({ "raised": error.code().as_str() }),
    };
    let steps = input.array("events")?.iter().map(|event| step(&event.to_string()));
    Ok(object([("steps", steps.collect())]))
}
