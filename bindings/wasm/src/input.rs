//! What comes in of what only a server, a facilitator or a tool has: offers and payments that come back, and how to
//! verify them.

use alloc::vec::Vec;

use x402_kernel::{
    Address, Amount, AuthorizationKind, Error, Json, PaymentPayload, PaymentRequirements, Profile, Result,
    VerifyOptions, Version, usage,
};

use crate::check::{ANY_SIZE, entries, member, profile, repairs, restored, text};

/// An offer that comes back.
pub(crate) fn offer(
    version: u8,
    json: &str,
    read_under: Option<&str>,
    index: Option<u32>,
) -> Result<PaymentRequirements> {
    let index = index.map(|index| usize::try_from(index).unwrap_or(usize::MAX));
    // Without the repairs of the message it came in: nothing here pays it.
    PaymentRequirements::restore(&profile(read_under)?, Version::from_number(version)?, json, index, Vec::new())
}

/// Offers that come back, as an array of `{version, json, profile?, index?}`.
pub(crate) fn offers(json: &str) -> Result<Vec<PaymentRequirements>> {
    let number = |entry: &Json, name: &str| entry.get(name).and_then(|number| number.text().parse::<u32>().ok());
    let restored = |entry: Json| {
        let version = number(&entry, "version").and_then(|version| u8::try_from(version).ok());
        let (json, under) = (text(&entry, "json"), member(&entry, "profile"));
        offer(version.unwrap_or_default(), &json, under.as_deref(), number(&entry, "index"))
    };
    Json::parse(json, &ANY_SIZE)?.elements().map(restored).collect()
}

/// A payment that comes back; `made` is the array of its repairs, unless there was none.
pub(crate) fn payment(json: &str, read_under: Option<&str>, made: Option<&str>) -> Result<PaymentPayload> {
    let made = made.map_or(Ok(Vec::new()), |made| repairs(Json::parse(made, &ANY_SIZE)?.elements().collect()))?;
    PaymentPayload::restore(&profile(read_under)?, json, made)
}

/// Payments that come back, as an array of `{json, profile?, repairs?}`.
pub(crate) fn payments(list: &str) -> Result<Vec<PaymentPayload>> {
    let restored = |entry: Json| {
        let (json, under) = (text(&entry, "json"), member(&entry, "profile"));
        PaymentPayload::restore(&profile(under.as_deref())?, &json, repairs(entries(&entry, "repairs"))?)
    };
    Json::parse(list, &ANY_SIZE)?.elements().map(restored).collect()
}

/// What a value that has no profile of its own is read again under.
pub(crate) fn any_size() -> Profile {
    Profile::default().with_limits(ANY_SIZE)
}

/// An error that comes back, as its `{code, reason?, at, detail}`.
pub(crate) fn error(json: &str) -> Result<Error> {
    restored(&Json::parse(json, &ANY_SIZE)?)
}

pub(crate) fn address(text: Option<&str>) -> Result<Option<Address>> {
    text.map(Address::parse).transpose()
}

pub(crate) fn amount(text: Option<&str>) -> Result<Option<Amount>> {
    text.map(Amount::parse).transpose()
}

pub(crate) fn kind(name: &str) -> Result<AuthorizationKind> {
    let kinds = [AuthorizationKind::Transfer, AuthorizationKind::Receive];
    let found = kinds.into_iter().find(|kind| kind.as_str() == name);
    found.ok_or_else(|| usage::argument("kind", "\"transfer\" or \"receive\""))
}

/// What a verifier knows or wants, as its JSON; without, nothing.
pub(crate) fn verifying(json: Option<&str>) -> Result<VerifyOptions> {
    json.map_or(Ok(VerifyOptions::default()), VerifyOptions::from_json)
}
