use alloc::string::String;

use alloy_primitives::U256;

use super::super::grant::Grant;
use super::super::prepared::Prepared;
use super::super::{PrepareOptions, SigningRequest, ValidAfter};
use super::terms::pinned;
use crate::evm::Authorization;
use crate::primitives::{Bytes32, UnixTime};
use crate::wire::{ExactPayload, Version};
use crate::{Code, Error, Result};

/// The seconds by which v1's SDKs backdate authorizations, so that verifiers with slow clocks accept them.
const BACKDATED: u64 = 600;

/// Prepares the authorization to sign ([`exact` on EVM, §1](crate#specifications), with the official SDKs' windows).
pub(in crate::scheme) fn prepare(
    grant: &Grant,
    options: &PrepareOptions,
    now: UnixTime,
    nonce: Bytes32,
) -> Result<Prepared> {
    if nonce.is_zero() {
        return Err(Error::new(Code::PrepareNonce));
    }
    let offer = &grant.offer;
    // The server's clock decides the window, since the server verifies it; the caller's own clock limits its length.
    let there = options.clock.unwrap_or_default().at(now);
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
    let valid_after = match options.valid_after.unwrap_or(usual) {
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
    let digest = authorization.digest(&domain);
    let typed_data = authorization.typed_data(&domain);
    let request = SigningRequest::typed_data_of("authorization", digest, typed_data, grant.payer);
    Ok(Prepared { nonce, expires_at, requests: alloc::vec![request], digest, authorization })
}

/// Writes the `payload` with that signature.
pub(in crate::scheme) fn payload(prepared: &Prepared, signature: &[u8]) -> String {
    ExactPayload { signature: signature.to_vec(), authorization: prepared.authorization }.to_json()
}
