//! `x402 demo`: pays and verifies real messages, without a connection or a key of the user.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use serde_json::Value;
use x402_kernel::{
    Bytes32, Eip712Domain, Error, Json, LocalSigner, Payer, PayerCode, PaymentPayload, PaymentRequired,
    PaymentRequirements, Policy, Request, UnixTime, Verdict, VerifyOptions, header,
};
use x402_kernel_vectors::MESSAGES;

use crate::describe;
use crate::exit::{Exit, Outcome, Problem};
use crate::input::{self, Message};
use crate::terminal::{CELL, clean};

/// Read real 402s, pay one, and verify a payment, without a connection or a key
///
/// Reads every message of a folder. Pays a challenge with a throw-away key, as far as it can be paid. Verifies a
/// payment, then attacks it, one field at a time.
#[derive(Args)]
#[command(after_help = "Examples:
  x402 demo
  x402 demo --input spec-vectors/messages --now 1740672100")]
pub(crate) struct Arguments {
    /// A folder of messages: JSON, header values, or what `curl -i` prints [default: four built-in messages]
    #[arg(long)]
    input: Option<PathBuf>,
    /// The current time, in unix seconds
    #[arg(long, default_value_t = 1_740_672_100)]
    now: u64,
}

/// The names of the built-in messages in the vectors: two from real servers, and the example of the x402 v2
/// specification.
const BUILT_IN: [&str; 4] =
    ["1-img402-v1.json", "2-the-spawn-v2.http", "3-spec-v2-challenge.json", "4-spec-v2-payment.json"];

/// A public key, for this demonstration only: never give it funds.
const THROW_AWAY_KEY: [u8; 32] = [0x11; 32];
/// Fixed, so that the demonstration always prints the same. A real caller draws a new nonce for each payment.
const FIXED_NONCE: [u8; 32] = [0x22; 32];

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Problem> {
    let now = input::now(Some(arguments.now))?;
    let messages: Vec<(String, Result<Message, Problem>)> =
        texts(arguments)?.into_iter().map(|(name, text)| (name, input::message(&text))).collect();
    let challenges: Vec<&PaymentRequired> = messages
        .iter()
        .filter_map(|(_, message)| match message {
            Ok(Message::Challenge(challenge, _)) => Some(challenge),
            _ => None,
        })
        .collect();
    let mut text = format!("It is {now}, {}.\n", now.time_of_day());
    let mut exit = Exit::Fine;
    for (name, message) in &messages {
        let _ = writeln!(text, "\n--- {}", clean(name));
        match message {
            Ok(Message::Challenge(challenge, status)) => {
                text += &describe::challenge(challenge, *status);
                text += &pay(challenge, now).unwrap_or_else(|error| format!("not paid: {}\n", describe::error(&error)));
            }
            Ok(Message::Payment(payment, _)) => {
                let (report, verdict) = verify(payment, &challenges, now);
                text += &report;
                if verdict != Exit::Fine {
                    exit = verdict;
                }
            }
            Ok(Message::Receipt(receipt, _)) => text += &describe::receipt(receipt),
            Ok(Message::Offer(offer)) => text += &format!("{}\n", describe::offer(offer)),
            Ok(Message::Response(status)) => text += &format!("HTTP {status}: nothing about a payment\n"),
            Err(problem) => {
                let _ = writeln!(text, "unreadable: {}", problem.text());
                exit = Exit::Malformed;
            }
        }
    }
    Ok(Outcome::new(text, exit))
}

/// Reads the messages, in the order of their names.
fn texts(arguments: &Arguments) -> Result<Vec<(String, String)>, Problem> {
    let Some(folder) = &arguments.input else {
        let built_in = MESSAGES.iter().filter(|(name, _)| BUILT_IN.contains(name));
        return Ok(built_in.map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect());
    };
    let unreadable =
        |error: std::io::Error| Problem::usage("input.unreadable", format!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(Problem::usage("input.unreadable", format!("{}: no messages", folder.display())));
    }
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Ok((name, input::text(&path.to_string_lossy())?))
        })
        .collect()
}

/// Pays a challenge (choose, approve, prepare, sign, finish), then verifies the payment as its server would.
fn pay(challenge: &PaymentRequired, now: UnixTime) -> Result<String, Error> {
    let signer = LocalSigner::from_bytes(&THROW_AWAY_KEY)?;
    let payer =
        challenge.accepts().iter().map(PaymentRequirements::network).fold(Payer::new(signer.address()), Payer::on);
    let choice = challenge.choose(&payer)?;
    let url = challenge.resource().map_or("https://api.example.com/", |resource| resource.url());
    let request = Request::new("GET", url)?;
    // The demo also pays what could only be read by a repair, since the repairs are above.
    let policy = Policy::builder().repaired(true).build();
    let unsigned = policy.approve(&choice, &request, now)?.prepare(now, Bytes32::from_bytes(FIXED_NONCE))?;
    let mut text = format!("pays [{}]: {}\n", choice.index(), unsigned.summary());
    let _ = writeln!(text, "  digest {}", unsigned.digest());
    let signature = match unsigned.requests() {
        [request] => signer.sign(request)?,
        _ => return unsigned.finish_all(&[]).map(|_| text),
    };
    let _ = writeln!(text, "  signature {signature} by the throw-away key of {}", signer.address());
    let payment = unsigned.finish(&signature.to_bytes())?;
    let header = payment.header();
    let _ = writeln!(
        text,
        "  {}: {}… ({} bytes)",
        payment.header_name(),
        header.get(..60).unwrap_or(&header),
        header.len()
    );
    let _ = write!(text, "the server: {}", describe::verdict(&choice.offer().verify_header(&header, now)));
    Ok(text)
}

