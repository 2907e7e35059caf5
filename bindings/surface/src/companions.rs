//! What Kotlin and Swift have beside what uniffi generates: functions of plain data, what all cases of an enum have,
//! constants. A file for each module.

use std::path::PathBuf;

use crate::description::*;
use crate::documentation::{camel, wrap};
use crate::kernel::snake;
use crate::layout::{broken, set};
use crate::uniffi::{Emitter, maker, pascal};

pub(crate) const KOTLIN: &str = "bindings/kotlin/src/main/kotlin/io/github/x402kernel/generated";
pub(crate) const SWIFT: &str = "bindings/swift/Sources/X402Kernel/Companions";

const WIDTH: usize = 120;

pub(crate) fn files(surface: &Surface) -> Vec<(PathBuf, String)> {
    let emitter = Emitter::new(surface);
    let mut files = Vec::new();
    for module in &surface.modules {
        let name = pascal(module.stem());
        let (kotlin, swift) = emitter.companions(module);
        if !kotlin.is_empty() {
            let head = "@file:JvmName(\"X402Kernel\")\n@file:JvmMultifileClass\n\npackage io.github.x402kernel\n";
            let text = format!("{}{head}{}", module.generated(), broken(&kotlin, 4, true));
            files.push((PathBuf::from(KOTLIN).join(format!("{name}.kt")), text));
        }
        if !swift.is_empty() {
            let text = format!("{}\n{}\n", module.generated(), broken(swift.trim(), 4, false));
            files.push((PathBuf::from(SWIFT).join(format!("{name}.swift")), text));
        }
    }
    files
}

