//! Compact JSON text, member by member. Values that somebody else wrote go in as their text.

use alloc::string::{String, ToString};
use core::fmt::{Display, Write};

/// Writes an object.
pub(crate) struct ObjectWriter(String);

impl ObjectWriter {
    pub(crate) fn new() -> ObjectWriter {
        ObjectWriter(String::from("{"))
    }

    /// A member whose value is JSON text already.
    pub(crate) fn raw(mut self, name: &str, json: impl Display) -> ObjectWriter {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        string(&mut self.0, name);
        self.0.push(':');
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{json}");
        self
    }

    /// A member whose value is JSON text, left out if there is none.
    pub(crate) fn raw_optional(self, name: &str, json: Option<impl Display>) -> ObjectWriter {
        match json {
            Some(json) => self.raw(name, json),
            None => self,
        }
    }

    /// A member whose value is a string.
    pub(crate) fn string(self, name: &str, text: impl ToString) -> ObjectWriter {
        self.raw(name, quoted(&text.to_string()))
    }

    /// A member whose value is a string, left out if there is none.
    pub(crate) fn string_optional(self, name: &str, text: Option<impl ToString>) -> ObjectWriter {
        match text {
            Some(text) => self.string(name, text),
            None => self,
        }
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

/// Writes an array.
pub(crate) struct ArrayWriter(String);

impl ArrayWriter {
    pub(crate) fn new() -> ArrayWriter {
        ArrayWriter(String::from("["))
    }

    /// An element that is JSON text already.
    pub(crate) fn raw(mut self, json: impl Display) -> ArrayWriter {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        let _ = write!(self.0, "{json}");
        self
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push(']');
        self.0
    }
}

/// A string of JSON, with its quotes.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    string(&mut out, text);
    out
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{0}'..='\u{1f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
