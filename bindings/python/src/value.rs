//! Values: frozen, compared and hashed by content, pickled by their fields.

use std::hash::{Hash, Hasher};

use pyo3::PyTypeInfo;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pyclass::PyClass;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};
use x402_kernel::{Json, Limits};

use crate::error::raise;

/// A class made of its fields, and made by the kernel: getters, `==`, `hash`, `repr`, pickling, and positional
/// patterns. `X in Y` declares the case `X` of the union `Y`; `(inner)` is the kernel's type that the union holds and the
/// case converts to; `stays` refuses copies of a case with handles.
macro_rules! value {
    (
        $(#[$about:meta])*
        $name:ident $(in $of:ident $(($inner:ty))? $(, $stays:ident)?)? {
            $($(#[$meaning:meta])* $field:ident: $type:ty,)*
        }
        $($methods:tt)*
    ) => {
        $(#[$about])*
        #[pyo3::pyclass(module = "x402_kernel", frozen, eq, hash, get_all, from_py_object $(, extends = $of)?)]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name {
            $($(#[$meaning])* pub(crate) $field: $type,)*
        }

        #[pyo3::pymethods]
        impl $name {
            $($methods)*

            #[classattr]
            fn __match_args__() -> $crate::value::Tuple<&'static str> {
                $crate::value::Tuple(vec![$($crate::value::name(stringify!($field))),*])
            }

            #[classmethod]
            #[allow(clippy::too_many_arguments, reason = "one for each field")]
            fn _restore(_class: &pyo3::Bound<'_, pyo3::types::PyType>, $($field: $type),*) -> $name {
                $name { $($field),* }
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, $name>) -> pyo3::PyResult<$crate::value::Reduced<'py>> {
                $crate::value::reduced!(slf $($(, $stays)?)?)
            }

            fn __repr__(slf: &pyo3::Bound<'_, $name>) -> pyo3::PyResult<String> {
                $crate::value::repr(slf.as_any())
            }
        }

        $($crate::value::case!($name, $of $(, $inner)?);)?
    };
}

/// How a case is pickled: by its fields; not at all if it holds handles.
macro_rules! reduced {
    ($value:ident) => {
        $crate::value::restored($value, $crate::value::fields($value.as_any())?)
    };
    ($value:ident, $stays:ident) => {
        Err($crate::handle::$stays($value))
    };
}

/// Makes the Python object of a case, with its union's value below it.
macro_rules! case {
    ($name:ident, $of:ident) => {
        $crate::value::case!(@ $name, $of, |_| $of);
    };
    ($name:ident, $of:ident, $inner:ty) => {
        $crate::value::case!(@ $name, $of, |case| $of(<$inner>::from(case.clone())));
    };
    (@ $name:ident, $of:ident, $base:expr) => {
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

/// A closed enum of the kernel without fields. In Python it is an `enum.Enum` of the same name; an argument may be the
/// member or its value.
macro_rules! word {
    ($name:ident) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) x402_kernel::$name);

        impl $crate::output::Output<$name> for x402_kernel::$name {
            fn output(self) -> $name {
                $name(self)
            }
        }

        $crate::input::input!($name(x402_kernel::$name));

        impl<'py> pyo3::IntoPyObject<'py> for $name {
            type Target = pyo3::PyAny;
            type Output = pyo3::Bound<'py, pyo3::PyAny>;
            type Error = pyo3::PyErr;

            fn into_pyobject(self, py: pyo3::Python<'py>) -> pyo3::PyResult<Self::Output> {
                $crate::value::member(py, stringify!($name), self.0.as_str())
            }
        }

        impl<'py> pyo3::FromPyObject<'_, 'py> for $name {
            type Error = pyo3::PyErr;

            fn extract(value: pyo3::Borrowed<'_, 'py, pyo3::PyAny>) -> pyo3::PyResult<$name> {
                let text = $crate::value::member_text(&value, stringify!($name))?;
                x402_kernel::$name::parse(&text).map($name).map_err($crate::error::raise)
            }
        }
    };
}

/// Wraps a value in its Python class, which is passed by reference.
macro_rules! around {
    ($name:ident($inner:ty)) => {
        impl $crate::output::Output<$name> for $inner {
            fn output(self) -> $name {
                $name(self)
            }
        }

        impl $crate::input::Around for $name {
            type Inner = $inner;

            fn inner(&self) -> &$inner {
                &self.0
            }
        }
    };
}

/// Wraps a value in its Python class, which can be passed by value.
macro_rules! carries {
    ($name:ident($inner:ty)) => {
        $crate::value::around!($name($inner));
        $crate::input::input!($name($inner));

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                format!("{:?}", self.0).hash(state);
            }
        }
    };
}

