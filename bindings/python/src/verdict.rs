use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::{Address, Open};

use crate::error::{Fault, raise};
use crate::reply::AnyVerifyResponse;
use crate::value::{Tuple, value};

/// What can be said of a payment without a chain. There is no boolean to forget.
///
/// One of `Verdict.SignedByPayer`, `Verdict.NeedsChain`, `Verdict.Rejected` and `Verdict.Malformed`.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Verdict;

value! {
    /// Everything signed is what the seller asked for, and the payer's key signed it.
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
    /// Everything signed is what the seller asked for; whether a contract wallet signed it only the chain can tell.
    NeedsChain in Verdict {
        /// Who is said to pay.
        payer: String,
        /// The kind of wallet that has to judge it: `contract` (EIP-1271), `delegated` (EIP-7702) or `counterfactual` (ERC-6492).
        wallet: String,
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
        error: Fault,
    }
}

value! {
    /// Not readable as a payment.
    Malformed in Verdict {
        /// Why.
        error: Fault,
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
            }),
            kernel::Verdict::Rejected(error) => AnyVerdict::Rejected(Rejected { error: Fault(error) }),
            kernel::Verdict::Malformed(error) => AnyVerdict::Malformed(Malformed { error: Fault(error) }),
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
