//! Floor 2: x402 messages, v1 and v2, as text and typed; the headers and bodies they travel in.

mod discovery;
mod facilitator_request;
pub mod header;
pub mod http;
mod outcome;
mod payment_payload;
mod payment_required;
mod payment_requirements;
mod protocol;
mod reason;
mod response_headers;
mod settle_response;
mod source;
mod supported;
mod terms;
mod url;
pub mod v1;
pub mod v2;
mod verify_response;
mod version;

pub use discovery::{DiscoveryItem, DiscoveryPage, Pagination};
pub use facilitator_request::FacilitatorRequest;
pub(crate) use http::Headers;
pub use http::{Exchange, HttpOutcome, Protocol};
pub use payment_payload::{Authorization, ExactPayload, PaymentPayload};
pub use payment_required::{PaymentRequired, Skipped};
pub use payment_requirements::PaymentRequirements;
pub use reason::{Reason, ReasonClass};
pub use settle_response::SettleResponse;
pub use source::{Found, Source};
pub use supported::{Supported, SupportedKind};
pub(crate) use terms::Terms;
pub(crate) use url::HttpUrl;
pub use url::{ResourceMatch, compare_urls};
pub use v2::ResourceInfo;
pub use verify_response::VerifyResponse;
pub use version::Version;

/// The one scheme this version of the kernel knows.
pub(crate) const EXACT: &str = "exact";
