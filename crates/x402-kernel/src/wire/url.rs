//! Compares the URL of a resource in a message with your own.

use crate::text::has;
use crate::words::words;
use crate::{Code, Error, Result};

words! {
    /// How a URL in a message differs from your own, from harmless to alarming. The most serious difference is
    /// reported.
    #[argument = "match"]
    #[derive(PartialOrd, Ord)]
    pub enum ResourceMatch {
        /// The same resource.
        Same = "same",
        /// The query differs; the path is the same.
        QueryDiffers = "query_differs",
        /// The path differs; the origin is the same.
        PathDiffers = "path_differs",
        /// The message says `https`, your own URL is `http`: usually you are behind a proxy that speaks TLS.
        SchemeUpgraded = "scheme_upgraded",
        /// The message says `http`, your own URL is `https`: a misconfigured proxy, or an attacker in between.
        SchemeDowngraded = "scheme_downgraded",
        /// The host or port differs, or the message has no absolute `http` or `https` URL.
        OtherOrigin = "other_origin",
    }
}

/// Compares a URL that a peer wrote (`resource.url`; v1 `resource`) with your own.
///
/// The case of scheme and host is ignored, a default port equals none, an empty path is `/`; user information and
/// fragment are ignored. Nothing else is normalised: percent-encoding, dot segments, a dot at the end of a host,
/// international hosts and an empty query (`?`) are compared as they are written.
///
/// # Errors
/// `usage.url` if your own is not an absolute `http` or `https` URL. The peer's URL causes no error.
pub fn compare_urls(own: &str, said: &str) -> Result<ResourceMatch> {
    let own = HttpUrl::parse(own).ok_or_else(|| Error::new(Code::UsageUrl).with("found", own))?;
    let Some(said) = HttpUrl::parse(said) else { return Ok(ResourceMatch::OtherOrigin) };
    if !own.host.eq_ignore_ascii_case(said.host) || own.port != said.port {
        return Ok(ResourceMatch::OtherOrigin);
    }
    Ok(match (own.secure, said.secure) {
        (true, false) => ResourceMatch::SchemeDowngraded,
        (false, true) => ResourceMatch::SchemeUpgraded,
        _ if own.path != said.path => ResourceMatch::PathDiffers,
        _ if own.query != said.query => ResourceMatch::QueryDiffers,
        _ => ResourceMatch::Same,
    })
}

/// The parts of an absolute `http` or `https` URL (RFC 3986 §3), as they are written.
pub(crate) struct HttpUrl<'a> {
    pub(crate) secure: bool,
    /// Host and port, without user information.
    pub(crate) authority: &'a str,
    host: &'a str,
    /// `None` for the default port of the scheme.
    port: Option<u16>,
    path: &'a str,
    query: Option<&'a str>,
}

impl<'a> HttpUrl<'a> {
    pub(crate) fn parse(url: &'a str) -> Option<HttpUrl<'a>> {
        let (scheme, rest) = url.split_once(':')?;
        let rest = rest.strip_prefix("//")?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        // As in browsers, a backslash ends the authority.
        let (authority, rest) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
        let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let legal = |c: char| match c {
            '-' | '.' | '_' | ':' | '[' | ']' | '%' => true,
            c => c.is_ascii_alphanumeric() || !c.is_ascii() && !c.is_control(),
        };
        if authority.is_empty() || authority.starts_with(':') || !authority.chars().all(legal) {
            return None;
        }
        let (host, port) = match authority.rsplit_once(':') {
            // A colon inside brackets belongs to an IPv6 address.
            Some((host, port)) if !has(port, b']') => (host, port),
            _ => (authority, ""),
        };
        if has(host, b':') && !host.starts_with('[') {
            return None;
        }
        let default = if secure { 443 } else { 80 };
        let port = match port {
            "" => None,
            digits if digits.bytes().all(|b| b.is_ascii_digit()) => Some(digits.parse().ok()?),
            _ => return None,
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').map_or((rest, None), |(path, query)| (path, Some(query)));
        let path = if path.is_empty() { "/" } else { path };
        Some(HttpUrl { secure, authority, host, port: port.filter(|port| *port != default), path, query })
    }
}
