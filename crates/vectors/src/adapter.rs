//! Each operation as one call of the kernel's public Rust API. It knows nothing of what a case expects.

use serde_json::{Map, Value, json};
use x402_kernel::primitives::{from_hex, to_hex};
use x402_kernel::{
    Address, Amount, Answer, Authorization, Bytes32, Choice, Eip712Domain, Error, Event, LocalSigner, Money, Network,
    Payer, PaymentPayload, PaymentRequired, PaymentRequirements, Policy, Profile, Purchase, Repair, Request,
    SettleResponse, Signature, Step, UnixTime, UnsignedPayment, Verdict, Version, header,
};

use crate::VectorError;

type Outcome = Result<Value, Failure>;

/// Why an operation gave no value.
#[derive(Debug)]
enum Failure {
    /// The kernel's error.
    Kernel(Box<Error>),
    /// The case is not one of this operation.
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
/// The error the kernel gave; or, as the outer error, a sentence when the operation or its input is not known.
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
            let (message, carrier) = header::decode(input.text("value")?, reader, &input.profile()?)?;
            json!({ "json": message.text(), "repairs": kinds(&carrier.repairs) })
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
        "eip3009/digest" => {
            let (domain, authorization) = (input.domain()?, Authorization::parse(&input.object("authorization")?)?);
            json!({
                "domainSeparator": domain.separator(),
                "structHash": authorization.struct_hash(),
                "digest": authorization.digest(&domain),
            })
        }
        "signature/recover" => {
            let digest = Bytes32::parse(input.text("digest")?)?;
            json!({ "address": Signature::parse(input.text("signature")?)?.recover(digest)? })
        }
        "wire/payment_required" => {
            let demand = PaymentRequired::parse_with(&input.profile()?, input.text("json")?)?;
            let resource = demand.resource().map(|resource| {
                object([
                    ("url", Some(json!(resource.url()))),
                    ("description", resource.description().map(|text| json!(text))),
                    ("mimeType", resource.mime_type().map(|text| json!(text))),
                ])
            });
            object([
                ("version", Some(json!(demand.version()))),
                ("error", demand.error().map(|error| json!(error))),
                ("resource", resource),
                ("extensions", demand.extensions().map(|extensions| json!(extensions))),
                ("accepts", Some(demand.accepts().iter().map(offer).collect())),
                ("skipped", Some(demand.skipped().iter().map(|entry| placed(entry.index, &entry.error)).collect())),
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
            settlement(&receipt)
        }
        "http/challenge" => {
            let status = u16::try_from(input.number("status")?).map_err(|_| case("status"))?;
            let (headers, body) = (input.headers()?, input.text("body")?);
            let demand = PaymentRequired::from_http_with(&input.profile()?, status, &headers, body)?;
            json!({
                "version": demand.version(),
                "found": demand.carrier().found,
                "repairs": kinds(demand.repairs()),
                "accepts": demand.accepts().iter().map(PaymentRequirements::index).collect::<Vec<_>>(),
                "skipped": demand.skipped().iter().map(|entry| entry.index).collect::<Vec<_>>(),
                "json": demand.json(),
            })
        }
        "client/choose" => {
            let choice = input.choice()?;
            let not_taken: Value = choice.not_taken().iter().map(|entry| placed(entry.index, &entry.error)).collect();
            json!({ "index": choice.index(), "option": offer(choice.option()), "notTaken": not_taken })
        }
        "policy/approve" => {
            let approved = input.policy()?.approve(&input.choice()?, &input.request()?, input.time("now")?)?;
            json!({ "payer": approved.payer(), "option": offer(approved.option()) })
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
            let offer = PaymentRequirements::parse_with(&profile, input.version()?, input.text("requirement")?)?;
            let now = input.time("now")?;
            verdict(&match input.optional_text("header")? {
                Some(header) => offer.verify_header(header, now),
                None => offer.verify(&PaymentPayload::parse_with(&profile, input.text("payment")?)?, now),
            })
        }
        "purchase/run" => {
            let mut purchase =
                Purchase::new_with(&input.profile()?, &input.policy()?, input.payer()?, input.request()?);
            let steps = input.array("events")?.iter().map(|event| told(&mut purchase, &Input(event)));
            json!({ "steps": steps.collect::<Result<Vec<Value>, Failure>>()? })
        }
        other => return Err(case(format!("unknown operation {other}"))),
    })
}

/// The next step, or the code of the error where the event was refused.
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
        ("json", Some(json!(offer.json()))),
    ])
}

fn fault(error: &Error) -> Value {
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
    let (payer, wallet, replay_key, open) = match verdict {
        Verdict::SignedByPayer(v) => (Some(v.payer()), None, Some(v.replay_key()), Some(v.open())),
        Verdict::NeedsChain(v) => (Some(v.payer()), Some(v.wallet()), Some(v.replay_key()), Some(v.open())),
        Verdict::Rejected(_) | Verdict::Malformed(_) => (None, None, None, None),
    };
    object([
        ("verdict", Some(json!(verdict.as_str()))),
        ("payer", payer.map(|payer| json!(payer))),
        ("wallet", wallet.map(|wallet| json!(wallet))),
        ("replayKey", replay_key.map(|key| json!(key))),
        ("open", open.map(|open| json!(open))),
        ("error", verdict.error().map(fault)),
    ])
}

fn step(step: &Step) -> Value {
    let mut value = json!(step);
    match step {
        Step::Deliver { receipt, unreadable } => {
            return object([
                ("step", Some(json!("deliver"))),
                ("receipt", receipt.as_ref().map(settlement)),
                ("unreadable", unreadable.as_ref().map(fault)),
            ]);
        }
        Step::Fail { error, .. } => value["error"] = fault(error),
        _ => {}
    }
    value
}

