//! `TransferWithAuthorization` (EIP-3009) as typed data (EIP-712).

use alloc::string::String;

use alloy_sol_types::{SolStruct, sol};

use super::eip712::{Eip712Domain, members};
use crate::json::ObjectWriter;
use crate::primitives::Bytes32;
use crate::wire::Authorization;

sol! {
    struct TransferWithAuthorization {
        address from;
        address to;
        uint256 value;
        uint256 validAfter;
        uint256 validBefore;
        bytes32 nonce;
    }
}

impl Authorization {
    fn typed(&self) -> TransferWithAuthorization {
        TransferWithAuthorization {
            from: self.from.alloy(),
            to: self.to.alloy(),
            value: self.value.to_u256(),
            validAfter: self.valid_after,
            validBefore: self.valid_before,
            nonce: self.nonce.to_bytes().into(),
        }
    }

    /// The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
    pub fn digest(&self, domain: &Eip712Domain) -> Bytes32 {
        self.typed().eip712_signing_hash(&domain.alloy()).into()
    }

    /// The struct hash alone (EIP-712 `hashStruct`): where a wrong digest goes wrong.
    pub fn struct_hash(&self) -> Bytes32 {
        self.typed().eip712_hash_struct().into()
    }

    /// The typed data a wallet signs (`eth_signTypedData_v4`): `EIP712Domain` listed, `chainId` a number, the message's
    /// numbers decimal strings.
    pub fn typed_data(&self, domain: &Eip712Domain) -> String {
        let fields = [
            ("from", "address"),
            ("to", "address"),
            ("value", "uint256"),
            ("validAfter", "uint256"),
            ("validBefore", "uint256"),
            ("nonce", "bytes32"),
        ];
        let name = TransferWithAuthorization::NAME;
        let types = ObjectWriter::new().raw("EIP712Domain", domain.type_json()).raw(name, members(fields)).end();
        ObjectWriter::new()
            .raw("types", types)
            .string("primaryType", name)
            .raw("domain", domain.to_json())
            .raw("message", self.to_json())
            .end()
    }
}
