//! Transaction logs beside a hive (`SOFTWARE.LOG1`, `SOFTWARE.LOG2`; `SOFTWARE.LOG` before Windows Vista).
//! This module finds out whether they hold changes that are not in the hive.
//!
//! Windows applies the logs to a hive whose last write was not finished. This program does not: Windows must
//! apply them first. If the last write was finished, the logs hold only older entries, which are never
//! applied.

use super::header::u32_at;

/// The offset of the first entry, in bytes.
const FIRST: usize = 512;

/// The sequence number of the newest entry of a log. `None` if the log has no entry. Only the headers of
/// entries are read, not their content. An incomplete entry counts too, so that Windows decides about it.
#[must_use]
pub fn newest(log: &[u8]) -> Option<u32> {
    if !log.starts_with(b"regf") {
        return None;
    }
    if log.get(FIRST..FIRST + 4) == Some(b"DIRT") {
        // The old form, up to Windows 7, holds one state. Its number is the one in the header.
        return Some(u32_at(log, 4));
    }
    let (mut newest, mut at) = (None, FIRST);
    while let Some(entry) = log.get(at..).filter(|entry| entry.starts_with(b"HvLE")) {
        let size = u32_at(entry, 4) as usize;
        newest = newest.max(Some(u32_at(entry, 12)));
        if size == 0 || !size.is_multiple_of(FIRST) {
            break;
        }
        at += size;
    }
    newest
}

/// Reports whether a log holds changes that are not in a hive with this second sequence number.
#[must_use]
pub fn is_ahead(log: &[u8], sequence: u32) -> bool {
    let is_old = log.get(FIRST..FIRST + 4) == Some(b"DIRT");
    // A log in the old form has the number of the hive that it belongs to.
    newest(log).is_some_and(|newest| if is_old { newest > sequence } else { newest >= sequence })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(entries: &[(usize, u32)]) -> Vec<u8> {
        let mut log = vec![0; FIRST];
        log[..4].copy_from_slice(b"regf");
        for (size, sequence) in entries {
            let mut entry = vec![0; *size];
            entry[..4].copy_from_slice(b"HvLE");
            entry[4..8].copy_from_slice(&(*size as u32).to_le_bytes());
            entry[12..16].copy_from_slice(&sequence.to_le_bytes());
            log.extend(entry);
        }
        log
    }

    #[test]
    fn entries_are_compared_with_the_hive() {
        let it = log(&[(512, 7), (1024, 8), (512, 5)]);
        assert_eq!(newest(&it), Some(8));
        assert!(is_ahead(&it, 7) && is_ahead(&it, 8) && !is_ahead(&it, 9));
        assert_eq!(newest(&log(&[])), None);
        assert_eq!(newest(b""), None);
        assert_eq!(newest(&[0; 2000]), None);
        assert_eq!(newest(&it[..1032]), Some(7), "a head that is cut off counts as nothing new");
        assert_eq!(newest(&it[..1040]), Some(8));
    }

    #[test]
    fn the_old_form_has_one_state() {
        let mut it = vec![0; 1024];
        it[..4].copy_from_slice(b"regf");
        it[4] = 9;
        it[FIRST..FIRST + 4].copy_from_slice(b"DIRT");
        assert!(is_ahead(&it, 8) && !is_ahead(&it, 9));
    }

    #[test]
    fn a_log_of_any_bytes_comes_to_an_end() {
        let mut it = log(&[(512, 1)]);
        for size in [0u32, 1, 511, 513, u32::MAX, 0x8000_0000, 512] {
            it[FIRST + 4..FIRST + 8].copy_from_slice(&size.to_le_bytes());
            assert_eq!(newest(&it), Some(1));
        }
    }
}
