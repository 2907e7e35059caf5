//! What a settlement calls the token with (EIP-3009, and the `bytes` overloads of FiatToken v2.2).

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
    /// Which of the token's two functions of one name is called.
    #[argument = "overload"]
    #[derive(Default)]
    pub enum Overload {
        /// By the signature's form: 65 bytes are a key's signature and go in as v, r and s, v as 27 or 28; any other
        /// length is a contract wallet's and goes in as `bytes`. Of an ERC-6492 envelope it is the signature inside,
        /// always as `bytes`.
        #[default]
        ByForm = "by_form",
        /// `bytes`, whatever the length: for a contract wallet whose signature has 65 bytes. Nothing is checked or changed
        /// but an ERC-6492 envelope, which is taken off.
        Bytes = "bytes",
    }
}

/// A signature as the token's functions take it.
enum Argument {
    /// v, r and s of a key.
    Key(u8, [u8; 32], [u8; 32]),
    /// What a contract wallet checks.
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
    /// The calldata that settles it: `transferWithAuthorization` or `receiveWithAuthorization`, by the overload for the
    /// signature's form ([`Overload::ByForm`]).
    ///
    /// # Errors
    /// `signature.length` for no bytes at all, `signature.recovery_id`, `signature.out_of_range`, `signature.high_s`,
    /// `signature.erc6492`.
    pub fn calldata(&self, kind: AuthorizationKind, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(kind, signature, Overload::ByForm)
    }

    /// Like [`calldata`](Self::calldata), by the `bytes` overload whatever the length ([`Overload::Bytes`]).
    ///
    /// # Errors
    /// `signature.length` for no bytes at all, `signature.erc6492`.
    pub fn calldata_bytes(&self, kind: AuthorizationKind, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(kind, signature, Overload::Bytes)
    }

    /// Like [`calldata`](Self::calldata), by that overload.
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
    /// The calldata of `cancelAuthorization`; the signature goes in as for [`Authorization::calldata`].
    ///
    /// # Errors
    /// Those of [`Authorization::calldata`].
    pub fn calldata(&self, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(signature, Overload::ByForm)
    }

    /// Like [`calldata`](Self::calldata), by the `bytes` overload whatever the length.
    ///
    /// # Errors
    /// Those of [`Authorization::calldata_bytes`].
    pub fn calldata_bytes(&self, signature: &[u8]) -> Result<Vec<u8>> {
        self.calldata_with(signature, Overload::Bytes)
    }

    /// Like [`calldata`](Self::calldata), by that overload.
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

/// The calldata that asks a token whether the nonce is used or cancelled: `authorizationState` (EIP-3009).
pub fn authorization_state_calldata(authorizer: Address, nonce: Bytes32) -> Vec<u8> {
    authorizationStateCall { authorizer: authorizer.alloy(), nonce: nonce.to_bytes().into() }.abi_encode()
}
