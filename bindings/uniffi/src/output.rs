//! Numbers and headers that go out. All numbers are signed, since Java has no others.

use x402_kernel::UnixTime;

use crate::HttpHeader;

/// An index in a list, which is below 2^31.
pub(crate) fn index(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A count that a peer gives, which the kernel keeps below 2^53.
pub(crate) fn count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Seconds, at most `i64::MAX`.
pub(crate) fn seconds(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

/// A time in unix seconds.
pub(crate) fn time(time: UnixTime) -> i64 {
    seconds(time.seconds())
}

/// Pairs as headers.
pub(crate) fn headers<N: Into<String>>(headers: Vec<(N, String)>) -> Vec<HttpHeader> {
    headers.into_iter().map(|(name, value)| HttpHeader { name: name.into(), value }).collect()
}
