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
mod repair;

pub mod client;
pub mod evm;
pub mod extension;
pub mod json;
pub mod primitives;
pub mod scheme;
pub mod server;
pub mod usage;
pub mod wire;

pub use client::{
    Balance, Choice, Event, LocalSigner, NotTaken, Payer, PayerKind, Plan, PlanCounter, Policy, PolicyBuilder,
    Purchase, Request, Step, Token,
};
pub use code::Code;
pub use error::{Detail, Error, ErrorKind, Result};
pub use evm::{
    Authorization, AuthorizationKind, CancelAuthorization, Eip712Domain, Erc6492, Signature, SignatureForm, TypedData,
};
pub use extension::echo_matches;
pub use json::Json;
pub use primitives::{Address, Amount, Asset, Bytes32, Evidence, Money, Network, Registry, TransferMethod, UnixTime};
pub use profile::{Limits, Mode, Profile};
pub use repair::{Repair, RepairKind};
pub use scheme::{
    Answer, Approved, NeedsChain, Open, PayerCode, PrepareOptions, RequestKind, ServerClock, SignedByPayer,
    SigningRequest, UnsignedPayment, ValidAfter, Verdict, VerifyOptions, Wallet,
};
pub use server::{Match, MatchRule, find, find_accepted};
pub use wire::{
    Carrier, DiscoveryItem, DiscoveryPage, ExactPayload, Exchange, FacilitatorRequest, Found, HttpOutcome, Pagination,
    PaymentPayload, PaymentRequired, PaymentRequirements, Protocol, Reason, ReasonClass, ResourceInfo, ResourceMatch,
    SettleResponse, Skipped, Supported, SupportedKind, VerifyResponse, Version, compare_urls, header, http, v1, v2,
};
