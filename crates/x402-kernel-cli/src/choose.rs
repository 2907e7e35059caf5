//! `x402 choose`: shows which offer of a challenge would be paid, and what the policy says.

use std::fmt::Write;

use clap::Args;
use serde_json::{Value, json};
use x402_kernel::{
    Address, Bytes32, Choice, Code, Error, Payer, PaymentRequired, PaymentRequirements, Request, UnixTime,
};

use crate::describe;
use crate::exit::{Exit, Outcome, Problem};
use crate::pay_arguments::PayArguments;
use crate::terminal::{BAD, GOOD, ODD, clean, paint};

/// Show which offer of a challenge would be paid, why the others would not, and what the policy says
///
/// Tries every step before the signature, and signs nothing. The exit code is 1 if nothing would be paid.
#[derive(Args)]
#[command(after_help = "Examples:
  curl -i https://api.example.com/report | x402 choose --payer 0x857b06519E91e3A54538791bDbb0E22373e36b66 \\
    --network eip155:8453 --max '$0.05'
  x402 choose challenge.json --payer 0x857b06519E91e3A54538791bDbb0E22373e36b66 --network eip155:8453,eip155:84532 --json

With --json, one object {type: \"choice\", outcome, challenge, payer, …}; by outcome it also has
  approved      index, offer, notChosen: [{index, error}], summary, expiresAt
  denied        index, offer, notChosen, error: from the policy, or why the payment cannot be prepared
  none_payable  error, whose detail has the code for each entry")]
pub(crate) struct Arguments {
    #[command(flatten)]
    terms: PayArguments,
    /// The account that would pay
    #[arg(long, value_name = "ADDRESS")]
    payer: String,
    /// The URL of the request that would be paid for [default: the challenge's own resource]
    #[arg(long)]
    url: Option<String>,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// A placeholder: nothing is signed here, so the nonce is never used.
const NO_NONCE: [u8; 32] = [1; 32];

/// The result of choosing.
enum Chosen {
    Approved { choice: Choice, summary: String, expires_at: UnixTime },
    Denied(Choice, Error),
    NonePayable(Error),
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Problem> {
    let address = Address::parse(&arguments.payer).map_err(|error| Problem::at_option("--payer", error))?;
    let (terms, now) = (&arguments.terms, arguments.terms.now()?);
    let (payer, policy) = (terms.payer(address)?, terms.policy()?);
    let (challenge, status) = terms.challenge()?;
    let chosen = match challenge.choose(&payer) {
        Err(error) => Chosen::NonePayable(error),
        Ok(choice) => {
            let request = request(arguments.url.as_deref(), &choice)?;
            let nonce = Bytes32::from_bytes(NO_NONCE);
            match policy.approve(&choice, &request, now).and_then(|approved| approved.prepare(now, nonce)) {
                Ok(unsigned) => {
                    let (summary, expires_at) = (unsigned.summary(), unsigned.expires_at());
                    Chosen::Approved { choice, summary, expires_at }
                }
                Err(error) => Chosen::Denied(choice, error),
            }
        }
    };
    let exit = if matches!(chosen, Chosen::Approved { .. }) { Exit::Fine } else { Exit::Rejected };
    let text = if arguments.json {
        describe::json("choice", &chosen.to_json(&challenge, &payer))
    } else {
        describe::heading(&challenge, status) + &chosen.text(&challenge)
    };
    Ok(Outcome::new(text, exit))
}

/// Returns the request to ask the policy about: `--url`, or else the challenge's own resource, which is enough for a
/// preview.
fn request(url: Option<&str>, choice: &Choice) -> Result<Request, Problem> {
    if let Some(url) = url {
        return Request::new("GET", url).map_err(|error| Problem::at_option("--url", error));
    }
    // In v1 each offer names its resource.
    let in_offer = || Some(choice.offer().json().get("resource")?.as_str()?.into_owned());
    let said = choice.challenge().resource().map(|resource| resource.url().to_owned()).or_else(in_offer);
    said.and_then(|url| Request::new("GET", &url).ok()).ok_or_else(|| {
        Problem::usage("input.no_url", "the challenge does not say which URL is paid for").hint("give it with --url")
    })
}

impl Chosen {
    fn text(&self, challenge: &PaymentRequired) -> String {
        let mut text = String::new();
        let entry = |index| describe::entry(challenge, index);
        match self {
            Chosen::Approved { choice, .. } | Chosen::Denied(choice, _) => {
                let _ = writeln!(text, "  {} {}", paint(GOOD, "chosen"), entry(choice.index()));
                for other in choice.not_chosen() {
                    let (code, sentence) = (other.error.code().as_str(), other.error.sentence());
                    let _ = writeln!(text, "  {} {}", paint(ODD, "not chosen"), entry(other.index));
                    let _ = writeln!(text, "    {code}: {}", clean(&sentence));
                }
            }
            Chosen::NonePayable(error) => {
                for (index, code) in error.detail().iter().filter_map(|(name, code)| Some((name.parse().ok()?, code))) {
                    let _ = writeln!(text, "  {} {}", paint(ODD, "not chosen"), entry(index));
                    let network = challenge.accepts().iter().find(|offer| offer.index() == Some(index));
                    let _ = match network.map(PaymentRequirements::network) {
                        Some(network) if code == Code::ChooseNetwork.as_str() => {
                            writeln!(text, "    {code}: {network} is not among the networks of --network")
                        }
                        _ => writeln!(text, "    {code}"),
                    };
                }
            }
        }
        text += &match self {
            Chosen::Approved { summary, .. } => format!("{}: {}\n", paint(GOOD, "approved"), clean(summary)),
            Chosen::Denied(_, error) => format!("{}: {}\n", paint(BAD, "denied"), describe::error(error)),
            Chosen::NonePayable(error) => format!("{}: {}\n", paint(BAD, "not payable"), describe::error(error)),
        };
        text
    }

    fn to_json(&self, challenge: &PaymentRequired, payer: &Payer) -> Value {
        let choice = |choice: &Choice| json!({ "index": choice.index(), "offer": choice.offer(), "notChosen": choice.not_chosen() });
        let (outcome, more) = match self {
            Chosen::Approved { choice: taken, summary, expires_at } => {
                let more = json!({ "summary": summary, "expiresAt": expires_at });
                ("approved", describe::merged([choice(taken), more]))
            }
            Chosen::Denied(taken, error) => ("denied", describe::merged([choice(taken), json!({ "error": error })])),
            Chosen::NonePayable(error) => ("none_payable", json!({ "error": error })),
        };
        describe::merged([json!({ "outcome": outcome }), more, json!({ "challenge": challenge, "payer": payer })])
    }
}