/// A case that callers construct: its fields, and the union's value made from them.
macro_rules! record {
    (
        $(#[$about:meta])*
        $name:ident in $of:ident($inner:ty) { $($(#[$meaning:meta])* $field:ident: $type:ty,)* }
    ) => {
        $(#[$about])*
        #[pyo3::pyclass(module = "x402_kernel", frozen, eq, hash, get_all, extends = $of)]
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name {
            $($(#[$meaning])* $field: $type,)*
        }

        #[pyo3::pymethods]
        impl $name {
            #[new]
            fn new($($field: $type),*) -> pyo3::PyClassInitializer<$name> {
                $name { $($field),* }.initializer()
            }

            #[classattr]
            fn __match_args__() -> $crate::value::Tuple<&'static str> {
                $crate::value::Tuple(vec![$($crate::value::name(stringify!($field))),*])
            }

            fn __reduce__<'py>(slf: &pyo3::Bound<'py, $name>) -> pyo3::PyResult<$crate::value::Reduced<'py>> {
                Ok($crate::value::called(slf, $crate::value::fields(slf.as_any())?))
            }

            fn __repr__(slf: &pyo3::Bound<'_, $name>) -> pyo3::PyResult<String> {
                $crate::value::repr(slf.as_any())
            }
        }

        $crate::value::case!($name, $of, $inner);
    };
}

/// Puts the cases' classes into their union's class: `Verdict.SignedByPayer`, for reading, matching and pickling.
macro_rules! name_cases {
    ($py:ident, $($module:ident)::+ => $of:ident { $($case:ident),+ }) => {
        {
            use $($module)::+ as cases;
            $($crate::value::name_case::<cases::$of, cases::$case>($py)?;)+
        }
    };
}

pub(crate) use {around, carries, case, name_cases, record, reduced, value, word};

/// Puts a case's class into its union's class.
pub(crate) fn name_case<Union: PyTypeInfo, Case: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
    let (of, case) = (py.get_type::<Union>(), py.get_type::<Case>());
    let name = case.name()?;
    case.setattr("__qualname__", format!("{}.{name}", of.name()?))?;
    of.setattr(name, case)
}

/// A class of `_enums.py`.
fn enum_class<'py>(py: Python<'py>, class: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("x402_kernel._enums")?.getattr(class)
}

/// Returns the member with that value.
pub(crate) fn member<'py>(py: Python<'py>, class: &str, text: &str) -> PyResult<Bound<'py, PyAny>> {
    enum_class(py, class)?.call1((text,))
}

/// Reads a member from the member itself or its value.
pub(crate) fn member_text(value: &Bound<'_, PyAny>, class: &str) -> PyResult<String> {
    if value.is_instance(&enum_class(value.py(), class)?)? {
        return value.getattr("value")?.extract();
    }
    value.extract().map_err(|_| PyTypeError::new_err(format!("expected {class} or a str")))
}

/// The result of `__reduce__`: a callable and its arguments.
pub(crate) type Reduced<'py> = (Bound<'py, PyAny>, Bound<'py, PyTuple>);

/// Pickles as a call of the class's `_restore`.
pub(crate) fn restored<'py, T: PyClass>(
    value: &Bound<'py, T>,
    arguments: Bound<'py, PyTuple>,
) -> PyResult<Reduced<'py>> {
    Ok((value.as_any().get_type().getattr("_restore")?, arguments))
}

/// Pickles as a call of the class with its fields by name.
pub(crate) fn made<'py, T: PyClass>(value: &Bound<'py, T>) -> PyResult<Reduced<'py>> {
    static NEW: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let (py, fields) = (value.py(), PyDict::new(value.py()));
    for name in names(value.as_any())? {
        fields.set_item(&name, value.as_any().getattr(&name)?)?;
    }
    let new = NEW.import(py, "copyreg", "__newobj_ex__")?;
    Ok((new.clone(), (value.as_any().get_type(), PyTuple::empty(py), fields).into_pyobject(py)?))
}

/// Hashes a text as Python does, which is safe for a peer's.
pub(crate) fn hash<T: PyClass>(value: &Bound<'_, T>, text: &str) -> PyResult<isize> {
    PyString::new(value.py(), text).hash()
}

/// Pickles as a call of the class.
pub(crate) fn called<'py, T: PyClass>(value: &Bound<'py, T>, arguments: Bound<'py, PyTuple>) -> Reduced<'py> {
    (value.as_any().get_type().into_any(), arguments)
}

/// Returns a field's name in Python: without the `r#` of a Rust keyword.
pub(crate) fn name(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// The names in `__match_args__`.
fn names(value: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    value.get_type().getattr("__match_args__")?.extract()
}

/// The fields in `__match_args__`, in order.
pub(crate) fn fields<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let fields: PyResult<Vec<_>> = names(value)?.iter().map(|name| value.getattr(name)).collect();
    PyTuple::new(value.py(), fields?)
}

/// The largest number of characters of a field in a `repr`.
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

/// Reads a message's exact text with `json.loads`.
pub(crate) fn to_dict<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    LOADS.import(value.py(), "json", "loads")?.call1((value.getattr("json")?,))
}

/// A message's exact text, as a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Exact(pub(crate) Json);

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.text().hash(state);
    }
}

crate::input::input!(Exact(Json));

impl<'py> IntoPyObject<'py> for Exact {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyString::new(py, self.0.text()))
    }
}

impl<'py> FromPyObject<'_, 'py> for Exact {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Exact> {
        Json::parse(&value.extract::<String>()?, &Limits::WRITTEN).map(Exact).map_err(raise)
    }
}

/// A list as a `tuple`, so that a value cannot be changed.
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
        // Not `Vec`, which allocates the length that any object reports.
        let items = value.cast::<PyTuple>().map_err(PyErr::from)?;
        items.iter().map(|item| item.extract().map_err(Into::into)).collect()
    }
}
