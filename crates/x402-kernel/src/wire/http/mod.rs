//! x402 over HTTP ([x402 over HTTP](crate#specifications)): what a response means to a client, and the headers of a
//! server's responses.

mod find;
mod headers;
mod locations;
mod outcome;
mod protocol;
mod response_headers;

pub(crate) use headers::Headers;
pub use outcome::{Exchange, HttpOutcome, interpret};
pub use protocol::Protocol;
pub use response_headers::{
    ALLOW_HEADERS, EXPOSE_HEADERS, challenge_headers, paid_cache_control, preflight_headers, receipt_headers,
};
