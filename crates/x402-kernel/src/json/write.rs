//! Writes compact JSON text, member by member. A peer's values go in as their text.

use alloc::string::{String, ToString};
use core::fmt::{self, Display, Write};

/// Writes an object.
pub(crate) struct ObjectWriter(String);

impl ObjectWriter {
    pub(crate) fn new() -> ObjectWriter {
        ObjectWriter(String::from("{"))
    }

    /// Writes a member whose value is JSON text already.
    pub(crate) fn raw(mut self, name: &str, json: impl Display) -> ObjectWriter {
        self.member(name, &json);
        self
    }

    /// Writes a member whose value is JSON text, unless there is none.
    pub(crate) fn raw_optional(self, name: &str, json: Option<impl Display>) -> ObjectWriter {
        match json {
            Some(json) => self.raw(name, json),
            None => self,
        }
    }

    /// Writes a member whose value is a string.
    pub(crate) fn string(mut self, name: &str, text: impl Display) -> ObjectWriter {
        self.member(name, &Quoted(&text));
        self
    }

    /// Writes a member whose value is a string, unless there is none.
    pub(crate) fn string_optional(self, name: &str, text: Option<impl Display>) -> ObjectWriter {
        match text {
            Some(text) => self.string(name, text),
            None => self,
        }
    }

    // One function for values of every type.
    fn member(&mut self, name: &str, json: &dyn Display) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        string(&mut self.0, name);
        self.0.push(':');
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{json}");
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

    /// Writes an element that is JSON text already.
    pub(crate) fn raw(mut self, json: impl AsRef<str>) -> ArrayWriter {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(json.as_ref());
        self
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push(']');
        self.0
    }
}

/// A displayed value as a JSON string.
struct Quoted<'a>(&'a dyn Display);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&quoted(&self.0.to_string()))
    }
}

/// Writes a JSON string, with its quotes.
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
