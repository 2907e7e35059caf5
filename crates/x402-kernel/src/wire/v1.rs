//! Messages of x402 v1.

use alloc::string::String;

use super::payment_required::Shared;
use super::terms::Dialect;
use super::{Source, Terms, Version};
use crate::json::Json;
use crate::primitives::Network;
use crate::{Profile, Result};

/// v1 calls `resource` and `description` required; no payment needs them, so a client can do without.
pub(super) const DIALECT: Dialect =
    Dialect { amount: "maxAmountRequired", network: Network::parse_v1, required: &["resource", "description"] };

/// A challenge of v1, from the body of a 402 ([v1 §5.1](crate#specifications) `PaymentRequirementsResponse`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequired {
    pub(super) challenge: Shared,
}

impl PaymentRequired {
    pub(super) fn read(json: Json, profile: &Profile, source: Source) -> Result<PaymentRequired> {
        Ok(PaymentRequired { challenge: Shared::read(json, profile, source, Version::V1)? })
    }
}

/// An offer of v1 ([v1 §5.1](crate#specifications) `PaymentRequirements`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequirements {
    pub(super) terms: Terms,
    resource: Option<String>,
    description: Option<String>,
    mime_type: Option<String>,
}

impl PaymentRequirements {
    pub(super) fn read(terms: Terms) -> Result<PaymentRequirements> {
        let value = terms.json.value();
        Ok(PaymentRequirements {
            resource: value.optional_text("resource")?,
            description: value.optional_text("description")?,
            mime_type: value.optional_text("mimeType")?,
            terms,
        })
    }

    /// `resource`: the URL being sold.
    pub fn resource(&self) -> Option<&str> {
        self.resource.as_deref()
    }

    /// `description`, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// `mimeType` of what is sold.
    pub fn mime_type(&self) -> Option<&str> {
        self.mime_type.as_deref()
    }
}

/// A payment of v1, the content of `X-PAYMENT` ([v1 §5.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentPayload {
    pub(super) parts: super::payment_payload::Parts,
    pub(super) network: Network,
}
