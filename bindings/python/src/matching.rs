use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::Json;

use crate::error::{ErrorInfo, raise};
use crate::input::{Message, Offers, Text};
use crate::payment_payload::PaymentPayload;
use crate::profile::{Profile, or_default};
use crate::value::{Tuple, value, word};

word!(MatchRule { Standard, TypeScript, Python, Exact });
word!(ResourceMatch { Same, QueryDiffers, PathDiffers, SchemeUpgraded, SchemeDowngraded, OtherOrigin });

const STANDARD: MatchRule = MatchRule(kernel::MatchRule::Standard);

/// Which of the server's own offers a payment is for. The indexes are those in the offers given.
///
/// One of `Match.Found`, `Match.Ambiguous` and `Match.NotFound`.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Match;

value! {
    /// This one.
    Found in Match {
        /// Its index.
        index: usize,
    }
}

value! {
    /// Each of these, and the payment does not tell which.
    Ambiguous in Match {
        /// Their indexes.
        indexes: Tuple<usize>,
    }
}

value! {
    /// None.
    NotFound in Match {
        /// The index of the offer that differs in the fewest members, the first of such; none if there is no offer of
        /// the payment's version.
        closest: Option<usize>,
        /// The first member in which that one differs; the pointer is into the payment.
        error: ErrorInfo,
    }
}

/// Any case.
#[derive(IntoPyObject)]
pub(crate) enum AnyMatch {
    Found(Found),
    Ambiguous(Ambiguous),
    NotFound(NotFound),
}

impl From<kernel::Match> for AnyMatch {
    fn from(found: kernel::Match) -> AnyMatch {
        match found {
            kernel::Match::Found { index } => AnyMatch::Found(Found { index }),
            kernel::Match::Ambiguous { indexes } => AnyMatch::Ambiguous(Ambiguous { indexes: Tuple(indexes) }),
            kernel::Match::NotFound { closest, error } => {
                AnyMatch::NotFound(NotFound { closest, error: ErrorInfo(error) })
            }
        }
    }
}

/// Finds which of the server's own offers a payment is for: of v2, by its `accepted` under the rule (see
/// `find_accepted`).
///
/// A payment of v1 says only its network, and the same under every rule: it is for an offer on that network whose
/// amount and recipient are the signed ones. Several such offers differ in their token; it is the one that the
/// signature is for, and never merely the first.
///
/// Nothing a peer wrote raises.
#[pyfunction]
#[pyo3(signature = (offers, payment, *, rule=STANDARD), text_signature = "(offers, payment, *, rule='standard')")]
pub(crate) fn find_offer(
    py: Python<'_>,
    offers: Offers,
    payment: &Bound<'_, PaymentPayload>,
    rule: MatchRule,
) -> AnyMatch {
    let payment = &payment.get().0;
    py.detach(|| kernel::find(&offers.0, payment, rule.0)).into()
}

/// Finds the offer of v2 that an `accepted` names, whatever JSON value that is.
///
/// Where several offers match under `MatchRule.STANDARD`, it is the one that says all that the others say; failing
/// that, the match is ambiguous. The rules of SDKs take the first, as these do.
///
/// `profile` bounds the JSON. Raises `MalformedError`: `json.*`.
#[pyfunction]
#[pyo3(signature = (offers, accepted, *, rule=STANDARD, profile=None))]
#[pyo3(text_signature = "(offers, accepted, *, rule='standard', profile=None)")]
pub(crate) fn find_accepted(
    offers: Offers,
    accepted: Message,
    rule: MatchRule,
    profile: Option<&Bound<'_, Profile>>,
) -> PyResult<AnyMatch> {
    let accepted = Json::parse(&accepted.0, or_default(profile).limits()).map_err(raise)?;
    Ok(kernel::find_accepted(&offers.0, &accepted, rule.0).into())
}

/// Whether a payment's `extensions` keep what the server sent; raises if not. Of each extension that comes back, all of
/// the declared `info` has to be in the echoed one, which may say more. Both are the objects by extension.
///
/// Extensions that do not come back, and those that were not sent, are no mismatch. Of `info`, what the server makes
/// anew for each answer is not compared: `sign-in-with-x`'s `nonce`, `issuedAt`, `expirationTime` and `offer-receipt`'s
/// `offers`. `schema` and other siblings of `info` are not compared; an entry without `info` is its own.
/// Of `builder-code`, `s` may have more entries, ten in all, and `a` is the server's alone.
///
/// `profile` bounds the JSON. Raises `RejectedError`: `match.extension_echo`, at the first difference;
/// `MalformedError`: `message.wrong_type` for what is no object, `json.*`.
#[pyfunction]
#[pyo3(signature = (sent, echoed=None, *, profile=None))]
pub(crate) fn echo_matches(
    sent: Message,
    echoed: Option<Message>,
    profile: Option<&Bound<'_, Profile>>,
) -> PyResult<()> {
    let profile = or_default(profile);
    let read = |json: &Message| Json::parse(&json.0, profile.limits()).map_err(raise);
    let echoed = echoed.as_ref().map(read).transpose()?;
    kernel::echo_matches(&read(&sent)?, echoed.as_ref()).map_err(raise)
}

/// Compares the URL a peer says (`resource.url`; v1 `resource`) with one's own, from harmless to alarming; the worst
/// difference is told.
///
/// Scheme and host compare without regard to case, a default port is as good as none, an empty path is `/`, user
/// information and fragment are left aside. Nothing else is normalised: percent-encoding, dot segments, a dot at the
/// end of a host, international hosts and an empty query (`?`) are as they are written.
///
/// Raises `UsageError`: `usage.url` if one's own is no absolute `http` or `https` URL. What a peer says raises nothing.
#[pyfunction]
pub(crate) fn compare_urls(own: Text, said: Text) -> PyResult<ResourceMatch> {
    kernel::compare_urls(&own.0, &said.0).map(ResourceMatch).map_err(raise)
}
