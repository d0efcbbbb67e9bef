//! The events that ENTSSO writes to the event log (Application, source ENTSSO), and the codes with which its
//! commands end. Only those that this program names are here.
//!
//! Numbers and names come from Microsoft's event pages ("Single Sign-On: Event 10520" and so on) and from the
//! product's message header, as far as it is published. Otherwise the name is left out.
//!
//! A code is the severity (information `0x4…`, warning `0x8…`, error `0xC…`) with the number. Numbers from
//! 0x2900 are events, those from 0x2A00 are codes, and those from 0x2B00 are events again.

use std::fmt;

use crate::message;
use crate::text::Message;

/// An event, or an error code.
#[derive(Clone, Copy)]
pub struct Event {
    /// The number in the event log. 0 if the code comes from Windows itself.
    pub id: u16,
    /// The code, an HRESULT. 0 if it is not known.
    pub code: u32,
    /// The name in the product's header. Empty if it is not known.
    pub symbol: &'static str,
    meaning: fn() -> Message,
}

impl Event {
    /// The message that explains it. Its attribute `remedy` says what to do, if anything has to be done.
    #[must_use]
    pub fn meaning(&self) -> Message {
        (self.meaning)()
    }

    /// Reports whether it is the code of a command, and not an event of the log.
    #[must_use]
    pub fn is_code(&self) -> bool {
        self.id == 0 || self.symbol.starts_with("ENTSSO_E_") || self.id >> 8 == 0x2a
    }
}

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        (self.id, self.code) == (other.id, other.code)
    }
}

impl Eq for Event {}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Event({self})")
    }
}

/// Shows it as a person searches for it: `10523 SSO_INFO_RESTORE_SECRET_OK`, or
/// `0xC0002A1B (10779) ENTSSO_E_BACKUP_FILE_WRONG_PASSWORD`.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.is_code(), self.id) {
            (true, 0) => write!(f, "0x{:08X}", self.code)?,
            (true, id) => write!(f, "0x{:08X} ({id})", self.code)?,
            (false, id) => write!(f, "{id}")?,
        }
        match self.symbol {
            "" => Ok(()),
            symbol => write!(f, " {symbol}"),
        }
    }
}

macro_rules! events {
    ($($name:ident = $id:literal, $code:literal, $symbol:literal, $meaning:expr;)+) => {
        $(
            #[doc = concat!("`", $symbol, "` (", $id, ").")]
            pub const $name: Event =
                Event { id: $id, code: $code, symbol: $symbol, meaning: || $meaning };
        )+

        /// All events and codes.
        pub const ALL: &[Event] = &[$($name),+];
    };
}

