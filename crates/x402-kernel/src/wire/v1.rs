//! Messages of x402 v1.

pub use super::payload::PaymentPayloadV1 as PaymentPayload;
pub use super::required::PaymentRequiredV1 as PaymentRequired;
pub use super::requirements::PaymentRequirementsV1 as PaymentRequirements;
