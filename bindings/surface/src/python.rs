//! Python: the classes and functions of `bindings/python/src/generated`. What they have in common is in
//! `bindings/python/src`: what comes in says by `kernel()` what the kernel gets of it, and `output()` makes of the
//! kernel's values what Python gets.

mod texts;

use std::path::PathBuf;

use crate::description::*;
use crate::documentation::{Language, Speaker, camel, wrap};
use crate::expression::Spelling;

/// The widest line.
pub(crate) const WIDTH: usize = 120;

pub(crate) fn files(surface: &Surface) -> Vec<(PathBuf, String)> {
    let python = Python::new(surface);
    let folder = PathBuf::from("bindings/python/src/generated");
    let modules = surface.modules.iter().filter(|module| module.items.iter().any(|item| python.is_written(item)));
    let mut files: Vec<_> =
        modules.clone().map(|module| (folder.join(format!("{}.rs", module.stem())), python.module(module))).collect();
    files.push((folder.join("mod.rs"), python.exports(&modules.collect::<Vec<_>>())));
    files
}

/// What a described type is in Python.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One of Python's own enums.
    Enum,
    /// A word that is a text.
    Text,
    /// Nothing but fields, made by the kernel.
    Fields,
    /// Made by callers.
    Made,
    Union,
    /// Restored from what it wrote.
    Kept,
    Handle,
}

pub(crate) struct Python<'a> {
    pub(crate) surface: &'a Surface,
    pub(crate) speaker: Speaker,
}

/// How an argument comes in: its type, its default, and how `help` shows that.
pub(crate) struct Input {
    name: String,
    kind: String,
    pub(crate) default: Option<(String, String)>,
}

impl<'a> Python<'a> {
    pub(crate) fn new(surface: &'a Surface) -> Python<'a> {
        Python { surface, speaker: Speaker::new(surface, Language::Python) }
    }

    pub(crate) fn kind(&self, name: &str) -> Option<Kind> {
        Some(match self.surface.item(name)? {
            Item::Word(word) if word.is_text => Kind::Text,
            Item::Word(_) => Kind::Enum,
            Item::Record(record) if record.input => Kind::Made,
            Item::Record(_) => Kind::Fields,
            Item::Union(_) => Kind::Union,
            Item::Class(class) if class.kind != ClassKind::Value => Kind::Handle,
            Item::Class(class) if class.plain => Kind::Fields,
            Item::Class(class) if class.methods.iter().any(|method| method.name == "new") => Kind::Made,
            Item::Class(_) => Kind::Kept,
            Item::Function(_) | Item::Constant(_) => return None,
        })
    }

    fn is_written(&self, item: &Item) -> bool {
        self.kind(item.name()) != Some(Kind::Text) && !matches!(item, Item::Constant(_))
    }

    /// Whether it comes in as a reference to its object.
    fn is_borrowed(&self, shape: &Shape) -> bool {
        let Shape::Named(name) = shape else { return false };
        let made = || matches!(self.surface.item(name), Some(Item::Class(_)));
        matches!(self.kind(name), Some(Kind::Union | Kind::Kept | Kind::Handle)) || made()
    }

    /// What is before a name of the kernel's. What is by hand is in this binding's own module of that name.
    fn root(&self, name: &str) -> String {
        let is_it = |item: &&Item| item.name() == name && item.is_by_hand();
        match self.surface.modules.iter().find(|module| module.items.iter().find(is_it).is_some()) {
            Some(module) => format!("crate::{}", module.stem()),
            None => "kernel".to_owned(),
        }
    }

    fn module(&self, module: &Module) -> String {
        let items = module.items.iter().filter(|item| self.is_written(item)).map(|item| self.item(module, item));
        format!("{}\nuse crate::prelude::*;\n\n{}", module.generated(), items.collect::<String>())
    }

    /// The module of Python's, and where the cases of unions are put.
    fn exports(&self, modules: &[&Module]) -> String {
        let (mut files, mut types, mut exports, mut added) = <(String, String, String, String)>::default();
        for module in modules {
            let stem = module.stem();
            let items = module.items.iter().filter(|item| self.is_written(item));
            let names: Vec<&str> =
                items.filter(|item| self.kind(item.name()) != Some(Kind::Enum)).map(Item::name).collect();
            files += &format!("mod {stem};\n");
            types += &format!("pub(crate) use super::{stem}::*;\n");
            if !names.is_empty() {
                exports += &format!("#[pymodule_export]\nuse super::{stem}::{{{}}};\n", names.join(", "));
            }
            for item in &module.items {
                added += &match item {
                    Item::Constant(constant) => {
                        let value = self.expression(&constant.expression, &|_| None);
                        format!("module.add(\"{}\", Tuple({value}.to_vec()))?;\n", constant.name)
                    }
                    Item::Union(union) => {
                        let cases: Vec<&str> = union.cases.iter().map(|case| &*case.name).collect();
                        format!("name_cases!(py, super::{stem} => {} {{ {} }});\n", union.name, cases.join(", "))
                    }
                    _ => continue,
                };
            }
        }
        format!(
            "// Generated by cargo xtask generate from bindings/surface/api: change it there.

            {files}
            pub(crate) use types::*;

            /// Every type, for the files that refer to one.
            #[allow(unused_imports, ambiguous_glob_reexports, reason = \"cases of several unions have one name\")]
            mod types {{
                {types}}}

            /// The kernel. Use the package `x402_kernel`, which has all of it.
            #[pyo3::pymodule]
            mod _x402_kernel {{
                use pyo3::prelude::*;
                use x402_kernel as kernel;

                use crate::value::{{Tuple, name_cases}};

                {exports}
                #[pymodule_init]
                fn complete(module: &Bound<'_, PyModule>) -> PyResult<()> {{
                    let py = module.py();
                    {added}
                    Ok(())
                }}
            }}"
        )
    }

