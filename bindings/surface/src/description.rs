//! The description as data: the part of the kernel that every language has, in the kernel's own words.
//!
//! A description names items and says how each language gets them. Their meaning is not repeated: each item's text is
//! from the kernel's own documentation (`documentation.rs`).

use crate::expression::kernel_type;

/// Everything that the languages have.
#[derive(Debug)]
pub(crate) struct Surface {
    pub(crate) modules: Vec<Module>,
}

/// One module of the kernel: one file, of the same stem, in each binding.
#[derive(Debug)]
pub(crate) struct Module {
    /// The module's path in the kernel: `wire::payment_required`.
    pub(crate) path: String,
    /// The file of the description: `bindings/surface/api/wire.api`.
    pub(crate) file: String,
    pub(crate) text: Text,
    pub(crate) items: Vec<Item>,
    /// Constants to which a newer kernel may add: texts everywhere, with constants in JavaScript.
    pub(crate) open: Vec<Word>,
}

#[derive(Debug)]
pub(crate) enum Item {
    Word(Word),
    Record(Record),
    Union(Union),
    Class(Class),
    Function(Function),
    Constant(Constant),
}

/// Paragraphs of documentation, in the kernel's spelling of names (`from_http`, [`Item`] links as plain code).
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    pub(crate) paragraphs: Vec<String>,
    /// The paragraphs under `# Errors`.
    pub(crate) errors: Vec<String>,
}

/// A closed enum without fields: an enum where a language has one, else its text.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) name: String,
    /// The kernel's name, with its module where it is not in the kernel's root: `header::Reader`.
    pub(crate) path: String,
    pub(crate) text: Text,
    pub(crate) variants: Vec<Variant>,
    /// The variant of an absent argument.
    pub(crate) default: Option<String>,
    /// The function that makes one from a text, for a language that does not take the text itself.
    pub(crate) methods: Vec<Function>,
    /// A text in Python too: a fact about a message, which is not for a `match`.
    pub(crate) is_text: bool,
    /// Part of `x402-kernel/pay`.
    pub(crate) pay: bool,
    pub(crate) by_hand: bool,
}

#[derive(Debug)]
pub(crate) struct Variant {
    /// In Rust: `TwoSdks`.
    pub(crate) name: String,
    /// On the wire and in texts: `two_sdks`.
    pub(crate) wire: String,
    pub(crate) text: Text,
}

/// Plain fields, frozen, compared by content.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) name: String,
    pub(crate) text: Text,
    pub(crate) fields: Vec<Field>,
    /// The form of the kernel's variant, for a case of a union.
    pub(crate) form: Form,
    /// Whether callers make it too (a payer's balance), or only the kernel.
    pub(crate) input: bool,
    pub(crate) methods: Vec<Function>,
    pub(crate) pay: bool,
    /// Written by hand in each language; the description has only its name and text.
    pub(crate) by_hand: bool,
}

/// The form of a variant of the kernel's enum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// `Declined`.
    #[default]
    Unit,
    /// `Found { index }`: its members are variables of their own names.
    Named,
    /// `Rejected(value)`.
    Tuple,
}

#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    /// The default for callers who make the record.
    pub(crate) default: Default,
    pub(crate) text: Text,
    /// The kernel's expression for it: `value.version()`, `value.kind`, `value.source().found`. In a union's case,
    /// `value` is the content of the case, and a member of the case is a variable of its own name.
    pub(crate) expression: String,
    /// Its type in the kernel: `Option<&str>`. Empty if it is not known.
    pub(crate) kernel: String,
    /// JavaScript's narrower type: constants for a text, or a case of a union.
    pub(crate) narrow: Option<String>,
}

