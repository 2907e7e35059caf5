use alloc::string::String;

use serde::Serialize;

use crate::Result;
use crate::json::{Json, JsonKind, Value};

/// The resource that is sold ([v2 §5.1.2](crate#specifications) `ResourceInfo`).
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

    /// Makes a resource of which only the URL is known.
    pub(super) fn of_url(url: String, json: Json) -> ResourceInfo {
        ResourceInfo { url, description: None, mime_type: None, json }
    }

    /// `url`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `description`, for people.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// `mimeType` of the resource.
    pub fn mime_type(&self) -> Option<&str> {
        self.mime_type.as_deref()
    }

    /// The exact text, with members that this version does not know.
    pub fn json(&self) -> &Json {
        &self.json
    }
}
