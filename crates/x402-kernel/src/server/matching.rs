use alloc::vec::Vec;

use serde::Serialize;

use crate::json::{Json, JsonKind, Slack, Value, differs};
use crate::primitives::Address;
use crate::scheme::is_signed_for;
use crate::wire::{PaymentPayload, PaymentRequirements, Version};
use crate::words::words;
use crate::{Code, Error, Result};

words! {
    /// How an `accepted` is compared with the offers. All of them compare JSON values, not texts, and addresses, amounts and
    /// networks as exact strings unless they say otherwise.
    #[argument = "rule"]
    #[derive(Default)]
    pub enum MatchRule {
        /// Takes what every honest client sends: `scheme`, `network`, `amount`, `asset`, `payTo` and `maxTimeoutSeconds` are
        /// equal, the addresses by their 20 bytes; all of the offer's `extra` is in the echoed one, a `null` there reads as
        /// absent; other members are not compared.
        #[default]
        Standard = "standard",
        /// As `@x402/core` since 2.13: every member but `extra` equal, unknown ones included; all of the offer's `extra` in
        /// the echoed one, a `null` only as `null`.
        TypeScript = "typescript",
        /// As the Python package `x402` since 2.15: the six members equal; all of the offer's `extra` in the echoed one, a
        /// `null` inside it reads as absent. What its models coerce while reading (`"60"`, `true`, snake_case) is not.
        Python = "python",
        /// The whole offer and nothing else.
        Exact = "exact",
    }
}

impl MatchRule {
    /// Whether the SDK of that name takes the first of several offers that match.
    fn takes_first(self) -> bool {
        matches!(self, MatchRule::TypeScript | MatchRule::Python)
    }
}

/// Which of the server's own offers a payment is for. The indexes are those in the offers given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "match", rename_all = "snake_case")]
#[must_use]
pub enum Match {
    /// This one.
    Found {
        /// Its index.
        index: usize,
    },
    /// Each of these, and the payment does not tell which.
    Ambiguous {
        /// Their indexes.
        indexes: Vec<usize>,
    },
    /// None.
    NotFound {
        /// The index of the offer that differs in the fewest members, the first of such; none if there is no offer of the
        /// payment's version.
        #[serde(skip_serializing_if = "Option::is_none")]
        closest: Option<usize>,
        /// The first member in which that one differs; the pointer is into the payment.
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

    /// Why none was found.
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

/// Finds which of the server's own offers a payment is for: of v2, by its `accepted` under the rule (see
/// [`find_accepted`]).
///
/// A payment of v1 says only its network, and the same under every rule: it is for an offer on that network whose amount
/// and recipient are the signed ones. Several such offers differ in their token; it is the one that the signature is
/// for, and never merely the first.
pub fn find(offers: &[PaymentRequirements], payment: &PaymentPayload, rule: MatchRule) -> Match {
    match payment {
        PaymentPayload::V1(_) => find_signed(offers, payment),
        PaymentPayload::V2(v2) => find_accepted(offers, v2.accepted().json(), rule).within("accepted"),
    }
}

/// Finds the offer of v2 that an `accepted` names, whatever JSON value that is.
///
/// Where several offers match under [`MatchRule::Standard`], it is the one that says all that the others say; failing
/// that, the match is ambiguous. The rules of SDKs take the first, as these do.
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

/// The one offer of that version without differences; of several, the one that `decide` names by its place.
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

/// The members every rule compares, in the order in which a difference is told.
const MEMBERS: [(&str, Code); 6] = [
    ("scheme", Code::MatchScheme),
    ("network", Code::MatchNetwork),
    ("amount", Code::MatchAmount),
    ("asset", Code::MatchAsset),
    ("payTo", Code::MatchPayTo),
    ("maxTimeoutSeconds", Code::MatchMaxTimeout),
];
const EXTRA: &str = "extra";

/// One error for each member in which `said` differs from our own offer.
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

/// Whether the echoed `extra` says what the offer's says.
fn compare_extra(own: Option<Value<'_>>, said: Option<Value<'_>>, rule: MatchRule) -> Result<()> {
    let wrong = || Err(differs(Code::MatchExtra, said, own));
    let null = |value: Value<'_>| value.kind() == JsonKind::Null;
    let slack = |null_reads_as_absent| Slack { null_reads_as_absent, additive: None };
    match (rule, own) {
        (MatchRule::Exact, _) if same(own, said) => Ok(()),
        (MatchRule::Exact, _) => wrong(),
        // Its models take no null for an object, on either side.
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
