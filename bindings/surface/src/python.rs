//! Python: the classes and functions of `bindings/python/src/generated`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::description::*;
use crate::documentation::{Language, Speaker, camel, wrap};

/// The widest line.
pub(crate) const WIDTH: usize = 120;

/// Words that Python keeps as texts: each is a fact about a message, and nothing to switch on exhaustively.
const TEXTS: [&str; 4] = ["Found", "Reader", "RequestKind", "Wallet"];

/// Values that are nothing but their fields here: the kernel restores none of them from what it wrote.
const FIELDS: [&str; 3] = ["DiscoveryItem", "DiscoveryPage", "FacilitatorRequest"];

/// Methods that Python writes by hand, though other languages need not.
const BY_HAND: [(&str, &str); 1] = [("Verdict", "to_verify_response")];

/// Arguments that are given by their place, though they may be absent.
const PLACED: [(&str, &str); 2] = [("echo_matches", "echoed"), ("paid_cache_control", "existing")];

pub(crate) fn files(surface: &Surface) -> Vec<(PathBuf, String)> {
    let python = Python::new(surface);
    let folder = PathBuf::from("bindings/python/src/generated");
    let modules = surface.modules.iter().filter(|module| python.has_code(module));
    let mut files: Vec<_> =
        modules.map(|module| (folder.join(format!("{}.rs", stem(module))), python.module(module))).collect();
    files.push((folder.join("mod.rs"), python.exports()));
    files
}

/// A module's file, without its ending.
fn stem(module: &Module) -> &str {
    module.path.rsplit("::").next().unwrap_or_default()
}