    fn item(&self, module: &Module, item: &Item) -> String {
        let name = item.name();
        match (item, self.kind(name)) {
            (Item::Function(function), _) => self.callable(module, function, None) + "\n",
            (Item::Word(_), _) => format!("word!({name});\n\n"),
            (Item::Union(union), _) => self.union(module, item, union),
            (_, Some(Kind::Fields)) => self.fields(module, item),
            _ => self.class(module, item),
        }
    }

    // How a shape is written.

    /// The type of what goes out.
    fn out(&self, shape: &Shape) -> String {
        match shape {
            Shape::Unit => "()".into(),
            Shape::Bool => "bool".into(),
            Shape::Number(Number::Version | Number::Decimals) => "u8".into(),
            Shape::Number(Number::Status) => "u16".into(),
            Shape::Number(Number::Index) => "usize".into(),
            Shape::Number(Number::Count) | Shape::Seconds | Shape::Time => "u64".into(),
            Shape::Error => "ErrorInfo".into(),
            Shape::Headers => "Headers".into(),
            Shape::Named(name) => match self.kind(name) {
                Some(Kind::Text) => "String".into(),
                Some(Kind::Union) => format!("Any{name}"),
                _ => name.clone(),
            },
            Shape::Optional(inner) => format!("Option<{}>", self.out(inner)),
            Shape::List(inner) => format!("Tuple<{}>", self.out(inner)),
            _ => "String".into(),
        }
    }

    /// The type of what comes in.
    fn comes(&self, shape: &Shape) -> String {
        match shape {
            Shape::Bool => "bool".into(),
            Shape::Text | Shape::PeerText | Shape::Atom(Atom::Url | Atom::Code) => "Text".into(),
            Shape::Atom(atom) => format!("{atom:?}"),
            Shape::Number(Number::Index | Number::Count) | Shape::Seconds => "Seconds".into(),
            Shape::Number(number) => format!("{number:?}"),
            Shape::Message | Shape::Json => "Message".into(),
            Shape::Error => "ErrorInfo".into(),
            Shape::Named(name) if self.is_borrowed(shape) => format!("&Bound<'_, {name}>"),
            Shape::Named(name) => match self.surface.item(name).and_then(Item::reader) {
                Some(_) => format!("Given<{name}>"),
                None => name.clone(),
            },
            Shape::Optional(inner) => format!("Option<{}>", self.comes(inner)),
            Shape::List(inner) => match &**inner {
                Shape::Named(name) => format!("List<{name}>"),
                inner => format!("List<{}>", self.comes(inner)),
            },
            // `Bytes`, `Body`, `Headers`, `Time`, `Key`.
            shape => format!("{shape:?}"),
        }
    }

