//! What comes in: texts and numbers, checked and turned into what the kernel's functions take.
//!
//! That they are texts and numbers at all, `ts/check.ts` has checked.

use x402_kernel::header::Reader;
use x402_kernel::primitives::from_hex;
use x402_kernel::{
    Address, Answer, Bytes32, Choice, Money, Network, Payer, PaymentPayload, PaymentRequired, PaymentRequirements,
    Policy, Profile, Result, SigningRequest, UnixTime, Version, usage,
};

pub(crate) fn profile(json: Option<&str>) -> Result<Profile> {
    json.map_or(Ok(Profile::default()), Profile::from_json)
}

pub(crate) fn reader(name: &str) -> Result<Reader> {
    match name {
        "client" => Ok(Reader::Client),
        "server" => Ok(Reader::Server),
        _ => Err(usage::argument("reader", "\"client\" or \"server\"")),
    }
}

pub(crate) fn network(text: &str, version: u8) -> Result<Network> {
    match Version::from_number(version)? {
        Version::V1 => Network::parse_v1(text),
        Version::V2 => Network::parse(text),
    }
}

pub(crate) fn networks(texts: &[String]) -> Result<Vec<Network>> {
    texts.iter().map(|text| Network::parse(text)).collect()
}

pub(crate) fn payer(address: &str, on: &[String]) -> Result<Payer> {
    Ok(networks(on)?.into_iter().fold(Payer::new(Address::parse(address)?), Payer::on))
}

pub(crate) fn challenge(json: &str, read_under: Option<&str>) -> Result<PaymentRequired> {
    PaymentRequired::parse_with(&profile(read_under)?, json)
}

pub(crate) fn offer(version: u8, json: &str, read_under: Option<&str>) -> Result<PaymentRequirements> {
    PaymentRequirements::parse_with(&profile(read_under)?, Version::from_number(version)?, json)
}

pub(crate) fn payment(json: &str, read_under: Option<&str>) -> Result<PaymentPayload> {
    PaymentPayload::parse_with(&profile(read_under)?, json)
}

/// The choice that a challenge leads this payer to, if it is the one that was made.
pub(crate) fn choice(challenge: &PaymentRequired, payer: &Payer, index: u32) -> Result<Choice> {
    let choice = challenge.choose(payer)?;
    if u32::try_from(choice.index()) != Ok(index) {
        return Err(usage::argument("choice", "the choice its challenge leads its payer to"));
    }
    Ok(choice)
}

pub(crate) fn time(seconds: u64) -> Result<UnixTime> {
    UnixTime::from_seconds(seconds)
}

pub(crate) fn bytes32(hex: &str) -> Result<Bytes32> {
    Bytes32::parse(hex)
}

pub(crate) fn signature(hex: &str) -> Result<Vec<u8>> {
    from_hex(hex)
}

pub(crate) fn policy(
    per_payment: Option<&str>,
    only: Option<&[String]>,
    max_lifetime: Option<u64>,
    confirm: Option<bool>,
) -> Result<Policy> {
    let mut rules = Policy::builder();
    if let Some(cap) = per_payment {
        rules = rules.per_payment(Money::parse(cap)?);
    }
    if let Some(only) = only {
        rules = rules.networks(networks(only)?);
    }
    if let Some(seconds) = max_lifetime {
        rules = rules.max_lifetime(seconds);
    }
    if let Some(confirm) = confirm {
        rules = rules.confirm(confirm);
    }
    Ok(rules.build())
}

/// Names and values that come in turns, as pairs.
pub(crate) fn pairs(flat: Vec<String>) -> Vec<(String, String)> {
    let mut texts = flat.into_iter();
    core::iter::from_fn(|| texts.next().zip(texts.next())).collect()
}

/// Ids and signatures that come in turns, as answers.
pub(crate) fn answers(flat: Vec<String>) -> Result<Vec<Answer>> {
    pairs(flat).into_iter().map(|(id, text)| Ok(Answer::new(id, self::signature(&text)?))).collect()
}

/// The request of that digest; one that is not among them was answered or replaced since. The id would not do: a
/// purchase that asks again asks under the same one.
pub(crate) fn asked<'a>(requests: &'a [SigningRequest], digest: &str) -> Result<&'a SigningRequest> {
    let gone = || usage::already_used("signing request");
    requests.iter().find(|request| request.digest().to_string() == digest).ok_or_else(gone)
}
