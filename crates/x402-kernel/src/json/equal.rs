//! Whether two texts say the same.

use super::value::{JsonKind, Value};

/// Whether two values are the same: members in any order, strings after unescaping, numbers by their digits (`1` is not
/// `1.0`, since not every reader takes them for one).
pub(crate) fn same(a: Value<'_>, b: Value<'_>) -> bool {
    if a.kind() != b.kind() {
        return false;
    }
    match a.kind() {
        JsonKind::Object => {
            // Names are unique, so equal counts and one inclusion are enough.
            a.members().count() == b.members().count()
                && a.members().all(|(name, value)| b.member(&name).is_some_and(|other| same(value, other)))
        }
        JsonKind::Array => {
            a.elements().count() == b.elements().count() && a.elements().zip(b.elements()).all(|(a, b)| same(a, b))
        }
        JsonKind::String => a.as_str() == b.as_str(),
        JsonKind::Null | JsonKind::Bool | JsonKind::Number => a.text() == b.text(),
    }
}