    /// How a member of a record comes in before the record is read from them.
    fn raw(&self, shape: &Shape) -> String {
        match shape {
            Shape::Optional(inner) => format!("Option<{}>", self.raw(inner)),
            Shape::Atom(Atom::Amount | Atom::Decimal) => "Decimal".into(),
            Shape::Atom(Atom::Bytes32) | Shape::Bytes => "Hex".into(),
            _ => "Text".into(),
        }
    }

    pub(crate) fn input(&self, argument: &Argument) -> Input {
        let (name, mut kind) = (rust_name(&argument.name), self.comes(&argument.shape));
        let same = |default: &str| Some((default.to_owned(), default.to_owned()));
        let default = match (&argument.default, &argument.shape) {
            (Default::Needed | Default::Absent, Shape::Optional(_)) => same("None"),
            (Default::Needed, _) => None,
            (Default::Absent, Shape::List(_)) => Some(("List::default()".into(), "()".into())),
            (Default::Absent, _) => {
                kind = format!("Option<{kind}>");
                same("None")
            }
            (Default::Is(value), Shape::Number(Number::Version)) => {
                Some((format!("Version(kernel::Version::V{value})"), value.clone()))
            }
            (Default::Is(value), Shape::Named(word)) => {
                let (variant, wire) = self.surface.variant(word, value);
                Some((format!("{word}(kernel::{word}::{variant})"), format!("'{wire}'")))
            }
            (Default::Is(value), Shape::Bool) => Some((value.clone(), camel(&format!("_{value}")))),
            (Default::Is(value), _) => same(value),
        };
        Input { name, kind, default }
    }

    // Functions.

    /// A kernel's expression, with the replacements of its names.
    fn expression(&self, source: &str, name: &dyn Fn(&str) -> Option<(String, bool)>) -> String {
        Spelling { root: &|first| self.root(first), name, tried: Some(".map_err(raise)") }.expression(source)
    }

    /// A function or method, with its documentation.
    fn callable(&self, module: &Module, function: &Function, of: Option<&Item>) -> String {
        let within = of.map(Item::name).unwrap_or_default();
        let is_new = function.receiver == Receiver::Type && matches!(&*function.name, "new" | "default");
        let receives = matches!(function.receiver, Receiver::Value | Receiver::Taken);
        let inputs: Vec<Input> = function.arguments.iter().map(|argument| self.input(argument)).collect();
        let (attribute, visible) = match function.receiver {
            Receiver::None => ("#[pyfunction]\n", "pub(crate) "),
            Receiver::Type if is_new => ("#[new]\n", ""),
            Receiver::Type => ("#[staticmethod]\n", ""),
            Receiver::Value | Receiver::Taken => ("", ""),
        };
        let doc = if is_new { Vec::new() } else { self.function_text(function, within) };
        // A union is its cases, which the kernel does not see.
        let of_union = receives && matches!(of, Some(Item::Union(_)));
        let mut parameters: Vec<String> = Vec::new();
        if of_union {
            parameters.push(format!("value: &Bound<'_, {within}>"));
        } else if receives {
            parameters.push("&self".into());
        }
        if function.long {
            parameters.push("py: Python<'_>".into());
        }
        parameters.extend(inputs.iter().map(|input| format!("{}: {}", input.name, input.kind)));
        let throws = function.throws || function.by_hand || function.receiver == Receiver::Taken;
        let returns = match self.out(&function.returns) {
            out if throws => format!(" -> PyResult<{out}>"),
            out if out == "()" => String::new(),
            out => format!(" -> {out}"),
        };
        let body = match of_union {
            true => format!("crate::{}::{}(value)", module.stem(), function.name),
            false => self.body(module, function, throws),
        };
        format!(
            "{}{attribute}{}{}{visible}fn {}({}){returns} {{\n{body}\n}}\n",
            wrap(&doc, "/// ", WIDTH),
            signature(&function.arguments, &inputs, receives),
            too_many(inputs.len()),
            if is_new { "new".to_owned() } else { rust_name(&function.name) },
            parameters.join(", "),
        )
    }

