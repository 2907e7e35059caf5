//! x402-kernel for Python. A class carries a value of the kernel; a function checks its input ([`input`]), makes one
//! call of the kernel and maps its error ([`error`]). What x402 is, is decided in the kernel and nowhere here.

mod choose;
mod error;
mod event;
mod evm;
mod handle;
mod header;
mod input;
mod payload;
mod policy;
mod primitives;
mod profile;
mod purchase;
mod reply;
mod request;
mod required;
mod requirements;
mod signing;
mod step;
mod unsigned;
mod value;
mod verdict;

use pyo3::prelude::*;

/// The kernel. Use the package `x402_kernel`, which has all of it.
#[pymodule]
mod _x402_kernel {
    use pyo3::PyTypeInfo;
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::choose::{Choice, NotTaken, Payer};
    #[pymodule_export]
    use crate::event::Event;
    #[pymodule_export]
    use crate::evm::{Authorization, Eip712Domain, digest, domain_separator, recover, struct_hash};
    #[pymodule_export]
    use crate::header::{DecodedHeader, Repair, decode_header, encode_header};
    #[pymodule_export]
    use crate::payload::PaymentPayload;
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::primitives::{money_to_amount, network_name, parse_address, parse_amount, parse_network};
    #[pymodule_export]
    use crate::profile::Profile;
    #[pymodule_export]
    use crate::purchase::Purchase;
    #[pymodule_export]
    use crate::reply::SettleResponse;
    #[pymodule_export]
    use crate::request::Request;
    #[pymodule_export]
    use crate::required::{PaymentRequired, ResourceInfo, Skipped};
    #[pymodule_export]
    use crate::requirements::PaymentRequirements;
    #[pymodule_export]
    use crate::signing::{Answer, LocalSigner, SigningRequest};
    #[pymodule_export]
    use crate::step::{Plan, PlanCounter, Step};
    #[pymodule_export]
    use crate::unsigned::{Approved, UnsignedPayment};
    #[pymodule_export]
    use crate::verdict::Verdict;

    use crate::{event, reply, step, verdict};

    #[pymodule_init]
    fn name_cases(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        case::<SettleResponse, reply::Settled>(py)?;
        case::<SettleResponse, reply::Pending>(py)?;
        case::<SettleResponse, reply::Failed>(py)?;
        case::<Verdict, verdict::SignedByPayer>(py)?;
        case::<Verdict, verdict::NeedsChain>(py)?;
        case::<Verdict, verdict::Rejected>(py)?;
        case::<Verdict, verdict::Malformed>(py)?;
        case::<Event, event::Start>(py)?;
        case::<Event, event::Response>(py)?;
        case::<Event, event::NoResponse>(py)?;
        case::<Event, event::Confirmed>(py)?;
        case::<Event, event::Declined>(py)?;
        case::<Event, event::Reserved>(py)?;
        case::<Event, event::NotReserved>(py)?;
        case::<Event, event::Signed>(py)?;
        case::<Event, event::NotSigned>(py)?;
        case::<Event, event::Waited>(py)?;
        case::<Step, step::Send>(py)?;
        case::<Step, step::Confirm>(py)?;
        case::<Step, step::Reserve>(py)?;
        case::<Step, step::Sign>(py)?;
        case::<Step, step::Wait>(py)?;
        case::<Step, step::Deliver>(py)?;
        case::<Step, step::Fail>(py)
    }

    /// Names a case's class inside its enum's: `Verdict.SignedByPayer`, for reading, matching and pickling.
    fn case<Enum: PyTypeInfo, Case: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
        let (of, case) = (py.get_type::<Enum>(), py.get_type::<Case>());
        let name = case.name()?;
        case.setattr("__qualname__", format!("{}.{name}", of.name()?))?;
        of.setattr(name, case)
    }
}