events! {
    NO_SECRETS = 10520, 0x8000_2918, "SSO_WARN_NO_SECRETS", message!("event-no-secrets");
    NOT_LOADED = 10521, 0xC000_2919, "SSO_ERROR_SECRETS_NOT_LOADED", message!("event-not-loaded");
    REENCRYPT_FAILED = 10522, 0xC000_291A, "SSO_ERROR_REENCRYPT", message!("event-reencrypt-failed");
    RESTORED = 10523, 0x4000_291B, "SSO_INFO_RESTORE_SECRET_OK", message!("event-restored");
    RESTORE_FAILED = 10524, 0xC000_291C, "SSO_ERROR_RESTORE_SECRET_FAILED", message!("event-restore-failed");
    GENERATED = 10525, 0x4000_291D, "SSO_INFO_GENERATE_SECRET_OK", message!("event-generated");
    GENERATE_FAILED = 10526, 0xC000_291E, "SSO_ERROR_GENERATE_SECRET_FAILED", message!("event-generate-failed");
    GET_FAILED = 10527, 0xC000_291F, "SSO_ERROR_GET_SECRET_FAILED", message!("event-get-failed");
    REENCRYPTED = 10528, 0x4000_2920, "SSO_INFO_REENCRYPT_OK", message!("event-reencrypted");
    GOT_CURRENT = 10529, 0x4000_2921, "SSO_INFO_GOT_CURRENT_SECRET", message!("event-got-current");
    GOT_PREVIOUS = 10530, 0x4000_2922, "SSO_INFO_GOT_PREVIOUS_SECRET", message!("event-got-previous");
    LOST_SERVER = 10532, 0x8000_2924, "SSO_WARN_LOST_SECRET_SERVER", message!("event-lost-server");
    IS_MASTER = 10534, 0x4000_2926, "SSO_INFO_SECRET_SERVER_STARTING", message!("event-is-master");
    CALL_FAILED = 10536, 0x8000_2928, "SSO_WARN_API_AUDIT", message!("event-call-failed");
    BACKED_UP = 10559, 0x4000_293F, "SSO_INFO_BACKUP_SECRET_OK", message!("event-backed-up");
    BACKUP_FAILED = 10560, 0xC000_2940, "SSO_ERROR_BACKUP_SECRET_FAILED", message!("event-backup-failed");
    BACKUP_MEDIUM = 10561, 0xC000_2941, "SSO_ERROR_BACKUP_FAILED_MEDIA", message!("event-backup-medium");
    REENCRYPTING = 10562, 0x4000_2942, "SSO_INFO_REENCRYPT_STARTING", message!("event-reencrypting");
    NOT_A_BACKUP = 10564, 0xC000_2944, "SSO_ERROR_BACKUP_FILE_INCORRECT_FORMAT", message!("event-not-a-backup");
    NOT_VALID = 10565, 0xC000_2945, "SSO_ERROR_SECRET_VALIDATE_FAILED", message!("event-not-valid");
    SERVER_CHANGED = 10575, 0x4000_294F, "SSO_INFO_CHANGED_SECRET_SERVER", message!("event-server-changed");
    NOT_BACKED_UP = 10589, 0xC000_295D, "SSO_ERROR_BACKUP_SECRET_REQUIRED", message!("event-not-backed-up");
    OLDER_BACKUP = 10598, 0x8000_2966, "SSO_WARN_BACKUP_RESTORE_FILE_VERSION_1", message!("event-older-backup");
    ACCOUNT_IS_ADMIN = 10599, 0, "", message!("event-account-is-admin");
    UPGRADE_FIRST = 10728, 0, "", message!("event-upgrade-first");
    WRONG_MEDIUM = 10759, 0xC000_2A07, "ENTSSO_E_BACKUP_RESTORE_FAILED_MEDIA", message!("event-wrong-medium");
    NOT_MASTER = 10766, 0xC000_2A0E, "ENTSSO_E_NOT_SECRET_SERVER", message!("event-not-master");
    NO_SERVICE = 10767, 0xC000_2A0F, "ENTSSO_E_NO_SSO_SERVER", message!("event-no-service");
    NOT_ADMIN = 10771, 0xC000_2A13, "ENTSSO_E_NOT_ADMIN", message!("event-not-admin");
    NOT_SSO_ADMIN = 10772, 0xC000_2A14, "ENTSSO_E_NOT_SSO_ADMIN", message!("event-not-sso-admin");
    WRONG_PASSWORD = 10779, 0xC000_2A1B, "ENTSSO_E_BACKUP_FILE_WRONG_PASSWORD", message!("event-wrong-password");
    NO_SECRET = 10783, 0xC000_2A1F, "ENTSSO_E_NO_SECRET", message!("event-no-secret");
    FILE_NOT_OPENED = 10784, 0xC000_2A20, "ENTSSO_E_FILE_OPEN_FAILED", message!("event-file-not-opened");
    REENCRYPT_RUNS = 10814, 0xC000_2A3E, "ENTSSO_E_REENCRYPT_IN_PROGRESS", message!("event-reencrypt-runs");
    WRONG_SECRET = 10815, 0xC000_2A3F, "ENTSSO_E_WRONG_SECRET", message!("event-wrong-secret");
    SHORT_PASSWORD = 10836, 0xC000_2A54, "ENTSSO_E_FILE_PASSWORD_TOO_SHORT", message!("event-short-password");
    LONG_PASSWORD = 10839, 0xC000_2A57, "ENTSSO_E_MAX_PASSWORD", message!("event-long-password");
    LONG_REMINDER = 10840, 0xC000_2A58, "", message!("event-long-reminder");
    NO_SECRET_FROM = 10843, 0xC000_2A5B, "ENTSSO_E_NO_SECRET2", message!("event-no-secret-from");
    LOCAL_SYSTEM = 11038, 0, "", message!("event-local-system");
    LOCAL_SERVICE = 11039, 0, "", message!("event-local-service");
    NETWORK_SERVICE = 11040, 0, "", message!("event-network-service");
    LOCAL_ACCOUNT = 11041, 0, "", message!("event-local-account");
    ACCESS_DENIED = 0, 0x8007_0005, "", message!("event-access-denied");
    RPC_UNAVAILABLE = 0, 0x8007_06BA, "", message!("event-rpc-unavailable");
    NO_ENDPOINT = 0, 0x8007_06D9, "", message!("event-no-endpoint");
    BAD_DATA = 0, 0x8009_0005, "", message!("event-bad-data");
}

