//! The request that is to be paid for.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::Result;

/// The HTTP request that is to be paid for: the caller's own, not what a peer says it was.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Request(pub(crate) x402_kernel::Request);

#[uniffi::export]
impl Request {
    /// A request for an absolute `http` or `https` URL.
    ///
    /// Throws `usage.url`.
    #[uniffi::constructor]
    pub fn new(method: String, url: String) -> Result<Request> {
        Ok(Request(x402_kernel::Request::new(&method, &url)?))
    }

    /// The method.
    pub fn method(&self) -> String {
        self.0.method().into()
    }

    /// The URL.
    pub fn url(&self) -> String {
        self.0.url().into()
    }

    /// The host with its port, if the URL names one.
    pub fn host(&self) -> String {
        self.0.host().into()
    }
}

impl Hash for Request {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.method().hash(state);
        self.0.url().hash(state);
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0.method(), self.0.url())
    }
}
