//! Options that have the server's `Date` and the time of its receipt, where the kernel has a clock.

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::ServerClock;

use crate::error::raise;
use crate::generated::prepare_options as generated;
use crate::generated::prepare_options::ValidAfter;
use crate::input::{Input, Text, Time};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ServerDate {
    date: String,
    received_at: kernel::UnixTime,
    clock: ServerClock,
}

impl ServerDate {
    pub(crate) fn new(date: Text, received_at: Time) -> PyResult<ServerDate> {
        let clock = ServerClock::from_date(&date.0, received_at.0).map_err(raise)?;
        Ok(ServerDate { date: date.0, received_at: received_at.0, clock })
    }

    pub(crate) fn date(&self, _py: Python<'_>) -> String {
        self.date.clone()
    }

    pub(crate) fn received_at(&self, _py: Python<'_>) -> u64 {
        self.received_at.seconds()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PrepareOptions {
    valid_after: Option<kernel::ValidAfter>,
    server_date: Option<generated::ServerDate>,
}

impl PrepareOptions {
    pub(crate) fn new(
        valid_after: Option<ValidAfter>,
        server_date: Option<&Bound<'_, generated::ServerDate>>,
    ) -> PyResult<PrepareOptions> {
        let server_date = server_date.map(|date| date.get().clone());
        Ok(PrepareOptions { valid_after: valid_after.kernel(), server_date })
    }

    pub(crate) fn valid_after(&self, _py: Python<'_>) -> Option<ValidAfter> {
        self.valid_after.map(Into::into)
    }

    pub(crate) fn server_date(&self, _py: Python<'_>) -> Option<generated::ServerDate> {
        self.server_date.clone()
    }
}

impl Input for generated::PrepareOptions {
    type Kernel = kernel::PrepareOptions;

    fn kernel(self) -> kernel::PrepareOptions {
        let clock = self.0.server_date.map(|date| date.0.clock);
        kernel::PrepareOptions { valid_after: self.0.valid_after, clock }
    }
}
