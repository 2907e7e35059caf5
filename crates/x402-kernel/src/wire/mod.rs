//! Floor 2: x402 messages, v1 and v2, as text and typed; the headers and bodies they travel in.

mod carrier;
mod discovery;
mod facilitator_request;
pub mod header;
pub mod http;
mod outcome;
mod payload;
mod protocol;
mod reason;
mod required;
mod requirements;
mod resource;
mod response_headers;
mod settle_response;
mod supported;
mod terms;
pub mod v1;
pub mod v2;
mod verify_response;
mod version;

pub use carrier::{Carrier, Found};
pub use discovery::{DiscoveryItem, DiscoveryPage, Pagination};
pub use facilitator_request::FacilitatorRequest;
pub(crate) use http::Headers;
pub use http::{Exchange, HttpOutcome, Protocol};
pub use payload::{Authorization, ExactPayload, PaymentPayload};
pub use reason::{Reason, ReasonClass};
pub use required::{PaymentRequired, Skipped};
pub use requirements::PaymentRequirements;
pub(crate) use resource::HttpUrl;
pub use resource::{ResourceMatch, compare_urls};
pub use settle_response::SettleResponse;
pub use supported::{Supported, SupportedKind};
pub(crate) use terms::Terms;
pub use v2::ResourceInfo;
pub use verify_response::VerifyResponse;
pub use version::Version;

/// The one scheme this version of the kernel knows.
pub(crate) const EXACT: &str = "exact";