    /// The call of the kernel, and what goes out of it.
    fn body(&self, module: &Module, function: &Function, throws: bool) -> String {
        let arguments = || function.arguments.iter();
        let mut call = function.call.clone();
        if function.by_hand {
            let names: Vec<&str> = arguments().map(|argument| &*argument.name).collect();
            call = format!("crate::{}::{}({})", module.stem(), function.name, names.join(", "));
        } else if arguments().any(|argument| argument.shape == Shape::Key) {
            // It was read before, in any form.
            return format!("Ok({}.kernel().output())", function.arguments[0].name);
        }
        let kernel = |argument: &Argument| {
            let name = rust_name(&argument.name);
            match (&argument.default, &argument.shape) {
                (_, Shape::Bool) => name,
                (_, Shape::Body) => format!("{name}.0"),
                (Default::Absent, shape) if self.is_borrowed(shape) => format!("or_default({name})"),
                (Default::Absent, Shape::Optional(_) | Shape::List(_)) => format!("{name}.kernel()"),
                (Default::Absent, _) => format!("{name}.kernel().unwrap_or_default()"),
                _ => format!("{name}.kernel()"),
            }
        };
        let borrowed = |argument: &Argument| argument.default == Default::Needed && self.is_borrowed(&argument.shape);
        // What is called without Python's lock, or names an argument in a closure, has its arguments before it.
        let apart = function.long || call.contains('|') || call.starts_with("match");
        let mut before = String::new();
        if apart {
            let changed: Vec<&Argument> = arguments().filter(|argument| argument.shape != Shape::Bool).collect();
            let names: Vec<String> = changed.iter().map(|argument| rust_name(&argument.name)).collect();
            let values: Vec<String> = changed.iter().map(|argument| kernel(argument)).collect();
            before = match (&*names, &*values) {
                ([], _) => String::new(),
                ([name], [value]) => format!("let {name} = {value};\n"),
                _ => format!("let ({}) = ({});\n", names.join(", "), values.join(", ")),
            };
            if function.receiver == Receiver::Taken {
                before += "let value = self.once.take()?;\n";
            }
        }
        let mut call = self.expression(&call, &|name| match (name, function.receiver) {
            ("value", Receiver::Value) => Some(("self.0".into(), false)),
            ("value", Receiver::Taken) if !apart => Some(("self.once.take()?".into(), false)),
            _ => {
                let argument = arguments().find(|argument| argument.name == name)?;
                let with = if apart { rust_name(name) } else { kernel(argument) };
                Some((with, borrowed(argument)))
            }
        });
        if function.long {
            call = format!("py.detach(|| {call})");
        }
        if function.kernel.starts_with("impl Iterator") {
            call += ".collect::<Vec<_>>()";
        }
        match throws && !function.fails && !function.by_hand {
            true => format!("{before}Ok({call}.output())"),
            false => format!("{before}{call}.output()"),
        }
    }

    /// `#[getter] fn version(&self) -> u8`
    fn getter(&self, field: &Field, of: &str) -> String {
        // A number of 256 bits has no type in the kernel's own crate.
        let (out, source) = match &field.shape {
            Shape::Atom(Atom::Decimal) => ("to_string", field.expression.clone()),
            _ => ("output", reference(&field.expression)),
        };
        let value = self.expression(&source, &|name| (name == "value").then(|| ("self.0".into(), false)));
        format!(
            "{}#[getter]\nfn {}(&self) -> {} {{\n{value}.{out}()\n}}\n",
            wrap(&self.speaker.field(field, of, false), "/// ", WIDTH),
            rust_name(&field.name),
            self.out(&field.shape),
        )
    }

