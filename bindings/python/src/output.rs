//! What goes out: a value of the kernel's becomes the type that Python gets of it.

use std::borrow::Cow;

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::primitives::to_hex;

use crate::error::{ErrorInfo, raise};
use crate::input::Headers;
use crate::value::{Exact, Tuple};

/// What becomes a `T` for Python.
pub(crate) trait Output<T> {
    /// The value, as Python gets it.
    fn output(self) -> T;
}

/// What Python has too.
macro_rules! same {
    ($($type:ty),+) => {
        $(impl Output<$type> for $type {
            fn output(self) -> $type {
                self
            }
        })+
    };
}

/// What Python has as text: by which method.
macro_rules! texts {
    ($method:ident: $($type:ty),+) => {
        $(impl Output<String> for $type {
            fn output(self) -> String {
                self.$method().to_string()
            }
        })+
    };
}

same!((), bool, u8, u16, u64, usize, String);
texts!(to_string: kernel::Address, kernel::Amount, kernel::Bytes32, kernel::Money, kernel::Network, kernel::Signature);
texts!(as_str: kernel::Found, kernel::Open, kernel::Protocol, kernel::RepairKind, kernel::RequestKind, kernel::Wallet);
texts!(text: kernel::Json);

impl Output<String> for &str {
    fn output(self) -> String {
        self.to_owned()
    }
}

impl Output<String> for Cow<'_, str> {
    fn output(self) -> String {
        self.into_owned()
    }
}

impl Output<String> for Vec<u8> {
    fn output(self) -> String {
        to_hex(&self)
    }
}

impl Output<String> for &[u8] {
    fn output(self) -> String {
        to_hex(self)
    }
}

impl Output<u8> for kernel::Version {
    fn output(self) -> u8 {
        self.number()
    }
}

impl Output<u64> for kernel::UnixTime {
    fn output(self) -> u64 {
        self.seconds()
    }
}

impl Output<ErrorInfo> for kernel::Error {
    fn output(self) -> ErrorInfo {
        ErrorInfo(self)
    }
}

impl Output<Exact> for kernel::Json {
    fn output(self) -> Exact {
        Exact(self)
    }
}

impl<N: Into<String>> Output<Headers> for Vec<(N, String)> {
    fn output(self) -> Headers {
        Headers(self.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }
}

impl<A: Clone + Output<B>, B> Output<B> for &A {
    fn output(self) -> B {
        self.clone().output()
    }
}

impl<A: Output<B>, B> Output<B> for Box<A> {
    fn output(self) -> B {
        (*self).output()
    }
}

impl<A: Output<B>, B> Output<Option<B>> for Option<A> {
    fn output(self) -> Option<B> {
        self.map(A::output)
    }
}

impl<A: Output<B>, B> Output<Tuple<B>> for Vec<A> {
    fn output(self) -> Tuple<B> {
        Tuple(self.into_iter().map(A::output).collect())
    }
}

impl<A: Clone + Output<B>, B> Output<Tuple<B>> for &[A] {
    fn output(self) -> Tuple<B> {
        Tuple(self.iter().map(|item| item.clone().output()).collect())
    }
}

impl<A: Output<B>, B> Output<PyResult<B>> for kernel::Result<A> {
    fn output(self) -> PyResult<B> {
        self.map(A::output).map_err(raise)
    }
}
