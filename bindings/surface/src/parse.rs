//! Reads a description. Texts, signatures and the variants of an enum come from the kernel's source: a line here
//! names an item, and says how each language gets it.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, Ident, LitStr, Token, braced, bracketed, parenthesized, token};

use crate::description::*;
use crate::kernel::{Kernel, Kind, text, words};

/// The descriptions, in their order: from the lowest floor up.
const FLOORS: &[&str] = &["primitives", "evm", "profile", "wire", "scheme", "client", "server"];

/// Reads every description in a folder.
pub(crate) fn read(folder: &Path, kernel: &Kernel) -> Result<Surface> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|end| end == "api"));
    let floor = |file: &Path| FLOORS.iter().position(|floor| file.file_stem().is_some_and(|stem| stem == *floor));
    files.sort_by_key(|file| (floor(file).unwrap_or(FLOORS.len()), file.clone()));
    let mut surface = Surface { modules: Vec::new() };
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        surface.modules.extend(modules(&name, &fs::read_to_string(&file)?, kernel)?);
    }
    Ok(surface)
}

/// Reads one description.
pub(crate) fn modules(file: &str, source: &str, kernel: &Kernel) -> Result<Vec<Module>> {
    let reader = |input: ParseStream<'_>| {
        let mut modules: Vec<Module> = Vec::new();
        input.call(Attribute::parse_inner)?;
        while !input.is_empty() {
            let own = text(&input.call(Attribute::parse_outer)?);
            if take_word(input, "module") {
                let path = input.call(syn::Path::parse_mod_style)?;
                input.parse::<Token![;]>()?;
                let path = words(&path);
                let text = if own.paragraphs.is_empty() { kernel.module(&path) } else { own };
                modules.push(Module {
                    path,
                    file: format!("bindings/surface/api/{file}"),
                    text,
                    items: Vec::new(),
                    open: Vec::new(),
                });
                continue;
            }
            let Some(module) = modules.last_mut() else { return Err(input.error("a module comes first")) };
            let span = input.span();
            if take_word(input, "open") {
                expect_word(input, "word")?;
                let marks = Marks { pay: true, ..Marks::default() };
                module.open.push(Reader { kernel }.word(input, own, &marks)?);
                continue;
            }
            let item = Reader { kernel }.item(input, own)?;
            if module.items.iter().any(|other| other.name() == item.name()) {
                return Err(syn::Error::new(span, format!("{} is described twice", item.name())));
            }
            module.items.push(item);
        }
        Ok(modules)
    };
    reader.parse_str(source).map_err(|error| {
        let at = error.span().start();
        anyhow!("{file}:{}:{}: {error}", at.line, at.column + 1)
    })
}

struct Reader<'a> {
    kernel: &'a Kernel,
}

type Parsed<T> = syn::Result<T>;

/// The attributes before any item.
#[derive(Default)]
struct Marks {
    pay: bool,
    by_hand: bool,
    by_hand_js: bool,
    input: bool,
    long: bool,
    named: bool,
    text: bool,
    plain: bool,
}

impl Marks {
    fn read(input: ParseStream<'_>) -> Parsed<Marks> {
        let mut marks = Marks::default();
        loop {
            let Marks { pay, input: given, long, named, text, plain, .. } = &mut marks;
            let words =
                [("pay", pay), ("input", given), ("long", long), ("named", named), ("text", text), ("plain", plain)];
            if let Some((_, mark)) = words.into_iter().find(|(word, _)| take_word(input, word)) {
                *mark = true;
            } else if take_word(input, "by") {
                expect_word(input, "hand")?;
                let alone = take_word(input, "js");
                *(if alone { &mut marks.by_hand_js } else { &mut marks.by_hand }) = true;
            } else {
                return Ok(marks);
            }
        }
    }
}

