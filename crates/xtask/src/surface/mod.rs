//! The public names of every language, read from what is built, and compared: none has a feature that another lacks.
//!
//! A name is a path in one spelling for all: `encodeHeader`, `Verdict`, `PaymentRequired.payTo`, `Verdict/needsChain`,
//! `Verdict/needsChain.replayKey`. What differs is listed in `crates/xtask/surface/differences.json`, each with its
//! reason; a difference that is not listed fails, and so does one that is listed and is none.

mod contract;
mod js;
mod kotlin;
mod python;
mod rust;
mod swift;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::language::Language;
use crate::paths;

/// The public names of a language.
pub(crate) type Names = BTreeSet<String>;

/// What is known to differ.
pub(crate) struct Differences {
    /// By language, names that mean another.
    renamed: Vec<(Language, String, String)>,
    /// By language, what every type has there because of the language.
    usual: Vec<(Language, String)>,
    pub(crate) listed: Vec<Difference>,
}

/// Names that not every language has.
pub(crate) struct Difference {
    pub(crate) names: Vec<String>,
    pub(crate) languages: Vec<Language>,
    pub(crate) why: String,
}

/// The languages that are compared by every name. Rust's is the reference: its names are those of its documentation, in
/// which each of the others' is looked up.
const COMPARED: [Language; 4] = [Language::Python, Language::Js, Language::Kotlin, Language::Swift];

/// Every name, with the languages that have it.
pub(crate) struct Table {
    pub(crate) names: BTreeMap<String, Vec<Language>>,
    pub(crate) differences: Differences,
}

/// Fails unless all languages have the same names, and the contract (`bindings/README.md`) is about them.
pub(crate) fn check() -> Result<()> {
    let table = table()?;
    let mut problems = unlisted(&table);
    let common = table.common();
    let all = table.names.keys().cloned().collect();
    problems.extend(contract::problems(&common, &all)?);
    problems.extend(rust::problems(&common, &table.differences)?);
    println!(
        "{} names in every language, {} that differ for a listed reason",
        common.len(),
        table.names.len() - common.len()
    );
    if !problems.is_empty() {
        bail!("{}", problems.join("\n"));
    }
    Ok(())
}

/// Reads the names of every language that is compared.
pub(crate) fn table() -> Result<Table> {
    let differences = Differences::read()?;
    let constants = constants()?;
    let mut names: BTreeMap<String, Vec<Language>> = BTreeMap::new();
    for language in COMPARED {
        let found = match language {
            Language::Python => python::names(),
            Language::Js => js::names(),
            Language::Kotlin => kotlin::names(),
            Language::Swift => swift::names(),
            Language::Rust => continue,
        };
        for name in found.with_context(|| format!("the names of {}", language.name()))? {
            if constants.contains(&name) {
                continue;
            }
            let languages = names.entry(differences.meant(language, name)).or_default();
            if languages.last() != Some(&language) {
                languages.push(language);
            }
        }
    }
    names.retain(|name, languages| !languages.iter().all(|language| differences.is_usual(*language, name)));
    Ok(Table { names, differences })
}

/// What `cargo xtask codes` writes into every language, and checks there.
fn constants() -> Result<Names> {
    let json: Value = serde_json::from_str(&fs::read_to_string(paths::at("spec-vectors/codes.json"))?)?;
    let mut names = Names::new();
    for (group, of) in [("errors", "Code"), ("repairs", "RepairKind"), ("open", "Open"), ("reasons", "Reasons")] {
        let texts = json.get(group).and_then(Value::as_object).with_context(|| group.to_owned())?;
        names.extend(texts.keys().map(|text| format!("{of}.{}", camel(&text.replace('.', "_")))));
    }
    Ok(names)
}

impl Table {
    /// What all of them have.
    pub(crate) fn common(&self) -> Names {
        self.names.iter().filter(|(_, languages)| **languages == COMPARED).map(|(name, _)| name.clone()).collect()
    }
}

fn unlisted(table: &Table) -> Vec<String> {
    let mut problems = Vec::new();
    let mut listed: BTreeMap<&str, &Difference> = BTreeMap::new();
    for difference in &table.differences.listed {
        listed.extend(difference.names.iter().map(|name| (name.as_str(), difference)));
    }
    let spelled =
        |languages: &[Language]| languages.iter().map(|language| language.name()).collect::<Vec<_>>().join(", ");
    for (name, languages) in &table.names {
        match listed.remove(name.as_str()) {
            Some(difference) if difference.languages == *languages => {}
            Some(_) => problems.push(format!("{name}: listed as a difference, but it is in {}", spelled(languages))),
            None if *languages == COMPARED => {}
            None => problems.push(format!("{name}: only in {}", spelled(languages))),
        }
    }
    problems.extend(listed.keys().map(|name| format!("{name}: listed as a difference, and nowhere to be found")));
    problems
}

impl Differences {
    fn read() -> Result<Differences> {
        let path = paths::at("crates/xtask/surface/differences.json");
        let json: Value =
            serde_json::from_str(&fs::read_to_string(&path)?).with_context(|| path.display().to_string())?;
        let by_language = |member: &str| -> Result<Vec<(Language, &Value)>> {
            let entries = json.get(member).and_then(Value::as_object).with_context(|| member.to_owned())?;
            entries.iter().map(|(name, value)| Ok((language(name)?, value))).collect()
        };
        let mut renamed = Vec::new();
        for (language, names) in by_language("renamed")? {
            let names = names.as_object().context("renamed")?;
            renamed.extend(names.iter().map(|(name, meant)| (language, name.clone(), text(meant))));
        }
        let mut usual = Vec::new();
        for (language, names) in by_language("usual")? {
            usual.extend(list(names).into_iter().map(|name| (language, name)));
        }
        let listed = json.get("differences").and_then(Value::as_array).context("differences")?;
        let listed = listed.iter().map(|entry| {
            let languages = list(&entry["in"]).iter().map(|name| language(name)).collect::<Result<_>>()?;
            Ok(Difference { names: list(&entry["names"]), languages, why: text(&entry["why"]) })
        });
        Ok(Differences { renamed, usual, listed: listed.collect::<Result<_>>()? })
    }

