//! The table of all languages in `bindings/README.md`: what it names is there, and what is there is named.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};

use super::Names;
use crate::place;

/// What the table and the languages disagree about.
pub(super) fn problems(common: &Names) -> Result<Vec<String>> {
    let text = fs::read_to_string(place::at("bindings/README.md"))?;
    let functions = rows(&text, "## Functions")?;
    let types = rows(&text, "## Types")?;
    let lasts: BTreeSet<&str> = common.iter().map(|name| last(name)).collect();
    let mut problems = Vec::new();
    for row in functions.iter().chain(&types) {
        let (first, others) = row.split_first().context("a row has cells")?;
        let of_type = types.contains(row);
        let owner = of_type.then(|| spans(first).first().map(|name| (*name).to_owned())).flatten();
        if let Some(owner) = &owner {
            if !common.contains(owner) {
                problems.push(format!("bindings/README.md: the type {owner} is not in every language"));
            }
        }
        // A function's row ends with how it reads outside of Rust.
        let cells = if of_type { others } else { &others[others.len().saturating_sub(1)..] };
        for span in cells.iter().flat_map(|cell| spans(cell)) {
            let name = span.split(['(', ' ', '{']).next().unwrap_or(span).trim_end_matches('?');
            // Prose, a member of something named elsewhere, a choice of arguments.
            if name.contains('.') || name.is_empty() || name.contains('=') {
                continue;
            }
            let lower = super::camel(name);
            if !lasts.contains(name) && !lasts.contains(lower.as_str()) {
                problems.push(format!("bindings/README.md: {name} is not in every language"));
            }
        }
    }
    let text: BTreeSet<String> = words(&text).flat_map(|word| [super::camel(&word), word]).collect();
    for name in common.iter().filter(|name| !text.contains(last(name))) {
        problems.push(format!("{name}: in every language, and not in bindings/README.md"));
    }
    Ok(problems)
}

fn last(name: &str) -> &str {
    name.rsplit(['.', '/']).next().unwrap_or(name)
}

/// The cells of a section's table, without its head.
fn rows<'a>(text: &'a str, heading: &str) -> Result<Vec<Vec<&'a str>>> {
    let (_, section) = text.split_once(heading).with_context(|| format!("bindings/README.md has no {heading}"))?;
    let section = section.split("\n## ").next().unwrap_or(section);
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    Ok(lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect())
}

/// What stands between backticks.
fn spans(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// Every identifier in it.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}