    // Types.

    /// The kernel's value of each field, as an object's.
    fn made(&self, fields: &[Field], value: &str) -> String {
        let made = |field: &Field| {
            let expression =
                self.expression(&field.expression, &|name| (name == "value").then(|| (value.into(), false)));
            format!("{}: {expression}.output(), ", rust_name(&field.name))
        };
        fields.iter().map(made).collect()
    }

    /// Fields with their documentation and types.
    fn members(&self, fields: &[Field], of: &str, before: &str, kind: impl Fn(&Field) -> String) -> String {
        let member = |field: &Field| {
            let doc = wrap(&self.speaker.field(field, of, false), "        /// ", WIDTH);
            format!("{doc}        {before}{}: {},\n", rust_name(&field.name), kind(field))
        };
        fields.iter().map(member).collect()
    }

    /// A class of fields by a macro, whose insides rustfmt leaves as they are.
    fn by_macro(&self, by: &str, head: &str, text: &[String], members: &str, methods: &str) -> String {
        let (text, end) = (wrap(text, "    /// ", WIDTH), if members.is_empty() { "" } else { "    " });
        let inside = if members.is_empty() { String::new() } else { format!("\n{members}") };
        let methods = match crate::rustfmt(&format!("impl X {{\n{methods}}}")).as_deref().map(str::trim_end) {
            Ok(formatted) if !methods.is_empty() => {
                formatted.trim_start_matches("impl X {").trim_end_matches('}').to_owned()
            }
            _ => "\n".to_owned(),
        };
        format!(
            "{by}! {{\n{text}    {head} {{{inside}{end}}}{}{methods}}}\n\n",
            if methods == "\n" { "" } else { "\n" }
        )
    }

    /// A class of fields that the kernel makes.
    fn fields(&self, module: &Module, item: &Item) -> String {
        let (name, members) =
            (item.name(), self.members(item.members(), item.name(), "", |field| self.out(&field.shape)));
        let mut methods: Vec<String> =
            item.methods().iter().map(|method| self.callable(module, method, Some(item))).collect();
        if !methods.is_empty() && item.members().iter().any(|field| field.name == "json") {
            methods.push(TO_DICT.to_owned());
        }
        let made = format!("{name} {{ {} }}", self.made(item.members(), "self"));
        self.by_macro("value", name, &self.class_text(item), &members, &methods.join("\n"))
            + &output(name, &self.surface.kernel_of(name), &made)
    }

