//! A receipt of the kernel, read again from its text, since an enum holds no value of the kernel.

use x402_kernel::{Limits, Profile};

use crate::SettleResponse;
use crate::input::Input;

impl SettleResponse {
    pub(crate) fn text(&self) -> &str {
        match self {
            SettleResponse::Settled { json, .. }
            | SettleResponse::Pending { json, .. }
            | SettleResponse::Failed { json, .. } => json,
        }
    }

    /// Reads the kernel's receipt again, without limits. It fails only for a value that a caller made of another text.
    pub(crate) fn restored(&self) -> x402_kernel::Result<x402_kernel::SettleResponse> {
        x402_kernel::SettleResponse::parse_with(&Profile::default().with_limits(Limits::WRITTEN), self.text())
    }
}

impl Input<x402_kernel::SettleResponse> for SettleResponse {
    fn input(self, _name: &str) -> x402_kernel::Result<x402_kernel::SettleResponse> {
        self.restored()
    }
}
