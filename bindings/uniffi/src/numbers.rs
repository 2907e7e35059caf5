//! Numbers on their way out: only signed ones cross, since Java has no others.

/// A place in a list, which is shorter than its text, and that has less than 2^31 bytes.
pub(crate) fn index(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A count that a peer gives, which the kernel keeps below 2^53.
pub(crate) fn count(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Seconds. What does not fit is past any clock, and the largest number says so too.
pub(crate) fn seconds(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}
