//! What Python says of an item: the kernel's text, what it raises, and what an object of it can and cannot do.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Kind, Python};
use crate::description::*;

impl Python<'_> {
    /// The documentation of a function, in the kernel's paragraphs and Python's errors.
    pub(crate) fn function_text(&self, function: &Function, within: &str) -> Vec<String> {
        let mut said = self.speaker.function(function, within);
        said.extend(self.speaker.errors(function, within).map(|errors| raises(&errors)));
        said
    }

    /// The documentation of a class: its own, and what its constructor's adds to it.
    pub(crate) fn class_text(&self, item: &Item) -> Vec<String> {
        let name = item.name();
        let mut said = self.speaker.paragraphs(item.text(), name);
        if self.kind(name) == Some(Kind::Handle) {
            said.iter_mut().for_each(|text| *text = text.replace(" It cannot be cloned or serialised.", ""));
        }
        let new = item.constructor().map(|new| self.function_text(&new, name)).unwrap_or_default();
        let (raises, more): (Vec<_>, Vec<_>) = new.into_iter().partition(|text| text.starts_with("Raises "));
        let adds = |text: &String| !text.starts_with("Returns ") && !said.contains(text);
        let more: Vec<String> = more.into_iter().filter(adds).collect();
        said.extend(more);
        if let Item::Class(Class { kind: ClassKind::Handle { once }, .. }) = item {
            let used_up = if once.is_some() { " What it says can still be read when it is used up." } else { "" };
            said.push(format!("A handle: it cannot be copied or pickled.{used_up}"));
        }
        said.extend(raises);
        said
    }

    /// The documentation of what is above cases.
    pub(crate) fn union_text(&self, union: &Union) -> Vec<String> {
        let mut said = self.speaker.paragraphs(&union.text, &union.name);
        let names: Vec<String> = union.cases.iter().map(|case| format!("`{}.{}`", union.name, case.name)).collect();
        let (last, some) = names.split_last().map_or(("", &[][..]), |(last, some)| (last.as_str(), some));
        said.push(format!("One of {} and {last}.", some.join(", ")));
        said
    }

    /// The documentation of a case.
    pub(crate) fn case_text(&self, union: &Union, case: &Record) -> Vec<String> {
        let mut said = self.speaker.paragraphs(&case.text, &union.name);
        if self.has_handles(case) {
            said.push("It holds handles, so it cannot be copied or pickled.".to_owned());
        }
        said
    }
}

/// "Raises", and the classes of the codes that are named.
fn raises(errors: &str) -> String {
    let codes = errors.split('`').skip(1).step_by(2);
    let kinds: Vec<&str> = codes.flat_map(kinds_of).collect::<BTreeSet<_>>().into_iter().collect();
    match &*kinds {
        _ if !errors.starts_with('`') => format!("Raises {errors}"),
        [] => format!("Raises `X402Error`: {errors}"),
        [one] => format!("Raises `{one}`: {errors}"),
        [some @ .., last] => format!("Raises `{}` or `{last}`: {errors}", some.join("`, `")),
    }
}

/// The classes of the errors with a code, or with one of a family such as `json.*`.
fn kinds_of(code: &str) -> Vec<&'static str> {
    let table: Value = serde_json::from_str(include_str!("../../../../spec-vectors/codes.json")).unwrap_or_default();
    let family = code.strip_suffix('*');
    let errors = table["errors"].as_object().into_iter().flatten();
    let same = errors.filter(|(known, _)| family.map_or(*known == code, |family| known.starts_with(family)));
    let class = |(_, error): (&String, &Value)| match error["kind"].as_str() {
        Some("malformed") => "MalformedError",
        Some("rejected") => "RejectedError",
        _ => "UsageError",
    };
    same.map(class).collect()
}
