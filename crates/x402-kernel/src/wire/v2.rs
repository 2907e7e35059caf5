//! Messages of x402 v2.

use alloc::boxed::Box;
use alloc::string::String;

use serde::Serialize;

use super::payment_required::Shared;
use super::terms::Dialect;
use super::{Source, Terms, Version};
use crate::json::{Json, JsonKind, Value};
use crate::primitives::Network;
use crate::{Mode, Profile, RepairKind, Result};

pub(super) const DIALECT: Dialect = Dialect { amount: "amount", network: Network::parse, required: &[] };

/// A challenge of v2, from the `PAYMENT-REQUIRED` header of a 402 ([v2 §5.1](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequired {
    pub(super) challenge: Shared,
    resource: Option<ResourceInfo>,
    extensions: Option<Json>,
}

impl PaymentRequired {
    pub(super) fn read(json: Json, profile: &Profile, mut source: Source) -> Result<PaymentRequired> {
        let value = json.value();
        if profile.mode() == Mode::Strict {
            value.require(&["resource", "accepts"])?;
        }
        let resource = value.read_optional("resource", |v| match v.as_str() {
            Some(url) if profile.mode() == Mode::Tolerant => {
                source.repair_at(RepairKind::MessageResourceText, "/resource");
                Ok(ResourceInfo { url: url.into_owned(), description: None, mime_type: None, json: json.at(v) })
            }
            _ => ResourceInfo::read(v, &json),
        })?;
        Ok(PaymentRequired {
            resource,
            extensions: value.optional_object("extensions")?.map(|v| json.at(v)),
            challenge: Shared::read(json.clone(), profile, source, Version::V2)?,
        })
    }

    /// `resource`: what is being sold.
    pub fn resource(&self) -> Option<&ResourceInfo> {
        self.resource.as_ref()
    }

    /// `extensions`, as they were written.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }
}

/// What is being sold ([v2 §5.1.2](crate#specifications) `ResourceInfo`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceInfo {
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mime_type: Option<String>,
    json: Json,
}

impl ResourceInfo {
    pub(super) fn read(value: Value<'_>, message: &Json) -> Result<ResourceInfo> {
        let value = value.expect(JsonKind::Object)?;
        Ok(ResourceInfo {
            url: value.text_of("url")?,
            description: value.optional_text("description")?,
            mime_type: value.optional_text("mimeType")?,
            json: message.at(value),
        })
    }

    /// `url`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `description`, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// `mimeType` of what is sold.
    pub fn mime_type(&self) -> Option<&str> {
        self.mime_type.as_deref()
    }

    /// Its exact text, with members this version does not know.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

/// An offer of v2 ([v2 §5.1.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRequirements {
    pub(super) terms: Terms,
}

/// A payment of v2, the content of `PAYMENT-SIGNATURE` ([v2 §5.2](crate#specifications)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentPayload {
    pub(super) parts: super::payment_payload::Parts,
    pub(super) accepted: Box<super::PaymentRequirements>,
    pub(super) resource: Option<ResourceInfo>,
    pub(super) extensions: Option<Json>,
}

impl PaymentPayload {
    /// `accepted`: the offer the payer says it accepts. The server compares it with its own.
    pub fn accepted(&self) -> &super::PaymentRequirements {
        &self.accepted
    }

    /// `resource`, echoed.
    pub fn resource(&self) -> Option<&ResourceInfo> {
        self.resource.as_ref()
    }

    /// `extensions`, echoed and added to.
    pub fn extensions(&self) -> Option<&Json> {
        self.extensions.as_ref()
    }
}