    /// What is not among the known names of a language, unless it is listed as that.
    fn looked_up(&self, language: Language, common: &Names, known: &BTreeSet<String>) -> Vec<String> {
        let spelled = |name: &String| match name.split_once(['.', '/']) {
            None if name.starts_with(|letter: char| letter.is_ascii_lowercase()) => snake(name),
            None => name.clone(),
            Some((owner, rest)) => format!("{owner}{}{}", &name[owner.len()..=owner.len()], snake(rest)),
        };
        let otherwise: BTreeSet<&str> = self
            .listed
            .iter()
            .filter(|entry| entry.languages == COMPARED)
            .flat_map(|entry| entry.names.iter())
            .map(String::as_str)
            .collect();
        let mut problems = Vec::new();
        for name in common {
            match (known.contains(&spelled(name)), otherwise.contains(name.as_str())) {
                (false, false) => problems.push(format!("{name}: in every language but {}", language.name())),
                (true, true) => problems.push(format!("{name}: listed as otherwise in {}, and found", language.name())),
                _ => {}
            }
        }
        problems
    }

    /// Whether it is nothing but what makes a type at home in the language.
    fn is_usual(&self, language: Language, name: &str) -> bool {
        let last = name.rsplit(['.', '/']).next().unwrap_or(name);
        self.usual.iter().filter(|(of, _)| *of == language).any(|(_, usual)| {
            usual == last || usual == name || usual.strip_suffix('*').is_some_and(|start| name.starts_with(start))
        })
    }

    /// The name that all languages have for it.
    fn meant(&self, language: Language, name: String) -> String {
        for (_, from, to) in self.renamed.iter().filter(|(of, ..)| *of == language) {
            match name.strip_prefix(from.as_str()) {
                Some(rest) if rest.is_empty() || rest.starts_with(['.', '/']) => return format!("{to}{rest}"),
                _ => {}
            }
        }
        name
    }
}

fn language(name: &str) -> Result<Language> {
    Language::ALL.into_iter().find(|language| language.name() == name).with_context(|| format!("no language: {name}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

/// `replay_key`, `needs_chain`, `SignedByPayer`, `PAYER_CODE` and `class_` in the one spelling.
fn camel(name: &str) -> String {
    let name = name.trim_end_matches('_');
    let shouted = name.chars().all(|letter| !letter.is_lowercase());
    let mut camel = String::new();
    for (index, word) in name.split('_').enumerate() {
        let word = if shouted { word.to_lowercase() } else { word.to_owned() };
        camel +=
            &if index == 0 { first(&word, char::to_ascii_lowercase) } else { first(&word, char::to_ascii_uppercase) };
    }
    camel
}

/// `replayKey` as `replay_key`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn first(word: &str, change: fn(&char) -> char) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |letter| format!("{}{}", change(&letter), letters.as_str()))
}

/// A path in the form that the scripts print, in the one spelling. A constant keeps its capitals.
fn path(line: &str) -> String {
    if let Some(name) = line.strip_suffix(':') {
        return name.to_owned();
    }
    let capital = |name: &str| name.starts_with(|letter: char| letter.is_ascii_uppercase());
    let Some(end) = line.find(['.', '/']) else {
        return if capital(line) { line.to_owned() } else { camel(line) };
    };
    let (name, mut rest) = line.split_at(end);
    let mut path = name.to_owned();
    while !rest.is_empty() {
        let (separator, after) = rest.split_at(1);
        let end = after.find(['.', '/']).unwrap_or(after.len());
        let (segment, following) = after.split_at(end);
        path += separator;
        path += &camel(segment);
        rest = following;
    }
    path
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{COMPARED, Difference, Differences, Language, Table, camel, path, snake, unlisted};

    #[test]
    fn a_name_that_one_language_lacks_is_found() {
        let judged = |languages: &[Language], listed: &[Language]| {
            let listed = (!listed.is_empty()).then(|| Difference {
                names: vec!["Policy.approve".into()],
                languages: listed.to_vec(),
                why: "a reason".into(),
            });
            let names = BTreeMap::from([("Policy.approve".to_owned(), languages.to_vec())]);
            let listed = listed.into_iter().collect();
            unlisted(&Table { names, differences: Differences { renamed: Vec::new(), usual: Vec::new(), listed } })
        };
        let three = &COMPARED[..3];
        assert!(judged(&COMPARED, &[]).is_empty());
        assert_eq!(judged(three, &[]).len(), 1);
        assert!(judged(three, three).is_empty());
        assert_eq!(judged(&COMPARED, three).len(), 1, "a difference that is none any more");
    }

    #[test]
    fn every_language_spells_the_same_name() {
        for name in ["replay_key", "replayKey", "ReplayKey", "REPLAY_KEY", "replay_key_"] {
            assert_eq!(camel(name), "replayKey");
        }
        assert_eq!(snake("replayKey"), "replay_key");
        assert_eq!(path("Verdict/NeedsChain.replay_key"), "Verdict/needsChain.replayKey");
        assert_eq!(path("Verdict:"), "Verdict");
        assert_eq!(path("encode_header"), "encodeHeader");
        assert_eq!(path("ALLOW_HEADERS"), "ALLOW_HEADERS");
    }
}
