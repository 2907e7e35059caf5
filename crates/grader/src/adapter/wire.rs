//! Operations on messages and HTTP.

use serde_json::{Value, json};
use x402_kernel::{
    Amount, DiscoveryItem, DiscoveryPage, Exchange, FacilitatorRequest, HttpOutcome, Pagination, PaymentPayload,
    PaymentRequired, PaymentRequirements, Repair, SettleResponse, Skipped, Supported, VerifyResponse, Version, http,
};

use super::input::Input;
use super::{Failure, Outcome, case, error_info, object, offer, placed};

pub(super) fn operation(op: &str, input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        "wire/challenge_repairs" => challenge_repairs(input),
        "wire/verify_response" => verify_response(input),
        "wire/facilitator_response" => response(input),
        "wire/facilitator_request" => facilitator_request(input),
        "wire/facilitator_request_new" => facilitator_request_new(input),
        "wire/supported" => supported(input),
        "wire/discovery" => discovery(input),
        "http/interpret" => interpret(input),
        "http/response_headers" => response_headers(input),
        _ => return None,
    })
}

fn challenge_repairs(input: &Input<'_>) -> Outcome {
    let profile = input.profile()?;
    let challenge = match input.optional_text("header")? {
        Some(header) => PaymentRequired::from_header_with(&profile, header)?,
        None => PaymentRequired::parse_with(&profile, input.text("json")?)?,
    };
    let offers = challenge.accepts().iter().map(|entry| {
        let mut shown = offer(entry);
        shown["needsApproval"] = json!(entry.needs_approval());
        shown
    });
    Ok(json!({
        "version": challenge.version(),
        "repairs": repairs(challenge.repairs()),
        "accepts": offers.collect::<Value>(),
        "skipped": skipped(challenge.skipped()),
        "json": challenge.json(),
    }))
}

pub(super) fn repairs(repairs: &[Repair]) -> Value {
    repairs.iter().map(|repair| json!({ "kind": repair.kind, "at": repair.at })).collect()
}

fn skipped(entries: &[Skipped]) -> Value {
    entries.iter().map(|entry| placed(entry.index, &entry.error)).collect()
}

fn verify_response(input: &Input<'_>) -> Outcome {
    let answer = VerifyResponse::parse_with(&input.profile()?, input.text("json")?)?;
    Ok(object([
        ("status", Some(json!(answer.status()))),
        ("payer", answer.payer().map(|payer| json!(payer))),
        ("reason", answer.reason().map(|reason| json!(reason))),
        ("message", answer.message().map(|message| json!(message))),
    ]))
}

/// Returns every member of a receipt.
pub(super) fn receipt(receipt: &SettleResponse) -> Value {
    object([
        ("status", Some(json!(receipt.status()))),
        ("transaction", receipt.transaction().map(|transaction| json!(transaction))),
        ("network", receipt.network().map(|network| json!(network))),
        ("payer", receipt.payer().map(|payer| json!(payer))),
        ("amount", receipt.amount().map(|amount| json!(amount))),
        ("reason", receipt.reason().map(|reason| json!(reason))),
        ("errorMessage", receipt.error_message().map(|message| json!(message))),
        ("extensions", receipt.extensions().map(|extensions| json!(extensions))),
    ])
}

fn response(input: &Input<'_>) -> Outcome {
    let response = Input(input.member("response")?);
    let payer = || Ok::<_, Failure>(response.optional_text("payer")?.map(x402_kernel::Address::parse).transpose()?);
    let amount = || Ok::<_, Failure>(response.optional_text("amount")?.map(Amount::parse).transpose()?);
    let settle = match response.text("kind")? {
        "valid" => {
            let payer = payer()?.ok_or_else(|| case("no payer"))?;
            return Ok(json!({ "json": VerifyResponse::valid(payer)?.json() }));
        }
        "verdict" => {
            let offer = PaymentRequirements::parse(response.version()?, response.text("offer")?)?;
            let answer = offer.verify_header(response.text("header")?, response.time("now")?).to_verify_response()?;
            return Ok(object([("json", answer.map(|answer| json!(answer.json())))]));
        }
        "settled" => {
            SettleResponse::settled(response.text("transaction")?, response.text("network")?, payer()?, amount()?)?
        }
        "failed" => SettleResponse::failed(response.text("reason")?, response.text("network")?, payer()?)?,
        "pending" => SettleResponse::pending(response.text("transaction")?, response.text("network")?, payer()?)?,
        "forwarded" => SettleResponse::parse(response.text("json")?)?,
        other => return Err(case(other)),
    };
    Ok(json!({ "json": settle.json(), "header": settle.header() }))
}

fn facilitator_request(input: &Input<'_>) -> Outcome {
    let request = FacilitatorRequest::parse_with(&input.profile()?, input.text("json")?)?;
    Ok(json!({
        "version": request.version(),
        "payment": request.payment().json(),
        "offer": request.offer().json(),
    }))
}

