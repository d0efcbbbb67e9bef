//! Security identifiers (SIDs) of Windows, as written and as access control holds them (MS-DTYP, 2.4.2).

use std::fmt;

use crate::fault::{Fault, Status, fault_is_error};
use crate::message;
use crate::text::Message;

/// The most numbers that follow the authority.
const MOST: usize = 15;

/// Why a text is not the SID of an account that a service runs under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SidError {
    /// It is not written as a SID: `S-1-`, an authority, and 1 to 15 numbers.
    Form {
        /// The text.
        text: String,
    },
    /// It is not one account, but a group that others are in, or that everybody is.
    Group {
        /// The SID.
        sid: Sid,
    },
}

impl Fault for SidError {
    fn message(&self) -> Message {
        match self {
            Self::Form { text } => message!("sid-form", text = text.escape_debug().to_string()),
            Self::Group { sid } => message!("sid-group", sid = sid.to_string()),
        }
    }

    fn status(&self) -> Status {
        Status::Usage
    }
}

fault_is_error!(SidError);

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

    /// The SID that a text names, as Windows writes it: `S-1-5-21-…`.
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
            // From 2^32 on it is written in hexadecimal digits.
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

    /// The account that a service runs under: no group of everybody, nor one of the built-in ones.
    ///
    /// # Errors
    /// [`SidError::Form`], [`SidError::Group`].
    pub fn of_service(text: &str) -> Result<Self, SidError> {
        let sid = Self::parse(text)?;
        // Everyone; creator; dialup to terminal users, among them anonymous and authenticated ones; the
        // built-in groups.
        let is_group = match (sid.authority, sid.numbers.as_slice()) {
            (5, [1..=11 | 13..=15]) => true,
            (5, [32, ..]) => true,
            (authority, _) => authority < 5,
        };
        if is_group { Err(SidError::Group { sid }) } else { Ok(sid) }
    }

    /// Its binary form, 8 bytes and 4 for each number.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![1, self.numbers.len() as u8];
        bytes.extend(&self.authority.to_be_bytes()[2..]);
        self.numbers.iter().for_each(|number| bytes.extend(number.to_le_bytes()));
        bytes
    }
}

/// A number in decimal digits and nothing else.
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
        for text in ["S-1-5-21-1-2-3-1105", "S-1-5-20", "S-1-5-80-1-2-3-4-5", "S-1-12-1-2-3-4-5"] {
            assert_eq!(Sid::of_service(text).unwrap().to_string(), text);
        }
    }
}
