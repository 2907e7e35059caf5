//! The kernel's records, or a dict with their members.

use pyo3::PyClass;
use pyo3::prelude::*;
use pyo3::pyclass::boolean_struct::True;
use pyo3::types::PyDict;
use x402_kernel as kernel;

use super::message::{Message, dumps};
use super::{Input, expected, raise};

/// A record that may also be a dict with its members.
pub(crate) trait Members: PyClass<Frozen = True> + Sync + Clone + Input {
    /// Reads the kernel's value from the members, as JSON text.
    fn read(members: &str) -> kernel::Result<Self::Kernel>;
}

/// A record, or a dict with its members.
pub(crate) struct Given<T: Members>(pub(crate) T::Kernel);

impl<'py, T: Members> FromPyObject<'_, 'py> for Given<T> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Given<T>> {
        if let Ok(record) = value.cast::<T>() {
            return Ok(Given(record.get().clone().kernel()));
        }
        let members = value
            .cast::<PyDict>()
            .map_err(|_| expected(&format!("{} or a dict", article(<T as PyClass>::NAME)), &value))?;
        T::read(&members.extract::<Message>()?.0).map(Given).map_err(raise)
    }
}

/// Returns a class's name with its article. A plural has none.
fn article(name: &str) -> String {
    match name {
        several if several.ends_with('s') => several.to_owned(),
        _ if name.starts_with(['A', 'E']) => format!("an {name}"),
        _ => format!("a {name}"),
    }
}

impl<T: Members> Input for Given<T> {
    type Kernel = T::Kernel;

    fn kernel(self) -> T::Kernel {
        self.0
    }
}

/// Writes the present members of a record as JSON text.
pub(crate) fn record(py: Python<'_>, members: &[(&str, Option<String>)]) -> PyResult<String> {
    let dict = PyDict::new(py);
    for (name, value) in members {
        if let Some(value) = value {
            dict.set_item(name, value)?;
        }
    }
    Ok(dumps(&dict)?.to_string_lossy().into_owned())
}
