//! The table of all languages in `bindings/README.md`: what it names is there, and what is there is named.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};

use super::{Names, camel};
use crate::paths;

/// What the table and the languages disagree about. `all` are the names that any language has.
pub(super) fn problems(common: &Names, all: &Names) -> Result<Vec<String>> {
    let text = fs::read_to_string(paths::at("bindings/README.md"))?;
    let mut problems = Vec::new();
    for row in rows(&text, "## Functions")? {
        // A function's row ends with how it reads outside of Rust.
        let cell = row.last().copied().unwrap_or_default();
        for (name, _) in spans(cell).iter().filter_map(|span| named(span)) {
            if !common.iter().any(|known| last(known) == name || *known == name) {
                problems.push(format!("bindings/README.md: {name} is not in every language"));
            }
        }
    }
    for row in rows(&text, "## Types")?.into_iter().chain(rows(&text, "## What types are made of")?) {
        let Some((owner, _)) = row.first().and_then(|cell| spans(cell).first().and_then(|span| named(span))) else {
            continue;
        };
        let makers = if row.len() > 2 { spans(row[1]) } else { Vec::new() };
        for (name, _) in makers.iter().filter_map(named).chain([(owner, false)]) {
            if !common.iter().any(|known| last(known) == camel(name) || known == name) {
                problems.push(format!("bindings/README.md: {name} is not in every language"));
            }
        }
        let has = row.last().map(|cell| spans(cell)).unwrap_or_default();
        for (name, inner) in has.iter().filter_map(named) {
            let member = camel(name);
            let is = |known: &String| *known == format!("{owner}.{member}") || *known == format!("{owner}/{member}");
            // In parentheses stands what its parts have.
            let of_a_part = inner && all.iter().any(|known| last(known) == member || known == name);
            if !of_a_part && !all.iter().any(is) {
                problems.push(format!("bindings/README.md: {owner} has no {name}"));
            }
        }
    }
    let text: BTreeSet<String> = words(&text).flat_map(|word| [camel(&word), word]).collect();
    for name in common.iter().filter(|name| !text.contains(last(name))) {
        problems.push(format!("{name}: in every language, and not in bindings/README.md"));
    }
    Ok(problems)
}

/// What stands between backticks, and whether in parentheses.
struct Span<'a> {
    text: &'a str,
    inner: bool,
}

/// The name that it begins with; none of a path or an argument.
fn named<'a>(span: &Span<'a>) -> Option<(&'a str, bool)> {
    let name = span.text.split(['(', ' ', '{']).next()?.trim_end_matches('?');
    (!name.is_empty() && !name.contains(['.', '=', ':'])).then_some((name, span.inner))
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

fn spans(cell: &str) -> Vec<Span<'_>> {
    let mut depth = 0;
    let mut spans = Vec::new();
    for (index, text) in cell.split('`').enumerate() {
        if index % 2 == 1 {
            spans.push(Span { text, inner: depth > 0 });
        } else {
            depth += text.matches('(').count() as i32 - text.matches(')').count() as i32;
        }
    }
    spans
}

/// Every identifier in it.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{named, spans};

    #[test]
    fn a_cell_names_what_stands_between_backticks() {
        let found: Vec<_> = spans("`Profile()`, `json` (each `index`), `a.b`").iter().filter_map(named).collect();
        assert_eq!(found, [("Profile", false), ("json", false), ("index", true)]);
    }
}
