//! Other ways a 402 asks to be paid, known by their headers.

use super::headers::Headers;
use crate::words::words;

words! {
    /// A protocol that is not x402 and answers 402 as well. New ones appear.
    #[argument = "protocol"]
    #[non_exhaustive]
    pub enum Protocol {
        /// `l402`: Lightning invoices, `WWW-Authenticate: L402` (or `LSAT`).
        L402 = "l402",
        /// `mpp`: `WWW-Authenticate: Payment`.
        Mpp = "mpp",
        /// `pay_per_crawl`: a price for crawlers, `crawler-price`.
        PayPerCrawl = "pay_per_crawl",
        /// `x_402_headers`: `X-402-Amount`, `X-402-Receiver` and others, to be paid by a transfer first.
        X402Headers = "x_402_headers",
        /// `pay_to_header`: `Pay-To`, to be paid by a transfer first.
        PayToHeader = "pay_to_header",
    }
}

impl Protocol {
    /// The protocol of those headers, if it is one of these. Of several, the first in the order of [`Protocol::ALL`].
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

/// The authentication schemes of a `WWW-Authenticate` value (RFC 9110 §11.6.1): first words between commas that are no
/// `name=value`. Commas inside quotes divide nothing.
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
    parts.filter_map(|part| part.split_ascii_whitespace().next()).filter(|word| !word.contains('='))
}
