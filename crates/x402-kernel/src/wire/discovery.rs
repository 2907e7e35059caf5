//! The responses of a facilitator's catalogue: `GET /discovery/resources` and `GET /discovery/search`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use super::reading::{Entries, Reading};
use super::{Found, PaymentRequirements, Skipped, Source, Version, version};
use crate::json::{Json, JsonKind, Value, owned};
use crate::{Code, Error, Profile, Result};

/// A page of a facilitator's catalogue ([x402 v2 §8](crate#specifications)). It is an advertisement: the price is what
/// the server's own 402 asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiscoveryPage {
    items: Vec<DiscoveryItem>,
    skipped: Vec<Skipped>,
    unread: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pagination: Option<Pagination>,
    json: Json,
}

/// An entry of the catalogue: a resource, and the offers for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiscoveryItem {
    resource: String,
    #[serde(rename = "type")]
    kind: String,
    version: Version,
    accepts: Vec<PaymentRequirements>,
    skipped: Vec<Skipped>,
    unread: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_updated: Option<String>,
    json: Json,
}

/// The position of a page in the whole list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "lowercase")]
pub enum Pagination {
    /// By offset, of `/discovery/resources`.
    Offset {
        /// The most items of a page.
        limit: u64,
        /// The number of items before this page.
        offset: u64,
        /// The number of all items.
        total: u64,
    },
    /// By a cursor, of `/discovery/search`.
    Cursor {
        /// The most items of a page, if the page says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<u64>,
        /// The cursor of the next page; `None` at the end.
        #[serde(skip_serializing_if = "Option::is_none")]
        cursor: Option<String>,
    },
}

impl DiscoveryPage {
    /// Reads a page from its JSON, under the default profile.
    ///
    /// # Errors
    /// See [`DiscoveryPage::parse_with`].
    pub fn parse(text: &str) -> Result<DiscoveryPage> {
        DiscoveryPage::parse_with(&Profile::default(), text)
    }

    /// Reads a page from its JSON: its `items` or, of a search, its `resources`. Items that cannot be read are
    /// [`skipped`](Self::skipped), each with its error, as are offers of an item. In strict mode the first of either is
    /// the error.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type`, and those of [`Json::parse`].
    pub fn parse_with(profile: &Profile, text: &str) -> Result<DiscoveryPage> {
        let json = Json::parse(text, profile.limits())?;
        let value = json.value().expect(JsonKind::Object)?;
        let list = if value.present("items").is_none() && value.present("resources").is_some() {
            "resources"
        } else {
            "items"
        };
        let reading = Reading::new(profile, Source::default());
        let in_list = |error: Error| error.within(list);
        // Of the offers of all items together, no more are kept than of items.
        let most = profile.limits().listed();
        let mut room = most;
        let items = value.array(list)?.elements();
        let found = reading.entries(items, most, &json, |index, entry| {
            let item = DiscoveryItem::read(entry, room, &reading, &|error| in_list(error.within(index)))?;
            room = room.saturating_sub(item.accepts.len() + item.skipped.len());
            Ok(item)
        });
        let Entries { read: items, skipped, unread } = found?;
        let pagination = value.read_optional("pagination", Pagination::read)?;
        Ok(DiscoveryPage { items, skipped, unread, pagination, json })
    }

    /// The items that can be read.
    pub fn items(&self) -> &[DiscoveryItem] {
        &self.items
    }

    /// The items that cannot be read, each with its error.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many items come after those that [`Limits::entries`](crate::Limits) allows. They were not read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// The position of the page, if it says so.
    pub fn pagination(&self) -> Option<&Pagination> {
        self.pagination.as_ref()
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

impl DiscoveryItem {
    /// Reads an item with at most `room` offers. `within` moves an error's pointer into the page.
    fn read(json: Json, room: usize, reading: &Reading<'_>, within: &dyn Fn(Error) -> Error) -> Result<DiscoveryItem> {
        let value = json.value().expect(JsonKind::Object).map_err(within)?;
        let tolerant = reading.tolerates();
        // Catalogues also call it `url`, and leave the type to the reader.
        let url = tolerant && value.present("resource").is_none() && value.present("url").is_some();
        let resource = if url { "url" } else { "resource" };
        let needed: &[&str] =
            if tolerant { &[resource, "accepts"] } else { &[resource, "type", "x402Version", "accepts"] };
        value.require(needed).map_err(within)?;
        let list = value.array("accepts").map_err(within)?;
        let version = if tolerant {
            version::of_challenge(value, Found::Text, list.elements().next(), false).map(|(version, _)| version)
        } else {
            version::read(value)
        };
        let version = version.map_err(within)?;
        let most = room.min(reading.profile().limits().entries);
        let Entries { read: accepts, skipped, unread } =
            reading.entries(list.elements(), most, &json, |index, entry| {
                match PaymentRequirements::read(entry, version, reading.entry()) {
                    Ok(offer) => Ok(offer.at_index(index)),
                    Err(error) => Err(within(error.within(index).within("accepts"))),
                }
            })?;
        let kind = value.read_optional("type", owned).map_err(within)?;
        let updated = match value.read_optional("lastUpdated", text_or_number) {
            // When it was updated decides nothing.
            Err(_) if tolerant => None,
            updated => updated.map_err(within)?,
        };
        Ok(DiscoveryItem {
            resource: value.text_of(resource).map_err(within)?,
            kind: kind.unwrap_or_else(|| "http".into()),
            version,
            accepts,
            skipped,
            unread,
            last_updated: updated,
            json,
        })
    }

    /// `resource`: a URL, or the name of an MCP tool.
    pub fn resource(&self) -> &str {
        &self.resource
    }

    /// `type`: `http`, `mcp` or another text.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// `x402Version` of its offers.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The offers that can be read. Their repairs have pointers into the item.
    pub fn accepts(&self) -> &[PaymentRequirements] {
        &self.accepts
    }

    /// The offers that cannot be read, each with its error, whose pointer is into the page.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// How many offers come after those that [`Limits::entries`](crate::Limits) allows. They were not read.
    pub fn unread(&self) -> usize {
        self.unread
    }

    /// `lastUpdated` as text: unix seconds or an ISO 8601 time; facilitators write either.
    pub fn last_updated(&self) -> Option<&str> {
        self.last_updated.as_deref()
    }

    /// The exact text.
    pub fn json(&self) -> &Json {
        &self.json
    }
}

impl Pagination {
    fn read(value: Value<'_>) -> Result<Pagination> {
        let value = value.expect(JsonKind::Object)?;
        if value.present("offset").is_none() {
            let limit = value.read_optional("limit", whole)?;
            return Ok(Pagination::Cursor { limit, cursor: value.optional_text("cursor")? });
        }
        Ok(Pagination::Offset {
            limit: value.read("limit", whole)?,
            offset: value.read("offset", whole)?,
            total: value.read("total", whole)?,
        })
    }
}

fn whole(value: Value<'_>) -> Result<u64> {
    // As large as JavaScript's integers, so that every language holds them.
    match value.text().parse() {
        Ok(number) if number < 1 << 53 => Ok(number),
        _ => Err(Error::new(Code::MessageWrongType).with("expected", "a whole number").with("found", value.text())),
    }
}

fn text_or_number(value: Value<'_>) -> Result<String> {
    match value.kind() {
        JsonKind::Number => Ok(value.text().into()),
        _ => owned(value),
    }
}
