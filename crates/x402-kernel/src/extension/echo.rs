//! The echo of extensions: a client returns what the server declared and may add to it, and the server checks that
//! nothing is missing or changed ([x402 v2 §8](crate#specifications), the official SDKs since 2.15).

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::json::{ArrayWriter, Json, JsonKind, Slack, Value, differs, is_list, quoted};
use crate::text::join;
use crate::wire::PaymentRequired;
use crate::{Code, Error, Result};

const BUILDER_CODE: &str = "builder-code";
const INFO: &str = "info";

/// The member of `builder-code` that all parties add to, and the most entries a client and a server may have together.
const SERVICE_CODES: (&str, usize) = ("s", 10);

/// The member of `builder-code` that only the server may set.
const APP_CODE: &str = "a";

/// Members of `info` that a server makes anew for each response, so that an echo may have older ones.
const DYNAMIC: &[(&str, &[&str])] =
    &[("sign-in-with-x", &["nonce", "issuedAt", "expirationTime"]), ("offer-receipt", &["offers"])];

impl PaymentRequired {
    /// Writes the `extensions` to send with a payment: those that the server declared, with `additions`, a JSON object
    /// by extension.
    ///
    /// Where both have a value, the server's wins, also for arrays; only the lists `s` of `builder-code` are joined,
    /// the client's entries first. The server's text stays as it was written. To add the same again changes nothing.
    ///
    /// # Errors
    /// `usage.argument` if the additions are not an object, or the challenge is of v1, which has no extensions;
    /// `json.*` for the additions, and for a result above the profile's limits.
    pub fn echo(&self, additions: &str) -> Result<String> {
        self.echoed(additions).map(|extensions| extensions.text().to_owned())
    }

    pub(crate) fn echoed(&self, additions: &str) -> Result<Json> {
        let PaymentRequired::V2(challenge) = self else {
            return Err(Error::argument("extensions", "a challenge of x402 v2"));
        };
        let limits = self.profile().limits();
        let additions = Json::parse(additions, limits)?;
        if additions.kind() != JsonKind::Object {
            return Err(Error::argument("extensions", "a JSON object"));
        }
        let merged = match challenge.extensions() {
            Some(declared) => merge(declared, &additions),
            None => additions.text().to_owned(),
        };
        // Read again as a member of a message, so that a limit is checked here and not after signing.
        let message = Json::parse(&format!("{{\"extensions\":{merged}}}"), limits)?;
        Ok(message.get("extensions").unwrap_or(additions))
    }
}

/// A range of the server's text, and its replacement.
type Edit = (Range<usize>, String);

/// Writes the declared text with the additions.
fn merge(declared: &Json, additions: &Json) -> String {
    let (declared, mut edits) = (declared.value(), Vec::new());
    overlay(declared, additions.value(), None, &mut edits);
    let (text, start) = (declared.text(), declared.span().start);
    let (mut merged, mut done) = (String::with_capacity(text.len()), 0);
    for (range, new) in edits {
        merged.push_str(text.get(done..range.start - start).unwrap_or_default());
        merged.push_str(&new);
        done = range.end - start;
    }
    merged.push_str(text.get(done..).unwrap_or_default());
    merged
}

/// Adds to an object the members that only the other has, in the order of the text. `extension` is the name of the
/// extension around it; `None` for the object of all extensions.
fn overlay(own: Value<'_>, other: Value<'_>, extension: Option<&str>, edits: &mut Vec<Edit>) {
    for (name, mine) in own.members() {
        let Some(theirs) = other.member(&name) else { continue };
        if mine.kind() == JsonKind::Object && theirs.kind() == JsonKind::Object {
            overlay(mine, theirs, extension.or(Some(&name)), edits);
        } else if extension == Some(BUILDER_CODE) && name == SERVICE_CODES.0 && is_list(mine, theirs) {
            edits.extend(joined(mine, theirs).map(|list| (mine.span(), list)));
        }
    }
    let new = other.members().filter(|(name, _)| own.member(name).is_none());
    let added: Vec<String> = new.map(|(name, value)| format!("{}:{}", quoted(&name), value.text())).collect();
    if !added.is_empty() {
        let comma = if own.members().next().is_some() { "," } else { "" };
        let end = own.span().end - 1;
        edits.push((end..end, format!("{comma}{}", join(&added, ","))));
    }
}

