//! Reads the types of typed data (EIP-712), checks them against each other, and hashes them.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use alloy_primitives::Keccak256;

use crate::json::{JsonKind, Value, owned};
use crate::primitives::Bytes32;
use crate::{Code, Error, Result};

/// The name of the domain's type.
pub(super) const EIP712_DOMAIN: &str = "EIP712Domain";

/// The most types that typed data lists, and the most members of a type: each type is hashed with all types that it
/// contains, and each member is searched for among all.
const MOST: usize = 128;

/// The most brackets after a type's name.
const DEEPEST: usize = 16;

/// The type of a member.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Bool,
    Address,
    String,
    Bytes,
    FixedBytes(u8),
    Uint(usize),
    Int(usize),
    Struct(String),
    /// Its length has 64 bits on every machine, so that a type means the same on each.
    Array(Box<Kind>, Option<u64>),
}

impl Kind {
    fn parse(text: &str) -> Result<Kind> {
        let wrong = |problem: &str| no_type(text, problem);
        let Some(inner) = text.strip_suffix(']') else { return Kind::parse_plain(text) };
        let (element, length) = inner.rsplit_once('[').ok_or_else(|| wrong("its brackets do not match"))?;
        if element.bytes().filter(|byte| *byte == b'[').count() >= DEEPEST {
            return Err(wrong("it is an array of arrays too deep"));
        }
        let length = match length {
            "" => None,
            digits => Some(whole(digits).ok_or_else(|| wrong("the length of an array is a number from 1"))?),
        };
        let element = Kind::parse(element).map_err(|_| wrong("its elements have none"))?;
        Ok(Kind::Array(Box::new(element), length))
    }

    fn parse_plain(text: &str) -> Result<Kind> {
        let wrong = |problem: &str| no_type(text, problem);
        Ok(match text {
            "bool" => Kind::Bool,
            "address" => Kind::Address,
            "string" => Kind::String,
            "bytes" => Kind::Bytes,
            _ => {
                if let Some(size) = size(text, "bytes") {
                    let length = size.filter(|length| *length <= 32).ok_or_else(|| wrong("bytes1 to bytes32 are"))?;
                    return Ok(Kind::FixedBytes(length as u8));
                }
                for (name, kind) in [("uint", Kind::Uint as fn(usize) -> Kind), ("int", Kind::Int)] {
                    if let Some(size) = size(text, name) {
                        let fits = |bits: &usize| *bits <= 256 && bits.is_multiple_of(8);
                        return size.filter(fits).map(kind).ok_or_else(|| wrong("the sizes are 8, 16, to 256 bits"));
                    }
                }
                if !is_identifier(text) {
                    return Err(wrong("it is not a name"));
                }
                Kind::Struct(text.to_string())
            }
        })
    }

    /// The struct of its elements, through any arrays.
    fn struct_name(&self) -> Option<&str> {
        match self {
            Kind::Struct(name) => Some(name),
            Kind::Array(element, _) => element.struct_name(),
            _ => None,
        }
    }
}

/// Reads the number after the name of a sized type: `None` if it is another type, `Some(None)` for an illegal size.
fn size(text: &str, name: &str) -> Option<Option<usize>> {
    let digits = text.strip_prefix(name)?;
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| whole(digits))
}

/// Reads a number from 1, without leading zeros.
fn whole<T: FromStr>(digits: &str) -> Option<T> {
    let plain = !digits.starts_with('0') && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn is_identifier(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_' || byte == b'$';
    text.bytes().next().is_some_and(letter) && text.bytes().all(|byte| letter(byte) || byte.is_ascii_digit())
}

/// As typed data writes the type.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Bool => f.write_str("bool"),
            Kind::Address => f.write_str("address"),
            Kind::String => f.write_str("string"),
            Kind::Bytes => f.write_str("bytes"),
            Kind::FixedBytes(length) => write!(f, "bytes{length}"),
            Kind::Uint(bits) => write!(f, "uint{bits}"),
            Kind::Int(bits) => write!(f, "int{bits}"),
            Kind::Struct(name) => f.write_str(name),
            Kind::Array(element, None) => write!(f, "{element}[]"),
            Kind::Array(element, Some(length)) => write!(f, "{element}[{length}]"),
        }
    }
}

/// A listed type.
pub(super) struct Listed {
    /// Its members, in the order in which they are hashed.
    pub(super) members: Vec<(String, Kind)>,
    /// Its text alone: `Name(type member,…)`.
    text: String,
    /// The hash of its text and the texts of all types that it contains (EIP-712 `typeHash`).
    pub(super) hash: Bytes32,
}

/// The types of one typed data.
pub(super) struct Types(BTreeMap<String, Listed>);

