//! Values that the kernel restores from their own text, and the `repr` of handles.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use serde::Serialize;
use x402_kernel as kernel;

use crate::generated::*;

/// A value that can be restored.
pub(crate) trait Kept: Sized {
    /// Writes the value as JSON.
    fn written(&self) -> String;

    /// Restores the value.
    fn read(text: &str) -> kernel::Result<Self>;

    /// Its text. Python's own hash is used, which is safe for a peer's text.
    fn words(&self) -> Cow<'_, str>;

    /// The content of `repr`.
    fn shown(&self) -> String;
}

/// The `repr` and the hash of a handle.
pub(crate) trait Shown {
    /// The content of `repr`, and the hash of a handle that can be compared.
    fn shown(&self) -> String;
}

/// The methods of a class that can be restored.
macro_rules! kept {
    ($name:ident) => {
        $crate::value::around!($name(x402_kernel::$name));
        $crate::input::input!($name(x402_kernel::$name));

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                $crate::kept::Kept::words(self).hash(state);
            }
        }
    };
}

pub(crate) use kept;

/// Returns the profile, or the default one.
pub(crate) fn or_default(profile: Option<&Bound<'_, Profile>>) -> kernel::Profile {
    profile.map(|profile| profile.get().0.clone()).unwrap_or_default()
}

/// Serialises a value. It cannot fail: every key is a text.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

impl Kept for Profile {
    fn written(&self) -> String {
        self.0.to_json()
    }

    fn read(text: &str) -> kernel::Result<Profile> {
        kernel::Profile::from_json(text).map(Profile)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.to_json().into()
    }

    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }
}

impl Kept for PaymentRequired {
    fn written(&self) -> String {
        json(&self.0)
    }

    fn read(text: &str) -> kernel::Result<PaymentRequired> {
        kernel::PaymentRequired::from_json(text).map(PaymentRequired)
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
    fn written(&self) -> String {
        json(&self.0)
    }

    fn read(text: &str) -> kernel::Result<PaymentRequirements> {
        kernel::PaymentRequirements::from_json(text).map(PaymentRequirements)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        format!("<PaymentRequirements v{}: {}>", self.0.version().number(), self.0.summary())
    }
}

impl Kept for PaymentPayload {
    fn written(&self) -> String {
        json(&self.0)
    }

    fn read(text: &str) -> kernel::Result<PaymentPayload> {
        kernel::PaymentPayload::from_json(text).map(PaymentPayload)
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
    fn written(&self) -> String {
        self.0.json().text().to_owned()
    }

    /// Reads under any profile: skipped entries are skipped again, and nothing is too large a second time.
    fn read(text: &str) -> kernel::Result<Supported> {
        let profile = kernel::Profile::new().with_limits(kernel::Limits::WRITTEN);
        kernel::Supported::parse_with(&profile, text).map(Supported)
    }

    fn words(&self) -> Cow<'_, str> {
        self.0.json().text().into()
    }

    fn shown(&self) -> String {
        format!("<Supported: {} kinds, {} skipped>", self.0.kinds().len(), self.0.skipped().len())
    }
}

impl Kept for Choice {
    fn written(&self) -> String {
        json(&self.0)
    }

    fn read(text: &str) -> kernel::Result<Choice> {
        kernel::Choice::from_json(text).map(Choice)
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

impl Hash for SigningRequest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shown().hash(state);
    }
}

impl Shown for LocalSigner {
    fn shown(&self) -> String {
        format!("{:?}", self.0)
    }
}