impl Reader<'_> {
    fn item(&self, input: ParseStream<'_>, own: Text) -> Parsed<Item> {
        let marks = Marks::read(input)?;
        let Marks { pay, by_hand, by_hand_js, input: given, .. } = marks;
        let keyword = input.call(Ident::parse_any_name)?;
        Ok(match keyword.to_string().as_str() {
            "word" => Item::Word(self.word(input, own, &marks)?),
            "record" => {
                let name: Ident = input.parse()?;
                let text = self.text(&own, &name.to_string(), &name)?;
                let (fields, methods) = self.members(input, &name.to_string())?;
                let name = name.to_string();
                Item::Record(Record { name, text, fields, form: Form::Unit, input: given, methods, pay, by_hand })
            }
            "union" => Item::Union(self.union(input, own, marks)?),
            kind @ ("value" | "handle") => {
                let name: Ident = input.parse()?;
                let text = self.text(&own, &name.to_string(), &name)?;
                let once = if take_word(input, "once") { Some(input.parse::<LitStr>()?.value()) } else { None };
                let kind = if kind == "value" { ClassKind::Value } else { ClassKind::Handle { once } };
                let (getters, methods) = self.members(input, &name.to_string())?;
                let name = name.to_string();
                let plain = marks.plain;
                Item::Class(Class { name, text, kind, getters, methods, plain, pay, by_hand, by_hand_js })
            }
            "fn" => {
                let function = self.function(input, own, Receiver::None, "", marks)?;
                input.parse::<Token![;]>()?;
                Item::Function(function)
            }
            "const" => {
                let name: Ident = input.parse()?;
                input.parse::<Token![:]>()?;
                let shape = shape(input)?;
                input.parse::<Token![=]>()?;
                let expression = words(&input.parse::<Expr>()?);
                input.parse::<Token![;]>()?;
                let text = self.text(&own, &expression, &name)?;
                let texts = self.kernel.texts_of(&expression);
                Item::Constant(Constant { name: name.to_string(), text, shape, expression, texts, pay, by_hand })
            }
            _ => return Err(syn::Error::new(keyword.span(), "word, record, union, value, handle, fn or const")),
        })
    }

    /// Returns the text of an item: its own, else the kernel's.
    fn text(&self, own: &Text, item: &str, at: &Ident) -> Parsed<Text> {
        let known = self.kernel.get(item).map(|known| known.text.clone()).unwrap_or_default();
        let paragraphs = if own.paragraphs.is_empty() { known.paragraphs } else { own.paragraphs.clone() };
        let errors = if own.errors.is_empty() { known.errors } else { own.errors.clone() };
        if paragraphs.is_empty() {
            return Err(syn::Error::new(at.span(), format!("the kernel says nothing of {item}: say here what it is")));
        }
        Ok(Text { paragraphs, errors })
    }

    fn word(&self, input: ParseStream<'_>, own: Text, marks: &Marks) -> Parsed<Word> {
        let path = input.call(syn::Path::parse_mod_style)?;
        let Some(name) = path.segments.last().map(|name| name.ident.clone()) else {
            return Err(input.error("a name belongs here"));
        };
        let text = self.text(&own, &name.to_string(), &name)?;
        let Some(known) = self.kernel.variants(&name.to_string()) else {
            return Err(syn::Error::new(name.span(), "not an enum of the kernel"));
        };
        let mut default = known.iter().find(|variant| variant.default).map(|variant| variant.name.clone());
        if input.parse::<Option<Token![=]>>()?.is_some() {
            let given: Ident = input.parse()?;
            if default.is_some() {
                return Err(syn::Error::new(given.span(), "the kernel's enum has a default of its own"));
            }
            default = Some(given.to_string());
        }
        let methods = match input.peek(token::Brace) {
            true => self.members(input, &name.to_string())?.1,
            false => input.parse::<Token![;]>().map(|_| Vec::new())?,
        };
        let variant = |variant: &crate::kernel::Variant| Variant {
            name: variant.name.clone(),
            wire: variant.wire.clone(),
            text: variant.text.clone(),
        };
        let variants = known.iter().map(variant).collect();
        let &Marks { pay, by_hand, text: is_text, .. } = marks;
        Ok(Word { name: name.to_string(), path: words(&path), text, variants, default, methods, is_text, pay, by_hand })
    }

    fn union(&self, input: ParseStream<'_>, own: Text, marks: Marks) -> Parsed<Union> {
        let name: Ident = input.parse()?;
        let text = self.text(&own, &name.to_string(), &name)?;
        expect_word(input, "by")?;
        let tag = input.call(Ident::parse_any_name)?.to_string();
        let inside;
        braced!(inside in input);
        let mut cases = Vec::new();
        while inside.fork().call(Attribute::parse_outer).is_ok() && peek_case(&inside) {
            let own = self::text(&inside.call(Attribute::parse_outer)?);
            cases.push(self.case(&inside, own, &name.to_string(), &marks)?);
            inside.parse::<Option<Token![,]>>()?;
        }
        inside.parse::<Option<Token![;]>>()?;
        let (getters, methods) = self.inside(&inside, &name.to_string())?;
        let Marks { pay, by_hand, input, named, .. } = marks;
        Ok(Union { name: name.to_string(), text, tag, cases, getters, methods, input, pay, by_hand, named })
    }

    fn case(&self, input: ParseStream<'_>, own: Text, union: &str, marks: &Marks) -> Parsed<Record> {
        let name: Ident = input.parse()?;
        let item = format!("{union}::{name}");
        let text = self.text(&own, &item, &name)?;
        let variants = self.kernel.variants(union).unwrap_or_default();
        let Some(variant) = variants.iter().find(|variant| name == variant.name) else {
            return Err(syn::Error::new(name.span(), format!("not a case of the kernel's {union}")));
        };
        let (form, of) = match &variant.tuple {
            Some(kind) => (Form::Tuple, kind.trim_start_matches("Box<").trim_end_matches('>').to_owned()),
            None if variant.named.is_empty() => (Form::Unit, String::new()),
            None => (Form::Named, item),
        };
        let mut fields = Vec::new();
        if input.peek(token::Brace) {
            let inside;
            braced!(inside in input);
            while !inside.is_empty() {
                let own = self::text(&inside.call(Attribute::parse_outer)?);
                fields.push(self.field(&inside, own, &of, form)?);
                inside.parse::<Option<Token![,]>>()?;
            }
        }
        let &Marks { pay, by_hand, input, .. } = marks;
        Ok(Record { name: name.to_string(), text, fields, form, input, methods: Vec::new(), pay, by_hand })
    }

    /// A field of a record or of a case, or what a class gives: its name, its shape, and the kernel's expression.
    fn field(&self, input: ParseStream<'_>, own: Text, of: &str, form: Form) -> Parsed<Field> {
        let by_hand = Marks::read(input)?.by_hand;
        let name: Ident = input.call(Ident::parse_any_name)?;
        input.parse::<Token![:]>()?;
        let shape = shape(input)?;
        let narrow = narrow(input)?;
        let given = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse::<Expr>()?),
            None => None,
        };
        // A name alone is not an expression of the kernel, but the value of an input's absent member.
        let (given, default) = match given {
            Some(Expr::Path(path)) if path.path.get_ident().is_some() => (None, Default::read(words(&path))),
            given => (given, Default::Needed),
        };
        let item = match &given {
            Some(expression) => self.item_of(expression, of, &[]).unwrap_or_default(),
            None => format!("{of}::{name}"),
        };
        let known = self.kernel.get(&item).map(|known| known.kind.clone());
        let (expression, kernel) = match (given, known) {
            (Some(given), Some(Kind::Function { returns, .. } | Kind::Field(returns))) => (words(&given), returns),
            (Some(given), _) => (words(&given), String::new()),
            (None, Some(Kind::Function { returns, .. })) => (format!("value.{name}()"), returns),
            (None, Some(Kind::Field(kind))) if form == Form::Named => (name.to_string(), kind),
            (None, Some(Kind::Field(kind))) => (format!("value.{name}"), kind),
            (None, _) if form == Form::Tuple => ("value".to_owned(), of.to_owned()),
            (None, _) if by_hand => (format!("value.{name}"), String::new()),
            (None, _) => return Err(syn::Error::new(name.span(), format!("the kernel has no {item}"))),
        };
        let text = self.text(&own, &item, &name)?;
        Ok(Field { name: plain(&name), shape, default, text, expression, kernel, narrow })
    }

    fn members(&self, input: ParseStream<'_>, of: &str) -> Parsed<(Vec<Field>, Vec<Function>)> {
        let inside;
        braced!(inside in input);
        self.inside(&inside, of)
    }

    /// `name: Shape,` or `get name: Shape;`, and functions: `new` makes one, `fn` is a method, `take` uses its handle up.
    fn inside(&self, input: ParseStream<'_>, of: &str) -> Parsed<(Vec<Field>, Vec<Function>)> {
        let (mut fields, mut functions) = (Vec::new(), Vec::new());
        while !input.is_empty() {
            let own = text(&input.call(Attribute::parse_outer)?);
            let ahead = input.fork();
            let marks = Marks::read(&ahead)?;
            let receiver = if take_word(&ahead, "new") {
                Receiver::Type
            } else if take_word(&ahead, "take") {
                Receiver::Taken
            } else if ahead.parse::<Option<Token![fn]>>()?.is_some() {
                Receiver::Value
            } else {
                fields.push(self.field(input, own, of, Form::Unit)?);
                if input.parse::<Option<Token![,]>>()?.is_none() && !input.is_empty() {
                    input.parse::<Token![;]>()?;
                }
                continue;
            };
            Marks::read(input)?;
            input.call(Ident::parse_any_name)?;
            functions.push(self.function(input, own, receiver, of, marks)?);
            input.parse::<Token![;]>()?;
        }
        Ok((fields, functions))
    }

    fn function(
        &self,
        input: ParseStream<'_>,
        own: Text,
        receiver: Receiver,
        of: &str,
        marks: Marks,
    ) -> Parsed<Function> {
        let at: Ident = input.call(Ident::parse_any_name)?;
        let name = plain(&at);
        let arguments = arguments(input)?;
        let returns = match input.parse::<Option<Token![->]>>()? {
            Some(_) => shape(input)?,
            None if receiver == Receiver::Type => Shape::Named(of.to_owned()),
            None => Shape::Unit,
        };
        let said = match take_word(input, "from") {
            true => Some(words(&input.call(syn::Path::parse_mod_style)?)),
            false => None,
        };
        let given = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse::<Expr>()?),
            None => None,
        };
        let item = match (said, &given) {
            (Some(item), _) => item,
            (None, Some(expression)) => self.item_of(expression, of, &arguments).unwrap_or_default(),
            (None, None) => self.named_like(of, &name, arguments.len()),
        };
        let known = self.kernel.get(&item).map(|known| known.kind.clone());
        let (call, kernel, fails) = match (&given, known) {
            (Some(given), Some(Kind::Function { returns, fails, .. })) => {
                let text = words(given);
                let whole = !text.ends_with('?') && !text.ends_with(".into()");
                (text, returns, fails && whole)
            }
            (Some(given), _) => (words(given), String::new(), false),
            (None, Some(Kind::Function { parameters, returns, fails })) => {
                let inside = passed(&parameters, &arguments).join(", ");
                let function = item.rsplit("::").next().unwrap_or_default();
                let call = match receiver {
                    Receiver::Value | Receiver::Taken => format!("value.{function}({inside})"),
                    Receiver::None | Receiver::Type => format!("{item}({inside})"),
                };
                (call, returns, fails)
            }
            (None, _) if marks.by_hand => (String::new(), String::new(), true),
            (None, _) => return Err(syn::Error::new(at.span(), format!("the kernel has no function {item}"))),
        };
        let throws = fails || given.as_ref().is_some_and(|given| words(given).contains('?'));
        let text = self.text(&own, &item, &at)?;
        let Marks { pay, by_hand, by_hand_js, long, .. } = marks;
        let known = Function {
            name,
            text,
            receiver,
            arguments,
            returns,
            throws,
            fails,
            call,
            long,
            pay,
            by_hand,
            by_hand_js,
            item,
            kernel,
        };
        Ok(known)
    }

    /// Returns the kernel's item of an expression: its last call, without `?` and conversions.
    fn item_of(&self, expression: &Expr, of: &str, arguments: &[Argument]) -> Option<String> {
        let item = |expression: &Expr| self.item_of(expression, of, arguments);
        match expression {
            Expr::Try(tried) => item(&tried.expr),
            Expr::Paren(inner) => item(&inner.expr),
            Expr::Match(choice) => item(&choice.arms.first()?.body),
            Expr::Path(path) => Some(words(path)),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => Some(words(path)).filter(|path| !matches!(&**path, "Some" | "Ok")),
                _ => None,
            },
            Expr::MethodCall(call) => match call.method.to_string().as_str() {
                "map" | "into" | "collect" | "iter" | "text" | "number" | "seconds" | "filter" => item(&call.receiver),
                method => Some(format!("{}::{method}", self.owner(&call.receiver, of, arguments)?)),
            },
            Expr::Field(field) => match &field.member {
                syn::Member::Named(name) => Some(format!("{}::{name}", self.owner(&field.base, of, arguments)?)),
                syn::Member::Unnamed(_) => item(&field.base),
            },
            _ => None,
        }
    }

    /// Returns the kernel's type of an expression.
    fn owner(&self, expression: &Expr, of: &str, arguments: &[Argument]) -> Option<String> {
        if let Expr::Path(path) = expression {
            let name = path.path.get_ident()?;
            if name == "value" {
                return Some(of.to_owned());
            }
            return Some(arguments.iter().find(|argument| name == &argument.name)?.shape.kernel());
        }
        let item = self.item_of(expression, of, arguments)?;
        let kind = match self.kernel.get(&item).map(|known| &known.kind) {
            Some(Kind::Function { returns, .. }) => returns,
            Some(Kind::Field(kind)) => kind,
            _ => return item.split("::").next().map(str::to_owned),
        };
        let kind = kind.trim_start_matches("Option<").trim_start_matches('&').trim_end_matches('>');
        if kind == "Self" { item.split("::").next().map(str::to_owned) } else { Some(kind.to_owned()) }
    }

    /// Returns the kernel's function with that name and that many parameters; `parse_with` is `parse` with one more.
    fn named_like(&self, of: &str, name: &str, parameters: usize) -> String {
        let path = if of.is_empty() { name.to_owned() } else { format!("{of}::{name}") };
        let fits = |item: &String| match self.kernel.get(item).map(|known| &known.kind) {
            Some(Kind::Function { parameters: known, .. }) => known.len() == parameters,
            _ => false,
        };
        [format!("{path}_with"), path.clone()].into_iter().find(fits).unwrap_or(path)
    }
}

