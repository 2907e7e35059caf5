//! Floor 6, the client: chooses an offer, approves it by a policy, and runs a purchase as a machine.

mod choose;
mod event;
mod local_signer;
mod payer;
mod policy;
mod purchase;
mod request;
mod step;

pub use choose::{Choice, NotChosen};
pub use event::Event;
pub use local_signer::LocalSigner;
pub use payer::{AssetId, Balance, Payer, PayerKind};
pub use policy::{Policy, PolicyBuilder};
pub use purchase::Purchase;
pub use request::Request;
pub use step::{Plan, PlanCounter, Step};
