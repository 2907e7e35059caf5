//! Kotlin's names: those of its sources, generated and written by hand, as far as they are public.
//!
//! The compiled classes would not do: what is internal in Kotlin is public there. What is generated is laid out evenly,
//! and what is public in it stands between backticks.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::{Names, camel, path};
use crate::paths;

pub(super) fn names() -> Result<Names> {
    let mut names = Names::new();
    for folder in ["generated/kotlin/io/github/x402kernel", "src/main/kotlin/io/github/x402kernel/generated"] {
        let folder = paths::at("bindings/kotlin").join(folder);
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            read(&entry?.path(), &mut names)?;
        }
    }
    ensure!(names.len() > 100, "too few names: Kotlin's sources are no longer laid out as they were");
    Ok(names)
}

/// What the lines belong to.
enum Block {
    /// Something that is not public, or a function.
    Closed,
    /// A type; within a sealed one, perhaps a case.
    Type { name: String, case: Option<String>, enumeration: bool },
}

fn read(source: &Path, names: &mut Names) -> Result<()> {
    let text = fs::read_to_string(source).with_context(|| source.display().to_string())?;
    let (mut block, mut depth) = (Block::Closed, 0);
    for line in text.lines() {
        // uniffi begins a declaration after the end of its comment.
        let bare =
            line.trim().trim_start_matches("*/").trim_start().trim_start_matches("@Throws(X402Error::class)").trim();
        if bare.starts_with(['*', '/']) {
            continue;
        }
        // A class that has supertypes opens on the next line.
        if depth == 0 && !bare.is_empty() && !bare.starts_with('{') {
            block = at_the_top(bare, names);
        } else if let Block::Type { name, case, enumeration } = &mut block {
            if depth == 1 {
                *case = None;
                if let Some(declared) = nested(bare) {
                    let path = format!("{name}/{}", camel(declared));
                    names.insert(path.clone());
                    *case = Some(path);
                } else if *enumeration && is_entry(bare) {
                    names.insert(format!("{name}/{}", camel(bare.trim_end_matches([',', ';']))));
                }
            }
            if let Some(member) = member(bare, depth) {
                names.insert(format!("{}.{}", case.as_deref().unwrap_or(name), camel(member)));
            }
        }
        depth += opened(bare);
    }
    ensure!(depth == 0, "{}: its brackets do not pair", source.display());
    Ok(())
}

/// Takes a declaration that stands alone; gives what the lines after it belong to.
fn at_the_top(line: &str, names: &mut Names) -> Block {
    let line = line.replace('`', "");
    let words: Vec<&str> = line.split([' ', '(', ':', '<', '{']).filter(|word| !word.is_empty()).collect();
    let Some(kind) = words.iter().position(|word| ["class", "object", "interface", "fun", "val"].contains(word)) else {
        return Block::Closed;
    };
    let (modifiers, declared) = words.split_at(kind);
    let (Some(kind), Some(name)) = (declared.first(), declared.get(1)) else { return Block::Closed };
    let closed = modifiers.iter().any(|word| ["internal", "private", "import"].contains(word));
    if closed || line.contains("fun <") {
        return Block::Closed;
    }
    if ["fun", "val"].contains(kind) {
        names.insert(standing_alone(name));
        return Block::Closed;
    }
    names.insert(path(&format!("{name}:")));
    Block::Type { name: (*name).to_owned(), case: None, enumeration: modifiers.contains(&"enum") }
}

/// `SettleResponse.Companion.parse` is that type's; what has no type is a function.
fn standing_alone(name: &str) -> String {
    match name.replace(".Companion", "").split_once('.') {
        Some((owner, member)) => format!("{owner}.{}", camel(member)),
        None => path(name),
    }
}

/// The name of a class within a class, which is a case.
fn nested(line: &str) -> Option<&str> {
    let rest = ["data class ", "class ", "data object ", "object ", "public data class ", "public class "]
        .iter()
        .find_map(|kind| line.strip_prefix(kind))?;
    rest.split([' ', '(', ':']).next()
}

fn is_entry(line: &str) -> bool {
    let entry = line.trim_end_matches([',', ';']);
    entry.len() < line.len()
        && entry.chars().all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_')
}

/// The member that a line declares. uniffi's stand between backticks; others only right within their type.
fn member(line: &str, depth: i32) -> Option<&str> {
    let words: Vec<&str> = line.split([' ', '(', ':', '<']).collect();
    let kind = words.iter().position(|word| ["fun", "val", "var"].contains(word))?;
    let (modifiers, declared) = words.split_at(kind);
    if modifiers.iter().any(|word| ["internal", "private", "protected"].contains(word)) {
        return None;
    }
    let name = declared.get(1)?;
    match name.strip_prefix('`') {
        Some(quoted) => quoted.strip_suffix('`'),
        None => (depth == 1 && !modifiers.contains(&"override") && !name.is_empty()).then_some(*name),
    }
}

/// How many more brackets a line opens than it closes, outside of texts.
fn opened(line: &str) -> i32 {
    let (mut depth, mut inside, mut escaped) = (0, false, false);
    for letter in line.split("//").next().unwrap_or(line).chars() {
        match letter {
            '"' if !escaped => inside = !inside,
            '{' | '(' if !inside => depth += 1,
            '}' | ')' if !inside => depth -= 1,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    depth
}
