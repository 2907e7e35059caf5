//! What a command leaves behind: text, complaints, and an exit code.

use std::process::ExitCode;

use x402_kernel::{Error, ErrorKind};

use crate::key::hidden;
use crate::terminal::{BAD, clean, paint};

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

/// What is printed, what is said beside it, and how it ended.
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

    /// The same, with a word to the person who may be watching.
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

/// Why a command could not be carried out: the kernel's error, or the program's own.
#[derive(Debug)]
pub(crate) struct Problem {
    code: &'static str,
    sentence: String,
    at: String,
    hint: Option<String>,
    exit: Exit,
}

impl Problem {
    /// The user's own mistake, or the system's.
    pub(crate) fn usage(code: &'static str, sentence: impl Into<String>) -> Problem {
        Problem::new(code, sentence, Exit::Usage)
    }

    pub(crate) fn new(code: &'static str, sentence: impl Into<String>, exit: Exit) -> Problem {
        Problem { code, sentence: sentence.into(), at: String::new(), hint: None, exit }
    }

    /// An error in the value of an option, which only the user can have made; the value may be a key in the wrong place.
    pub(crate) fn at_option(option: &str, error: Error) -> Problem {
        let problem = Problem::from(error);
        let sentence = hidden(&problem.sentence);
        Problem { sentence, at: option.to_owned(), exit: Exit::Usage, ..problem }
    }

    /// The same, with what to try.
    pub(crate) fn hint(mut self, hint: &str) -> Problem {
        self.hint = Some(hint.to_owned());
        self
    }

    /// The problem as a person wants it: the code, the sentence, the place, what to try.
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
