//! Finds the offers of a challenge, also where x402 does not put them, and names other messages.

use super::reading::Reading;
use super::version;
use crate::json::{JsonKind, Value};
use crate::{Code, Error, RepairKind, Result};

/// The names under which servers list offers; `accepts` is x402's.
const LISTS: &str = "accepts paymentRequirements payment_requirements requirements offers options";

/// The members in which servers put a whole challenge, or offers.
const WRAPS: &str =
    "paymentRequired payment_required data body x402 challenge payment detail details error result response";

/// The most wrappers around a challenge.
const DEEPEST: usize = 4;

/// The most entries of a list among which an offer is looked for.
const LOOKED_AT: usize = 64;

/// Members that only an entry of a facilitator's catalogue has.
const CATALOGUED: &str = "lastUpdated last_updated lastSeen updatedAt metadata quality";

/// The members of other messages of x402, and the names of these messages.
const OTHERS: [(&str, JsonKind, &str); 8] = [
    ("kinds", JsonKind::Array, "a facilitator's response to GET /supported"),
    ("items", JsonKind::Array, "a page of a catalogue"),
    ("resources", JsonKind::Array, "a page of a catalogue"),
    ("success", JsonKind::Bool, "a receipt"),
    ("isValid", JsonKind::Bool, "a facilitator's response to POST /verify"),
    ("paymentPayload", JsonKind::Object, "a request to a facilitator"),
    ("payload", JsonKind::Object, "a payment"),
    ("authorization", JsonKind::Object, "the payload of a payment"),
];

/// Where the parts of a challenge are in a text.
#[derive(Clone, Copy)]
pub(super) struct Envelope<'a> {
    /// The value with the challenge's own members.
    pub(super) message: Value<'a>,
    /// The value that has the version, if any.
    pub(super) versioned: Value<'a>,
    /// The offers: a list, or one alone.
    offers: Option<Value<'a>>,
    /// Whether the text is one offer alone.
    pub(super) is_offer: bool,
}

impl<'a> Envelope<'a> {
    /// Finds the parts. A tolerant reader finds offers elsewhere than in `accepts`, too.
    ///
    /// # Errors
    /// `message.other_kind` for an entry of a catalogue, or another message of x402.
    pub(super) fn open(text: Value<'a>, tolerant: bool) -> Result<Envelope<'a>> {
        if let Some(found) = catalogued(text) {
            return Err(other_kind(found).hint("ask the resource itself: its own 402 says what it costs"));
        }
        let plain = text.present("accepts").filter(|list| list.kind() == JsonKind::Array);
        let envelope = Envelope { message: text, versioned: text, offers: plain, is_offer: false };
        if !tolerant {
            return Ok(envelope);
        }
        if text.present("paymentPayload").is_some() {
            return Err(other(text).unwrap_or_else(|| other_kind("a request to a facilitator")));
        }
        match Envelope::search(text) {
            Some(found) => Ok(found),
            None if plain.is_some() => Ok(envelope),
            None => other(text).map_or(Ok(envelope), Err),
        }
    }

    /// Whether a text holds offers, wherever they are.
    pub(super) fn holds_offers(text: Value<'_>) -> bool {
        catalogued(text).is_none() && text.present("paymentPayload").is_none() && Envelope::search(text).is_some()
    }

    /// Finds offers in the text, or in what it wraps.
    fn search(text: Value<'a>) -> Option<Envelope<'a>> {
        let mut inner = text;
        for _ in 0..=DEEPEST {
            if let Some(found) = Envelope::of(inner, text) {
                return Some(found);
            }
            // An `accepts` without an offer in it is a challenge that offers nothing.
            if inner.present("accepts").is_some_and(|list| list.kind() == JsonKind::Array) {
                return None;
            }
            let wrapped = || members(inner, WRAPS);
            if let Some(found) = wrapped().find_map(|value| Envelope::of(value, text)) {
                return Some(found);
            }
            inner = wrapped().find(|value| value.kind() == JsonKind::Object)?;
        }
        None
    }

    fn of(message: Value<'a>, text: Value<'a>) -> Option<Envelope<'a>> {
        let is_offer = is_offer(message);
        let list = match message.kind() {
            JsonKind::Array => Some(message).filter(|list| offers_something(*list)),
            _ if is_offer => Some(message),
            _ => members(message, LISTS).find(|list| offers_something(*list)),
        };
        let versioned = if version::is_present(message) { message } else { text };
        list.map(|list| Envelope { message, versioned, offers: Some(list), is_offer })
    }

    /// Records a repair if the offers are not where they belong, or if a second list has other offers.
    ///
    /// # Errors
    /// `message.other_kind` for a second list with other offers, in strict mode: two readers could pay two prices.
    pub(super) fn record(&self, text: Value<'_>, reading: &mut Reading<'_>) -> Result<()> {
        let Some(offers) = self.offers else { return Ok(()) };
        let at = |value: Value<'_>| value.span().start;
        let another = LISTS.split(' ').find(|name| {
            let other = self.message.present(name).filter(|list| at(*list) != at(offers) && offers_something(*list));
            other.is_some_and(|other| !same_offers(offers, other))
        });
        if !reading.tolerates() {
            return another
                .map_or(Ok(()), |name| Err(not("one list of offers", "a second list of other offers").within(name)));
        }
        let alone = at(offers) == at(text);
        let kind = if alone { RepairKind::MessageMissingEnvelope } else { RepairKind::MessageOtherEnvelope };
        let listed = text.present("accepts").is_some_and(|list| at(list) == at(offers));
        if !listed || offers.kind() != JsonKind::Array || another.is_some() {
            reading.repair(kind, "");
        }
        Ok(())
    }

    /// The offers, in order.
    ///
    /// # Errors
    /// `message.missing`, `message.wrong_type` if there is no list of them.
    pub(super) fn offers(&self) -> Result<impl Iterator<Item = Value<'a>> + use<'a>> {
        match self.offers {
            Some(offers) => Ok(offers.listed()),
            None => self.message.array("accepts").map(Value::listed),
        }
    }

    /// The first offer that names a payee.
    pub(super) fn first(&self) -> Option<Value<'a>> {
        self.offers?.listed().take(LOOKED_AT).find(|offer| is_offer(*offer))
    }

