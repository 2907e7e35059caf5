use alloc::vec::Vec;

use serde::Serialize;

use crate::json::{Json, JsonKind, Slack, Value, differs};
use crate::primitives::Address;
use crate::scheme::is_signed_for;
use crate::wire::{PaymentPayload, PaymentRequirements, Version};
use crate::words::words;
use crate::{Code, Error, Result};

words! {
    /// How `accepted` is compared with the offers. Every rule compares JSON values, not texts; addresses, amounts and
    /// networks are exact strings unless the rule says otherwise.
    #[argument = "rule"]
    #[derive(Default)]
    pub enum MatchRule {
        /// Accepts what every honest client sends: `scheme`, `network`, `amount`, `asset`, `payTo` and
        /// `maxTimeoutSeconds` are equal, addresses by their 20 bytes; the echoed `extra` has all of the offer's, where
        /// `null` reads as absent; other members are not compared.
        #[default]
        Standard = "standard",
        /// As `@x402/core` since 2.13: all members but `extra` are equal, including unknown ones; the echoed `extra`
        /// has all of the offer's, where `null` is only equal to `null`.
        TypeScript = "typescript",
        /// As the Python package `x402` since 2.15: the six members are equal; the echoed `extra` has all of the
        /// offer's, where `null` reads as absent. Values that its models convert while reading (`"60"`, `true`,
        /// snake_case) are not equal.
        Python = "python",
        /// The whole offer is equal, and nothing is added.
        Exact = "exact",
    }
}

impl MatchRule {
    /// Whether the rule's SDK takes the first of several matching offers.
    fn takes_first(self) -> bool {
        matches!(self, MatchRule::TypeScript | MatchRule::Python)
    }
}

/// Which of the server's own offers a payment is for. Indexes are those of the given list, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "match", rename_all = "snake_case")]
#[must_use]
pub enum Match {
    /// One offer matches.
    Found {
        /// The index of the offer.
        index: usize,
    },
    /// Several offers match, and the payment does not say which.
    Ambiguous {
        /// The indexes of the offers.
        indexes: Vec<usize>,
    },
    /// No offer matches.
    NotFound {
        /// The index of the first offer that differs in the fewest members; `None` if there is no offer of the
        /// payment's version.
        #[serde(skip_serializing_if = "Option::is_none")]
        closest: Option<usize>,
        /// The error for the first member in which that offer differs; its pointer is into the payment.
        error: Error,
    },
}

impl Match {
    /// The outcome as text: `found`, `ambiguous` or `not_found`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Match::Found { .. } => "found",
            Match::Ambiguous { .. } => "ambiguous",
            Match::NotFound { .. } => "not_found",
        }
    }

    /// The error, if no offer matches.
    pub const fn error(&self) -> Option<&Error> {
        match self {
            Match::NotFound { error, .. } => Some(error),
            Match::Found { .. } | Match::Ambiguous { .. } => None,
        }
    }

    fn within(self, step: &str) -> Match {
        match self {
            Match::NotFound { closest, error } => Match::NotFound { closest, error: error.within(step) },
            found => found,
        }
    }
}

/// Finds which of the server's own offers a payment is for. A payment of v2 is compared by its `accepted` under the
/// rule (see [`find_accepted`]).
///
/// A payment of v1 names its network only. Under every rule, it is for an offer on that network whose amount and payee
/// are the signed ones. Several such offers differ in their token: the payment is for the one for which it is signed.
pub fn find(offers: &[PaymentRequirements], payment: &PaymentPayload, rule: MatchRule) -> Match {
    match payment {
        PaymentPayload::V1(_) => find_signed(offers, payment),
        PaymentPayload::V2(v2) => find_accepted(offers, v2.accepted().json(), rule).within("accepted"),
    }
}

/// Finds the offer of v2 that an `accepted` names. `accepted` may be any JSON value.
///
/// If several offers match under [`MatchRule::Standard`], the one that has all that the others have is found; without
/// such an offer the match is ambiguous. The rules of SDKs find the first, as the SDKs do.
pub fn find_accepted(offers: &[PaymentRequirements], accepted: &Json, rule: MatchRule) -> Match {
    let accepted = accepted.value();
    let differences = |offer: &PaymentRequirements| compare(offer.json().value(), accepted, rule);
    found(Version::V2, offers, differences, |matching| {
        let says_all = |(_, own): &&(usize, &PaymentRequirements)| {
            let others = matching.iter().map(|(_, other)| other.json().value());
            rule.takes_first() || { others }.all(|other| compare(other, own.json().value(), rule).is_empty())
        };
        matching.iter().find(says_all).map(|(index, _)| *index)
    })
}

fn find_signed(offers: &[PaymentRequirements], payment: &PaymentPayload) -> Match {
    let signed = &payment.payload().authorization;
    let differences = |offer: &PaymentRequirements| {
        let mut errors = Vec::new();
        if payment.network() != offer.network() {
            let error = Error::new(Code::MatchNetwork).with("found", payment.network());
            errors.push(error.with("expected", offer.network()).within("network"));
        }
        let in_payload = |error: Error, member: &str| error.within(member).within("authorization").within("payload");
        if signed.value != offer.amount() {
            let error = Error::new(Code::MatchAmount).with("found", signed.value).with("expected", offer.amount());
            errors.push(in_payload(error, "value"));
        }
        if signed.to != offer.pay_to() {
            let error = Error::new(Code::MatchPayTo).with("found", signed.to).with("expected", offer.pay_to());
            errors.push(in_payload(error, "to"));
        }
        errors
    };
    found(Version::V1, offers, differences, |matching| {
        let same = |a: &PaymentRequirements, b: &PaymentRequirements| a.json().same_value(b.json());
        let mut signed = matching.iter().filter(|(_, offer)| is_signed_for(offer, payment));
        let (index, first) = signed.next()?;
        signed.all(|(_, other)| same(first, other)).then_some(*index)
    })
}

