//! Typed data, authorizations, signatures, calldata.

use super::Outcome;
use super::input::Input;

pub(super) fn operation(op: &str, _input: &Input<'_>) -> Option<Outcome> {
    Some(match op {
        _ => return None,
    })
}
