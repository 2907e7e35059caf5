//! Whether the description is complete: every public item of the kernel and every public name of a binding is described,
//! or listed in `undescribed.txt` with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::description::{Item, Surface};
use crate::documentation::camel;
use crate::kernel::Kernel;

/// What declares a public name in a file that is written by hand, by the folder and the end of its files' names.
const DECLARED: &[(&str, &str, &[&str])] = &[
    ("bindings/python/python/x402_kernel", "_errors.py", &["class ", "def "]),
    ("bindings/wasm/ts", "api.ts", &["export { ", "export type { ", "type "]),
    ("bindings/wasm/ts", "index.ts", &["export { ", "export type { ", "type "]),
    ("bindings/uniffi/src", "rs", &["pub struct ", "pub enum ", "pub fn ", "fn "]),
    ("bindings/kotlin/src/main/kotlin/io/github/x402kernel", "kt", &["public "]),
    ("bindings/swift/Sources/X402Kernel", "swift", &["public "]),
];

pub(crate) fn check(root: &Path, surface: &Surface, kernel: &Kernel) -> Result<()> {
    let text = fs::read_to_string(root.join("bindings/surface/undescribed.txt"))?;
    let mut listed: BTreeMap<&str, bool> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        listed.extend(line.split_whitespace().map(|name| (name, false)));
    }
    let described = described(surface);
    let mut problems = Vec::new();
    let mut ask = |name: &str, at: &str| {
        if described.contains(name) {
            return;
        }
        let known = |pattern: &str| match pattern.split_once('*') {
            Some((before, after)) => name.starts_with(before) && name.ends_with(after),
            None => name.strip_prefix(pattern).is_some_and(|rest| rest.is_empty() || rest.starts_with("::")),
        };
        let mut found = false;
        for (_, used) in listed.iter_mut().filter(|(pattern, _)| known(pattern)) {
            (*used, found) = (true, true);
        }
        if !found {
            problems.push(format!("{at}: {name}"));
        }
    };
    kernel.public().for_each(|name| ask(name, "the kernel"));
    for (folder, end, declarations) in DECLARED {
        for entry in fs::read_dir(root.join(folder)).with_context(|| (*folder).to_owned())? {
            let path = entry?.path();
            if path.is_file() && path.to_string_lossy().ends_with(end) {
                for name in names(&fs::read_to_string(&path)?, declarations) {
                    ask(&name, &path.display().to_string());
                }
            }
        }
    }
    problems.extend(listed.iter().filter(|(_, used)| !**used).map(|(name, _)| format!("undescribed.txt: no {name}")));
    if !problems.is_empty() {
        bail!("neither described nor listed in bindings/surface/undescribed.txt:\n{}", problems.join("\n"));
    }
    Ok(())
}

/// What is described: types, what each has, and the kernel's items that do it.
fn described(surface: &Surface) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = surface.items().map(|item| item.name().to_owned()).collect();
    let within =
        |owner: &str, text: &str| -> Vec<String> { words(text).map(|word| format!("{owner}::{word}")).collect() };
    for (owner, function) in surface.functions() {
        names.extend([function.item.clone(), camel(&function.name)]);
        if let Some((module, name)) = function.item.split_once("::")
            && module.starts_with(char::is_lowercase)
        {
            names.insert(name.to_owned());
        }
        names.extend(within(owner, &function.call));
        names.extend(function.call.split(['(', ' ', '&', ',']).map(str::to_owned));
    }
    for (owner, field) in surface.fields() {
        names.extend(within(owner, &field.expression));
    }
    for item in surface.items() {
        match item {
            Item::Word(word) => {
                names.extend(word.variants.iter().map(|variant| format!("{}::{}", word.name, variant.name)))
            }
            Item::Union(union) => {
                names.extend(union.cases.iter().map(|case| format!("{}::{}", union.name, case.name)));
                names.extend(union.cases.iter().map(|case| case.name.clone()));
            }
            _ => {}
        }
    }
    names
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty())
}

/// The names after any of these beginnings of a line; in braces, all.
fn names(text: &str, declarations: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.contains("from \"./generated")) {
        let Some(rest) = declarations.iter().find_map(|start| line.strip_prefix(start)) else { continue };
        let rest = rest.split(['}', '(', ':', '<', '=', '{']).next().unwrap_or_default();
        for name in rest.split(',') {
            names.extend(words(name).last().filter(|name| !name.starts_with('_')).map(str::to_owned));
        }
    }
    names
}
