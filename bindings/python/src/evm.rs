use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::Amount;
use x402_kernel::evm::authorization_state_calldata;
use x402_kernel::primitives::to_hex;

use crate::error::raise;
use crate::input::{
    AddressIn, AnyAuthorization, AnyCancel, AnyDomain, Bytes, Decimal, Hash32, Hex, Message, Text, record,
};
use crate::value::{self, Reduced, Tuple, value, word};

word!(AuthorizationKind { Transfer, Receive });

/// What x402 uses.
const TRANSFER: AuthorizationKind = AuthorizationKind(kernel::AuthorizationKind::Transfer);

/// A signing domain (EIP-712 `EIP712Domain`): the fields that are present, and no others, are hashed. An empty name or
/// version is present.
///
/// `chain_id` is a `str` of decimal digits or an `int`, `salt` hexadecimal or bytes.
///
/// Raises `MalformedError`: `amount.*`, `address.*`, `hex.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Eip712Domain(pub(crate) kernel::Eip712Domain);

#[pymethods]
impl Eip712Domain {
    #[new]
    #[pyo3(signature = (*, name=None, version=None, chain_id=None, verifying_contract=None, salt=None))]
    fn new(
        py: Python<'_>,
        name: Option<Text>,
        version: Option<Text>,
        chain_id: Option<Decimal>,
        verifying_contract: Option<Text>,
        salt: Option<Hex>,
    ) -> PyResult<Eip712Domain> {
        let members = [
            ("name", name.map(|text| text.0)),
            ("version", version.map(|text| text.0)),
            ("chainId", chain_id.map(|number| number.0)),
            ("verifyingContract", verifying_contract.map(|text| text.0)),
            ("salt", salt.map(|hex| hex.0)),
        ];
        kernel::Eip712Domain::parse(&record(py, &members)?).map(Eip712Domain).map_err(raise)
    }

    /// `name`: what the contract calls itself.
    #[getter]
    fn name(&self) -> Option<&str> {
        self.0.name.as_deref()
    }

    /// `version`
    #[getter]
    fn version(&self) -> Option<&str> {
        self.0.version.as_deref()
    }

    /// `chainId`, in decimal digits.
    #[getter]
    fn chain_id(&self) -> Option<String> {
        self.0.chain_id.map(|id| id.to_string())
    }

    /// `verifyingContract`
    #[getter]
    fn verifying_contract(&self) -> Option<String> {
        self.0.verifying_contract.map(|contract| contract.to_string())
    }

    /// `salt`: `0x` and 64 hexadecimal digits.
    #[getter]
    fn salt(&self) -> Option<String> {
        self.0.salt.map(|salt| salt.to_string())
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["name", "version", "chain_id", "verifying_contract", "salt"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.0.separator().to_string().into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, Eip712Domain>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Eip712Domain>) -> PyResult<Reduced<'py>> {
        value::restored(slf, value::fields(slf.as_any())?)
    }

    #[classmethod]
    fn _restore(
        class: &Bound<'_, pyo3::types::PyType>,
        name: Option<Text>,
        version: Option<Text>,
        chain_id: Option<Decimal>,
        verifying_contract: Option<Text>,
        salt: Option<Hex>,
    ) -> PyResult<Eip712Domain> {
        Eip712Domain::new(class.py(), name, version, chain_id, verifying_contract, salt)
    }
}

/// What an EIP-3009 `TransferWithAuthorization` says.
///
/// `value`, `valid_after` and `valid_before` are `str`s of decimal digits or `int`s, `nonce` hexadecimal or bytes.
///
/// Raises `MalformedError`: `address.*`, `amount.*`, `time.not_seconds`, `hex.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Authorization(pub(crate) kernel::Authorization);

#[pymethods]
impl Authorization {
    #[new]
    fn new(
        py: Python<'_>,
        from_: Text,
        to: Text,
        value: Decimal,
        valid_after: Decimal,
        valid_before: Decimal,
        nonce: Hex,
    ) -> PyResult<Authorization> {
        let members = [
            ("from", Some(from_.0)),
            ("to", Some(to.0)),
            ("value", Some(value.0)),
            ("validAfter", Some(valid_after.0)),
            ("validBefore", Some(valid_before.0)),
            ("nonce", Some(nonce.0)),
        ];
        kernel::Authorization::parse(&record(py, &members)?).map(Authorization).map_err(raise)
    }

    /// `from`: the payer.
    #[getter]
    fn from_(&self) -> String {
        self.0.from.to_string()
    }

    /// `to`: the payee.
    #[getter]
    fn to(&self) -> String {
        self.0.to.to_string()
    }

    /// `value`: atomic units of the token, in decimal digits.
    #[getter]
    fn value(&self) -> String {
        self.0.value.to_string()
    }

    /// `validAfter`: unix seconds in decimal digits; valid only later than this.
    #[getter]
    fn valid_after(&self) -> String {
        Amount::from(self.0.valid_after).to_string()
    }

