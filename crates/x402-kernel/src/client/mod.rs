//! Floor 6, the buyer: choosing an offer, a policy that approves it, and the purchase as a machine.

mod choose;
mod event;
mod payer;
mod policy;
mod purchase;
mod request;
mod signer;
mod step;

pub use choose::{Choice, NotTaken};
pub use event::Event;
pub use payer::{Balance, Payer, PayerKind, Token};
pub use policy::{Policy, PolicyBuilder};
pub use purchase::Purchase;
pub use request::Request;
pub use signer::LocalSigner;
pub use step::{Plan, PlanCounter, Step};
