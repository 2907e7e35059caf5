//! The token's signing domain, of an offer and the registry.

use alloc::format;

use crate::evm::Eip712Domain;
use crate::primitives::{Address, Bytes32};
use crate::registry::Asset;
use crate::wire::PaymentRequirements;
use crate::{Code, Error, Mode, Result};

/// Returns the token's signing domain. For a known token the registry gives name and version, and an offer with others
/// is refused, since its payment could never settle.
pub(super) fn domain(offer: &PaymentRequirements) -> Result<Eip712Domain> {
    own_contract(offer)?;
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
    Ok(token(asset.name().into(), asset.version().into()))
}

/// Returns the domain's separator: the pinned one of a known token.
pub(super) fn separator(offer: &PaymentRequirements, domain: &Eip712Domain) -> Bytes32 {
    offer.known_asset().map_or_else(|| domain.separator(), Asset::domain_separator)
}

/// Requires an offer that names a `verifyingContract` to name the asset. In tolerant mode another one is ignored.
fn own_contract(offer: &PaymentRequirements) -> Result<()> {
    const MEMBER: &str = "verifyingContract";
    if offer.profile().mode() == Mode::Tolerant {
        return Ok(());
    }
    let within = |error: Error| error.within(MEMBER).within("extra");
    let Some(text) = offer.extra_str(MEMBER)? else { return Ok(()) };
    if Address::parse(&text).map_err(within)? == offer.asset() {
        return Ok(());
    }
    let error = Error::new(Code::DomainMismatch).with("found", text).with("expected", offer.asset());
    Err(within(error.hint("the contract of the signing domain is the asset, whatever an offer says")))
}

/// Returns the domain to show to a wallet. Its name and version must give the pinned separator.
pub(super) fn pinned(offer: &PaymentRequirements) -> Result<Eip712Domain> {
    let domain = domain(offer)?;
    let expected = separator(offer, &domain);
    if domain.separator() == expected {
        return Ok(domain);
    }
    let [name, version] = [&domain.name, &domain.version].map(|text| text.as_deref().unwrap_or_default());
    let found = format!("{name} {version}");
    Err(Error::new(Code::DomainMismatch).with("found", found).with("expected", expected).within("extra"))
}
