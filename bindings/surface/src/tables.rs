//! The tables of `bindings/README.md` and the guide's page of names, between markers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::description::*;
use crate::documentation::camel;
use crate::kernel::snake;

pub(crate) fn files(root: &Path, surface: &Surface) -> Result<Vec<(PathBuf, String)>> {
    let write = |path: &str, tables: &[(&str, String)]| -> Result<(PathBuf, String)> {
        let mut text = fs::read_to_string(root.join(path)).with_context(|| path.to_owned())?;
        for (name, table) in tables {
            text = between(&text, name, table).with_context(|| format!("{path} has no markers of {name}"))?;
        }
        Ok((PathBuf::from(path), text))
    };
    Ok(vec![
        write(
            "bindings/README.md",
            &[("functions", functions(surface)), ("types", types(surface)), ("parts", parts(surface))],
        )?,
        write("crates/guide/src/names.md", &[("names", names(surface) + &differences(root)?)])?,
    ])
}

/// The text with a table between its markers: `<!-- types -->` and `<!-- end of types -->`.
fn between(text: &str, name: &str, table: &str) -> Option<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let (before, rest) = text.split_once(&start)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{start}\n{table}\n{end}{after}"))
}

fn functions(surface: &Surface) -> String {
    let mut table = String::from("| Rust | others |\n|---|---|\n");
    for item in surface.items() {
        if let Item::Function(function) = item {
            // What takes more than a call is named by the function of the kernel that decides.
            let plain = !function.call.contains(['{', '|']);
            let rust = if plain { &function.call } else { &function.item };
            let rust = rust.replace(['&', '?'], "").replace(".as_deref()", "");
            table += &format!("| `{rust}` | {}{} |\n", called(function), gives(&function.returns));
        }
    }
    table
}

fn types(surface: &Surface) -> String {
    let mut table = String::from("| type | made by | has |\n|---|---|---|\n");
    for item in surface.items() {
        let (name, fields, methods) = match item {
            Item::Class(class) => (&class.name, &class.getters, &class.methods),
            Item::Union(union) => (&union.name, &union.getters, &union.methods),
            Item::Record(record) => (&record.name, &record.fields, &record.methods),
            Item::Word(_) | Item::Function(_) | Item::Constant(_) => continue,
        };
        let mut has: Vec<String> = Vec::new();
        if let Item::Union(union) = item {
            let cases = union.cases.iter().map(|case| format!("`{}`", shown(case)));
            has.push(format!("cases {}", cases.collect::<Vec<_>>().join(", ")));
        }
        has.extend(fields.iter().map(|field| format!("`{}`", camel(&field.name))));
        has.extend(methods.iter().filter(|method| method.receiver != Receiver::Type).map(called));
        let made = methods.iter().filter(|method| method.receiver == Receiver::Type);
        let mut made: Vec<String> = made.map(|method| made_by(name, method)).collect();
        if let Item::Record(Record { input: true, fields, .. }) = item
            && !methods.iter().any(|method| method.name == "new")
        {
            let fields: Vec<String> = fields.iter().map(|field| defaulted(&field.name, &field.default)).collect();
            made.insert(0, format!("`{name}({})`", fields.join(", ")));
        }
        if made.is_empty() {
            made.extend(surface.functions().find(|(_, function)| function.returns.name() == Some(name)).map(
                |(owner, function)| {
                    let owner = if owner.is_empty() { String::new() } else { format!("{owner}.") };
                    format!("`{owner}{}`", camel(&function.name))
                },
            ));
        }
        table += &format!("| `{name}` | {} | {} |\n", made.join(", "), has.join(", "));
    }
    table
}

fn parts(surface: &Surface) -> String {
    let mut table = String::from("| type | is one of |\n|---|---|\n");
    for item in surface.items() {
        if let Item::Word(word) = item {
            let variants = word.variants.iter().map(|variant| format!("`{}`", camel(&variant.wire)));
            table += &format!("| `{}` | {} |\n", word.name, variants.collect::<Vec<_>>().join(", "));
        }
    }
    table
}

