//! Runs each operation as one call of the kernel's public Rust API. It does not see what a case expects.

use serde_json::{Map, Value, json};
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{
    Address, Amount, Bytes32, Error, LocalSigner, Money, Network, PaymentPayload, PaymentRequired, PaymentRequirements,
    Purchase, Repair, SettleResponse, Signature, Step, Verdict, Version, header,
};

use crate::VectorError;
use input::Input;

mod evm;
mod input;
mod matching;
mod values;
mod wire;

type Outcome = Result<Value, Failure>;

/// Why an operation returned no value.
#[derive(Debug)]
enum Failure {
    /// The kernel's error.
    Kernel(Box<Error>),
    /// The input does not fit the operation.
    Case(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Kernel(Box::new(error))
    }
}

fn case(what: impl Into<String>) -> Failure {
    Failure::Case(what.into())
}

/// Runs an operation.
///
/// # Errors
/// The inner error is the kernel's. The outer error is a sentence about an unknown operation or a wrong input.
pub fn run(op: &str, input: &Value) -> Result<Result<Value, VectorError>, String> {
    match operation(op, &Input(input)) {
        Ok(value) => Ok(Ok(value)),
        Err(Failure::Kernel(error)) => {
            Ok(Err(VectorError { code: error.code().as_str().into(), at: error.at().into() }))
        }
        Err(Failure::Case(what)) => Err(format!("{op}: {what}")),
    }
}

fn operation(op: &str, input: &Input<'_>) -> Outcome {
    Ok(match op {
        "header/encode" => json!({ "header": header::encode(input.text("json")?) }),
        "header/decode" => {
            let reader = match input.text("reader")? {
                "client" => header::Reader::Client,
                "server" => header::Reader::Server,
                other => return Err(case(other)),
            };
            let (message, source) = header::decode(input.text("value")?, reader, &input.profile()?)?;
            json!({ "json": message.text(), "repairs": kinds(&source.repairs) })
        }
        "amount/parse" => json!({ "amount": Amount::parse(input.text("text")?)? }),
        "money/to_amount" => {
            let decimals = u8::try_from(input.number("decimals")?).map_err(|_| case("decimals"))?;
            json!({ "amount": Money::parse(input.text("text")?)?.to_amount(decimals)? })
        }
        "address/parse" => json!({ "address": Address::parse(input.text("text")?)? }),
        "network/parse" => {
            let text = input.text("text")?;
            let network = match input.version()? {
                Version::V1 => Network::parse_v1(text)?,
                Version::V2 => Network::parse(text)?,
            };
            json!({ "network": network, "name": network.name() })
        }
        "eip712/domain_separator" => json!({ "separator": input.domain()?.separator() }),
        "signature/recover" => {
            let digest = Bytes32::parse(input.text("digest")?)?;
            json!({ "address": Signature::parse(input.text("signature")?)?.recover(digest)? })
        }
        "wire/payment_required" => {
            let challenge = PaymentRequired::parse_with(&input.profile()?, input.text("json")?)?;
            let resource = challenge.resource().map(|resource| {
                object([
                    ("url", Some(json!(resource.url()))),
                    ("description", resource.description().map(|text| json!(text))),
                    ("mimeType", resource.mime_type().map(|text| json!(text))),
                ])
            });
            object([
                ("version", Some(json!(challenge.version()))),
                ("error", challenge.error().map(|error| json!(error))),
                ("resource", resource),
                ("extensions", challenge.extensions().map(|extensions| json!(extensions))),
                ("accepts", Some(challenge.accepts().iter().map(offer).collect())),
                ("skipped", Some(challenge.skipped().iter().map(|entry| placed(entry.index, &entry.error)).collect())),
            ])
        }
        "wire/payment_payload" => {
            let profile = input.profile()?;
            let payment = match input.optional_text("header")? {
                Some(header) => PaymentPayload::from_header_with(&profile, header)?,
                None => PaymentPayload::parse_with(&profile, input.text("json")?)?,
            };
            object([
                ("version", Some(json!(payment.version()))),
                ("network", Some(json!(payment.network()))),
                ("accepted", payment.accepted().map(offer)),
                ("authorization", Some(json!(payment.payload().authorization))),
                ("signature", Some(json!(to_hex(&payment.payload().signature)))),
                ("headerName", Some(json!(payment.header_name()))),
                ("repairs", Some(kinds(payment.repairs()))),
            ])
        }
        "wire/settle_response" => {
            let receipt = SettleResponse::parse(input.text("json")?)?;
            wire::receipt(&receipt)
        }
        "http/challenge" => {
            let status = u16::try_from(input.number("status")?).map_err(|_| case("status"))?;
            let (headers, body) = (input.headers()?, input.text("body")?);
            let challenge = PaymentRequired::from_http_with(&input.profile()?, status, &headers, body)?;
            json!({
                "version": challenge.version(),
                "found": challenge.source().found,
                "repairs": kinds(challenge.repairs()),
                "accepts": challenge.accepts().iter().map(PaymentRequirements::index).collect::<Vec<_>>(),
                "skipped": challenge.skipped().iter().map(|entry| entry.index).collect::<Vec<_>>(),
                "json": challenge.json(),
            })
        }
        "client/choose" => {
            let choice = input.choice()?;
            let not_chosen: Value = choice.not_chosen().iter().map(|entry| placed(entry.index, &entry.error)).collect();
            json!({ "index": choice.index(), "offer": offer(choice.offer()), "notChosen": not_chosen })
        }
        "policy/approve" => {
            let approved = input.policy()?.approve(&input.choice()?, &input.request()?, input.time("now")?)?;
            json!({ "payer": approved.payer(), "offer": offer(approved.offer()) })
        }
        "exact/prepare" => {
            let unsigned = input.unsigned()?;
            json!({
                "summary": unsigned.summary(),
                "expiresAt": unsigned.expires_at(),
                "requests": unsigned.requests(),
            })
        }
        "exact/finish" => {
            let unsigned = input.unsigned()?;
            let payment = match input.optional_text("signature")? {
                Some(signature) if input.flag("contract")? => unsigned.finish_unchecked(&from_hex(signature)?)?,
                Some(signature) => unsigned.finish(&from_hex(signature)?)?,
                None => unsigned.finish_all(&input.answers()?)?,
            };
            json!({ "headerName": payment.header_name(), "header": payment.header(), "json": payment.json() })
        }
        "exact/sign" => {
            let signer = LocalSigner::parse(input.text("key")?)?;
            let unsigned = input.unsigned()?;
            let request = unsigned.requests().first().ok_or_else(|| case("no request"))?;
            json!({ "address": signer.address(), "signature": signer.sign(request)? })
        }
        "exact/verify" => {
            let profile = input.profile()?;
            let offer = PaymentRequirements::parse_with(&profile, input.version()?, input.text("offer")?)?;
            let (now, options) = (input.time("now")?, input.verify_options()?);
            verdict(&match input.optional_text("header")? {
                Some(header) => offer.verify_header_with(header, now, &options),
                None => {
                    offer.verify_with(&PaymentPayload::parse_with(&profile, input.text("payment")?)?, now, &options)
                }
            })
        }
        "purchase/run" => {
            let mut purchase =
                Purchase::new_with(&input.profile()?, &input.policy()?, input.payer()?, input.request()?);
            let steps = input.array("events")?.iter().map(|event| told(&mut purchase, &Input(event)));
            json!({ "steps": steps.collect::<Result<Vec<Value>, Failure>>()? })
        }
        other => {
            let areas = [values::operation, wire::operation, evm::operation, matching::operation];
            let outcome = areas.into_iter().find_map(|area| area(other, input));
            return outcome.unwrap_or_else(|| Err(case(format!("unknown operation {other}"))));
        }
    })
}

