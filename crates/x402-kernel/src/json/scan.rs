//! Checks a JSON text in one pass: RFC 8259, and what money needs besides (no duplicate members, no lone surrogates,
//! limits).

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::kind::JsonKind;
use super::limits::Limits;
use crate::{Code, Error, Result};

/// A value in the text: its bytes, its kind, and the index of the node after its subtree.
///
/// Nodes are in the order of the text; in an object, a member is the node of its key and then that of its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
    pub(super) kind: JsonKind,
    /// Whether it is a string with escapes in it.
    pub(super) escaped: bool,
}

/// The deepest level of any limit: the scanner recurses once a level, and stacks are small.
const DEEPEST: usize = 128;

/// Checks `text` and lists its values. A text of more than `size` bytes is refused before anything is allocated.
pub(super) fn scan(text: &str, size: usize, limits: &Limits) -> Result<Vec<Node>> {
    // Offsets have 32 bits.
    let size = size.min(u32::MAX as usize);
    if text.len() > size {
        return Err(Error::new(Code::JsonTooLarge).with("size", text.len()).with("limit", size));
    }
    if text.starts_with('\u{feff}') {
        return Err(Error::new(Code::JsonByteOrderMark));
    }
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        nodes: Vec::new(),
        depth: limits.depth.min(DEEPEST),
        members: limits.members,
    };
    scanner.white();
    scanner.value(0)?;
    scanner.white();
    if scanner.at < scanner.bytes.len() {
        return Err(Error::new(Code::JsonTrailing).with("offset", scanner.at));
    }
    Ok(scanner.nodes)
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
    depth: usize,
    members: usize,
}

