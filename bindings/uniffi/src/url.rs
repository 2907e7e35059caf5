//! URLs of resources: what a message says is sold, beside what was asked for.

use crate::Result;

/// How the URL a message names is to one's own, from harmless to alarming. The worst difference is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum ResourceMatch {
    /// The same resource.
    Same,
    /// Another query of the same path.
    QueryDiffers,
    /// Another path of the same origin.
    PathDiffers,
    /// `https` is said where one's own is `http`: one is behind a proxy that speaks TLS.
    SchemeUpgraded,
    /// `http` is said where one's own is `https`: a careless proxy, or somebody in between.
    SchemeDowngraded,
    /// Another host or port, or no absolute `http` or `https` URL at all.
    OtherOrigin,
}

/// Compares the URL a peer says (`resource.url`; v1 `resource`) with one's own.
///
/// Scheme and host compare without regard to case, a default port is as good as none, an empty path is `/`, user
/// information and fragment are left aside. Nothing else is normalised: percent-encoding, dot segments, a dot at the
/// end of a host, international hosts and an empty query (`?`) are as they are written.
///
/// Throws `usage.url` if one's own is no absolute `http` or `https` URL. What a peer says throws nothing.
#[uniffi::export]
pub fn compare_urls(own: String, said: String) -> Result<ResourceMatch> {
    Ok(match x402_kernel::compare_urls(&own, &said)? {
        x402_kernel::ResourceMatch::Same => ResourceMatch::Same,
        x402_kernel::ResourceMatch::QueryDiffers => ResourceMatch::QueryDiffers,
        x402_kernel::ResourceMatch::PathDiffers => ResourceMatch::PathDiffers,
        x402_kernel::ResourceMatch::SchemeUpgraded => ResourceMatch::SchemeUpgraded,
        x402_kernel::ResourceMatch::SchemeDowngraded => ResourceMatch::SchemeDowngraded,
        x402_kernel::ResourceMatch::OtherOrigin => ResourceMatch::OtherOrigin,
    })
}
