//! Reads `operations.api`: what each operation of the vectors calls, and what a case shows of the result.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Lit, LitStr, Member as Named, Token, braced, token};

/// What `operations.api` says.
#[derive(Debug, Default)]
pub(crate) struct Operations {
    /// The rules of each operation and of each value given to others, by name, in the order of the file.
    pub(crate) rules: Vec<(String, Vec<Rule>)>,
    /// What is shown of a type.
    pub(crate) shown: BTreeMap<String, Vec<Member>>,
    /// The operations that adapters have themselves, and the types that these read and show.
    pub(crate) by_hand: Vec<String>,
    pub(crate) read: Vec<String>,
    pub(crate) also_shown: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Rule {
    /// The member that the input has to have, and its text if it has to be that.
    pub(crate) when: Option<(String, Option<String>)>,
    /// None where the result is an object of its own.
    pub(crate) value: Option<Value>,
    pub(crate) members: Option<Vec<Member>>,
}

/// `name: value { members }`.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// `..` for those of the type.
    pub(crate) name: String,
    pub(crate) value: Value,
    pub(crate) members: Option<Vec<Member>>,
    /// Shown only if it has entries.
    pub(crate) filled: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A member of the input, a given value, or a member of what is shown.
    Name(String),
    /// A function of a module (`of` and `owner` empty), of a type (`owner`), or a method.
    Call { of: Option<Box<Value>>, owner: String, name: String, arguments: Vec<Value> },
    /// A getter.
    Get { of: Box<Value>, name: String },
    /// The first entry of a list.
    First(Box<Value>),
    /// The value made of each entry of an input's list.
    Each { value: Box<Value>, list: String },
}

pub(crate) fn read(file: &Path) -> Result<Operations> {
    Parser::parse_str(operations, &fs::read_to_string(file)?).map_err(|error| {
        let at = error.span().start();
        anyhow!("{}:{}:{}: {error}", file.display(), at.line, at.column + 1)
    })
}

fn operations(input: ParseStream<'_>) -> syn::Result<Operations> {
    let mut operations = Operations::default();
    while !input.is_empty() {
        if input.peek(LitStr) {
            let name = input.parse::<LitStr>()?.value();
            operations.add(name, rule(input, true)?);
            input.parse::<Token![;]>()?;
            continue;
        }
        let word = input.call(Ident::parse_any)?;
        match &*word.to_string() {
            "given" => {
                let name = input.parse::<Ident>()?.to_string();
                operations.add(name, rule(input, false)?);
            }
            "show" => {
                let name = input.parse::<Ident>()?.to_string();
                operations.shown.insert(name, members(input)?);
            }
            "by" => {
                input.parse::<Ident>()?;
                operations.by_hand.push(input.parse::<LitStr>()?.value());
                input.parse::<Ident>()?;
                operations.read.extend(names(input)?);
                input.parse::<Ident>()?;
                operations.also_shown.extend(names(input)?);
            }
            _ => return Err(syn::Error::new(word.span(), "an operation, given, show or by hand")),
        }
        input.parse::<Token![;]>()?;
    }
    Ok(operations)
}

impl Operations {
    fn add(&mut self, name: String, rule: Rule) {
        match self.rules.last_mut() {
            Some((last, rules)) if *last == name => rules.push(rule),
            _ => self.rules.push((name, vec![rule])),
        }
    }

    pub(crate) fn is_given(&self, name: &str) -> bool {
        !name.contains('/') && self.rules.iter().any(|(given, _)| given == name)
    }
}

fn names(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    Ok(Punctuated::<Ident, Token![,]>::parse_separated_nonempty(input)?.iter().map(Ident::to_string).collect())
}

