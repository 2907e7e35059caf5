//! The calldata with which a settlement calls the token (EIP-3009, and the `bytes` overloads of FiatToken v2.2).

use alloc::vec::Vec;

use alloy_primitives::{B256, Bytes};
use alloy_sol_types::{SolCall, sol};

use super::eip3009::{Authorization, AuthorizationKind, CancelAuthorization};
use super::{Erc6492, Signature, SignatureForm};
use crate::primitives::{Address, Bytes32};
use crate::words::words;
use crate::{Code, Error, Result};

sol! {
    function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external;
    function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, bytes signature) external;
    function receiveWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external;
    function receiveWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, bytes signature) external;
    function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s) external;
    function cancelAuthorization(address authorizer, bytes32 nonce, bytes signature) external;
    function authorizationState(address authorizer, bytes32 nonce) external view returns (bool);
}

words! {
    /// Which of a token's two functions of one name is called.
    #[argument = "overload"]
    #[derive(Default)]
    pub enum Overload {
        /// The one that fits the signature: 65 bytes are a key's signature, passed as v (27 or 28), r and s; any other
        /// length is a contract wallet's, passed as `bytes`. Of an ERC-6492 envelope the signature inside is passed, as
        /// `bytes`.
        #[default]
        ByForm = "by_form",
        /// The one that takes `bytes`, for a contract wallet whose signature has 65 bytes. Nothing is checked; an
        /// ERC-6492 envelope is removed.
        Bytes = "bytes",
    }
}

impl Overload {
    /// Returns the overload that takes `bytes` if it is wanted, otherwise the one that fits the signature.
    pub const fn bytes_if(wanted: bool) -> Overload {
        if wanted { Overload::Bytes } else { Overload::ByForm }
    }
}

/// A signature as the token's functions take it.
enum Argument {
    /// The v, r and s of a key's signature.
    Key(u8, [u8; 32], [u8; 32]),
    /// A signature that a contract wallet verifies.
    Bytes(Bytes),
}

impl Argument {
    fn of(signature: &[u8], overload: Overload) -> Result<Argument> {
        if overload == Overload::Bytes || SignatureForm::of(signature) != SignatureForm::Key {
            return Argument::bytes(signature);
        }
        let (r, s, v) = Signature::from_bytes(signature)?.parts();
        Ok(Argument::Key(v, r, s))
    }

    fn bytes(signature: &[u8]) -> Result<Argument> {
        let signature = match SignatureForm::of(signature) {
            SignatureForm::Counterfactual => Erc6492::parse(signature)?.signature,
            SignatureForm::Key | SignatureForm::Other => signature.to_vec(),
        };
        if signature.is_empty() {
            return Err(Error::new(Code::SignatureLength).with("expected", "some").with("length", 0));
        }
        Ok(Argument::Bytes(signature.into()))
    }
}

impl Authorization {
    /// Writes the calldata that settles it: `transferWithAuthorization` or `receiveWithAuthorization`, by the overload
    /// that fits the signature ([`Overload::ByForm`]).
    ///
    /// # Errors
    /// `signature.length` for no bytes at all, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`,
    /// `signature.erc6492`.
    pub fn calldata(&self, kind: AuthorizationKind, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(kind, signature, Overload::ByForm)
    }

    /// Writes the calldata like [`calldata`](Self::calldata), by the `bytes` overload ([`Overload::Bytes`]).
    ///
    /// # Errors
    /// `signature.length` for no bytes at all, `signature.erc6492`.
    pub fn calldata_bytes(&self, kind: AuthorizationKind, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(kind, signature, Overload::Bytes)
    }

    /// Writes the calldata like [`calldata`](Self::calldata), by that overload.
    ///
    /// # Errors
    /// Those of [`calldata`](Self::calldata) or of [`calldata_bytes`](Self::calldata_bytes).
    pub fn calldata_with(&self, kind: AuthorizationKind, signature: &[u8], overload: Overload) -> Result<Vec<u8>> {
        Argument::of(signature, overload).map(|signature| self.call(kind, signature))
    }

    fn call(&self, kind: AuthorizationKind, signature: Argument) -> Vec<u8> {
        use AuthorizationKind::{Receive, Transfer};
        let Authorization { from, to, value, valid_after, valid_before, nonce } = *self;
        let (from, to, value, nonce) = (from.alloy(), to.alloy(), value.to_u256(), B256::from(nonce.to_bytes()));
        let by_key = |v: u8, r: [u8; 32], s: [u8; 32]| {
            (from, to, value, valid_after, valid_before, nonce, v, B256::from(r), B256::from(s))
        };
        let by_bytes = |signature: Bytes| (from, to, value, valid_after, valid_before, nonce, signature);
        match (kind, signature) {
            (Transfer, Argument::Key(v, r, s)) => transferWithAuthorization_0Call::from(by_key(v, r, s)).abi_encode(),
            (Receive, Argument::Key(v, r, s)) => receiveWithAuthorization_0Call::from(by_key(v, r, s)).abi_encode(),
            (Transfer, Argument::Bytes(bytes)) => transferWithAuthorization_1Call::from(by_bytes(bytes)).abi_encode(),
            (Receive, Argument::Bytes(bytes)) => receiveWithAuthorization_1Call::from(by_bytes(bytes)).abi_encode(),
        }
    }
}

impl CancelAuthorization {
    /// Writes the calldata of `cancelAuthorization`, with the signature as in [`Authorization::calldata`].
    ///
    /// # Errors
    /// Those of [`Authorization::calldata`].
    pub fn calldata(&self, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(signature, Overload::ByForm)
    }

    /// Writes the calldata like [`calldata`](Self::calldata), by the `bytes` overload ([`Overload::Bytes`]).
    ///
    /// # Errors
    /// Those of [`Authorization::calldata_bytes`].
    pub fn calldata_bytes(&self, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(signature, Overload::Bytes)
    }

    /// Writes the calldata like [`calldata`](Self::calldata), by that overload.
    ///
    /// # Errors
    /// Those of [`Authorization::calldata_with`].
    pub fn calldata_with(&self, signature: &[u8], overload: Overload) -> Result<Vec<u8>> {
        Argument::of(signature, overload).map(|signature| self.call(signature))
    }

    fn call(&self, signature: Argument) -> Vec<u8> {
        let (authorizer, nonce) = (self.authorizer.alloy(), B256::from(self.nonce.to_bytes()));
        match signature {
            Argument::Key(v, r, s) => {
                let (r, s) = (B256::from(r), B256::from(s));
                cancelAuthorization_0Call { authorizer, nonce, v, r, s }.abi_encode()
            }
            Argument::Bytes(signature) => cancelAuthorization_1Call { authorizer, nonce, signature }.abi_encode(),
        }
    }
}

/// Writes the calldata of `authorizationState`, which asks a token whether a nonce is used or cancelled (EIP-3009).
pub fn authorization_state_calldata(authorizer: Address, nonce: Bytes32) -> Vec<u8> {
    authorizationStateCall { authorizer: authorizer.alloy(), nonce: nonce.to_bytes().into() }.abi_encode()
}
