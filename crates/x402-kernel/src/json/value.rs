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

/// A JSON value with the exact text that its author wrote.
///
/// Values of one message share its text: cloning is cheap, and it is `Send + Sync`. Two are equal if their texts are.
#[derive(Clone)]
pub struct Json {
    document: Arc<Document>,
    node: u32,
}

impl Json {
    /// Reads a text of at most [`Limits::body`] bytes.
    ///
    /// # Errors
    /// `json.too_large`, `json.byte_order_mark`, `json.syntax`, `json.trailing`, `json.too_deep`,
    /// `json.too_many_members`, `json.duplicate_member`, `json.lone_surrogate`.
    pub fn parse(text: &str, limits: &Limits) -> Result<Json> {
        let nodes = scan(text, limits.body, limits)?;
        Ok(Json { document: Arc::new(Document { text: Arc::from(text), nodes }), node: 0 })
    }

    /// Reads UTF-8 bytes, like [`Json::parse`].
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

    /// The kind of the value.
    pub fn kind(&self) -> JsonKind {
        self.value().kind()
    }

    /// Returns the member of a name, of an object. A `null` is a member like any other.
    pub fn get(&self, name: &str) -> Option<Json> {
        self.value().member(name).map(|value| self.at(value))
    }

    /// Returns the characters of a string; `None` for other kinds.
    pub fn as_str(&self) -> Option<Cow<'_, str>> {
        self.value().as_str()
    }

    /// Returns the names of an object's members with their values, in the order of the text; nothing for other kinds.
    pub fn members(&self) -> impl Iterator<Item = (Cow<'_, str>, Json)> {
        self.value().members().map(|(name, value)| (name, self.at(value)))
    }

    /// Returns the elements of an array, in order; nothing for other kinds.
    pub fn elements(&self) -> impl Iterator<Item = Json> + '_ {
        self.value().elements().map(|value| self.at(value))
    }

    pub(crate) fn value(&self) -> Value<'_> {
        Value { document: &self.document, node: self.node }
    }

    /// Returns the owned form of a view into this text.
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