/// Returns the next step, or the code of the error if the event was refused.
fn told(purchase: &mut Purchase, event: &Input<'_>) -> Outcome {
    match event.event().and_then(|event| Ok(purchase.next(event)?)) {
        Ok(next) => Ok(step(&next)),
        Err(Failure::Kernel(error)) => Ok(json!({ "raised": error.code().as_str() })),
        Err(problem) => Err(problem),
    }
}

fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let present = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

fn kinds(repairs: &[Repair]) -> Value {
    repairs.iter().map(|repair| json!(repair.kind)).collect()
}

fn placed(index: usize, error: &Error) -> Value {
    json!({ "index": index, "code": error.code().as_str(), "at": error.at() })
}

fn offer(offer: &PaymentRequirements) -> Value {
    object([
        ("version", Some(json!(offer.version()))),
        ("index", offer.index().map(|index| json!(index))),
        ("network", Some(json!(offer.network()))),
        ("amount", Some(json!(offer.amount()))),
        ("asset", Some(json!(offer.asset()))),
        ("payTo", Some(json!(offer.pay_to()))),
        ("maxTimeoutSeconds", Some(json!(offer.max_timeout_seconds()))),
        ("extra", offer.extra().map(|extra| json!(extra))),
        ("price", Some(json!(offer.price()))),
        ("repairs", Some(offer.repairs()).filter(|made| !made.is_empty()).map(wire::repairs)),
        ("json", Some(json!(offer.json()))),
    ])
}

fn error_info(error: &Error) -> Value {
    object([
        ("kind", Some(json!(error.kind()))),
        ("code", Some(json!(error.code().as_str()))),
        ("reason", error.reason().map(|reason| json!(reason))),
        ("at", Some(json!(error.at()))),
    ])
}

fn settlement(receipt: &SettleResponse) -> Value {
    object([
        ("status", Some(json!(receipt.status()))),
        ("transaction", receipt.transaction().map(|transaction| json!(transaction))),
        ("reason", receipt.reason().map(|reason| json!(reason))),
    ])
}

fn verdict(verdict: &Verdict) -> Value {
    let (payer, wallet, factory, replay_key, open) = match verdict {
        Verdict::SignedByPayer(v) => (Some(v.payer()), None, None, Some(v.replay_key()), Some(v.open())),
        Verdict::NeedsChain(v) => {
            (Some(v.payer()), Some(v.wallet()), v.factory(), Some(v.replay_key()), Some(v.open()))
        }
        Verdict::Rejected(_) | Verdict::Malformed(_) => (None, None, None, None, None),
    };
    object([
        ("verdict", Some(json!(verdict.as_str()))),
        ("payer", payer.map(|payer| json!(payer))),
        ("wallet", wallet.map(|wallet| json!(wallet))),
        ("factory", factory.map(|factory| json!(factory))),
        ("replayKey", replay_key.map(|key| json!(key))),
        ("open", open.map(|open| json!(open))),
        ("error", verdict.error().map(error_info)),
    ])
}

fn step(step: &Step) -> Value {
    let mut value = json!(step);
    match step {
        Step::Deliver { receipt, unreadable } => {
            return object([
                ("step", Some(json!("deliver"))),
                ("receipt", receipt.as_ref().map(settlement)),
                ("unreadable", unreadable.as_ref().map(error_info)),
            ]);
        }
        Step::Fail { error, .. } => value["error"] = error_info(error),
        _ => {}
    }
    value
}
