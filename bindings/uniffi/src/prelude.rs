//! The names that generated files use.

pub(crate) use std::sync::Arc;

pub(crate) use x402_kernel as kernel;
pub(crate) use x402_kernel::{Address, Amount, Bytes32, Money, Network, Signature, UnixTime, Version};
pub(crate) use zeroize::Zeroizing;

pub(crate) use crate::handle::Handle;
pub(crate) use crate::input::{self, Input};
pub(crate) use crate::output::Output;
pub(crate) use crate::*;
