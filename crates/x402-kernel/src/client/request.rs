use alloc::string::String;

use serde::Serialize;

use crate::{Code, Error, Result};

/// The HTTP request that is to be paid for: the caller's own, not what a peer says it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    method: String,
    url: String,
    #[serde(skip)]
    host: String,
}

impl Request {
    /// A request for an absolute `http` or `https` URL.
    ///
    /// # Errors
    /// `usage.url`.
    pub fn new(method: &str, url: &str) -> Result<Request> {
        let host = host(url).ok_or_else(|| Error::new(Code::UsageUrl).with("found", url))?;
        Ok(Request { method: method.into(), url: url.into(), host: host.to_ascii_lowercase() })
    }

    /// The method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The host with its port, if the URL names one.
    pub fn host(&self) -> &str {
        &self.host
    }
}

/// The authority of an absolute URL without its user information (RFC 3986 §3.2).
fn host(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    // Browsers end the authority at a backslash too.
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let legal = |c: char| c.is_ascii_alphanumeric() || "-._:[]%".contains(c) || !c.is_ascii() && !c.is_control();
    (!host.is_empty() && !host.starts_with(':') && host.chars().all(legal)).then_some(host)
}
