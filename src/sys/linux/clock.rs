//! The clock that nobody sets.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// The time since the machine started, with the time that it slept.
#[must_use]
pub fn since_boot() -> Duration {
    let time = clock_gettime(ClockId::Boottime);
    let part = |number: i64| u64::try_from(number).unwrap_or_default();
    Duration::from_secs(part(time.tv_sec)) + Duration::from_nanos(part(time.tv_nsec))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_goes_back() {
        let before = since_boot();
        assert!(before > Duration::ZERO && since_boot() >= before);
    }
}
