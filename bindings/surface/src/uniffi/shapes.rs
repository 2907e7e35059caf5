//! How a shape is written in Rust, how it comes in and how it goes out.

use super::{Emitter, Sort, kernel_path};
use crate::description::*;
use crate::documentation::camel;
use crate::kernel::snake;

/// What stands in a kernel's expression and is not the kernel's.
pub(super) const STD: &[&str] =
    &["Some", "None", "Ok", "Err", "Vec", "String", "ToString", "Into", "From", "Option", "Default"];

impl Emitter<'_> {
    pub(super) fn sort_of(&self, name: &str) -> Option<Sort> {
        match self.surface.item(name)? {
            Item::Word(_) => Some(Sort::Word),
            Item::Record(_) => Some(Sort::Record),
            Item::Union(_) => Some(Sort::Union),
            Item::Class(_) => Some(Sort::Class),
            Item::Function(_) | Item::Constant(_) => None,
        }
    }

    /// What a shape is, if it is a named type and neither optional nor a list.
    pub(super) fn sort(&self, shape: &Shape) -> Option<Sort> {
        match shape {
            Shape::Named(name) => self.sort_of(name),
            // It is written by hand as a record is.
            Shape::Error => Some(Sort::Record),
            _ => None,
        }
    }

    // How it is written.

    /// As an argument: a class by reference, and what may be absent as an option.
    pub(super) fn argument(&self, argument: &Argument) -> String {
        let within = self.within_type(&argument.shape);
        match (self.sort(&argument.shape), &argument.default) {
            (Some(Sort::Class | Sort::Record), Default::Absent) => format!("Option<{within}>"),
            (Some(Sort::Class), _) => format!("&{}", self.returned_type(&argument.shape)),
            _ => within,
        }
    }

    /// As what a function returns: a class by value.
    pub(super) fn returned_type(&self, shape: &Shape) -> String {
        match shape {
            Shape::Named(name) => name.clone(),
            other => self.within_type(other),
        }
    }

    /// As a member or an entry: a class is shared.
    pub(super) fn within_type(&self, shape: &Shape) -> String {
        match shape {
            Shape::Unit => "()".into(),
            Shape::Bool => "bool".into(),
            Shape::Body => "Vec<u8>".into(),
            Shape::Headers => "Vec<HttpHeader>".into(),
            Shape::Number(Number::Count) | Shape::Time | Shape::Seconds => "i64".into(),
            Shape::Number(_) => "i32".into(),
            Shape::Facts => "HashMap<String, String>".into(),
            Shape::Error => "ErrorInfo".into(),
            Shape::Named(name) if self.sort_of(name) == Some(Sort::Class) => format!("Arc<{name}>"),
            Shape::Named(name) => name.clone(),
            Shape::Optional(inner) => format!("Option<{}>", self.within_type(inner)),
            Shape::List(inner) => format!("Vec<{}>", self.within_type(inner)),
            _ => "String".into(),
        }
    }

    // How it comes in.

    /// The check of an argument, if it needs one: an expression of the kernel's type.
    pub(super) fn checked(&self, argument: &Argument) -> Option<String> {
        let name = &*argument.name;
        match (self.sort(&argument.shape), &argument.default) {
            (Some(Sort::Class), Default::Absent) => Some(format!("check::profile({name})")),
            (Some(Sort::Record), Default::Absent) => {
                Some(format!("{name}.map({}).transpose()?.unwrap_or_default()", self.reading(&argument.shape)?))
            }
            _ => self.taken(&argument.shape, name, name),
        }
    }

    /// A value as the kernel takes it, if that is anything else.
    pub(super) fn taken(&self, shape: &Shape, value: &str, name: &str) -> Option<String> {
        Some(match shape {
            Shape::Atom(Atom::Url | Atom::Code | Atom::Decimal) => return None,
            Shape::Atom(_) | Shape::Bytes => format!("{}(&{value})?", self.reading(shape)?),
            Shape::Headers => format!("check::headers({value})"),
            Shape::Number(_) | Shape::Time => format!("{}({value})?", self.reading(shape)?),
            Shape::Seconds => format!("check::seconds(\"{}\", {value})?", camel(name)),
            Shape::Key => format!("Zeroizing::new({value})"),
            Shape::Error => format!("{value}.restore()?"),
            Shape::Named(_) => match self.sort(shape)? {
                Sort::Word => format!("{value}.into()"),
                Sort::Record | Sort::Union => format!("{value}.read()?"),
                Sort::Class => return None,
            },
            Shape::Optional(inner) => match &**inner {
                Shape::Atom(_) | Shape::Bytes => {
                    format!("{value}.as_deref().map({}).transpose()?", self.reading(inner)?)
                }
                Shape::Seconds | Shape::List(_) => {
                    let inside = self.taken(inner, name, name)?;
                    format!("{value}.map(|{name}| {}).transpose()?", inside.trim_end_matches('?'))
                }
                _ if self.sort(inner) == Some(Sort::Word) => format!("{value}.map(Into::into)"),
                _ => format!("{value}.map({}).transpose()?", self.reading(inner)?),
            },
            Shape::List(inner) => match &**inner {
                Shape::Atom(_) | Shape::Bytes => {
                    format!("check::all({value}, |text| {}(&text))?", self.reading(inner)?)
                }
                _ if self.sort(inner) == Some(Sort::Class) => {
                    let each = name.strip_suffix('s').unwrap_or(name);
                    format!("{value}.iter().map(|{each}| {each}.0.clone()).collect()")
                }
                _ => format!("check::all({value}, {})?", self.reading(inner)?),
            },
            _ => return None,
        })
    }

    /// The function that checks a value.
    fn reading(&self, shape: &Shape) -> Option<String> {
        Some(match shape {
            Shape::Atom(atom) => format!("{atom:?}::parse"),
            Shape::Bytes => "from_hex".into(),
            Shape::Number(number) => format!("check::{number:?}").to_lowercase(),
            Shape::Time => "check::time".into(),
            Shape::Named(name) => format!("{name}::read"),
            _ => return None,
        })
    }

    // How it goes out.

    /// A value of the kernel's as it crosses: an expression. `kernel` is its type; `owned`, whether it can be moved.
    pub(super) fn out(&self, shape: &Shape, value: &str, kernel: &str, owned: bool) -> String {
        let kernel = &*kernel.replace("'static ", "").replace("'_ ", "");
        let owned = owned || value.ends_with([')', '?']);
        let borrowed = kernel.starts_with('&');
        match shape {
            Shape::Unit | Shape::Bool | Shape::Body | Shape::Key | Shape::Facts => value.to_owned(),
            Shape::Text | Shape::PeerText | Shape::Atom(_) | Shape::Message | Shape::Json => match kernel {
                "String" if owned => value.to_owned(),
                "String" => format!("{value}.clone()"),
                "&str" | "&String" => format!("{value}.into()"),
                "Json" | "&Json" => format!("{value}.text().into()"),
                "" if *shape == Shape::Json => format!("{value}.text().into()"),
                "" if *shape == Shape::Text => format!("{value}.into()"),
                // An open word, which has its text.
                _ if matches!(shape, Shape::Text | Shape::Atom(Atom::Code)) => format!("{value}.as_str().into()"),
                _ => format!("{value}.to_string()"),
            },
            Shape::Bytes if borrowed => format!("to_hex({value})"),
            Shape::Bytes => format!("to_hex(&{value})"),
            Shape::Headers => format!("output::headers({value})"),
            Shape::Number(Number::Version) => format!("{value}.number().into()"),
            Shape::Number(number @ (Number::Index | Number::Count)) => {
                format!("output::{number:?}({value})").to_lowercase()
            }
            Shape::Number(_) => format!("{value}.into()"),
            Shape::Time => format!("output::time({value})"),
            Shape::Seconds => format!("output::seconds({value})"),
            Shape::Error | Shape::Named(_) => match self.sort(shape) {
                Some(Sort::Record) if !borrowed && !kernel.starts_with('(') => {
                    format!("{}::from(&{value})", self.within_type(shape))
                }
                Some(Sort::Union) if borrowed => format!("{value}.clone().into()"),
                Some(Sort::Class) if !borrowed && !owned => format!("(&{value}).into()"),
                _ => format!("{value}.into()"),
            },
            Shape::Optional(inner) => {
                let of = kernel.strip_prefix("Option<").and_then(|of| of.strip_suffix('>')).unwrap_or_default();
                let is_text = matches!(**inner, Shape::Text | Shape::Atom(_) | Shape::Json);
                let moved = owned && self.sort(inner) != Some(Sort::Record);
                match of {
                    "String" if is_text && owned => value.to_owned(),
                    "String" if is_text => format!("{value}.clone()"),
                    _ if moved || of.starts_with('&') || self.is_copied(inner) => {
                        format!("{value}.map({})", self.mapping(inner, of))
                    }
                    _ => format!("{value}.as_ref().map({})", self.mapping(inner, &format!("&{of}"))),
                }
            }
            Shape::List(inner) => {
                let of = |before: &str, after: &str| kernel.strip_prefix(before).and_then(|of| of.strip_suffix(after));
                if let Some(of) = of("impl Iterator<Item = ", ">") {
                    return format!("{value}.map({}).collect()", self.mapping(inner, of));
                }
                match of("&[", "]").or(of("Vec<", ">")).unwrap_or_default() {
                    "String" if borrowed => format!("{value}.to_vec()"),
                    "String" => value.to_owned(),
                    of if owned && !borrowed && self.sort(inner) != Some(Sort::Record) => {
                        format!("{value}.into_iter().map({}).collect()", self.mapping(inner, of))
                    }
                    of => format!("{value}.iter().map({}).collect()", self.mapping(inner, &format!("&{of}"))),
                }
            }
        }
    }

    /// [`out`](Self::out) for a member or an entry, where a class is shared.
    pub(super) fn within(&self, shape: &Shape, value: &str, kernel: &str, owned: bool) -> String {
        let value = self.out(shape, value, kernel, owned);
        if self.sort(shape) == Some(Sort::Class) { format!("Arc::new({value})") } else { value }
    }

    /// [`within`](Self::within) as a function.
    fn mapping(&self, shape: &Shape, kernel: &str) -> String {
        let item = match shape {
            Shape::Named(name) => snake(name).rsplit('_').next().unwrap_or_default().to_owned(),
            Shape::Atom(atom) => format!("{atom:?}").to_lowercase(),
            Shape::Json => "json".into(),
            Shape::List(_) => "list".into(),
            _ => "value".into(),
        };
        let made = self.within(shape, &item, kernel, true);
        match made.strip_prefix(&item) {
            Some(".into()") => "Into::into".into(),
            Some(".to_string()") if kernel.starts_with('&') => "ToString::to_string".into(),
            _ => match made.strip_suffix(&format!("({item})")) {
                Some(function) => function.to_owned(),
                None => format!("|{item}| {made}"),
            },
        }
    }

    /// A kernel's expression as it is written here: with the kernel's types by their path, `value` as that, and classes
    /// as what they hold. Without a `value` it is a type.
    pub(super) fn kernels(&self, expression: &str, value: &str, arguments: &[Argument]) -> String {
        let argument = |word: &str| arguments.iter().find(|argument| argument.name == word);
        let pieces = pieces(expression);
        let piece = |index: Option<usize>| index.and_then(|index| pieces.get(index)).copied().unwrap_or_default();
        let mut code = String::new();
        for (index, &word) in pieces.iter().enumerate() {
            let (before, after) = (piece(index.checked_sub(1)), piece(Some(index + 1)));
            let inside = before.ends_with('.') && !before.ends_with("..") || before.ends_with("::");
            let function = after.starts_with('(') && word.starts_with(char::is_lowercase);
            let head = function || after.starts_with("::") || word.starts_with(char::is_uppercase);
            let is_class = |argument: &Argument| {
                argument.default == Default::Needed && self.sort(&argument.shape) == Some(Sort::Class)
            };
            code += &match word {
                _ if inside || word.is_empty() => word.to_owned(),
                "value" if argument(word).is_none() && !value.is_empty() => value.to_owned(),
                _ if argument(word).is_some_and(is_class) => format!("{word}.0"),
                _ if STD.contains(&word) || !head => word.to_owned(),
                _ if function || value.is_empty() || self.surface.item(word).is_some() => kernel_path(word),
                _ => word.to_owned(),
            };
        }
        code
    }

    // What is known of a type.

    /// Whether the kernel's value of it is `Copy`.
    fn is_copied(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Atom(Atom::Signature | Atom::Money | Atom::Url) => false,
            Shape::Bool | Shape::Atom(_) | Shape::Number(_) | Shape::Time | Shape::Seconds => true,
            other => self.sort(other) == Some(Sort::Word),
        }
    }

    /// Whether something is in it.
    pub(super) fn holds(&self, shape: &Shape, sought: fn(&Shape) -> bool) -> bool {
        match shape {
            Shape::Optional(inner) | Shape::List(inner) => self.holds(inner, sought),
            other => sought(other),
        }
    }

    pub(super) fn holds_class(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Optional(inner) | Shape::List(inner) => self.holds_class(inner),
            other => self.sort(other) == Some(Sort::Class),
        }
    }

    /// Whether callers give it (or else: whether they get it).
    pub(super) fn crosses(&self, name: &str, given: bool) -> bool {
        let is = |field: &Field| field.shape.name() == Some(name);
        let takes = |function: &Function| function.arguments.iter().any(|argument| argument.shape.name() == Some(name));
        let in_function = |(_, function): (&str, &Function)| match given {
            true => takes(function),
            false => function.returns.name() == Some(name),
        };
        let in_item = |item: &Item| match item {
            Item::Record(record) => (!given || record.input) && record.fields.iter().any(is),
            Item::Union(union) => given == union.input && union.cases.iter().any(|case| case.fields.iter().any(is)),
            Item::Class(class) => !given && class.getters.iter().any(is),
            _ => false,
        };
        self.surface.functions().any(in_function) || self.surface.items().any(in_item)
    }

    /// How a record that callers make is read, where it is from JSON: an error then has the place that it has elsewhere.
    pub(super) fn reader<'r>(&self, record: &'r Record) -> Option<&'r Function> {
        let reads = |method: &&Function| method.receiver == Receiver::Type && method.arguments.len() == 1;
        record.methods.iter().find(reads).filter(|_| record.input)
    }

    pub(super) fn is_written_as_json(&self, word: &str) -> bool {
        self.surface.items().any(|item| match item {
            Item::Record(record) if self.reader(record).is_some() => {
                record.fields.iter().any(|field| field.shape.name() == Some(word))
            }
            _ => false,
        })
    }

    /// The kernel's type that a record is made of: the one of its name, or the tuple that a function returns.
    pub(super) fn kernel_type(&self, record: &Record) -> String {
        let returned = self.surface.functions().find(|(_, function)| function.returns.name() == Some(&record.name));
        match returned {
            Some((_, function)) if function.kernel.starts_with('(') => self.kernels(&function.kernel, "", &[]),
            _ => format!("&x402_kernel::{}", record.name),
        }
    }
}

impl Shape {
    pub(super) fn is_body(&self) -> bool {
        *self == Shape::Body
    }
}

/// A piece of source as identifiers and what stands between them, by turns; the first is an identifier, if an empty one.
pub(super) fn pieces(source: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut rest, mut word) = (source, true);
    while !rest.is_empty() {
        let end = rest.find(|letter: char| (letter.is_alphanumeric() || letter == '_') != word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        (rest, word) = (after, !word);
    }
    pieces
}
