//! Signed data with a prefix (EIP-191), as `personal_sign` has it.

use alloc::format;

use alloy_primitives::Keccak256;

use crate::primitives::Bytes32;

/// Computes the hash that `personal_sign` signs:
/// `keccak256("\x19Ethereum Signed Message:\n" ‖ length ‖ message)` (EIP-191, version 0x45).
pub fn personal_message_hash(message: &[u8]) -> Bytes32 {
    let mut hasher = Keccak256::new();
    hasher.update(format!("\x19Ethereum Signed Message:\n{}", message.len()));
    hasher.update(message);
    hasher.finalize().into()
}
