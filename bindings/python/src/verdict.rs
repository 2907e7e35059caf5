use pyo3::prelude::*;
use pyo3::types::PyType;
use x402_kernel as kernel;
use x402_kernel::{Address, Open};

use crate::error::{ErrorInfo, raise};
use crate::facilitator_response::AnyVerifyResponse;
use crate::input::{Addresses, Bytes, Runway};
use crate::value::{self, Reduced, Tuple, value, word};

/// What can be said of a payment without a chain. There is no boolean to forget.
///
/// One of `Verdict.SignedByPayer`, `Verdict.NeedsChain`, `Verdict.Rejected` and `Verdict.Malformed`.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Verdict;

value! {
    /// Everything signed is what the server asked for, and the payer's key signed it.
    SignedByPayer in Verdict {
        /// Who pays.
        payer: String,
        /// The payment's one name, made of signed values only: two encodings of one authorization share it. Claim it
        /// before delivering anything.
        replay_key: String,
        /// What only the chain can still tell: texts of `codes.Open`.
        open: Tuple<String>,
    }
}

value! {
    /// Everything signed is what the server asked for; whether a contract wallet signed it only the chain can tell.
    NeedsChain in Verdict {
        /// Who is said to pay.
        payer: String,
        /// The kind of wallet that has to check it: `contract` (EIP-1271), `delegated` (EIP-7702) or `counterfactual`
        /// (ERC-6492).
        wallet: String,
        /// The contract that would deploy a counterfactual wallet.
        factory: Option<String>,
        /// The payment's one name, made of signed values only.
        replay_key: String,
        /// What only the chain can tell: texts of `codes.Open`.
        open: Tuple<String>,
    }
}

value! {
    /// Well-formed, and not acceptable.
    Rejected in Verdict {
        /// Why.
        error: ErrorInfo,
    }
}

value! {
    /// Not readable as a payment.
    Malformed in Verdict {
        /// Why.
        error: ErrorInfo,
    }
}

/// Any case.
#[derive(IntoPyObject, FromPyObject)]
pub(crate) enum AnyVerdict {
    SignedByPayer(SignedByPayer),
    NeedsChain(NeedsChain),
    Rejected(Rejected),
    Malformed(Malformed),
}

impl From<kernel::Verdict> for AnyVerdict {
    fn from(verdict: kernel::Verdict) -> AnyVerdict {
        match verdict {
            kernel::Verdict::SignedByPayer(signed) => AnyVerdict::SignedByPayer(SignedByPayer {
                payer: signed.payer().to_string(),
                replay_key: signed.replay_key().into(),
                open: questions(signed.open()),
            }),
            kernel::Verdict::NeedsChain(needs) => AnyVerdict::NeedsChain(NeedsChain {
                payer: needs.payer().to_string(),
                wallet: needs.wallet().as_str().into(),
                replay_key: needs.replay_key().into(),
                open: questions(needs.open()),
                factory: needs.factory().map(|factory| factory.to_string()),
            }),
            kernel::Verdict::Rejected(error) => AnyVerdict::Rejected(Rejected { error: ErrorInfo(error) }),
            kernel::Verdict::Malformed(error) => AnyVerdict::Malformed(Malformed { error: ErrorInfo(error) }),
        }
    }
}

fn questions(open: &[Open]) -> Tuple<String> {
    open.iter().map(|question| question.as_str().to_owned()).collect()
}

#[pymethods]
impl Verdict {
    /// The answer a facilitator gives to `POST /verify`; none where only the chain can tell whose signature it is.
    ///
    /// A yes says what can be said without a chain: give it once what `open` lists was looked up.
    fn to_verify_response(slf: &Bound<'_, Verdict>) -> PyResult<Option<AnyVerifyResponse>> {
        let response = match slf.extract()? {
            AnyVerdict::SignedByPayer(signed) => {
                Address::parse(&signed.payer).and_then(kernel::VerifyResponse::valid).map_err(raise)?
            }
            AnyVerdict::NeedsChain(_) => return Ok(None),
            AnyVerdict::Rejected(Rejected { error }) | AnyVerdict::Malformed(Malformed { error }) => {
                kernel::VerifyResponse::invalid(&error.0, None).map_err(raise)?
            }
        };
        Ok(Some(response.into()))
    }
}

word!(PayerCode { Unknown, None, Delegated, Contract });

/// What the bytes that `eth_getCode` gave for the payer's address mean.
///
/// Raises `MalformedError`: `hex.*`.
#[pyfunction]
pub(crate) fn payer_code(code: Bytes) -> PayerCode {
    PayerCode(kernel::PayerCode::of(&code.0))
}

/// What the caller knows or wants beyond the offer, when a payment is verified. The default knows and wants nothing.
///
/// `min_runway` is for how many seconds the authorization has to stay valid, for work that comes before settling; less
/// than the profile's settle margin changes nothing. `payer_code` is what is known of the code at the payer's address.
/// `factories` are those whose undeployed wallets are taken (ERC-6492); without them the question is the caller's.
///
/// Raises `UsageError`: `usage.argument`; `MalformedError`: `address.*`.
#[pyclass(module = "x402_kernel", frozen, eq)]
#[derive(PartialEq, Eq)]
pub(crate) struct VerifyOptions(pub(crate) kernel::VerifyOptions);

#[pymethods]
impl VerifyOptions {
    #[new]
    #[pyo3(signature = (*, min_runway=None, payer_code=PayerCode(kernel::PayerCode::Unknown), factories=None))]
    #[pyo3(text_signature = "(*, min_runway=None, payer_code='unknown', factories=None)")]
    fn new(min_runway: Option<Runway>, payer_code: PayerCode, factories: Option<Addresses>) -> VerifyOptions {
        VerifyOptions(kernel::VerifyOptions {
            min_runway: min_runway.map(|seconds| seconds.0),
            payer_code: payer_code.0,
            factories: factories.map(|factories| factories.0),
        })
    }

    /// Seconds for which the authorization has to stay valid.
    #[getter]
    fn min_runway(&self) -> Option<u64> {
        self.0.min_runway
    }

    /// What is known of the code at the payer's address.
    #[getter]
    fn payer_code(&self) -> PayerCode {
        PayerCode(self.0.payer_code)
    }

    /// The factories whose undeployed wallets are taken.
    #[getter]
    fn factories(&self) -> Option<Tuple<String>> {
        self.0.factories.as_ref().map(|factories| factories.iter().map(ToString::to_string).collect())
    }

    #[classattr]
    fn __match_args__() -> Tuple<&'static str> {
        Tuple(vec!["min_runway", "payer_code", "factories"])
    }

    fn __hash__(slf: &Bound<'_, VerifyOptions>) -> PyResult<isize> {
        value::fields(slf.as_any())?.hash()
    }

    fn __repr__(slf: &Bound<'_, VerifyOptions>) -> PyResult<String> {
        value::repr(slf.as_any())
    }

    fn __reduce__<'py>(slf: &Bound<'py, VerifyOptions>) -> PyResult<Reduced<'py>> {
        value::restored(slf, value::fields(slf.as_any())?)
    }

    #[classmethod]
    fn _restore(
        _class: &Bound<'_, PyType>,
        min_runway: Option<Runway>,
        payer_code: PayerCode,
        factories: Option<Addresses>,
    ) -> VerifyOptions {
        VerifyOptions::new(min_runway, payer_code, factories)
    }
}
