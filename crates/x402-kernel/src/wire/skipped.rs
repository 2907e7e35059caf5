use serde::Serialize;

use crate::Error;
use crate::json::Json;

/// An entry of a list that cannot be read, and why. The other entries can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// Its index in the list, such as `accepts`, from 0.
    pub index: usize,
    /// The error; its [`at`](Error::at) is into the whole message.
    pub error: Error,
    /// The exact text.
    pub json: Json,
}
