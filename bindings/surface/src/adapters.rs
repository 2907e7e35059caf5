//! Writes the vector adapters: from `operations.api`, one file for each language, which runs every operation by calls of
//! the public API. How each language spells a concept is a row of `spellings.rs`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::description::*;
use crate::documentation::camel;
use crate::expression::Spelling;
use crate::kernel::snake;
use crate::layout::{broken, list, set};
use crate::operations::{Member, Operations, Rule, Value};
use crate::spellings::{FILES, ROWS};
use crate::uniffi::pascal;

/// A language, by its index in each row of the spellings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Rust,
    Python,
    TypeScript,
    Kotlin,
    Swift,
}
use Language::{Kotlin, Python, Rust, Swift, TypeScript};

pub(crate) fn files(surface: &Surface, operations: &Operations) -> Vec<(PathBuf, String)> {
    let write = |language| {
        let writer = Writer { surface, operations, language, shown: RefCell::default(), used: RefCell::default() };
        (PathBuf::from(FILES[language as usize]), writer.file())
    };
    [Rust, Python, TypeScript, Kotlin, Swift].into_iter().map(write).collect()
}

struct Writer<'a> {
    surface: &'a Surface,
    operations: &'a Operations,
    language: Language,
    /// The types of shown values.
    shown: RefCell<BTreeSet<String>>,
    /// The imported names; `type Name` if only a type is needed.
    used: RefCell<BTreeSet<String>>,
}

/// The code of a value, its shape, and its type in the kernel.
struct Code {
    code: String,
    shape: Shape,
    kernel: String,
}

/// The scope of a value's names: the variable of the input, and the shown value with its type.
#[derive(Clone, Copy)]
struct Scope<'a> {
    input: &'a str,
    value: Option<(&'a str, &'a str)>,
}

const INPUT: Scope<'static> = Scope { input: "input", value: None };

