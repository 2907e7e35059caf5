#![doc = include_str!("../README.md")]
#![no_std]
// Nothing a peer writes may panic.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::string_slice
)]

extern crate alloc;

mod code;
mod error;
mod profile;

pub mod client;
pub mod evm;
pub mod json;
pub mod primitives;
pub mod scheme;
pub mod usage;
pub mod wire;

pub use client::{
    Choice, Event, LocalSigner, NotTaken, Payer, Plan, PlanCounter, Policy, PolicyBuilder, Purchase, Request, Step,
};
pub use code::Code;
pub use error::{Detail, Error, ErrorKind, Result};
pub use evm::{
    Authorization, AuthorizationKind, CancelAuthorization, Eip712Domain, Erc6492, Signature, SignatureForm, TypedData,
};
pub use json::Json;
pub use primitives::{Address, Amount, Asset, Bytes32, Evidence, Money, Network, Registry, TransferMethod, UnixTime};
pub use profile::{Limits, Mode, Profile};
pub use scheme::{
    Answer, Approved, NeedsChain, Open, PayerCode, RequestKind, SignedByPayer, SigningRequest, UnsignedPayment,
    Verdict, VerifyOptions, Wallet,
};
pub use wire::{
    Carrier, ExactPayload, Found, PaymentPayload, PaymentRequired, PaymentRequirements, Repair, RepairKind,
    ResourceInfo, SettleResponse, Skipped, Version, header, v1, v2,
};
