use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Amount, Signature};

use crate::error::raise;
use crate::input::{AnyAuthorization, AnyDomain, Decimal, Hash32, Hex, SignatureBytes, Text, record};
use crate::value::{self, Reduced, Tuple};

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
/// Raises `MalformedError` for a `dict` that is none: `message.*`, `address.*`, `amount.*`, `time.not_seconds`, `hex.*`.
#[pyfunction]
pub(crate) fn struct_hash(authorization: AnyAuthorization) -> String {
    authorization.0.struct_hash().to_string()
}

/// The digest that is signed: `keccak256(0x1901 ‖ domain separator ‖ struct hash)` (EIP-712).
///
/// Raises what `domain_separator` and `struct_hash` raise.
#[pyfunction]
pub(crate) fn digest(domain: AnyDomain, authorization: AnyAuthorization) -> String {
    authorization.0.digest(&domain.0).to_string()
}

/// Who signed the digest: the address, with its EIP-55 checksum. The signature is r, s and v, with s in the lower half
/// and v 0, 1, 27 or 28.
///
/// Raises `MalformedError` or `RejectedError`: `hex.*`, `signature.length`, `signature.recovery_id`,
/// `signature.out_of_range`, `signature.high_s`, `signature.not_recoverable`.
#[pyfunction]
pub(crate) fn recover(py: Python<'_>, digest: Hash32, signature: SignatureBytes) -> PyResult<String> {
    let recovered = py.detach(|| Signature::from_bytes(&signature.0).and_then(|signature| signature.recover(digest.0)));
    recovered.map(|address| address.to_string()).map_err(raise)
}
