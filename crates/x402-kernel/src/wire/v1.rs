//! Messages of x402 v1.

pub use super::payment_payload::PaymentPayloadV1 as PaymentPayload;
pub use super::payment_required::PaymentRequiredV1 as PaymentRequired;
pub use super::payment_requirements::PaymentRequirementsV1 as PaymentRequirements;
