//! `x402 decode`: shows what a message says.

use clap::Args;

use crate::describe;
use crate::exit::{Exit, Outcome, Problem};
use crate::input::{self, Message};

/// Show what a 402, a payment or a receipt says
///
/// Reads a header's value, a message in JSON, or what `curl -i` prints. The exit code is 1 for a challenge without a
/// readable offer.
#[derive(Args)]
#[command(after_help = "Examples:
  curl -i https://api.example.com/report | x402 decode
  x402 decode eyJ4NDAyVmVyc2lvbiI6Mi…
  x402 decode --json challenge.json

With --json, one object {type, …, json}: the decoded fields, and the exact text in json; by type it has
  payment_required      {version, found, error, resource, accepts, skipped, repairs, extensions, header}
  payment_payload       {version, scheme, network, accepted, authorization, signature, repairs, headerName, header}
  payment_requirements  {version, scheme, network, amount, asset, payTo, maxTimeoutSeconds, extra, price, summary}
  settle_response       {status, …}
  response              {status}, for a response without a challenge or a receipt")]
pub(crate) struct Arguments {
    /// The message: its text, a file, or - for standard input
    #[arg(default_value = "-")]
    input: String,
    /// Print one JSON object: {type, …} with the decoded fields and the exact text in `json`
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Problem> {
    let message = input::message(&input::text(&arguments.input)?)?;
    let (kind, text, exit) = match &message {
        Message::Challenge(challenge, status) => {
            let exit = if challenge.accepts().is_empty() { Exit::Rejected } else { Exit::Fine };
            ("payment_required", describe::challenge(challenge, *status), exit)
        }
        Message::Payment(payment, repairs) => {
            ("payment_payload", describe::payment(payment) + &describe::repairs(repairs), Exit::Fine)
        }
        Message::Receipt(receipt, repairs) => {
            ("settle_response", describe::receipt(receipt) + &describe::repairs(repairs), Exit::Fine)
        }
        Message::Offer(offer) => ("payment_requirements", format!("{}\n", describe::offer(offer)), Exit::Fine),
        Message::Response(status) => ("response", format!("HTTP {status}: nothing about a payment\n"), Exit::Fine),
    };
    if !arguments.json {
        return Ok(Outcome::new(text, exit));
    }
    let json = match &message {
        Message::Challenge(challenge, _) => describe::json(kind, challenge),
        Message::Payment(payment, _) => describe::json(kind, payment),
        Message::Receipt(receipt, _) => describe::json(kind, receipt),
        Message::Offer(offer) => describe::json(kind, offer),
        Message::Response(status) => describe::json(kind, &serde_json::json!({ "status": status })),
    };
    Ok(Outcome::new(json, exit))
}