/// The options of the demo's server: its payers are keys, and no contract wallets, whose signatures only the chain judges.
fn keyed() -> VerifyOptions {
    VerifyOptions { payer_code: PayerCode::None, ..VerifyOptions::default() }
}

/// Verifies a payment of the folder: who signed it, what the server says, and how each attack ends.
fn verify(payment: &PaymentPayload, challenges: &[&PaymentRequired], now: UnixTime) -> (String, Exit) {
    let mut text = describe::payment(payment);
    let offered = challenges.iter().flat_map(|challenge| challenge.accepts()).find(|offer| offers(offer, payment));
    let offer = match (offered, payment.accepted()) {
        (Some(offer), _) => offer,
        (None, Some(accepted)) => {
            text += "no challenge here makes that offer; verified against the offer it says it accepts\n";
            accepted
        }
        (None, None) => {
            text += "no challenge here makes that offer, and a v1 payment does not say what it accepts\n";
            return (text, Exit::Rejected);
        }
    };
    if let Some(asset) = offer.known_asset() {
        let token = Eip712Domain::token(asset.name(), asset.version(), offer.network().chain_id(), offer.asset());
        let digest = payment.payload().authorization.digest(&token);
        let recovered =
            x402_kernel::Signature::from_bytes(&payment.payload().signature).and_then(|s| s.recover(digest));
        let _ = writeln!(text, "digest {digest}");
        let _ = match recovered {
            Ok(address) => writeln!(text, "payer  {address} (recovered from the signature)"),
            Err(error) => writeln!(text, "payer  none: {}", clean(&error.sentence())),
        };
    }
    let verdict = offer.verify_with(payment, now, &keyed());
    let _ = write!(text, "the server: {}", describe::verdict(&verdict));
    match verdict {
        Verdict::SignedByPayer(_) => {
            text += "attacks, one field at a time:\n";
            text += &attacks(payment, offer, now);
            (text, Exit::Fine)
        }
        Verdict::NeedsChain(_) | Verdict::Rejected(_) => (text, Exit::Rejected),
        Verdict::Malformed(_) => (text, Exit::Malformed),
    }
}

/// Returns whether an offer is the one that a payment says it accepts.
fn offers(offer: &PaymentRequirements, payment: &PaymentPayload) -> bool {
    let same = |accepted: &PaymentRequirements| {
        (offer.network(), offer.asset(), offer.amount(), offer.pay_to())
            == (accepted.network(), accepted.asset(), accepted.amount(), accepted.pay_to())
    };
    offer.version() == payment.version() && payment.accepted().map_or(offer.network() == payment.network(), same)
}

/// Changes one field of the payment at a time, and reports what the server says.
fn attacks(payment: &PaymentPayload, offer: &PaymentRequirements, now: UnixTime) -> String {
    let stranger = "0x000000000000000000000000000000000000dEaD";
    let value = offer.amount().to_u256();
    let one = x402_kernel::Amount::from(1).to_u256();
    let authorization = |name: &str| format!("/payload/authorization/{name}");
    let nonce = payment.payload().authorization.nonce.to_bytes().map(|byte| !byte);
    let fields = [
        (authorization("to"), stranger.to_owned(), "pays another recipient"),
        (authorization("value"), value.saturating_sub(one).to_string(), "pays one unit less"),
        (authorization("value"), value.saturating_add(one).to_string(), "pays one unit more"),
        (authorization("validAfter"), now.plus(1).to_string(), "is not valid yet"),
        (authorization("validBefore"), now.to_string(), "has just expired"),
        (authorization("validBefore"), now.plus(5).to_string(), "expires before it could settle"),
        (authorization("from"), stranger.to_owned(), "names another payer"),
        (authorization("nonce"), Bytes32::from_bytes(nonce).to_string(), "has another nonce, to settle twice"),
        (authorization("value"), format!("0{value}"), "spells the value differently"),
        ("/payload/signature".to_owned(), format!("0x{}1b", "00".repeat(64)), "has no possible signature"),
        ("/accepted/network".to_owned(), "eip155:1".to_owned(), "is for another network"),
        ("/accepted/asset".to_owned(), stranger.to_owned(), "is in another token"),
        ("/accepted/amount".to_owned(), "1".to_owned(), "is for a cheaper offer"),
    ];
    let mut text = String::new();
    for (at, changed, what) in fields {
        let Some(message) = with(payment.json(), &at, &changed) else { continue };
        let verdict = offer.verify_header_with(&header::encode(&message), now, &keyed());
        let (code, sentence) = match verdict.error() {
            Some(error) => (error.code().as_str(), error.sentence()),
            None => ("ACCEPTED", verdict.as_str().to_owned()),
        };
        let _ = writeln!(text, "  {what}{CELL}{code}{CELL}{}", clean(&sentence));
    }
    text
}

/// Returns the message with the string at a JSON pointer changed, or `None` if nothing is there.
fn with(message: &Json, at: &str, changed: &str) -> Option<String> {
    let mut json: Value = serde_json::from_str(message.text()).ok()?;
    *json.pointer_mut(at)? = changed.into();
    Some(json.to_string())
}
