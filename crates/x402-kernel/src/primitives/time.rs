use alloc::format;
use alloc::string::String;
use core::fmt;

use serde::{Serialize, Serializer};

use crate::{Code, Error, Result};

/// A time in unix seconds. The kernel has no clock: the caller says what time it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(u64);

/// 10^11 s is the year 5138; 10^11 ms was in 1973.
const MILLISECONDS: u64 = 100_000_000_000;

impl UnixTime {
    /// The caller's clock, in seconds.
    ///
    /// # Errors
    /// `time.milliseconds` from 10^11 on: a clock that counts milliseconds.
    pub fn from_seconds(seconds: u64) -> Result<UnixTime> {
        if seconds >= MILLISECONDS {
            return Err(Error::new(Code::TimeMilliseconds).with("found", seconds));
        }
        Ok(UnixTime(seconds))
    }

    /// Unix seconds.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// That many seconds later.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> UnixTime {
        UnixTime(self.0.saturating_add(seconds))
    }

    /// That many seconds earlier, and not before 1970.
    #[must_use]
    pub const fn minus(self, seconds: u64) -> UnixTime {
        UnixTime(self.0.saturating_sub(seconds))
    }

    /// The time of day in UTC, for people: `14:32:05 UTC`.
    pub fn time_of_day(self) -> String {
        let seconds = self.0 % 86_400;
        format!("{:02}:{:02}:{:02} UTC", seconds / 3_600, seconds / 60 % 60, seconds % 60)
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> core::result::Result<S::Ok, S::Error> {
        serializer.serialize_u64(self.0)
    }
}
