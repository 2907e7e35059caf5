//! The body of `POST /verify` and `POST /settle`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::Result;
use crate::payment_payload::PaymentPayload;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;

/// What a server asks a facilitator (x402 v2 §7.1, v1 §7.1): whether this payment pays this offer.
///
/// A value: immutable, equal when text, payment and offer are. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct FacilitatorRequest(x402_kernel::FacilitatorRequest);

#[uniffi::export]
impl FacilitatorRequest {
    /// Asks about a payment and the server's own offer. Both go in as they were written.
    ///
    /// Throws `verify.version` unless they are of one version; `json.too_large`.
    #[uniffi::constructor]
    pub fn new(payment: &PaymentPayload, offer: &PaymentRequirements) -> Result<FacilitatorRequest> {
        Ok(FacilitatorRequest(x402_kernel::FacilitatorRequest::new(&payment.0, &offer.0)?))
    }

    /// Reads a request from its JSON, as a facilitator does: nothing misshapen is repaired, since both texts have to have one
    /// meaning.
    ///
    /// Throws `verify.version` unless `x402Version`, the payment and the offer are of one version; what
    /// `PaymentPayload.parse` and `PaymentRequirements.parse` throw; `message.*`, `json.*`.
    #[uniffi::constructor(default(profile = None))]
    pub fn parse(json: String, profile: Option<Arc<Profile>>) -> Result<FacilitatorRequest> {
        let profile = Profile::or_default(profile);
        Ok(FacilitatorRequest(x402_kernel::FacilitatorRequest::parse_with(&profile, &json)?))
    }

    /// The version of both: 1 or 2.
    pub fn version(&self) -> i32 {
        self.0.version().number().into()
    }

    /// `paymentPayload`.
    pub fn payment(&self) -> PaymentPayload {
        PaymentPayload(self.0.payment().clone())
    }

    /// `paymentRequirements`: the server's own copy of the offer.
    pub fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.0.offer().clone())
    }

    /// The exact text: the body.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }
}

impl Hash for FacilitatorRequest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for FacilitatorRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}
