//! What is thrown, and the same as data inside values.

use std::collections::HashMap;
use std::fmt;

use x402_kernel::Error;

/// The result of a function that throws.
pub(crate) type Result<T, E = X402Error> = std::result::Result<T, E>;

/// Who is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ErrorKind {
    /// The peer sent something that cannot be read.
    Malformed,
    /// The peer's message can be read, but is not acceptable.
    Rejected,
    /// The caller made a mistake. Nothing that a peer wrote causes it.
    Usage,
}

/// An error as data: a code to switch on, a reason for the wire, a JSON pointer, the facts, and a sentence for people.
///
/// As text it is `code: sentence (at pointer)`.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Display)]
pub struct ErrorInfo {
    /// Who is at fault.
    pub kind: ErrorKind,
    /// The stable code, one of the constants in `Code`, such as `verify.recipient`. A newer core may have others.
    pub code: String,
    /// The name x402 has for it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if any: one of the constants in
    /// `Reasons`.
    pub reason: Option<String>,
    /// A JSON pointer (RFC 6901) into the message; empty for the whole message.
    pub at: String,
    /// The facts: names with values. A peer's text is clipped.
    pub detail: HashMap<String, String>,
    /// A sentence for people. It may change: switch on the code.
    pub sentence: String,
    /// The HTTP status with which a server answers it: 402 if there was no payment or it is not acceptable, 400 if it
    /// cannot be read, 500 for the server's own mistake. Answer 502 if the error is about a facilitator's response.
    pub http_status: i32,
}

/// An error of the kernel. The three cases are the three kinds; each has the same data.
#[derive(Debug, uniffi::Error)]
pub enum X402Error {
    /// The peer sent something that cannot be read.
    Malformed {
        /// The error as data.
        info: Box<ErrorInfo>,
    },
    /// The peer's message can be read, but is not acceptable.
    Rejected {
        /// The error as data.
        info: Box<ErrorInfo>,
    },
    /// The caller made a mistake. Nothing that a peer wrote causes it.
    Usage {
        /// The error as data.
        info: Box<ErrorInfo>,
    },
}

impl From<x402_kernel::ErrorKind> for ErrorKind {
    fn from(kind: x402_kernel::ErrorKind) -> ErrorKind {
        match kind {
            x402_kernel::ErrorKind::Malformed => ErrorKind::Malformed,
            x402_kernel::ErrorKind::Rejected => ErrorKind::Rejected,
            x402_kernel::ErrorKind::Usage => ErrorKind::Usage,
        }
    }
}

impl From<&Error> for ErrorInfo {
    fn from(error: &Error) -> ErrorInfo {
        ErrorInfo {
            kind: error.kind().into(),
            code: error.code().as_str().into(),
            reason: error.reason().map(Into::into),
            at: error.at().into(),
            detail: error.detail().iter().map(|(name, value)| (name.into(), value.into())).collect(),
            sentence: error.sentence(),
            http_status: error.http_status().into(),
        }
    }
}

impl ErrorInfo {
    /// The kernel's own error again.
    ///
    /// # Errors
    /// `usage.argument` for a code that this version does not know, or a reason that is not the code's.
    pub(crate) fn restore(self) -> x402_kernel::Result<Error> {
        Error::restore(&self.code, self.reason.as_deref(), &self.at, self.detail)
    }
}

impl From<Error> for X402Error {
    fn from(error: Error) -> X402Error {
        let info = Box::new(ErrorInfo::from(&error));
        match info.kind {
            ErrorKind::Malformed => X402Error::Malformed { info },
            ErrorKind::Rejected => X402Error::Rejected { info },
            ErrorKind::Usage => X402Error::Usage { info },
        }
    }
}

/// As the kernel's own error; of a code that this version does not know, which only a caller can make, its parts.
impl fmt::Display for ErrorInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.clone().restore() {
            Ok(error) => error.fmt(f),
            Err(_) => write!(f, "{}: {}", self.code, self.sentence),
        }
    }
}

impl fmt::Display for X402Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            X402Error::Malformed { info } | X402Error::Rejected { info } | X402Error::Usage { info } => info.fmt(f),
        }
    }
}

impl std::error::Error for X402Error {}
