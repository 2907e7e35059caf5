//! What a command leaves behind: text, complaints, and an exit code.

use std::process::ExitCode;

use x402_kernel::{Error, ErrorKind};

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Fine,
    Rejected,
    Usage,
    Malformed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Rejected => 1,
            Exit::Usage => 2,
            Exit::Malformed => 3,
        })
    }
}

impl From<ErrorKind> for Exit {
    fn from(kind: ErrorKind) -> Exit {
        match kind {
            ErrorKind::Malformed => Exit::Malformed,
            ErrorKind::Rejected => Exit::Rejected,
            ErrorKind::Usage => Exit::Usage,
        }
    }
}

/// What is printed, what is complained of, and how it ended.
pub(crate) struct Outcome {
    pub(crate) text: String,
    pub(crate) complaint: String,
    pub(crate) exit: Exit,
}

impl Outcome {
    pub(crate) fn new(text: String, exit: Exit) -> Outcome {
        Outcome { text, complaint: String::new(), exit }
    }

    pub(crate) fn complaint(problem: &Problem) -> Outcome {
        Outcome { text: String::new(), complaint: format!("x402: {}\n", problem.text), exit: problem.exit }
    }
}

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) struct Problem {
    text: String,
    exit: Exit,
}

impl Problem {
    /// The problem in words.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn usage(text: impl Into<String>) -> Problem {
        Problem { text: text.into(), exit: Exit::Usage }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem { text: crate::show::error(&error), exit: error.kind().into() }
    }
}