/// A closed enum with fields: a class for each case, a tagged object, or a sealed class.
#[derive(Debug)]
pub(crate) struct Union {
    pub(crate) name: String,
    pub(crate) text: Text,
    /// JavaScript's tag: `status`, `verdict`, `step`.
    pub(crate) tag: String,
    pub(crate) cases: Vec<Record>,
    /// The members that all cases have.
    pub(crate) getters: Vec<Field>,
    pub(crate) methods: Vec<Function>,
    /// Whether callers make it too (an event).
    pub(crate) input: bool,
    pub(crate) pay: bool,
    pub(crate) by_hand: bool,
    /// In JavaScript each case is its own type.
    pub(crate) named: bool,
}

/// A class around a value of the kernel.
#[derive(Debug)]
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) text: Text,
    pub(crate) kind: ClassKind,
    pub(crate) getters: Vec<Field>,
    /// Constructors, static functions and methods.
    pub(crate) methods: Vec<Function>,
    /// Only fields in Python.
    pub(crate) plain: bool,
    pub(crate) pay: bool,
    /// Written by hand in each language; the description has only its name and text.
    pub(crate) by_hand: bool,
    /// Only in JavaScript.
    pub(crate) by_hand_js: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ClassKind {
    /// Immutable, compared by content, restored from its own JSON.
    Value,
    /// Neither copied nor serialised. Errors after its use call it `once`: `approval`.
    Handle { once: Option<String> },
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) text: Text,
    pub(crate) receiver: Receiver,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) returns: Shape,
    pub(crate) throws: bool,
    /// Whether the kernel's expression returns a `Result`.
    pub(crate) fails: bool,
    /// The kernel's expression, with the arguments as variables of the kernel's types, and `value` for the receiver:
    /// `PaymentRequired::parse_with(&profile, &json)`, `value.choose(&payer)`.
    pub(crate) call: String,
    /// Slow enough that Python releases its lock.
    pub(crate) long: bool,
    pub(crate) pay: bool,
    pub(crate) by_hand: bool,
    /// Only in JavaScript.
    pub(crate) by_hand_js: bool,
    /// The kernel's item behind it: `PaymentRequired::parse_with`.
    pub(crate) item: String,
    /// The kernel's return type without the `Result`: `Option<&str>`. Empty if it is not known.
    pub(crate) kernel: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Receiver {
    /// A function of the module.
    #[default]
    None,
    /// A constructor or static function of its type: `PaymentRequired.parse`.
    Type,
    /// A method.
    Value,
    /// A method that uses up its handle.
    Taken,
}

#[derive(Clone, Debug)]
pub(crate) struct Argument {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    /// The value of an absent argument.
    pub(crate) default: Default,
    /// By name, in languages with named arguments.
    pub(crate) named: bool,
    /// Positional in Python, where optional arguments are otherwise given by name.
    pub(crate) placed: bool,
    /// JavaScript's type for it: an amount instead of a text.
    pub(crate) narrow: Option<String>,
}

