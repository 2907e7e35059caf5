//! Checks words: one for each thing. Fails on a retired word, and on a type of the glossary that does not exist.

use std::fs;

use anyhow::{Result, ensure};
use regex::Regex;

use crate::paths;
use crate::shell::{Run, command};

type Retired = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Retired words, what to write instead, and phrases in which they mean something else, with the reason. A name is split
/// into its words first: `notTaken`, `not_taken` and `not-taken` are all `not taken`.
#[rustfmt::skip]
const RETIRED: &[Retired] = &[
    (r"\bdemand(s|ed|ing)?\b", "challenge", &[]),
    (r"\b(choice|approved|unsigned)\.option\b|\b(payable|chosen) options?\b", "offer", &[]),
    (r"\brequirement\b", "offer", &[("  requirement", "an argument of pip")]),
    (r"\bnot taken\b", "not chosen", &[("not taken from", "not copied from")]),
    (r"\bcarriers?\b|\bcame\b", "source, arrived", &[]),
    (r"\bbent\b|\bstraighten", "repair, misshapen", &[]),
    (r"\blenien", "tolerant, Slack", &[]),
    (r"\bplaces?\b", "index, at, path", &[(r"in place( of)?\b", "instead of"), ("decimal places", "digits")]),
    (r"\bfaults?\b", "error", &[("at fault", "who has to act")]),
    (r"\b(peer reason|reason info|error data)\b", "Reason, ErrorInfo", &[]),
    (r"\bheld\b", "kept, handle", &[]),
    (r"\b(sell|buy)ers?\b", "server, client", &[]),
    (r"\bcrossings?\b", "output, call", &[]),
    (r"\brepl(y|ies)\b|\banswering\b", "response, response headers", &[]),
    (r"\bseams?\b", "promise", &[]),
    (r"\btoken pair\b", "AssetId", &[]),
    (r"\b(which|that|those|other|any|every) chains?\b|\b(of|on) a chain\b|\bchain's\b", "network", &[]),
    (r"\b(whoever|nobody|somebody|one's own)\b|\bwhat is no\b|\bwhat came of\b", "a noun", &[]),
    (r"\b(is|are) (said|told)\b", "an active verb", &[]),
    (r"\bstands? (in|at|there|here|for|on|before|after|beside|above)\b", "is, means", &[]),
];

/// Files that quote others or the past.
#[rustfmt::skip]
const QUOTING: &[(&str, &str)] = &[
    ("crates/xtask/src/words.rs", "the list itself"), ("CHANGELOG.md", "old names beside new ones"),
    ("LICENSE", "a licence"), ("Cargo.lock", "names of crates"), ("package-lock.json", "names of packages"),
    ("spec-vectors/messages/", "messages of others"), ("oracles/wycheproof.json", "text of Project Wycheproof"),
    ("python/agrees.json", "ids of cases"),
];

/// Ids of cases are permanent and keep their words, and so do the texts of extensions that the cases echo.
const IDS: &str = r#"["`]([a-z0-9]+-[a-z0-9-]*["`$]|[a-z0-9]+\\?"([^:]|$))"#;
const GLOSSARY: &str = "crates/guide/src/glossary.md";

/// Fails with each retired word in a tracked file, and the word to use.
pub(crate) fn check() -> Result<()> {
    let (ids, rules, mut found) = (Regex::new(IDS)?, rules()?, unknown_types()?);
    for file in command(&paths::root(), "git", ["ls-files"]).text()?.lines() {
        let quotes = QUOTING.iter().any(|(part, _)| file.contains(part));
        // What is not text has no words.
        if let (false, Ok(text)) = (quotes, fs::read_to_string(paths::at(file))) {
            let cases = file.starts_with("spec-vectors/");
            let text = if cases { ids.replace_all(&text, "") } else { text.as_str().into() };
            found.extend(retired(&rules, &format!("{file}\n{text}")).map(|word| format!("{file}:{word}")));
        }
    }
    ensure!(found.is_empty(), "{} retired words\n{}", found.len(), found.join("\n"));
    Ok(())
}

/// A pattern, its exceptions, and the word to use.
type Rule = (Regex, Vec<Regex>, &'static str);

fn rules() -> Result<Vec<Rule>> {
    // ASCII: a boundary of Unicode words makes each search slow.
    let regex = |pattern: &str| Regex::new(&format!("(?-u){pattern}"));
    let rule = |(pattern, keep, exceptions): &Retired| {
        let exceptions = exceptions.iter().map(|(phrase, _)| regex(phrase)).collect::<Result<_, _>>()?;
        Ok((regex(pattern)?, exceptions, *keep))
    };
    RETIRED.iter().map(rule).collect()
}

/// The retired words of a text, each with its line, the first of which is 0.
fn retired(rules: &[Rule], text: &str) -> impl Iterator<Item = String> {
    let (mut words, mut lower) = (String::with_capacity(text.len()), false);
    for letter in text.chars() {
        if lower && letter.is_ascii_uppercase() {
            words.push(' ');
        }
        lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        words.push(if matches!(letter, '_' | '-') { ' ' } else { letter.to_ascii_lowercase() });
    }
    rules.iter().flat_map(move |(pattern, exceptions, keep)| {
        let in_line = |(index, line): (usize, &str)| {
            let left = exceptions.iter().fold(line.to_owned(), |left, phrase| phrase.replace_all(&left, "").into());
            pattern.find(&left).map(|hit| format!("{index}: {} -> {keep}", hit.as_str()))
        };
        let lines = if pattern.is_match(&words) { words.as_str() } else { "" }.lines();
        lines.enumerate().filter_map(in_line).collect::<Vec<_>>()
    })
}

/// Types that the glossary names and no source of the kernel or of the bindings declares.
fn unknown_types() -> Result<Vec<String>> {
    let (core, binding) = (paths::at("crates/x402-kernel/src"), paths::at("bindings/uniffi/src"));
    let files = paths::files(&core)?.into_iter().chain(paths::files(&binding)?);
    let declared = files.map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?.concat();
    let declares = |name: &str| ["struct", "enum"].iter().any(|kind| declared.contains(&format!("pub {kind} {name}")));
    let (glossary, names) = (fs::read_to_string(paths::at(GLOSSARY))?, Regex::new("`([A-Z][A-Za-z0-9]+)`")?);
    let unknown = names.captures_iter(&glossary).filter(|name| !declares(&name[1]));
    Ok(unknown.map(|name| format!("{GLOSSARY}: no type is called {}", &name[1])).collect())
}

#[test]
fn a_retired_word_is_found_in_every_spelling() {
    let rules = rules().expect("patterns");
    let found = |text: &str| retired(&rules, text).count();
    for text in ["a demand", "demand_headers", "demandHeaders", "PaymentDemand", "x.notTaken", "the buyer"] {
        assert_eq!(found(text), 1, "{text}");
    }
    assert_eq!(found("a challenge, not taken from a peer, that only the chain can tell; who is at fault"), 0);
}
