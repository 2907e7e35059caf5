//! Reads a case's input, member by member.

use serde_json::Value;
use x402_kernel::Profile;

use super::Failure;

pub(super) struct Input<'a>(pub(super) &'a Value);

impl<'a> Input<'a> {
    fn member(&self, name: &str) -> Result<&'a Value, Failure> {
        self.0.get(name).ok_or_else(|| Failure::Case(format!("no {name}")))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.get(name).is_some()
    }

    pub(super) fn text(&self, name: &str) -> Result<&'a str, Failure> {
        self.member(name)?.as_str().ok_or_else(|| not(name, "a string"))
    }

    pub(super) fn number<T: TryFrom<u64>>(&self, name: &str) -> Result<T, Failure> {
        let number = self.member(name)?.as_u64().and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| not(name, "a whole number of that size"))
    }

    /// False where it is absent.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Failure> {
        self.0.get(name).map_or(Some(false), Value::as_bool).ok_or_else(|| not(name, "a boolean"))
    }

    /// The JSON text of a member.
    pub(super) fn json(&self, name: &str) -> Result<String, Failure> {
        Ok(self.member(name)?.to_string())
    }

    pub(super) fn array(&self, name: &str) -> Result<&'a [Value], Failure> {
        Ok(self.member(name)?.as_array().ok_or_else(|| not(name, "an array"))?)
    }

    /// Makes a value of each entry of a list.
    pub(super) fn each<T>(
        &self,
        name: &str,
        make: impl Fn(Input<'a>) -> Result<T, Failure>,
    ) -> Result<Vec<T>, Failure> {
        self.array(name)?.iter().map(|entry| make(Input(entry))).collect()
    }

    /// Reads an argument from its JSON. An argument is not a message, so its errors have no pointer.
    pub(super) fn made<T>(&self, name: &str, read: fn(&str) -> x402_kernel::Result<T>) -> Result<T, Failure> {
        argument(read(&self.json(name)?))
    }

    /// Reads each entry of a list from its JSON, as arguments.
    pub(super) fn all<T>(&self, name: &str, read: fn(&str) -> x402_kernel::Result<T>) -> Result<Vec<T>, Failure> {
        self.each(name, |entry| argument(read(&entry.0.to_string())))
    }

    pub(super) fn headers(&self, name: &str) -> Result<Vec<(String, String)>, Failure> {
        self.each(name, |pair| match pair.0.as_array().map(Vec::as_slice) {
            Some([Value::String(name), Value::String(value)]) => Ok((name.clone(), value.clone())),
            _ => Err(not("a header", "a pair of strings")),
        })
    }

    pub(super) fn profile(&self) -> Result<Profile, Failure> {
        if self.has("profile") { Ok(Profile::from_json(self.text("profile")?)?) } else { Ok(Profile::default()) }
    }
}

pub(super) fn first<T: Clone>(list: &[T]) -> Result<T, Failure> {
    list.first().cloned().ok_or_else(|| Failure::Case("nothing is first in an empty list".to_owned()))
}

fn argument<T>(read: x402_kernel::Result<T>) -> Result<T, Failure> {
    read.map_err(|error| Failure::Kernel { code: error.code(), at: String::new() })
}

fn not(what: &str, expected: &str) -> Failure {
    Failure::Case(format!("{what} is not {expected}"))
}
