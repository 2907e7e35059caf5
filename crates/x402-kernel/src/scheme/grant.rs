use alloc::string::String;

use crate::Profile;
use crate::json::Json;
use crate::primitives::{Address, UnixTime};
use crate::wire::{PaymentRequired, PaymentRequirements};

/// The content of an approval. Inside the kernel it can be prepared again, under the same nonce, if nothing was sent.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) challenge: PaymentRequired,
    pub(crate) offer: PaymentRequirements,
    pub(crate) extensions: Option<Json>,
    pub(crate) payer: Address,
    pub(crate) host: String,
    /// Whether the request goes over HTTPS, so that no other party could have responded.
    pub(crate) secure: bool,
    pub(crate) max_lifetime: u64,
    pub(crate) approved_at: UnixTime,
}

impl Grant {
    pub(crate) fn profile(&self) -> &Profile {
        self.challenge.profile()
    }
}
