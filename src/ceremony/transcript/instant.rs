//! The time of an event.

/// A time as a transcript writes it: `YYYY-MM-DDThh:mm:ss.ffffffZ` (RFC 3339, UTC, six digits of the second). The text
/// is the one that the chain covers. Two such texts compare as their times do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(String);

impl Instant {
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
