//! `x402 sign`: signs a payment for a challenge, with a key here or a signature from elsewhere.

use clap::{ArgGroup, Args};
use serde_json::json;
use x402_kernel::json::JsonKind;
use x402_kernel::primitives::from_hex;
use x402_kernel::{
    Address, Answer, Bytes32, Error, Json, Limits, LocalSigner, PaymentPayload, Request, SigningRequest, UnixTime,
    UnsignedPayment,
};

use crate::exit::{Exit, Outcome, Problem};
use crate::key::KeySource;
use crate::pay_arguments::PayArguments;
use crate::terminal::{GOOD, clean, paint};
use crate::{describe, input};

/// Sign a payment for a challenge, if the policy allows it
///
/// Standard output is the header to send, `name: value`, and nothing else. Standard error describes the payment.
/// Each run signs a new payment, unless --nonce repeats the nonce of the one before.
///
/// The key is read from a file, the environment or a keystore; it is never an argument. For a key that stays elsewhere,
/// --requests prints what to sign, and --answers takes the signature.
#[derive(Args)]
#[command(group = ArgGroup::new("hand").required(true).args(["key_file", "key_env", "keystore", "requests", "answers"]))]
#[command(after_help = "Examples:
  url=https://api.example.com/report
  curl -si $url > challenge.txt
  curl -H \"$(x402 sign challenge.txt --url $url --network eip155:8453 --max '$0.05' --key-env PAYER_KEY)\" $url
  x402 sign challenge.txt --url $url --network eip155:8453 --keystore wallet.json --password-file password.txt

With a hardware wallet:
  payer=\"--payer 0x857b06519E91e3A54538791bDbb0E22373e36b66\"
  x402 sign challenge.txt --url $url --network eip155:8453 $payer --requests > requests.json
  x402 sign challenge.txt --url $url --network eip155:8453 $payer --answers answers.json \\
    --now \"$(jq .now requests.json)\" --nonce \"$(jq -r .nonce requests.json)\"

--requests prints {type: \"signing_requests\", summary, payer, now, nonce, expiresAt,
  requests: [{id, kind, digest, typedData, signer}]}; typedData is the JSON text for eth_signTypedData_v4.
