use alloc::vec::Vec;

use super::{Found, Skipped, Source};
use crate::json::{Json, Value};
use crate::{Error, Mode, Profile, Repair, RepairKind, Result};

/// One message as it is being read: under which profile, whether repairs are allowed, and those made so far.
///
/// Nothing else in `wire` asks a profile for its mode or records a repair.
pub(super) struct Reading<'p> {
    profile: &'p Profile,
    tolerant: bool,
    source: Source,
}

impl<'p> Reading<'p> {
    /// The reading of a message that came so, as strict as the profile.
    pub(super) fn new(profile: &'p Profile, source: Source) -> Reading<'p> {
        Reading { profile, tolerant: profile.mode() == Mode::Tolerant, source }
    }

    /// A reading that allows no repair, whatever the profile: of a payment, which must have one meaning.
    pub(super) fn strict(profile: &'p Profile, found: Found) -> Reading<'p> {
        Reading { profile, tolerant: false, source: Source::new(found) }
    }

    /// The reading of a payment that came with these repairs. An offer that it echoes may need the repairs that the
    /// original offer needed.
    pub(super) fn of_payment(profile: &'p Profile, repairs: Vec<Repair>) -> Reading<'p> {
        let tolerant = repairs.iter().any(|repair| repair.kind.is_of_an_offer());
        Reading { profile, tolerant, source: Source { repairs, ..Source::default() } }
    }

    /// The reading of an entry of this message, with repairs of its own.
    pub(super) fn entry(&self) -> Reading<'p> {
        Reading { source: Source::default(), ..*self }
    }

    pub(super) fn profile(&self) -> &'p Profile {
        self.profile
    }

    pub(super) fn found(&self) -> Found {
        self.source.found
    }

    /// Whether a shape with one meaning may be repaired.
    pub(super) fn tolerates(&self) -> bool {
        self.tolerant
    }

    /// Whether every member that the specification requires must be present, also those that no payment needs.
    pub(super) fn requires_all(&self) -> bool {
        self.profile.mode() == Mode::Strict
    }

    /// Records a repair, once a kind: a message that comes back from another process lists it already.
    pub(super) fn repair(&mut self, kind: RepairKind, at: &str) {
        if !self.source.repairs.iter().any(|repair| repair.kind == kind) {
            self.source.repairs.push(Repair { kind, at: at.into(), cause: None });
        }
    }

    /// Records a repair of the whole message that an error made necessary.
    pub(super) fn repair_because(&mut self, kind: RepairKind, cause: Error) {
        self.source.repairs.push(Repair { kind, at: "".into(), cause: Some(cause) });
    }

    pub(super) fn repairs(&self) -> &[Repair] {
        &self.source.repairs
    }

    /// How the message came, with all repairs made.
    pub(super) fn finish(self) -> Source {
        self.source
    }

    /// Reads each entry of a list. One that cannot be read is skipped; in strict mode it is the error. `read` puts its
    /// errors into the whole message.
    pub(super) fn entries<T>(
        &self,
        list: Value<'_>,
        message: &Json,
        mut read: impl FnMut(usize, Json) -> Result<T>,
    ) -> Result<(Vec<T>, Vec<Skipped>)> {
        let (mut entries, mut skipped) = (Vec::new(), Vec::new());
        for (index, json) in list.elements().map(|entry| message.at(entry)).enumerate() {
            match read(index, json.clone()) {
                Ok(entry) => entries.push(entry),
                Err(error) if self.requires_all() => return Err(error),
                Err(error) => skipped.push(Skipped { index, error, json }),
            }
        }
        Ok((entries, skipped))
    }
}
