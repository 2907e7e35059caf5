use alloc::string::String;

use serde::Serialize;

use crate::json::{Json, Limits};
use crate::wire::HttpUrl;
use crate::{Code, Error, Result};

/// The HTTP request to pay for. It is the caller's own, and not taken from a peer's message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    method: String,
    url: String,
    host: String,
    #[serde(skip)]
    secure: bool,
}

impl Request {
    /// Makes a request for an absolute `http` or `https` URL.
    ///
    /// # Errors
    /// `usage.url` for any other URL.
    pub fn new(method: &str, url: &str) -> Result<Request> {
        let parts = HttpUrl::parse(url).ok_or_else(|| Error::new(Code::UsageUrl).with("found", url))?;
        let (host, secure) = (parts.authority.to_ascii_lowercase(), parts.secure);
        Ok(Request { method: method.into(), url: url.into(), host, secure })
    }

    /// Reads what a request serialises as, `{method, url, host}`. The host follows from the URL, and is not read.
    ///
    /// # Errors
    /// `usage.argument` for another member; `usage.url`, `message.*`, `json.*`.
    pub fn from_json(text: &str) -> Result<Request> {
        let json = Json::parse(text, &Limits::default())?;
        let value = json.value().object("request", &["method", "url", "host"])?;
        let method = value.text_of("method")?;
        value.read("url", |url| Request::new(&method, &url.string()?))
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether it goes over HTTPS.
    pub(crate) fn is_secure(&self) -> bool {
        self.secure
    }

    /// The host in lower case, with the port if the URL has one.
    pub fn host(&self) -> &str {
        &self.host
    }
}
