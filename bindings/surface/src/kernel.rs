//! Reads the kernel's items: their documentation and their signatures, by type and name.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use syn::spanned::Spanned;
use syn::{
    Attribute, Expr, Fields, FnArg, ImplItem, Item, ItemEnum, Lit, Meta, Pat, ReturnType, Signature, Visibility,
};

use crate::description::Text;

/// The kernel's items. The name of one is short: `PaymentRequired::parse`, `Repair::at`, `Match::Found::index`,
/// `http::interpret`, and `interpret` too.
#[derive(Default)]
pub(crate) struct Kernel {
    items: HashMap<String, Known>,
    enums: HashMap<String, Vec<Variant>>,
    modules: HashMap<String, Text>,
    /// The text of a constant, or the names and texts in its list.
    constants: HashMap<String, Vec<String>>,
}

#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) text: Text,
    pub(crate) kind: Kind,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Type,
    /// A field, of that type.
    Field(String),
    /// A function: its parameters with their types, without `self`, and its return type.
    Function {
        parameters: Vec<(String, String)>,
        returns: String,
        fails: bool,
    },
    Constant,
}

/// A variant of an enum.
#[derive(Clone)]
pub(crate) struct Variant {
    pub(crate) name: String,
    /// Its text: that of `as_str`, else its name in snake case.
    pub(crate) wire: String,
    pub(crate) text: Text,
    pub(crate) default: bool,
    /// The names of its fields, or the type of its one field without a name.
    pub(crate) named: Vec<(String, String)>,
    pub(crate) tuple: Option<String>,
}

impl Kernel {
    /// Reads the sources in a folder.
    pub(crate) fn read(folder: &Path) -> Result<Kernel> {
        let mut kernel = Kernel::default();
        kernel.folder(folder, "")?;
        Ok(kernel)
    }

    /// Returns the item of a name. A module that only re-exports, such as `http`, may be left out of the name.
    pub(crate) fn get(&self, name: &str) -> Option<&Known> {
        let shown =
            || name.split_once("::").filter(|(module, _)| module.starts_with(|first: char| first.is_lowercase()));
        self.items.get(name).or_else(|| self.items.get(shown()?.1)).or_else(|| self.items.get(&format!("v2::{name}")))
    }

    /// Returns the names of public items, without fields, each under its short name.
    pub(crate) fn public(&self) -> impl Iterator<Item = &str> {
        let named = self.items.iter().filter(|(_, known)| !matches!(known.kind, Kind::Field(_)));
        let short = |name: &&str| match name.split_once("::") {
            Some((first, _)) => matches!(first, "v1" | "v2") || first.starts_with(char::is_uppercase),
            None => true,
        };
        named.map(|(name, _)| &**name).filter(short)
    }

    pub(crate) fn variants(&self, name: &str) -> Option<&[Variant]> {
        self.enums.get(name).map(Vec::as_slice)
    }

    /// Returns the texts in the list of a constant.
    pub(crate) fn texts_of(&self, name: &str) -> Vec<String> {
        let known = self.constants.get(name.rsplit("::").next().unwrap_or_default());
        let text = |part: &String| match part.trim_matches('"') {
            name if name == part => self.texts_of(name),
            text => vec![text.to_owned()],
        };
        known.into_iter().flatten().flat_map(text).collect()
    }

    /// Returns the documentation of a module.
    pub(crate) fn module(&self, path: &str) -> Text {
        self.modules.get(path).cloned().unwrap_or_default()
    }

