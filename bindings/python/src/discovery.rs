use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::error::raise;
use crate::input::Message;
use crate::payment_required::{Skipped, skipped};
use crate::payment_requirements::PaymentRequirements;
use crate::profile::{Profile, or_default};
use crate::value::{self, Tuple, value};

/// Where a page stands among its neighbours.
///
/// One of `Pagination.Offset` and `Pagination.Cursor`.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Pagination;

value! {
    /// By number, of `/discovery/resources`.
    Offset in Pagination {
        /// The most items of a page.
        limit: u64,
        /// How many items stand before this page.
        offset: u64,
        /// How many items there are.
        total: u64,
    }
}

value! {
    /// By a cursor, of `/discovery/search`.
    Cursor in Pagination {
        /// The most items of a page, if it is said.
        limit: Option<u64>,
        /// What to ask the next page with; none at the end.
        cursor: Option<String>,
    }
}

/// Any case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject, FromPyObject)]
pub(crate) enum AnyPagination {
    Offset(Offset),
    Cursor(Cursor),
}

value! {
    /// One thing on sale.
    DiscoveryItem {
        /// `resource`: a URL, or the name of an MCP tool.
        resource: String,
        /// `type`: `http`, `mcp`, or what else there will be.
        r#type: String,
        /// `x402Version` of its offers: 1 or 2.
        version: u8,
        /// The offers this kernel can read. The pointers of their repairs are in the item.
        accepts: Tuple<PaymentRequirements>,
        /// The offers it cannot use, each with its reason; the pointer is into the page.
        skipped: Tuple<Skipped>,
        /// `lastUpdated` as text: unix seconds or an ISO 8601 time, since facilitators write either.
        last_updated: Option<String>,
        /// Its exact text.
        json: String,
    }
}

value! {
    /// A page of things on sale, of `GET /discovery/resources` or `GET /discovery/search` (x402 v2 §8). They are
    /// advertisements: what is paid is what the server's own 402 asks.
    DiscoveryPage {
        /// What is on sale.
        items: Tuple<DiscoveryItem>,
        /// The items that cannot be read, each with its reason.
        skipped: Tuple<Skipped>,
        /// Where the page stands, if it is said.
        pagination: Option<AnyPagination>,
        /// The exact text.
        json: String,
    }
    with {
        /// Reads a page from its JSON, with its `items` (or, of a search, its `resources`). Items that cannot be read
        /// are `skipped`, each with its reason, as are offers of an item; under a strict profile the first of either is
        /// the error.
        ///
        /// Raises `MalformedError`: `message.missing`, `message.wrong_type`, `json.*`.
        #[staticmethod]
        #[pyo3(signature = (json, *, profile=None))]
        fn parse(json: Message, profile: Option<&Bound<'_, Profile>>) -> PyResult<DiscoveryPage> {
            let page = kernel::DiscoveryPage::parse_with(&or_default(profile), &json.0);
            page.map(DiscoveryPage::from).map_err(raise)
        }

        /// What `json.loads` makes of the exact text.
        fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
            value::loads(py, &self.json)
        }
    }
}

impl From<kernel::DiscoveryPage> for DiscoveryPage {
    fn from(page: kernel::DiscoveryPage) -> DiscoveryPage {
        DiscoveryPage {
            items: page.items().iter().map(DiscoveryItem::from).collect(),
            skipped: skipped(page.skipped()),
            pagination: page.pagination().cloned().map(AnyPagination::from),
            json: page.json().text().into(),
        }
    }
}

impl From<&kernel::DiscoveryItem> for DiscoveryItem {
    fn from(item: &kernel::DiscoveryItem) -> DiscoveryItem {
        DiscoveryItem {
            resource: item.resource().into(),
            r#type: item.kind().into(),
            version: item.version().number(),
            accepts: item.accepts().iter().cloned().map(PaymentRequirements).collect(),
            skipped: skipped(item.skipped()),
            last_updated: item.last_updated().map(Into::into),
            json: item.json().text().into(),
        }
    }
}

impl From<kernel::Pagination> for AnyPagination {
    fn from(pagination: kernel::Pagination) -> AnyPagination {
        match pagination {
            kernel::Pagination::Offset { limit, offset, total } => {
                AnyPagination::Offset(Offset { limit, offset, total })
            }
            kernel::Pagination::Cursor { limit, cursor } => AnyPagination::Cursor(Cursor { limit, cursor }),
        }
    }
}