/// As a string that holds the text, since another language's JSON reader could change the value.
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
        // A view is only made of a node that exists.
        let none = Node { start: 0, end: 0, next: 0, kind: JsonKind::Null, escaped: false };
        self.document.nodes.get(self.node as usize).copied().unwrap_or(none)
    }

    pub(crate) fn text(self) -> &'a str {
        self.document.text.get(self.span()).unwrap_or_default()
    }

    /// The range of its text in the whole text.
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

    /// Returns the values inside: of an object, names and values in turns.
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
        let object = self.kind() == JsonKind::Object;
        let mut children = self.children();
        while let Some(key) = children.next().filter(|_| object) {
            let value = children.next()?;
            if key.is_named(name) {
                return Some(value);
            }
        }
        None
    }

    /// Whether a string has these characters. A text that is too long for them is not decoded, since every look-up of a
    /// member asks each name.
    fn is_named(self, name: &str) -> bool {
        let node = self.node();
        let longest = if node.escaped { name.len().saturating_mul(6) } else { name.len() };
        self.span().len() <= longest.saturating_add(2) && characters(self.text(), node.escaped) == name
    }

    /// Returns the member of a name; `null` reads as absent ([x402 v2 §5](crate#specifications)).
    pub(crate) fn present(self, name: &str) -> Option<Value<'a>> {
        self.member(name).filter(|value| value.kind() != JsonKind::Null)
    }

    /// Requires the value to be of that kind.
    pub(crate) fn expect(self, kind: JsonKind) -> Result<Value<'a>> {
        if self.kind() == kind {
            return Ok(self);
        }
        Err(Error::new(Code::MessageWrongType).with("expected", kind.as_str()).with("found", self.kind().as_str()))
    }

    /// Returns its characters; it must be a string.
    pub(crate) fn string(self) -> Result<Cow<'a, str>> {
        self.expect(JsonKind::String).map(|value| characters(value.text(), value.node().escaped))
    }

    /// Reads a string as a word of a closed enum.
    pub(crate) fn word<T>(self, parse: fn(&str) -> Result<T>) -> Result<T> {
        parse(&self.string()?)
    }

    /// Reads a member by `read`, whose errors are put at the member.
    pub(crate) fn read<T>(self, name: &str, read: impl FnOnce(Value<'a>) -> Result<T>) -> Result<T> {
        read(self.needed(name)?).map_err(|error| error.within(name))
    }

    fn needed(self, name: &str) -> Result<Value<'a>> {
        self.present(name).ok_or_else(|| Error::new(Code::MessageMissing).with("members", name))
    }

    /// Reads a member that may be absent, like [`Value::read`].
    pub(crate) fn read_optional<T>(self, name: &str, read: impl FnOnce(Value<'a>) -> Result<T>) -> Result<Option<T>> {
        self.present(name).map(|value| read(value).map_err(|error| error.within(name))).transpose()
    }

    /// Returns a member that must be an array.
    pub(crate) fn array(self, name: &str) -> Result<Value<'a>> {
        self.read(name, |value| value.expect(JsonKind::Array))
    }

    /// Returns a member that is absent or an object.
    pub(crate) fn optional_object(self, name: &str) -> Result<Option<Value<'a>>> {
        self.read_optional(name, |value| value.expect(JsonKind::Object))
    }

    /// Reads a member that must be a boolean.
    pub(crate) fn bool(self, name: &str) -> Result<bool> {
        self.read(name, Value::truth)
    }

    /// Returns the characters of a member that must be a string.
    pub(crate) fn text_of(self, name: &str) -> Result<String> {
        self.read(name, owned)
    }

    /// Returns the characters of a member that is absent or a string.
    pub(crate) fn optional_text(self, name: &str) -> Result<Option<String>> {
        self.read_optional(name, owned)
    }

    /// Requires an object that has no other members than these. Errors call it `argument`, and name a member that is
    /// spelled otherwise.
    pub(crate) fn only(self, argument: &str, names: &[&str]) -> Result<Value<'a>> {
        let Some((name, _)) = self.expect(JsonKind::Object)?.members().find(|(name, _)| !names.contains(&&**name))
        else {
            return Ok(self);
        };
        let letters = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        let short = name.len() <= 64;
        let meant = names.iter().find(|own| short && letters(own).eq_ignore_ascii_case(&letters(&name)));
        let error = Error::argument(argument, &one_of(names));
        let error = match meant {
            Some(own) => error.hint(alloc::format!("did you mean {own}?")),
            None => error,
        };
        Err(error.within(name))
    }

    /// Requires an object like [`Value::only`], without `null`.
    pub(crate) fn object(self, argument: &str, names: &[&str]) -> Result<Value<'a>> {
        for (name, value) in self.only(argument, names)?.members() {
            if value.kind() == JsonKind::Null {
                let error = Error::new(Code::MessageWrongType).with("expected", "a value").with("found", "null");
                return Err(error.within(name));
            }
        }
        Ok(self)
    }

    /// Reads a number without sign, fraction and exponent that fits. Errors call it `argument`.
    pub(crate) fn whole<T: FromStr>(self, argument: &str) -> Result<T> {
        self.text().parse().map_err(|_| Error::argument(argument, "a whole number"))
    }

    /// Reads a boolean.
    pub(crate) fn truth(self) -> Result<bool> {
        self.expect(JsonKind::Bool).map(|value| value.text() == "true")
    }

    /// Reads each element of an array by `read`, whose errors are put at the element.
    pub(crate) fn list<T>(self, read: impl Fn(Value<'a>) -> Result<T>) -> Result<Vec<T>> {
        let mut list = Vec::new();
        for (index, element) in self.expect(JsonKind::Array)?.elements().enumerate() {
            list.push(read(element).map_err(|error| error.within(index))?);
        }
        Ok(list)
    }

    /// Reads each element of a member that is an array, or absent: then there are none.
    pub(crate) fn optional_list<T>(self, name: &str, read: impl Fn(Value<'a>) -> Result<T>) -> Result<Vec<T>> {
        self.read_optional(name, |value| value.list(read)).map(Option::unwrap_or_default)
    }

    /// Requires all of these members, with one error that names all that are absent.
    pub(crate) fn require(self, names: &[&str]) -> Result<()> {
        let missing: Vec<&str> = names.iter().copied().filter(|name| self.present(name).is_none()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Error::new(Code::MessageMissing).with("members", missing.join(", ")))
    }
}

/// Returns the characters of a string, owned.
pub(crate) fn owned(value: Value<'_>) -> Result<String> {
    value.string().map(Cow::into_owned)
}

impl From<Value<'_>> for String {
    fn from(value: Value<'_>) -> String {
        value.text().to_owned()
    }
}
