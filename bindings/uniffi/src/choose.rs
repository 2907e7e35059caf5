//! Choosing an offer.

use std::fmt;
use std::hash::{Hash, Hasher};

use x402_kernel::Address;

use crate::error::ErrorInfo;
use crate::required::PaymentRequired;
use crate::requirements::PaymentRequirements;
use crate::{Result, check, numbers};

/// Who pays, and on which chains. A key pair's account; contract wallets pay otherwise.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Payer(pub(crate) x402_kernel::Payer);

#[uniffi::export]
impl Payer {
    /// The payer of an address, on these networks in CAIP-2.
    ///
    /// Throws `address.*`, `network.*`.
    #[uniffi::constructor]
    pub fn new(address: String, networks: Vec<String>) -> Result<Payer> {
        let payer = x402_kernel::Payer::new(Address::parse(&address)?);
        Ok(Payer(check::networks(&networks)?.into_iter().fold(payer, x402_kernel::Payer::on)))
    }

    /// The account: the address with its EIP-55 checksum.
    pub fn address(&self) -> String {
        self.0.address().to_string()
    }

    /// The chains it pays on, in CAIP-2.
    pub fn networks(&self) -> Vec<String> {
        self.0.networks().iter().map(ToString::to_string).collect()
    }
}

/// One offer out of a demand, frozen: what is approved is what was chosen, whatever happens to the list.
///
/// A value: immutable, compared by content. As text it is the offer's summary.
#[derive(Debug, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Choice(pub(crate) x402_kernel::Choice);

/// An entry of `accepts` that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct NotTaken {
    /// Its place in `accepts`.
    pub index: i32,
    /// Why.
    pub error: ErrorInfo,
}

#[uniffi::export]
impl Choice {
    /// The chosen entry's place in `accepts`.
    pub fn index(&self) -> i32 {
        numbers::index(self.0.index())
    }

    /// The chosen offer.
    pub fn option(&self) -> PaymentRequirements {
        PaymentRequirements(self.0.option().clone())
    }

    /// Every other entry, and why it was not taken.
    pub fn not_taken(&self) -> Vec<NotTaken> {
        let entry = |entry: &x402_kernel::NotTaken| NotTaken {
            index: numbers::index(entry.index),
            error: ErrorInfo::from(&entry.error),
        };
        self.0.not_taken().iter().map(entry).collect()
    }

    /// The demand it was chosen from.
    pub fn challenge(&self) -> PaymentRequired {
        PaymentRequired(self.0.challenge().clone())
    }

    /// Who it was chosen for.
    pub fn payer(&self) -> Payer {
        Payer(self.0.payer().clone())
    }
}

impl Hash for Payer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.address().hash(state);
        self.0.networks().hash(state);
    }
}

impl Hash for Choice {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.challenge().json().text().hash(state);
        self.0.index().hash(state);
    }
}

impl fmt::Display for Payer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.0.address(), self.networks().join(", "))
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.option().summary())
    }
}
