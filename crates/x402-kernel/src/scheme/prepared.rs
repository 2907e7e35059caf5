use alloc::vec::Vec;

use super::SigningRequest;
use crate::evm::Authorization;
use crate::primitives::{Bytes32, UnixTime};

/// What a method made of an approval: all of a payment but its signature.
pub(super) struct Prepared {
    /// What makes the payment good once.
    pub(super) nonce: Bytes32,
    /// When it can no longer settle.
    pub(super) expires_at: UnixTime,
    /// What is to be signed, in order.
    pub(super) requests: Vec<SigningRequest>,
    /// The digest of the one request.
    pub(super) digest: Bytes32,
    /// What the one request says.
    pub(super) authorization: Authorization,
}