/// What a name of the surface is in Python.
#[derive(Clone)]
pub(crate) enum Named<'a> {
    /// One of Python's own enums.
    Word(&'a Word),
    /// A word that is a text.
    Text(&'a Word),
    /// Nothing but fields, made by the kernel.
    Fields(Fields<'a>),
    /// Made by callers, of its fields.
    Made(Made<'a>),
    Union(&'a Union),
    /// Restored from what it wrote.
    Kept(&'a Class),
    Handle(&'a Class),
}

/// A class that is nothing but its fields.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a Text,
    pub(crate) fields: &'a [Field],
    pub(crate) methods: &'a [Function],
}

/// A class that callers make.
#[derive(Clone)]
pub(crate) struct Made<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a Text,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) getters: &'a [Field],
    /// The constructor, where it is not of the fields.
    pub(crate) new: Option<&'a Function>,
    /// What reads it from a `dict`.
    pub(crate) reader: Option<&'a Function>,
    pub(crate) methods: Vec<&'a Function>,
    /// What is around it is written; it is by hand.
    pub(crate) by_hand: bool,
}

impl<'a> Named<'a> {
    fn of(item: &'a Item) -> Option<Named<'a>> {
        Some(match item {
            Item::Word(word) if TEXTS.contains(&&*word.name) => Named::Text(word),
            Item::Word(word) => Named::Word(word),
            Item::Record(record) if record.input => Named::Made(Made::of_record(record)),
            Item::Record(record) => Named::Fields(Fields {
                name: &record.name,
                text: &record.text,
                fields: &record.fields,
                methods: &record.methods,
            }),
            Item::Union(union) => Named::Union(union),
            Item::Class(class) if class.kind != ClassKind::Value => Named::Handle(class),
            Item::Class(class) if FIELDS.contains(&&*class.name) => Named::Fields(Fields {
                name: &class.name,
                text: &class.text,
                fields: &class.getters,
                methods: &class.methods,
            }),
            Item::Class(class) => match class.methods.iter().find(|method| method.name == "new") {
                Some(new) => Named::Made(Made::of_class(class, new)),
                None => Named::Kept(class),
            },
            Item::Function(_) | Item::Constant(_) => return None,
        })
    }
}

impl<'a> Made<'a> {
    fn of_record(record: &'a Record) -> Made<'a> {
        let argument = |field: &Field| Argument {
            name: field.name.clone(),
            shape: field.shape.clone(),
            default: field.default.clone(),
            named: field.default != Default::Needed,
        };
        let named = |names: [&str; 2]| record.methods.iter().find(|method| names.contains(&&*method.name));
        Made {
            name: &record.name,
            text: &record.text,
            arguments: record.fields.iter().map(argument).collect(),
            getters: &record.fields,
            new: named(["new", "new"]),
            reader: named(["parse", "from_json"]),
            methods: Vec::new(),
            by_hand: record.by_hand,
        }
    }

    fn of_class(class: &'a Class, new: &'a Function) -> Made<'a> {
        Made {
            name: &class.name,
            text: &class.text,
            arguments: new.arguments.clone(),
            getters: &class.getters,
            new: Some(new),
            reader: None,
            methods: class.methods.iter().filter(|method| method.name != "new").collect(),
            by_hand: class.by_hand,
        }
    }
}

/// Finds what names stand for.
pub(crate) struct Python<'a> {
    pub(crate) surface: &'a Surface,
    pub(crate) speaker: Speaker,
    names: BTreeMap<&'a str, (&'a Module, Named<'a>)>,
}

impl<'a> Python<'a> {
    pub(crate) fn new(surface: &'a Surface) -> Python<'a> {
        let mut names = BTreeMap::new();
        for module in &surface.modules {
            for item in &module.items {
                if let Some(named) = Named::of(item) {
                    names.insert(item.name(), (module, named));
                }
            }
        }
        Python { surface, speaker: Speaker::new(surface, Language::Python), names }
    }

    pub(crate) fn named(&self, name: &str) -> Option<&Named<'a>> {
        self.names.get(name).map(|(_, named)| named)
    }

    /// The module in which a type is written.
    fn path(&self, name: &str) -> String {
        match self.names.get(name) {
            Some((module, _)) => format!("super::{}", stem(module)),
            None => String::new(),
        }
    }

    /// Whether a module has anything that is written from its description.
    fn has_code(&self, module: &Module) -> bool {
        module.items.iter().any(|item| self.is_generated(item))
    }

    fn is_generated(&self, item: &Item) -> bool {
        let text = matches!(item, Item::Word(word) if TEXTS.contains(&&*word.name));
        !text && !matches!(item, Item::Constant(_))
    }

    fn module(&self, module: &'a Module) -> String {
        let mut file = File { python: self, module, body: String::new(), uses: BTreeMap::new() };
        for item in module.items.iter().filter(|item| self.is_generated(item)) {
            file.item(item);
        }
        let mut text = format!("// Generated by cargo xtask generate from {}: change it there.\n\n", module.file);
        file.forget_unused();
        for groups in [["std", "std"], ["pyo3", "x402_kernel"], ["crate", "super"]] {
            for (path, names) in file.uses.iter().filter(|(path, _)| groups.iter().any(|group| path.starts_with(group)))
            {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                _ = match (&**path, &*names) {
                    ("x402_kernel", _) => writeln!(text, "use x402_kernel as kernel;"),
                    ("pyo3::prelude", _) => writeln!(text, "use pyo3::prelude::*;"),
                    (path, [name]) => writeln!(text, "use {path}::{name};"),
                    (path, names) => writeln!(text, "use {path}::{{{}}};", names.join(", ")),
                };
            }
            if !text.ends_with("\n\n") {
                text.push('\n');
            }
        }
        text + file.body.trim_start()
    }

    /// The module of Python's, and where the cases of unions are put.
    fn exports(&self) -> String {
        let mut text =
            String::from("// Generated by cargo xtask generate from bindings/surface/api: change it there.\n\n");
        for module in self.surface.modules.iter().filter(|module| self.has_code(module)) {
            _ = writeln!(text, "pub(crate) mod {};", stem(module));
        }
        text += "\n/// The kernel. Use the package `x402_kernel`, which has all of it.\n#[pyo3::pymodule]\nmod _x402_kernel {\n";
        text += "use pyo3::prelude::*;\nuse x402_kernel as kernel;\n\nuse crate::value::{Tuple, name_cases};\n\n";
        for module in &self.surface.modules {
            let names: Vec<&str> = module.items.iter().filter(|item| self.is_exported(item)).map(Item::name).collect();
            if !names.is_empty() {
                _ = writeln!(text, "#[pymodule_export]\nuse super::{}::{{{}}};", stem(module), names.join(", "));
            }
        }
        text +=
            "\n#[pymodule_init]\nfn complete(module: &Bound<'_, PyModule>) -> PyResult<()> {\nlet py = module.py();\n";
        let mut cases = String::new();
        for item in self.surface.items() {
            match item {
                Item::Constant(constant) => {
                    let value = kernel_paths(&constant.expression, &|_| None);
                    _ = writeln!(text, "module.add(\"{}\", Tuple({value}.to_vec()))?;", constant.name);
                }
                Item::Union(union) => {
                    let names: Vec<&str> = union.cases.iter().map(|case| &*case.name).collect();
                    let (path, names) = (self.path(&union.name), names.join(", "));
                    _ = writeln!(cases, "name_cases!(py, {path} => {} {{ {names} }});", union.name);
                }
                _ => {}
            }
        }
        text += &cases;
        text + "Ok(())\n}\n}\n"
    }

    fn is_exported(&self, item: &Item) -> bool {
        !matches!(item, Item::Word(_) | Item::Constant(_))
    }

    /// The documentation of a function, in the kernel's paragraphs and Python's errors.
    pub(crate) fn function_text(&self, function: &Function, within: &str) -> Vec<String> {
        let mut said = self.speaker.function(function, within);
        said.extend(self.speaker.errors(function, within).map(|errors| raises(&errors)));
        said
    }

    /// The documentation of a class: its own, and its constructor's.
    pub(crate) fn class_text(&self, text: &Text, name: &str, methods: &[Function]) -> Vec<String> {
        let said = self.speaker.paragraphs(text, name);
        let new = methods.iter().find(|method| method.name == "new").map(|new| self.function_text(new, name));
        joined(said, new.unwrap_or_default())
    }

    /// The documentation of a class that callers make.
    pub(crate) fn made_text(&self, made: &Made<'_>) -> Vec<String> {
        let said = self.speaker.paragraphs(made.text, made.name);
        let new = match (made.new, made.reader) {
            (Some(new), _) => self.function_text(new, made.name),
            // What it refuses is what its reader refuses, less what JSON has of its own.
            (None, Some(reader)) => {
                self.speaker.errors(reader, made.name).map(|errors| raises(&errors)).into_iter().collect()
            }
            (None, None) => {
                let function = of_fields(made);
                self.speaker.errors(&function, made.name).map(|errors| raises(&errors)).into_iter().collect()
            }
        };
        joined(said, new)
    }

    /// The documentation of a field: the kernel's, and in what form a text or a number is.
    pub(crate) fn field_text(&self, field: &Field, within: &str) -> Vec<String> {
        let mut said = self.speaker.paragraphs(&field.text, within);
        if let [only] = &mut *said {
            let (form, known) = form(&field.shape);
            let sentence =
                only.strip_suffix('.').filter(|sentence| !sentence.contains(". ") && !sentence.ends_with('`'));
            if let Some(sentence) =
                sentence.filter(|_| !known.iter().any(|known| field.text.paragraphs.concat().contains(known)))
            {
                *only = match sentence.split_once(": ").filter(|_| form.starts_with(',')) {
                    Some((first, rest)) => format!("{first}{form}: {rest}."),
                    None => format!("{sentence}{form}."),
                };
            }
        }
        said
    }

    /// The documentation of what is above cases.
    pub(crate) fn union_text(&self, union: &Union) -> Vec<String> {
        let mut said = self.speaker.paragraphs(&union.text, &union.name);
        said.push(one_of(union));
        said
    }

    /// The documentation of a case.
    pub(crate) fn case_text(&self, union: &Union, case: &Record) -> Vec<String> {
        let mut said = self.speaker.paragraphs(&case.text, &union.name);
        if self.has_handles(case) {
            said.push("It holds handles, so it cannot be copied or pickled.".to_owned());
        }
        said
    }

    fn has_handles(&self, case: &Record) -> bool {
        let mut names = case.fields.iter().filter_map(|field| field.shape.name());
        names.any(|name| matches!(self.named(name), Some(Named::Handle(_))))
    }

    /// A variant's name in Rust and its text, by whatever it is called.
    pub(crate) fn variant(&self, word: &str, called: &str) -> (String, String) {
        let called = called.rsplit("::").next().unwrap_or(called);
        let Some(Named::Word(word) | Named::Text(word)) = self.named(word) else {
            return (String::new(), String::new());
        };
        let found = word.variants.iter().find(|variant| variant.name == called || variant.wire == called);
        found.map(|variant| (variant.name.clone(), variant.wire.clone())).unwrap_or_default()
    }
}

/// What is said of a text or a number in Python, and what a text says that says so already.
fn form(shape: &Shape) -> (&'static str, &'static [&'static str]) {
    match shape {
        Shape::Optional(inner) | Shape::List(inner) => form(inner),
        Shape::Atom(Atom::Network) => (", in CAIP-2", &["CAIP-2"]),
        Shape::Atom(Atom::Amount | Atom::Decimal) => (", in decimal digits", &["digits"]),
        Shape::Atom(Atom::Bytes32) => (": `0x` and 64 hexadecimal digits", &["hexadecimal", "pinned", ":", "32 bytes"]),
        Shape::Bytes => (", as `0x` and hexadecimal digits", &["hexadecimal", ":"]),
        Shape::Time => (", in unix seconds", &["seconds"]),
        Shape::Number(Number::Version) => (": 1 or 2", &[":"]),
        _ => ("", &[]),
    }
}

/// A class's documentation, and what its constructor's adds to it.
fn joined(mut said: Vec<String>, new: Vec<String>) -> Vec<String> {
    let more = new.into_iter().filter(|paragraph| !paragraph.starts_with("Returns ") && !said.contains(paragraph));
    let more: Vec<String> = more.collect();
    said.extend(more);
    said
}

/// The constructor of a record that has none of its own.
fn of_fields(made: &Made<'_>) -> Function {
    Function {
        name: "new".to_owned(),
        text: Text::default(),
        receiver: Receiver::Type,
        arguments: made.arguments.clone(),
        returns: Shape::Named(made.name.to_owned()),
        throws: false,
        fails: false,
        call: String::new(),
        long: false,
        pay: false,
        by_hand: false,
        by_hand_js: false,
        item: String::new(),
        kernel: String::new(),
    }
}

/// "Raises", and the classes of the codes that are named.
fn raises(errors: &str) -> String {
    let codes = errors.split('`').skip(1).step_by(2);
    let mut kinds: Vec<&str> = codes.flat_map(kinds_of).collect::<BTreeSet<_>>().into_iter().collect();
    kinds.sort_unstable();
    match &*kinds {
        _ if !errors.starts_with('`') => format!("Raises {errors}"),
        [] => format!("Raises `X402Error`: {errors}"),
        [one] => format!("Raises `{one}`: {errors}"),
        [some @ .., last] => format!("Raises `{}` or `{last}`: {errors}", some.join("`, `")),
    }
}

/// The classes of the errors with a code, or with one of a family such as `json.*`.
fn kinds_of(code: &str) -> Vec<&'static str> {
    let table: serde_json::Value =
        serde_json::from_str(include_str!("../../../spec-vectors/codes.json")).unwrap_or_default();
    let family = code.strip_suffix('*');
    let errors = table["errors"].as_object().into_iter().flatten();
    let same = errors.filter(|(known, _)| family.map_or(*known == code, |family| known.starts_with(family)));
    let class = |(_, error): (&String, &serde_json::Value)| match error["kind"].as_str() {
        Some("malformed") => "MalformedError",
        Some("rejected") => "RejectedError",
        _ => "UsageError",
    };
    same.map(class).collect()
}

/// A name in Python, where some are taken.
pub(crate) fn python_name(name: &str) -> String {
    if matches!(name, "class" | "from") { format!("{name}_") } else { name.to_owned() }
}

/// That name in the Rust of the binding.
fn rust_name(name: &str) -> String {
    let name = python_name(name);
    if matches!(&*name, "type") { format!("r#{name}") } else { name }
}

/// One module's file.
struct File<'a> {
    python: &'a Python<'a>,
    module: &'a Module,
    body: String,
    uses: BTreeMap<String, BTreeSet<String>>,
}

/// How a value of the kernel goes out: its type here, and what is done to it, with `{}` for the value.
struct Out {
    rust: String,
    turn: String,
}

impl Out {
    fn new(rust: impl Into<String>, turn: impl Into<String>) -> Out {
        Out { rust: rust.into(), turn: turn.into() }
    }

    fn of(&self, value: &str) -> String {
        self.turn.replace("{}", value)
    }

    /// What it is in a `map`; none if it stays as it is.
    fn map(&self) -> Option<String> {
        match &*self.turn {
            "{}" => None,
            "{}.into()" => Some("Into::into".to_owned()),
            turn => Some(format!("|value| {}", turn.replace("{}", "value"))),
        }
    }

    /// Whether it only looks at the value.
    fn looks(&self) -> bool {
        ["{}.text()", "{}.to_string()", "{}.as_str()", "{}.number()", "{}.seconds()", "to_hex("]
            .iter()
            .any(|turn| self.turn.starts_with(turn))
    }
}

/// How an argument comes in: its type, what stands for it in the kernel's expression, and its default.
struct In {
    rust: String,
    kernel: String,
    /// Whether that is a reference.
    borrowed: bool,
    default: Option<String>,
    /// The default as `help` shows it, where PyO3 would not.
    shown: Option<String>,
}

impl<'a> File<'a> {
    /// Leaves out what was thought to be used, and is not.
    fn forget_unused(&mut self) {
        let words: BTreeSet<&str> =
            self.body.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').collect();
        let body = &self.body;
        self.uses.retain(|path, names| {
            names.retain(|name| match &**name {
                "*" => true,
                "self" => words.contains(path.trim_start_matches("x402_").rsplit("::").next().unwrap_or_default()),
                // Traits, by their methods.
                "Input" => body.contains(".kernel()") || body.contains("Input for"),
                "Kept" => body.contains(".state("),
                "Shown" => body.contains("self.shown()") && !body.contains(".state("),
                name => words.contains(name),
            });
            !names.is_empty()
        });
    }

    fn uses(&mut self, path: &str, name: &str) {
        self.uses.entry(path.to_owned()).or_default().insert(name.to_owned());
    }

    fn text(&mut self, paragraphs: &[String], indent: usize) {
        self.body += &wrap(paragraphs, &format!("{:indent$}/// ", ""), WIDTH);
    }

    fn item(&mut self, item: &'a Item) {
        self.body.push('\n');
        if let Item::Function(function) = item {
            return self.callable(function, None);
        }
        match Named::of(item) {
            Some(Named::Word(word)) => self.word(word),
            Some(Named::Fields(fields)) => self.fields(&fields),
            Some(Named::Made(made)) => self.made(&made),
            Some(Named::Union(union)) => self.union(union),
            Some(Named::Kept(class)) => self.kept(class),
            Some(Named::Handle(class)) => self.handle(class),
            Some(Named::Text(_)) | None => {}
        }
    }

    fn word(&mut self, word: &Word) {
        self.uses("crate::value", "word");
        let variants: Vec<&str> = word.variants.iter().map(|variant| &*variant.name).collect();
        _ = writeln!(self.body, "word!({} {{ {} }});", word.name, variants.join(", "));
    }

    /// Refers to a type of the surface.
    fn refer(&mut self, name: &str, rust: &str) {
        let Some((module, _)) = self.python.names.get(name) else { return };
        if module.path != self.module.path {
            self.uses(&self.python.path(name), rust);
        }
    }

    /// How a value of that shape, which the kernel has in the type `kernel`, goes out; as its own where it is `kept`.
    fn out(&mut self, shape: &Shape, kernel: &str, kept: bool) -> Out {
        let text = |turn: &str| {
            if kept { Out::new("String", format!("{turn}.into()")) } else { Out::new("&str", turn) }
        };
        match shape {
            Shape::Unit => Out::new("()", "{}"),
            Shape::Bool => Out::new("bool", "{}"),
            Shape::Number(Number::Version) => Out::new("u8", "{}.number()"),
            Shape::Number(Number::Index) => Out::new("usize", "{}"),
            Shape::Number(Number::Status) => Out::new("u16", "{}"),
            Shape::Number(Number::Decimals) => Out::new("u8", "{}"),
            Shape::Number(Number::Count) => Out::new(if kernel == "usize" { "usize" } else { "u64" }, "{}"),
            Shape::Seconds => Out::new("u64", "{}"),
            Shape::Time => Out::new("u64", "{}.seconds()"),
            Shape::Error => {
                self.uses("crate::error", "ErrorInfo");
                Out::new("ErrorInfo", "{}.into()")
            }
            Shape::Headers => {
                self.uses("crate::input", "Headers");
                Out::new("Headers", "{}.into()")
            }
            Shape::Bytes => {
                self.uses("x402_kernel::primitives", "to_hex");
                Out::new("String", if kernel.starts_with("&[") { "to_hex({})" } else { "to_hex(&{})" })
            }
            Shape::Named(name) => match self.python.named(name) {
                Some(Named::Text(_)) => self.out(&Shape::Atom(Atom::Code), kernel, kept),
                Some(Named::Union(_)) => {
                    self.refer(name, &format!("Any{name}"));
                    Out::new(format!("Any{name}"), "{}.into()")
                }
                _ => {
                    self.refer(name, name);
                    Out::new(name, "{}.into()")
                }
            },
            Shape::Optional(inner) => {
                let own = kernel.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')).unwrap_or_default();
                let inner = self.out(inner, own, kept);
                let turn = inner.map().map_or("{}".to_owned(), |map| format!("{{}}.map({map})"));
                Out::new(format!("Option<{}>", inner.rust), turn)
            }
            Shape::List(inner) => {
                self.uses("crate::value", "Tuple");
                let inside = |start: &str, end: &str| kernel.strip_prefix(start)?.split_once(end).map(|(own, _)| own);
                let (own, iterate) =
                    if let Some(own) = kernel.strip_prefix("&[").and_then(|rest| rest.strip_suffix(']')) {
                        (format!("&{own}"), "{}.iter()")
                    } else if let Some(own) = kernel.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
                        (own.to_owned(), "{}.into_iter()")
                    } else if let Some(own) = inside("impl Iterator<Item = ", ">") {
                        (own.to_owned(), "{}")
                    } else {
                        (String::new(), "{}.into_iter()")
                    };
                let inner = self.out(inner, &own, true);
                let turn = match inner.map() {
                    None if iterate == "{}.iter()" => "Tuple({}.to_vec())".to_owned(),
                    None => "Tuple({})".to_owned(),
                    Some(map) => format!("{iterate}.map({map}).collect()"),
                };
                Out::new(format!("Tuple<{}>", inner.rust), turn)
            }
            Shape::Text
            | Shape::PeerText
            | Shape::Json
            | Shape::Message
            | Shape::Atom(_)
            | Shape::Key
            | Shape::Facts
            | Shape::Body => match kernel {
                "String" => Out::new("String", "{}"),
                "&'static str" if !kept => Out::new("&'static str", "{}"),
                kernel if kernel.ends_with("str") => text("{}"),
                "&String" => text("{}"),
                kernel if kernel.starts_with("Cow<") => Out::new("String", "{}.into_owned()"),
                "Json" => Out::new("String", "{}.text().to_owned()"),
                "&Json" => text("{}.text()"),
                "" if *shape != Shape::Atom(Atom::Code) => text("{}"),
                _ if *shape == Shape::Atom(Atom::Code) && kept => Out::new("String", "{}.as_str().into()"),
                _ if *shape == Shape::Atom(Atom::Code) => Out::new("&'static str", "{}.as_str()"),
                _ => Out::new("String", "{}.to_string()"),
            },
        }
    }

    /// What a field of the kernel's is when it is looked at through a reference.
    fn seen(&mut self, field: &Field) -> (String, Out) {
        let (place, kernel) = (field.expression.clone(), &*field.kernel);
        if !is_place(&place) {
            let out = self.out(&field.shape, kernel, true);
            return (place, out);
        }
        if let Some(own) = kernel.strip_prefix("Vec<").and_then(|rest| rest.strip_suffix('>')) {
            let list = if field.shape == Shape::Bytes { kernel.to_owned() } else { format!("&[{own}]") };
            let out = self.out(&field.shape, &list, true);
            return (place, out);
        }
        let out = self.out(&field.shape, kernel, true);
        match out.looks() || self.is_copied(&field.shape, kernel) {
            true => (place, out),
            false => (format!("{place}.clone()"), out),
        }
    }

    /// Whether Rust copies it.
    fn is_copied(&self, shape: &Shape, kernel: &str) -> bool {
        match shape {
            Shape::Bool | Shape::Number(_) | Shape::Seconds | Shape::Time => true,
            Shape::Named(name) => matches!(self.python.named(name), Some(Named::Word(_) | Named::Text(_))),
            Shape::Atom(atom) => !kernel.contains("String") && !matches!(atom, Atom::Money | Atom::Url),
            Shape::Optional(inner) => self.is_copied(inner, kernel),
            _ => kernel.starts_with('&') || kernel.starts_with("Option<&"),
        }
    }

    /// How something of that shape comes in: its type, what the kernel gets of it, and whether that is borrowed.
    fn comes(&mut self, shape: &Shape) -> (String, String, bool) {
        let name = match shape {
            Shape::Bool => return ("bool".to_owned(), "{}".to_owned(), false),
            Shape::Facts | Shape::Unit => return ("()".to_owned(), "{}".to_owned(), false),
            Shape::Text | Shape::PeerText | Shape::Atom(Atom::Url | Atom::Code) => "Text",
            Shape::Atom(Atom::Amount) => "Amount",
            Shape::Atom(Atom::Address) => "Address",
            Shape::Atom(Atom::Network) => "Network",
            Shape::Atom(Atom::Bytes32) => "Bytes32",
            Shape::Atom(Atom::Money) => "Money",
            Shape::Atom(Atom::Decimal) => "Decimal",
            Shape::Atom(Atom::Signature) => "Signature",
            Shape::Bytes => "Bytes",
            Shape::Message | Shape::Json => "Message",
            Shape::Body => "Body",
            Shape::Headers => "Headers",
            Shape::Number(Number::Status) => "Status",
            Shape::Number(Number::Version) => "Version",
            Shape::Number(Number::Decimals) => "Decimals",
            Shape::Number(Number::Index | Number::Count) | Shape::Seconds => "Seconds",
            Shape::Time => "Time",
            Shape::Key => "Key",
            Shape::Error => {
                self.uses("crate::error", "ErrorInfo");
                return ("ErrorInfo".to_owned(), "{}.0".to_owned(), false);
            }
            Shape::Named(name) => {
                let named = self.python.named(name).cloned();
                if let Some(Named::Text(_)) = named {
                    self.uses("crate::input", name);
                    return (name.clone(), "{}.0".to_owned(), false);
                }
                self.refer(name, name);
                return match named {
                    Some(Named::Word(_)) => (name.clone(), "{}.0".to_owned(), false),
                    Some(Named::Made(made)) if made.reader.is_some() => {
                        self.uses("crate::input", "Given");
                        (format!("Given<{name}>"), "{}.0".to_owned(), false)
                    }
                    _ => {
                        self.uses("pyo3::prelude", "*");
                        (format!("&Bound<'_, {name}>"), "{}.get().0".to_owned(), true)
                    }
                };
            }
            Shape::Optional(inner) => {
                let (rust, turn, borrowed) = self.comes(inner);
                let map = format!("{}{}", if borrowed { "&" } else { "" }, turn.replace("{}", "value"));
                let turn = if turn == "{}" { turn } else { format!("{{}}.map(|value| {map})") };
                return (format!("Option<{rust}>"), turn, false);
            }
            Shape::List(inner) => {
                let (mut rust, ..) = self.comes(inner);
                if let Shape::Named(name) = &**inner {
                    rust.clone_from(name);
                }
                self.uses("crate::input", "Input");
                self.uses("crate::input", "List");
                return (format!("List<{rust}>"), "{}.kernel()".to_owned(), false);
            }
        };
        self.uses("crate::input", name);
        (name.to_owned(), "{}.0".to_owned(), false)
    }

    fn argument(&mut self, argument: &Argument) -> In {
        let name = rust_name(&argument.name);
        if argument.shape == Shape::Named("Profile".to_owned()) && argument.default == Default::Absent {
            self.refer("Profile", "Profile");
            self.uses("crate::kept", "or_default");
            self.uses("pyo3::prelude", "*");
            let rust = "Option<&Bound<'_, Profile>>".to_owned();
            let default = Some("None".to_owned());
            return In { rust, kernel: format!("or_default({name})"), borrowed: false, default, shown: None };
        }
        let (mut rust, turn, borrowed) = self.comes(&argument.shape);
        let mut kernel = turn.replace("{}", &name);
        let (mut default, mut shown) = (None, None);
        match (&argument.default, &argument.shape) {
            (Default::Needed | Default::Absent, Shape::Optional(_)) => default = Some("None".to_owned()),
            (Default::Needed, _) => {}
            (Default::Absent, Shape::List(_)) => {
                default = Some("List::default()".to_owned());
                shown = Some("()".to_owned());
            }
            (Default::Absent, _) => {
                rust = format!("Option<{rust}>");
                kernel = format!("{name}.map(|value| {}).unwrap_or_default()", turn.replace("{}", "value"));
                default = Some("None".to_owned());
            }
            (Default::Is(value), Shape::Number(Number::Version)) => {
                default = Some(format!("Version(kernel::Version::V{value})"));
                shown = Some(value.clone());
            }
            (Default::Is(value), Shape::Named(word)) => {
                let (variant, wire) = self.python.variant(word, value);
                default = Some(format!("{word}(kernel::{word}::{variant})"));
                shown = Some(format!("'{wire}'"));
            }
            (Default::Is(value), _) => default = Some(value.clone()),
        }
        if default.as_ref().is_some_and(|default| default.contains("kernel::")) {
            self.uses("x402_kernel", "self");
        }
        In { rust, kernel, borrowed, default, shown }
    }

    /// A function or method, with its documentation.
    fn callable(&mut self, function: &Function, of: Option<&str>) {
        let within = of.unwrap_or_default();
        let is_new = function.receiver == Receiver::Type && matches!(&*function.name, "new" | "default");
        let by_hand = function.by_hand || BY_HAND.contains(&(within, &function.name));
        if !is_new {
            let text = self.python.function_text(function, within);
            self.text(&text, 0);
        }
        let arguments: Vec<In> = function.arguments.iter().map(|argument| self.argument(argument)).collect();
        let receives = matches!(function.receiver, Receiver::Value | Receiver::Taken);
        match function.receiver {
            Receiver::None => self.body += "#[pyfunction]\n",
            Receiver::Type if is_new => self.body += "#[new]\n",
            Receiver::Type => self.body += "#[staticmethod]\n",
            Receiver::Value | Receiver::Taken => {}
        }
        self.uses("pyo3::prelude", "*");
        self.signature(&function.name, &function.arguments, &arguments, receives);
        let mut parameters: Vec<String> = Vec::new();
        match receives {
            true if by_hand => parameters.push(format!("slf: &Bound<'_, {within}>")),
            true => parameters.push("&self".to_owned()),
            false => {}
        }
        if function.long && !by_hand {
            parameters.push("py: Python<'_>".to_owned());
        }
        parameters.extend(self.parameters(&function.arguments, &arguments));
        let own = function.kernel.replace("Self", within);
        let out = self.out(&function.returns, &own, !receives || function.long || function.throws);
        let throws = function.throws || function.receiver == Receiver::Taken || by_hand;
        let returns = match (&*out.rust, throws) {
            ("()", false) => String::new(),
            (rust, false) => format!(" -> {rust}"),
            (rust, true) => format!(" -> PyResult<{rust}>"),
        };
        let visible = if function.receiver == Receiver::None { "pub(crate) " } else { "" };
        let name = if is_new { "new".to_owned() } else { rust_name(&function.name) };
        let too_many = if arguments.len() > 6 { TOO_MANY } else { "" };
        _ = writeln!(self.body, "{too_many}{visible}fn {name}({}){returns} {{", parameters.join(", "));
        if by_hand {
            let passed = function.arguments.iter().map(|argument| rust_name(&argument.name));
            let passed: Vec<String> = receives.then(|| "slf".to_owned()).into_iter().chain(passed).collect();
            _ = writeln!(self.body, "crate::{}::{}({})", stem(self.module), function.name, passed.join(", "));
        } else {
            self.call(function, &arguments, &out, throws);
        }
        self.body += "}\n";
    }

    fn parameters(&self, arguments: &[Argument], inputs: &[In]) -> Vec<String> {
        let parameter = |(argument, input): (&Argument, &In)| format!("{}: {}", rust_name(&argument.name), input.rust);
        arguments.iter().zip(inputs).map(parameter).collect()
    }

    /// The body: the arguments as the kernel takes them, its call, its result.
    fn call(&mut self, function: &Function, inputs: &[In], out: &Out, throws: bool) {
        let source = &function.call;
        if let [Argument { shape: Shape::Key, name, .. }] = &*function.arguments {
            // Whatever form it came in, it was read then.
            _ = writeln!(self.body, "Ok({})", out.of(&format!("{name}.0")));
            return;
        }
        let is_simple = !function.long && !source.contains(['{', '|']);
        let mut replaced: BTreeMap<&str, (String, bool)> = BTreeMap::new();
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (argument, input) in function.arguments.iter().zip(inputs) {
            let by_reference = input.borrowed && only_borrowed(source, &argument.name);
            let value = match (input.borrowed, by_reference, is_simple) {
                (true, false, _) => format!("{}.clone()", input.kernel),
                (true, true, false) => format!("&{}", input.kernel),
                _ => input.kernel.clone(),
            };
            let name = rust_name(&argument.name);
            if is_simple {
                replaced.insert(&argument.name, (value, false));
            } else {
                replaced.insert(&argument.name, (name.clone(), by_reference));
                if value != name {
                    names.push(name);
                    values.push(value);
                }
            }
        }
        _ = match (&*names, &*values) {
            ([], _) => Ok(()),
            ([name], [value]) => writeln!(self.body, "let {name} = {value};"),
            _ => writeln!(self.body, "let ({}) = ({});", names.join(", "), values.join(", ")),
        };
        let once = function.receiver == Receiver::Taken;
        if once {
            self.body += "let value = self.once.take()?;\n";
        }
        let receiver = match function.receiver {
            Receiver::Taken => Some("value"),
            Receiver::Value => Some("self.0"),
            Receiver::None | Receiver::Type => None,
        };
        let call = kernel_paths(source, &|name| match receiver.filter(|_| name == "value") {
            Some(receiver) => Some((receiver.to_owned(), false)),
            None => replaced.get(name).cloned(),
        });
        if call.contains("kernel::") {
            self.uses("x402_kernel", "self");
        }
        let tried = call.contains('?');
        let call = call.replace('?', ".map_err(raise)?");
        if tried || function.fails {
            self.uses("crate::error", "raise");
        }
        let call = if function.long { format!("py.detach(|| {call})") } else { call };
        let result = match function.fails {
            true => {
                let mapped = out.map().map_or(call.clone(), |map| format!("{call}.map({map})"));
                format!("{mapped}.map_err(raise)")
            }
            false if throws => format!("Ok({})", out.of(&call)),
            false => out.of(&call),
        };
        _ = writeln!(self.body, "{result}");
    }

    /// What Python sees of the parameters, where Rust's would not say it.
    fn signature(&mut self, of: &str, arguments: &[Argument], inputs: &[In], receives: bool) {
        if inputs.iter().all(|input| input.default.is_none()) {
            return;
        }
        let (mut code, mut shown) = (Vec::new(), Vec::new());
        let mut named = false;
        for (argument, input) in arguments.iter().zip(inputs) {
            if !named && is_keyword(of, argument) {
                named = true;
                code.push("*".to_owned());
                shown.push("*".to_owned());
            }
            let name = python_name(&argument.name);
            let Some(default) = &input.default else {
                code.push(name.clone());
                shown.push(name);
                continue;
            };
            code.push(format!("{name}={default}"));
            let literal = match &**default {
                "true" => "True",
                "false" => "False",
                default => input.shown.as_deref().unwrap_or(default),
            };
            shown.push(format!("{name}={literal}"));
        }
        self.attribute(&format!("signature = ({})", code.join(", ")));
        if inputs.iter().any(|input| input.shown.is_some()) {
            let receiver = if receives { "$self, " } else { "" };
            self.attribute(&format!("text_signature = \"({receiver}{})\"", shown.join(", ")));
        }
    }

    /// An attribute of PyO3, which rustfmt leaves as it is.
    fn attribute(&mut self, inside: &str) {
        let line = format!("#[pyo3({inside})]");
        if line.len() + 4 <= WIDTH {
            self.body += &line;
        } else {
            // After a comma, as rustfmt has it; a text goes on behind a backslash.
            let back = if inside.contains('"') { " \\" } else { "" };
            let mut lines = vec![String::new()];
            for piece in inside.split_inclusive(", ") {
                let full = lines.last().is_some_and(|line| line.len() + piece.len() + 16 > WIDTH);
                match lines.last_mut() {
                    Some(line) if !full => line.push_str(piece),
                    _ => lines.push(piece.to_owned()),
                }
            }
            let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
            self.body += &format!("#[pyo3({})]", lines.join(&format!("{back}\n        ")));
        }
        self.body.push('\n');
    }

    /// A class of fields that the kernel makes.
    fn fields(&mut self, record: &Fields<'_>) {
        let name = record.name;
        let kernel = self.kernel_of(record);
        let parts: Vec<&str> = kernel.trim_matches(['(', ')']).split(", ").collect();
        let mut fields = Vec::new();
        for field in record.fields {
            let place = field.expression.strip_prefix("value.").and_then(|rest| rest.parse::<usize>().ok());
            let (expression, out) = match place.and_then(|place| parts.get(place)) {
                Some(part) => {
                    let own = part.replace("kernel::", "");
                    (field.expression.clone(), self.out(&field.shape, &own, true))
                }
                None if kernel.starts_with('(') => {
                    (field.expression.clone(), self.out(&field.shape, &field.kernel, true))
                }
                None => self.seen(field),
            };
            fields.push((rust_name(&field.name), out.rust.clone(), out.of(&expression)));
        }
        let text = self.python.class_text(record.text, name, record.methods);
        match record.methods {
            [] => self.by_macro("value", name, "", &text, record.fields, &fields),
            _ => self.whole(record, &text, &fields),
        }
        self.uses("x402_kernel", "self");
        let made: Vec<String> = fields.iter().map(|(field, _, made)| format!("{field}: {made}")).collect();
        _ = writeln!(
            self.body,
            "\nimpl From<{kernel}> for {name} {{\nfn from(value: {kernel}) -> {name} {{\n{name} {{ {} }}\n}}\n}}",
            made.join(", ")
        );
        if kernel.starts_with('&') {
            self.uses("crate::value", "owned");
            _ = writeln!(self.body, "\nowned!({name});");
        }
    }

    /// The kernel's type of a record: its own, or what the function gives that makes one.
    fn kernel_of(&self, record: &Fields<'_>) -> String {
        let is_tuple = record.fields.iter().any(|field| field.expression.starts_with("value.0"));
        let functions = self.python.surface.functions();
        let mut made = functions.filter(|(_, function)| function.returns == Shape::Named(record.name.to_owned()));
        match made.find(|(_, function)| is_tuple && function.kernel.starts_with('(')) {
            Some((_, function)) => kernel_types(&function.kernel),
            None => format!("&kernel::{}", record.name),
        }
    }

    /// A class of fields by a macro: `name { field: type, }`.
    fn by_macro(
        &mut self,
        by: &str,
        name: &str,
        of: &str,
        text: &[String],
        described: &[Field],
        fields: &[(String, String, String)],
    ) {
        self.uses("crate::value", by);
        _ = writeln!(self.body, "{by}! {{");
        self.text(text, 4);
        if fields.is_empty() {
            _ = writeln!(self.body, "    {name}{of} {{}}\n}}");
            return;
        }
        _ = writeln!(self.body, "    {name}{of} {{");
        self.listed(name, described, fields, "");
        self.body += "    }\n}\n";
    }

    fn listed(&mut self, within: &str, described: &[Field], fields: &[(String, String, String)], visible: &str) {
        for (field, (python, rust, _)) in described.iter().zip(fields) {
            let text = self.python.field_text(field, within);
            self.text(&text, 8);
            _ = writeln!(self.body, "        {visible}{python}: {rust},");
        }
    }

    /// A class of fields that has functions besides.
    fn whole(&mut self, record: &Fields<'_>, text: &[String], fields: &[(String, String, String)]) {
        let name = record.name;
        self.uses("pyo3::prelude", "*");
        self.uses("pyo3::types", "PyType");
        for used in ["self", "Reduced", "Tuple"] {
            self.uses("crate::value", used);
        }
        self.text(text, 0);
        self.body += "#[pyclass(module = \"x402_kernel\", frozen, eq, hash, get_all, from_py_object)]\n";
        self.body += "#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n";
        _ = writeln!(self.body, "pub(crate) struct {name} {{");
        self.listed(name, record.fields, fields, "pub(crate) ");
        _ = writeln!(self.body, "}}\n\n#[pymethods]\nimpl {name} {{");
        for method in record.methods {
            self.callable(method, Some(name));
            self.body.push('\n');
        }
        if record.fields.iter().any(|field| field.name == "json") {
            self.to_dict("&self.json");
        }
        let parameters: Vec<String> = fields.iter().map(|(python, rust, _)| format!("{python}: {rust}")).collect();
        let made: Vec<&str> = fields.iter().map(|(python, ..)| &**python).collect();
        self.match_args(record.fields.iter().map(|field| &*field.name));
        let too_many = if parameters.len() > 6 { TOO_MANY } else { "" };
        _ = write!(
            self.body,
            "#[classmethod]\n{too_many}fn _restore(_class: &Bound<'_, PyType>, {}) -> {name} {{\n{name} {{ {} }}\n}}\n\n\
            {}{}}}\n",
            parameters.join(", "),
            made.join(", "),
            reduced(name),
            shown_by_fields(name),
        );
    }

    fn match_args<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let names: Vec<String> = names.map(|name| format!("\"{}\"", python_name(name))).collect();
        _ = write!(
            self.body,
            "#[classattr]\nfn __match_args__() -> Tuple<&'static str> {{\nTuple(vec![{}])\n}}\n\n",
            names.join(", ")
        );
    }

    fn to_dict(&mut self, json: &str) {
        self.uses("crate::value", "self");
        _ = write!(
            self.body,
            "/// What `json.loads` makes of the exact text.\n\
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {{\nvalue::loads(py, {json})\n}}\n\n"
        );
    }

    /// A class that callers make, around a value of the kernel.
    fn made(&mut self, made: &Made<'_>) {
        let name = made.name;
        self.uses("pyo3::prelude", "*");
        self.uses("pyo3::types", "PyType");
        self.uses("x402_kernel", "self");
        for used in ["self", "Reduced", "Tuple", "carries"] {
            self.uses("crate::value", used);
        }
        let text = self.python.made_text(made);
        self.text(&text, 0);
        let hand = format!("crate::{}", stem(self.module));
        let (inside, carries) = match made.by_hand {
            true => (&*hand, String::new()),
            false => ("kernel", format!("carries!({name});\n\n")),
        };
        _ = write!(
            self.body,
            "#[pyclass(module = \"x402_kernel\", frozen, eq, from_py_object)]\n#[derive(Clone, Debug, PartialEq, Eq)]\n\
            pub(crate) struct {name}(pub(crate) {inside}::{name});\n\n{carries}#[pymethods]\nimpl {name} {{\n"
        );
        // What is read as JSON is written as JSON, for the place in an error.
        let by_members = made.reader.is_some_and(|reader| reader.name == "parse");
        let mut inputs: Vec<In> = made.arguments.iter().map(|argument| self.argument(argument)).collect();
        if by_members {
            for (argument, input) in made.arguments.iter().zip(&mut inputs) {
                input.rust = self.raw(&argument.shape);
            }
        }
        let parameters = self.parameters(&made.arguments, &inputs);
        let names: Vec<String> = made.arguments.iter().map(|argument| rust_name(&argument.name)).collect();
        let fails = by_members || made.by_hand || made.new.is_some_and(|new| new.throws || new.by_hand);
        let returns = if fails { format!("PyResult<{name}>") } else { name.to_owned() };
        let too_many = if parameters.len() > 6 { TOO_MANY } else { "" };
        let (py, class) = if by_members { ("py: Python<'_>, ", "class") } else { ("", "_class") };
        match made.new {
            Some(new) => self.callable(new, Some(name)),
            None => {
                self.body += "#[new]\n";
                self.signature(name, &made.arguments, &inputs, false);
                _ = writeln!(self.body, "{too_many}fn new({py}{}) -> {returns} {{", parameters.join(", "));
                if by_members {
                    self.members(made);
                } else if made.by_hand {
                    _ = writeln!(self.body, "{hand}::{name}::new({}).map({name})", names.join(", "));
                } else {
                    let pairs = made.arguments.iter().zip(&inputs);
                    let pairs =
                        pairs.map(|(argument, input)| format!("{}: {}", rust_field(&argument.name), input.kernel));
                    let pairs: Vec<String> = pairs.collect();
                    _ = writeln!(self.body, "{name}(kernel::{name} {{ {} }})", pairs.join(", "));
                }
                self.body += "}\n";
            }
        }
        self.body.push('\n');
        for method in &made.methods {
            self.callable(method, Some(name));
            self.body.push('\n');
        }
        match made.by_hand {
            true => self.getters_by_hand(made.getters, name),
            false => self.getters(made.getters, name),
        }
        self.match_args(made.arguments.iter().map(|argument| &*argument.name));
        let passed = if by_members { format!("class.py(), {}", names.join(", ")) } else { names.join(", ") };
        _ = write!(
            self.body,
            "#[classmethod]\n{too_many}fn _restore({class}: &Bound<'_, PyType>, {}) -> {returns} {{\n{name}::new({passed})\n}}\n\n\
            fn __hash__(slf: &Bound<'_, {name}>) -> PyResult<isize> {{\nvalue::fields(slf.as_any())?.hash()\n}}\n\n\
            {}{}}}\n",
            parameters.join(", "),
            reduced(name),
            shown_by_fields(name),
        );
        if let Some(reader) = made.reader {
            self.uses("crate::input", "Members");
            let article = if name.starts_with(['A', 'E']) { "an" } else { "a" };
            let what = if name.ends_with('s') { name.to_owned() } else { format!("{article} {name}") };
            _ = writeln!(
                self.body,
                "\nimpl Members for {name} {{\nconst WHAT: &'static str = \"{what}\";\n\n\
                fn read(members: &str) -> kernel::Result<kernel::{name}> {{\nkernel::{name}::{}(members)\n}}\n}}",
                reader.name
            );
        }
        self.in_lists(name);
    }

    /// What lists of a class need of it, if there are any that callers make.
    fn in_lists(&mut self, name: &str) {
        let of = Shape::List(Box::new(Shape::Named(name.to_owned())));
        let inside = |shape: &Shape| *shape == of || matches!(shape, Shape::Optional(inner) if **inner == of);
        let functions = self.python.surface.functions();
        let given = functions.flat_map(|(_, function)| &function.arguments).any(|argument| inside(&argument.shape));
        let events = self.python.surface.items().filter_map(|item| match item {
            Item::Union(union) if union.input => Some(union.cases.iter().flat_map(|case| &case.fields)),
            _ => None,
        });
        let held = events.flatten().any(|field| inside(&field.shape));
        if given || held {
            self.uses("crate::input", "Listed");
            _ = writeln!(
                self.body,
                "\nimpl Listed for {name} {{\nconst LIST: &'static str = \"a list of {name}\";\n}}"
            );
        }
        let is_kept = matches!(self.python.named(name), Some(Named::Kept(_)));
        if held && !is_kept {
            self.uses("std::hash", "Hash");
            self.uses("std::hash", "Hasher");
            _ = writeln!(
                self.body,
                "\nimpl Hash for {name} {{\nfn hash<H: Hasher>(&self, state: &mut H) {{\nformat!(\"{{:?}}\", self.0).hash(state);\n}}\n}}"
            );
        }
    }

    /// How a member of a record comes in before the record is read.
    fn raw(&mut self, shape: &Shape) -> String {
        let name = match shape {
            Shape::Optional(inner) => return format!("Option<{}>", self.raw(inner)),
            Shape::Atom(Atom::Amount | Atom::Decimal) => "Decimal",
            Shape::Atom(Atom::Bytes32) | Shape::Bytes => "Hex",
            _ => "Text",
        };
        self.uses("crate::input", name);
        name.to_owned()
    }

    /// A constructor that reads its arguments as the members of a JSON object.
    fn members(&mut self, made: &Made<'_>) {
        let name = made.name;
        self.uses("crate::input", "record");
        self.uses("crate::error", "raise");
        let member = |argument: &Argument| {
            let (rust, wire) = (rust_name(&argument.name), camel(&argument.name));
            match argument.shape.is_optional() {
                true => format!("(\"{wire}\", {rust}.map(|text| text.0))"),
                false => format!("(\"{wire}\", Some({rust}.0))"),
            }
        };
        let members: Vec<String> = made.arguments.iter().map(member).collect();
        _ = write!(
            self.body,
            "let members = [{}];\nkernel::{name}::parse(&record(py, &members)?).map({name}).map_err(raise)\n",
            members.join(", ")
        );
    }

    fn union(&mut self, union: &Union) {
        let name = &union.name;
        self.uses("pyo3::prelude", "*");
        self.uses("x402_kernel", "self");
        let text = self.python.union_text(union);
        self.text(&text, 0);
        // What a getter of all cases asks, or the kernel takes.
        let kept = union.input || !union.getters.is_empty();
        self.body += "#[pyclass(module = \"x402_kernel\", frozen, subclass)]\n";
        _ = match kept {
            true => writeln!(self.body, "pub(crate) struct {name}(pub(crate) kernel::{name});"),
            false => writeln!(self.body, "pub(crate) struct {name};"),
        };
        let mut cases = Vec::new();
        for case in &union.cases {
            self.body.push('\n');
            if union.input {
                self.given_case(union, case);
            } else {
                let fields = self.made_case(union, case, kept);
                cases.push((case, fields));
            }
        }
        if !union.input {
            self.any(union, &cases);
        }
        if union.getters.is_empty() && union.methods.is_empty() {
            return;
        }
        _ = writeln!(self.body, "\n#[pymethods]\nimpl {name} {{");
        for method in &union.methods {
            self.callable(method, Some(name));
            self.body.push('\n');
        }
        self.getters(&union.getters, name);
        match (has_text(union), kept) {
            (true, true) => self.to_dict("self.0.json().text()"),
            (true, false) => {
                self.uses("crate::value", "self");
                _ = write!(
                    self.body,
                    "/// What `json.loads` makes of the exact text.\n\
                    fn to_dict<'py>(slf: &Bound<'py, {name}>) -> PyResult<Bound<'py, PyAny>> {{\n\
                    value::loads(slf.py(), &slf.getattr(\"json\")?.extract::<String>()?)\n}}\n\n"
                );
            }
            _ => {}
        }
        self.body += "}\n";
    }

    /// A case that the kernel makes.
    fn made_case(&mut self, union: &Union, case: &Record, kept: bool) -> Vec<(String, String, String)> {
        let (of, name) = (&union.name, &case.name);
        let mut fields = Vec::new();
        for field in &case.fields {
            let mut out = self.out(&field.shape, &field.kernel, true);
            if kept && field.shape == Shape::Json {
                self.uses("crate::value", "Exact");
                out = Out::new("Exact", "Exact({})");
            }
            fields.push((rust_name(&field.name), out.rust.clone(), out.of(&field.expression)));
        }
        let text = self.python.case_text(union, case);
        if self.python.has_handles(case) {
            self.case_of_handles(union, case, &text, &fields);
            return fields;
        }
        let base = match kept {
            true => format!(" in {of}(|case| {of}(case.clone().into()))"),
            false => format!(" in {of}"),
        };
        self.by_macro("value", name, &base, &text, &case.fields, &fields);
        if kept {
            let names: Vec<&str> = fields.iter().map(|(python, ..)| &**python).collect();
            let back = |field: &Field| match field.shape {
                Shape::Json => format!("{0}: {0}.0", field.name),
                _ => field.name.clone(),
            };
            let back: Vec<String> = case.fields.iter().map(back).collect();
            _ = writeln!(
                self.body,
                "\nimpl From<{name}> for kernel::{of} {{\nfn from(case: {name}) -> kernel::{of} {{\n\
                let {name} {{ {} }} = case;\nkernel::{of}::{name} {{ {} }}\n}}\n}}",
                names.join(", "),
                back.join(", "),
            );
        }
        fields
    }

    /// A case that stays where it is, like what it holds.
    fn case_of_handles(&mut self, union: &Union, case: &Record, text: &[String], fields: &[(String, String, String)]) {
        let (of, name) = (&union.name, &case.name);
        for used in ["self", "Tuple", "case"] {
            self.uses("crate::value", used);
        }
        self.uses("crate::handle", "stays");
        self.text(text, 0);
        _ = write!(
            self.body,
            "#[pyclass(module = \"x402_kernel\", frozen, eq, get_all, extends = {of})]\n#[derive(PartialEq, Eq)]\n\
            pub(crate) struct {name} {{\n"
        );
        self.listed(of, &case.fields, fields, "");
        _ = writeln!(self.body, "}}\n\n#[pymethods]\nimpl {name} {{");
        self.match_args(case.fields.iter().map(|field| &*field.name));
        _ = write!(
            self.body,
            "fn __hash__(slf: &Bound<'_, {name}>) -> PyResult<isize> {{\nvalue::fields(slf.as_any())?.hash()\n}}\n\n{}\n\
            fn __reduce__(&self) -> PyResult<()> {{\nErr(stays(\"{of}.{name}\"))\n}}\n}}\n\ncase!({name}, {of}, |_case| {of});\n",
            shown_by_fields(name)
        );
    }

    /// Any case, made of the kernel's enum.
    fn any(&mut self, union: &Union, cases: &[(&Record, Vec<(String, String, String)>)]) {
        let name = &union.name;
        let whole = !union.cases.iter().any(|case| self.python.has_handles(case));
        let derived =
            if whole { "Clone, Debug, PartialEq, Eq, Hash, IntoPyObject, FromPyObject" } else { "IntoPyObject" };
        _ = writeln!(self.body, "\n/// Any case.\n#[derive({derived})]\npub(crate) enum Any{name} {{");
        for (case, _) in cases {
            _ = writeln!(self.body, "    {0}({0}),", case.name);
        }
        _ = writeln!(
            self.body,
            "}}\n\nimpl From<kernel::{name}> for Any{name} {{\nfn from(value: kernel::{name}) -> Any{name} {{\nmatch value {{"
        );
        for (case, fields) in cases {
            let pair = |(python, _, made): &(String, String, String)| match python == made {
                true => python.clone(),
                false => format!("{python}: {made}"),
            };
            let made: Vec<String> = fields.iter().map(pair).collect();
            let variant = &case.name;
            let pattern = match case.form {
                Form::Unit => String::new(),
                Form::Tuple => "(value)".to_owned(),
                Form::Named => {
                    let used: Vec<&str> = case.fields.iter().map(|field| first_name(&field.expression)).collect();
                    format!(" {{ {} }}", used.join(", "))
                }
            };
            _ = writeln!(
                self.body,
                "kernel::{name}::{variant}{pattern} => Any{name}::{variant}({variant} {{ {} }}),",
                made.join(", ")
            );
        }
        self.body += "}\n}\n}\n";
        let mut kernels = self.python.surface.fields().map(|(_, field)| &field.kernel);
        if kernels.any(|kernel| *kernel == format!("Option<&{name}>")) {
            _ = writeln!(
                self.body,
                "\nimpl From<&kernel::{name}> for Any{name} {{\nfn from(value: &kernel::{name}) -> Any{name} {{\nvalue.clone().into()\n}}\n}}"
            );
        }
    }

    /// A case that callers make.
    fn given_case(&mut self, union: &Union, case: &Record) {
        let (of, name) = (&union.name, &case.name);
        let (mut fields, mut into) = (Vec::new(), Vec::new());
        for field in &case.fields {
            let (rust, turn, _) = self.comes(&field.shape);
            let python = rust_name(&field.name);
            let copied = matches!(field.shape, Shape::Time | Shape::Atom(Atom::Bytes32));
            let own = match copied || turn.ends_with(".0") {
                true => format!("case.{python}"),
                false => format!("case.{python}.clone()"),
            };
            let own = turn.replace("{}", &own);
            let keep =
                if copied || turn != "{}.0" || matches!(field.shape, Shape::Number(_)) { "" } else { ".clone()" };
            into.push(format!("{}: {own}{keep}", field.name));
            fields.push((python, rust, turn));
        }
        let made = match case.form {
            Form::Unit => format!("kernel::{of}::{name}"),
            _ => format!("kernel::{of}::{name} {{ {} }}", into.join(", ")),
        };
        let text = self.python.case_text(union, case);
        // rustfmt leaves a macro's insides as they are.
        let line = format!(" in {of}(|{}| {of}({made}))", if into.is_empty() { "_case" } else { "case" });
        let line = if line.len() + name.len() + 8 <= WIDTH {
            line
        } else {
            line.replace(" { ", " {\n        ").replace(", ", ",\n        ").replace(" })", ",\n    })")
        };
        self.by_macro("record", name, &line, &text, &case.fields, &fields);
    }

    fn getters(&mut self, getters: &[Field], of: &str) {
        for getter in getters {
            let text = self.python.field_text(getter, of);
            self.text(&text, 0);
            let mut out = self.out(&getter.shape, &getter.kernel, false);
            let replaced = |name: &str| (name == "value").then(|| ("self.0".to_owned(), false));
            let mut expression = kernel_paths(&getter.expression, &replaced);
            if is_place(&getter.expression) && !out.looks() && !self.is_copied(&getter.shape, &getter.kernel) {
                // A field of the kernel's stays where it is.
                match (&*getter.kernel, &getter.shape) {
                    ("String", _) => out = Out::new("&str", "&{}"),
                    ("Option<String>", _) => out = Out::new("Option<&str>", "{}.as_deref()"),
                    (_, Shape::Optional(inner)) if matches!(**inner, Shape::List(_)) => {
                        expression += ".as_ref()";
                        out.turn = out.turn.replace("into_iter", "iter");
                    }
                    _ => expression += ".clone()",
                }
            }
            let (name, rust, made) = (rust_name(&getter.name), &out.rust, out.of(&expression));
            _ = writeln!(self.body, "#[getter]\nfn {name}(&self) -> {rust} {{\n{made}\n}}\n");
        }
    }

    /// Getters of what is by hand.
    fn getters_by_hand(&mut self, getters: &[Field], of: &str) {
        for getter in getters {
            let text = self.python.field_text(getter, of);
            self.text(&text, 0);
            let rust = match (&getter.shape, self.out(&getter.shape, &getter.kernel, true)) {
                (Shape::Time, _) => "u64".to_owned(),
                (_, out) => out.rust,
            };
            let name = rust_name(&getter.name);
            _ = writeln!(
                self.body,
                "#[getter]\nfn {name}(&self, py: Python<'_>) -> {rust} {{\nself.0.{name}(py)\n}}\n"
            );
        }
    }

    /// A class around a value of the kernel, restored from what it wrote.
    fn kept(&mut self, class: &Class) {
        let name = &class.name;
        self.uses("pyo3::prelude", "*");
        self.uses("x402_kernel", "self");
        self.uses("crate::kept", "Kept");
        self.uses("crate::kept", "kept");
        for used in ["self", "Reduced"] {
            self.uses("crate::value", used);
        }
        self.uses("pyo3::types", "PyTuple");
        self.uses("pyo3::types", "PyType");
        let text = self.python.class_text(&class.text, name, &class.methods);
        self.text(&text, 0);
        _ = write!(
            self.body,
            "#[pyclass(module = \"x402_kernel\", frozen, eq, from_py_object)]\n#[derive(Clone, Debug, PartialEq, Eq)]\n\
            pub(crate) struct {name}(pub(crate) kernel::{name});\n\nkept!({name});\n\n#[pymethods]\nimpl {name} {{\n"
        );
        for method in &class.methods {
            self.callable(method, Some(name));
            self.body.push('\n');
        }
        self.getters(&class.getters, name);
        if class.getters.iter().any(|getter| getter.name == "json" && getter.kernel == "&Json") {
            self.to_dict("self.0.json().text()");
        }
        _ = write!(
            self.body,
            "fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {{\nself.words().into_pyobject(py)?.hash()\n}}\n\n\
            fn __repr__(&self) -> String {{\nself.shown()\n}}\n\n\
            fn __reduce__<'py>(slf: &Bound<'py, {name}>) -> PyResult<Reduced<'py>> {{\n\
            value::restored(slf, slf.get().state(slf.py())?)\n}}\n\n\
            #[classmethod]\n#[pyo3(signature = (*state))]\n\
            fn _restore(_class: &Bound<'_, PyType>, state: &Bound<'_, PyTuple>) -> PyResult<{name}> {{\n\
            {name}::restore(state)\n}}\n}}\n"
        );
        self.in_lists(name);
    }

    fn handle(&mut self, class: &Class) {
        let name = &class.name;
        self.uses("pyo3::prelude", "*");
        if !class.by_hand {
            self.uses("x402_kernel", "self");
        }
        self.uses("crate::handle", "stays");
        let mut text = self.python.class_text(&class.text, name, &class.methods);
        let ClassKind::Handle { once } = &class.kind else { return };
        handle_text(&mut text, once.is_some());
        self.text(&text, 0);
        if class.by_hand {
            return self.handle_by_hand(class);
        }
        // One that is only read may be compared.
        let is_compared = once.is_none() && class.methods.is_empty();
        match once {
            Some(what) => self.once(class, what),
            None => {
                let compared = if is_compared { ", eq" } else { "" };
                _ = writeln!(self.body, "#[pyclass(module = \"x402_kernel\", frozen{compared})]");
                if is_compared {
                    self.body += "#[derive(Clone, PartialEq, Eq)]\n";
                }
                self.uses("crate::value", if is_compared { "carries" } else { "holds" });
                let by = if is_compared { "carries" } else { "holds" };
                _ = writeln!(self.body, "pub(crate) struct {name}(pub(crate) kernel::{name});\n\n{by}!({name});\n");
            }
        }
        _ = writeln!(self.body, "#[pymethods]\nimpl {name} {{");
        for method in &class.methods {
            self.callable(method, Some(name));
            self.body.push('\n');
        }
        if once.is_none() {
            self.getters(&class.getters, name);
        }
        if is_compared {
            self.uses("crate::kept", "Shown");
            self.body += "fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {\nself.words().into_pyobject(py)?.hash()\n}\n\n";
        }
        if !class.getters.is_empty() {
            self.uses("crate::kept", "Shown");
            self.body += "fn __repr__(&self) -> String {\nself.shown()\n}\n\n";
        }
        _ = writeln!(self.body, "fn __reduce__(&self) -> PyResult<()> {{\nErr(stays(\"{name}\"))\n}}\n}}");
    }

    /// A handle around one that is by hand.
    fn handle_by_hand(&mut self, class: &Class) {
        let name = &class.name;
        let hand = format!("crate::{}::{name}", stem(self.module));
        _ = writeln!(
            self.body,
            "#[pyclass(module = \"x402_kernel\", frozen)]\npub(crate) struct {name}({hand});\n\n#[pymethods]\nimpl {name} {{"
        );
        for method in &class.methods {
            let is_new = method.name == "new";
            if !is_new {
                let text = self.python.function_text(method, name);
                self.text(&text, 0);
            }
            let inputs: Vec<In> = method.arguments.iter().map(|argument| self.argument(argument)).collect();
            self.body += if is_new { "#[new]\n" } else { "" };
            self.signature(&method.name, &method.arguments, &inputs, !is_new);
            let parameters = self.parameters(&method.arguments, &inputs).join(", ");
            let names: Vec<String> = method.arguments.iter().map(|argument| rust_name(&argument.name)).collect();
            let names = names.join(", ");
            let out = self.out(&method.returns, "", true).rust;
            let method = &method.name;
            _ = match is_new {
                true => writeln!(self.body, "fn new({parameters}) -> {name} {{\n{name}({hand}::new({names}))\n}}\n"),
                false => writeln!(
                    self.body,
                    "fn {method}(&self, py: Python<'_>, {parameters}) -> PyResult<{out}> {{\nself.0.{method}(py, {names})\n}}\n"
                ),
            };
        }
        self.getters_by_hand(&class.getters, name);
        _ = writeln!(self.body, "fn __reduce__(&self) -> PyResult<()> {{\nErr(stays(\"{name}\"))\n}}\n}}");
    }

    /// A handle that is good once; what it says can be read when it is used up.
    fn once(&mut self, class: &Class, what: &str) {
        let name = &class.name;
        self.uses("crate::handle", "Handle");
        _ = writeln!(self.body, "#[pyclass(module = \"x402_kernel\", frozen)]\npub(crate) struct {name} {{");
        _ = writeln!(self.body, "    once: Handle<kernel::{name}>,");
        let mut made = Vec::new();
        for getter in &class.getters {
            let text = self.python.field_text(getter, name);
            self.text(&text, 4);
            let out = self.out(&getter.shape, &getter.kernel, true);
            _ = writeln!(self.body, "    #[pyo3(get)]\n    pub(crate) {}: {},", rust_name(&getter.name), out.rust);
            made.push(format!("{}: {}", rust_name(&getter.name), out.of(&getter.expression)));
        }
        _ = writeln!(
            self.body,
            "}}\n\nimpl From<kernel::{name}> for {name} {{\nfn from(value: kernel::{name}) -> {name} {{\n\
            {name} {{ {}, once: Handle::new(\"{what}\", value) }}\n}}\n}}\n",
            made.join(", ")
        );
    }
}