/// A case's input, read member by member.
struct Input<'a>(&'a Value);

impl<'a> Input<'a> {
    fn member(&self, name: &str) -> Result<&'a Value, Failure> {
        self.0.get(name).ok_or_else(|| case(format!("no {name}")))
    }

    fn text(&self, name: &str) -> Result<&'a str, Failure> {
        self.member(name)?.as_str().ok_or_else(|| case(format!("{name} is not a string")))
    }

    fn optional_text(&self, name: &str) -> Result<Option<&'a str>, Failure> {
        if self.0.get(name).is_some() { self.text(name).map(Some) } else { Ok(None) }
    }

    fn number(&self, name: &str) -> Result<u64, Failure> {
        self.member(name)?.as_u64().ok_or_else(|| case(format!("{name} is not a whole number")))
    }

    fn array(&self, name: &str) -> Result<&'a Vec<Value>, Failure> {
        self.member(name)?.as_array().ok_or_else(|| case(format!("{name} is not an array")))
    }

    fn object(&self, name: &str) -> Result<String, Failure> {
        Ok(self.member(name)?.to_string())
    }

    fn time(&self, name: &str) -> Result<UnixTime, Failure> {
        Ok(UnixTime::from_seconds(self.number(name)?)?)
    }

    fn version(&self) -> Result<Version, Failure> {
        Ok(Version::from_number(u8::try_from(self.number("version")?).map_err(|_| case("version"))?)?)
    }

    fn profile(&self) -> Result<Profile, Failure> {
        self.optional_text("profile")?.map_or(Ok(Profile::default()), |text| Ok(Profile::from_json(text)?))
    }

    fn domain(&self) -> Result<Eip712Domain, Failure> {
        Ok(Eip712Domain::parse(&self.object("domain")?)?)
    }

    fn networks(value: &Value) -> Result<Vec<Network>, Failure> {
        let texts = value.as_array().ok_or_else(|| case("networks is not an array"))?;
        texts.iter().map(|text| Ok(Network::parse(text.as_str().ok_or_else(|| case("network"))?)?)).collect()
    }

    fn payer(&self) -> Result<Payer, Failure> {
        let payer = Input(self.member("payer")?);
        let networks = Input::networks(payer.member("networks")?)?;
        Ok(networks.into_iter().fold(Payer::new(Address::parse(payer.text("address")?)?), Payer::on))
    }

    fn policy(&self) -> Result<Policy, Failure> {
        let mut builder = Policy::builder();
        let rules = self.member("policy")?.as_object().ok_or_else(|| case("policy is not an object"))?;
        for (name, value) in rules {
            let rule = Input(self.member("policy")?);
            builder = match name.as_str() {
                "perPayment" => builder.per_payment(Money::parse(rule.text(name)?)?),
                "networks" => builder.networks(Input::networks(value)?),
                "maxLifetime" => builder.max_lifetime(rule.number(name)?),
                "confirm" => builder.confirm(value.as_bool().ok_or_else(|| case("confirm"))?),
                other => return Err(case(format!("unknown rule {other}"))),
            };
        }
        Ok(builder.build())
    }

    fn request(&self) -> Result<Request, Failure> {
        let request = Input(self.member("request")?);
        Ok(Request::new(request.text("method")?, request.text("url")?)?)
    }

    fn choice(&self) -> Result<Choice, Failure> {
        Ok(PaymentRequired::parse_with(&self.profile()?, self.text("challenge")?)?.choose(&self.payer()?)?)
    }

    fn unsigned(&self) -> Result<UnsignedPayment, Failure> {
        let now = self.time("now")?;
        let approved = self.policy()?.approve(&self.choice()?, &self.request()?, now)?;
        let prepare_at = if self.0.get("prepareAt").is_some() { self.time("prepareAt")? } else { now };
        Ok(approved.prepare(prepare_at, Bytes32::parse(self.text("nonce")?)?)?)
    }

    fn answers(&self) -> Result<Vec<Answer>, Failure> {
        let answer = |answer: &Value| {
            let answer = Input(answer);
            Ok(Answer::new(answer.text("id")?, from_hex(answer.text("signature")?)?))
        };
        self.array("answers")?.iter().map(answer).collect()
    }

    fn headers(&self) -> Result<Vec<(String, String)>, Failure> {
        let pair = |pair: &Value| match pair.as_array().map(Vec::as_slice) {
            Some([Value::String(name), Value::String(value)]) => Ok((name.clone(), value.clone())),
            _ => Err(case("a header is a pair of strings")),
        };
        self.array("headers")?.iter().map(pair).collect()
    }

    fn event(&self) -> Result<Event, Failure> {
        let now = || self.time("now");
        Ok(match self.text("event")? {
            "start" => Event::Start { now: now()?, nonce: Bytes32::parse(self.text("nonce")?)? },
            "response" => Event::Response {
                status: u16::try_from(self.number("status")?).map_err(|_| case("status"))?,
                headers: self.headers()?,
                body: self.text("body")?.into(),
                now: now()?,
            },
            "no_response" => Event::NoResponse { now: now()? },
            "confirmed" => Event::Confirmed { now: now()? },
            "declined" => Event::Declined,
            "reserved" => Event::Reserved { now: now()? },
            "not_reserved" => Event::NotReserved { counter: self.text("counter")?.into() },
            "signed" => Event::Signed { answers: self.answers()?, now: now()? },
            "not_signed" => Event::NotSigned,
            "waited" => Event::Waited { now: now()? },
            other => return Err(case(format!("unknown event {other}"))),
        })
    }
}
