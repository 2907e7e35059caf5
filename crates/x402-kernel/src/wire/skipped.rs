use serde::Serialize;

use crate::Error;
use crate::json::Json;

/// An entry of a list that cannot be read, and why. Its neighbours can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its index in the list, such as `accepts`, from 0.
    pub index: usize,
    /// Why; [`at`](Error::at) is in the whole message.
    pub error: Error,
    /// Its exact text.
    pub json: Json,
}
