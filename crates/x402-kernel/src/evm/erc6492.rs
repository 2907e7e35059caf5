use alloc::vec::Vec;

use alloy_sol_types::SolValue;
use serde::Serialize;

use crate::primitives::{Address, serialize_bytes};
use crate::{Code, Error, Result};

/// The last 32 bytes of a signature of a wallet that is not deployed yet (ERC-6492).
pub(super) const SUFFIX: [u8; 32] =
    alloy_primitives::hex!("6492649264926492649264926492649264926492649264926492649264926492");

/// The envelope around a signature of a wallet that is not deployed yet (ERC-6492): which contract would deploy it and how,
/// and the signature for the wallet to verify. It proves nothing: any bytes can be put into an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Erc6492 {
    /// The contract that would deploy the wallet.
    pub factory: Address,
    /// The calldata of the call to the factory.
    #[serde(serialize_with = "serialize_bytes")]
    pub calldata: Vec<u8>,
    /// The signature inside the envelope.
    #[serde(serialize_with = "serialize_bytes")]
    pub signature: Vec<u8>,
}

impl Erc6492 {
    /// Reads an envelope: the canonical ABI encoding of `(address, bytes, bytes)`, then the suffix of 32 bytes.
    ///
    /// # Errors
    /// `signature.erc6492`.
    pub fn parse(bytes: &[u8]) -> Result<Erc6492> {
        let wrong = || Error::new(Code::SignatureErc6492);
        let body = bytes.strip_suffix(&SUFFIX).ok_or_else(wrong)?;
        let parts: (alloy_primitives::Address, alloy_primitives::Bytes, alloy_primitives::Bytes) =
            SolValue::abi_decode_params(body).map_err(|_| wrong())?;
        // The decoder allows other offsets and padding, and more bytes at the end; only the canonical form is read here.
        if parts.abi_encode_params() != body {
            return Err(wrong());
        }
        let (factory, calldata, signature) = parts;
        Ok(Erc6492 { factory: factory.into(), calldata: calldata.into(), signature: signature.into() })
    }
}
