//! What a file uses of others.

use std::collections::{BTreeMap, BTreeSet};

use super::Emitter;
use super::shapes::{STD, pieces};
use crate::description::*;

/// What the crate has by hand.
const OURS: &[&str] = &["ErrorInfo", "Handle", "HttpHeader", "Result", "by_hand", "check", "output"];

/// What is of neither the kernel nor the crate.
const OTHERS: &[(&str, &str)] = &[
    ("Arc", "std::sync::Arc"),
    ("HashMap", "std::collections::HashMap"),
    ("Zeroizing", "zeroize::Zeroizing"),
    ("from_hex", "x402_kernel::primitives::from_hex"),
    ("to_hex", "x402_kernel::primitives::to_hex"),
];

impl Emitter<'_> {
    pub(super) fn imports(&self, module: &Module, body: &str) -> String {
        let code: String =
            body.lines().filter(|line| !line.starts_with("///")).map(|line| format!("{line}\n")).collect();
        let pieces = pieces(&code);
        // Each name, and whether a path begins with it.
        let mut used: BTreeMap<&str, bool> = BTreeMap::new();
        for (index, word) in pieces.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| pieces.get(index)).copied().unwrap_or_default();
            let path = pieces.get(index + 1).is_some_and(|after| after.starts_with("::"));
            // What begins a line and no path is a variant.
            let is_variant = before.ends_with('\n') && !path && word.starts_with(char::is_uppercase);
            let inside = before.ends_with("::") || before.ends_with('.') && !before.ends_with("..");
            if !is_variant && !inside {
                *used.entry(word).or_default() |= path;
            }
        }
        let defined = |name: &str| module.items.iter().any(|item| item.name() == name && !item.is_by_hand());
        let (mut std, mut kernel, mut ours) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (&word, &path) in &used {
            let is_type =
                matches!(self.surface.item(word), Some(item) if !matches!(item, Item::Function(_) | Item::Constant(_)));
            if let Some((_, path)) = OTHERS.iter().find(|(name, _)| *name == word) {
                if path.starts_with("std") {
                    std.insert(*path)
                } else {
                    kernel.insert(*path)
                };
            } else if OURS.contains(&word) && (path || word.starts_with(char::is_uppercase))
                || is_type && !defined(word)
            {
                ours.insert(word);
            } else if path
                && !is_type
                && !STD.contains(&word)
                && !matches!(word, "x402_kernel" | "uniffi" | "serde" | "crate")
            {
                kernel.insert(word);
            }
        }
        let line = |name: &str, root: &str| match name.contains("::") {
            true => format!("use {name};\n"),
            false => format!("use {root}::{name};\n"),
        };
        let lines =
            |names: BTreeSet<&str>, root: &str| -> String { names.into_iter().map(|name| line(name, root)).collect() };
        let group = |names: BTreeSet<&str>, root: &str| {
            let (paths, plain): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.contains("::"));
            let plain = match plain.as_slice() {
                [] => String::new(),
                [one] => format!("use {root}::{one};\n"),
                all => format!("use {root}::{{{}}};\n", all.join(", ")),
            };
            lines(paths.into_iter().collect(), root) + &plain
        };
        let both = ["from_hex", "to_hex"].map(|name| format!("use x402_kernel::primitives::{name};\n")).concat();
        let kernel = group(kernel, "x402_kernel").replace(&both, "use x402_kernel::primitives::{from_hex, to_hex};\n");
        let parts = [lines(std, "std"), kernel, group(ours, "crate")];
        parts.into_iter().filter(|part| !part.is_empty()).map(|part| part + "\n").collect()
    }
}
