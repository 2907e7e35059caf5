//! Writes what a case shows of a value.

use serde_json::{Value, json};
use x402_kernel::*;

/// Shows a value as a case has it. What is absent is `null`, and left out of an object.
pub(super) trait Show {
    fn show(&self) -> Value;
}

macro_rules! plain {
    ($($kind:ty),* $(,)?) => {
        $(impl Show for $kind {
            fn show(&self) -> Value {
                json!(self)
            }
        })*
    };
}

plain! {
    bool, u8, u16, u64, usize, str, String, (String, String), (&str, String), Value,
    Address, Amount, Bytes32, Json, Money, Network, Signature, UnixTime, Version,
    ErrorKind, Evidence, Found, Open, Protocol, ReasonClass, RepairKind, RequestKind, ResourceMatch, TransferMethod, Wallet,
}

impl Show for Code {
    fn show(&self) -> Value {
        json!(self.as_str())
    }
}

impl<T: Show + ?Sized> Show for &T {
    fn show(&self) -> Value {
        (**self).show()
    }
}

impl<T: Show> Show for Box<T> {
    fn show(&self) -> Value {
        (**self).show()
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::show)
    }
}

impl<T: Show> Show for [T] {
    fn show(&self) -> Value {
        self.iter().map(T::show).collect()
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> Value {
        self.as_slice().show()
    }
}

/// The list, or nothing if it is empty.
pub(super) fn filled(list: Value) -> Value {
    if list.as_array().is_some_and(Vec::is_empty) { Value::Null } else { list }
}

pub(super) fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)).collect()
}
