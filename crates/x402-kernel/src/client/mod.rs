//! Floor 5, the buyer: choosing an offer, a policy that approves it, and the purchase as a machine.

mod choose;
mod payer;
mod policy;
mod purchase;
mod request;
mod signer;

pub use choose::{Choice, NotTaken};
pub use payer::{Balance, Payer, PayerKind, Token};
pub use policy::{Policy, PolicyBuilder};
pub use purchase::{Event, Plan, PlanCounter, Purchase, Step};
pub use request::Request;
pub use signer::LocalSigner;
