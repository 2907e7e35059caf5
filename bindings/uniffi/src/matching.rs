//! Finding the offer a payment is for.

use std::sync::Arc;

use x402_kernel::Json;

use crate::error::ErrorInfo;
use crate::payment_payload::PaymentPayload;
use crate::payment_requirements::PaymentRequirements;
use crate::profile::Profile;
use crate::{Result, numbers};

/// How an `accepted` is compared with the offers. All of them compare JSON values, not texts, and addresses, amounts and
/// networks as exact strings unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, uniffi::Enum)]
pub enum MatchRule {
    /// Takes what every honest client sends: `scheme`, `network`, `amount`, `asset`, `payTo` and `maxTimeoutSeconds` are
    /// equal, the addresses by their 20 bytes; all of the offer's `extra` is in the echoed one, a `null` there reads as
    /// absent; other members are not compared.
    Standard,
    /// As `@x402/core` since 2.13: every member but `extra` equal, unknown ones included; all of the offer's `extra` in
    /// the echoed one, a `null` only as `null`.
    Typescript,
    /// As the Python package `x402` since 2.15: the six members equal; all of the offer's `extra` in the echoed one, a
    /// `null` inside it reads as absent. What its models coerce while reading (`"60"`, `true`, snake_case) is not.
    Python,
    /// The whole offer and nothing else.
    Exact,
}

/// Which of the server's own offers a payment is for. The indexes are those in the offers given.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Match {
    /// This one.
    Found {
        /// Its index.
        index: i32,
    },
    /// Each of these, and the payment does not tell which.
    Ambiguous {
        /// Their indexes.
        indexes: Vec<i32>,
    },
    /// None.
    NotFound {
        /// The index of the offer that differs in the fewest members, the first of such; none if there is no offer of
        /// the payment's version.
        closest: Option<i32>,
        /// The first member in which that one differs; the pointer is into the payment.
        error: ErrorInfo,
    },
}

/// Finds which of the server's own offers a payment is for: of v2, by its `accepted` under the rule, which is `standard`
/// unless it is said (see `findAccepted`).
///
/// A payment of v1 says only its network, and the same under every rule: it is for an offer on that network whose amount
/// and recipient are the signed ones. Several such offers differ in their token; it is the one that the signature is
/// for, and never merely the first.
#[uniffi::export]
pub fn find_offer(offers: Vec<Arc<PaymentRequirements>>, payment: &PaymentPayload, rule: MatchRule) -> Match {
    x402_kernel::find(&PaymentRequirements::kernel(&offers), &payment.0, rule.into()).into()
}

/// Finds the offer of v2 that an `accepted` names, whatever JSON value that text is.
///
/// Where several offers match under `standard`, it is the one that says all that the others say; failing that, the match
/// is ambiguous. The rules of SDKs take the first, as these do.
///
/// Throws `json.*`: the profile's limits are those of the text.
#[uniffi::export(default(profile = None))]
pub fn find_accepted(
    offers: Vec<Arc<PaymentRequirements>>,
    accepted: String,
    rule: MatchRule,
    profile: Option<Arc<Profile>>,
) -> Result<Match> {
    let accepted = Json::parse(&accepted, Profile::or_default(profile).limits())?;
    let offers = PaymentRequirements::kernel(&offers);
    Ok(x402_kernel::find_accepted(&offers, &accepted, rule.into()).into())
}

/// What `MatchRule.parse` calls, in each language's own file: an enum has no constructors here.
#[uniffi::export]
pub fn parse_match_rule(text: String) -> Result<MatchRule> {
    Ok(match x402_kernel::MatchRule::parse(&text)? {
        x402_kernel::MatchRule::Standard => MatchRule::Standard,
        x402_kernel::MatchRule::TypeScript => MatchRule::Typescript,
        x402_kernel::MatchRule::Python => MatchRule::Python,
        x402_kernel::MatchRule::Exact => MatchRule::Exact,
    })
}

impl From<MatchRule> for x402_kernel::MatchRule {
    fn from(rule: MatchRule) -> x402_kernel::MatchRule {
        match rule {
            MatchRule::Standard => x402_kernel::MatchRule::Standard,
            MatchRule::Typescript => x402_kernel::MatchRule::TypeScript,
            MatchRule::Python => x402_kernel::MatchRule::Python,
            MatchRule::Exact => x402_kernel::MatchRule::Exact,
        }
    }
}

impl From<x402_kernel::Match> for Match {
    fn from(found: x402_kernel::Match) -> Match {
        match found {
            x402_kernel::Match::Found { index } => Match::Found { index: numbers::index(index) },
            x402_kernel::Match::Ambiguous { indexes } => {
                Match::Ambiguous { indexes: indexes.into_iter().map(numbers::index).collect() }
            }
            x402_kernel::Match::NotFound { closest, error } => {
                Match::NotFound { closest: closest.map(numbers::index), error: (&error).into() }
            }
        }
    }
}
