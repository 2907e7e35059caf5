//! Errors come back from what they were written as.

use alloc::string::String;
use alloc::vec::Vec;

use super::value::owned;
use super::{Json, JsonKind, Limits, Value};
use crate::{Error, Repair, RepairKind, Result};

impl Error {
    /// Reads what an error serialises as, `{kind, code, reason?, at, detail, sentence}`. The code gives kind and
    /// sentence, which are not read.
    ///
    /// # Errors
    /// `usage.argument` for another member, a code that this version does not know, or a reason that is not the code's;
    /// `message.missing`, `message.wrong_type`, `json.*`.
    pub fn from_json(text: &str) -> Result<Error> {
        Error::read(Json::parse(text, &Limits::WRITTEN)?.value())
    }

    pub(crate) fn read(value: Value<'_>) -> Result<Error> {
        let value = value.object("error", &["kind", "code", "reason", "at", "detail", "sentence"])?;
        let (code, at) = (value.text_of("code")?, value.text_of("at")?);
        let reason = value.optional_text("reason")?;
        let facts = value.read("detail", |detail| {
            let mut facts: Vec<(String, String)> = Vec::new();
            for (name, fact) in detail.expect(JsonKind::Object)?.members() {
                facts.push((String::from(&*name), owned(fact).map_err(|error| error.within(&name))?));
            }
            Ok(facts)
        })?;
        Error::restore(&code, reason.as_deref(), &at, facts)
    }
}

impl Repair {
    /// Reads what a repair serialises as, `{kind, at, cause?}`.
    ///
    /// # Errors
    /// `usage.argument` for another member, or a kind that this version does not know; `message.missing`,
    /// `message.wrong_type`, `json.*`; those of [`Error::from_json`].
    pub fn from_json(text: &str) -> Result<Repair> {
        Repair::read(Json::parse(text, &Limits::WRITTEN)?.value())
    }

    pub(crate) fn read(value: Value<'_>) -> Result<Repair> {
        let value = value.object("repair", &["kind", "at", "cause"])?;
        Ok(Repair {
            kind: value.read("kind", |kind| kind.word(RepairKind::parse))?,
            at: value.text_of("at")?,
            cause: value.read_optional("cause", Error::read)?,
        })
    }
}
