//! The scheme `exact` on EVM by EIP-3009: one signed authorization for one exact amount.

mod prepare;
mod verify;

pub(super) use prepare::{Prepared, prepare};

use alloc::format;

use crate::evm::{Eip712Domain, recover};
use crate::primitives::Asset;
use crate::wire::{ExactPayload, PaymentRequirements};
use crate::{Code, Error, Result};

/// The token's signing domain. For a token the registry knows, the registry says what its contract calls itself, and an
/// offer that says otherwise is refused: its seller could never settle.
fn domain(offer: &PaymentRequirements) -> Result<Eip712Domain> {
    let (name, version) = (offer.extra_str("name")?, offer.extra_str("version")?);
    let token = |name, version| Eip712Domain::token(name, version, offer.network().chain_id(), offer.asset());
    let Some(asset) = offer.known_asset() else {
        return match (name, version) {
            (Some(name), Some(version)) => Ok(token(name, version)),
            _ => Err(Error::new(Code::DomainUnknown).with("asset", offer.asset()).within("extra")),
        };
    };
    for (member, said, known) in [("name", &name, asset.name()), ("version", &version, asset.version())] {
        if let Some(said) = said.as_deref().filter(|said| *said != known) {
            let error = Error::new(Code::DomainMismatch).with("found", said).with("expected", known);
            return Err(error.within(member).within("extra"));
        }
    }
    pinned(token(asset.name().into(), asset.version().into()), asset)
}

/// Whether the payer's key signed the authorization for that offer's token.
pub(crate) fn is_signed_for(offer: &PaymentRequirements, payload: &ExactPayload) -> bool {
    let authorization = &payload.authorization;
    let recovered = domain(offer).and_then(|domain| recover(authorization.digest(&domain), &payload.signature));
    recovered.is_ok_and(|payer| payer == authorization.from)
}

/// The domain, if it is the one pinned for the asset.
fn pinned(domain: Eip712Domain, asset: &Asset) -> Result<Eip712Domain> {
    if domain.separator() == asset.domain_separator() {
        return Ok(domain);
    }
    let found = format!("{} {}", asset.name(), asset.version());
    Err(Error::new(Code::DomainMismatch)
        .with("found", found)
        .with("expected", asset.domain_separator())
        .within("extra"))
}