impl Argument {
    pub(crate) fn needed(name: &str, shape: Shape) -> Argument {
        Argument { name: name.to_owned(), shape, default: Default::Needed, named: false, placed: false, narrow: None }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Default {
    /// Required.
    Needed,
    /// `None`, or the kernel's default.
    Absent,
    /// This literal or variant.
    Is(String),
}

#[derive(Debug)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) text: Text,
    pub(crate) shape: Shape,
    pub(crate) expression: String,
    /// The texts in the kernel's list, for a language that reads its file before the kernel is loaded.
    pub(crate) texts: Vec<String>,
    pub(crate) pay: bool,
    pub(crate) by_hand: bool,
}

/// How each language gets a value: the rows of "What crosses how" in `bindings/README.md`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nothing.
    #[default]
    Unit,
    Bool,
    /// A text, unchanged (`&str`, `String`).
    Text,
    /// A peer's text, which never throws.
    PeerText,
    /// The text of a kernel value (`Display`): an amount, an address, a network, 32 bytes; `Atom` says which.
    Atom(Atom),
    /// A message as an argument: a text, or an object of the language.
    Message,
    /// Exact JSON text as a result, or a plain JSON text as an argument.
    Json,
    /// Bytes of any length, in hexadecimal outside Rust.
    Bytes,
    /// An HTTP body.
    Body,
    /// Pairs of a header's name and value.
    Headers,
    /// Small whole numbers: an HTTP status, a version, decimals, an index in a list, a count.
    Number(Number),
    /// Unix seconds.
    Time,
    /// A number of seconds.
    Seconds,
    /// A private key.
    Key,
    /// The detail of an error: names and texts.
    Facts,
    Error,
    /// A named type of the surface.
    Named(String),
    Optional(Box<Shape>),
    List(Box<Shape>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Atom {
    Amount,
    Address,
    Network,
    Bytes32,
    Money,
    /// `U256` in decimal digits.
    Decimal,
    Signature,
    Code,
    Url,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    Status,
    Version,
    Decimals,
    Index,
    Count,
}

impl Module {
    /// The name of its file.
    pub(crate) fn stem(&self) -> &str {
        self.path.rsplit("::").next().unwrap_or_default()
    }

    /// The first line of a file that is written from it.
    pub(crate) fn generated(&self) -> String {
        format!("// Generated by cargo xtask generate from {}: change it there.\n", self.file)
    }
}

impl Atom {
    pub(crate) const ALL: [Atom; 9] = {
        use Atom::{Address, Amount, Bytes32, Code, Decimal, Money, Network, Signature, Url};
        [Amount, Address, Network, Bytes32, Money, Decimal, Signature, Code, Url]
    };
}

impl Surface {
    /// The kernel's type of a record: the type of its name, or the tuple that a function returns.
    pub(crate) fn kernel_of(&self, name: &str) -> String {
        let makes = |function: &Function| function.returns.name() == Some(name) && function.kernel.starts_with('(');
        match self.functions().find(|(_, function)| makes(function)) {
            Some((_, function)) => kernel_type(&function.kernel, "kernel"),
            None => format!("kernel::{name}"),
        }
    }

    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.modules.iter().flat_map(|module| &module.items)
    }

    /// Returns every function, with the name of its type; none for a function of a module.
    pub(crate) fn functions(&self) -> impl Iterator<Item = (&str, &Function)> {
        self.items().flat_map(Item::functions)
    }

    /// Returns every field and getter, with the name of its type or case.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &Field)> {
        self.items().flat_map(Item::fields)
    }

    /// Returns every shape, with its location.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = (String, &Shape)> {
        let functions = self.functions().flat_map(|(owner, function)| {
            let given = function.arguments.iter().map(|argument| &argument.shape);
            given.chain([&function.returns]).map(move |shape| (format!("{owner} {}", function.name), shape))
        });
        functions.chain(self.fields().map(|(owner, field)| (format!("{owner} {}", field.name), &field.shape)))
    }

    /// Returns a variant's name in Rust and its text, from either.
    pub(crate) fn variant(&self, word: &str, called: &str) -> (String, String) {
        let Some(Item::Word(word)) = self.item(word) else { return (String::new(), String::new()) };
        let found = word.variants.iter().find(|variant| variant.name == called || variant.wire == called);
        found.map(|variant| (variant.name.clone(), variant.wire.clone())).unwrap_or_default()
    }

    pub(crate) fn item(&self, name: &str) -> Option<&Item> {
        self.items().find(|item| item.name() == name)
    }
}

/// What every kind of item has.
macro_rules! each {
    ($of:ident, $item:ident => $value:expr) => {
        match $of {
            Item::Word($item) => $value,
            Item::Record($item) => $value,
            Item::Union($item) => $value,
            Item::Class($item) => $value,
            Item::Function($item) => $value,
            Item::Constant($item) => $value,
        }
    };
}

impl Item {
    pub(crate) fn name(&self) -> &str {
        each!(self, item => &item.name)
    }

    pub(crate) fn is_by_hand(&self) -> bool {
        each!(self, item => item.by_hand)
    }

    /// Whether it is in `x402-kernel/pay`.
    pub(crate) fn is_pay(&self) -> bool {
        match self {
            Item::Word(item) => item.pay,
            Item::Record(item) => item.pay,
            Item::Union(item) => item.pay,
            Item::Class(item) => item.pay,
            Item::Function(item) => item.pay,
            Item::Constant(item) => item.pay,
        }
    }

