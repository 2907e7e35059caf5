//! What is thrown, and the same as data inside values.

use std::collections::HashMap;
use std::fmt;

use x402_kernel::Error;

/// What a function gives that throws.
pub(crate) type Result<T, E = X402Error> = std::result::Result<T, E>;

/// Who is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ErrorKind {
    /// The peer sent something that cannot be read.
    Malformed,
    /// It can be read, and is not acceptable.
    Rejected,
    /// The caller made a mistake; nothing a peer wrote causes it.
    Usage,
}

/// What went wrong: a code to switch on, a reason for the wire, the place, the facts, and a sentence for people.
///
/// As text it is `code: sentence (at pointer)`.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Display)]
pub struct ErrorInfo {
    /// Who is at fault.
    pub kind: ErrorKind,
    /// The stable code, one of the constants in `Code`, such as `verify.recipient`. A newer core may send others.
    pub code: String,
    /// What x402 calls it on the wire (`invalidReason`, `errorReason`; x402 v2 §9), if it has a name for it: one of the
    /// constants in `Reasons`.
    pub reason: Option<String>,
    /// A JSON pointer (RFC 6901) into the message; empty for the whole of it.
    pub at: String,
    /// The facts: names with values. What a peer wrote is clipped.
    pub detail: HashMap<String, String>,
    /// A sentence for a person. Not stable: switch on the code.
    pub sentence: String,
    /// The HTTP status with which a server answers a payment that fails so: 402 where a payment is wanted, 400 where
    /// what came cannot be read, 500 for its own mistake. A facilitator's response that fails so is 502 instead.
    pub http_status: i32,
}

/// An error of the kernel. The three cases are the three kinds; each holds the same data.
#[derive(Debug, uniffi::Error)]
pub enum X402Error {
    /// The peer sent something that cannot be read.
    Malformed {
        /// What went wrong.
        info: Box<ErrorInfo>,
    },
    /// It can be read, and is not acceptable.
    Rejected {
        /// What went wrong.
        info: Box<ErrorInfo>,
    },
    /// The caller made a mistake; nothing a peer wrote causes it.
    Usage {
        /// What went wrong.
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
