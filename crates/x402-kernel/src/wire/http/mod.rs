//! x402 over HTTP: what a response means, and what a server answers with ([x402 over HTTP](crate#specifications)).

mod find;
mod headers;
mod outcome;
mod protocol;
mod response_headers;

pub(crate) use headers::Headers;
pub use outcome::{Exchange, HttpOutcome, interpret};
pub use protocol::Protocol;
pub use response_headers::{
    ALLOW_HEADERS, EXPOSE_HEADERS, challenge_headers, paid_cache_control, preflight_headers, receipt_headers,
};