    fn folder(&mut self, folder: &Path, path: &str) -> Result<()> {
        let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<std::io::Result<_>>()?;
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            let (file, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let stem = name.trim_end_matches(".rs");
            let module = if path.is_empty() { stem.to_owned() } else { format!("{path}::{stem}") };
            if entry.file_type()?.is_dir() {
                self.folder(&file, &module)?;
            } else if name.ends_with(".rs") {
                let module = if matches!(stem, "mod" | "lib") { path } else { &module };
                let parsed =
                    syn::parse_file(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
                self.modules.insert(module.to_owned(), text(&parsed.attrs));
                self.read_items(&parsed.items, module);
            }
        }
        Ok(())
    }

    fn read_items(&mut self, items: &[Item], module: &str) {
        for item in items {
            match item {
                Item::Struct(item) if public(&item.vis) => {
                    let name = item.ident.to_string();
                    self.add(module, &name, &item.attrs, Kind::Type);
                    self.fields(module, &name, &item.fields, true);
                }
                Item::Enum(item) if public(&item.vis) => self.read_enum(item, module),
                // What it defines is spelled as an enum.
                Item::Macro(item) if item.mac.path.is_ident("words") => {
                    if let Ok(item) = item.mac.parse_body::<ItemEnum>() {
                        self.read_enum(&item, module);
                        self.add_known(module, &format!("{}::parse", item.ident), word_parse(&item));
                    }
                }
                Item::Const(item) => {
                    let value = words(&item.expr);
                    let list = value.trim_start_matches('&').trim_matches(['[', ']']);
                    let list = list.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
                    self.constants.entry(item.ident.to_string()).or_insert_with(|| list.collect());
                    if !public(&item.vis) {
                        continue;
                    }
                    self.add(module, &item.ident.to_string(), &item.attrs, Kind::Constant);
                }
                Item::Fn(item) if public(&item.vis) => {
                    self.add(module, &item.sig.ident.to_string(), &item.attrs, signature(&item.sig));
                }
                Item::Impl(item) if item.trait_.is_none() => {
                    let name = words(&item.self_ty).split('<').next().unwrap_or_default().to_owned();
                    self.methods(module, &name, &item.items);
                }
                _ => {}
            }
        }
    }

    fn read_enum(&mut self, item: &ItemEnum, module: &str) {
        let name = item.ident.to_string();
        self.add(module, &name, &item.attrs, Kind::Type);
        let variants = item.variants.iter().map(|variant| {
            let path = format!("{name}::{}", variant.ident);
            self.add(module, &path, &variant.attrs, Kind::Constant);
            self.fields(module, &path, &variant.fields, false);
            Variant::of(variant)
        });
        let variants = variants.collect();
        self.enums.entry(qualified(module, &name)).or_insert(variants);
    }

    fn methods(&mut self, module: &str, name: &str, items: &[ImplItem]) {
        for item in items {
            match item {
                ImplItem::Fn(method) if public(&method.vis) => {
                    let path = format!("{name}::{}", method.sig.ident);
                    if method.sig.ident == "as_str" {
                        self.texts(&qualified(module, name), &words(&method.block));
                    }
                    self.add(module, &path, &method.attrs, signature(&method.sig));
                }
                ImplItem::Const(constant) if public(&constant.vis) => {
                    self.add(module, &format!("{name}::{}", constant.ident), &constant.attrs, Kind::Constant);
                }
                _ => {}
            }
        }
    }

    /// Reads the texts of an enum's variants from the body of its `as_str`: `MatchRule::TypeScript => "typescript"`.
    fn texts(&mut self, name: &str, body: &str) {
        for variant in self.enums.get_mut(name).into_iter().flatten() {
            let arm = format!("::{} =>", variant.name);
            let said = body.split_once(&arm).and_then(|(_, rest)| rest.trim_start().strip_prefix('"')?.split_once('"'));
            if let Some((said, _)) = said {
                variant.wire = said.to_owned();
            }
        }
    }

    fn fields(&mut self, module: &str, name: &str, fields: &Fields, hidden: bool) {
        for field in fields.iter().filter(|field| !hidden || public(&field.vis)) {
            if let Some(ident) = &field.ident {
                self.add(module, &format!("{name}::{ident}"), &field.attrs, Kind::Field(words(&field.ty)));
            }
        }
    }

    fn add(&mut self, module: &str, name: &str, attributes: &[Attribute], kind: Kind) {
        self.add_known(module, name, Known { text: text(attributes), kind });
    }

    fn add_known(&mut self, module: &str, name: &str, known: Known) {
        let last = module.rsplit("::").next().unwrap_or_default();
        self.items.entry(format!("{last}::{name}")).or_insert_with(|| known.clone());
        self.items.entry(qualified(module, name)).or_insert(known);
    }
}

/// A type of one version keeps its module's name, since it is not the type for both versions.
fn qualified(module: &str, name: &str) -> String {
    match module.rsplit("::").next() {
        Some(version @ ("v1" | "v2")) => format!("{version}::{name}"),
        _ => name.to_owned(),
    }
}

impl Variant {
    fn of(variant: &syn::Variant) -> Variant {
        let fields = variant.fields.iter();
        let tuple =
            matches!(variant.fields, Fields::Unnamed(_)).then(|| fields.clone().map(|f| words(&f.ty)).collect());
        Variant {
            name: variant.ident.to_string(),
            wire: word(variant).unwrap_or_else(|| snake(&variant.ident.to_string())),
            text: text(&variant.attrs),
            default: variant.attrs.iter().any(|attribute| attribute.path().is_ident("default")),
            named: fields.filter_map(|field| Some((field.ident.as_ref()?.to_string(), words(&field.ty)))).collect(),
            tuple,
        }
    }
}

/// The `parse` function that `words!` gives its enum.
fn word_parse(item: &ItemEnum) -> Known {
    let words: Vec<String> = item.variants.iter().filter_map(word).map(|word| format!("`{word}`")).collect();
    let (last, others) = words.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    let listed = if others.is_empty() { last.to_owned() } else { format!("{} or {last}", others.join(", ")) };
    Known {
        text: Text {
            paragraphs: vec![format!("Reads the word: {listed}.")],
            errors: vec!["`usage.argument`.".to_owned()],
        },
        kind: Kind::Function {
            parameters: vec![("text".to_owned(), "&str".to_owned())],
            returns: item.ident.to_string(),
            fails: true,
        },
    }
}

/// The word of a case: `Case = "word"`.
fn word(variant: &syn::Variant) -> Option<String> {
    match &variant.discriminant.as_ref()?.1 {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(word) => Some(word.value()),
            _ => None,
        },
        _ => None,
    }
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn signature(signature: &Signature) -> Kind {
    let parameters = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(typed) => match &*typed.pat {
            Pat::Ident(name) => Some((name.ident.to_string(), words(&typed.ty))),
            _ => Some((String::new(), words(&typed.ty))),
        },
    });
    let returns = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, returns) => words(&**returns),
    };
    let fallible = returns.strip_prefix("Result<").and_then(|rest| rest.strip_suffix('>'));
    Kind::Function {
        parameters: parameters.collect(),
        fails: fallible.is_some(),
        returns: fallible.unwrap_or(&returns).to_owned(),
    }
}