/// The event with this number or code, and this name. It runs at build time: an event that is not in the
/// table stops the build.
pub(super) const fn find(number: u32, symbol: &str) -> Event {
    let mut at = 0;
    // If nothing matches, the index leaves the table, which stops the build.
    while !is(&ALL[at], number, symbol.as_bytes()) {
        at += 1;
    }
    ALL[at]
}

const fn is(event: &Event, number: u32, symbol: &[u8]) -> bool {
    let own = event.symbol.as_bytes();
    let has_number = number == event.id as u32 || number == event.code;
    let mut at = 0;
    while at < own.len() && at < symbol.len() && own[at] == symbol[at] {
        at += 1;
    }
    number != 0 && has_number && at == own.len() && at == symbol.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};
    use std::collections::BTreeSet;

    #[test]
    fn every_code_is_its_severity_and_its_number() {
        for event in ALL.iter().filter(|event| event.id != 0) {
            let severity = match event.symbol {
                symbol if symbol.starts_with("SSO_INFO_") => 0x4000_0000,
                symbol if symbol.starts_with("SSO_WARN_") => 0x8000_0000,
                symbol if symbol.starts_with("SSO_ERROR_") => 0xC000_0000,
                symbol if symbol.starts_with("ENTSSO_E_") => 0xC000_0000,
                "" if event.code == 0 => continue,
                "" if event.is_code() => 0xC000_0000,
                other => panic!("{other}"),
            };
            assert_eq!(event.code, severity | u32::from(event.id), "{event}");
        }
    }

    #[test]
    fn numbers_lie_where_the_header_says() {
        for event in ALL.iter().filter(|event| event.id != 0) {
            let range = event.id >> 8;
            assert!(matches!(range, 0x29..=0x2b), "{event}");
            assert_eq!(event.is_code(), range == 0x2a, "{event}");
            assert!(!event.symbol.starts_with("ENTSSO_E_") || range == 0x2a, "{event}");
        }
        let numbers: BTreeSet<_> = ALL.iter().map(|event| (event.id, event.code)).collect();
        assert_eq!(numbers.len(), ALL.len(), "none stands there twice");
    }

    #[test]
    fn they_are_shown_as_a_person_looks_for_them() {
        assert_eq!(RESTORED.to_string(), "10523 SSO_INFO_RESTORE_SECRET_OK");
        assert_eq!(NO_SECRET.to_string(), "0xC0002A1F (10783) ENTSSO_E_NO_SECRET");
        assert_eq!(NO_ENDPOINT.to_string(), "0x800706D9");
        assert_eq!(LOCAL_SYSTEM.to_string(), "11038");
        assert_eq!(LONG_REMINDER.to_string(), "0xC0002A58 (10840)");
    }

    #[test]
    fn an_event_is_found_by_its_number_or_its_code_and_its_name() {
        for event in ALL {
            for number in [event.id.into(), event.code].into_iter().filter(|number| *number != 0) {
                assert_eq!(find(number, event.symbol), *event);
                assert!(!is(event, number, b"SSO_INFO"), "{event}");
                assert!(!is(event, number + 1, event.symbol.as_bytes()), "{event}");
            }
        }
        assert!(!is(&LOCAL_SYSTEM, 0, b""));
    }

    /// Everything except a success says what to do.
    #[test]
    fn whatever_is_wrong_has_a_remedy() {
        let texts = Texts::new(Language::English);
        for event in ALL {
            let is_good = event.symbol.starts_with("SSO_INFO_");
            assert_ne!(texts.remedy(&event.meaning()).is_some(), is_good, "{event}");
        }
    }
}
