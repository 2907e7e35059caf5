//! Other protocols that use 402, known by their headers.

use super::headers::Headers;
use crate::text::has;
use crate::words::words;

words! {
    /// A protocol other than x402 that uses 402. New ones may be added.
    #[argument = "protocol"]
    #[non_exhaustive]
    pub enum Protocol {
        /// `l402`: Lightning invoices, `WWW-Authenticate: L402` (or `LSAT`).
        L402 = "l402",
        /// `mpp`: `WWW-Authenticate: Payment`.
        Mpp = "mpp",
        /// `pay_per_crawl`: a price for crawlers, `crawler-price`.
        PayPerCrawl = "pay_per_crawl",
        /// `x_402_headers`: `X-402-Amount`, `X-402-Receiver` and others; the client makes a transfer first.
        X402Headers = "x_402_headers",
        /// `pay_to_header`: `Pay-To`; the client makes a transfer first.
        PayToHeader = "pay_to_header",
    }
}

impl Protocol {
    /// Returns the protocol of these headers, if any: the first in the order of [`Protocol::ALL`].
    pub(super) fn of<N: AsRef<str>, V: AsRef<str>>(headers: &Headers<'_, N, V>) -> Option<Protocol> {
        let has = |name: &str| headers.0.iter().any(|(key, _)| key.as_ref().eq_ignore_ascii_case(name));
        let challenges = |schemes: &[&str]| {
            let values = headers.0.iter().filter(|(key, _)| key.as_ref().eq_ignore_ascii_case("WWW-Authenticate"));
            let mut found = values.flat_map(|(_, value)| auth_schemes(value.as_ref()));
            found.any(|found| schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case(found)))
        };
        Protocol::ALL.iter().copied().find(|protocol| match protocol {
            Protocol::L402 => challenges(&["L402", "LSAT"]),
            Protocol::Mpp => challenges(&["Payment"]),
            Protocol::PayPerCrawl => has("crawler-price"),
            Protocol::X402Headers => has("X-402-Amount") || has("X-402-Receiver"),
            Protocol::PayToHeader => has("Pay-To"),
        })
    }
}

/// Returns the authentication schemes of a `WWW-Authenticate` value (RFC 9110 §11.6.1): the first word after each comma
/// outside of quotes, unless it is a `name=value`.
fn auth_schemes(value: &str) -> impl Iterator<Item = &str> {
    let (mut quoted, mut escaped) = (false, false);
    let parts = value.split(move |c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        c == ',' && !quoted
    });
    parts.filter_map(|part| part.split_ascii_whitespace().next()).filter(|word| !has(word, b'='))
}
