//! Describes messages, verdicts and errors in words.

use std::fmt::Write;

use serde_json::{Map, Value, json};
use x402_kernel::{
    Amount, Error, Network, PaymentPayload, PaymentRequired, PaymentRequirements, Repair, SettleResponse, Skipped,
    Verdict,
};

use crate::exit::Problem;
use crate::input;
use crate::terminal::{BAD, BOLD, CELL, GOOD, ODD, clean, escape, paint};

/// Describes an error: its code, its sentence, where it is, and a hint.
pub(crate) fn error(error: &Error) -> String {
    Problem::from(error.clone()).text()
}

/// Describes a challenge, entry by entry.
pub(crate) fn challenge(challenge: &PaymentRequired, status: Option<u16>) -> String {
    let mut text = heading(challenge, status);
    let usable = challenge.accepts().iter().filter_map(PaymentRequirements::index);
    let mut indexes: Vec<usize> = usable.chain(challenge.skipped().iter().map(|entry| entry.index)).collect();
    indexes.sort_unstable();
    for index in indexes {
        let _ = writeln!(text, "  {}", entry(challenge, index));
    }
    if challenge.unread() > 0 {
        let _ = writeln!(text, "  and {} more, which were not read", challenge.unread());
    }
    text += &repairs(challenge.repairs());
    text += &match (challenge.accepts().is_empty(), challenge.skipped().is_empty()) {
        (false, _) => format!("  {}: payable\n", paint(GOOD, "ok")),
        (true, false) => format!("  {}\n", paint(BAD, "cannot be paid: no readable offer")),
        (true, true) => format!("  {}\n", paint(BAD, "offers nothing")),
    };
    text
}

/// Returns a challenge's heading: its status and version, where it was found, and the resource.
pub(crate) fn heading(challenge: &PaymentRequired, status: Option<u16>) -> String {
    let mut text = String::new();
    if let Some(status) = status {
        let _ = write!(text, "HTTP {status}, ");
    }
    let _ = writeln!(text, "x402 v{}, {}", challenge.version().number(), input::found(challenge.source().found));
    if let Some(resource) = challenge.resource() {
        let _ = writeln!(text, "  for {}", clean(resource.url()));
    }
    text
}

/// Describes the entry of `accepts` with that index, in one line.
pub(crate) fn entry(challenge: &PaymentRequired, index: usize) -> String {
    let offered = challenge.accepts().iter().find(|offer| offer.index() == Some(index)).map(offer);
    let said = || challenge.skipped().iter().find(|entry| entry.index == index).map(skipped);
    format!("[{index}] {}", offered.or_else(said).unwrap_or_default())
}

/// Describes an offer, in one line.
pub(crate) fn offer(offer: &PaymentRequirements) -> String {
    let (network, seconds) = (offer.network().name(), offer.max_timeout_seconds());
    let cells = [
        paint(BOLD, clean(&offer.price())),
        network,
        offer.scheme().to_owned(),
        format!("to {}", offer.pay_to().short()),
        format!("within {seconds} s"),
    ];
    cells.join(&CELL.to_string())
}

/// Describes a skipped entry: the amount and the network it names, and why it cannot be read.
fn skipped(entry: &Skipped) -> String {
    let said = |names: &[&str]| {
        names.iter().find_map(|name| Some(entry.json.get(name)?.as_str()?.into_owned())).filter(|text| text.len() < 100)
    };
    let mut about = Vec::new();
    if let Some(amount) = said(&["amount", "maxAmountRequired", "max_amount_required"]) {
        // "$0.01" is a sum of dollars, and no number of atomic units.
        let units = if Amount::parse(&amount).is_ok() { " atomic units" } else { "" };
        about.push(format!("{amount}{units}"));
    }
    if let Some(network) = said(&["network"]) {
        let known = Network::parse(&network).or_else(|_| Network::parse_v1(&network));
        about.push(format!("on {}", known.map_or(network, Network::name)));
    }
    let about = if about.is_empty() { String::new() } else { format!("{}: ", clean(&about.join(" "))) };
    let (sentence, code) = (clean(&entry.error.sentence()), entry.error.code().as_str());
    let member = entry.error.at().rsplit('/').next().filter(|step| step.parse::<usize>().is_err());
    let member = member.filter(|step| !step.is_empty()).map(|step| format!("{}: ", clean(step))).unwrap_or_default();
    let hint = entry.error.detail().get("hint").map(|hint| format!("; {}", clean(hint))).unwrap_or_default();
    format!("{about}{}, {member}{sentence} ({code}){hint}", paint(ODD, "skipped"))
}