impl Types {
    /// Reads `{name: [{name, type}]}`.
    pub(super) fn read(value: Value<'_>) -> Result<Types> {
        let mut types = Types(BTreeMap::new());
        for (name, members) in value.expect(JsonKind::Object)?.members() {
            let listed = types.listed(&name, members).map_err(|error| error.within(&name))?;
            types.0.insert(name.into_owned(), listed);
        }
        if !types.0.contains_key(EIP712_DOMAIN) {
            return Err(Error::new(Code::TypedDataNoDomainType));
        }
        for (name, listed) in &types.0 {
            for (index, (_, kind)) in listed.members.iter().enumerate() {
                let known = kind.struct_name().map_or(Ok(()), |part| types.known(part).map(|_| ()));
                known.map_err(|error| error.within("type").within(index).within(name))?;
            }
        }
        let hashes: Vec<Bytes32> =
            types.0.keys().map(|name| types.hash(name).map_err(|error| error.within(name))).collect::<Result<_>>()?;
        for (listed, hash) in types.0.values_mut().zip(hashes) {
            listed.hash = hash;
        }
        Ok(types)
    }

    fn listed(&self, name: &str, members: Value<'_>) -> Result<Listed> {
        if self.0.len() == MOST {
            return Err(no_type(name, &format!("more than {MOST} types are listed")));
        }
        if !matches!(Kind::parse(name)?, Kind::Struct(_)) {
            return Err(no_type(name, "a struct cannot have that name"));
        }
        let mut found: Vec<(String, Kind)> = Vec::new();
        for (index, member) in members.expect(JsonKind::Array)?.elements().enumerate() {
            if index == MOST {
                return Err(no_type(name, &format!("more than {MOST} members are listed")));
            }
            let member = member_of(member).and_then(|(name, kind)| {
                let twice = found.iter().any(|(other, _)| *other == name);
                let error = || no_type(&name, "the member is listed twice").within("name");
                if twice { Err(error()) } else { Ok((name, kind)) }
            });
            found.push(member.map_err(|error| error.within(index))?);
        }
        let members: Vec<String> = found.iter().map(|(name, kind)| format!("{kind} {name}")).collect();
        let text = format!("{name}({})", members.join(","));
        Ok(Listed { members: found, text, hash: Bytes32::from_bytes([0; 32]) })
    }

    /// Returns the type of a name.
    pub(super) fn known(&self, name: &str) -> Result<&Listed> {
        self.0.get(name).ok_or_else(|| no_type(name, "it is not listed"))
    }

    fn hash(&self, name: &str) -> Result<Bytes32> {
        let mut parts = BTreeSet::new();
        self.collect(name, &mut Vec::new(), &mut parts)?;
        let mut hash = Keccak256::new();
        let others = parts.into_iter().filter(|part| *part != name);
        for part in core::iter::once(name).chain(others) {
            hash.update(&self.known(part)?.text);
        }
        Ok(hash.finalize().into())
    }

    /// Adds the type and all types that it contains to `parts`; `path` is the way to it.
    fn collect<'a>(&'a self, name: &'a str, path: &mut Vec<&'a str>, parts: &mut BTreeSet<&'a str>) -> Result<()> {
        if path.contains(&name) {
            return Err(Error::new(Code::TypedDataCycle).with("found", name));
        }
        if !parts.insert(name) {
            return Ok(());
        }
        path.push(name);
        for part in self.known(name)?.members.iter().filter_map(|(_, kind)| kind.struct_name()) {
            self.collect(part, path, parts)?;
        }
        path.pop();
        Ok(())
    }
}

fn member_of(member: Value<'_>) -> Result<(String, Kind)> {
    let member = member.expect(JsonKind::Object)?;
    only(member, &["name", "type"], "a listed member")?;
    member.require(&["name", "type"])?;
    let name = member.read("name", |v| {
        let name = owned(v)?;
        if is_identifier(&name) { Ok(name) } else { Err(no_type(&name, "the member's name is not a name")) }
    })?;
    Ok((name, member.read("type", |v| Kind::parse(&v.string()?))?))
}

fn no_type(found: &str, problem: &str) -> Error {
    Error::new(Code::TypedDataType).with("found", found).with("problem", problem)
}

/// Requires an object to have no other members than `names`; the error is at the first other one.
pub(super) fn only(value: Value<'_>, names: &[&str], of: &str) -> Result<()> {
    match value.members().find(|(name, _)| !names.contains(&&**name)) {
        Some((name, _)) => {
            let error = Error::new(Code::TypedDataUnknownMember).with("found", &name).with("expected", of);
            Err(error.within(name))
        }
        None => Ok(()),
    }
}