/// Joins the client's entries and the server's, each once; `None` if one of the two is neither an entry nor a list, or
/// has more entries than the extension allows: then the server's stay alone.
fn joined(mine: Value<'_>, theirs: Value<'_>) -> Option<String> {
    let joinable = |value: Value<'_>| {
        !matches!(value.kind(), JsonKind::Null | JsonKind::Object)
            && value.listed().take(SERVICE_CODES.1 + 1).count() <= SERVICE_CODES.1
    };
    if !joinable(mine) || !joinable(theirs) {
        return None;
    }
    let mut entries: Vec<Value<'_>> = Vec::new();
    for entry in theirs.listed().chain(mine.listed()) {
        if !entries.iter().any(|known| known.same(entry)) {
            entries.push(entry);
        }
    }
    Some(entries.into_iter().fold(ArrayWriter::new(), |list, entry| list.raw(entry.text())).end())
}

/// Checks that a payment's `extensions` keep what the server declared: the `info` of each echoed extension must have
/// all of the declared `info`, and may have more. Both arguments are objects by extension.
///
/// Extensions that are not echoed, or were not declared, are ignored. So are members that the server makes anew for
/// each response (`nonce`, `issuedAt` and `expirationTime` of `sign-in-with-x`, `offers` of `offer-receipt`), and
/// `schema` and other siblings of `info`; an entry without `info` counts as its own. Of `builder-code`, `s` may have
/// more entries, ten in all, and only the server may set `a`.
///
/// # Errors
/// `match.extension_echo` at the first difference; `message.wrong_type` if an argument is not an object.
pub fn echo_matches(sent: &Json, echoed: Option<&Json>) -> Result<()> {
    let sent = sent.value().expect(JsonKind::Object)?;
    let Some(echoed) = echoed else { return Ok(()) };
    for (key, echo) in echoed.value().expect(JsonKind::Object)?.members() {
        let declared = sent.member(&key);
        entry_matches(&key, declared, echo).map_err(|error| error.within(key))?;
    }
    Ok(())
}

fn entry_matches(key: &str, declared: Option<Value<'_>>, echo: Value<'_>) -> Result<()> {
    let (declared, echo, step) = (declared.map(info), info(echo), echo.member(INFO).map(|_| INFO));
    compare(key, declared, echo).map_err(|error| step.into_iter().fold(error, |error, step| error.within(step)))
}

fn compare(key: &str, declared: Option<Value<'_>>, echo: Value<'_>) -> Result<()> {
    let builder_code = key == BUILDER_CODE;
    if let Some(declared) = declared {
        let slack = Slack { null_reads_as_absent: true, additive: builder_code.then_some(SERVICE_CODES) };
        let dynamic = DYNAMIC.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, members)| members);
        if declared.kind() == JsonKind::Object && echo.kind() == JsonKind::Object && !dynamic.is_empty() {
            for (name, own) in declared.members().filter(|(name, _)| !dynamic.contains(&name.as_ref())) {
                let found = own.contained_in(echo.member(&name), Code::MatchExtensionEcho, slack);
                found.map_err(|error| error.within(name))?;
            }
        } else {
            declared.contained_in(Some(echo), Code::MatchExtensionEcho, slack)?;
        }
    }
    let declared = declared.and_then(|declared| declared.member(APP_CODE));
    match echo.member(APP_CODE).filter(|_| builder_code) {
        Some(said) if !declared.is_some_and(|own| own.same(said)) => {
            Err(differs(Code::MatchExtensionEcho, Some(said), declared).within(APP_CODE))
        }
        _ => Ok(()),
    }
}

/// Returns the `info` of an extension's entry, or the entry if it has none.
fn info(entry: Value<'_>) -> Value<'_> {
    entry.member(INFO).unwrap_or(entry)
}
