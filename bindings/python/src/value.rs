//! What the values have in common: compared and hashed by content, pickled by their fields, frozen.

use std::hash::{Hash, Hasher};

use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyTuple;
use x402_kernel::json::Json;

/// A class that is nothing but its fields, made by the kernel: getters, `==`, `hash`, `repr`, pickling, and positional
/// patterns. `X in Y` is the case `X` of the enum `Y`.
macro_rules! value {
    (
        $(#[$about:meta])*
        $name:ident $(in $of:ident)? { $($(#[$meaning:meta])* $field:ident: $type:ty,)+ }
    ) => {
        $(#[$about])*
        #[pyo3::pyclass(module = "x402_kernel", frozen, eq, hash, get_all, from_py_object $(, extends = $of)?)]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name {
            $($(#[$meaning])* pub(crate) $field: $type,)+
        }

        #[pyo3::pymethods]
        impl $name {
            #[classattr]
            fn __match_args__() -> $crate::value::Tuple<&'static str> {
                $crate::value::Tuple(vec![$(stringify!($field)),+])
            }

            #[classmethod]
            fn _restore(_class: &pyo3::Bound<'_, pyo3::types::PyType>, $($field: $type),+) -> $name {
                $name { $($field),+ }
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, $name>) -> pyo3::PyResult<$crate::value::Reduced<'py>> {
                $crate::value::restored(slf, $crate::value::fields(slf.as_any())?)
            }

            fn __repr__(slf: &pyo3::Bound<'_, $name>) -> pyo3::PyResult<String> {
                $crate::value::repr(slf.as_any())
            }
        }

        $($crate::value::case!($name, $of, |_case| $of);)?
    };
}

/// How a case becomes an object: with its enum's part below it.
macro_rules! case {
    ($name:ident, $of:ident, $base:expr) => {
        impl $name {
            fn initializer(self) -> pyo3::PyClassInitializer<$name> {
                let base: fn(&$name) -> $of = $base;
                pyo3::PyClassInitializer::from(base(&self)).add_subclass(self)
            }
        }

        impl<'py> pyo3::IntoPyObject<'py> for $name {
            type Target = $name;
            type Output = pyo3::Bound<'py, $name>;
            type Error = pyo3::PyErr;

            fn into_pyobject(self, py: pyo3::Python<'py>) -> pyo3::PyResult<Self::Output> {
                pyo3::Bound::new(py, self.initializer())
            }
        }
    };
}

pub(crate) use {case, value};

/// What `__reduce__` gives: what to call, and with what.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// Pickled as a call of the class's own `_restore`.
pub(crate) fn restored<'py, T: PyClass>(
    value: &Bound<'py, T>,
    arguments: Bound<'py, PyTuple>,
) -> PyResult<Reduced<'py>> {
    Ok((value.as_any().get_type().getattr("_restore")?, arguments))
}

/// Pickled as a call of the class.
pub(crate) fn called<'py, T: PyClass>(value: &Bound<'py, T>, arguments: Bound<'py, PyTuple>) -> Reduced<'py> {
    (value.as_any().get_type().into_any(), arguments)
}

/// The names in `__match_args__`.
fn names(value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    value.get_type().getattr("__match_args__")?.extract()
}

/// The fields that `__match_args__` names, in its order.
pub(crate) fn fields<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let fields: PyResult<Vec<_>> = names(value)?.iter().map(|name| value.getattr(name)).collect();
    PyTuple::new(value.py(), fields?)
}

/// The most characters of one field that a `repr` shows.
const SHOWN: usize = 120;

/// `Verdict.SignedByPayer(payer='0x…', …)`
pub(crate) fn repr(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let show = |name: &String| {
        let text = value.getattr(name)?.repr()?.to_string();
        let short: String = text.chars().take(SHOWN).collect();
        let rest = if short.len() < text.len() { "…" } else { "" };
        Ok(format!("{name}={short}{rest}"))
    };
    let fields: PyResult<Vec<String>> = names(value)?.iter().map(show).collect();
    Ok(format!("{}({})", value.get_type().qualname()?, fields?.join(", ")))
}

/// The hash of a message: of its text, as Python hashes it, since somebody else chose it.
pub(crate) fn hash(py: Python<'_>, text: &Json) -> PyResult<isize> {
    text.text().into_pyobject(py)?.hash()
}

/// What `json.loads` makes of a message's exact text.
pub(crate) fn loads<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(py, "json", "loads")?.call1((text,))
}

/// Several of something, as a `tuple`: a value has no list that could be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tuple<T>(pub(crate) Vec<T>);

impl<T: Hash> Hash for Tuple<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Tuple<T> {
        Tuple(items.into_iter().collect())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.0)
    }
}

impl<'py, T: FromPyObjectOwned<'py>> FromPyObject<'_, 'py> for Tuple<T> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Tuple<T>> {
        value.extract().map(Tuple)
    }
}
