//! `x402 verify`: verifies a payment against an offer.

use clap::Args;
use x402_kernel::{PayerCode, PaymentRequirements, Verdict, VerifyOptions, header};

use crate::describe;
use crate::exit::{Exit, Outcome, Problem};
use crate::input::{self, Message};

/// Verify a payment against the server's own offer, without a chain
///
/// The exit code is 0 only if the payer signed exactly what the offer asks for. It is 1 if only the chain can tell.
#[derive(Args)]
#[command(after_help = "Examples:
  x402 verify payment.txt --offer offer.json
  x402 verify payment.txt --offer offer.json --payer-code none
  x402 verify eyJ4NDAyVmVyc2lvbiI6Mi… --offer challenge.json --index 1 --now 1740672100 --json

With --json, one object {type: \"verdict\", verdict, …}; by verdict it also has
  signed_by_payer  payer, replayKey, open: what only the chain can tell
  needs_chain      payer, wallet, replayKey, open
  rejected         error: {code, kind, reason, at, detail, sentence}
  malformed        error")]
pub(crate) struct Arguments {
    /// The payment (a header's value or JSON): its text, a file, or - for standard input
    payment: String,
    /// The offer, or a challenge that makes it: its text, a file, or - for standard input
    #[arg(long)]
    offer: String,
    /// The index of the offer in the challenge's `accepts` [default: the first readable offer]
    #[arg(long)]
    index: Option<usize>,
    /// The time to verify at, in unix seconds [default: the machine's clock]
    #[arg(long)]
    now: Option<u64>,
    /// What is known of the code at the payer's address (`eth_getCode`): unknown, none, delegated or contract
    #[arg(long, value_name = "CODE", default_value = "unknown")]
    payer_code: String,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Problem> {
    let now = input::now(arguments.now)?;
    let offer = offer(input::message(&input::text(&arguments.offer)?)?, arguments.index)?;
    let text = input::text(&arguments.payment)?;
    let text = text.trim();
    // JSON is encoded as the header it would be sent in.
    let header = if text.starts_with('{') { header::encode(text) } else { text.to_owned() };
    let payer_code = PayerCode::parse(&arguments.payer_code)?;
    let options = VerifyOptions { payer_code, ..VerifyOptions::default() };
    let verdict = offer.verify_header_with(&header, now, &options);
    let exit = match &verdict {
        Verdict::SignedByPayer(_) => Exit::Fine,
        Verdict::NeedsChain(_) | Verdict::Rejected(_) => Exit::Rejected,
        Verdict::Malformed(_) => Exit::Malformed,
    };
    let text = if arguments.json { describe::json("verdict", &verdict) } else { describe::verdict(&verdict) };
    Ok(Outcome::new(text, exit))
}

fn offer(message: Message, index: Option<usize>) -> Result<PaymentRequirements, Problem> {
    match message {
        Message::Offer(offer) => Ok(offer),
        Message::Challenge(challenge, _) => challenge
            .accepts()
            .iter()
            .find(|offer| index.is_none_or(|index| offer.index() == Some(index)))
            .cloned()
            .ok_or_else(|| Problem::usage("input.no_offer", "the challenge has no readable offer there")),
        Message::Payment(..) | Message::Receipt(..) | Message::Response(_) => {
            Err(Problem::usage("input.unexpected", "--offer needs an offer or a challenge"))
        }
    }
}
