use alloc::string::String;

use serde::Serialize;

use super::reading::Reading;
use crate::json::{Json, JsonKind, Value, owned};
use crate::{RepairKind, Result};

/// The name of the member.
const RESOURCE: &str = "resource";

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
    /// Reads the `resource` of a message. Repairs take a URL alone, and leave aside what only people read, or a resource
    /// without a URL.
    pub(super) fn read(message: Value<'_>, json: &Json, reading: &mut Reading<'_>) -> Result<Option<ResourceInfo>> {
        let tolerant = reading.tolerates();
        let resource = reading.aside(message, "", RESOURCE, |value| match value.as_str() {
            Some(url) if tolerant => Ok((value, url.into_owned())),
            _ => Ok((value, value.expect(JsonKind::Object)?.text_of("url")?)),
        })?;
        let Some((value, url)) = resource else { return Ok(None) };
        if value.kind() == JsonKind::String {
            reading.repair(RepairKind::MessageResourceText, "/resource");
        }
        let mut text = |name| {
            let text = reading.aside(value, "/resource", name, owned);
            text.map_err(|error| error.within(RESOURCE))
        };
        let (description, mime_type) = (text("description")?, text("mimeType")?);
        Ok(Some(ResourceInfo { url, description, mime_type, json: json.at(value) }))
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