impl Writer<'_> {
    /// Writes a concept in this language, with the names in braces filled in.
    fn say(&self, concept: &str, with: &[(&str, &str)]) -> String {
        let row = ROWS.iter().find(|(name, _)| *name == concept).map(|(_, row)| row[self.language as usize]);
        let mut text = row.unwrap_or_else(|| panic!("no spelling of {concept}")).to_owned();
        for (name, with) in with {
            text = text.replace(&format!("{{{name}}}"), with);
        }
        text
    }

    fn file(&self) -> String {
        let (mut rows, mut functions, mut shows) = (String::new(), String::new(), String::new());
        for (name, rules) in &self.operations.rules {
            functions += &self.function(name, rules);
            if name.contains('/') {
                rows += &self.say("entry", &[("op", name), ("name", &self.function_name(name))]);
            }
        }
        let mut read = self.operations.read.clone();
        read.retain(|_| !matches!(self.language, Rust | TypeScript));
        for index in 0.. {
            let Some(name) = read.get(index).cloned() else { break };
            functions += &self.reader(&name, &mut read);
        }
        self.shown.borrow_mut().extend(self.operations.also_shown.iter().cloned());
        let mut done = BTreeSet::new();
        loop {
            let next = self.shown.borrow().difference(&done).next().cloned();
            let Some(name) = next else { break };
            shows += &self.show(&name);
            done.insert(name);
        }
        let imports = list(self.step(), self.used.borrow().iter().map(String::as_str));
        self.say("file", &[("imports", &imports), ("rows", &rows), ("functions", &functions), ("shows", &shows)])
    }

    /// Writes a function for the rules of an operation or of a given value.
    fn function(&self, name: &str, rules: &[Rule]) -> String {
        let operation = name.contains('/');
        let mut kind = self.say("output", &[]);
        let mut body = String::new();
        if self.language == Rust && format!("{rules:?}").contains("\"profile\"") {
            body += "let profile = input.profile()?;\n";
        }
        // Python's variables have one type in all of a function.
        if self.language == Python
            && rules.iter().filter(|rule| rule.members.is_some() && rule.value.is_some()).count() > 1
        {
            body += "value: Any\n";
        }
        for rule in rules {
            let made = rule.value.as_ref().map(|value| self.value(value, INPUT));
            let result = match (made, &rule.members) {
                (None, members) => self.result(&self.object(members.as_deref().unwrap_or_default(), INPUT)),
                (Some(made), Some(members)) => {
                    let of = made.shape.name().unwrap_or_default();
                    let object = self.object(members, Scope { value: Some(("value", of)), ..INPUT });
                    self.say("let", &[("code", &made.code)]) + &self.result(&object)
                }
                (Some(made), None) if made.shape == Shape::Unit => {
                    self.say("do", &[("code", &made.code)]) + &self.result(&self.object(&[], INPUT))
                }
                (Some(made), None) if operation => {
                    let code = self.showing(&made.shape, &made.code);
                    self.result(&self.say("whole", &[("code", &code)]))
                }
                (Some(made), None) => {
                    kind = self.type_name(&made.shape);
                    self.result(&made.code)
                }
            };
            body += &self.branch(&rule.when, &result);
        }
        let name = self.function_name(name);
        self.laid(&self.say("function", &[("name", &name), ("type", &kind), ("body", &self.indented(&body))]))
    }

    // Values.

    fn value(&self, value: &Value, scope: Scope<'_>) -> Code {
        let named = |code: String, name: &str| Code { code, shape: Shape::Named(name.into()), kernel: String::new() };
        match value {
            Value::Name(name) if name == "profile" => named(self.say("profile", &[]), "Profile"),
            Value::Name(name) if self.operations.is_given(name) => {
                let rules = self.operations.rules.iter().find(|(given, _)| given == name).map(|(_, rules)| rules);
                let first = rules.and_then(|rules| rules.first()?.value.as_ref()).expect("a given value");
                Code { code: self.say("given", &[("name", &self.function_name(name))]), ..self.value(first, scope) }
            }
            Value::Name(name) => match scope.value {
                Some((inner, of)) if of == "Error" || self.field(of, name).is_some() => self.get(inner, of, name),
                // As a receiver: of the type of its own name.
                _ => named(self.read(scope.input, name, &Shape::Named(pascal(name))), &pascal(name)),
            },
            Value::Get { of, name } => self.mapped(self.value(of, scope), &|inner, of| self.get(inner, of, name)),
            Value::First(of) => {
                let of = self.value(of, scope);
                let Shape::List(shape) = of.shape else { panic!("the first of no list") };
                Code { code: self.say("first", &[("code", &of.code)]), shape: *shape, kernel: String::new() }
            }
            Value::Each { value, list } => {
                let each = self.value(value, Scope { input: &self.say("element", &[]), value: None });
                let code = self.say("each", &[("key", &camel(list)), ("code", &each.code)]);
                Code { code, shape: Shape::List(Box::new(each.shape)), kernel: String::new() }
            }
            Value::Call { of: Some(of), name, arguments, .. } => {
                let of = self.value(of, scope);
                self.call(of.shape.name().unwrap_or_default(), name, Some(&of.code), arguments, scope)
            }
            Value::Call { of: None, owner, name, arguments } => match scope.value {
                Some((inner, of)) if owner.is_empty() && self.find(of, name).is_some() => {
                    self.call(of, name, Some(inner), arguments, scope)
                }
                _ => self.call(owner, name, None, arguments, scope),
            },
        }
    }

    /// Applies `get` to a value, to each entry of a list, or to an optional value.
    fn mapped(&self, of: Code, get: &dyn Fn(&str, &str) -> Code) -> Code {
        let kind = of.shape.name().unwrap_or("Error").to_owned();
        let wrap: fn(Box<Shape>) -> Shape = match &of.shape {
            Shape::List(_) => Shape::List,
            Shape::Optional(_) => Shape::Optional,
            _ => return get(&of.code, &kind),
        };
        let each = get(&self.say("element", &[]), &kind);
        let shown = if self.language == Rust { self.showing(&each.shape, &each.code) } else { each.code };
        let code = match of.shape {
            Shape::List(_) => {
                let iter = if of.kernel.starts_with("impl") { "" } else { ".iter()" };
                let parens = self.language == TypeScript && shown.starts_with('{');
                let shown = if parens { format!("({shown})") } else { shown };
                self.say("map", &[("of", &of.code), ("iter", iter), ("code", &shown)])
            }
            _ => {
                let path = shown.trim_start_matches("each").trim_start_matches("it");
                self.say("maybe", &[("of", &of.code), ("path", path)])
            }
        };
        Code { code, shape: wrap(Box::new(each.shape)), kernel: String::new() }
    }

    fn find(&self, owner: &str, name: &str) -> Option<&Function> {
        self.surface.functions().find(|(of, function)| *of == owner && function.name == name).map(|(_, found)| found)
    }

    fn union(&self, of: &str) -> Option<&Union> {
        if let Some(Item::Union(union)) = self.surface.item(of) { Some(union) } else { None }
    }

    fn field(&self, of: &str, name: &str) -> Option<&Field> {
        let cases = self.union(of).into_iter().flat_map(|union| union.cases.iter().flat_map(|case| &case.fields));
        self.surface.item(of)?.members().iter().chain(cases).find(|field| field.name == name)
    }

    fn get(&self, inner: &str, of: &str, name: &str) -> Code {
        let Some(field) = self.field(of, name) else {
            // An error is described in each language by hand.
            let code = if self.language == Rust { format!("{inner}.{name}()") } else { format!("{inner}.{name}") };
            return Code { code, shape: Shape::Text, kernel: String::new() };
        };
        let getter = self.surface.item(of).is_some_and(|item| item.members().iter().any(|own| own.name == name));
        let code = match self.language {
            Rust if getter => self.kernels(&field.expression, inner, &[], &[]),
            // What all cases have is a method of the enum.
            Rust => format!("{inner}.{name}()"),
            _ => format!("{inner}.{}", self.field_name(of, name)),
        };
        Code { code, shape: field.shape.clone(), kernel: field.kernel.clone() }
    }

    fn call(&self, owner: &str, name: &str, of: Option<&str>, arguments: &[Value], scope: Scope<'_>) -> Code {
        let function = self.find(owner, name).unwrap_or_else(|| panic!("operations.api: no {owner}::{name}"));
        let is_value = |name: &str| {
            let inner = scope.value.is_some_and(|(_, of)| self.field(of, name).is_some());
            name == "profile" || inner || self.operations.is_given(name)
        };
        let given = |(argument, value): (&Argument, &Value)| match value {
            Value::Name(name) if !is_value(name) => self.argument(scope.input, name, argument),
            value => self.value(value, scope).code,
        };
        let given: Vec<String> = function.arguments.iter().zip(arguments).map(given).collect();
        let code = match self.language {
            Rust => self.kernel_call(function, of.unwrap_or_default(), given),
            _ => self.public_call(owner, function, of, &given),
        };
        Code { code, shape: function.returns.clone(), kernel: function.kernel.clone() }
    }

    /// Writes the kernel's expression, with code instead of the arguments. An expression with blocks gets variables.
    fn kernel_call(&self, function: &Function, of: &str, mut given: Vec<String>) -> String {
        let absent = function.arguments.iter().skip(given.len()).map(|argument| self.default(argument));
        given.extend(absent.collect::<Vec<_>>());
        let fails = if function.fails { "?" } else { "" };
        if function.call.contains(['{', '|']) {
            let variables = function.arguments.iter().zip(&given).filter(|(argument, code)| argument.name != **code);
            let lets: String = variables.map(|(argument, code)| format!("let {} = {code};\n", argument.name)).collect();
            return format!("{{ {lets} {} }}{fails}", self.kernels(&function.call, of, &[], &[]));
        }
        self.kernels(&function.call, of, &function.arguments, &given) + fails
    }

    fn kernels(&self, expression: &str, value: &str, arguments: &[Argument], given: &[String]) -> String {
        let name = |name: &str| match arguments.iter().zip(given).find(|(argument, _)| argument.name == name) {
            Some((argument, code)) => Some((code.clone(), is_text(&argument.shape))),
            None => (name == "value" && !value.is_empty()).then(|| (value.to_owned(), false)),
        };
        Spelling { root: &|_| "kernel".to_owned(), name: &name, tried: None }.expression(expression)
    }

    fn public_call(&self, owner: &str, function: &Function, of: Option<&str>, given: &[String]) -> String {
        // JavaScript's values are plain objects: what takes one is a function of its type.
        let plain = self.language == TypeScript && !self.is_handle(owner);
        let name = self.name(&function.name);
        let labelled = |(argument, code): (&Argument, &String)| {
            let optional = argument.named || argument.default != Default::Needed;
            let label = if self.language == Python && !optional { "{code}" } else { &self.say("argument", &[]) };
            label.replace("{name}", &self.name(&argument.name)).replace("{code}", code)
        };
        let mut arguments: Vec<String> = function.arguments.iter().zip(given).map(labelled).collect();
        let needed = function.arguments.iter().take_while(|argument| !argument.named).count();
        if self.language == TypeScript && owner.is_empty() && function.arguments.len() > needed + 2 {
            let named = function.arguments.iter().zip(given).skip(needed);
            let named: Vec<String> =
                named.map(|(argument, code)| format!("{}: {code}", camel(&argument.name))).collect();
            arguments.truncate(needed);
            arguments.push(set("{ ", named.iter().map(String::as_str), " }"));
        }
        let head = match (of, function.receiver) {
            (Some(value), _) if plain => {
                arguments.insert(0, value.to_owned());
                format!("{}.{name}", self.used(owner))
            }
            (Some(value), _) => format!("{value}.{name}"),
            (None, Receiver::Type) if name == "new" && plain => format!("{}.of", self.used(owner)),
            (None, Receiver::Type) if name == "new" => self.say("new", &[("type", &self.used(owner))]),
            (None, Receiver::Type) => format!("{}.{name}", self.used(owner)),
            (None, _) => self.used(&name),
        };
        set(&format!("{head}("), arguments.iter().map(String::as_str), ")")
    }

    // Inputs.

    /// Writes an argument from the member of that name; an absent one is the description's default.
    fn argument(&self, input: &str, member: &str, argument: &Argument) -> String {
        let shape = if let Shape::Optional(inner) = &argument.shape { inner } else { &argument.shape };
        let needed = self.read(input, member, shape);
        if argument.shape == Shape::Bool || argument.default == Default::Needed && !argument.shape.is_optional() {
            return needed;
        }
        let some =
            if self.language == Rust && argument.shape.is_optional() { format!("Some({needed})") } else { needed };
        let (key, default) = (camel(member), self.default(argument));
        if self.language == Python && some.starts_with(&format!("{input}[")) {
            return format!("{input}.get(\"{key}\", {default})").replace(", None)", ")");
        }
        self.say("optional", &[("in", input), ("key", &key), ("some", &some), ("default", &default)])
    }

    fn default(&self, argument: &Argument) -> String {
        match (&argument.default, &argument.shape) {
            (Default::Is(variant), Shape::Named(word)) => {
                let variants = if let Some(Item::Word(word)) = self.surface.item(word) { &*word.variants } else { &[] };
                let known = variants.iter().find(|known| known.name == *variant).map(|known| known.wire.clone());
                let wire = known.unwrap_or_else(|| snake(variant));
                let (upper, lower) = (wire.to_uppercase(), camel(&wire));
                let with =
                    [("type", &**word), ("variant", variant), ("wire", &wire), ("upper", &upper), ("lower", &lower)];
                self.say("variant", &with)
            }
            (Default::Is(number), Shape::Number(Number::Version)) => self.say("version", &[("code", number)]),
            (Default::Is(value), _) => value.clone(),
            (_, Shape::List(_)) => self.say("empty", &[]),
            (_, Shape::Named(name)) if self.language == Rust => format!("kernel::{name}::default()"),
            _ => self.say("none", &[]),
        }
    }

    /// Reads a required member of the input.
    fn read(&self, input: &str, member: &str, shape: &Shape) -> String {
        let (mut kind, mut from, mut words) = (String::new(), String::new(), String::new());
        let concept = match shape {
            Shape::Bool => "flag",
            Shape::Headers => "headers",
            Shape::Body => "body",
            Shape::Bytes => "bytes",
            Shape::Time => "time",
            Shape::Number(Number::Version) => "read version",
            Shape::Number(Number::Count) | Shape::Seconds => "long",
            Shape::Number(_) => "int",
            Shape::Atom(atom) => {
                kind = format!("{atom:?}");
                "atom"
            }
            Shape::List(inner) if inner.name().is_none() => "texts",
            Shape::Named(_) | Shape::List(_) => {
                kind = shape.name().unwrap_or_default().to_owned();
                match (self.surface.item(&kind), self.constructor_from_json(&kind)) {
                    _ if matches!(shape, Shape::List(_)) => "all",
                    (Some(Item::Word(word)), _) if word.methods.is_empty() => {
                        let all = word.variants.iter().map(|variant| format!(".{}", camel(&variant.wire)));
                        words = all.collect::<Vec<_>>().join(", ");
                        if kind == "Reader" && self.language == Rust {
                            kind = "header::Reader".into();
                        }
                        "word"
                    }
                    (Some(Item::Word(_)), _) => "read word",
                    (_, Some(name)) => {
                        from = self.name(name);
                        "record"
                    }
                    _ if self.language == TypeScript && self.is_handle(&kind) => {
                        self.used(&kind);
                        "handle"
                    }
                    _ => "made",
                }
            }
            _ => "text",
        };
        let (key, reader) = (camel(member), self.reader_name(kind.as_str()));
        let with =
            [("in", input), ("key", &key), ("type", &kind), ("from", &from), ("reader", &reader), ("words", &words)];
        self.say(concept, &with)
    }

    fn is_handle(&self, name: &str) -> bool {
        matches!(self.surface.item(name), Some(Item::Class(class)) if class.kind != ClassKind::Value)
    }

    /// Returns the constructor that takes a type's JSON.
    fn constructor_from_json(&self, name: &str) -> Option<&str> {
        let takes = |function: &&Function| {
            function.receiver == Receiver::Type
                && matches!(&*function.arguments, [argument] if argument.shape == Shape::Message)
        };
        let functions = self.surface.item(name)?.functions();
        functions.into_iter().map(|(_, function)| function).find(takes).map(|function| &*function.name)
    }

    fn reader_name(&self, name: &str) -> String {
        self.name(&format!("read_{}", snake(name)))
    }

    /// Writes a function that makes a value of a type from the members of an input.
    fn reader(&self, name: &str, queue: &mut Vec<String>) -> String {
        let mut body = String::new();
        let mut make = |of: &str, arguments: &[Argument]| {
            for kind in arguments.iter().filter_map(|argument| argument.shape.name()) {
                let made = self.constructor_from_json(kind).is_none()
                    && !matches!(self.surface.item(kind), Some(Item::Word(_)));
                if made && !queue.iter().any(|known| known == kind) {
                    queue.push(kind.to_owned());
                }
            }
            let function = Function {
                name: "new".into(),
                receiver: Receiver::Type,
                arguments: arguments.to_vec(),
                ..Function::default()
            };
            let read: Vec<String> = arguments.iter().map(|one| self.argument("input", &one.name, one)).collect();
            let call = self.public_call(of, &function, None, &read);
            self.result(if read.is_empty() && self.language != Python { of } else { &call })
        };
        match self.surface.item(name) {
            Some(Item::Union(union)) => {
                for case in &union.cases {
                    let case_name =
                        self.say("case name", &[("case", &case.name), ("lower", &camel(&snake(&case.name)))]);
                    let argument = |field: &Field| Argument {
                        name: field.name.clone(),
                        shape: field.shape.clone(),
                        default: field.default.clone(),
                        named: false,
                        placed: false,
                        narrow: None,
                    };
                    let arguments: Vec<Argument> = case.fields.iter().map(argument).collect();
                    let made = make(&format!("{name}.{case_name}"), &arguments);
                    body += &self.branch(&Some((union.tag.clone(), Some(snake(&case.name)))), &made);
                }
                body += &self.say("refuse", &[("key", &union.tag)]);
            }
            Some(item) => body += &make(name, &item.constructor().expect("a constructor").arguments),
            None => panic!("operations.api: no {name}"),
        }
        self.used.borrow_mut().retain(|used| !used.contains('.'));
        let (reader, kind) = (self.reader_name(name), self.used(name));
        self.laid(&self.say("function", &[("name", &reader), ("type", &kind), ("body", &self.indented(&body))]))
    }

    // What is shown.

    fn object(&self, members: &[Member], scope: Scope<'_>) -> String {
        let mut rows = Vec::new();
        for member in members {
            let all = if member.name == ".." {
                self.members(scope.value.map_or("", |(_, of)| of))
            } else {
                vec![member.clone()]
            };
            rows.extend(all.iter().map(|member| self.row(member, scope)));
        }
        self.object_of(&rows)
    }

    fn row(&self, member: &Member, scope: Scope<'_>) -> (String, String) {
        let made = self.value(&member.value, scope);
        let made = match &member.members {
            Some(members) => self.mapped(made, &|inner, of| Code {
                code: self.object(members, Scope { value: Some((inner, of)), ..scope }),
                shape: Shape::Unit,
                kernel: String::new(),
            }),
            None => made,
        };
        let code = self.showing(&made.shape, &made.code);
        (camel(&member.name), if member.filled { format!("filled({code})") } else { code })
    }

    fn object_of(&self, rows: &[(String, String)]) -> String {
        let rows = rows.iter().map(|(key, code)| self.say("member", &[("key", key), ("code", code)]));
        let rows: Vec<String> = rows.collect();
        let object = self.say("object", &[]);
        let (open, close) = object.split_once("{members}").unwrap_or_default();
        if rows.is_empty() { self.say("nothing", &[]) } else { set(open, rows.iter().map(String::as_str), close) }
    }

    /// Writes code that shows a value.
    fn showing(&self, shape: &Shape, code: &str) -> String {
        let word = |name: &&str| matches!(self.surface.item(name), Some(Item::Word(_)));
        // Swift asks each type whether it can be shown.
        let named =
            shape.name().or(holds_error(shape).then_some("Error")).filter(|name| self.language == Swift || !word(name));
        self.shown.borrow_mut().extend(named.map(str::to_owned));
        match (self.language, named, shape) {
            (Rust, _, Shape::Atom(Atom::Decimal)) => format!("{code}.to_string().show()"),
            (Rust, _, Shape::Bytes) => format!("to_hex(&{code}).show()"),
            (Rust, _, _) => format!("{code}.show()"),
            (TypeScript, Some(name), Shape::List(_)) => format!("{code}.map(show{name})"),
            (TypeScript, Some(name), Shape::Optional(_)) => format!("maybe({code}, show{name})"),
            (TypeScript, Some(name), _) => format!("show{name}({code})"),
            _ => code.to_owned(),
        }
    }

    /// Returns the shown members of a type: the listed ones, else all.
    fn members(&self, of: &str) -> Vec<Member> {
        if let Some(members) = self.operations.shown.get(of) {
            return members.clone();
        }
        let union = self.union(of);
        let mut names: Vec<&str> = union.map(|union| &*union.tag).into_iter().collect();
        names.extend(
            union.into_iter().flat_map(|union| &union.cases).flat_map(|case| &case.fields).map(|field| &*field.name),
        );
        names.extend(self.surface.item(of).into_iter().flat_map(Item::members).map(|field| &*field.name));
        let mut seen = BTreeSet::new();
        names.retain(|name| seen.insert(*name));
        let member =
            |name: &str| Member { name: name.into(), value: Value::Name(name.into()), members: None, filled: false };
        names.into_iter().map(member).collect()
    }

    /// Writes code that shows a type.
    fn show(&self, name: &str) -> String {
        if let Some(Item::Word(_)) = self.surface.item(name) {
            return self.say("shown word", &[("type", name)]);
        }
        let members = self.members(name);
        let kind = if name == "Error" { self.say("error", &[]) } else { name.to_owned() };
        match self.language {
            TypeScript if !self.used.borrow().contains(&kind) => _ = self.used(&format!("type {kind}")),
            _ => _ = self.used(&kind),
        }
        let inner = self.say("self", &[]);
        let Some(union) = self.union(name) else {
            let object = self.object(&members, Scope { value: Some((&inner, name)), ..INPUT });
            return self.laid(&self.say("shown", &[("type", &kind), ("name", name), ("object", &object)]));
        };
        let cases: String = union.cases.iter().map(|case| self.shown_case(union, case, &members)).collect();
        self.laid(&self.say("shown union", &[("type", name), ("tag", &camel(&union.tag)), ("cases", &cases)]))
    }

    fn shown_case(&self, union: &Union, case: &Record, members: &[Member]) -> String {
        let (mut rows, mut bound) = (Vec::new(), Vec::new());
        let wire = snake(&case.name);
        for member in members {
            let in_case = case.fields.iter().find(|field| field.name == member.name);
            let Some(field) = in_case.or(union.getters.iter().find(|field| field.name == member.name)) else {
                if member.name == union.tag {
                    rows.push((camel(&union.tag), self.say("tag", &[("wire", &wire)])));
                }
                continue;
            };
            let code = match (self.language, in_case) {
                (Rust, None) => format!("self.{}()", field.name),
                (Rust, Some(_)) => self.kernels(&field.expression, "value", &[], &[]),
                (Swift, Some(_)) => camel(&field.name),
                _ => format!("{}.{}", self.say("self", &[]), self.field_name(&union.name, &field.name)),
            };
            bound.extend(in_case.map(|field| field.name.as_str()));
            let code = self.showing(&field.shape, &code);
            rows.push((camel(&member.name), if member.filled { format!("filled({code})") } else { code }));
        }
        let swift = case.fields.iter().map(|field| match bound.contains(&&*field.name) {
            true => format!("let {}", camel(&field.name)),
            false => "_".into(),
        });
        let pattern = match (self.language, case.form) {
            (Rust, Form::Tuple) => "(value)".into(),
            (Rust, Form::Named) => {
                format!(" {{ {} .. }}", bound.iter().map(|name| format!("{name}, ")).collect::<String>())
            }
            (Swift, _) if !case.fields.is_empty() => format!("({})", swift.collect::<Vec<_>>().join(", ")),
            _ => String::new(),
        };
        let (object, lower) = (self.object_of(&rows), camel(&wire));
        let with = [
            ("type", &*union.name),
            ("case", &case.name),
            ("lower", &lower),
            ("wire", &wire),
            ("pattern", &pattern),
            ("object", &object),
        ];
        self.say("shown case", &with)
    }

    // Statements.

    fn result(&self, code: &str) -> String {
        // Swift warns where nothing can throw.
        let throws = self.language != Swift || code.contains("input");
        self.say(if throws { "return" } else { "return plainly" }, &[("code", code)])
    }

    fn branch(&self, when: &Option<(String, Option<String>)>, body: &str) -> String {
        let Some((member, text)) = when else { return body.to_owned() };
        let (concept, text) = text.as_ref().map_or(("has", ""), |text| ("is", text));
        let when = self.say(concept, &[("key", &camel(member)), ("text", text)]);
        self.say("if", &[("when", &when), ("body", &self.indented(body))])
    }

    fn indented(&self, body: &str) -> String {
        body.lines().map(|line| format!("{}{line}\n", self.step())).collect()
    }

    fn laid(&self, code: &str) -> String {
        broken(code, self.step().len(), self.language != Swift)
    }

    fn step(&self) -> &'static str {
        if self.language == TypeScript { "  " } else { "    " }
    }

    fn type_name(&self, shape: &Shape) -> String {
        match (self.language, shape) {
            (Rust, shape) => format!("kernel::{}", shape.kernel()),
            (TypeScript, Shape::Named(name)) if !self.used.borrow().contains(name) => {
                self.used(&format!("type {name}"));
                name.clone()
            }
            (_, Shape::Named(name)) => self.used(name),
            _ => self.say("string", &[]),
        }
    }

    // Names.

    fn name(&self, name: &str) -> String {
        if matches!(self.language, Rust | Python) { name.to_owned() } else { camel(name) }
    }

    /// Writes the function of an operation or of a given value.
    fn function_name(&self, name: &str) -> String {
        self.name(&if name.contains('/') { format!("case_{}", name.replace('/', "_")) } else { name.to_owned() })
    }

    fn field_name(&self, of: &str, name: &str) -> String {
        match (self.language, name) {
            (Python, "class" | "from") => format!("{name}_"),
            (Kotlin | Swift, "class") => format!("{}Class", camel(&snake(of))),
            (Kotlin | Swift, "type") => "kind".into(),
            _ => self.name(name),
        }
    }

    /// Adds an import.
    fn used(&self, name: &str) -> String {
        let mut used = self.used.borrow_mut();
        used.remove(&format!("type {name}"));
        used.insert(name.to_owned());
        name.to_owned()
    }
}

fn holds_error(shape: &Shape) -> bool {
    match shape {
        Shape::Optional(inner) | Shape::List(inner) => holds_error(inner),
        shape => *shape == Shape::Error,
    }
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::Text | Shape::PeerText | Shape::Json | Shape::Message | Shape::Key | Shape::Body)
}
