//! The answer to `GET /supported`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::payment_required::Skipped;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;
use crate::{Result, numbers};

/// What a facilitator can verify and settle (x402 v2 §7.3, v1 §7.3).
///
/// A value: immutable, compared by content. As text it is its JSON.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Supported(x402_kernel::Supported);

/// One kind of payment a facilitator handles, as it wrote it; of any scheme and any chain.
#[derive(Clone, Debug, PartialEq, Eq, Hash, uniffi::Record)]
pub struct SupportedKind {
    /// `x402Version`: 1 or 2.
    pub version: i32,
    /// `scheme`, known here or not.
    pub scheme: String,
    /// `network`, as it was written: CAIP-2, `eip155:*`, or a name of v1.
    pub network: String,
    /// `extra`, as it was written: JSON text.
    pub extra: Option<String>,
}

#[uniffi::export]
impl Supported {
    /// Reads an answer from its JSON. Kinds that cannot be read are `skipped`, each with its reason; in strict mode the
    /// first of them is the error.
    ///
    /// Throws `message.missing`, `message.wrong_type`, `json.*`.
    #[uniffi::constructor(default(profile = None))]
    pub fn parse(json: String, profile: Option<Arc<Profile>>) -> Result<Supported> {
        let profile = Profile::or_default(profile);
        Ok(Supported(x402_kernel::Supported::parse_with(&profile, &json)?))
    }

    /// `kinds`: what it handles.
    pub fn kinds(&self) -> Vec<SupportedKind> {
        self.0.kinds().iter().map(SupportedKind::from).collect()
    }

    /// The kinds that cannot be read, each with its reason.
    pub fn skipped(&self) -> Vec<Skipped> {
        Skipped::all(self.0.skipped())
    }

    /// `extensions`: the names of those it knows.
    pub fn extensions(&self) -> Vec<String> {
        self.0.extensions().to_vec()
    }

    /// `signers`, as it was written, JSON text: an object of network patterns with the addresses that settle there.
    pub fn signers(&self) -> Option<String> {
        self.0.signers().map(|signers| signers.text().into())
    }

    /// The exact text.
    pub fn json(&self) -> String {
        self.0.json().text().into()
    }

    /// Whether it handles payments of that offer: its version, its scheme, and its network or `eip155:*`.
    pub fn supports(&self, offer: &PaymentRequirements) -> bool {
        self.0.supports(&offer.0)
    }

    /// The indexes of the offers it does not handle: what a server finds out at its start, not at its first sale.
    pub fn missing(&self, offers: Vec<Arc<PaymentRequirements>>) -> Vec<i32> {
        self.0.missing(&PaymentRequirements::kernel(&offers)).into_iter().map(numbers::index).collect()
    }
}

impl From<&x402_kernel::SupportedKind> for SupportedKind {
    fn from(kind: &x402_kernel::SupportedKind) -> SupportedKind {
        SupportedKind {
            version: kind.version().number().into(),
            scheme: kind.scheme().into(),
            network: kind.network().into(),
            extra: kind.extra().map(|extra| extra.text().into()),
        }
    }
}

impl Hash for Supported {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.json().text().hash(state);
    }
}

impl fmt::Display for Supported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.json().text())
    }
}
