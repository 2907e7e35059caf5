//! Every class: how it is made of the kernel's value, its text and its hash.

use std::fmt::Debug;

use x402_kernel as kernel;

/// A value's text, for `toString` and `description`. Equal values have equal texts.
pub(crate) trait Shown: Debug {
    /// By default the kernel's own.
    fn text(&self) -> String {
        format!("{self:?}")
    }
}

/// A class around a value of the kernel: compared and hashed by content.
macro_rules! value {
    ($name:ident) => {
        handle!($name);

        impl AsRef<x402_kernel::$name> for $name {
            fn as_ref(&self) -> &x402_kernel::$name {
                &self.0
            }
        }

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                crate::value::Shown::text(&self.0).hash(state);
            }
        }
    };
}

/// A class around a handle of the kernel: neither copied nor compared.
macro_rules! handle {
    ($name:ident) => {
        impl crate::output::Output<$name> for x402_kernel::$name {
            fn output(self) -> $name {
                $name(self)
            }
        }

        impl crate::output::Output<std::sync::Arc<$name>> for x402_kernel::$name {
            fn output(self) -> std::sync::Arc<$name> {
                std::sync::Arc::new($name(self))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&crate::value::Shown::text(&self.0))
            }
        }
    };
    ($name:ident, once) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.handle.fmt(f)
            }
        }
    };
}

/// An enum without fields: each case, and the kernel's.
macro_rules! word {
    ($name:ident($kernel:ty) { $($case:ident = $theirs:ident),+ $(,)? }) => {
        impl crate::output::Output<$name> for $kernel {
            fn output(self) -> $name {
                match self {
                    $(<$kernel>::$theirs => $name::$case,)+
                }
            }
        }

        impl From<$name> for $kernel {
            fn from(word: $name) -> $kernel {
                match word {
                    $($name::$case => <$kernel>::$theirs,)+
                }
            }
        }

        impl crate::input::Input<$kernel> for $name {
            fn input(self, _name: &str) -> x402_kernel::Result<$kernel> {
                Ok(self.into())
            }
        }
    };
}

macro_rules! shown {
    ($($name:ident $(|$value:ident| $text:expr)?;)*) => {
        $(impl Shown for kernel::$name {
            $(fn text(&self) -> String {
                let $value = self;
                $text
            })?
        })*
    };
}

shown! {
    Approved;
    Choice |choice| choice.offer().summary();
    DiscoveryItem |item| item.json().text().into();
    DiscoveryPage |page| page.json().text().into();
    FacilitatorRequest |request| request.json().text().into();
    LocalSigner;
    Payer |payer| {
        let networks: Vec<String> = payer.networks().iter().map(ToString::to_string).collect();
        format!("{} on {}", payer.address(), networks.join(", "))
    };
    PaymentPayload |payment| payment.json().text().into();
    PaymentRequired |challenge| challenge.json().text().into();
    PaymentRequirements |offer| offer.summary();
    Policy;
    Profile;
    Request |request| format!("{} {}", request.method(), request.url());
    SigningRequest |request| {
        format!("SigningRequest({} of {} by {})", request.id(), request.digest(), request.signer())
    };
    Supported |supported| supported.json().text().into();
    UnsignedPayment |unsigned| format!("UnsignedPayment({})", unsigned.summary());
}
