//! Reads what a user passes in: a header's value, a message or a whole response, by argument, file or pipe.

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

/// The most bytes read from any input.
const LIMIT: u64 = 1 << 20;

/// A message that a user passed in.
pub(crate) enum Message {
    /// A challenge, with the status of its response, if it was one.
    Challenge(PaymentRequired, Option<u16>),
    /// A payment, and the repairs of its header.
    Payment(PaymentPayload, Vec<Repair>),
    /// A receipt, and the repairs of its header.
    Receipt(SettleResponse, Vec<Repair>),
    /// One offer.
    Offer(PaymentRequirements),
    /// The status of a response without a challenge or a receipt.
    Response(u16),
}

/// Returns the text of an argument: standard input for `-`, the content of a file of that name, or the argument itself.
pub(crate) fn text(argument: &str) -> Result<String, Problem> {
    if argument == "-" || argument.len() < 4096 && Path::new(argument).is_file() {
        return file(argument, argument);
    }
    Ok(argument.to_owned())
}

/// Reads a file, or standard input for `-`. Errors name the file by `called`.
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
    // Bytes that are not UTF-8 are replaced; the kernel decides whether the rest is a message.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Claims standard input, which can be read only once.
pub(crate) fn take_stdin() -> Result<(), Problem> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    if TAKEN.swap(true, Ordering::Relaxed) {
        return Err(Problem::usage(
            "input.stdin_twice",
            "two arguments read standard input, which can be read only once",
        ));
    }
    Ok(())
}

/// Detects what a text is and reads it, up to 1 MiB: it is only looked at, so the client's smaller limits do not apply.
pub(crate) fn message(text: &str) -> Result<Message, Problem> {
    let limit = LIMIT as usize;
    let limits = Limits { response_header: limit, body: limit, ..Limits::default() };
    read(text, &Profile::default().with_limits(limits))
}

/// Detects what a text is and reads it within the limits of a paying client.
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

/// Returns the time that was given, or the machine's clock.
pub(crate) fn now(argument: Option<u64>) -> Result<UnixTime, Problem> {
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_secs()).unwrap_or_default();
    UnixTime::from_seconds(argument.unwrap_or_else(clock)).map_err(|error| Problem::at_option("--now", error))
}

/// Describes where a challenge was found.
pub(crate) fn found(found: Found) -> &'static str {
    match found {
        Found::Header => "in PAYMENT-REQUIRED",
        Found::Body => "in the body",
        Found::Text => "as handed over",
    }
}