    /// A class around a value of the kernel: one that callers make, or that is restored, or a handle.
    fn class(&self, module: &Module, item: &Item) -> String {
        let (name, kind, fields) = (item.name(), self.kind(item.name()), item.members());
        let inner = format!("{}::{name}", self.root(name));
        let once = match item {
            Item::Class(Class { kind: ClassKind::Handle { once: Some(once) }, .. }) => Some(once),
            _ => None,
        };
        // A handle that is only read may be compared.
        let is_compared = kind != Some(Kind::Handle) || item.methods().is_empty();
        let made = if kind == Some(Kind::Made) { item.constructor() } else { None };
        let body = match once {
            Some(_) => {
                let fields = self.members(fields, name, "#[pyo3(get)] pub(crate) ", |field| self.out(&field.shape));
                format!(" {{\nonce: Handle<{inner}>,\n{fields}}}")
            }
            None => format!("(pub(crate) {inner});"),
        };
        let around = match (kind, once) {
            (Some(Kind::Kept), _) => format!("kept!({name});"),
            (Some(Kind::Made), _) if !item.is_by_hand() => format!("carries!({name}({inner}));"),
            (_, None) => format!("around!({name}({inner}));"),
            (_, Some(what)) => {
                // What it says can be read when it is used up.
                let fields = self.made(fields, "self");
                output(name, &inner, &format!("{name} {{ {fields}once: Handle::new(\"{what}\", self) }}"))
            }
        };
        let mut inside: Vec<String> = Vec::new();
        if let (Some(new), Item::Record(_)) = (&made, item) {
            inside.push(self.constructor(module, item, new));
        } else {
            inside.extend(item.methods().iter().map(|method| self.callable(module, method, Some(item))));
        }
        if once.is_none() {
            inside.extend(fields.iter().map(|field| self.getter(field, name)));
        }
        if kind == Some(Kind::Kept) && fields.iter().any(|field| field.name == "json" && field.kernel == "&Json") {
            inside.push(TO_DICT.to_owned());
        }
        if let Some(new) = &made {
            let names: Vec<String> =
                new.arguments.iter().map(|argument| format!("\"{}\"", python_name(&argument.name))).collect();
            inside.push(format!(
                "#[classattr]\nfn __match_args__() -> Tuple<&'static str> {{\nTuple(vec![{}])\n}}\n",
                names.join(", ")
            ));
        }
        inside.push(match kind {
            Some(Kind::Made) => {
                object("value::fields(slf.as_any())?.hash()", "value::repr(slf.as_any())", "value::made(slf)")
            }
            Some(Kind::Kept) => object("value::hash(slf, &slf.get().words())", "Ok(slf.get().shown())", KEPT) + RESTORE,
            _ if is_compared => object("value::hash(slf, &slf.get().shown())", "Ok(slf.get().shown())", STAYS),
            _ if fields.is_empty() || item.is_by_hand() => object("", "", STAYS),
            _ => object("", "Ok(slf.get().shown())", STAYS),
        });
        let reader = item.reader().map(|reader| {
            let call = format!("kernel::{name}::{}(members)", reader.name);
            format!(
                "impl Members for {name} {{\nfn read(members: &str) -> kernel::Result<kernel::{name}> {{\n{call}\n}}\n}}\n"
            )
        });
        format!(
            "{}#[pyclass(module = \"x402_kernel\", frozen{})]\n{}pub(crate) struct {name}{body}\n\n{around}\n\n\
            #[pymethods]\nimpl {name} {{\n{}}}\n\n{}",
            wrap(&self.class_text(item), "/// ", WIDTH),
            if is_compared { ", eq, from_py_object" } else { "" },
            if is_compared { "#[derive(Clone, Debug, PartialEq, Eq)]\n" } else { "" },
            inside.join("\n"),
            reader.unwrap_or_default(),
        )
    }

    /// The constructor of a record that callers make. What is read from JSON is written as JSON before, for the pointer in
    /// an error.
    fn constructor(&self, module: &Module, item: &Item, new: &Function) -> String {
        let Some(reader) = item.reader().filter(|reader| reader.name == "parse") else {
            return self.callable(module, new, Some(item));
        };
        let mut inputs: Vec<Input> = new.arguments.iter().map(|argument| self.input(argument)).collect();
        let mut members = String::new();
        for (argument, input) in new.arguments.iter().zip(&mut inputs) {
            input.kind = self.raw(&argument.shape);
            let text = match argument.shape.is_optional() {
                true => format!("{}.map(|text| text.0)", input.name),
                false => format!("Some({}.0)", input.name),
            };
            members += &format!("(\"{}\", {text}), ", camel(&argument.name));
        }
        let parameters: String = inputs.iter().map(|input| format!("{}: {}, ", input.name, input.kind)).collect();
        let (name, reader) = (item.name(), &reader.name);
        format!(
            "#[new]\n{}{}fn new(py: Python<'_>, {parameters}) -> PyResult<{name}> {{\n\
            kernel::{name}::{reader}(&record(py, &[{members}])?).output()\n}}\n",
            signature(&new.arguments, &inputs, false),
            too_many(inputs.len()),
        )
    }

