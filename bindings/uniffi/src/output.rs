//! Converts the kernel's values to the types that go out. All numbers are signed, since Java has no others.

use std::borrow::Cow;

use x402_kernel as kernel;
use x402_kernel::primitives::to_hex;

use crate::{ErrorInfo, HttpHeader};

/// A value that goes out as a `T`.
pub(crate) trait Output<T> {
    /// Converts the value.
    fn output(self) -> T;
}

/// Types that go out as they are.
macro_rules! same {
    ($($type:ty),+) => {
        $(impl Output<$type> for $type {
            fn output(self) -> $type {
                self
            }
        })+
    };
}

/// Types that go out as text, and the method that writes them.
macro_rules! texts {
    ($method:ident: $($type:ty),+) => {
        $(impl Output<String> for $type {
            fn output(self) -> String {
                self.$method().to_string()
            }
        })+
    };
}

/// Numbers that the kernel keeps in the range of the other type.
macro_rules! numbers {
    ($($from:ty => $to:ty),+) => {
        $(impl Output<$to> for $from {
            fn output(self) -> $to {
                <$to>::try_from(self).unwrap_or(<$to>::MAX)
            }
        })+
    };
}

same!((), bool, String);
numbers!(u8 => i32, u16 => i32, usize => i32, u64 => i64, usize => i64);
texts!(to_string: kernel::Address, kernel::Amount, kernel::Bytes32, kernel::Money, kernel::Network, kernel::Signature);
texts!(as_str: kernel::Open, kernel::Protocol, kernel::RepairKind);
texts!(text: kernel::Json);

impl Output<String> for &str {
    fn output(self) -> String {
        self.into()
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

impl Output<i32> for kernel::Version {
    fn output(self) -> i32 {
        self.number().into()
    }
}

impl Output<i64> for kernel::UnixTime {
    fn output(self) -> i64 {
        self.seconds().output()
    }
}

impl Output<ErrorInfo> for kernel::Error {
    fn output(self) -> ErrorInfo {
        ErrorInfo::from(&self)
    }
}

impl<N: Into<String>> Output<Vec<HttpHeader>> for Vec<(N, String)> {
    fn output(self) -> Vec<HttpHeader> {
        self.into_iter().map(|(name, value)| HttpHeader { name: name.into(), value }).collect()
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

impl<A: Output<B>, B> Output<Vec<B>> for Vec<A> {
    fn output(self) -> Vec<B> {
        self.into_iter().map(A::output).collect()
    }
}

impl<A: Clone + Output<B>, B> Output<Vec<B>> for &[A] {
    fn output(self) -> Vec<B> {
        self.iter().map(|entry| entry.clone().output()).collect()
    }
}