    /// Whether both hold offers, and these differ.
    pub(super) fn disagrees(&self, other: &Envelope<'_>) -> bool {
        matches!((self.offers, other.offers), (Some(own), Some(their)) if !same_offers(own, their))
    }

    /// Whether both hold the same offers.
    pub(super) fn agrees(&self, other: &Envelope<'_>) -> bool {
        matches!((self.offers, other.offers), (Some(own), Some(their)) if same_offers(own, their))
    }
}

/// Returns those of the members that are there. `names` are separated by spaces: in a module, a list of texts weighs more.
fn members<'a>(value: Value<'a>, names: &'static str) -> impl Iterator<Item = Value<'a>> {
    names.split(' ').filter_map(move |name| value.present(name))
}

fn same_offers(own: Value<'_>, their: Value<'_>) -> bool {
    own.listed().count() == their.listed().count()
        && own.listed().zip(their.listed()).all(|(own, their)| own.same(their))
}

/// Whether it is an offer, or a list with one in it.
fn offers_something(value: Value<'_>) -> bool {
    value.listed().take(LOOKED_AT).any(is_offer)
}

/// Whether it has a payee and a part of a price.
fn is_offer(value: Value<'_>) -> bool {
    let has = |names| members(value, names).next().is_some();
    has("payTo pay_to") && has("amount maxAmountRequired max_amount_required network asset scheme") && !has("accepts")
}

/// Names the part of a catalogue that it is, if any: an advertisement is never a challenge.
fn catalogued(text: Value<'_>) -> Option<&'static str> {
    let entry = |value: Value<'_>| {
        let named = |name: &str| value.present(name).is_some_and(|v| v.kind() == JsonKind::String);
        let of_kind = value.present("type").and_then(Value::as_str);
        let listed = members(value, CATALOGUED).next().is_some()
            || of_kind.is_some_and(|kind| matches!(&*kind, "http" | "mcp" | "a2a"));
        (named("resource") || named("url")) && listed && members(value, LISTS).next().is_some()
    };
    let page = |name: &str| text.present(name).is_some_and(|list| list.elements().take(LOOKED_AT).any(entry));
    if entry(text) {
        Some("an entry of a catalogue")
    } else if text.elements().take(LOOKED_AT).any(entry) || page("items") || page("resources") || page("data") {
        Some("a page of a catalogue")
    } else {
        None
    }
}

/// Makes the error that names another message of x402, if it is one.
fn other(text: Value<'_>) -> Option<Error> {
    let is = |name: &str, kind| text.present(name).is_some_and(|value| value.kind() == kind);
    OTHERS.iter().find(|(name, kind, _)| is(name, *kind)).map(|(.., found)| other_kind(found))
}

fn other_kind(found: &str) -> Error {
    not("a challenge", found)
}

fn not(expected: &str, found: &str) -> Error {
    Error::new(Code::MessageOtherKind).with("found", found).with("expected", expected)
}