/// Returns the argument for each of the kernel's parameters: that of its name, else the first unused one.
fn passed(parameters: &[(String, String)], arguments: &[Argument]) -> Vec<String> {
    let mut free: Vec<&str> = arguments.iter().map(|argument| &*argument.name).collect();
    free.retain(|argument| parameters.iter().all(|(name, _)| name != argument));
    let mut free = free.into_iter();
    let named = |name: &str| arguments.iter().map(|argument| &*argument.name).find(|argument| *argument == name);
    let pass = |(name, kind): &(String, String)| {
        let argument = named(name).or_else(|| free.next()).unwrap_or("?");
        if kind.starts_with("Option<&") {
            format!("{argument}.as_deref()")
        } else if kind.starts_with('&') || kind.contains("AsRef") {
            format!("&{argument}")
        } else {
            argument.to_owned()
        }
    };
    parameters.iter().map(pass).collect()
}

fn arguments(input: ParseStream<'_>) -> Parsed<Vec<Argument>> {
    let inside;
    parenthesized!(inside in input);
    let (mut arguments, mut named) = (Vec::new(), false);
    while !inside.is_empty() {
        if inside.parse::<Option<Token![*]>>()?.is_some() {
            named = true;
        } else if inside.parse::<Option<Token![/]>>()?.is_some() {
            arguments.iter_mut().for_each(|argument: &mut Argument| argument.placed = true);
        } else {
            let name = plain(&inside.call(Ident::parse_any_name)?);
            inside.parse::<Token![:]>()?;
            let shape = shape(&inside)?;
            let narrow = narrow(&inside)?;
            let default = match inside.parse::<Option<Token![=]>>()? {
                None => Default::Needed,
                Some(_) => Default::read(words(&inside.parse::<Expr>()?)),
            };
            arguments.push(Argument { name, shape, default, named, placed: false, narrow });
        }
        inside.parse::<Option<Token![,]>>()?;
    }
    Ok(arguments)
}

