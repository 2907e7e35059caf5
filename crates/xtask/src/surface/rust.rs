//! Rust's names: those of its documentation. Rust is the reference, so each name of the others is looked up in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Differences, Names, snake};
use crate::language::Language;

/// What all others have and Rust's documentation does not, unless it is listed.
pub(super) fn problems(common: &Names, differences: &Differences) -> Result<Vec<String>> {
    let folder = crate::language::rust::document()?.join("x402_kernel");
    let all = fs::read_to_string(folder.join("all.html"))?;
    let pages: BTreeSet<PathBuf> = attributes(&all, "href=\"")
        .filter(|link| link.ends_with(".html") && !link.starts_with(".."))
        .map(|link| folder.join(link))
        .collect();
    let mut known = BTreeSet::new();
    for page in &pages {
        known.extend(names(page)?);
    }
    Ok(differences.looked_up(Language::Rust, common, &known))
}

/// A type with what it has, or a function.
fn names(page: &Path) -> Result<Vec<String>> {
    let file = page.file_name().and_then(|name| name.to_str()).context("a page has a name")?;
    let Some((kind, name)) = file.trim_end_matches(".html").split_once('.') else { return Ok(Vec::new()) };
    let text = fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let mut names = vec![name.to_owned()];
    if ["struct", "enum"].contains(&kind) {
        for id in attributes(&text, "id=\"") {
            match id.split('.').collect::<Vec<_>>().as_slice() {
                ["method" | "structfield", member] => names.push(format!("{name}.{member}")),
                ["variant", case] => names.push(format!("{name}/{}", snake(&super::camel(case)))),
                ["variant", case, "field", field] => {
                    names.push(format!("{name}/{}.{field}", snake(&super::camel(case))))
                }
                _ => {}
            }
        }
    }
    Ok(names)
}

fn attributes<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
}
