//! A command's outcome: its text, its complaints and its exit code.

use std::process::ExitCode;

use x402_kernel::{Error, ErrorKind};

use crate::key::hidden;
use crate::terminal::{BAD, clean, paint};

/// The exit code of a command.
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

/// The outcome of a command.
pub(crate) struct Outcome {
    /// For standard output.
    pub(crate) text: String,
    /// For standard error.
    pub(crate) aside: String,
    pub(crate) exit: Exit,
}

impl Outcome {
    pub(crate) fn new(text: String, exit: Exit) -> Outcome {
        Outcome { text, aside: String::new(), exit }
    }

    /// Adds a note for the person at the terminal.
    pub(crate) fn with_aside(mut self, aside: String) -> Outcome {
        self.aside = aside;
        self
    }
}

impl From<Problem> for Outcome {
    fn from(problem: Problem) -> Outcome {
        let aside = format!("{} {}\n", paint(BAD, "x402:"), problem.text());
        Outcome { text: String::new(), aside, exit: problem.exit }
    }
}

/// Why a command failed: an error of the kernel, or one of the program itself.
#[derive(Debug)]
pub(crate) struct Problem {
    code: &'static str,
    sentence: String,
    at: String,
    hint: Option<String>,
    exit: Exit,
}

impl Problem {
    /// A mistake of the user, or a failure of the system.
    pub(crate) fn usage(code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem::new(code, sentence, Exit::Usage)
    }

    pub(crate) fn new(code: &'static str, sentence: impl Into<String>, exit: Exit) -> Problem {
        Problem { code, sentence: sentence.into(), at: String::new(), hint: None, exit }
    }

    /// An error in an option's value. It is always the user's, so the exit code is `Usage`. Keys are hidden, since the
    /// value may be a misplaced one.
    pub(crate) fn at_option(option: &str, error: Error) -> Problem {
        let problem = Problem::from(error);
        let sentence = hidden(&problem.sentence);
        Problem { sentence, at: option.to_owned(), exit: Exit::Usage, ..problem }
    }

    /// Adds a hint: what to try.
    pub(crate) fn hint(mut self, hint: &str) -> Problem {
        self.hint = Some(hint.to_owned());
        self
    }

    /// Describes the problem: its code, its sentence, where it is, and the hint.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("{}: {}", self.code, clean(&self.sentence));
        if !self.at.is_empty() {
            text += &format!("\n  at {}", clean(&self.at));
        }
        if let Some(hint) = &self.hint {
            text += &format!("\n  hint: {}", clean(hint));
        }
        text
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Problem {
        Problem {
            code: error.code().as_str(),
            sentence: error.sentence(),
            at: error.at().to_owned(),
            hint: error.detail().get("hint").map(str::to_owned),
            exit: error.kind().into(),
        }
    }
}
