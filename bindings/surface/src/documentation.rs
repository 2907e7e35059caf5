//! Writes the kernel's texts for each language: names in its case, links to its items, errors as it throws them.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::*;
use crate::kernel::{Kernel, snake};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Python,
    JavaScript,
    /// Kotlin and Swift, which share their texts.
    Uniffi,
}

/// Writes the kernel's texts for one language.
pub(crate) struct Speaker {
    language: Language,
    /// The names of the kernel's items here: the type, if one has it, and the name.
    items: BTreeMap<String, (String, String)>,
    /// Names of fields, functions and arguments.
    names: BTreeSet<String>,
    types: BTreeSet<String>,
    /// The text of each variant of a word, by `Evidence::OneSdk`.
    variants: BTreeMap<String, String>,
}

/// `pay_to` as `payTo`.
pub(crate) fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        camel.extend(word.chars().take(1).flat_map(char::to_uppercase));
        camel.extend(word.chars().skip(1));
    }
    camel
}

/// Paragraphs in lines of at most `width` characters, each behind a prefix: `    /// `.
pub(crate) fn wrap(paragraphs: &[String], prefix: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            lines.push(prefix.trim_end().to_owned());
        }
        for part in paragraph.split('\n') {
            let start = lines.len();
            for word in pieces(part) {
                let wide = |line: &String| line.chars().count() + 1 + word.chars().count() > width;
                match lines.get_mut(start..).and_then(<[String]>::last_mut) {
                    Some(line) if !wide(line) => {
                        line.push(' ');
                        line.push_str(&word);
                    }
                    _ => {
                        let hanging = if lines.len() > start && part.starts_with("- ") { "  " } else { "" };
                        lines.push(format!("{prefix}{hanging}{word}"));
                    }
                }
            }
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Splits a text into words; code in backticks is one word.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut code = false;
    for letter in text.chars() {
        code ^= letter == '`';
        match pieces.last_mut() {
            Some(last) if letter != ' ' || code => last.push(letter),
            _ => pieces.push(String::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

impl Speaker {
    pub(crate) fn new(surface: &Surface, language: Language) -> Speaker {
        let mut speaker = Speaker {
            language,
            items: BTreeMap::new(),
            names: surface.fields().map(|(_, field)| field.name.clone()).collect(),
            types: surface.items().map(|item| item.name().to_owned()).collect(),
            variants: BTreeMap::new(),
        };
        for (owner, function) in surface.functions() {
            speaker.names.extend(function.arguments.iter().map(|argument| argument.name.clone()));
            speaker.names.insert(function.name.clone());
            speaker.items.entry(function.item.clone()).or_insert((owner.to_owned(), function.name.clone()));
        }
        for (owner, field) in surface.fields() {
            // What a getter gives under another name than the kernel's: `Profile.json` is `to_json`.
            if let Some(method) = field.expression.strip_prefix("value.").and_then(|call| call.strip_suffix("()")) {
                let item = format!("{owner}::{method}");
                speaker.items.entry(item).or_insert((owner.to_owned(), field.name.clone()));
            }
        }
        for item in surface.items() {
            if let Item::Word(word) = item {
                for variant in &word.variants {
                    let said = match language {
                        Language::Python => format!("{}.{}", word.name, variant.wire.to_uppercase()),
                        Language::JavaScript => variant.wire.clone(),
                        Language::Uniffi => camel(&variant.wire),
                    };
                    speaker.variants.insert(format!("{}::{}", word.name, variant.name), said);
                }
            }
            // In JavaScript, code asks for a case by its tag.
            if let (Language::JavaScript, Item::Union(Union { name, cases, .. })) = (language, item) {
                let tagged = cases.iter().map(|case| (format!("{name}::{}", case.name), snake(&case.name)));
                speaker.variants.extend(tagged);
            }
        }
        speaker
    }

    /// Writes a name of the kernel in this language's case.
    pub(crate) fn name(&self, name: &str) -> String {
        if self.language == Language::Python { name.to_owned() } else { camel(name) }
    }

    /// Writes a text's paragraphs inside a type (or outside, if empty), without errors.
    pub(crate) fn paragraphs(&self, text: &Text, within: &str) -> Vec<String> {
        text.paragraphs.iter().map(|paragraph| self.say(paragraph, within)).collect()
    }

    /// Writes a member's paragraphs, with the form of its text or number. `given`: callers make it too.
    pub(crate) fn field(&self, field: &Field, within: &str, given: bool) -> Vec<String> {
        let mut paragraphs = self.paragraphs(&field.text, within);
        let all = paragraphs.join(" ");
        let form = match &field.shape {
            Shape::List(inner) if **inner == Shape::Atom(Atom::Address) => None,
            Shape::Optional(inner) if matches!(**inner, Shape::List(_)) => None,
            shape => form(shape).filter(|(_, words)| !words.iter().any(|word| all.contains(word))),
        };
        if let (Some(first), Some((form, _))) = (paragraphs.first_mut(), form) {
            let form = if given { form.trim_end_matches(CHECKSUM) } else { form };
            let at = first.find(". ").unwrap_or(first.len().saturating_sub(1));
            let apart = match first.get(..at).is_some_and(|sentence| sentence.contains([':', ','])) {
                true => "; ",
                false if form.starts_with("in ") => ", ",
                false => ": ",
            };
            first.insert_str(at, &format!("{apart}{form}"));
        }
        paragraphs
    }

    /// Writes a function's paragraphs, with the unit of its times, unless the kernel's text has it.
    pub(crate) fn function(&self, function: &Function, within: &str) -> Vec<String> {
        let mut said = self.paragraphs(&function.text, within);
        let time = function.arguments.iter().find(|argument| argument.shape == Shape::Time);
        if let (Some(time), Some(last)) = (time, said.last_mut())
            && !function.text.paragraphs.iter().any(|text| text.contains("seconds"))
        {
            last.push_str(&format!(" `{}` is in unix seconds.", self.name(&time.name)));
        }
        said
    }

    /// Lists the errors of a function, without a verb: "`header.empty`, `json.*`". None if it cannot fail.
    pub(crate) fn errors(&self, function: &Function, within: &str) -> Option<String> {
        let said: Vec<String> = function.text.errors.iter().map(|text| self.say(text, within)).collect();
        let said = said.join(" ");
        let mut given: Vec<&str> = Vec::new();
        for argument in &function.arguments {
            let family = family(&argument.shape).filter(|family| !said.contains(family.trim_end_matches('*')));
            given.extend(family.filter(|family| !given.contains(family)));
        }
        let given = given.iter().map(|family| format!("`{family}`")).collect::<Vec<_>>().join(", ");
        match (said.is_empty(), given.is_empty()) {
            (true, true) => None,
            (true, false) => Some(format!("{given}.")),
            (false, true) => Some(lower(&said)),
            (false, false) if said.starts_with('`') => Some(format!("{given}, {said}")),
            (false, false) => Some(format!("{given}, and {}", lower(&said))),
        }
    }

    /// Writes one paragraph in this language.
    fn say(&self, text: &str, within: &str) -> String {
        let mut said = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(['[', '`']) {
            let (before, from) = rest.split_at(start);
            said.push_str(before);
            let (end, spoken) = if let Some(link) = Link::read(from) {
                (link.length, self.link(&link, within))
            } else if let Some(code) = from.strip_prefix('`').and_then(|code| code.split_once('`')) {
                (code.0.len() + 2, format!("`{}`", self.code(code.0, within)))
            } else {
                (1, from.chars().take(1).collect())
            };
            said.push_str(&spoken);
            rest = from.get(end..).unwrap_or_default();
        }
        said + rest
    }

    fn link(&self, link: &Link<'_>, within: &str) -> String {
        let shown = link.text.trim_matches('`');
        match link.text.starts_with('`') {
            // A link that has a text of its own in code keeps it, in this language's case.
            true => format!(
                "`{}`",
                self.code(if link.target.is_some() && !shown.contains("::") { shown } else { link.item() }, within)
            ),
            false => shown.to_owned(),
        }
    }

    /// Writes code in backticks: a name of the kernel, or other code, which stays unchanged.
    fn code(&self, code: &str, within: &str) -> String {
        let path =
            code.trim_start_matches("crate::").trim_start_matches("super::").replace("Self::", &format!("{within}::"));
        if let Some(variant) = self.variants.get(&path) {
            return variant.clone();
        }
        if let Some((owner, name)) = self.items.get(&path) {
            return self.dotted(owner, name, within);
        }
        match path.rsplit_once("::") {
            Some((owner, name)) if self.types.contains(owner.split("::").next().unwrap_or_default()) => {
                self.dotted(&owner.replace("::", "."), name, within)
            }
            Some((_, name)) if name.starts_with(|letter: char| letter.is_ascii_lowercase()) => camel(name),
            Some((_, name)) => name.to_owned(),
            None if path == "None" && self.language == Language::JavaScript => "undefined".to_owned(),
            None if path == "None" && self.language == Language::Uniffi => "null".to_owned(),
            None if self.names.contains(&path) => self.name(&path),
            None => code.trim_start_matches("crate::").to_owned(),
        }
    }

    fn dotted(&self, owner: &str, name: &str, within: &str) -> String {
        let name = self.name(name);
        if owner.is_empty() || owner == within { name } else { format!("{owner}.{name}") }
    }
}

/// A link of rustdoc: ``[`Json::parse`]``, `[offer](PaymentRequirements::repairs)`.
struct Link<'a> {
    text: &'a str,
    target: Option<&'a str>,
    length: usize,
}

impl<'a> Link<'a> {
    fn read(from: &'a str) -> Option<Link<'a>> {
        let text = from.strip_prefix('[')?.split_once(']')?.0;
        let after = from.get(text.len() + 2..)?;
        let target = after.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(target, _)| target);
        // `[address]` in a form of JSON is no link.
        (target.is_some() || text.starts_with('`')).then(|| Link {
            text,
            target,
            length: text.len() + 2 + target.map_or(0, |target| target.len() + 2),
        })
    }

    /// The target of the link.
    fn item(&self) -> &'a str {
        self.target.filter(|target| !target.contains('#')).unwrap_or(self.text).trim_matches('`')
    }
}

/// The family of errors for a text of that shape.
fn family(shape: &Shape) -> Option<&'static str> {
    match shape {
        Shape::Atom(Atom::Amount | Atom::Decimal) => Some("amount.*"),
        Shape::Atom(Atom::Address) => Some("address.*"),
        Shape::Atom(Atom::Network) => Some("network.*"),
        Shape::Atom(Atom::Money) => Some("money.*"),
        Shape::Atom(Atom::Bytes32) | Shape::Bytes => Some("hex.*"),
        Shape::Time => Some("time.milliseconds"),
        Shape::Optional(inner) | Shape::List(inner) => family(inner),
        _ => None,
    }
}

const CHECKSUM: &str = " with its EIP-55 checksum";

/// The form of a text or a number, and the words by which a text already mentions it.
pub(crate) fn form(shape: &Shape) -> Option<(&'static str, &'static [&'static str])> {
    match shape {
        Shape::Atom(Atom::Address) => Some(("an address with its EIP-55 checksum", &["ddress"])),
        Shape::Atom(Atom::Amount | Atom::Decimal) => Some(("in decimal digits", &["digits"])),
        Shape::Atom(Atom::Network) => Some(("in CAIP-2", &["CAIP-2"])),
        Shape::Atom(Atom::Bytes32) => Some(("`0x` and 64 hexadecimal digits", &["hexadecimal"])),
        Shape::Atom(Atom::Signature) | Shape::Bytes => Some(("in hexadecimal", &["hexadecimal"])),
        Shape::Json => Some(("JSON text", &["text", "JSON"])),
        Shape::Time => Some(("in unix seconds", &["unix seconds"])),
        Shape::Number(Number::Version) => Some(("1 or 2", &["1 or 2", "version of x402", "`version`"])),
        Shape::Optional(inner) | Shape::List(inner) => form(inner),
        _ => None,
    }
}

fn lower(text: &str) -> String {
    match text.split_once(' ') {
        Some(("See", rest)) => format!("those of {rest}"),
        Some(("Those", rest)) => format!("those {rest}"),
        _ => text.to_owned(),
    }
}

/// Resolves references in texts to items that no language has: their errors become families, such as `json.*`, and "see"
/// is followed.
pub(crate) fn resolve(surface: &mut Surface, kernel: &Kernel) {
    let described: BTreeSet<String> = surface.functions().map(|(_, function)| function.item.clone()).collect();
    let settle = |function: &mut Function| {
        let errors = std::mem::take(&mut function.text.errors);
        let errors = errors.iter().map(|text| settle(text, &function.item, &described, kernel));
        function.text.errors = errors.filter(|text| !text.starts_with("None in practice")).collect();
    };
    for item in surface.modules.iter_mut().flat_map(|module| &mut module.items) {
        match item {
            Item::Record(Record { methods, .. })
            | Item::Union(Union { methods, .. })
            | Item::Class(Class { methods, .. }) => {
                methods.iter_mut().for_each(settle);
            }
            Item::Function(function) => settle(function),
            Item::Word(Word { methods, .. }) => methods.iter_mut().for_each(settle),
            Item::Constant(_) => {}
        }
    }
}

fn settle(text: &str, of: &str, described: &BTreeSet<String>, kernel: &Kernel) -> String {
    let mut settled = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        let (before, from) = rest.split_at(start);
        settled.push_str(before);
        let Some(link) = Link::read(from).filter(|link| !link.item().contains(' ')) else {
            settled.push('[');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        let item = link.item().replace("Self::", &format!("{}::", of.split("::").next().unwrap_or_default()));
        let item = item.trim_start_matches("crate::");
        let mut families = BTreeSet::new();
        if !described.contains(item) {
            gather(item, kernel, &mut families, 4);
        }
        let whole = from.get(..link.length).unwrap_or_default();
        if families.is_empty() {
            settled.push_str(whole);
        } else {
            let lead =
                ["those of ", "Those of ", "of ", "see ", "See "].into_iter().find(|lead| settled.ends_with(lead));
            settled.truncate(settled.len() - lead.map_or(0, str::len));
            let families: Vec<String> = families.iter().map(|family| format!("`{family}.*`")).collect();
            settled.push_str(&families.join(", "));
        }
        rest = from.get(link.length..).unwrap_or_default();
    }
    settled + rest
}

/// Returns the families of an item's errors: of the codes in its text, and of the items in its text.
fn gather(item: &str, kernel: &Kernel, families: &mut BTreeSet<String>, depth: usize) {
    let Some(known) = kernel.get(item).filter(|_| depth > 0) else { return };
    for text in &known.text.errors {
        for code in text.split('`').skip(1).step_by(2) {
            match code.split_once('.') {
                Some((family, _)) => _ = families.insert(family.to_owned()),
                None => gather(code.trim_start_matches("crate::"), kernel, families, depth - 1),
            }
        }
    }
}
