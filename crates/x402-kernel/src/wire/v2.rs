//! Messages of x402 v2.

pub use super::payment_payload::PaymentPayloadV2 as PaymentPayload;
pub use super::payment_required::PaymentRequiredV2 as PaymentRequired;
pub use super::payment_requirements::PaymentRequirementsV2 as PaymentRequirements;
pub use super::resource_info::ResourceInfo;