/// Adds to a handle's documentation what it cannot do, in Python's words.
pub(crate) fn handle_text(text: &mut Vec<String>, once: bool) {
    for paragraph in text.iter_mut() {
        *paragraph = paragraph.replace(" It cannot be cloned or serialised.", "");
    }
    let at = text.iter().position(|paragraph| paragraph.starts_with("Raises")).unwrap_or(text.len());
    let more = match once {
        true => "A handle: it cannot be copied or pickled. What it says can still be read when it is used up.",
        false => "A handle: it cannot be copied or pickled.",
    };
    text.insert(at, more.to_owned());
}

/// Whether each case has its exact text.
pub(crate) fn has_text(union: &Union) -> bool {
    union.cases.iter().all(|case| case.fields.iter().any(|field| field.name == "json"))
}

/// Whether an expression is a field, or a field of one.
fn is_place(expression: &str) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.');
    expression.strip_prefix("value.").is_some_and(|rest| rest.chars().all(is_name))
}

fn reduced(name: &str) -> String {
    format!(
        "fn __reduce__<'py>(slf: &Bound<'py, {name}>) -> PyResult<Reduced<'py>> {{\n\
        value::restored(slf, value::fields(slf.as_any())?)\n}}\n\n"
    )
}

fn shown_by_fields(name: &str) -> String {
    format!("fn __repr__(slf: &Bound<'_, {name}>) -> PyResult<String> {{\nvalue::repr(slf.as_any())\n}}\n")
}

