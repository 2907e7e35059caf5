//! Recovers an address from a signature: by libsecp256k1 with the feature `secp256k1`, otherwise by k256.

use k256::ecdsa::VerifyingKey;

use crate::primitives::{Address, Bytes32};

/// Recovers the signer. r and s are in range, s in the lower half. `None` if no key could have made the signature.
#[cfg(not(feature = "secp256k1"))]
pub(super) fn address(digest: Bytes32, scalars: &[u8; 64], odd: bool) -> Option<Address> {
    let signature = k256::ecdsa::Signature::from_slice(scalars).ok()?;
    let id = k256::ecdsa::RecoveryId::new(odd, false);
    let key = VerifyingKey::recover_from_prehash(&digest.to_bytes(), &signature, id).ok()?;
    Some(address_of(&key))
}

/// Recovers the signer. r and s are in range, s in the lower half. `None` if no key could have made the signature.
#[cfg(feature = "secp256k1")]
pub(super) fn address(digest: Bytes32, scalars: &[u8; 64], odd: bool) -> Option<Address> {
    use secp256k1::ecdsa::{RecoverableSignature, RecoveryId};
    let id = RecoveryId::from_u8_masked(odd.into());
    let signature = RecoverableSignature::from_compact(scalars, id).ok()?;
    let key = signature.recover_ecdsa(secp256k1::Message::from_digest(digest.to_bytes())).ok()?;
    Some(of_point(&key.serialize_uncompressed()))
}

/// Computes the address of a public key.
pub(crate) fn address_of(key: &VerifyingKey) -> Address {
    of_point(key.to_sec1_point(false).as_bytes())
}

/// Computes the address of an uncompressed point: the last 20 bytes of the hash of all but its first byte.
fn of_point(point: &[u8]) -> Address {
    let hash = alloy_primitives::keccak256(point.get(1..).unwrap_or_default());
    alloy_primitives::Address::from_word(hash).into()
}
