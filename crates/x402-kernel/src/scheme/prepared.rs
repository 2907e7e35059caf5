use alloc::vec::Vec;

use super::SigningRequest;
use crate::evm::Authorization;
use crate::primitives::{Bytes32, UnixTime};

/// A prepared payment of any method: everything but its signature.
pub(super) struct Prepared {
    /// The nonce, which makes the payment good once.
    pub(super) nonce: Bytes32,
    /// When the payment can no longer settle.
    pub(super) expires_at: UnixTime,
    /// The requests to sign, in order.
    pub(super) requests: Vec<SigningRequest>,
    /// The digest of the one request.
    pub(super) digest: Bytes32,
    /// The authorization of the one request.
    pub(super) authorization: Authorization,
}