/// Returns a piece of source as text, on one line.
pub(crate) fn words(source: &impl Spanned) -> String {
    let text = source.span().source_text().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the paragraphs of `///` or `//!`; of headings only `# Errors`, since examples are Rust's.
pub(crate) fn text(attributes: &[Attribute]) -> Text {
    let mut paragraphs = vec![String::new()];
    let mut code = false;
    for line in attributes.iter().filter_map(line) {
        let line = line.strip_prefix(' ').unwrap_or(&line).trim_end();
        if line.starts_with("```") {
            code = !code;
        } else if line.is_empty() {
            paragraphs.push(String::new());
        } else if let (false, Some(last)) = (code, paragraphs.last_mut()) {
            // What is not prose keeps its lines: an entry of a list, a row of a table.
            let apart = if line.trim_start().starts_with(['-', '*', '|']) { "\n" } else { " " };
            if !last.is_empty() {
                last.push_str(apart);
            }
            last.push_str(line);
        }
    }
    let mut text = Text::default();
    let mut heading = None;
    for paragraph in paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()) {
        let (title, rest) = match paragraph.strip_prefix("# ") {
            Some(title) => title.split_once(' ').map_or((title, ""), |(first, rest)| (first, rest)),
            None => ("", &*paragraph),
        };
        if !title.is_empty() {
            heading = Some(title.to_owned());
        }
        match heading.as_deref() {
            _ if rest.is_empty() => {}
            None => text.paragraphs.push(rest.to_owned()),
            Some("Errors") => text.errors.push(rest.to_owned()),
            Some(_) => {}
        }
    }
    text
}

fn line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else { return None };
    match &meta.value {
        Expr::Lit(literal) if meta.path.is_ident("doc") => match &literal.lit {
            Lit::Str(line) => Some(line.value()),
            _ => None,
        },
        _ => None,
    }
}

/// `TwoSdks` as `two_sdks`.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (index, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