/// `in X`.
fn narrow(input: ParseStream<'_>) -> Parsed<Option<String>> {
    match input.parse::<Option<Token![in]>>()? {
        Some(_) => Ok(Some(input.parse::<Ident>()?.to_string())),
        None => Ok(None),
    }
}

fn shape(input: ParseStream<'_>) -> Parsed<Shape> {
    let mut shape = if input.peek(token::Bracket) {
        let inside;
        bracketed!(inside in input);
        Shape::List(Box::new(self::shape(&inside)?))
    } else {
        Shape::named(&input.parse::<Ident>()?.to_string())
    };
    while input.parse::<Option<Token![?]>>()?.is_some() {
        shape = Shape::Optional(Box::new(shape));
    }
    Ok(shape)
}

impl Default {
    fn read(text: String) -> Default {
        if matches!(&*text, "none" | "default") { Default::Absent } else { Default::Is(text) }
    }
}

impl Shape {
    fn named(name: &str) -> Shape {
        use Number::{Count, Decimals, Index, Status, Version};
        let number = [Status, Version, Decimals, Index, Count].into_iter().find(|number| format!("{number:?}") == name);
        let atom = Atom::ALL.into_iter().find(|atom| format!("{atom:?}") == name);
        if let Some(shape) = number.map(Shape::Number).or(atom.map(Shape::Atom)) {
            return shape;
        }
        match name {
            "Bool" => Shape::Bool,
            "Text" => Shape::Text,
            "PeerText" => Shape::PeerText,
            "Message" => Shape::Message,
            "Json" => Shape::Json,
            "Bytes" => Shape::Bytes,
            "Body" => Shape::Body,
            "Headers" => Shape::Headers,
            "Time" => Shape::Time,
            "Seconds" => Shape::Seconds,
            "Key" => Shape::Key,
            "Facts" => Shape::Facts,
            "Error" => Shape::Error,
            name => Shape::Named(name.to_owned()),
        }
    }

