use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, Limits, Value};
use crate::primitives::{Address, Bytes32, from_hex};
use crate::words::words;

words! {
    /// How a request is to be signed.
    #[argument = "kind"]
    pub enum RequestKind {
        /// As typed data (`eth_signTypedData_v4`), or by its digest without a prefix.
        TypedData = "typed_data",
    }
}

/// A request for a signature, to a wallet, a hardware device or a key store. Only the kernel makes one, from an
/// approved offer.
///
/// ```compile_fail,E0451
/// # use x402_kernel::*;
/// fn forge(digest: Bytes32, signer: Address) -> SigningRequest {
///     SigningRequest { id: "authorization", kind: RequestKind::TypedData, digest, typed_data: String::new(), signer }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SigningRequest {
    id: &'static str,
    kind: RequestKind,
    digest: Bytes32,
    typed_data: String,
    signer: Address,
}

impl SigningRequest {
    pub(super) fn typed_data_of(
        id: &'static str,
        digest: Bytes32,
        typed_data: String,
        signer: Address,
    ) -> SigningRequest {
        SigningRequest { id, kind: RequestKind::TypedData, digest, typed_data, signer }
    }

    /// The id, which the [`Answer`] must have.
    pub fn id(&self) -> &str {
        self.id
    }

    /// How it is to be signed.
    pub fn kind(&self) -> RequestKind {
        self.kind
    }

    /// The 32 bytes that are signed.
    pub fn digest(&self) -> Bytes32 {
        self.digest
    }

    /// The typed data, as JSON for `eth_signTypedData_v4`. Its hash is the digest.
    pub fn typed_data(&self) -> &str {
        &self.typed_data
    }

    /// The address of the signer.
    pub fn signer(&self) -> Address {
        self.signer
    }
}

/// A signature that answers a [`SigningRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The request's id.
    pub id: String,
    /// The bytes of the signature: r, s, v.
    #[serde(serialize_with = "crate::primitives::serialize_bytes")]
    pub signature: Vec<u8>,
}

impl Answer {
    /// Makes an answer to the request of that id.
    pub fn new(id: impl Into<String>, signature: impl Into<Vec<u8>>) -> Answer {
        Answer { id: id.into(), signature: signature.into() }
    }

    /// Reads what an answer serialises as, `{id, signature}`, the signature in hexadecimal.
    ///
    /// # Errors
    /// `usage.argument` for another member; `message.*`, `hex.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Answer> {
        Answer::read(Json::parse(text, &Limits::default())?.value())
    }

    pub(crate) fn read(value: Value<'_>) -> Result<Answer> {
        let value = value.object("answer", &["id", "signature"])?;
        Ok(Answer { id: value.text_of("id")?, signature: value.read("signature", |v| from_hex(&v.string()?))? })
    }
}