fn names(surface: &Surface) -> String {
    let mut page = String::new();
    let plain = surface.items().filter_map(|item| match item {
        Item::Function(function) => Some(format!("`{}`", camel(&function.name))),
        Item::Constant(constant) => Some(format!("`{}`", constant.name)),
        _ => None,
    });
    page += &format!("## Functions and constants\n\n{}\n\n## Types\n", plain.collect::<Vec<_>>().join(", "));
    for item in surface.items() {
        let members =
            item.fields_of_all().into_iter().chain(item.functions().into_iter().map(|(_, function)| &*function.name));
        let members: Vec<String> = members.map(|name| format!("`{}`", camel(name))).collect();
        let cases: Vec<String> = match item {
            Item::Word(word) => word.variants.iter().map(|variant| camel(&variant.wire)).collect(),
            Item::Union(union) => union.cases.iter().map(shown).collect(),
            Item::Function(_) | Item::Constant(_) => continue,
            Item::Record(_) | Item::Class(_) => Vec::new(),
        };
        page += &format!("\n### `{}`\n", item.name());
        if !members.is_empty() {
            page += &format!("\n{}\n", members.join(", "));
        }
        if !cases.is_empty() {
            page += &format!("\n{}\n", cases.iter().map(|case| format!("- `{case}`")).collect::<Vec<_>>().join("\n"));
        }
    }
    page
}

/// What no description has, with the reasons: `undescribed.txt`.
fn differences(root: &Path) -> Result<String> {
    let text = fs::read_to_string(root.join("bindings/surface/undescribed.txt"))?;
    let mut list = String::from("\n## What differs, and why\n\n");
    for group in text.split("\n\n").skip(1) {
        let (reason, names) = group.split_once('\n').context("a reason")?;
        let names: Vec<String> =
            names.split_whitespace().map(|name| format!("`{}`", name.replace("::", "."))).collect();
        list += &format!("- {}: {}\n", reason.trim_start_matches("# ").trim_end_matches('.'), names.join(", "));
    }
    Ok(list)
}

fn shown(case: &Record) -> String {
    let fields: Vec<String> = case.fields.iter().map(|field| camel(&field.name)).collect();
    if fields.is_empty() { case.name.clone() } else { format!("{} {{ {} }}", case.name, fields.join(", ")) }
}

/// A function with its arguments, as in JavaScript.
fn called(function: &Function) -> String {
    let argument = |argument: &Argument| defaulted(&argument.name, &argument.default);
    let arguments: Vec<String> = function.arguments.iter().map(argument).collect();
    format!("`{}({})`", camel(&function.name), arguments.join(", "))
}

fn defaulted(name: &str, default: &Default) -> String {
    match default {
        Default::Needed => camel(name),
        Default::Absent => format!("{}?", camel(name)),
        Default::Is(value) => format!("{} = {}", camel(name), camel(&snake(value))),
    }
}

fn made_by(of: &str, function: &Function) -> String {
    let called = called(function);
    match called.strip_prefix("`new(") {
        Some(rest) => format!("`{of}({rest}"),
        None => called,
    }
}

fn gives(returns: &Shape) -> String {
    match returns {
        Shape::Unit => String::new(),
        Shape::Named(name) => format!(" → `{name}`"),
        Shape::Optional(inner) => format!("{}, or none", gives(inner)),
        Shape::List(inner) => format!(" → list of{}", gives(inner).replace(" →", "")),
        Shape::Bool => " → yes or no".to_owned(),
        Shape::Headers => " → headers".to_owned(),
        Shape::Bytes => " → hex".to_owned(),
        Shape::Atom(Atom::Address) => " → EIP-55 text".to_owned(),
        Shape::Atom(Atom::Network) => " → CAIP-2 text".to_owned(),
        Shape::Atom(Atom::Bytes32) => " → hex".to_owned(),
        Shape::Json => " → JSON text".to_owned(),
        _ => " → text".to_owned(),
    }
}
