#![doc = include_str!("../README.md")]
//! # Where to look
//!
//! | to | see |
//! |---|---|
//! | read a 402 | [`PaymentRequired`], its offers [`PaymentRequirements`]; any response: [`http::interpret`] |
//! | choose and approve | [`PaymentRequired::choose`] with a [`Payer`]; [`Policy`], which gives an [`Approved`] |
//! | pay | [`UnsignedPayment`], [`SigningRequest`], [`LocalSigner`]; signatures in other forms: [`Signature`] |
//! | pay as a machine | [`Purchase`], with an [`Event`] in and a [`Step`] out |
//! | be paid | [`find`] the offer, [`PaymentRequirements::verify`], a [`Verdict`]; headers of the response: [`http`] |
//! | speak with a facilitator | [`FacilitatorRequest`], [`VerifyResponse`], [`SettleResponse`], [`Supported`], [`DiscoveryPage`] |
//! | hash and encode for EVM | [`TypedData`], [`Eip712Domain`], [`Authorization`], [`CancelAuthorization`], [`Erc6492`] |
//! | know tokens, limits and modes | [`Profile`], [`Registry`], [`Asset`], [`Limits`] |
//!
//! # Units
//!
//! An [`Amount`] is in a token's atomic units (10000 of six decimals are 0.01); [`Money`] is decimal text for people. A
//! [`UnixTime`] is in seconds; milliseconds are refused. Durations (`maxTimeoutSeconds`, margins, lifetimes) are in
//! seconds, sizes ([`Limits`]) in bytes. There are no floating-point numbers.
//!
//! # Specifications
//!
//! A section that a text names (`v2 §5.1`) is in one of these:
//!
//! | | |
//! |---|---|
//! | x402 v2 | [x402-specification-v2.md](https://github.com/x402-foundation/x402/blob/main/specs/x402-specification-v2.md) |
//! | x402 v1 | [x402-specification-v1.md](https://github.com/x402-foundation/x402/blob/main/specs/x402-specification-v1.md) |
//! | over HTTP | [v2](https://github.com/x402-foundation/x402/blob/main/specs/transports-v2/http.md), [v1](https://github.com/x402-foundation/x402/blob/main/specs/transports-v1/http.md) |
//! | `exact` on EVM | [scheme_exact_evm.md](https://github.com/x402-foundation/x402/blob/main/specs/schemes/exact/scheme_exact_evm.md) |
//! | EIPs, ERCs | listed in [`evm`] |
#![no_std]
// A peer's message must never cause a panic.
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
mod text;
mod words;

pub mod client;
pub mod evm;
pub mod extension;
pub mod json;
pub mod primitives;
pub mod registry;
pub mod scheme;
pub mod server;
pub mod usage;
pub mod wire;

pub use client::{
    AssetId, Balance, Choice, Event, LocalSigner, NotChosen, Payer, PayerKind, Plan, PlanCounter, Policy,
    PolicyBuilder, Purchase, Request, Step,
};
pub use code::{Code, ErrorKind};
pub use error::{Detail, Error, Result};
pub use evm::{
    Authorization, AuthorizationKind, CancelAuthorization, Eip712Domain, Erc6492, Overload, Signature, SignatureForm,
    TypedData,
};
pub use extension::echo_matches;
pub use json::{Json, Limits};
pub use primitives::{Address, Amount, Bytes32, Money, Network, UnixTime};
pub use profile::{Mode, Profile};
pub use registry::{Asset, Evidence, Registry, TransferMethod};
pub use repair::{Repair, RepairKind};
pub use scheme::{
    Answer, Approved, NeedsChain, Open, PayerCode, PrepareOptions, RequestKind, ServerClock, SignedByPayer,
    SigningRequest, UnsignedPayment, ValidAfter, Verdict, VerifyOptions, Wallet,
};
pub use server::{Match, MatchRule, find, find_accepted};
pub use wire::{
    DiscoveryItem, DiscoveryPage, ExactPayload, Exchange, FacilitatorRequest, Found, HttpOutcome, Pagination,
    PaymentPayload, PaymentRequired, PaymentRequirements, Protocol, Reason, ReasonClass, ResourceInfo, ResourceMatch,
    SettleResponse, Skipped, Source, Supported, SupportedKind, VerifyResponse, Version, compare_urls, header, http, v1,
    v2,
};