/// For constructors and functions of many fields.
const TOO_MANY: &str = "#[allow(clippy::too_many_arguments, reason = \"one for each field\")]\n";

/// "One of `Match.Found`, `Match.Ambiguous` and `Match.NotFound`."
pub(crate) fn one_of(union: &Union) -> String {
    let names: Vec<String> = union.cases.iter().map(|case| format!("`{}.{}`", union.name, case.name)).collect();
    match &*names {
        [some @ .., last] if !some.is_empty() => format!("One of {} and {last}.", some.join(", ")),
        names => format!("It is {}.", names.join("")),
    }
}

/// Whether Python takes it by its name alone.
pub(crate) fn is_keyword(function: &str, argument: &Argument) -> bool {
    argument.named || argument.default != Default::Needed && !PLACED.contains(&(function, &argument.name))
}

/// The kernel's own name of a field.
fn rust_field(name: &str) -> String {
    if matches!(name, "type") { format!("r#{name}") } else { name.to_owned() }
}

/// The first name in an expression.
fn first_name(expression: &str) -> &str {
    expression
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .find(|name| !name.is_empty())
        .unwrap_or_default()
}

/// Whether an argument appears in an expression behind `&` alone.
fn only_borrowed(source: &str, name: &str) -> bool {
    fn look(tokens: TokenStream, name: &str, all: &mut bool) {
        let mut before = String::new();
        for token in tokens {
            match &token {
                TokenTree::Group(group) => look(group.stream(), name, all),
                TokenTree::Ident(ident) if ident == name && before != "." => *all &= before == "&",
                _ => {}
            }
            before = token.to_string();
        }
    }
    let mut all = true;
    look(source.parse().unwrap_or_default(), name, &mut all);
    all
}

