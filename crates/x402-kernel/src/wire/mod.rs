//! Floor 2: x402 messages, v1 and v2, as text and typed; the headers and bodies they travel in.

pub mod header;
mod http;
mod payload;
mod repair;
mod reply;
mod required;
mod requirements;
mod resource;
pub mod v1;
pub mod v2;
mod version;

pub(crate) use http::Headers;
pub use payload::{Authorization, ExactPayload, PaymentPayload};
pub use repair::{Carrier, Found, Repair, RepairKind};
pub use reply::SettleResponse;
pub use required::{PaymentRequired, Skipped};
pub use requirements::PaymentRequirements;
pub(crate) use requirements::Terms;
pub(crate) use resource::HttpUrl;
pub use resource::{ResourceMatch, compare_urls};
pub use v2::ResourceInfo;
pub use version::Version;

/// The one scheme this version of the kernel knows.
pub(crate) const EXACT: &str = "exact";
