use alloy_primitives::U256;

use super::super::{Grant, SigningRequest, ValidAfter};
use super::pinned;
use crate::evm::{Authorization, Eip712Domain};
use crate::primitives::{Bytes32, UnixTime};
use crate::wire::Version;
use crate::{Code, Error, Result};

/// v1's SDKs date authorizations back so that a verifier with a slow clock takes them; v2's sign 0.
const BACKDATED: u64 = 600;

pub(in crate::scheme) struct Prepared {
    pub(in crate::scheme) authorization: Authorization,
    pub(in crate::scheme) digest: Bytes32,
    pub(in crate::scheme) expires_at: UnixTime,
    domain: Eip712Domain,
}

/// The authorization to sign ([`exact` on EVM, §1](crate#specifications); the official SDKs' windows).
pub(in crate::scheme) fn prepare(grant: &Grant, now: UnixTime, nonce: Bytes32) -> Result<Prepared> {
    if nonce.is_zero() {
        return Err(Error::new(Code::PrepareNonce));
    }
    let offer = &grant.offer;
    // The window is where it is checked; how long it lives is bounded by the clock that can be trusted.
    let there = grant.options.clock.unwrap_or_default().at(now);
    let window = offer.max_timeout_seconds().min(grant.max_lifetime);
    let expires_at = there.plus(window).min(now.plus(grant.max_lifetime));
    let left = expires_at.seconds().saturating_sub(there.seconds());
    let margin = grant.profile().settle_margin();
    if left <= margin {
        return Err(Error::new(Code::PrepareTimeout).with("seconds", left).with("margin", margin));
    }
    let domain = pinned(offer)?;
    let usual = match offer.version() {
        Version::V1 => ValidAfter::Backdated,
        Version::V2 => ValidAfter::Zero,
    };
    let valid_after = match grant.options.valid_after.unwrap_or(usual) {
        ValidAfter::Backdated => there.minus(BACKDATED).seconds(),
        ValidAfter::Zero => 0,
    };
    let authorization = Authorization {
        from: grant.payer,
        to: offer.pay_to(),
        value: offer.amount(),
        valid_after: U256::from(valid_after),
        valid_before: U256::from(expires_at.seconds()),
        nonce,
    };
    Ok(Prepared { digest: authorization.digest(&domain), authorization, expires_at, domain })
}

impl Prepared {
    pub(in crate::scheme) fn request(&self) -> SigningRequest {
        let typed_data = self.authorization.typed_data(&self.domain);
        SigningRequest::typed_data_of("authorization", self.digest, typed_data, self.authorization.from)
    }
}
