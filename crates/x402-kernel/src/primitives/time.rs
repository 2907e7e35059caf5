use alloc::format;
use alloc::string::String;
use core::fmt;

use serde::{Serialize, Serializer};

use crate::json::Value;
use crate::{Code, Error, Result};

/// A time in unix seconds. The kernel has no clock: the caller passes the time in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(u64);

/// 10^11 s is the year 5138; 10^11 ms was in 1973.
const MILLISECONDS: u64 = 100_000_000_000;

impl UnixTime {
    /// Makes a time of unix seconds.
    ///
    /// # Errors
    /// `time.milliseconds` from 10^11 on: the clock counts milliseconds.
    pub fn from_seconds(seconds: u64) -> Result<UnixTime> {
        if seconds >= MILLISECONDS {
            return Err(Error::new(Code::TimeMilliseconds).with("found", seconds));
        }
        Ok(UnixTime(seconds))
    }

    /// Reads a JSON number that the kernel wrote, of any size.
    pub(crate) fn read(value: Value<'_>) -> Result<UnixTime> {
        value.whole("time").map(UnixTime)
    }

    /// Reads the date of an HTTP header, `Tue, 15 Nov 1994 08:12:31 GMT` (RFC 9110 §5.6.7 `IMF-fixdate`), from 1970 on.
    ///
    /// # Errors
    /// `time.not_http_date`.
    pub fn from_http_date(text: &str) -> Result<UnixTime> {
        http_date(text).map(UnixTime).ok_or_else(|| Error::new(Code::TimeNotHttpDate).with("found", text))
    }

    /// Writes the date of an HTTP header, which [`from_http_date`](Self::from_http_date) reads, up to the year 9999.
    pub fn to_http_date(self) -> String {
        let (mut days, second) = (self.0 / 86_400, self.0 % 86_400);
        let weekday = usize::try_from(days % 7).ok().and_then(|weekday| WEEKDAYS.get(weekday)).unwrap_or(&"");
        let mut year = 1970;
        while year < 9999 && days >= days_of_year(year) {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 0;
        while month < 11 && days >= days_of_month(year, month) {
            days -= days_of_month(year, month);
            month += 1;
        }
        let name = MONTHS.get(month).unwrap_or(&"");
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        format!("{weekday}, {:02} {name} {year} {hour:02}:{minute:02}:{second:02} GMT", days + 1)
    }

    /// The unix seconds.
    pub const fn seconds(self) -> u64 {
        self.0
    }

    /// Returns the time that many seconds later.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> UnixTime {
        UnixTime(self.0.saturating_add(seconds))
    }

    /// Returns the time that many seconds earlier, or 1970.
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

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// From the first of January 1970 on.
const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_of_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

/// `month` counts from 0.
const fn days_of_month(year: u64, month: usize) -> u64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// Reads `Tue, 15 Nov 1994 08:12:31 GMT`, from 1970 on.
fn http_date(text: &str) -> Option<u64> {
    let (weekday, rest) = text.strip_suffix(" GMT")?.split_once(',')?;
    let mut parts = rest.strip_prefix(' ')?.split(' ');
    let (day, month, year, time) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let mut clock = time.split(':');
    let (hour, minute, second) = (clock.next()?, clock.next()?, clock.next()?);
    if parts.next().is_some() || clock.next().is_some() {
        return None;
    }
    let month = MONTHS.iter().position(|name| *name == month)?;
    let (year, day) = (digits(year, 4)?, digits(day, 2)?);
    let (hour, minute, second) = (digits(hour, 2)?, digits(minute, 2)?, digits(second, 2)?);
    let length = |month: usize| days_of_month(year, month);
    // A leap second reads as the first second of the next minute.
    if year < 1970 || day == 0 || day > length(month) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let past = year - 1;
    let leap_days = past / 4 - past / 100 + past / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
    let days = (year - 1970) * 365 + leap_days + (0..month).map(length).sum::<u64>() + day - 1;
    let named = usize::try_from(days % 7).ok().and_then(|weekday| WEEKDAYS.get(weekday).copied());
    (named == Some(weekday)).then_some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// Reads a number of that many decimal digits.
fn digits(text: &str, length: usize) -> Option<u64> {
    let plain = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
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
