//! What Kotlin and Swift say of an item: the kernel's text, the form that a text or a number has, and what is thrown.

use super::{Emitter, WIDTH};
use crate::description::*;
use crate::documentation::{camel, form, wrap};

impl Emitter<'_> {
    pub(super) fn doc(&self, text: &Text, within: &str) -> String {
        wrap(&self.speaker.paragraphs(text, within), "/// ", WIDTH)
    }

    pub(super) fn class_doc(&self, class: &Class) -> String {
        let own = match &class.kind {
            ClassKind::Value => "A value: immutable, compared by content.",
            ClassKind::Handle { .. } => "A handle: it is neither copied nor serialised.",
        };
        let mut text = class.text.clone();
        let says_so = |paragraph: &String| paragraph.contains("serialised") || paragraph.contains("immutable");
        if !text.paragraphs.iter().any(says_so) {
            text.paragraphs.push(own.to_owned());
        }
        self.doc(&text, &class.name)
    }

    /// The text of a member.
    pub(super) fn field_doc(&self, field: &Field, within: &str) -> String {
        wrap(&self.speaker.field(field, within, false), "/// ", WIDTH)
    }

    /// The text of a function.
    pub(crate) fn paragraphs(&self, function: &Function, within: &str) -> Vec<String> {
        let mut paragraphs = self.speaker.paragraphs(&function.text, within);
        let all = paragraphs.join(" ");
        let mut forms: Vec<(&str, Vec<String>, bool)> = Vec::new();
        for argument in &function.arguments {
            let name = format!("`{}`", camel(&argument.name));
            let is_list = matches!(argument.shape, Shape::List(_));
            match form(&argument.shape)
                .filter(|(form, words)| form.starts_with(['i', '`', '1']) && !all.contains(words[0]))
            {
                None => {}
                Some((form, _)) => match forms.iter_mut().find(|(other, ..)| *other == form) {
                    Some((_, names, _)) => names.push(name),
                    None => forms.push((form, vec![name], is_list)),
                },
            }
        }
        let forms = forms.into_iter().map(|(form, names, is_list)| {
            let verb = if is_list || names.len() > 1 { "are" } else { "is" };
            format!("{} {verb} {form}", names.join(" and "))
        });
        let forms = forms.collect::<Vec<_>>().join(", ");
        if let (Some(first), false) = (paragraphs.first_mut(), forms.is_empty()) {
            *first += &format!(" {forms}.");
        }
        if function.receiver == Receiver::Taken {
            paragraphs
                .push("Uses the handle up, whether it succeeds or not; a bad argument leaves it as it was.".into());
        }
        let errors = self.thrown(function, within);
        paragraphs.extend(errors.map(|errors| format!("Throws {errors}")));
        paragraphs
    }

    /// What a function throws: its own errors, and those of reading what it is given.
    fn thrown(&self, function: &Function, within: &str) -> Option<String> {
        let errors = self.speaker.errors(function, within).map(|errors| thrown(&errors));
        let reading = |argument: &Argument| {
            let item = self.surface.item(argument.shape.name()?)?;
            Some(format!("`{}.{}`", item.name(), camel(&item.reader()?.name)))
        };
        let readers: Vec<String> = function.arguments.iter().filter_map(reading).collect();
        let mut parts: Vec<String> = Vec::new();
        if function.receiver == Receiver::Taken {
            parts.push("`usage.already_used`".into());
        }
        match readers.as_slice() {
            [] => {}
            [one] => parts.push(format!("what {one} throws")),
            all => parts.push(format!("what {} throw", all.join(" and "))),
        }
        if function.arguments.iter().any(|argument| argument.shape == Shape::Error) {
            parts.push("`usage.argument` for an error that is not the kernel's".into());
        }
        let names = |code: &str| errors.as_ref().is_some_and(|errors| errors.contains(code));
        let has = |sought: fn(&Shape) -> bool| function.arguments.iter().any(|argument| sought(argument.shape.inner()));
        if has(|shape| *shape == Shape::Number(Number::Version)) && !names("message.version") {
            parts.push("`message.version`".into());
        }
        if has(Shape::is_bounded) && !names("usage.argument") {
            parts.push("`usage.argument` for a number out of range".into());
        }
        let own = parts.join(", ");
        match (errors, own.is_empty()) {
            (errors, true) => errors,
            (None, false) => Some(own + "."),
            (Some(errors), false) => Some(format!("{own}, {errors}")),
        }
    }
}

impl Shape {
    /// Whether not all numbers of its type are of it.
    fn is_bounded(&self) -> bool {
        matches!(self, Shape::Time | Shape::Seconds | Shape::Number(Number::Status | Number::Decimals))
    }
}

/// Errors of other functions after "Throws": "those of `a` and of `b`" is "what `a` and `b` throw".
fn thrown(errors: &str) -> String {
    let Some((before, after)) = errors.split_once("those of `") else { return errors.to_owned() };
    let mut after = errors.get(errors.len() - after.len() - 1..).unwrap_or_default();
    let mut names = Vec::new();
    while let Some((name, rest)) = after.strip_prefix('`').and_then(|code| code.split_once('`')) {
        names.push(format!("`{name}`"));
        after = rest;
        let next = [" and of ", " and ", ", of "].into_iter().find_map(|and| after.strip_prefix(and));
        match next.filter(|next| next.starts_with('`')) {
            Some(next) => after = next,
            None => break,
        }
    }
    let verb = if names.len() == 1 { "throws" } else { "throw" };
    format!("{before}what {} {verb}{after}", names.join(" and "))
}