    /// `validBefore`: unix seconds in decimal digits; valid only earlier than this.
    #[getter]
    fn valid_before(&self) -> String {
        Amount::from(self.0.valid_before).to_string()
    }

    /// `nonce`: `0x` and 64 hexadecimal digits, once per payer and token.
    #[getter]
    fn nonce(&self) -> String {
        self.0.nonce.to_string()
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["from_", "to", "value", "valid_after", "valid_before", "nonce"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.0.struct_hash().to_string().into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, Authorization>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Authorization>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}

/// What an EIP-3009 `CancelAuthorization` says: that a nonce is used up, though nothing was paid by it.
///
/// `nonce` is hexadecimal or bytes.
///
/// Raises `MalformedError`: `address.*`, `hex.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct CancelAuthorization(pub(crate) kernel::CancelAuthorization);

#[pymethods]
impl CancelAuthorization {
    #[new]
    fn new(py: Python<'_>, authorizer: Text, nonce: Hex) -> PyResult<CancelAuthorization> {
        let members = [("authorizer", Some(authorizer.0)), ("nonce", Some(nonce.0))];
        kernel::CancelAuthorization::parse(&record(py, &members)?).map(CancelAuthorization).map_err(raise)
    }

    /// `authorizer`: whose authorization it is.
    #[getter]
    fn authorizer(&self) -> String {
        self.0.authorizer.to_string()
    }

    /// `nonce`: the authorization's, `0x` and 64 hexadecimal digits.
    #[getter]
    fn nonce(&self) -> String {
        self.0.nonce.to_string()
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["authorizer", "nonce"])
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.0.struct_hash().to_string().into_pyobject(py)?.hash()
    }

    fn __repr__(slf: &Bound<'_, CancelAuthorization>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, CancelAuthorization>) -> PyResult<Reduced<'py>> {
        Ok(value::called(slf, value::fields(slf.as_any())?))
    }
}

value! {
    /// Typed data (EIP-712) from its JSON: `{types, primaryType, domain, message}`, as `eth_signTypedData_v4` takes it.
    ///
    /// Every value has to be one of its type, and every member has to be signed: what a wallet would cast, pad, drop or
    /// assume is an error here, since two wallets would do it in two ways.
    TypedData {
        /// The type of the message (`primaryType`).
        primary_type: String,
        /// The hash of the domain (EIP-712 `domainSeparator`), by the type the types list for it.
        domain_separator: String,
        /// The hash of the message (EIP-712 `hashStruct`); the separator where the primary type is `EIP712Domain`.
        struct_hash: String,
        /// The 32 bytes that are signed: `0x` and 64 hexadecimal digits.
        digest: String,
        /// The exact text.
        json: String,
    }
    with {
        /// Reads typed data.
        ///
        /// An integer is a string of decimal digits, a string of `0x` and hexadecimal digits, or a JSON integer of any
        /// length; bytes are `0x` and two digits each. A primary type of `EIP712Domain` signs the domain alone; its
        /// message is absent or empty. At most 128 types are listed, with at most 128 members each, and none contains
        /// itself.
        ///
        /// Raises `MalformedError`: `typed_data.no_domain_type` if the types do not list `EIP712Domain`,
        /// `typed_data.type` for what is no type, or none that is listed, `typed_data.cycle`, `typed_data.value` for a
        /// value out of range, of the wrong length or spelling, `typed_data.unknown_member`, `message.missing`,
        /// `message.wrong_type`, `address.*`, `hex.*`, `json.*`.
        #[staticmethod]
        fn parse(py: Python<'_>, json: Message) -> PyResult<TypedData> {
            let data = py.detach(|| kernel::TypedData::parse(&json.0)).map_err(raise)?;
            Ok(TypedData {
                primary_type: data.primary_type().into(),
                domain_separator: data.domain_separator().to_string(),
                struct_hash: data.struct_hash().to_string(),
                digest: data.digest().to_string(),
                json: data.json().text().into(),
            })
        }

        /// What `json.loads` makes of the exact text.
        fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            value::loads(py, &self.json)
        }
    }
}

/// The domain separator (EIP-712 §Definition of `domainSeparator`). `domain` is an `Eip712Domain`, or a `dict` of
/// `{name?, version?, chainId?, verifyingContract?, salt?}`.
///
/// Raises `MalformedError` for a `dict` that is none: `message.wrong_type`, `amount.*`, `address.*`, `hex.*`.
#[pyfunction]
pub(crate) fn domain_separator(domain: AnyDomain) -> String {
    domain.0.separator().to_string()
}

/// The struct hash alone (EIP-712 `hashStruct`): where a wrong digest goes wrong. `authorization` is an `Authorization`,
/// or a `dict` of `{from, to, value, validAfter, validBefore, nonce}`.
///
/// `kind` is what it lets happen: to transfer and to receive are different typed data.
///
/// Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`.
#[pyfunction]
#[pyo3(signature = (authorization, *, kind=TRANSFER), text_signature = "(authorization, *, kind='transfer')")]
pub(crate) fn struct_hash(authorization: AnyAuthorization, kind: AuthorizationKind) -> String {
    authorization.0.struct_hash_of(kind.0).to_string()
}

/// The digest that is signed for that kind: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
///
/// Raises what `domain_separator` and `struct_hash` raise.
#[pyfunction]
#[pyo3(signature = (domain, authorization, *, kind=TRANSFER))]
#[pyo3(text_signature = "(domain, authorization, *, kind='transfer')")]
pub(crate) fn digest(domain: AnyDomain, authorization: AnyAuthorization, kind: AuthorizationKind) -> String {
    authorization.0.digest_of(kind.0, &domain.0).to_string()
}

/// The typed data a wallet signs for that kind (`eth_signTypedData_v4`), as JSON: `EIP712Domain` listed, `chainId` a
/// number, the message's numbers decimal strings.
///
/// Raises what `domain_separator` and `struct_hash` raise.
#[pyfunction]
#[pyo3(signature = (domain, authorization, *, kind=TRANSFER))]
#[pyo3(text_signature = "(domain, authorization, *, kind='transfer')")]
pub(crate) fn typed_data(domain: AnyDomain, authorization: AnyAuthorization, kind: AuthorizationKind) -> String {
    authorization.0.typed_data_of(kind.0, &domain.0)
}

/// The struct hash of a cancellation alone (EIP-712 `hashStruct`). `cancel` is a `CancelAuthorization`, or a `dict` of
/// `{authorizer, nonce}`.
///
/// Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `hex.*`.
#[pyfunction]
pub(crate) fn cancel_struct_hash(cancel: AnyCancel) -> String {
    cancel.0.struct_hash().to_string()
}

/// The digest that is signed to cancel (EIP-712).
///
/// Raises what `domain_separator` and `cancel_struct_hash` raise.
#[pyfunction]
pub(crate) fn cancel_digest(domain: AnyDomain, cancel: AnyCancel) -> String {
    cancel.0.digest(&domain.0).to_string()
}

/// The typed data a wallet signs to cancel (`eth_signTypedData_v4`), as JSON.
///
/// Raises what `domain_separator` and `cancel_struct_hash` raise.
#[pyfunction]
pub(crate) fn cancel_typed_data(domain: AnyDomain, cancel: AnyCancel) -> String {
    cancel.0.typed_data(&domain.0)
}

/// The calldata that settles an authorization: `transferWithAuthorization` or `receiveWithAuthorization`, as `0x` and
/// hexadecimal digits.
///
/// 65 bytes are a key's signature and go in as v, r and s, v as 27 or 28. Any other length is a contract wallet's and
/// goes in as `bytes`; of an ERC-6492 envelope it is the signature inside, always as `bytes`.
///
/// `bytes_overload` takes the `bytes` overload whatever the length: for a contract wallet whose signature has 65 bytes.
/// Nothing is checked or changed then but an ERC-6492 envelope, which is taken off.
///
/// Raises `MalformedError` or `RejectedError`: `signature.length` for no bytes at all, `signature.recovery_id`,
/// `signature.out_of_range`, `signature.high_s`, `signature.erc6492`, `hex.*`; and what `struct_hash` raises.
#[pyfunction]
#[pyo3(signature = (authorization, signature, *, kind=TRANSFER, bytes_overload=false))]
#[pyo3(text_signature = "(authorization, signature, *, kind='transfer', bytes_overload=False)")]
pub(crate) fn calldata(
    authorization: AnyAuthorization,
    signature: Bytes,
    kind: AuthorizationKind,
    bytes_overload: bool,
) -> PyResult<String> {
    match bytes_overload {
        true => authorization.0.calldata_bytes(kind.0, &signature.0),
        false => authorization.0.calldata(kind.0, &signature.0),
    }
    .map(|data| to_hex(&data))
    .map_err(raise)
}

/// The calldata of `cancelAuthorization`, as `0x` and hexadecimal digits; the signature goes in as for `calldata`.
///
/// Raises what `calldata` raises, and `cancel_struct_hash`.
#[pyfunction]
#[pyo3(signature = (cancel, signature, *, bytes_overload=false))]
pub(crate) fn cancel_calldata(cancel: AnyCancel, signature: Bytes, bytes_overload: bool) -> PyResult<String> {
    match bytes_overload {
        true => cancel.0.calldata_bytes(&signature.0),
        false => cancel.0.calldata(&signature.0),
    }
    .map(|data| to_hex(&data))
    .map_err(raise)
}

/// The calldata that asks a token whether the nonce is used or cancelled: `authorizationState` (EIP-3009), as `0x` and
/// hexadecimal digits.
///
/// Raises `MalformedError`: `address.*`, `hex.*`.
#[pyfunction]
#[pyo3(name = "authorization_state_calldata")]
pub(crate) fn state_calldata(authorizer: AddressIn, nonce: Hash32) -> String {
    to_hex(&authorization_state_calldata(authorizer.0, nonce.0))
}
