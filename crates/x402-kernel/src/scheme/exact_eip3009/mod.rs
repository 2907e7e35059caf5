//! The scheme `exact` on EVM by EIP-3009: one signed authorization for one exact amount.

mod prepare;
mod terms;
mod verify;
mod wrong_name;

pub(super) use prepare::{payload, prepare};
pub(super) use verify::{compare, is_signed_for, verify};
