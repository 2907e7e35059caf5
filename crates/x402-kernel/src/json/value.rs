//! A checked JSON text and the views into it.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;
use core::str::FromStr;

use serde::{Serialize, Serializer};

use super::kind::JsonKind;
use super::limits::Limits;
use super::scan::{Node, characters, scan};
use crate::words::one_of;
use crate::{Code, Error, Result};

#[derive(Debug)]
struct Document {
    text: Arc<str>,
    nodes: Vec<Node>,
}

/// A JSON value with the exact text its author wrote.
///
/// It is a place in a text that it shares with its neighbours: cloning is cheap, and it is `Send + Sync`.
/// Two are equal when their texts are.
#[derive(Clone)]
pub struct Json {
    document: Arc<Document>,
    node: u32,
}

impl Json {
    /// Checks a text under [`Limits::body`] and takes it.
    ///
    /// # Errors
    /// `json.too_large`, `json.byte_order_mark`, `json.syntax`, `json.trailing`, `json.too_deep`,
    /// `json.too_many_members`, `json.duplicate_member`, `json.lone_surrogate`.
    pub fn parse(text: &str, limits: &Limits) -> Result<Json> {
        let nodes = scan(text, limits.body, limits)?;
        Ok(Json { document: Arc::new(Document { text: Arc::from(text), nodes }), node: 0 })
    }

    /// Like [`Json::parse`], for bytes.
    ///
    /// # Errors
    /// `json.not_utf8`, and those of [`Json::parse`].
    pub fn parse_bytes(bytes: &[u8], limits: &Limits) -> Result<Json> {
        if bytes.len() > limits.body {
            return Err(Error::new(Code::JsonTooLarge).with("size", bytes.len()).with("limit", limits.body));
        }
        let text = core::str::from_utf8(bytes)
            .map_err(|error| Error::new(Code::JsonNotUtf8).with("offset", error.valid_up_to()))?;
        Json::parse(text, limits)
    }

    /// The exact text.
    pub fn text(&self) -> &str {
        self.value().text()
    }

    /// What it is.
    pub fn kind(&self) -> JsonKind {
        self.value().kind()
    }

    /// The member of that name, of an object. A `null` is a member like any other here.
    pub fn get(&self, name: &str) -> Option<Json> {
        self.value().member(name).map(|value| self.at(value))
    }

    /// The characters of a string.
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        self.value().as_str()
    }

    /// The names of an object's members with their values, in the order of the text; nothing for other kinds.
    pub fn members(&self) -> impl Iterator<Item = (Cow<'_, str>, Json)> {
        self.value().members().map(|(name, value)| (name, self.at(value)))
    }

    /// The elements of an array, in order; nothing for other kinds.
    pub fn elements(&self) -> impl Iterator<Item = Json> + '_ {
        self.value().elements().map(|value| self.at(value))
    }

    pub(crate) fn value(&self) -> Value<'_> {
        Value { document: &self.document, node: self.node }
    }

    /// The owned form of a view into this text.
    pub(crate) fn at(&self, value: Value<'_>) -> Json {
        Json { document: self.document.clone(), node: value.node }
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Json) -> bool {
        self.text() == other.text()
    }
}

impl Eq for Json {}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// As a string that holds the text: what another language gets, since its JSON reader could change it.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

/// A borrowed [`Json`]: the form in which the kernel reads messages.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    document: &'a Document,
    node: u32,
}

impl<'a> Value<'a> {
    fn node(self) -> Node {
        // A view is only ever made of a node that is there.
        let none = Node { start: 0, end: 0, next: 0, kind: JsonKind::Null, escaped: false };
        self.document.nodes.get(self.node as usize).copied().unwrap_or(none)
    }

