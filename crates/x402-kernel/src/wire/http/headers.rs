use super::super::SettleResponse;
use super::super::header::{PAYMENT_RESPONSE, X_PAYMENT_RESPONSE};
use crate::text::has;
use crate::{Code, Error, Profile, Result};

/// Headers as a list of pairs, which keeps duplicates.
pub(crate) struct Headers<'a, N, V>(pub(crate) &'a [(N, V)]);

impl<'a, N: AsRef<str>, V: AsRef<str>> Headers<'a, N, V> {
    /// Returns the value of a header, whatever the case of its name.
    ///
    /// Equal values count as one; different ones are an error, since two readers could take different ones.
    pub(crate) fn find(&self, name: &str) -> Result<Option<&'a str>> {
        let mut found = None;
        for (key, value) in self.0 {
            if key.as_ref().eq_ignore_ascii_case(name) {
                match found {
                    Some(first) if first != value.as_ref() => {
                        return Err(Error::new(Code::HttpDuplicateHeader).with("header", name));
                    }
                    _ => found = Some(value.as_ref()),
                }
            }
        }
        Ok(found)
    }

    /// Returns the value of a header that carries a message in base64, like [`Headers::find`]. Some hosts join several
    /// values by commas, which base64 does not have.
    pub(crate) fn message(&self, name: &str) -> Result<Option<&'a str>> {
        let Some(value) = self.find(name)? else { return Ok(None) };
        if !has(value, b',') || value.trim_ascii_start().starts_with(['{', '[', '"']) {
            return Ok(Some(value));
        }
        let mut parts = value.split(',').map(str::trim_ascii);
        let first = parts.next().unwrap_or_default();
        if parts.all(|part| part == first) {
            Ok(Some(first))
        } else {
            Err(Error::new(Code::HttpDuplicateHeader).with("header", name))
        }
    }

    /// Reads the receipt of a response: `PAYMENT-RESPONSE`, or v1's `X-PAYMENT-RESPONSE`.
    pub(crate) fn receipt(&self, profile: &Profile) -> Result<Option<SettleResponse>> {
        let value = match self.message(PAYMENT_RESPONSE)? {
            Some(value) => Some(value),
            None => self.message(X_PAYMENT_RESPONSE)?,
        };
        value.map(|value| SettleResponse::from_header_with(profile, value)).transpose()
    }
}
