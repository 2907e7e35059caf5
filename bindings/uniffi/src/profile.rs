//! What a message is read under.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::Result;

/// Everything that parsing and deciding depend on besides the message: the tokens known, the bounds, how strict.
/// Parsing attaches it to the message, and what is derived from a message inherits it. There is no global state.
#[derive(Debug, Default, PartialEq, Eq, uniffi::Object)]
#[uniffi::export(Display, Eq, Hash)]
pub struct Profile(x402_kernel::Profile);

#[uniffi::export]
impl Profile {
    /// The default profile.
    #[uniffi::constructor]
    pub fn new() -> Profile {
        Profile::default()
    }

    /// Reads a profile: `{mode?, limits?, settleMargin?, assets?}`; what is absent is the default.
    ///
    /// `mode` is `tolerant` or `strict`; `limits` has `requestHeader`, `responseHeader`, `body` (bytes), `depth`,
    /// `members`; `settleMargin` is the seconds a settlement takes; `assets` are rows
    /// `{network, address, symbol, name, version, decimals, transferMethod?, domainSeparator, evidence}`.
    ///
    /// Throws `usage.argument`, `registry.*`, `message.wrong_type`, `json.*`.
    #[uniffi::constructor]
    pub fn from_json(text: String) -> Result<Profile> {
        Ok(Profile(x402_kernel::Profile::from_json(&text)?))
    }

    /// The profile as JSON that `fromJson` reads: what differs from the default; `{}` for the default.
    pub fn json(&self) -> String {
        self.0.to_json()
    }
}

impl Profile {
    pub(crate) fn of(profile: &x402_kernel::Profile) -> Profile {
        Profile(profile.clone())
    }

    pub(crate) fn or_default(given: Option<Arc<Profile>>) -> x402_kernel::Profile {
        given.map(|profile| profile.0.clone()).unwrap_or_default()
    }
}

impl Hash for Profile {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_json().hash(state);
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}
