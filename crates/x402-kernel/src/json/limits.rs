/// Limits on what is read, checked before anything is decoded or allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a request's header (`PAYMENT-SIGNATURE`, `X-PAYMENT`); 8,192 by default.
    pub request_header: usize,
    /// The most bytes of a response's header (`PAYMENT-REQUIRED`, `PAYMENT-RESPONSE`); 16,384 by default.
    pub response_header: usize,
    /// The most bytes of a body or any JSON text; 262,144 by default.
    pub body: usize,
    /// The most levels of nesting; 64 by default. More than 128 counts as 128.
    pub depth: usize,
    /// The most members of one object; 1,024 by default.
    pub members: usize,
    /// The most entries of a challenge's `accepts` that are read; 64 by default. Of a facilitator's lists, 16 times as many
    /// are read. Further entries are counted, but not read.
    pub entries: usize,
}

impl Limits {
    /// No limits: for what the kernel wrote itself. The messages inside were read under the limits of their profile.
    pub const WRITTEN: Limits = Limits {
        request_header: usize::MAX,
        response_header: usize::MAX,
        body: usize::MAX,
        depth: usize::MAX,
        members: usize::MAX,
        entries: usize::MAX,
    };

    /// The most entries of a facilitator's lists.
    pub(crate) const fn listed(&self) -> usize {
        self.entries.saturating_mul(16)
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            request_header: 8 << 10,
            response_header: 16 << 10,
            body: 256 << 10,
            depth: 64,
            members: 1024,
            entries: 64,
        }
    }
}