fn facilitator_request_new(input: &Input<'_>) -> Outcome {
    let profile = input.profile()?;
    let payment = PaymentPayload::parse_with(&profile, input.text("payment")?)?;
    let offer = PaymentRequirements::parse_with(&profile, input.version()?, input.text("offer")?)?;
    Ok(json!({ "json": FacilitatorRequest::new(&payment, &offer)?.json() }))
}

fn supported(input: &Input<'_>) -> Outcome {
    let supported = Supported::parse_with(&input.profile()?, input.text("json")?)?;
    let missing = match input.0.get("offers") {
        None => None,
        Some(_) => {
            let offers = input.array("offers")?.iter().map(|entry| {
                let entry = Input(entry);
                Ok(PaymentRequirements::parse(entry.version()?, entry.text("json")?)?)
            });
            Some(json!(supported.missing(&offers.collect::<Result<Vec<_>, Failure>>()?)))
        }
    };
    Ok(object([
        ("kinds", Some(json!(supported.kinds()))),
        ("skipped", Some(skipped(supported.skipped()))),
        ("extensions", Some(json!(supported.extensions()))),
        ("signers", supported.signers().map(|signers| json!(signers))),
        ("missing", missing),
    ]))
}

fn discovery(input: &Input<'_>) -> Outcome {
    let page = DiscoveryPage::parse_with(&input.profile()?, input.text("json")?)?;
    let item = |item: &DiscoveryItem| {
        object([
            ("resource", Some(json!(item.resource()))),
            ("type", Some(json!(item.kind()))),
            ("version", Some(json!(item.version()))),
            ("accepts", Some(item.accepts().iter().map(offer).collect())),
            ("skipped", Some(skipped(item.skipped()))),
            ("lastUpdated", item.last_updated().map(|time| json!(time))),
            ("json", Some(json!(item.json()))),
        ])
    };
    let pagination = page.pagination().map(|pagination| match pagination {
        Pagination::Offset { limit, offset, total } => json!({ "limit": limit, "offset": offset, "total": total }),
        Pagination::Cursor { limit, cursor } => object([
            ("limit", limit.map(|limit| json!(limit))),
            ("cursor", Some(cursor.as_ref().map_or(Value::Null, |cursor| json!(cursor)))),
        ]),
    });
    Ok(object([
        ("items", Some(page.items().iter().map(item).collect())),
        ("skipped", Some(skipped(page.skipped()))),
        ("pagination", pagination),
    ]))
}

fn interpret(input: &Input<'_>) -> Outcome {
    let headers = input.headers()?;
    let flag = |name: &str| match input.0.get(name) {
        None => Ok(false),
        Some(value) => value.as_bool().ok_or_else(|| case(format!("{name} is not a boolean"))),
    };
    let exchange = Exchange {
        status: u16::try_from(input.number("status")?).map_err(|_| case("status"))?,
        headers: &headers,
        body: input.text("body")?.as_bytes(),
        paid: flag("paid")?,
        cross_origin: flag("crossOrigin")?,
    };
    let outcome = http::interpret(&input.profile()?, &exchange)?;
    let found = |challenge: &PaymentRequired| {
        json!({
            "version": challenge.version(),
            "found": challenge.source().found,
            "repairs": repairs(challenge.repairs()),
            "json": challenge.json(),
        })
    };
    let mut shown = json!({ "outcome": outcome.as_str() });
    let mut show = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            shown[name] = value;
        }
    };
    match &outcome {
        HttpOutcome::Challenge(challenge) => show("challenge", Some(found(challenge))),
        HttpOutcome::Delivered { receipt: said, unreadable } => {
            show("receipt", said.as_ref().map(receipt));
            show("unreadable", unreadable.as_ref().map(error_info));
        }
        HttpOutcome::Refused { reason, challenge, receipt: said } => {
            show("reason", reason.as_ref().map(|reason| json!(reason)));
            show("challenge", challenge.as_deref().map(found));
            show("receipt", said.as_ref().map(receipt));
        }
        HttpOutcome::Pending { receipt: said } => show("receipt", Some(receipt(said))),
        HttpOutcome::HiddenByCors => {}
        HttpOutcome::OtherProtocol { name } => show("name", Some(json!(name))),
        HttpOutcome::NotPayment { status } => show("status", Some(json!(status))),
    }
    Ok(shown)
}

fn response_headers(input: &Input<'_>) -> Outcome {
    let headers = match input.text("for")? {
        "challenge" => http::challenge_headers(&PaymentRequired::parse(input.text("json")?)?),
        "receipt" => {
            let version: Version = input.version()?;
            let receipt = SettleResponse::parse(input.text("json")?)?;
            http::receipt_headers(&receipt, version, input.optional_text("cacheControl")?)
        }
        "preflight" => http::preflight_headers(),
        other => return Err(case(other)),
    };
    Ok(json!({ "headers": headers }))
}