    fn union(&self, module: &Module, item: &Item, union: &Union) -> String {
        let name = &union.name;
        // Around the kernel's value, where a getter of all cases asks it, or the kernel takes it.
        let is_kept = union.input || !union.getters.is_empty();
        let (inner, around) = match is_kept {
            true => (format!("(pub(crate) kernel::{name})"), format!("around!({name}(kernel::{name}));\n\n")),
            false => (String::new(), String::new()),
        };
        let mut code = wrap(&self.union_text(union), "/// ", WIDTH);
        code += &format!(
            "#[pyclass(module = \"x402_kernel\", frozen, subclass)]\npub(crate) struct {name}{inner};\n\n{around}"
        );
        code.extend(union.cases.iter().map(|case| self.case(union, case, is_kept)));
        if !union.input {
            code += &self.any(union);
        }
        let methods = union.methods.iter().map(|method| self.callable(module, method, Some(item)));
        let mut inside: Vec<String> =
            methods.chain(union.getters.iter().map(|field| self.getter(field, name))).collect();
        if has_text(union) {
            inside.push(TO_DICT.to_owned());
        }
        match inside.join("\n") {
            none if none.is_empty() => code,
            inside => format!("{code}#[pymethods]\nimpl {name} {{\n{inside}}}\n\n"),
        }
    }

    fn case(&self, union: &Union, case: &Record, is_kept: bool) -> String {
        let (of, name) = (&union.name, &case.name);
        let members = self.members(&case.fields, of, "", |field| match (union.input, is_kept, &field.shape) {
            (true, ..) => self.comes(&field.shape),
            (_, true, Shape::Json) => "Exact".into(),
            _ => self.out(&field.shape),
        });
        let head = match (is_kept, self.has_handles(case)) {
            (true, _) => format!("{name} in {of}(kernel::{of})"),
            (false, true) => format!("{name} in {of}, stays"),
            (false, false) => format!("{name} in {of}"),
        };
        let by = if union.input { "record" } else { "value" };
        let code = self.by_macro(by, &head, &self.case_text(union, case), &members, "");
        if !is_kept {
            return code;
        }
        let field = |field: &Field| format!("{0}: case.{0}.kernel(), ", rust_name(&field.name));
        let (value, made) = match case.form {
            Form::Unit => ("_case", String::new()),
            Form::Named | Form::Tuple => {
                ("case", format!(" {{ {} }}", case.fields.iter().map(field).collect::<String>()))
            }
        };
        code + &format!(
            "impl From<{name}> for kernel::{of} {{\nfn from({value}: {name}) -> kernel::{of} {{\nkernel::{of}::{name}{made}\n}}\n}}\n\n"
        )
    }

    /// Any case, made of the kernel's enum.
    fn any(&self, union: &Union) -> String {
        let name = &union.name;
        let arm = |case: &Record| {
            let pattern = match case.form {
                Form::Unit => String::new(),
                Form::Tuple => "(value)".to_owned(),
                Form::Named => case.fields.iter().map(|field| format!("{}, ", field.name)).collect(),
            };
            let pattern = if case.form == Form::Named { format!(" {{ {pattern} }}") } else { pattern };
            let (of, made) = (&case.name, self.made(&case.fields, "value"));
            format!("kernel::{name}::{of}{pattern} => Any{name}::{of}({of} {{ {made} }}),\n")
        };
        let cases: String = union.cases.iter().map(|case| format!("{0}({0}),\n", case.name)).collect();
        let arms: String = union.cases.iter().map(arm).collect();
        format!(
            "/// Any case.\n#[derive(Clone, Debug, PartialEq, Eq, Hash, IntoPyObject, FromPyObject)]\n\
            pub(crate) enum Any{name} {{\n{cases}}}\n\n{}",
            output(&format!("Any{name}"), &format!("kernel::{name}"), &format!("match self {{\n{arms}}}"))
        )
    }

    fn has_handles(&self, case: &Record) -> bool {
        let mut names = case.fields.iter().filter_map(|field| field.shape.name());
        names.any(|name| self.kind(name) == Some(Kind::Handle))
    }
}

