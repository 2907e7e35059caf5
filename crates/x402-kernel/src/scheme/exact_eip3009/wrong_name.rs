//! Explains a wrong signature: did the payer sign for this token under another EIP-712 name?

use alloc::format;
use alloc::vec::Vec;

use crate::Error;
use crate::evm::{Authorization, Eip712Domain, Signature};
use crate::wire::PaymentRequirements;

/// Wrong names and versions that SDKs and servers have used for tokens, besides those of the registry.
const SEEN: [(&str, &str); 5] =
    [("USD Coin", "2"), ("USDC", "2"), ("USD Coin", "1"), ("USDC", "1"), ("Unknown Token", "1")];

/// The detail that has the name, if it is found.
pub(super) const NAME: &str = "signed_name";

/// The most names that are tried: each costs as much as a verification, and anybody can send a wrong signature.
const MOST: usize = 8;

/// Adds to the error under which other name the payer signed, if it is found (`signed_name`, `signed_version`).
pub(super) fn named(
    error: Error,
    offer: &PaymentRequirements,
    authorization: &Authorization,
    signature: &Signature,
    domain: &Eip712Domain,
) -> Error {
    let (Some(own_name), Some(own_version)) = (domain.name.as_deref(), domain.version.as_deref()) else { return error };
    let registry = offer.profile().registry().assets();
    let rows = registry.flat_map(|row| [(row.name(), row.version()), (row.symbol(), row.version())]);
    let own = [(own_name, "1"), (own_name, "2")];
    let mut candidates: Vec<(&str, &str)> = Vec::new();
    for candidate in own.into_iter().chain(SEEN).chain(rows) {
        if candidates.len() < MOST && !candidates.contains(&candidate) {
            candidates.push(candidate);
        }
    }
    let signed = candidates.into_iter().find(|(name, version)| {
        let alias = Eip712Domain { name: Some((*name).into()), version: Some((*version).into()), ..domain.clone() };
        signature.recover(authorization.digest(&alias)) == Ok(authorization.from)
    });
    let Some((name, version)) = signed else { return error };
    let hint = format!(
        "it is valid for token name \"{name}\" version \"{version}\"; the contract at {} on {} is named \"{own_name}\" version \"{own_version}\"",
        offer.asset(),
        offer.network(),
    );
    error.with(NAME, name).with("signed_version", version).hint(hint)
}
