//! Errors: a stable code, a JSON pointer, the facts, and a sentence.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::code::{Code, ErrorKind};
use crate::text::join;

/// A result whose error is an [`Error`].
pub type Result<T, E = Error> = core::result::Result<T, E>;

/// An error: [`code`](Error::code) to switch on, [`reason`](Error::reason) for the wire, [`at`](Error::at) for the
/// JSON pointer, [`detail`](Error::detail) for the facts, [`sentence`](Error::sentence) for people.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: Code,
    reason: Option<&'static str>,
    at: String,
    detail: Detail,
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(crate) fn new(code: Code) -> Error {
        Error(Box::new(Inner { code, reason: code.reason(), at: String::new(), detail: Detail::default() }))
    }

    /// Makes an error again from its [`code`](Self::code), [`reason`](Self::reason), [`at`](Self::at) and
    /// [`detail`](Self::detail), for a value that left the process.
    ///
    /// # Errors
    /// `usage.argument` for a code that this version does not know, or a reason that the code does not have.
    pub fn restore(
        code: &str,
        reason: Option<&str>,
        at: &str,
        detail: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Error> {
        let unknown = |expected: &str| Error::argument("error", expected);
        let mut error = Error::new(Code::parse(code).ok_or_else(|| unknown("a known code"))?);
        if error.reason() != reason {
            error = error.in_v1();
        }
        if error.reason() != reason {
            return Err(unknown("the code's own reason"));
        }
        let steps: Vec<String> = at.split('/').take(STEPS).map(|step| clip(step, 2 * QUOTED)).collect();
        error.0.at = join(&steps, "/");
        Ok(detail.into_iter().fold(error, |error, (name, value)| error.with_fact(clip(&name, QUOTED).into(), &value)))
    }

    /// Makes a `usage.argument`: an argument of a type or range that the kernel cannot see. For bindings.
    pub fn argument(argument: &str, expected: &str) -> Error {
        Error::new(Code::UsageArgument).with("argument", argument).with("expected", expected)
    }

    /// Makes a `usage.already_used`: a handle that is good once was used again. `what` is its name. For bindings.
    pub fn already_used(what: &str) -> Error {
        Error::new(Code::UsageAlreadyUsed).with("what", what)
    }

    /// Adds a fact. A long text is clipped, so that an error stays small whatever it quotes.
    pub(crate) fn with(self, name: &'static str, value: impl fmt::Display) -> Error {
        self.with_fact(name.into(), &value)
    }

    // One function for all callers, so that their shared code is compiled once.
    #[cold]
    #[inline(never)]
    pub(crate) fn with_fact(mut self, name: Cow<'static, str>, value: &dyn fmt::Display) -> Error {
        let most = if name == HINT { ADVISED } else { QUOTED };
        self.0.detail.0.push((name, clip(&value.to_string(), most)));
        self
    }

    /// Adds what the reader should try next.
    pub(crate) fn hint(self, hint: impl fmt::Display) -> Error {
        self.with(HINT, hint)
    }

    /// Moves the error's pointer into the member or element `step`. A long name is clipped, as facts are.
    pub(crate) fn within(self, step: impl fmt::Display) -> Error {
        self.within_step(&step)
    }

    #[cold]
    #[inline(never)]
    fn within_step(mut self, step: &dyn fmt::Display) -> Error {
        let step = clip(&step.to_string(), QUOTED).replace('~', "~0").replace('/', "~1");
        self.0.at = format!("/{step}{}", self.0.at);
        self
    }

    /// Puts the error where another one is.
    pub(crate) fn at_same_pointer_as(mut self, other: &Error) -> Error {
        self.0.at.clone_from(&other.0.at);
        self
    }

    /// Uses the wire vocabulary of x402 v1.
    pub(crate) fn in_v1(mut self) -> Error {
        self.0.reason = self.0.code.reason_v1();
        self
    }

    /// The stable code, such as [`Code::VerifyRecipient`] (`verify.recipient`).
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Who is at fault.
    pub fn kind(&self) -> ErrorKind {
        self.0.code.kind()
    }

    /// The name x402 has for it on the wire (`invalidReason`, `errorReason`; [x402 v2 §9](crate#specifications)), if
    /// any.
    pub fn reason(&self) -> Option<&'static str> {
        self.0.reason
    }

    /// The HTTP status with which a server answers it (see [`Code::http_status`]).
    pub fn http_status(&self) -> u16 {
        self.0.code.http_status()
    }

    /// A JSON pointer (RFC 6901) into the message; empty for the whole message.
    pub fn at(&self) -> &str {
        &self.0.at
    }

    /// Returns the error without its pointer.
    pub(crate) fn without_pointer(mut self) -> Error {
        self.0.at.clear();
        self
    }

    /// The facts, the most important first.
    pub fn detail(&self) -> &Detail {
        &self.0.detail
    }

    /// A sentence for people. It may change: switch on the [`code`](Self::code).
    pub fn sentence(&self) -> String {
        let mut text = String::new();
        let mut rest = self.0.code.template();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(self.0.detail.get(name).unwrap_or("?"));
            rest = tail;
        }
        text.push_str(rest);
        text
    }
}

/// `code: sentence (at pointer)`.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code.as_str(), self.sentence())?;
        if !self.0.at.is_empty() {
            write!(f, " (at {})", self.0.at)?;
        }
        if let Some(hint) = self.0.detail.get(HINT) {
            write!(f, "; {hint}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl core::error::Error for Error {}

/// As `{kind, code, reason?, at, detail, sentence}`: the shape that every language and `--json` show.
impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.kind().as_str())?;
        map.serialize_entry("code", self.code().as_str())?;
        if let Some(reason) = self.reason() {
            map.serialize_entry("reason", reason)?;
        }
        map.serialize_entry("at", self.at())?;
        map.serialize_entry("detail", self.detail())?;
        map.serialize_entry("sentence", &self.sentence())?;
        map.end()
    }
}

/// The facts of an error: names with values, the most important first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail(Vec<(Cow<'static, str>, String)>);

impl Detail {
    /// Returns the value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find_map(|(key, value)| (key == name).then_some(value))
    }

    /// Returns all names with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value.as_str()))
    }
}

impl Serialize for Detail {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The name of the detail that says what to try next.
const HINT: &str = "hint";

/// The most characters of a peer's text that an error quotes.
const QUOTED: usize = 120;

/// The most steps of a restored pointer: more than any message has levels.
const STEPS: usize = 256;

/// The most characters of a hint: the kernel's own sentence around such a text.
const ADVISED: usize = 480;

/// Returns a peer's text as an error may quote it: its beginning, on one line, in the order in which it is written.
fn clip(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut short: String =
        chars.by_ref().take(most).map(|c| if is_printable(c) { c } else { char::REPLACEMENT_CHARACTER }).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

/// Whether a character is shown as itself: it does not control a terminal, end a line, or reorder or hide others.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        && !matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
