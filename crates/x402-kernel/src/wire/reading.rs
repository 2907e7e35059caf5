use alloc::format;
use alloc::vec::Vec;

use super::{Found, Skipped, Source};
use crate::json::{Json, Value};
use crate::{Code, Error, Mode, Profile, Repair, RepairKind, Result};

/// The reading of one message: its profile, whether repairs are allowed, and those made so far.
///
/// Nothing else in `wire` asks a profile for its mode, or records a repair.
pub(super) struct Reading<'p> {
    profile: &'p Profile,
    tolerant: bool,
    source: Source,
}

impl<'p> Reading<'p> {
    /// Begins to read a message of that source, as strictly as the profile says.
    pub(super) fn new(profile: &'p Profile, source: Source) -> Reading<'p> {
        Reading { profile, tolerant: profile.mode() == Mode::Tolerant, source }
    }

    /// Begins to read a message that must have one meaning, such as a payment: without repairs, whatever the profile
    /// says.
    pub(super) fn strict(profile: &'p Profile, found: Found) -> Reading<'p> {
        Reading { profile, tolerant: false, source: Source::new(found) }
    }

    /// Begins to read a payment that was read with these repairs. An offer that it echoes may need the repairs that the
    /// original offer needed.
    pub(super) fn of_payment(profile: &'p Profile, repairs: Vec<Repair>) -> Reading<'p> {
        let tolerant = repairs.iter().any(|repair| repair.kind.is_of_an_offer());
        Reading { profile, tolerant, source: Source { repairs, ..Source::default() } }
    }

    /// Begins to read an entry of this message, which has repairs of its own.
    pub(super) fn entry(&self) -> Reading<'p> {
        Reading { source: Source::default(), ..*self }
    }

    pub(super) fn profile(&self) -> &'p Profile {
        self.profile
    }

    pub(super) fn found(&self) -> Found {
        self.source.found
    }

    /// Whether repairs are allowed.
    pub(super) fn tolerates(&self) -> bool {
        self.tolerant
    }

    /// Whether all members that the specification requires must be present, including those that no payment needs.
    pub(super) fn requires_all(&self) -> bool {
        self.profile.mode() == Mode::Strict
    }

    /// Records a repair, once for each pointer: a message that comes back from another process lists it already.
    pub(super) fn repair(&mut self, kind: RepairKind, at: &str) {
        if !self.source.repairs.iter().any(|repair| repair.kind == kind && repair.at == at) {
            self.source.repairs.push(Repair { kind, at: at.into(), cause: None });
        }
    }

    /// Records a repair of the whole message, and the error that made it necessary.
    pub(super) fn repair_because(&mut self, kind: RepairKind, cause: Error) {
        self.source.repairs.push(Repair { kind, at: "".into(), cause: Some(cause) });
    }

    pub(super) fn repairs(&self) -> &[Repair] {
        &self.source.repairs
    }

    /// Ends the reading, and returns the source with all repairs.
    pub(super) fn finish(self) -> Source {
        self.source
    }

    /// Reads a member that decides nothing. A repair leaves one that cannot be read, and goes on without it. `within`
    /// is the pointer of the object.
    pub(super) fn aside<'v, T>(
        &mut self,
        object: Value<'v>,
        within: &str,
        name: &str,
        read: impl FnOnce(Value<'v>) -> Result<T>,
    ) -> Result<Option<T>> {
        match object.read_optional(name, read) {
            Err(_) if self.tolerant => {
                self.repair(RepairKind::MessageIgnoredMember, &format!("{within}/{name}"));
                Ok(None)
            }
            result => result,
        }
    }

    /// Reads at most `most` entries of a list by `read`, which puts its errors into the whole message. An entry that
    /// cannot be read is skipped; in strict mode it is the error, as is a longer list.
    pub(super) fn entries<'v, T>(
        &self,
        list: impl Iterator<Item = Value<'v>>,
        most: usize,
        message: &Json,
        mut read: impl FnMut(usize, Json) -> Result<T>,
    ) -> Result<Entries<T>> {
        let mut entries = Entries { read: Vec::new(), skipped: Vec::new(), unread: 0 };
        let mut list = list.enumerate();
        for (index, json) in list.by_ref().take(most).map(|(index, entry)| (index, message.at(entry))) {
            match read(index, json.clone()) {
                Ok(entry) => entries.read.push(entry),
                Err(error) if self.requires_all() => return Err(error),
                Err(error) => entries.skipped.push(Skipped { index, error, json }),
            }
        }
        entries.unread = list.count();
        if entries.unread > 0 && self.requires_all() {
            let count = most.saturating_add(entries.unread);
            return Err(Error::new(Code::MessageTooManyEntries).with("count", count).with("limit", most));
        }
        Ok(entries)
    }
}

/// The entries of a list.
pub(super) struct Entries<T> {
    /// Those that can be read.
    pub(super) read: Vec<T>,
    /// Those that cannot.
    pub(super) skipped: Vec<Skipped>,
    /// How many come after those that a limit allows to read.
    pub(super) unread: usize,
}
