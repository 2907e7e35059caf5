//! The programs whose code the guide shows: one for each language, all of which print the same.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::language::Language;
use crate::paths;
use crate::shell::Run;

/// What a language's program is called there, and how its code is marked up.
pub(super) const SHOWN: [(Language, &str, &str, &str); 5] = [
    (Language::Rust, "Rust", "guide.rs", "rust"),
    (Language::Python, "Python", "guide.py", "python"),
    (Language::Js, "JavaScript", "guide.ts", "typescript"),
    (Language::Kotlin, "Kotlin", "guide.kt", "kotlin"),
    (Language::Swift, "Swift", "guide.swift", "swift"),
];

/// Runs all of them; what each section of the program printed. Fails unless they agree.
pub(crate) fn run() -> Result<BTreeMap<String, String>> {
    let mut agreed: Option<String> = None;
    for language in Language::ALL {
        let printed =
            language.guide()?.text().with_context(|| format!("the guide's program in {}", language.name()))?;
        match &agreed {
            Some(first) if *first != printed => {
                let differs = first.lines().zip(printed.lines()).find(|(first, here)| first != here);
                bail!("the guide's program prints something else in {} than in Rust: {differs:?}", language.name());
            }
            _ => agreed = Some(printed),
        }
    }
    let printed = agreed.context("there are languages")?;
    let sections = printed.split("== ").skip(1).filter_map(|section| section.split_once('\n'));
    Ok(sections.map(|(name, lines)| (name.to_owned(), lines.to_owned())).collect())
}

/// A section's code in every language, as tabs.
pub(super) fn code(section: &str) -> Result<String> {
    let mut tabs = String::from("<div class=\"languages\">\n");
    for (_, title, file, markup) in SHOWN {
        let text = fs::read_to_string(paths::at("crates/guide/examples").join(file))?;
        let code = anchored(&text, section).with_context(|| format!("{file} has no {section}"))?;
        tabs += &format!("\n<div data-language=\"{title}\">\n\n```{markup}\n{code}```\n\n</div>\n");
    }
    Ok(tabs + "\n</div>\n")
}

/// The lines between an anchor's marks, moved to the left margin.
fn anchored(text: &str, name: &str) -> Option<String> {
    let ends = |line: &str, mark: &str| line.trim_end().ends_with(&format!("{mark}: {name}"));
    let lines: Vec<&str> = text
        .lines()
        .skip_while(|line| !ends(line, "ANCHOR"))
        .skip(1)
        .take_while(|line| !ends(line, "ANCHOR_END"))
        .collect();
    let indent = lines.iter().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len()).min()?;
    Some(lines.iter().map(|line| format!("{}\n", line.get(indent..).unwrap_or_default())).collect())
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn an_anchor_holds_what_stands_between_its_marks() {
        let text = "a\n  // ANCHOR: pay\n  b\n\n    c\n  // ANCHOR_END: pay\nd\n";
        assert_eq!(anchored(text, "pay").as_deref(), Some("b\n\n  c\n"));
        assert_eq!(anchored(text, "verify"), None);
    }
}
