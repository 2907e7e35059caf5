//! What a facilitator's catalogue answers: `GET /discovery/resources` and `GET /discovery/search`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::payment_required::Skipped;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;
use crate::{Result, numbers};

/// A page of things on sale (x402 v2 §8). They are advertisements: what is paid is what the server's own 402 asks.
///
/// A value: immutable, compared by content. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct DiscoveryPage(x402_kernel::DiscoveryPage);

/// One thing on sale.
///
/// A value: immutable, compared by content. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct DiscoveryItem(x402_kernel::DiscoveryItem);

/// Where a page stands among its neighbours.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum Pagination {
    /// By number, of `/discovery/resources`.
    Offset {
        /// The most items of a page.
        limit: i64,
        /// How many items stand before this page.
        offset: i64,
        /// How many items there are.
        total: i64,
    },
    /// By a cursor, of `/discovery/search`.
    Cursor {
        /// The most items of a page, if it is said.
        limit: Option<i64>,
        /// What to ask the next page with; none at the end.
        cursor: Option<String>,
    },
}

#[uniffi::export]
impl DiscoveryPage {
    /// Reads a page from its JSON, with its `items` (or, of a search, its `resources`). Items that cannot be read are
    /// `skipped`, each with its reason, as are offers of an item; in strict mode the first of either is the error.
    ///
    /// Throws `message.missing`, `message.wrong_type`, `json.*`.
    #[uniffi::constructor(default(profile = None))]
    pub fn parse(json: String, profile: Option<Arc<Profile>>) -> Result<DiscoveryPage> {
        let profile = Profile::or_default(profile);
        Ok(DiscoveryPage(x402_kernel::DiscoveryPage::parse_with(&profile, &json)?))
    }

    /// What is on sale.
    pub fn items(&self) -> Vec<Arc<DiscoveryItem>> {
        self.0.items().iter().map(|item| Arc::new(DiscoveryItem(item.clone()))).collect()
    }

    /// The items that cannot be read, each with its reason.
    pub fn skipped(&self) -> Vec<Skipped> {
        Skipped::all(self.0.skipped())
    }

    /// Where the page stands, if it is said.
    pub fn pagination(&self) -> Option<Pagination> {
        self.0.pagination().map(Pagination::from)
    }

    /// The exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }
}

#[uniffi::export]
impl DiscoveryItem {
    /// `resource`: a URL, or the name of an MCP tool.
    pub fn resource(&self) -> String {
        self.0.resource().into()
    }

    /// `type`: `http`, `mcp`, or what else there will be.
    pub fn kind(&self) -> String {
        self.0.kind().into()
    }

    /// `x402Version` of its offers: 1 or 2.
    pub fn version(&self) -> i32 {
        self.0.version().number().into()
    }

    /// The offers this kernel can read. The pointers of their repairs are in the item.
    pub fn accepts(&self) -> Vec<Arc<PaymentRequirements>> {
        PaymentRequirements::all(self.0.accepts())
    }

    /// The offers it cannot use, each with its reason; the pointer is into the page.
    pub fn skipped(&self) -> Vec<Skipped> {
        Skipped::all(self.0.skipped())
    }

    /// `lastUpdated` as text: unix seconds or an ISO 8601 time, since facilitators write either.
    pub fn last_updated(&self) -> Option<String> {
        self.0.last_updated().map(Into::into)
    }

    /// Its exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }
}

impl From<&x402_kernel::Pagination> for Pagination {
    fn from(pagination: &x402_kernel::Pagination) -> Pagination {
        use x402_kernel::Pagination as From;
        match pagination {
            From::Offset { limit, offset, total } => Pagination::Offset {
                limit: numbers::count(*limit),
                offset: numbers::count(*offset),
                total: numbers::count(*total),
            },
            From::Cursor { limit, cursor } => {
                Pagination::Cursor { limit: limit.map(numbers::count), cursor: cursor.clone() }
            }
        }
    }
}

impl Hash for DiscoveryPage {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl Hash for DiscoveryItem {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for DiscoveryPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}

impl fmt::Display for DiscoveryItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}
