//! What a user hands over: a header's value, a message, or a whole response, by argument, file or pipe.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use x402_kernel::header::{self, Reader};
use x402_kernel::{
    Found, Json, Limits, PaymentPayload, PaymentRequired, PaymentRequirements, Profile, Repair, SettleResponse, Source,
    UnixTime, Version,
};

use crate::exit::{Exit, Problem};

/// The most that is read of anything.
const LIMIT: u64 = 1 << 20;

/// A message a user handed over.
pub(crate) enum Message {
    /// A challenge, and the status of the response it came in.
    Challenge(PaymentRequired, Option<u16>),
    /// A payment, and what was repaired to read it.
    Payment(PaymentPayload, Vec<Repair>),
    /// A receipt, and what was repaired to read it.
    Receipt(SettleResponse, Vec<Repair>),
    /// One offer.
    Offer(PaymentRequirements),
    /// A response that says nothing of payments.
    Response(u16),
}

/// The text of an argument: what `-` pipes in, what stands in a file of that name, or the argument itself.
pub(crate) fn text(argument: &str) -> Result<String, Problem> {
    if argument == "-" || argument.len() < 4096 && Path::new(argument).is_file() {
        return file(argument, argument);
    }
    Ok(argument.to_owned())
}

/// The text of a file, or of standard input; `called` is what an error calls it.
pub(crate) fn file(path: &str, called: &str) -> Result<String, Problem> {
    let called = if path == "-" { "standard input" } else { called };
    let unreadable = |error: io::Error| Problem::usage("input.unreadable", format!("{called}: {error}"));
    let source: Box<dyn Read> = if path == "-" {
        take_stdin()?;
        Box::new(io::stdin())
    } else {
        Box::new(fs::File::open(path).map_err(unreadable)?)
    };
    let mut bytes = Vec::new();
    source.take(LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        let sentence = format!("{called} has more than {LIMIT} bytes");
        return Err(Problem::new("input.too_large", sentence, Exit::Malformed));
    }
    // What is not text is no message either; the kernel says so of the rest.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Takes standard input, which can be read once only.
pub(crate) fn take_stdin() -> Result<(), Problem> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    if TAKEN.swap(true, Ordering::Relaxed) {
        return Err(Problem::usage("input.stdin_twice", "standard input is wanted twice: it can be read once only"));
    }
    Ok(())
}

/// Makes out what a text is, and reads it to look at: a tool looks at what others made, whatever its size.
pub(crate) fn message(text: &str) -> Result<Message, Problem> {
    let limit = LIMIT as usize;
    let limits = Limits { response_header: limit, body: limit, ..Limits::default() };
    read(text, &Profile::default().with_limits(limits))
}

/// The same, to act on: within the bounds of a paying client.
pub(crate) fn message_to_pay(text: &str) -> Result<Message, Problem> {
    read(text, &Profile::default())
}

fn read(text: &str, profile: &Profile) -> Result<Message, Problem> {
    let text = text.trim();
    if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("HTTP/")) {
        return response(text, profile);
    }
    let (json, source) = if text.starts_with(['{', '[', '"']) {
        (Json::parse(text, profile.limits())?, Source::default())
    } else {
        header::decode(text, Reader::Client, profile)?
    };
    of_json(&json, source, profile)
}

fn of_json(json: &Json, source: Source, profile: &Profile) -> Result<Message, Problem> {
    let has = |name| json.get(name).is_some();
    if has("payload") {
        return Ok(Message::Payment(PaymentPayload::parse_with(profile, json.text())?, source.repairs));
    }
    if has("success") {
        return Ok(Message::Receipt(SettleResponse::parse_with(profile, json.text())?, source.repairs));
    }
    if has("payTo") && !has("accepts") {
        let version = if has("maxAmountRequired") { Version::V1 } else { Version::V2 };
        return Ok(Message::Offer(PaymentRequirements::parse_with(profile, version, json.text())?));
    }
    Ok(Message::Challenge(PaymentRequired::restore(profile, json.text(), source)?, None))
}

/// What `curl -i` prints: status line, headers, an empty line, the body. Of several responses the last one counts.
fn response(text: &str, profile: &Profile) -> Result<Message, Problem> {
    let text = text.replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    if body.trim_start().starts_with("HTTP/") {
        return response(body.trim_start(), profile);
    }
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split_ascii_whitespace().nth(1)).and_then(|word| word.parse().ok());
    let status: u16 = status
        .ok_or_else(|| Problem::usage("input.no_status", "the response has no status line such as HTTP/1.1 402"))?;
    let headers: Vec<(&str, &str)> =
        lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.trim(), value.trim())).collect();
    if matches!(status, 402 | 412) {
        let challenge = PaymentRequired::from_http_with(profile, status, &headers, body)?;
        return Ok(Message::Challenge(challenge, Some(status)));
    }
    let receipt = headers.iter().find(|(name, _)| {
        [header::PAYMENT_RESPONSE, header::X_PAYMENT_RESPONSE].iter().any(|known| name.eq_ignore_ascii_case(known))
    });
    match receipt {
        Some((_, value)) => {
            let (json, source) = header::decode(value, Reader::Client, profile)?;
            Ok(Message::Receipt(SettleResponse::parse_with(profile, json.text())?, source.repairs))
        }
        None => Ok(Message::Response(status)),
    }
}

/// The time of an argument, or the machine's.
pub(crate) fn now(argument: Option<u64>) -> Result<UnixTime, Problem> {
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_secs()).unwrap_or_default();
    UnixTime::from_seconds(argument.unwrap_or_else(clock)).map_err(|error| Problem::at_option("--now", error))
}

/// Where a challenge was found, in words.
pub(crate) fn place(found: Found) -> &'static str {
    match found {
        Found::Header => "in PAYMENT-REQUIRED",
        Found::Body => "in the body",
        Found::Text => "as handed over",
    }
}
