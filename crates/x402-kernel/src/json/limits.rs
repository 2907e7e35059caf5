/// Bounds, in bytes of text before anything is decoded or allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// A header of a request: `PAYMENT-SIGNATURE`, `X-PAYMENT`. 8 KiB.
    pub request_header: usize,
    /// A header of a response: `PAYMENT-REQUIRED`, `PAYMENT-RESPONSE`. 16 KiB.
    pub response_header: usize,
    /// A body, or any JSON text. 256 KiB.
    pub body: usize,
    /// Levels of nesting. 64; more than 128 counts as 128.
    pub depth: usize,
    /// Members of one object. 1,024.
    pub members: usize,
}

impl Limits {
    /// The limits of what the kernel wrote itself: none. What it holds was within its own profile's when it was read.
    pub(crate) const WRITTEN: Limits = Limits {
        request_header: usize::MAX,
        response_header: usize::MAX,
        body: usize::MAX,
        depth: usize::MAX,
        members: usize::MAX,
    };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { request_header: 8 << 10, response_header: 16 << 10, body: 256 << 10, depth: 64, members: 1024 }
    }
}