    pub(crate) fn text(self) -> &'a str {
        self.document.text.get(self.span()).unwrap_or_default()
    }

    /// Where its text stands in the text it is a view into.
    pub(crate) fn span(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    pub(crate) fn kind(self) -> JsonKind {
        self.node().kind
    }

    pub(crate) fn as_str(self) -> Option<Cow<'a, str>> {
        (self.kind() == JsonKind::String).then(|| characters(self.text(), self.node().escaped))
    }

    /// The nodes of the values inside, each with the one after its subtree.
    fn children(self) -> impl Iterator<Item = Value<'a>> {
        let node = self.node();
        let container = matches!(node.kind, JsonKind::Array | JsonKind::Object);
        let (mut next, end) = if container { (self.node + 1, node.next) } else { (0, 0) };
        core::iter::from_fn(move || {
            let child = (next < end).then_some(Value { document: self.document, node: next })?;
            next = child.node().next.max(next + 1);
            Some(child)
        })
    }

    pub(crate) fn elements(self) -> impl Iterator<Item = Value<'a>> {
        let array = self.kind() == JsonKind::Array;
        self.children().filter(move |_| array)
    }

    pub(crate) fn members(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'a>)> {
        let object = self.kind() == JsonKind::Object;
        let mut children = self.children();
        core::iter::from_fn(move || {
            let name = if object { children.next()?.as_str()? } else { return None };
            Some((name, children.next()?))
        })
    }

    pub(crate) fn member(self, name: &str) -> Option<Value<'a>> {
        self.members().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The member of that name; `null` reads as absent ([x402 v2 §5](crate#specifications)).
    pub(crate) fn present(self, name: &str) -> Option<Value<'a>> {
        self.member(name).filter(|value| value.kind() != JsonKind::Null)
    }

    /// The value, if it is of that kind.
    pub(crate) fn expect(self, kind: JsonKind) -> Result<Value<'a>> {
        if self.kind() == kind {
            return Ok(self);
        }
        Err(Error::new(Code::MessageWrongType).with("expected", kind.as_str()).with("found", self.kind().as_str()))
    }

    /// Its characters, if it is a string.
    pub(crate) fn string(self) -> Result<Cow<'a, str>> {
        self.expect(JsonKind::String).map(|value| characters(value.text(), value.node().escaped))
    }

    /// Its characters, read as a word of a closed enum.
    pub(crate) fn word<T>(self, parse: fn(&str) -> Result<T>) -> Result<T> {
        parse(&self.string()?)
    }

    /// The member read by `read`; an error of it stands at the member.
    pub(crate) fn read<T>(self, name: &str, read: impl FnOnce(Value<'a>) -> Result<T>) -> Result<T> {
        read(self.needed(name)?).map_err(|error| error.within(name))
    }

    fn needed(self, name: &str) -> Result<Value<'a>> {
        self.present(name).ok_or_else(|| Error::new(Code::MessageMissing).with("members", name))
    }

    /// Like [`Value::read`], for a member that may be absent.
    pub(crate) fn read_optional<T>(self, name: &str, read: impl FnOnce(Value<'a>) -> Result<T>) -> Result<Option<T>> {
        self.present(name).map(|value| read(value).map_err(|error| error.within(name))).transpose()
    }

    /// The member, which has to be an array.
    pub(crate) fn array(self, name: &str) -> Result<Value<'a>> {
        self.read(name, |value| value.expect(JsonKind::Array))
    }

    /// The member, which may be absent and has to be an object otherwise.
    pub(crate) fn optional_object(self, name: &str) -> Result<Option<Value<'a>>> {
        self.read_optional(name, |value| value.expect(JsonKind::Object))
    }

    /// Whether the member is `true`; it has to be a boolean.
    pub(crate) fn bool(self, name: &str) -> Result<bool> {
        self.read(name, Value::truth)
    }

    /// The member's characters; it has to be a string.
    pub(crate) fn text_of(self, name: &str) -> Result<String> {
        self.read(name, owned)
    }

    /// The member's characters; it may be absent and has to be a string otherwise.
    pub(crate) fn optional_text(self, name: &str) -> Result<Option<String>> {
        self.read_optional(name, owned)
    }

    /// The object, which has no members but these and no `null`; `argument` is what an error calls it.
    pub(crate) fn object(self, argument: &str, names: &[&str]) -> Result<Value<'a>> {
        for (name, value) in self.expect(JsonKind::Object)?.members() {
            if !names.contains(&&*name) {
                return Err(Error::argument(argument, &one_of(names)).within(name));
            }
            if value.kind() == JsonKind::Null {
                let error = Error::new(Code::MessageWrongType).with("expected", "a value").with("found", "null");
                return Err(error.within(name));
            }
        }
        Ok(self)
    }

    /// A number without sign, fraction and exponent that fits; `argument` is what an error calls it.
    pub(crate) fn whole<T: FromStr>(self, argument: &str) -> Result<T> {
        self.text().parse().map_err(|_| Error::argument(argument, "a whole number"))
    }

    /// Whether it is `true`; it has to be a boolean.
    pub(crate) fn truth(self) -> Result<bool> {
        self.expect(JsonKind::Bool).map(|value| value.text() == "true")
    }

    /// The elements of an array, each read by `read`; an error of it stands at the element.
    pub(crate) fn list<T>(self, read: impl Fn(Value<'a>) -> Result<T>) -> Result<Vec<T>> {
        let elements = self.expect(JsonKind::Array)?.elements().enumerate();
        elements.map(|(index, element)| read(element).map_err(|error| error.within(index))).collect()
    }

    /// The member, which may be absent and has to be an array otherwise: an absent one has no elements.
    pub(crate) fn optional_list<T>(self, name: &str, read: impl Fn(Value<'a>) -> Result<T>) -> Result<Vec<T>> {
        self.read_optional(name, |value| value.list(read)).map(Option::unwrap_or_default)
    }

    /// One error that names all of `names` that are absent.
    pub(crate) fn require(self, names: &[&str]) -> Result<()> {
        let missing: Vec<&str> = names.iter().copied().filter(|name| self.present(name).is_none()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Error::new(Code::MessageMissing).with("members", missing.join(", ")))
    }
}

/// A member's characters as an owned string.
pub(crate) fn owned(value: Value<'_>) -> Result<String> {
    value.string().map(Cow::into_owned)
}

impl From<Value<'_>> for String {
    fn from(value: Value<'_>) -> String {
        value.text().to_owned()
    }
}
