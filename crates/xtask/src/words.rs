//! The words: one for each thing. Fails on a word that was retired, and on a type of the glossary that does not exist.

use std::fs;

use anyhow::{Result, bail};
use regex::Regex;

use crate::paths;
use crate::shell::{Run, command};

/// A retired word, what to write instead, and phrases in which it means something else, each with the reason.
struct Retired(&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Patterns match a line in lower case, its names split into their words: `notTaken`, `not_taken`, `not-taken` are all
/// `not taken`.
const RETIRED: &[Retired] = &[
    Retired(r"\bdemand(s|ed|ing)?\b", "challenge", &[]),
    Retired(r"\b(choice|approved|unsigned|challenge)\.option\b|\b(payable|chosen) options?\b", "offer", &[]),
    Retired(r"\brequirement\b", "offer", &[("  requirement", "an argument of pip")]),
    Retired(r"\bnot taken\b", "not chosen", &[("not taken from", "not copied from")]),
    Retired(r"\bcarriers?\b|\bcame\b", "source, arrived", &[]),
    Retired(r"\bbent\b|\bstraighten", "repair, misshapen", &[]),
    Retired(r"\blenien", "tolerant, Slack", &[]),
    Retired(r"\bplaces?\b", "index, at, path", &[("in place of|in place\\b", "instead of"), ("decimal places", "digits")]),
    Retired(r"\bfaults?\b", "ErrorInfo, error", &[("at fault", "who has to act")]),
    Retired(r"\bpeer reason\b|\breason info\b", "Reason", &[]),
    Retired(r"\berror data\b", "ErrorInfo", &[]),
    Retired(r"\bheld\b", "handle, kept", &[]),
    Retired(r"\bsellers?\b", "server", &[]),
    Retired(r"\bbuyers?\b", "client", &[]),
    Retired(r"\bcrossings?\b", "output, call", &[]),
    Retired(r"\brepl(y|ies)\b", "response", &[]),
    Retired(r"\banswering\b", "response headers", &[]),
    Retired(r"\bseams?\b", "promise", &[]),
    Retired(r"\btoken pair\b", "AssetId", &[]),
    Retired(
        r"\b(which|that|those|other|any|every|these|its|(of|on) a) chains?\b|\bchain's\b|\bchains\b|\bchain to pay\b",
        "network",
        &[("evm chains", "the name of the kind"), ("viem/chains", "a module")],
    ),
    Retired(
        r"\b(whoever|nobody|somebody|one's own)\b|\bwhat is no\b|\b(is|are) (said|told)\b|\bwhat came of\b",
        "a noun of the domain, or an active verb",
        &[],
    ),
    Retired(r"\bstands? (in|at|there|here|for|on|before|after|beside|above)\b", "is, means", &[]),
];

/// Files that quote others or the past.
const QUOTING: &[(&str, &str)] = &[
    ("crates/xtask/src/words.rs", "the list itself"),
    ("CHANGELOG.md", "names old words beside new ones"),
    ("LICENSE", "a licence's text"),
    (".lock", "names of crates"),
    ("package-lock.json", "names of packages"),
    ("spec-vectors/messages/", "messages of others"),
    ("spec-vectors/oracles/wycheproof.json", "text of Project Wycheproof"),
];

/// Fails with each retired word in a tracked file, and the word to use.
pub(crate) fn check() -> Result<()> {
    let rules = rules()?;
    let mut found = Vec::new();
    for file in command(&paths::root(), "git", ["ls-files"]).text()?.lines() {
        let quoting = QUOTING.iter().any(|(part, _)| file.contains(part));
        // What is not text has no words; what was deleted has none left.
        if let (false, Ok(text)) = (quoting, fs::read_to_string(paths::at(file))) {
            let words = retired(&rules, &format!("{file}\n{text}"));
            found.extend(words.into_iter().map(|(line, word, keep)| format!("{file}:{line}: {word} -> {keep}")));
        }
    }
    found.extend(unknown_types()?.into_iter().map(|name| format!("{GLOSSARY}: no type is called {name}")));
    if !found.is_empty() {
        bail!("{} retired words\n{}", found.len(), found.join("\n"));
    }
    Ok(())
}

/// A pattern, its exceptions, and the word to use.
type Rule = (Regex, Vec<Regex>, &'static str);

fn rules() -> Result<Vec<Rule>> {
    // ASCII: a boundary of Unicode words makes each search slow.
    let regex = |pattern: &str| Regex::new(&format!("(?-u){pattern}"));
    let rule = |Retired(word, keep, exceptions): &Retired| {
        let exceptions = exceptions.iter().map(|(phrase, _)| regex(phrase)).collect::<Result<_, _>>()?;
        Ok((regex(word)?, exceptions, *keep))
    };
    RETIRED.iter().map(rule).collect()
}

/// The retired words of a text, each with its line, the first of which is 0.
fn retired(rules: &[Rule], text: &str) -> Vec<(usize, String, &'static str)> {
    let mut words = String::with_capacity(text.len() + text.len() / 16);
    let mut lower = false;
    for character in text.chars() {
        if lower && character.is_ascii_uppercase() {
            words.push(' ');
        }
        lower = character.is_ascii_lowercase() || character.is_ascii_digit();
        words.push(if matches!(character, '_' | '-') { ' ' } else { character.to_ascii_lowercase() });
    }
    let in_rule = |(word, exceptions, keep): &Rule| {
        let excepted = |line: &str| exceptions.iter().fold(line.to_owned(), |rest, phrase| phrase.replace_all(&rest, "").into());
        let mut found = Vec::new();
        for hit in word.find_iter(&words) {
            let before = words.get(..hit.start()).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            let line = words.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            if word.is_match(&excepted(line)) {
                found.push((before.matches('\n').count(), hit.as_str().to_owned(), *keep));
            }
        }
        found
    };
    rules.iter().flat_map(in_rule).collect()
}

const GLOSSARY: &str = "crates/guide/src/glossary.md";

/// Types that the glossary names and no source of the kernel or of the bindings declares.
fn unknown_types() -> Result<Vec<String>> {
    let mut declared = String::new();
    for folder in ["crates/x402-kernel/src", "bindings/uniffi/src"] {
        for file in paths::files(&paths::at(folder))? {
            declared.push_str(&fs::read_to_string(file)?);
        }
    }
    let glossary = fs::read_to_string(paths::at(GLOSSARY))?;
    let names = Regex::new("`([A-Z][A-Za-z0-9]+)`")?;
    let unknown = names.captures_iter(&glossary).map(|name| name[1].to_owned()).filter(|name| {
        let declares = |kind: &str| declared.contains(&format!("pub {kind} {name}"));
        !["struct", "enum", "type"].into_iter().any(declares)
    });
    Ok(unknown.collect())
}

#[cfg(test)]
mod tests {
    use super::{retired, rules};

    #[test]
    fn a_retired_word_is_found_in_every_spelling() {
        let rules = rules().expect("patterns");
        let found = |line: &str| retired(&rules, line).into_iter().map(|(.., keep)| keep).collect::<Vec<_>>();
        for line in ["a demand", "fn demand_headers()", "let demandHeaders", "PaymentDemand", "\"id\": \"demand-1\""] {
            assert_eq!(found(line), ["challenge"], "{line}");
        }
        assert_eq!(found("choice.notTaken, choice.not_taken"), ["not chosen", "not chosen"]);
        assert_eq!(found("on which chain does the buyer pay"), ["client", "network"]);
        assert!(found("a challenge, not taken from a peer, that only the chain can tell; who is at fault").is_empty());
    }
}
