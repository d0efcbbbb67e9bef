//! Security identifiers (SIDs) of Windows, as text and in the binary form of access control (MS-DTYP, 2.4.2).

use std::fmt;

use crate::entsso::events::{self, Event};
use crate::error::{Description, Status, UserError, user_errors};
use crate::message;

/// The most numbers after the authority.
const MOST: usize = 15;

/// Why a text is not the SID of an account that a service can run under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SidError {
    /// The text does not have the form of a SID: `S-1-`, an authority, and 1 to 15 numbers.
    Form {
        /// The text.
        text: String,
    },
    /// The SID is not one account, but a group with members, or one that includes everybody.
    Group {
        /// The SID.
        sid: Sid,
    },
    /// The SID is a built-in account of Windows under which ENTSSO does not run.
    NotRunUnder {
        /// The SID.
        sid: Sid,
        /// The event that ENTSSO then writes to the event log.
        event: Event,
    },
}

impl UserError for SidError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Form { text } => Status::Usage.with(message!("sid-form", text = text)),
            Self::Group { sid } => Status::Usage.with(message!("sid-group", sid = sid.to_string())),
            Self::NotRunUnder { sid, event } => Status::Usage.with(message!(
                "sid-not-run-under",
                sid = sid.to_string(),
                event = event.id.to_string(),
                cause = event.meaning()
            )),
        }
    }
}

user_errors!(SidError);

/// A security identifier of revision 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sid {
    /// Below 2^48.
    authority: u64,
    numbers: Vec<u32>,
}

impl Sid {
    /// The operating system itself: S-1-5-18.
    #[must_use]
    pub fn system() -> Self {
        Self { authority: 5, numbers: vec![18] }
    }

    /// The group of administrators: S-1-5-32-544.
    #[must_use]
    pub fn administrators() -> Self {
        Self { authority: 5, numbers: vec![32, 544] }
    }

    /// Parses a SID in the form that Windows writes: `S-1-5-21-…`.
    ///
    /// # Errors
    /// [`SidError::Form`].
    pub fn parse(text: &str) -> Result<Self, SidError> {
        let parse = || {
            let mut parts = text.split('-');
            let head = (parts.next()?, parts.next()?);
            if !head.0.eq_ignore_ascii_case("S") || head.1 != "1" {
                return None;
            }
            let authority = parts.next()?;
            // An authority of 2^32 or more is written in hexadecimal digits.
            let authority = match authority.strip_prefix("0x") {
                Some(digits) if digits.bytes().all(|digit| digit.is_ascii_hexdigit()) => {
                    u64::from_str_radix(digits, 16).ok()?
                }
                Some(_) => return None,
                None => number(authority)?,
            };
            let numbers: Option<Vec<u32>> =
                parts.map(|part| number(part).and_then(|number| number.try_into().ok())).collect();
            let numbers = numbers.filter(|numbers| (1..=MOST).contains(&numbers.len()))?;
            (authority < 1 << 48).then_some(Self { authority, numbers })
        };
        parse().ok_or_else(|| SidError::Form { text: text.to_owned() })
    }

    /// Parses the SID of the account of the ENTSSO service. It must not be a well-known group (MS-DTYP,
    /// 2.4.2.4). It must not be Local System or Local Service either: ENTSSO does not start under them.
    ///
    /// # Errors
    /// [`SidError::Form`], [`SidError::Group`], [`SidError::NotRunUnder`].
    pub fn of_service(text: &str) -> Result<Self, SidError> {
        let sid = Self::parse(text)?;
        let event = match (sid.authority, sid.numbers.as_slice()) {
            (5, [18]) => Some(events::LOCAL_SYSTEM),
            (5, [19]) => Some(events::LOCAL_SERVICE),
            _ => None,
        };
        match event {
            Some(event) => Err(SidError::NotRunUnder { sid, event }),
            None if sid.is_group() => Err(SidError::Group { sid }),
            None => Ok(sid),
        }
    }

    /// Reports whether the SID is known to stand for several accounts, or for none.
    fn is_group(&self) -> bool {
        match (self.authority, self.numbers.as_slice()) {
            // Dialup to terminal users, with anonymous, authenticated and restricted users;
            // write-restricted code; all local accounts; users of another organization.
            (5, [1..=4 | 6..=15 | 33 | 113 | 114 | 1000]) => true,
            // Logon sessions; built-in groups; the protocol or the package of a logon.
            (5, [5 | 32 | 64 | 65, ..]) => true,
            // Groups that every domain and every machine has.
            (5, [21, .., 496..=498 | 512..=522 | 525..=527 | 553 | 571 | 572]) => true,
            // Everyone; creators; packages and capabilities of apps; integrity levels; how an identity was
            // authenticated.
            (authority, _) => authority < 5 || [15, 16, 18].contains(&authority),
        }
    }

