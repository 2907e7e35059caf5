//! Typed data of any kind (EIP-712).

use crate::Result;

/// Typed data (EIP-712) from its JSON: `{types, primaryType, domain, message}`, as `eth_signTypedData_v4` takes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct TypedData {
    /// The type of the message (`primaryType`).
    pub primary_type: String,
    /// The hash of the domain (EIP-712 `domainSeparator`), by the type the types list for it: `0x` and 64 digits.
    pub domain_separator: String,
    /// The hash of the message (EIP-712 `hashStruct`); the separator where the primary type is `EIP712Domain`.
    pub struct_hash: String,
    /// The 32 bytes that are signed: `0x` and 64 digits.
    pub digest: String,
    /// Its exact text.
    pub json: String,
}

/// What `TypedData.parse` calls, in each language's own file: a record has no constructors here.
#[uniffi::export]
pub fn parse_typed_data(json: String) -> Result<TypedData> {
    let data = x402_kernel::TypedData::parse(&json)?;
    Ok(TypedData {
        primary_type: data.primary_type().into(),
        domain_separator: data.domain_separator().to_string(),
        struct_hash: data.struct_hash().to_string(),
        digest: data.digest().to_string(),
        json: data.json().text().into(),
    })
}