--answers takes [{\"id\": …, \"signature\": \"0x…\"}], or a single signature in hexadecimal with 0x.
--json prints what decode --json prints for the header, with summary and expiresAt added.")]
pub(crate) struct Arguments {
    #[command(flatten)]
    terms: PayArguments,
    /// The URL of the request that is paid for: your own, not the one in the challenge
    #[arg(long)]
    url: String,
    /// The method of that request
    #[arg(long, default_value = "GET")]
    method: String,
    #[command(flatten)]
    key: KeySource,
    /// Print what to sign, as JSON, and sign nothing
    #[arg(long, requires = "payer")]
    requests: bool,
    /// The signatures for what --requests printed: a file, or -; needs the same challenge, --now and --nonce
    #[arg(long, value_name = "FILE", requires_all = ["payer", "now", "nonce"])]
    answers: Option<String>,
    /// The account that pays, for --requests and --answers
    #[arg(long, value_name = "ADDRESS", conflicts_with_all = ["key_file", "key_env", "keystore"])]
    payer: Option<String>,
    /// The payment's nonce, 0x and 64 hexadecimal digits [default: drawn from the system]
    #[arg(long, value_name = "HEX")]
    nonce: Option<String>,
    /// Print one JSON object instead of the header
    #[arg(long)]
    json: bool,
}

/// Who signs, and whether it is done.
enum Hand {
    /// The program, with a key it was given.
    Here(LocalSigner),
    /// A wallet elsewhere, which is to be asked.
    Asked(Address),
    /// A wallet elsewhere, which has signed: the answers' text.
    Answered(Address, String),
}

impl Hand {
    fn address(&self) -> Address {
        match self {
            Hand::Here(signer) => signer.address(),
            Hand::Asked(address) | Hand::Answered(address, _) => *address,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Problem> {
    let terms = &arguments.terms;
    let (now, policy) = (terms.now()?, terms.policy()?);
    let nonce = nonce(arguments.nonce.as_deref())?;
    let request = Request::new(&arguments.method, &arguments.url);
    let request = request.map_err(|error| Problem::at_option("--url", error))?;
    let (challenge, _) = terms.challenge()?;
    let hand = hand(arguments)?;
    let choice = challenge.choose(&terms.payer(hand.address())?)?;
    let unsigned = policy.approve(&choice, &request, now)?.prepare(now, nonce)?;
    let (summary, expires_at) = (unsigned.summary(), unsigned.expires_at());
    let payment = match hand {
        Hand::Here(signer) => {
            let sign = |request: &SigningRequest| Ok(Answer::new(request.id(), signer.sign(request)?.to_bytes()));
            let answers: Vec<Answer> = unsigned.requests().iter().map(sign).collect::<Result<_, Error>>()?;
            unsigned.finish_all(&answers)?
        }
        Hand::Asked(_) => return Ok(asked(&unsigned, now, nonce)),
        Hand::Answered(_, answers) => finish(unsigned, &answers)?,
    };
    let text = if arguments.json {
        let more = json!({ "summary": summary, "expiresAt": expires_at });
        describe::json("payment_payload", &describe::merged([json!(payment), more]))
    } else {
        format!("{}: {}\n", payment.header_name(), payment.header())
    };
    let aside = format!("{}: {}\n  nonce {nonce}\n", paint(GOOD, "signed"), clean(&summary));
    Ok(Outcome::new(text, Exit::Fine).with_aside(aside))
}

fn hand(arguments: &Arguments) -> Result<Hand, Problem> {
    if let Some(signer) = arguments.key.signer()? {
        return Ok(Hand::Here(signer));
    }
    let payer = arguments.payer.as_deref().unwrap_or_default();
    let payer = Address::parse(payer).map_err(|error| Problem::at_option("--payer", error))?;
    match &arguments.answers {
        Some(answers) => Ok(Hand::Answered(payer, input::file(answers, "--answers")?)),
        None => Ok(Hand::Asked(payer)),
    }
}

/// Returns the nonce that was given, or 32 random bytes from the system.
fn nonce(argument: Option<&str>) -> Result<Bytes32, Problem> {
    if let Some(text) = argument {
        return Bytes32::parse(text).map_err(|error| Problem::at_option("--nonce", error));
    }
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Problem::usage("system.random", format!("the system gives no randomness: {error}")))?;
    Ok(Bytes32::from_bytes(bytes))
}

/// Prints what to sign, and all that `--answers` needs later.
fn asked(unsigned: &UnsignedPayment, now: UnixTime, nonce: Bytes32) -> Outcome {
    let summary = unsigned.summary();
    let requests = json!({
        "summary": summary,
        "payer": unsigned.payer(),
        "now": now,
        "nonce": nonce,
        "expiresAt": unsigned.expires_at(),
        "requests": unsigned.requests(),
    });
    Outcome::new(describe::json("signing_requests", &requests), Exit::Fine).with_aside(format!(
        "{}: {}\n",
        paint(GOOD, "to sign"),
        clean(&summary)
    ))
}

/// Finishes the payment with signatures made elsewhere.
fn finish(unsigned: UnsignedPayment, answers: &str) -> Result<PaymentPayload, Problem> {
    let answers = answers.trim();
    if answers.starts_with("0x") {
        return Ok(unsigned.finish(&from_hex(answers)?)?);
    }
    let wrong = || Problem::new("input.answers", "answers are [{\"id\": …, \"signature\": \"0x…\"}]", Exit::Malformed);
    let json = Json::parse(answers, &Limits::default())?;
    if json.kind() != JsonKind::Array {
        return Err(wrong());
    }
    let answers = json.elements().map(|answer| {
        let member = |name| Some(answer.get(name)?.as_str()?.into_owned());
        let (Some(id), Some(signature)) = (member("id"), member("signature")) else { return Err(wrong()) };
        Ok(Answer::new(id, from_hex(&signature)?))
    });
    let answers: Vec<Answer> = answers.collect::<Result<_, _>>()?;
    Ok(unsigned.finish_all(&answers)?)
}