    /// The binary form: 8 bytes, and 4 for each number.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![1, self.numbers.len() as u8];
        bytes.extend(&self.authority.to_be_bytes()[2..]);
        self.numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes
    }
}

/// Parses a number that consists only of decimal digits.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok())?
}

impl fmt::Display for Sid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.authority >> 32 {
            0 => write!(f, "S-1-{}", self.authority)?,
            _ => write!(f, "S-1-0x{:X}", self.authority)?,
        }
        self.numbers.iter().try_for_each(|number| write!(f, "-{number}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sid_is_read_and_written() {
        let text = "S-1-5-21-1004336348-1177238915-682003330-1105";
        let sid = Sid::parse(text).unwrap();
        assert_eq!(sid.to_string(), text);
        let bytes = "010500000000000515000000dcf4dc3b833d2b46828ba62851040000";
        assert_eq!(hex::encode(sid.to_bytes()), bytes);
        assert_eq!(Sid::parse("s-1-5-18").unwrap(), Sid::system());
        assert_eq!(hex::encode(Sid::system().to_bytes()), "010100000000000512000000");
        let administrators = Sid::parse("S-1-5-32-544").unwrap();
        assert_eq!(administrators, Sid::administrators());
        let far = Sid::parse("S-1-0x123456789ABC-7").unwrap();
        assert_eq!(far.to_string(), "S-1-0x123456789ABC-7");
        assert_eq!(hex::encode(far.to_bytes()), "0101123456789abc07000000");
    }

    #[test]
    fn what_is_no_sid_is_refused() {
        let sixteen = format!("S-1-5{}", "-1".repeat(16));
        for text in [
            "",
            "S",
            "S-1",
            "S-1-5",
            "S-1-5-",
            "S-2-5-18",
            "S-1--18",
            "S-1-5-+1",
            "S-1-5-18 ",
            "S-1-5-4294967296",
            "S-1-281474976710656-1",
            "S-1-0x-1",
            "S-1-0x+5-1",
            "CORP\\sso",
            "S-1-5-1x",
            &sixteen,
        ] {
            assert!(matches!(Sid::parse(text), Err(SidError::Form { .. })), "{text}");
        }
        assert!(Sid::parse(&sixteen[..sixteen.len() - 2]).is_ok());
    }

    #[test]
    fn a_group_is_no_account_of_a_service() {
        for text in
            ["S-1-1-0", "S-1-5-11", "S-1-5-7", "S-1-5-4", "S-1-5-32-545", "S-1-3-0", "S-1-2-0"]
        {
            assert!(matches!(Sid::of_service(text), Err(SidError::Group { .. })), "{text}");
        }
        for text in ["S-1-5-12", "S-1-5-5-0-999", "S-1-5-32-544", "S-1-5-113", "S-1-16-12288"] {
            assert!(matches!(Sid::of_service(text), Err(SidError::Group { .. })), "{text}");
        }
        for text in ["S-1-15-2-1", "S-1-15-3-1", "S-1-18-1", "S-1-5-64-10", "S-1-5-1000"] {
            assert!(matches!(Sid::of_service(text), Err(SidError::Group { .. })), "{text}");
        }
        for text in ["S-1-5-21-1-2-3-1105", "S-1-5-20", "S-1-5-80-1-2-3-4-5", "S-1-12-1-2-3-4-5"] {
            assert_eq!(Sid::of_service(text).unwrap().to_string(), text);
        }
    }

    /// The groups that every domain and every machine has, by their last number.
    #[test]
    fn a_group_of_a_domain_is_no_account_of_a_service() {
        let groups = [498, 512, 513, 514, 515, 516, 517, 518, 519, 520, 521, 522];
        let more = [525, 526, 527, 553, 571, 572];
        for number in 490..1200 {
            let text = format!("S-1-5-21-1004336348-1177238915-682003330-{number}");
            let is_group = groups.contains(&number) || more.contains(&number);
            let is_claim = [496, 497].contains(&number);
            let read = Sid::of_service(&text);
            assert_eq!(read.is_err(), is_group || is_claim, "{text}");
            assert!(matches!(read, Ok(_) | Err(SidError::Group { .. })), "{text}");
        }
    }

    #[test]
    fn what_entsso_does_not_run_under_is_refused_with_the_reason() {
        for (text, event) in [("S-1-5-18", "11038"), ("S-1-5-19", "11039")] {
            let error = Sid::of_service(text).unwrap_err();
            assert_eq!(error.status(), Status::Usage);
            assert!(error.to_string().contains(event), "{error}");
        }
    }
}
