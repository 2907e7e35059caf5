//! What is peculiar to each of the values that the kernel restores from what it wrote, and how handles are shown.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::types::PyTuple;
use x402_kernel as kernel;
use x402_kernel::{Found, Json};

use crate::error::raise;
use crate::generated::approved::Approved;
use crate::generated::choose::Choice;
use crate::generated::local_signer::LocalSigner;
use crate::generated::payer::Payer;
use crate::generated::payment_payload::PaymentPayload;
use crate::generated::payment_required::PaymentRequired;
use crate::generated::payment_requirements::PaymentRequirements;
use crate::generated::profile::Profile;
use crate::generated::repair::Repair;
use crate::generated::signing_request::SigningRequest;
use crate::generated::supported::Supported;
use crate::generated::unsigned::UnsignedPayment;
use crate::input::{Input, Message, Version};
use crate::value::Tuple;

/// A value that is restored from what it wrote.
pub(crate) trait Kept: Sized {
    /// What it is restored from.
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>>;

    /// The value again.
    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<Self>;

    /// Its text, which is hashed: as Python hashes it, since somebody else chose it.
    fn words(&self) -> Cow<'_, str>;

    /// What `repr` says.
    fn shown(&self) -> String;
}

/// What a handle says of itself.
pub(crate) trait Shown {
    /// What `repr` says.
    fn shown(&self) -> String;

    /// What is hashed, of one that may be compared.
    fn words(&self) -> String {
        self.shown()
    }
}

/// What a class has that is restored from what it wrote.
macro_rules! kept {
    ($name:ident) => {
        $crate::value::carries!($name);

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                $crate::kept::Kept::words(self).hash(state);
            }
        }
    };
}

pub(crate) use kept;

/// The profile given, or the default one.
pub(crate) fn or_default(profile: Option<&Bound<'_, Profile>>) -> kernel::Profile {
    profile.map(|profile| profile.get().0.clone()).unwrap_or_default()
}

/// The kernel's repairs again.
fn repairs(repairs: Tuple<Repair>) -> PyResult<Vec<kernel::Repair>> {
    let repair = |repair: Repair| {
        let kind = kernel::RepairKind::parse(&repair.kind).map_err(raise)?;
        Ok(kernel::Repair { kind, at: repair.at, cause: repair.cause.kernel() })
    };
    repairs.0.into_iter().map(repair).collect()
}

fn written(repairs: &[kernel::Repair]) -> Tuple<Repair> {
    repairs.iter().map(Into::into).collect()
}

impl Kept for Profile {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.to_json(),).into_pyobject(py)
    }

    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<Profile> {
        let (json,): (Message,) = state.extract()?;
        kernel::Profile::from_json(&json.0).map(Profile).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }
}

impl Kept for PaymentRequired {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let source = self.0.source();
        let profile = Profile(self.0.profile().clone());
        (self.0.json().text(), profile, source.found.as_str(), written(&source.repairs)).into_pyobject(py)
    }

    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<PaymentRequired> {
        let (json, profile, found, done): (Message, Profile, String, Tuple<Repair>) = state.extract()?;
        let source = kernel::Source { found: Found::parse(&found).map_err(raise)?, repairs: repairs(done)? };
        kernel::PaymentRequired::restore(&profile.0, &json.0, source).map(PaymentRequired).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        let offers: Vec<String> = self.0.accepts().iter().map(kernel::PaymentRequirements::summary).collect();
        let (version, skipped) = (self.0.version().number(), self.0.skipped().len());
        format!("<PaymentRequired v{version}: {}, {skipped} skipped>", offers.join("; "))
    }
}

impl Kept for PaymentRequirements {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (profile, version) = (Profile(self.0.profile().clone()), self.0.version().number());
        (self.0.json().text(), profile, version, self.0.index(), written(self.0.repairs())).into_pyobject(py)
    }

    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<PaymentRequirements> {
        type State = (Message, Profile, Version, Option<usize>, Tuple<Repair>);
        let (json, profile, version, index, done): State = state.extract()?;
        let offer = kernel::PaymentRequirements::restore(&profile.0, version.0, &json.0, index, repairs(done)?);
        offer.map(PaymentRequirements).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        format!("<PaymentRequirements v{}: {}>", self.0.version().number(), self.0.summary())
    }
}

impl Kept for PaymentPayload {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let profile = Profile(self.0.profile().clone());
        (self.0.json().text(), profile, written(self.0.repairs())).into_pyobject(py)
    }

    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<PaymentPayload> {
        let (json, profile, done): (Message, Profile, Tuple<Repair>) = state.extract()?;
        let payment = kernel::PaymentPayload::restore(&profile.0, &json.0, repairs(done)?);
        payment.map(PaymentPayload).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        let (version, signed) = (self.0.version().number(), &self.0.payload().authorization);
        let (value, from, to) = (signed.value, signed.from.short(), signed.to.short());
        format!("<PaymentPayload v{version}: {value} from {from} to {to} on {}>", self.0.network())
    }
}

impl Kept for Supported {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (self.0.json().text(),).into_pyobject(py)
    }

    /// Whatever profile it was read under: what was skipped is skipped again, and nothing is too large a second time.
    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<Supported> {
        let (json,): (Message,) = state.extract()?;
        let profile = kernel::Profile::new().with_limits(kernel::Limits::WRITTEN);
        kernel::Supported::parse_with(&profile, &json.0).map(Supported).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        format!("<Supported: {} kinds, {} skipped>", self.0.kinds().len(), self.0.skipped().len())
    }
}

impl Kept for Choice {
    fn state<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let (challenge, payer) = (PaymentRequired(self.0.challenge().clone()), Payer(self.0.payer().clone()));
        (challenge, payer, self.0.index(), self.0.extensions().map(Json::text)).into_pyobject(py)
    }

    fn restore(state: &Bound<'_, PyTuple>) -> PyResult<Choice> {
        type State = (PaymentRequired, Payer, usize, Option<String>);
        let (challenge, payer, index, extensions): State = state.extract()?;
        let choice = kernel::Choice::restore(&challenge.0, &payer.0, index, extensions.as_deref());
        choice.map(Choice).map_err(raise)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.challenge().json().text().into()
    }

    fn shown(&self) -> String {
        format!("<Choice {}: {}>", self.0.index(), self.0.offer().summary())
    }
}

impl Shown for Approved {
    fn shown(&self) -> String {
        format!("<Approved: {}>", self.offer.0.summary())
    }
}

impl Shown for UnsignedPayment {
    fn shown(&self) -> String {
        format!("<UnsignedPayment: {}>", self.summary)
    }
}

impl Shown for SigningRequest {
    fn shown(&self) -> String {
        format!("<SigningRequest {}: {} by {}>", self.0.id(), self.0.digest(), self.0.signer())
    }
}

impl Shown for LocalSigner {
    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }
}
