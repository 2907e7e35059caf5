use alloy_primitives::U256;

use super::super::{Grant, SigningRequest};
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

/// The authorization to sign (`exact` on EVM §1; the official SDKs' windows).
pub(in crate::scheme) fn prepare(grant: &Grant, now: UnixTime, nonce: Bytes32) -> Result<Prepared> {
    if nonce.is_zero() {
        return Err(Error::new(Code::PrepareNonce));
    }
    let offer = &grant.option;
    let window = offer.max_timeout_seconds().min(grant.max_lifetime);
    let margin = grant.profile().settle_margin();
    if window <= margin {
        return Err(Error::new(Code::PrepareTimeout).with("seconds", window).with("margin", margin));
    }
    let domain = pinned(offer)?;
    let expires_at = now.plus(window);
    let valid_after = match offer.version() {
        Version::V1 => now.minus(BACKDATED).seconds(),
        Version::V2 => 0,
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
