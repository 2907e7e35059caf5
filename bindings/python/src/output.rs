//! Converts the kernel's values to the types that Python gets.

use std::borrow::Cow;

use pyo3::prelude::*;
use x402_kernel as kernel;
use x402_kernel::primitives::to_hex;

use crate::error::{ErrorInfo, raise};
use crate::input::Headers;
use crate::value::{Exact, Tuple};

/// A value that Python gets as a `T`.
pub(crate) trait Output<T> {
    /// Converts the value.
    fn output(self) -> T;
}

/// Types that Python has too.
macro_rules! same {
    ($($type:ty),+) => {
        $(impl Output<$type> for $type {
            fn output(self) -> $type {
                self
            }
        })+
    };
}

/// Types that are texts in Python, and the method that writes them.
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