/// The types in a type, as the kernel's.
fn kernel_types(kernel: &str) -> String {
    let mut said = String::new();
    for piece in kernel.split_inclusive(|letter: char| !letter.is_ascii_alphanumeric()) {
        let own = piece.starts_with(|letter: char| letter.is_ascii_uppercase())
            && !["Vec", "Option", "String", "Box", "Cow"]
                .iter()
                .any(|known| piece.trim_end_matches(['<', ',', '>', ' ']) == *known);
        if own {
            said += "kernel::";
        }
        said += piece;
    }
    said
}

/// An expression of the kernel's, with its paths from the kernel's root, and names replaced; one that is replaced by a
/// reference loses the `&` before it.
fn kernel_paths(source: &str, replace: &dyn Fn(&str) -> Option<(String, bool)>) -> String {
    const OWN: [&str; 17] = [
        "Some", "None", "Ok", "Err", "Box", "Vec", "String", "Option", "Into", "ToString", "match", "if", "else",
        "let", "move", "Default", "Iterator",
    ];
    let mut said: Vec<String> = Vec::new();
    let tokens: Vec<TokenTree> = source.parse::<TokenStream>().unwrap_or_default().into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| tokens.get(before)).map(ToString::to_string);
        match token {
            TokenTree::Group(group) => {
                let inside = kernel_paths(&group.stream().to_string(), replace);
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                said.push(format!("{open}{inside}{close}"));
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let leads = !matches!(before.as_deref(), Some("." | ":"));
                let next: Vec<String> = tokens.iter().skip(index + 1).take(2).map(ToString::to_string).collect();
                let is_path = matches!(&*next, [one, two] if one == ":" && two == ":");
                let is_call = matches!(tokens.get(index + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
                let is_type = matches!(tokens.get(index + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
                    && name.starts_with(|letter: char| letter.is_ascii_uppercase());
                let is_constant =
                    name.len() > 1 && name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
                if let Some((value, is_reference)) = replace(&name).filter(|_| leads && !is_path) {
                    if is_reference && said.last().is_some_and(|last| last == "&") {
                        said.pop();
                    }
                    said.push(value);
                } else if leads && (is_path || is_call || is_type || is_constant) && !OWN.contains(&&*name) {
                    said.push(format!("kernel::{name}"));
                } else {
                    said.push(name);
                }
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => said.push(token.to_string()),
        }
        // Words have to stay apart; rustfmt does the rest.
        let next = tokens.get(index + 1);
        let is_word = |token: &TokenTree| matches!(token, TokenTree::Ident(_) | TokenTree::Literal(_));
        let together = matches!(token, TokenTree::Punct(punct) if punct.spacing() == proc_macro2::Spacing::Joint);
        if next.is_some_and(is_word) && is_word(token)
            || matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
        {
            said.push(" ".to_owned());
        } else if !together && matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | '>')) {
            said.push(" ".to_owned());
        }
    }
    said.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_said_from_the_kernels_root() {
        let replace = |name: &str| match name {
            "json" => Some(("json.0".to_owned(), false)),
            "payment" => Some(("payment".to_owned(), true)),
            "value" => Some(("self.0".to_owned(), false)),
            _ => None,
        };
        for (source, said) in [
            ("Amount::parse(&json)", "kernel::Amount::parse(&json.0)"),
            ("find(&offers, &payment, rule)", "kernel::find(&offers, payment, rule)"),
            ("value.json()", "self.0.json()"),
            ("http::EXPOSE_HEADERS", "kernel::http::EXPOSE_HEADERS"),
            (
                "Some(value.source()).filter(|source| !source.is_empty())",
                "Some(self.0.source()).filter(|source|!source.is_empty())",
            ),
        ] {
            assert_eq!(kernel_paths(source, &replace), said);
        }
        let said =
            kernel_paths("match version { Version::V1 => Network::parse_v1(&json), Version::V2 => x }", &replace);
        assert!(
            said.starts_with("match version") && said.contains("kernel::Version::V1") && said.contains("&json.0"),
            "{said}"
        );
    }

    #[test]
    fn an_argument_is_borrowed_if_it_is_nowhere_taken() {
        assert!(only_borrowed("find(&offers, &payment)", "payment"));
        assert!(!only_borrowed("Purchase::new(&policy, payer)", "payer"));
        assert!(!only_borrowed("both(&payer, payer)", "payer"));
    }

    #[test]
    fn errors_name_their_classes() {
        assert_eq!(raises("`json.*`, `header.empty`."), "Raises `MalformedError`: `json.*`, `header.empty`.");
        assert_eq!(
            raises("`money.zero`; `json.*`."),
            "Raises `MalformedError` or `UsageError`: `money.zero`; `json.*`."
        );
        assert_eq!(raises("those of `parse`."), "Raises those of `parse`.");
    }

    #[test]
    fn the_types_in_a_type_are_the_kernels() {
        assert_eq!(kernel_types("(&Asset, Amount)"), "(&kernel::Asset, kernel::Amount)");
        assert_eq!(kernel_types("(Amount, Vec<Repair>)"), "(kernel::Amount, Vec<kernel::Repair>)");
    }
}