    /// Returns the kernel's type of a shape, if it has one.
    pub(crate) fn kernel(&self) -> String {
        match self {
            Shape::Atom(atom) => format!("{atom:?}"),
            Shape::Number(Number::Version) => "Version".to_owned(),
            Shape::Time => "UnixTime".to_owned(),
            Shape::Named(name) => name.clone(),
            Shape::Optional(inner) => inner.kernel(),
            _ => String::new(),
        }
    }
}

/// Fails if a description names a type that it does not describe.
pub(crate) fn check(surface: &Surface) -> Result<()> {
    let names: Vec<&str> = surface.items().map(Item::name).collect();
    for (at, shape) in surface.shapes() {
        if let Some(name) = shape.name().filter(|name| !names.contains(name)) {
            bail!("{at} is of the type {name}, which is not described");
        }
    }
    // A default is the kernel's, wherever it is repeated.
    let given = surface.functions().flat_map(|(owner, function)| {
        let arguments = function.arguments.iter();
        arguments.map(move |argument| (owner, &argument.name, &argument.shape, &argument.default))
    });
    let made = surface.fields().map(|(owner, field)| (owner, &field.name, &field.shape, &field.default));
    for (owner, name, shape, default) in given.chain(made) {
        let (Default::Is(variant), Some(Item::Word(word))) =
            (default, shape.name().and_then(|name| surface.item(name)))
        else {
            continue;
        };
        if word.default.as_ref() != Some(variant) {
            bail!("{owner} {name}: {variant} is not the default of {}", word.name);
        }
    }
    Ok(())
}

fn plain(name: &Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").unwrap_or(&name).to_owned()
}

fn peek_case(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let _ = ahead.call(Attribute::parse_outer);
    let capital = |name: Ident| name.to_string().starts_with(|letter: char| letter.is_ascii_uppercase());
    ahead.parse::<Ident>().is_ok_and(capital)
}

fn take_word(input: ParseStream<'_>, word: &str) -> bool {
    let ahead = input.fork();
    let found =
        ahead.parse::<Ident>().is_ok_and(|name| name == word) && !ahead.peek(Token![:]) && !ahead.peek(Token![,]);
    if found {
        let _ = input.call(Ident::parse_any_name);
    }
    found
}

fn expect_word(input: ParseStream<'_>, word: &str) -> Parsed<()> {
    if take_word(input, word) { Ok(()) } else { Err(input.error(format!("{word} belongs here"))) }
}

/// `Ident::parse_any`, under a name that is a method here.
trait AnyName: Sized {
    fn parse_any_name(input: ParseStream<'_>) -> Parsed<Self>;
}

impl AnyName for Ident {
    fn parse_any_name(input: ParseStream<'_>) -> Parsed<Ident> {
        syn::ext::IdentExt::parse_any(input)
    }
}