/// Lists repairs, one a line.
pub(crate) fn repairs(repairs: &[Repair]) -> String {
    repairs
        .iter()
        .map(|repair| {
            let cause = repair.cause.as_ref().map(|cause| format!(" ({})", clean(&cause.sentence())));
            format!("  {}: {}{}\n", paint(ODD, "repaired"), repair.kind.sentence(), cause.unwrap_or_default())
        })
        .collect()
}

/// Describes a payment: the amount, the payer, the recipient and the validity window.
pub(crate) fn payment(payment: &PaymentPayload) -> String {
    let authorization = payment.payload().authorization;
    let price = match payment.accepted() {
        Some(accepted) if accepted.amount() == authorization.value => accepted.price(),
        _ => format!("{} atomic units", authorization.value),
    };
    let mut text = format!("x402 v{} payment, for {}\n", payment.version().number(), payment.header_name());
    let _ = writeln!(text, "  {price} on {}", payment.network().name());
    let _ = writeln!(text, "  from {}\n  to   {}", authorization.from, authorization.to);
    let _ = writeln!(text, "  valid after {}, before {}", authorization.valid_after, authorization.valid_before);
    let _ = writeln!(text, "  nonce {}", authorization.nonce);
    let _ = writeln!(text, "  signature of {} bytes, not checked here", payment.payload().signature.len());
    text
}

/// Describes a receipt.
pub(crate) fn receipt(receipt: &SettleResponse) -> String {
    match receipt {
        SettleResponse::Settled { transaction, network, .. } => {
            format!("{} on {} in {}\n", paint(GOOD, "settled"), clean(network), clean(transaction))
        }
        SettleResponse::Pending { transaction, .. } => {
            format!("{}: {} may still do it\n", paint(ODD, "not settled yet"), clean(transaction))
        }
        SettleResponse::Failed { reason, .. } => {
            format!("{}: {}\n", paint(BAD, "not settled"), clean(reason.as_deref().unwrap_or("no reason given")))
        }
    }
}

/// Describes a verdict.
pub(crate) fn verdict(verdict: &Verdict) -> String {
    let open = |open: &[x402_kernel::Open]| open.iter().map(|open| open.as_str()).collect::<Vec<_>>().join(", ");
    match verdict {
        Verdict::SignedByPayer(good) => format!(
            "{} {}\n  replay key {}\n  only the chain can tell: {}\n",
            paint(GOOD, "signed by the payer"),
            good.payer(),
            good.replay_key(),
            open(good.open())
        ),
        Verdict::NeedsChain(unsure) => format!(
            "{}: the signature points to a {} wallet at {}\n  replay key {}\n  only the chain can tell: {}\n",
            paint(ODD, "needs the chain"),
            unsure.wallet().as_str(),
            unsure.payer(),
            unsure.replay_key(),
            open(unsure.open())
        ),
        Verdict::Rejected(error) => format!("{}: {}\n{}", paint(BAD, "rejected"), self::error(error), reason(error)),
        Verdict::Malformed(error) => format!("{}: {}\n{}", paint(BAD, "malformed"), self::error(error), reason(error)),
    }
}

fn reason(error: &Error) -> String {
    error.reason().map(|reason| format!("  on the wire: {reason}\n")).unwrap_or_default()
}

/// Writes the JSON that `--json` prints: one object on one line.
pub(crate) fn json(kind: &str, value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    format!("{}\n", escape(&merged([json!({ "type": kind }), value]).to_string()))
}

/// Merges objects into one.
pub(crate) fn merged(objects: impl IntoIterator<Item = Value>) -> Value {
    let members = objects.into_iter().flat_map(|object| match object {
        Value::Object(members) => members,
        _ => Map::new(),
    });
    Value::Object(members.collect())
}
