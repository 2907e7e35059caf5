//! Closed enums whose cases are words. Each word is one row, from which come its text, the list of all words, reading,
//! writing and the error.

use alloc::string::String;

use crate::Error;

/// Defines an enum without fields in which each case is a word: `Case = "word"`. Errors call it by the name in
/// `argument`.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        #[argument = $argument:literal]
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$case_meta:meta])* $case:ident = $text:literal,)+
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        $(#[$meta])*
        pub enum $name {
            $($(#[$case_meta])* $case,)+
        }

        impl $name {
            /// Every case, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            #[doc = concat!("The word as text:", $(" `", $text, "`",)+ ".")]
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$case => $text,)+ }
            }

            /// Reads the word.
            ///
            /// # Errors
            /// `usage.argument` for any other text, listing the words.
            pub fn parse(text: &str) -> $crate::Result<$name> {
                match $name::ALL.iter().find(|word| word.as_str() == text) {
                    Some(word) => Ok(*word),
                    None => Err($crate::words::unknown($argument, &[$($text),+])),
                }
            }
        }

        /// As the word.
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        /// As the word.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use words;

/// Makes the error for a text that is not one of the words.
#[cold]
pub(crate) fn unknown(argument: &str, words: &[&str]) -> Error {
    Error::argument(argument, &one_of(words))
}

/// Writes `a, b or c`.
pub(crate) fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => String::from(*only),
        [others @ .., last] => [&others.join(", "), *last].join(" or "),
    }
}
