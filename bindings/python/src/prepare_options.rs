//! Options that have the server's `Date` and the time of its receipt, where the kernel has a clock.

use x402_kernel::{PrepareOptions as KernelOptions, Result, ServerClock, UnixTime, ValidAfter};

use crate::generated;
use crate::input::Input;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServerDate {
    pub(crate) date: String,
    pub(crate) received_at: UnixTime,
    clock: ServerClock,
}

impl ServerDate {
    pub(crate) fn new(date: String, received_at: UnixTime) -> Result<ServerDate> {
        let clock = ServerClock::from_date(&date, received_at)?;
        Ok(ServerDate { date, received_at, clock })
    }
}

impl Input for generated::ServerDate {
    type Kernel = ServerDate;

    fn kernel(self) -> ServerDate {
        self.0
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PrepareOptions {
    pub(crate) valid_after: Option<ValidAfter>,
    pub(crate) server_date: Option<ServerDate>,
}

impl PrepareOptions {
    pub(crate) fn new(valid_after: Option<ValidAfter>, server_date: Option<ServerDate>) -> Result<PrepareOptions> {
        Ok(PrepareOptions { valid_after, server_date })
    }
}

impl Input for generated::PrepareOptions {
    type Kernel = KernelOptions;

    fn kernel(self) -> KernelOptions {
        KernelOptions { valid_after: self.0.valid_after, clock: self.0.server_date.map(|date| date.clock) }
    }
}
