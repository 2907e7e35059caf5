//! What comes in: texts and numbers, checked and turned into what the kernel's functions take.
//!
//! That they are texts and numbers at all, `ts/check.ts` has checked.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use x402_kernel::header::Reader;
use x402_kernel::primitives::from_hex;
use x402_kernel::{
    Address, Amount, Answer, Bytes32, Choice, Error, Found, Json, Limits, Money, Network, Payer, PayerKind,
    PaymentRequired, Policy, PrepareOptions, Profile, Repair, RepairKind, Result, Source, UnixTime, Version, usage,
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

/// A payer, as its JSON: `{address, networks, kind?, balances?, assets?, preferNetworks?, preferAssets?}`.
pub(crate) fn payer(json: &str) -> Result<Payer> {
    let who = Json::parse(json, &ANY_SIZE)?;
    let account = Payer::new(Address::parse(&text(&who, "address"))?);
    let mut payer = on(&who, "networks")?.into_iter().fold(account, Payer::on);
    if let Some(kind) = member(&who, "kind") {
        payer = payer.with_kind(PayerKind::parse(&kind)?);
    }
    for (network, asset, balance) in tokens(&who, "balances")? {
        payer = payer.asset_balance(network, asset, Amount::parse(&text(&balance, "amount"))?);
    }
    for (network, asset, _) in tokens(&who, "assets")? {
        payer = payer.only_asset(network, asset);
    }
    for (network, asset, _) in tokens(&who, "preferAssets")? {
        payer = payer.prefer_asset(network, asset);
    }
    Ok(on(&who, "preferNetworks")?.into_iter().fold(payer, Payer::prefer_network))
}

/// The networks of a list that may be absent.
fn on(payer: &Json, name: &str) -> Result<Vec<Network>> {
    let network = |network: Json| Network::parse(&network.as_str().unwrap_or_default());
    entries(payer, name).into_iter().map(network).collect()
}

/// The network and the contract of each entry of a list that may be absent, with the entry.
fn tokens(payer: &Json, name: &str) -> Result<Vec<(Network, Address, Json)>> {
    let token =
        |entry: Json| Ok((Network::parse(&text(&entry, "network"))?, Address::parse(&text(&entry, "asset"))?, entry));
    entries(payer, name).into_iter().map(token).collect()
}

/// A challenge that comes back; `from` is its source, `{found, repairs}`, unless it is a text that needed no repair.
pub(crate) fn challenge(json: &str, read_under: Option<&str>, from: Option<&str>) -> Result<PaymentRequired> {
    PaymentRequired::restore(&profile(read_under)?, json, source(from)?)
}

/// The bounds of what this package wrote itself, and of a value that was within its profile's when it was read.
pub(crate) const ANY_SIZE: Limits = Limits {
    request_header: usize::MAX,
    response_header: usize::MAX,
    body: usize::MAX,
    depth: usize::MAX,
    members: usize::MAX,
    // As many as by default: what was not read stays unread.
    entries: 64,
};

fn source(json: Option<&str>) -> Result<Source> {
    let Some(json) = json else { return Ok(Source::default()) };
    let source = Json::parse(json, &ANY_SIZE)?;
    let found = text(&source, "found");
    let found = [Found::Text, Found::Header, Found::Body].into_iter().find(|place| place.as_str() == found);
    Ok(Source {
        found: found.ok_or_else(|| usage::argument("found", "\"text\", \"header\" or \"body\""))?,
        repairs: repairs(entries(&source, "repairs"))?,
    })
}

pub(crate) fn repairs(list: Vec<Json>) -> Result<Vec<Repair>> {
    let repair = |repair: Json| {
        let (kind, at) = (text(&repair, "kind"), text(&repair, "at"));
        let kind = RepairKind::ALL.iter().copied().find(|known| known.as_str() == kind);
        let kind = kind.ok_or_else(|| usage::argument("repairs", "known kinds"))?;
        Ok(Repair { kind, at, cause: repair.get("cause").map(|cause| restored(&cause)).transpose()? })
    };
    list.into_iter().map(repair).collect()
}

pub(crate) fn restored(error: &Json) -> Result<Error> {
    let detail = error.get("detail");
    let facts = detail.iter().flat_map(Json::members);
    let facts = facts.map(|(name, fact)| (name.into_owned(), fact.as_str().map_or_else(String::new, Cow::into_owned)));
    let (code, reason, at) = (text(error, "code"), member(error, "reason"), text(error, "at"));
    Error::restore(&code, reason.as_deref(), &at, facts.collect::<Vec<_>>())
}

/// The elements of a list of an object that `ts/check.ts` wrote; none if it is absent.
pub(crate) fn entries(object: &Json, name: &str) -> Vec<Json> {
    object.get(name).map_or_else(Vec::new, |list| list.elements().collect())
}

/// A text of such an object, which is there.
pub(crate) fn text(object: &Json, name: &str) -> String {
    member(object, name).unwrap_or_default()
}

/// A text of such an object, if it is there.
pub(crate) fn member(object: &Json, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(Cow::into_owned)
}

/// The choice that a challenge leads this payer to, if it is the one that was made; with the extensions that were to be
/// sent, if there were any.
pub(crate) fn choice(
    challenge: &PaymentRequired,
    payer: &Payer,
    index: u32,
    extensions: Option<&str>,
) -> Result<Choice> {
    let choice = challenge.choose(payer)?;
    if u32::try_from(choice.index()) != Ok(index) {
        return Err(usage::argument("choice", "the choice its challenge leads its payer to"));
    }
    extensions.map_or(Ok(choice.clone()), |extensions| choice.with_extensions(extensions))
}

pub(crate) fn time(seconds: u64) -> Result<UnixTime> {
    UnixTime::from_seconds(seconds)
}

pub(crate) fn bytes32(hex: &str) -> Result<Bytes32> {
    Bytes32::parse(hex)
}

/// What a payer knows or wants, as its JSON; without, nothing.
pub(crate) fn preparing(json: Option<&str>) -> Result<PrepareOptions> {
    json.map_or(Ok(PrepareOptions::default()), PrepareOptions::from_json)
}

pub(crate) fn bytes(hex: &str) -> Result<Vec<u8>> {
    from_hex(hex)
}

pub(crate) fn policy(
    per_payment: Option<&str>,
    only: Option<&[String]>,
    max_lifetime: Option<u64>,
    confirm: Option<bool>,
    one_sdk: Option<bool>,
    repaired: Option<bool>,
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
    if let Some(one_sdk) = one_sdk {
        rules = rules.one_sdk(one_sdk);
    }
    if let Some(repaired) = repaired {
        rules = rules.repaired(repaired);
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
    pairs(flat).into_iter().map(|(id, text)| Ok(Answer::new(id, bytes(&text)?))).collect()
}