impl<'a> Scanner<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn white(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn expected(&self, what: &str) -> Error {
        Error::new(Code::JsonSyntax).with("expected", what).with("offset", self.at)
    }

    fn take(&mut self, byte: u8, what: &str) -> Result<()> {
        if self.peek() != Some(byte) {
            return Err(self.expected(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Reserves a node, reads the value by `read`, then closes the node over what was read.
    fn node(&mut self, kind: JsonKind, read: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let start = self.at as u32;
        let index = self.nodes.len();
        self.nodes.push(Node { start, end: start, next: 0, kind, escaped: false });
        read(self)?;
        let (end, next) = (self.at as u32, self.nodes.len() as u32);
        if let Some(node) = self.nodes.get_mut(index) {
            node.end = end;
            node.next = next;
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Result<()> {
        match self.peek() {
            Some(b'{') => self.node(JsonKind::Object, |s| s.object(depth + 1)),
            Some(b'[') => self.node(JsonKind::Array, |s| s.array(depth + 1)),
            Some(b'"') => self.node(JsonKind::String, Self::string),
            Some(b'-' | b'0'..=b'9') => self.node(JsonKind::Number, Self::number),
            Some(b't') => self.node(JsonKind::Bool, |s| s.word("true")),
            Some(b'f') => self.node(JsonKind::Bool, |s| s.word("false")),
            Some(b'n') => self.node(JsonKind::Null, |s| s.word("null")),
            _ => Err(self.expected("a value")),
        }
    }

    fn word(&mut self, word: &'static str) -> Result<()> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.expected(word));
        }
        self.at = end;
        Ok(())
    }

    fn open(&mut self, depth: usize) -> Result<()> {
        if depth > self.depth {
            return Err(Error::new(Code::JsonTooDeep).with("limit", self.depth));
        }
        self.at += 1;
        self.white();
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Result<()> {
        self.open(depth)?;
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(());
        }
        for index in 0_usize.. {
            self.value(depth).map_err(|error| error.within(index))?;
            self.white();
            if self.peek() == Some(b']') {
                break;
            }
            self.take(b',', "',' or ']'")?;
            self.white();
        }
        self.at += 1;
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<()> {
        self.open(depth)?;
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(());
        }
        // Sorted, so that a duplicate is found by binary search. Of several, the first in the alphabet is reported.
        let mut keys: Vec<Cow<'a, str>> = Vec::new();
        let (mut count, mut twin) = (0, None);
        loop {
            let quote = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.expected("a member name"));
            }
            self.node(JsonKind::String, Self::string)?;
            if count == self.members {
                return Err(Error::new(Code::JsonTooManyMembers).with("limit", self.members));
            }
            let escaped = self.nodes.last().is_some_and(|node| node.escaped);
            let key = characters(self.text.get(quote..self.at).unwrap_or_default(), escaped);
            count += 1;
            self.white();
            self.take(b':', "':'")?;
            self.white();
            if let Err(error) = self.value(depth) {
                return Err(error.within(key));
            }
            match keys.binary_search(&key) {
                Ok(_) => twin = twin.into_iter().chain([key]).min(),
                Err(index) => keys.insert(index, key),
            }
            self.white();
            if self.peek() == Some(b'}') {
                break;
            }
            self.take(b',', "',' or '}'")?;
            self.white();
        }
        self.at += 1;
        match twin {
            Some(key) => Err(Error::new(Code::JsonDuplicateMember).with("member", key)),
            None => Ok(()),
        }
    }

    fn string(&mut self) -> Result<()> {
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            self.at += rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | ..0x20)).count();
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                _ => return Err(self.expected("a character of a string or its end")),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<()> {
        let start = self.at;
        // A string has no nodes inside: the last one is its own.
        if let Some(node) = self.nodes.last_mut() {
            node.escaped = true;
        }
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                let lone = || Error::new(Code::JsonLoneSurrogate).with("offset", start);
                match self.unit()? {
                    0xd800..=0xdbff => {
                        if self.bytes.get(self.at..self.at + 2) != Some(b"\\u") {
                            return Err(lone());
                        }
                        self.at += 1;
                        if !matches!(self.unit()?, 0xdc00..=0xdfff) {
                            return Err(lone());
                        }
                    }
                    0xdc00..=0xdfff => return Err(lone()),
                    _ => {}
                }
            }
            _ => return Err(self.expected("an escape such as \\n or \\u00e9")),
        }
        Ok(())
    }

    /// Reads `uXXXX`.
    fn unit(&mut self) -> Result<u16> {
        let digits = self.text.get(self.at + 1..self.at + 5);
        match digits.and_then(hex4) {
            Some(unit) => {
                self.at += 5;
                Ok(unit)
            }
            None => Err(self.expected("four hexadecimal digits")),
        }
    }

    fn number(&mut self) -> Result<()> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { Err(self.expected("a digit")) } else { Ok(()) }
    }
}

fn hex4(digits: &str) -> Option<u16> {
    // `from_str_radix` alone would take a sign.
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// Returns the characters of a checked JSON string, given with its quotes; `escaped` says whether it has escapes.
pub(super) fn characters(quoted: &str, escaped: bool) -> Cow<'_, str> {
    let inner = quoted.strip_prefix('"').and_then(|s| s.strip_suffix('"')).unwrap_or(quoted);
    if !escaped {
        return Cow::Borrowed(inner);
    }
    let Some((plain, mut rest)) = inner.split_once('\\') else { return Cow::Borrowed(inner) };
    let mut text = String::with_capacity(inner.len());
    text.push_str(plain);
    loop {
        let mut chars = rest.chars();
        match chars.next() {
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let high = chars.as_str().get(..4).and_then(hex4).unwrap_or(0xfffd);
                chars = chars.as_str().get(4..).unwrap_or_default().chars();
                if (0xd800..0xdc00).contains(&high) {
                    let low = chars.as_str().get(2..6).and_then(hex4).unwrap_or(0xfffd);
                    chars = chars.as_str().get(6..).unwrap_or_default().chars();
                    text.extend(char::decode_utf16([high, low]).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
                } else {
                    text.push(char::from_u32(high.into()).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
            }
            Some(other) => text.push(other),
            None => {}
        }
        match chars.as_str().split_once('\\') {
            Some((plain, tail)) => {
                text.push_str(plain);
                rest = tail;
            }
            None => {
                text.push_str(chars.as_str());
                return Cow::Owned(text);
            }
        }
    }
}