impl Emitter<'_> {
    /// What a module has beside uniffi's, in Kotlin and in Swift.
    fn companions(&self, module: &Module) -> (String, String) {
        let (mut kotlin, mut swift) = (String::new(), String::new());
        for item in &module.items {
            let name = item.name();
            let (mut inside, mut methods) = (Vec::new(), &[][..]);
            match item {
                Item::Record(record) => methods = &record.methods,
                Item::Union(union) => methods = &union.methods,
                Item::Word(word) => methods = &word.methods,
                Item::Class(_) | Item::Function(_) => {}
                Item::Constant(constant) => {
                    let doc = self.speaker.paragraphs(&constant.text, "");
                    let (upper, lower) = (&constant.name, camel(&constant.name.to_lowercase()));
                    kotlin += &format!("\n{}public val {upper}: List<String> by lazy {{ {lower}() }}\n", kdoc(&doc));
                    swift += &format!(
                        "\nextension HttpHeader {{\n{}    public static let {lower}: [String] = X402Kernel.{lower}()\n}}\n",
                        wrap(&doc, "    /// ", WIDTH)
                    );
                }
            }
            for method in methods.iter().filter(|method| method.receiver == Receiver::Type && method.name != "new") {
                let (ours, theirs) = self.made(method, name, false);
                kotlin += &ours;
                inside.push(theirs);
                if method.arguments.iter().any(|argument| argument.shape == Shape::Error) {
                    let (ours, theirs) = self.made(method, name, true);
                    kotlin += &ours;
                    inside.push(theirs);
                }
            }
            if let Item::Union(union) = item {
                let (ours, theirs) = self.shared(union);
                kotlin += &ours;
                inside.extend(theirs);
            }
            if !inside.is_empty() {
                swift += &format!("\nextension {name} {{\n{}}}\n", inside.join("\n"));
            }
        }
        (kotlin, swift)
    }

    /// A function that makes a value of plain data. `thrown`: of an error that was thrown, not of its data.
    fn made(&self, method: &Function, owner: &str, thrown: bool) -> (String, String) {
        let name = camel(&method.name);
        let call = camel(&maker(owner, &method.name));
        let fails = self.fails(method);
        let mut doc = self.paragraphs(method, owner);
        if thrown && let Some(first) = doc.first_mut() {
            *first = format!("Like the other `{name}`, of an error that was thrown: of its `info`.");
            doc.truncate(1);
        }
        let is_error = |argument: &Argument| thrown && argument.shape == Shape::Error;
        let arguments = |kind: &dyn Fn(&Shape) -> String, none: &str| -> Vec<String> {
            let one = |argument: &Argument| {
                let kind = if is_error(argument) { "X402Error".to_owned() } else { kind(&argument.shape) };
                let (optional, default) = match &argument.default {
                    Default::Needed => ("", String::new()),
                    Default::Absent if kind.ends_with('?') => ("", format!(" = {none}")),
                    Default::Absent => ("?", format!(" = {none}")),
                    Default::Is(value) => ("", format!(" = {value}")),
                };
                format!("{}: {kind}{optional}{default}", camel(&argument.name))
            };
            method.arguments.iter().map(one).collect()
        };
        let passed = |argument: &Argument| camel(&argument.name) + if is_error(argument) { ".info" } else { "" };
        let optional = method.arguments.iter().any(|argument| argument.default != Default::Needed);

        let mut kotlin = format!("\n{}", kdoc(&doc));
        kotlin += if optional { "@JvmOverloads\n" } else { "" };
        kotlin += if fails { "@Throws(X402Error::class)\n" } else { "" };
        let given = arguments(&|shape| self.kotlin(shape), "null");
        let returns = self.kotlin(&method.returns);
        let body = format!("{call}({})", method.arguments.iter().map(passed).collect::<Vec<_>>().join(", "));
        let head = format!("public fun {owner}.Companion.{name}(");
        kotlin += &set(&head, given.iter().map(String::as_str), &format!("): {returns} = {body}\n"));

        let given = arguments(&|shape| self.swift(shape), "nil");
        let throws = if fails { " throws" } else { "" };
        let labelled =
            method.arguments.iter().map(|argument| format!("{}: {}", camel(&argument.name), passed(argument)));
        let body = format!("{call}({})", labelled.collect::<Vec<_>>().join(", "));
        let head = format!("    public static func {name}(");
        let tail = format!("){throws} -> {} {{\n", self.swift(&method.returns));
        let head = set(&head, given.iter().map(String::as_str), &tail);
        let try_ = if fails { "try " } else { "" };
        let swift = format!("{}{head}        {try_}{body}\n    }}\n", wrap(&doc, "    /// ", WIDTH));
        (kotlin, swift)
    }

    /// What every case of a message has, asked of any of them.
    fn shared(&self, union: &Union) -> (String, Vec<String>) {
        let of = |case: &'_ Record, name: &str| case.fields.iter().position(|field| field.name == name);
        let is_shared = |field: &&Field| union.cases.iter().all(|case| of(case, &field.name).is_some());
        let first = union.cases.first().map(|case| &*case.fields).unwrap_or_default();
        let shared: Vec<&Field> = first.iter().filter(is_shared).collect();
        let (mut kotlin, mut swift) = (String::new(), Vec::new());
        for field in shared.iter().filter(|_| shared.iter().any(|field| field.name == "json")) {
            let name = camel(&field.name);
            let fields = || union.cases.iter().filter_map(|case| case.fields.get(of(case, &field.name)?));
            // The most general text about it.
            let Some(least) = fields().find(|field| field.shape.is_optional()).or(fields().next()) else { continue };
            let doc = self.speaker.paragraphs(&least.text, &union.name);
            let cases: String = (union.cases.iter())
                .map(|case| format!("        is {}.{} -> {name}\n", union.name, case.name))
                .collect();
            kotlin += &format!(
                "\n{}public val {}.{name}: {}\n    get() = when (this) {{\n{cases}    }}\n",
                kdoc(&doc),
                union.name,
                self.kotlin(&least.shape)
            );
            let pattern = |case: &Record| {
                let names = case
                    .fields
                    .iter()
                    .map(|other| if other.name == field.name { format!("let {name}") } else { "_".into() });
                format!(".{}({})", camel(&snake(&case.name)), names.collect::<Vec<_>>().join(", "))
            };
            // One binding in several patterns has one type.
            let cases = match fields().all(|other| other.shape == least.shape) {
                true => {
                    format!("        case {}: {name}\n", union.cases.iter().map(pattern).collect::<Vec<_>>().join(", "))
                }
                false => union.cases.iter().map(|case| format!("        case {}: {name}\n", pattern(case))).collect(),
            };
            swift.push(format!(
                "{}    public var {name}: {} {{\n        switch self {{\n{cases}        }}\n    }}\n",
                wrap(&doc, "    /// ", WIDTH),
                self.swift(&least.shape)
            ));
        }
        (kotlin, swift)
    }

    fn kotlin(&self, shape: &Shape) -> String {
        match shape {
            Shape::Unit => "Unit".into(),
            Shape::Bool => "Boolean".into(),
            Shape::Body => "ByteArray".into(),
            Shape::Headers => "List<HttpHeader>".into(),
            Shape::Number(Number::Count) | Shape::Time | Shape::Seconds => "Long".into(),
            Shape::Number(_) => "Int".into(),
            Shape::Facts => "Map<String, String>".into(),
            Shape::Error => "ErrorInfo".into(),
            Shape::Named(name) => name.clone(),
            Shape::Optional(inner) => format!("{}?", self.kotlin(inner)),
            Shape::List(inner) => format!("List<{}>", self.kotlin(inner)),
            _ => "String".into(),
        }
    }

    fn swift(&self, shape: &Shape) -> String {
        match shape {
            Shape::Unit => "Void".into(),
            Shape::Bool => "Bool".into(),
            Shape::Body => "Data".into(),
            Shape::Number(Number::Count) | Shape::Time | Shape::Seconds => "Int64".into(),
            Shape::Number(_) => "Int32".into(),
            Shape::Headers => "[HttpHeader]".into(),
            Shape::Facts => "[String: String]".into(),
            Shape::Optional(inner) => format!("{}?", self.swift(inner)),
            Shape::List(inner) => format!("[{}]", self.swift(inner)),
            other => self.kotlin(other),
        }
    }
}

fn kdoc(paragraphs: &[String]) -> String {
    match wrap(paragraphs, "", WIDTH - 7) {
        one if one.lines().count() == 1 => format!("/** {} */\n", one.trim_end()),
        _ => format!("/**\n{} */\n", wrap(paragraphs, " * ", WIDTH)),
    }
}
