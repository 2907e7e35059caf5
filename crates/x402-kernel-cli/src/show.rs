//! Messages, verdicts and errors in words.

use std::fmt::Write;

use x402_kernel::{
    Error, Network, PaymentPayload, PaymentRequired, PaymentRequirements, Repair, SettleResponse, Skipped, Verdict,
};

use crate::input;

/// An error as a person wants it: the code, the sentence, the place, what to try.
pub(crate) fn error(error: &Error) -> String {
    let mut text = format!("{}: {}", error.code().as_str(), error.sentence());
    if !error.at().is_empty() {
        let _ = write!(text, "\n  at {}", error.at());
    }
    if let Some(hint) = error.detail().get("hint") {
        let _ = write!(text, "\n  hint: {hint}");
    }
    text
}

/// A demand, offer by offer.
pub(crate) fn demand(demand: &PaymentRequired, status: Option<u16>) -> String {
    let mut text = String::new();
    if let Some(status) = status {
        let _ = write!(text, "HTTP {status}, ");
    }
    let _ = writeln!(text, "x402 v{}, {}", demand.version().number(), input::place(demand.carrier().found));
    if let Some(resource) = demand.resource() {
        let _ = writeln!(text, "  for {}", resource.url());
    }
    let usable = demand.accepts().iter().map(|offer| (offer.index().unwrap_or_default(), self::offer(offer)));
    let skipped = demand.skipped().iter().map(|entry| (entry.index, self::skipped(entry)));
    let mut entries: Vec<(usize, String)> = usable.chain(skipped).collect();
    entries.sort();
    for (index, entry) in entries {
        let _ = writeln!(text, "  [{index}] {entry}");
    }
    text += &repairs(demand.repairs());
    text += match (demand.accepts().is_empty(), demand.skipped().is_empty()) {
        (false, _) => "  ok: payable\n",
        (true, false) => "  cannot be paid as it stands\n",
        (true, true) => "  offers nothing\n",
    };
    text
}

/// An offer in a line.
pub(crate) fn offer(offer: &PaymentRequirements) -> String {
    let (network, seconds) = (offer.network().name(), offer.max_timeout_seconds());
    format!("{}  {network}  {}  to {}  within {seconds} s", offer.price(), offer.scheme(), offer.pay_to().short())
}

/// An entry that cannot be used: what it says all the same, and why that is not enough.
fn skipped(entry: &Skipped) -> String {
    let said = |names: &[&str]| {
        names.iter().find_map(|name| Some(entry.json.get(name)?.as_str()?.into_owned())).filter(|text| text.len() < 100)
    };
    let mut about = Vec::new();
    if let Some(amount) = said(&["amount", "maxAmountRequired"]) {
        about.push(format!("{amount} atomic units"));
    }
    if let Some(network) = said(&["network"]) {
        let known = Network::parse(&network).or_else(|_| Network::parse_v1(&network));
        about.push(format!("on {}", known.map_or(network, Network::name)));
    }
    let about = if about.is_empty() { String::new() } else { format!("{}: ", about.join(" ")) };
    format!("{about}unusable, {} ({})", entry.error.sentence(), entry.error.code().as_str())
}

/// What was repaired.
pub(crate) fn repairs(repairs: &[Repair]) -> String {
    repairs
        .iter()
        .map(|repair| {
            let cause = repair.cause.as_ref().map(|cause| format!(" ({})", cause.sentence())).unwrap_or_default();
            format!("  repaired: {}{cause}\n", repair.kind.sentence())
        })
        .collect()
}

/// A payment: who pays whom what, and until when.
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

/// A receipt.
pub(crate) fn receipt(receipt: &SettleResponse) -> String {
    match receipt {
        SettleResponse::Settled { transaction, network, .. } => format!("settled on {network} in {transaction}\n"),
        SettleResponse::Pending { transaction, .. } => format!("not settled yet: {transaction} may still do it\n"),
        SettleResponse::Failed { reason, .. } => {
            format!("not settled: {}\n", reason.as_deref().unwrap_or("no reason given"))
        }
    }
}

/// A verdict.
pub(crate) fn verdict(verdict: &Verdict) -> String {
    let open = |open: &[x402_kernel::Open]| open.iter().map(|open| open.as_str()).collect::<Vec<_>>().join(", ");
    match verdict {
        Verdict::SignedByPayer(good) => format!(
            "signed by the payer {}\n  replay key {}\n  only the chain can tell: {}\n",
            good.payer(),
            good.replay_key(),
            open(good.open())
        ),
        Verdict::NeedsChain(unsure) => format!(
            "needs the chain: the signature points to a {} wallet at {}\n  replay key {}\n  only the chain can tell: {}\n",
            unsure.wallet().as_str(),
            unsure.payer(),
            unsure.replay_key(),
            open(unsure.open())
        ),
        Verdict::Rejected(error) => format!("rejected: {}\n{}", self::error(error), reason(error)),
        Verdict::Malformed(error) => format!("malformed: {}\n{}", self::error(error), reason(error)),
    }
}

fn reason(error: &Error) -> String {
    error.reason().map(|reason| format!("  on the wire: {reason}\n")).unwrap_or_default()
}

/// JSON text as `--json` prints it: one object, a line of its own.
pub(crate) fn json(kind: &str, value: &impl serde::Serialize) -> String {
    let mut object = serde_json::Map::new();
    object.insert("type".into(), kind.into());
    match serde_json::to_value(value) {
        Ok(serde_json::Value::Object(members)) => object.extend(members),
        Ok(other) => drop(object.insert("value".into(), other)),
        Err(error) => drop(object.insert("problem".into(), error.to_string().into())),
    }
    format!("{}\n", serde_json::Value::Object(object))
}