const TO_DICT: &str = "/// What `json.loads` makes of the exact text.
fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
value::to_dict(slf.as_any())
}
";
const STAYS: &str = "Err(stays(slf))";
const KEPT: &str = "value::restored(slf, (slf.get().written(),).into_pyobject(slf.py())?)";
const RESTORE: &str = "
#[classmethod]
fn _restore(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
Self::read(text).map_err(raise)
}
";

/// What Python asks of an object: its hash and its text, where they are not those of any object; and how it is copied.
fn object(hash: &str, repr: &str, reduce: &str) -> String {
    let method = |name: &str, gives: &str, body: &str| match body {
        "" => String::new(),
        body => format!("fn {name}(slf: &Bound<'_, Self>) -> PyResult<{gives}> {{\n{body}\n}}\n\n"),
    };
    let reduce = format!("fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {{\n{reduce}\n}}\n");
    method("__hash__", "isize", hash) + &method("__repr__", "String", repr) + &reduce
}

/// How the kernel's type becomes that one.
fn output(name: &str, kernel: &str, made: &str) -> String {
    format!("impl Output<{name}> for {kernel} {{\nfn output(self) -> {name} {{\n{made}\n}}\n}}\n\n")
}

/// What Python sees of the parameters, where Rust's would not say it.
fn signature(arguments: &[Argument], inputs: &[Input], receives: bool) -> String {
    if inputs.iter().all(|input| input.default.is_none()) {
        return String::new();
    }
    let (mut code, mut shown) = (Vec::new(), Vec::new());
    for (argument, input) in arguments.iter().zip(inputs) {
        if is_keyword(argument) && !code.contains(&"*".to_owned()) {
            code.push("*".to_owned());
            shown.push("*".to_owned());
        }
        let name = python_name(&argument.name);
        let said = |default: Option<&String>| default.map_or(name.clone(), |default| format!("{name}={default}"));
        code.push(said(input.default.as_ref().map(|(code, _)| code)));
        shown.push(said(input.default.as_ref().map(|(_, shown)| shown)));
    }
    let differs = inputs.iter().filter_map(|input| input.default.as_ref()).any(|(code, _)| code.contains("::"));
    let receiver = if receives { "$self, " } else { "" };
    let text = format!("#[pyo3(text_signature = \"({receiver}{})\")]\n", shown.join(", "));
    // rustfmt leaves an attribute as it is.
    let line = format!("#[pyo3(signature = ({}))]\n", code.join(", "));
    let line = match line.len() + 3 > WIDTH {
        true => format!("#[pyo3(signature = (\n        {}\n    ))]\n", code.join(",\n        ")),
        false => line,
    };
    line + if differs { &text } else { "" }
}

/// For constructors and functions of many fields.
fn too_many(parameters: usize) -> &'static str {
    match parameters > 6 {
        true => "#[allow(clippy::too_many_arguments, reason = \"one for each field\")]\n",
        false => "",
    }
}

/// A field of what is borrowed is looked at; what a call gives is taken.
fn reference(expression: &str) -> String {
    match expression.ends_with(|letter: char| letter.is_ascii_alphanumeric()) {
        true => format!("(&{expression})"),
        false => expression.to_owned(),
    }
}

/// Whether each case has its exact text.
pub(crate) fn has_text(union: &Union) -> bool {
    union.cases.iter().all(|case| case.fields.iter().any(|field| field.name == "json"))
}

/// Whether Python takes it by its name alone.
pub(crate) fn is_keyword(argument: &Argument) -> bool {
    argument.named || argument.default != Default::Needed && !argument.placed
}

/// A name in Python, where some are taken.
pub(crate) fn python_name(name: &str) -> String {
    if matches!(name, "class" | "from") { format!("{name}_") } else { name.to_owned() }
}

/// That name in the Rust of the binding.
fn rust_name(name: &str) -> String {
    if name == "type" { format!("r#{name}") } else { python_name(name) }
}