/// Finds the offer of that version without differences; of several, the one whose index `decide` returns.
fn found(
    version: Version,
    offers: &[PaymentRequirements],
    differences: impl Fn(&PaymentRequirements) -> Vec<Error>,
    decide: impl Fn(&[(usize, &PaymentRequirements)]) -> Option<usize>,
) -> Match {
    let mut matching = Vec::new();
    let mut closest: Option<(usize, usize, Error)> = None;
    for (index, offer) in offers.iter().enumerate().filter(|(_, offer)| offer.version() == version) {
        let errors = differences(offer);
        let count = errors.len();
        match errors.into_iter().next() {
            None => matching.push((index, offer)),
            Some(error) if closest.as_ref().is_none_or(|(_, fewest, _)| count < *fewest) => {
                closest = Some((index, count, error));
            }
            Some(_) => {}
        }
    }
    match (matching.as_slice(), closest) {
        ([], None) => {
            Match::NotFound { closest: None, error: Error::new(Code::MatchNoOffer).with("version", version.number()) }
        }
        ([], Some((index, _, error))) => Match::NotFound { closest: Some(index), error },
        ([(index, _)], _) => Match::Found { index: *index },
        (several, _) => match decide(several) {
            Some(index) => Match::Found { index },
            None => Match::Ambiguous { indexes: several.iter().map(|(index, _)| *index).collect() },
        },
    }
}

/// The members that every rule compares, in the order in which differences are reported.
const MEMBERS: [(&str, Code); 6] = [
    ("scheme", Code::MatchScheme),
    ("network", Code::MatchNetwork),
    ("amount", Code::MatchAmount),
    ("asset", Code::MatchAsset),
    ("payTo", Code::MatchPayTo),
    ("maxTimeoutSeconds", Code::MatchMaxTimeout),
];
const EXTRA: &str = "extra";

/// Returns an error for each member in which `said` differs from the server's own offer.
fn compare(own: Value<'_>, said: Value<'_>, rule: MatchRule) -> Vec<Error> {
    if let Err(error) = said.expect(JsonKind::Object) {
        return alloc::vec![error];
    }
    let mut errors = Vec::new();
    for (name, code) in MEMBERS {
        let (own, said) = (own.member(name), said.member(name));
        let by_bytes = rule == MatchRule::Standard && is_address(name);
        let equal = same(own, said) || by_bytes && same_address(own, said);
        if !equal {
            errors.push(differs(code, said, own).within(name));
        }
    }
    if let Err(error) = compare_extra(own.member(EXTRA), said.member(EXTRA), rule) {
        errors.push(error.within(EXTRA));
    }
    if matches!(rule, MatchRule::TypeScript | MatchRule::Exact) {
        let unknown = |name: &str| name != EXTRA && !MEMBERS.iter().any(|(member, _)| *member == name);
        let ours = own.members().map(|(name, _)| name);
        let theirs = said.members().map(|(name, _)| name).filter(|name| own.member(name).is_none());
        for name in ours.chain(theirs).filter(|name| unknown(name)) {
            let (own, said) = (own.member(&name), said.member(&name));
            if !same(own, said) {
                errors.push(differs(Code::MatchMember, said, own).within(name));
            }
        }
    }
    errors
}

/// Requires the echoed `extra` to match the offer's under the rule.
fn compare_extra(own: Option<Value<'_>>, said: Option<Value<'_>>, rule: MatchRule) -> Result<()> {
    let wrong = || Err(differs(Code::MatchExtra, said, own));
    let null = |value: Value<'_>| value.kind() == JsonKind::Null;
    let slack = |null_reads_as_absent| Slack { null_reads_as_absent, additive: None };
    match (rule, own) {
        (MatchRule::Exact, _) if same(own, said) => Ok(()),
        (MatchRule::Exact, _) => wrong(),
        // Its models do not accept null for an object, on either side.
        (MatchRule::Python, _) if [own, said].into_iter().flatten().any(|v| v.kind() != JsonKind::Object) => wrong(),
        (MatchRule::TypeScript, Some(own)) => own.contained_in(said, Code::MatchExtra, slack(false)),
        (_, None) => Ok(()),
        (_, Some(own)) if null(own) || own.members().next().is_none() => Ok(()),
        (_, Some(own)) => own.contained_in(said, Code::MatchExtra, slack(true)),
    }
}

fn same(own: Option<Value<'_>>, said: Option<Value<'_>>) -> bool {
    match (own, said) {
        (Some(own), Some(said)) => own.same(said),
        (own, said) => own.is_none() && said.is_none(),
    }
}

fn is_address(name: &str) -> bool {
    matches!(name, "asset" | "payTo")
}

fn same_address(own: Option<Value<'_>>, said: Option<Value<'_>>) -> bool {
    let address = |value: Option<Value<'_>>| Address::parse(&value?.as_str()?).ok();
    address(own).is_some_and(|own| address(said) == Some(own))
}
