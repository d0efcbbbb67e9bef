//! The time of an event.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A time as a transcript writes it: `YYYY-MM-DDThh:mm:ss.ffffffZ` (RFC 3339, UTC, six digits of the second). The text
/// is the one that the chain covers. Two such texts compare as their times do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(String);

/// The last time that the text can name: 9999-12-31T23:59:59Z, in seconds since 1970.
const LAST: Duration = Duration::from_secs(253_402_300_799);

impl Instant {
    /// A time. One before the year 1970 or after the year 9999 counts as the first or the last that a text can name:
    /// the clock is wrong, and an event must be written all the same.
    #[must_use]
    pub fn at(time: SystemTime) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default().min(LAST);
        Self(humantime::format_rfc3339_micros(UNIX_EPOCH + since).to_string())
    }

    /// Reads the text of a time. `None` if it has another form, or names no day or time that exists.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let time = humantime::parse_rfc3339(text).ok()?;
        let again = humantime::format_rfc3339_micros(time).to_string();
        (again == text).then_some(Self(again))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_has_a_text() {
        let text = |time: SystemTime| Instant::at(time).0;
        assert_eq!(text(UNIX_EPOCH + Duration::from_micros(1)), "1970-01-01T00:00:00.000001Z");
        assert_eq!(text(UNIX_EPOCH - Duration::from_secs(1)), "1970-01-01T00:00:00.000000Z");
        assert_eq!(text(UNIX_EPOCH + LAST * 2), "9999-12-31T23:59:59.000000Z");
    }

    #[test]
    fn a_time_has_one_form() {
        for text in ["1970-01-01T00:00:00.000000Z", "2028-02-29T23:59:59.999999Z"] {
            assert_eq!(Instant::parse(text).unwrap().as_str(), text);
        }
        for text in [
            "2026-09-22T10:00:00Z",
            "2026-09-22T10:00:00.000Z",
            "2026-09-22T10:00:00.0000000Z",
            "2026-09-22 10:00:00.000000Z",
            "2026-09-22T10:00:00.000000",
            "2026-09-22T10:00:00.000000+00:00",
            "2026-09-22t10:00:00.000000z",
            "2027-02-29T10:00:00.000000Z",
            "2026-09-22T24:00:00.000000Z",
            "2026-09-22T10:00:60.000000Z",
        ] {
            assert_eq!(Instant::parse(text), None, "{text}");
        }
    }
}