    pub(crate) fn text(&self) -> &Text {
        each!(self, item => &item.text)
    }

    /// Returns its constructors, static functions and methods.
    pub(crate) fn methods(&self) -> &[Function] {
        match self {
            Item::Word(item) => &item.methods,
            Item::Record(item) => &item.methods,
            Item::Union(item) => &item.methods,
            Item::Class(item) => &item.methods,
            Item::Function(_) | Item::Constant(_) => &[],
        }
    }

    /// Returns its own fields and getters, without those of cases.
    pub(crate) fn members(&self) -> &[Field] {
        match self {
            Item::Record(item) => &item.fields,
            Item::Union(item) => &item.getters,
            Item::Class(item) => &item.getters,
            Item::Word(_) | Item::Function(_) | Item::Constant(_) => &[],
        }
    }

    /// Returns the function that makes one of its fields, or of the arguments of `new`. None if callers make none.
    pub(crate) fn constructor(&self) -> Option<Function> {
        let own = self.methods().iter().find(|method| matches!(&*method.name, "new" | "default"));
        let Item::Record(record) = self else { return own.cloned() };
        let argument = |field: &Field| Argument {
            name: field.name.clone(),
            shape: field.shape.clone(),
            default: field.default.clone(),
            named: field.default != Default::Needed,
            placed: false,
            narrow: None,
        };
        let errors = self.reader().map(|reader| reader.text.errors.clone()).unwrap_or_default();
        // What is by hand is made by a function of its own, which may fail.
        let given =
            |value: fn(&str) -> String| record.fields.iter().map(|field| value(&field.name)).collect::<String>();
        let call = match record.by_hand {
            true => format!("{}::new({})", record.name, given(|name| format!("{name}, "))),
            false => format!("{} {{ {} }}", record.name, given(|name| format!("{name}: {name}, "))),
        };
        let of_fields = Function {
            name: "new".to_owned(),
            text: Text { paragraphs: Vec::new(), errors },
            receiver: Receiver::Type,
            arguments: record.fields.iter().map(argument).collect(),
            returns: Shape::Named(record.name.clone()),
            throws: record.by_hand,
            fails: record.by_hand,
            call,
            ..Function::default()
        };
        record.input.then(|| own.cloned().unwrap_or(of_fields))
    }

    /// Returns the function that reads a record of callers from JSON.
    pub(crate) fn reader(&self) -> Option<&Function> {
        let Item::Record(Record { input: true, methods, .. }) = self else { return None };
        methods.iter().find(|method| method.receiver == Receiver::Type && method.arguments.len() == 1)
    }

    pub(crate) fn functions(&self) -> Vec<(&str, &Function)> {
        match self {
            Item::Function(item) => vec![("", item)],
            _ => self.methods().iter().map(|function| (self.name(), function)).collect(),
        }
    }

    /// Returns the names of its own fields and getters, without those of cases.
    pub(crate) fn fields_of_all(&self) -> Vec<&str> {
        self.members().iter().map(|field| &*field.name).collect()
    }

    fn fields(&self) -> Vec<(&str, &Field)> {
        let cases = if let Item::Union(item) = self { &*item.cases } else { &[] };
        let cases = cases.iter().flat_map(|case| case.fields.iter().map(|field| (&*case.name, field)));
        self.members().iter().map(|field| (self.name(), field)).chain(cases).collect()
    }
}

impl Shape {
    /// Returns the described type in it.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Shape::Named(name) => Some(name),
            Shape::Optional(inner) | Shape::List(inner) => inner.name(),
            _ => None,
        }
    }

    /// Returns the shape in an optional one or a list.
    pub(crate) fn inner(&self) -> &Shape {
        match self {
            Shape::Optional(inner) | Shape::List(inner) => inner.inner(),
            shape => shape,
        }
    }

    pub(crate) fn is_optional(&self) -> bool {
        matches!(self, Shape::Optional(_))
    }
}
