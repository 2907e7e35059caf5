//! Choosing an offer.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::error::ErrorInfo;
use crate::payer::Payer;
use crate::payment_required::PaymentRequired;
use crate::payment_requirements::PaymentRequirements;
use crate::{Result, numbers};

/// One offer out of a challenge, frozen: what is approved is what was chosen, whatever happens to the list.
///
/// A value: immutable, compared by content. As text it is the offer's summary.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Choice(pub(crate) x402_kernel::Choice);

/// An entry of `accepts` that was not chosen, and why.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NotChosen {
    /// Its index in `accepts`.
    pub index: i32,
    /// Why.
    pub error: ErrorInfo,
}

#[uniffi::export]
impl Choice {
    /// The chosen entry's index in `accepts`.
    pub fn index(&self) -> i32 {
        numbers::index(self.0.index())
    }

    /// The chosen offer.
    pub fn offer(&self) -> PaymentRequirements {
        PaymentRequirements(self.0.offer().clone())
    }

    /// Every other entry, and why it was not chosen.
    pub fn not_chosen(&self) -> Vec<NotChosen> {
        let entry = |entry: &x402_kernel::NotChosen| NotChosen {
            index: numbers::index(entry.index),
            error: ErrorInfo::from(&entry.error),
        };
        self.0.not_chosen().iter().map(entry).collect()
    }

    /// The challenge it was chosen from.
    pub fn challenge(&self) -> PaymentRequired {
        PaymentRequired(self.0.challenge().clone())
    }

    /// Who it was chosen for.
    pub fn payer(&self) -> Payer {
        Payer(self.0.payer().clone())
    }

    /// The `extensions` that the payment will send, JSON text: the server's, and what was added.
    pub fn extensions(&self) -> Option<String> {
        self.0.extensions().map(|extensions| extensions.text().into())
    }

    /// The same choice, adding to the server's extensions a JSON object by extension (see `PaymentRequired.echo`). Said
    /// again, the last counts.
    ///
    /// Throws what `PaymentRequired.echo` throws.
    pub fn with_extensions(&self, additions: String) -> Result<Choice> {
        Ok(Choice(self.0.clone().with_extensions(&additions)?))
    }
}

impl Hash for Choice {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.challenge().json().text().hash(state);
        self.0.index().hash(state);
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.offer().summary())
    }
}
