use pyo3::prelude::*;
use x402_kernel as kernel;

use crate::input::{Answers, Body, Hash32, Headers, Now, Status, Text};
use crate::value::{self, Reduced, Tuple, case};

/// What the host tells a `Purchase`: one of `Event.Start`, `Event.Response` and so on. Every time is the host's clock, in
/// unix seconds.
#[pyclass(module = "x402_kernel", frozen, subclass)]
pub(crate) struct Event(pub(crate) kernel::Event);

/// A case of [`Event`]: its fields, made by the caller, and the kernel's event of them.
macro_rules! event {
    (
        $(#[$about:meta])*
        $name:ident { $($(#[$meaning:meta])* $field:ident: $type:ty,)* } => $kernel:expr
    ) => {
        $(#[$about])*
        #[pyclass(module = "x402_kernel", frozen, eq, hash, get_all, extends = Event)]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name {
            $($(#[$meaning])* $field: $type,)*
        }

        #[pymethods]
        impl $name {
            #[new]
            fn new($($field: $type),*) -> PyClassInitializer<$name> {
                $name { $($field),* }.initializer()
            }

            #[classattr]
            fn __match_args__() -> Tuple<&'static str> {
                Tuple(vec![$(stringify!($field)),*])
            }

            fn __reduce__<'py>(slf: &Bound<'py, $name>) -> PyResult<Reduced<'py>> {
                Ok(value::called(slf, value::fields(slf.as_any())?))
            }

            fn __repr__(slf: &Bound<'_, $name>) -> PyResult<String> {
                value::repr(slf.as_any())
            }
        }

        case!($name, Event, |event| {
            let kernel: fn(&$name) -> kernel::Event = $kernel;
            Event(kernel(event))
        });
    };
}

event! {
    /// Begin. `nonce` is 32 random bytes, drawn for this purchase.
    Start {
        /// The host's clock.
        now: Now,
        /// The nonce of whatever this purchase will sign.
        nonce: Hash32,
    } => |event| kernel::Event::Start { now: event.now.0, nonce: event.nonce.0 }
}

event! {
    /// The server answered a request that a `Step.Send` asked for.
    Response {
        /// The status.
        status: Status,
        /// The headers, as pairs.
        headers: Headers,
        /// The body.
        body: Body,
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::Response {
        status: event.status.0,
        headers: event.headers.0.0.clone(),
        body: event.body.0.clone(),
        now: event.now.0,
    }
}

event! {
    /// No answer came: a timeout, a broken connection.
    NoResponse {
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::NoResponse { now: event.now.0 }
}

event! {
    /// The person said yes.
    Confirmed {
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::Confirmed { now: event.now.0 }
}

event! {
    /// The person said no.
    Declined {} => |_| kernel::Event::Declined
}

event! {
    /// The store took the plan.
    Reserved {
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::Reserved { now: event.now.0 }
}

event! {
    /// The store did not take the plan: this counter would exceed its cap.
    NotReserved {
        /// The counter's key.
        counter: Text,
    } => |event| kernel::Event::NotReserved { counter: event.counter.0.clone() }
}

event! {
    /// The signer signed.
    Signed {
        /// One answer for each request.
        answers: Answers,
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::Signed { answers: event.answers.kernel(), now: event.now.0 }
}

event! {
    /// The signer did not sign.
    NotSigned {} => |_| kernel::Event::NotSigned
}

event! {
    /// The time of a `Step.Wait` has come.
    Waited {
        /// The host's clock.
        now: Now,
    } => |event| kernel::Event::Waited { now: event.now.0 }
}
