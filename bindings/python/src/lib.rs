//! x402-kernel for Python. A class carries a value of the kernel; a function checks its input ([`input`]), makes one
//! call of the kernel and maps its error ([`error`]). What x402 is, is decided in the kernel and nowhere here.

mod asset;
mod choose;
mod discovery;
mod error;
mod event;
mod evm;
mod facilitator_request;
mod facilitator_response;
mod handle;
mod header;
mod http;
mod input;
mod matching;
mod payer;
mod payment_payload;
mod payment_required;
mod payment_requirements;
mod policy;
mod prepare_options;
mod primitives;
mod profile;
mod purchase;
mod reason;
mod request;
mod signature;
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
    use x402_kernel::http::{ALLOW_HEADERS, EXPOSE_HEADERS};

    #[pymodule_export]
    use crate::asset::{Asset, Price};
    #[pymodule_export]
    use crate::choose::{Choice, NotChosen};
    #[pymodule_export]
    use crate::discovery::{DiscoveryItem, DiscoveryPage, Pagination};
    #[pymodule_export]
    use crate::event::Event;
    #[pymodule_export]
    use crate::evm::{
        Authorization, CancelAuthorization, Eip712Domain, TypedData, calldata, cancel_calldata, cancel_digest,
        cancel_struct_hash, cancel_typed_data, digest, domain_separator, state_calldata, struct_hash, typed_data,
    };
    #[pymodule_export]
    use crate::facilitator_request::{FacilitatorRequest, Supported, SupportedKind};
    #[pymodule_export]
    use crate::facilitator_response::{SettleResponse, VerifyResponse};
    #[pymodule_export]
    use crate::header::{DecodedHeader, Repair, decode_header, encode_header};
    #[pymodule_export]
    use crate::http::{
        HttpOutcome, challenge_headers, interpret, paid_cache_control, preflight_headers, receipt_headers,
    };
    #[pymodule_export]
    use crate::matching::{Match, compare_urls, echo_matches, find_accepted, find_offer};
    #[pymodule_export]
    use crate::payer::{AssetId, Balance, Payer};
    #[pymodule_export]
    use crate::payment_payload::PaymentPayload;
    #[pymodule_export]
    use crate::payment_required::{PaymentRequired, ResourceInfo, Skipped};
    #[pymodule_export]
    use crate::payment_requirements::PaymentRequirements;
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::prepare_options::{PrepareOptions, ServerDate};
    #[pymodule_export]
    use crate::primitives::{
        TolerantAmount, amount_to_money, is_testnet, money_to_amount, network_name, parse_address, parse_amount,
        parse_amount_tolerant, parse_network,
    };
    #[pymodule_export]
    use crate::profile::Profile;
    #[pymodule_export]
    use crate::purchase::Purchase;
    #[pymodule_export]
    use crate::reason::Reason;
    #[pymodule_export]
    use crate::request::Request;
    #[pymodule_export]
    use crate::signature::{
        Erc6492, normalized_signature, recover, signature_form, signature_from_der, signature_from_eip2098,
        signature_from_rs,
    };
    #[pymodule_export]
    use crate::signing::{Answer, LocalSigner, SigningRequest};
    #[pymodule_export]
    use crate::step::{Plan, PlanCounter, Step};
    #[pymodule_export]
    use crate::unsigned::{Approved, UnsignedPayment};
    #[pymodule_export]
    use crate::verdict::{Verdict, VerifyOptions, payer_code};

    use crate::value::Tuple;
    use crate::{discovery, event, facilitator_response, http, matching, step, verdict};

    #[pymodule_init]
    fn complete(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("ALLOW_HEADERS", Tuple(ALLOW_HEADERS.to_vec()))?;
        module.add("EXPOSE_HEADERS", Tuple(EXPOSE_HEADERS.to_vec()))?;
        name_cases(module.py())
    }

    fn name_cases(py: Python<'_>) -> PyResult<()> {
        case::<SettleResponse, facilitator_response::Settled>(py)?;
        case::<SettleResponse, facilitator_response::Pending>(py)?;
        case::<SettleResponse, facilitator_response::Failed>(py)?;
        case::<VerifyResponse, facilitator_response::Valid>(py)?;
        case::<VerifyResponse, facilitator_response::Invalid>(py)?;
        case::<Pagination, discovery::Offset>(py)?;
        case::<Pagination, discovery::Cursor>(py)?;
        case::<HttpOutcome, http::Challenge>(py)?;
        case::<HttpOutcome, http::Delivered>(py)?;
        case::<HttpOutcome, http::Refused>(py)?;
        case::<HttpOutcome, http::Pending>(py)?;
        case::<HttpOutcome, http::HiddenByCors>(py)?;
        case::<HttpOutcome, http::OtherProtocol>(py)?;
        case::<HttpOutcome, http::NotPayment>(py)?;
        case::<Match, matching::Found>(py)?;
        case::<Match, matching::Ambiguous>(py)?;
        case::<Match, matching::NotFound>(py)?;
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