fn rule(input: ParseStream<'_>, shown: bool) -> syn::Result<Rule> {
    let when = match input.parse::<Option<Token![if]>>()? {
        Some(_) => {
            let member = input.call(Ident::parse_any)?.to_string();
            let text = input.parse::<Option<Token![==]>>()?.map(|_| input.parse::<LitStr>()).transpose()?;
            Some((member, text.map(|text| text.value())))
        }
        None => None,
    };
    if !shown {
        input.parse::<Token![=]>()?;
        return Ok(Rule {
            when,
            value: Some(self::value(&input.call(Expr::parse_without_eager_brace)?)?),
            members: None,
        });
    }
    input.parse::<Token![=>]>()?;
    let value = match input.peek(token::Brace) {
        true => None,
        false => Some(self::value(&input.call(Expr::parse_without_eager_brace)?)?),
    };
    let members = if input.peek(token::Brace) { Some(self::members(input)?) } else { None };
    Ok(Rule { when, value, members })
}

fn members(input: ParseStream<'_>) -> syn::Result<Vec<Member>> {
    let inside;
    braced!(inside in input);
    Ok(Punctuated::<Member, Token![,]>::parse_terminated_with(&inside, member)?.into_iter().collect())
}

fn member(input: ParseStream<'_>) -> syn::Result<Member> {
    if input.parse::<Option<Token![..]>>()?.is_some() {
        return Ok(Member { name: "..".into(), value: Value::Name(String::new()), members: None, filled: false });
    }
    let named = input.peek(Ident::peek_any) && input.peek2(Token![:]) && !input.peek2(Token![::]);
    let name = if named { Some(input.call(Ident::parse_any)?.to_string()) } else { None };
    if named {
        input.parse::<Token![:]>()?;
    }
    let (expression, filled) = match input.call(Expr::parse_without_eager_brace)? {
        Expr::Try(inner) => (*inner.expr, true),
        expression => (expression, false),
    };
    let value = self::value(&expression)?;
    let members = if input.peek(token::Brace) { Some(members(input)?) } else { None };
    Ok(Member { name: name.unwrap_or_else(|| root(&value).to_owned()), value, members, filled })
}

/// The first name of a path.
fn root(value: &Value) -> &str {
    match value {
        Value::Name(name) | Value::Call { of: None, name, .. } => name,
        Value::Call { of: Some(of), .. } | Value::Get { of, .. } | Value::First(of) => root(of),
        Value::Each { list, .. } => list,
    }
}

fn value(expression: &Expr) -> syn::Result<Value> {
    let boxed = |expression: &Expr| value(expression).map(Box::new);
    let all = |arguments: &Punctuated<Expr, Token![,]>| arguments.iter().map(value).collect::<syn::Result<_>>();
    Ok(match expression {
        Expr::Path(path) => Value::Name(path.path.require_ident()?.to_string()),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                let mut names: Vec<String> = path.path.segments.iter().map(|part| part.ident.to_string()).collect();
                let name = names.pop().unwrap_or_default();
                Value::Call { of: None, owner: names.concat(), name, arguments: all(&call.args)? }
            }
            other => return Err(syn::Error::new_spanned(other, "a function")),
        },
        Expr::MethodCall(call) => Value::Call {
            of: Some(boxed(&call.receiver)?),
            owner: String::new(),
            name: call.method.to_string(),
            arguments: all(&call.args)?,
        },
        Expr::Field(field) => match &field.member {
            Named::Named(name) => Value::Get { of: boxed(&field.base)?, name: name.to_string() },
            Named::Unnamed(_) => return Err(syn::Error::new_spanned(field, "a name")),
        },
        Expr::Index(index) if matches!(&*index.index, Expr::Lit(literal) if matches!(literal.lit, Lit::Int(_))) => {
            Value::First(boxed(&index.expr)?)
        }
        Expr::Repeat(repeat) => match value(&repeat.len)? {
            Value::Name(list) => Value::Each { value: boxed(&repeat.expr)?, list },
            _ => return Err(syn::Error::new_spanned(&repeat.len, "a member of the input")),
        },
        other => return Err(syn::Error::new_spanned(other, "a call, a name, a member or a list")),
    })
}
