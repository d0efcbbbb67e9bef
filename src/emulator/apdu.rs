//! Commands and answers of a smart card (ISO/IEC 7816-4, section 5).

/// The status of an answer, in two bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusWord(pub u16);

impl StatusWord {
    /// Done.
    pub const DONE: Self = Self(0x9000);
    /// The card could not store the data.
    pub const MEMORY: Self = Self(0x6581);
    /// The command does not have the length that it declares.
    pub const WRONG_LENGTH: Self = Self(0x6700);
    /// The security status does not allow it: no PIN, no touch, no management key.
    pub const SECURITY: Self = Self(0x6982);
    /// No tries are left.
    pub const BLOCKED: Self = Self(0x6983);
    /// The conditions of use do not hold.
    pub const CONDITIONS: Self = Self(0x6985);
    /// The data are not valid for this command.
    pub const WRONG_DATA: Self = Self(0x6a80);
    /// Not supported.
    pub const NOT_SUPPORTED: Self = Self(0x6a81);
    /// There is no such object or applet.
    pub const NOT_FOUND: Self = Self(0x6a82);
    /// There is no room.
    pub const FULL: Self = Self(0x6a84);
    /// P1 or P2 are wrong.
    pub const WRONG_PARAMETERS: Self = Self(0x6a86);
    /// There is no such key.
    pub const NO_KEY: Self = Self(0x6a88);
    /// There is no such instruction.
    pub const NO_INSTRUCTION: Self = Self(0x6d00);
    /// There is no such class.
    pub const NO_CLASS: Self = Self(0x6e00);

    /// The PIN was wrong or is required. `left` is the number of remaining tries.
    #[must_use]
    pub const fn tries(left: u8) -> Self {
        Self(0x63c0 | (left & 0x0f) as u16)
    }
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandApdu {
    /// The class, without the chaining bit.
    pub class: u8,
    /// Whether more of its data follow in the next command.
    pub goes_on: bool,
    /// The instruction.
    pub instruction: u8,
    /// The first parameter.
    pub p1: u8,
    /// The second one.
    pub p2: u8,
    /// The data.
    pub data: Vec<u8>,
    /// The maximum length of the answer in bytes, without its status.
    pub most: usize,
}

/// The bit of the class that announces more data (ISO/IEC 7816-4, section 5.3.3).
const CHAIN: u8 = 0x10;

impl CommandApdu {
    /// Reads a command in its short or extended form. If it does not state the length of the answer, that is 256
    /// bytes: real cards answer such commands, and clients depend on it.
    ///
    /// # Errors
    /// [`StatusWord::WRONG_LENGTH`] if the bytes are not a command.
    pub fn parse(bytes: &[u8]) -> Result<Self, StatusWord> {
        let Some((&[class, instruction, p1, p2], body)) = bytes.split_first_chunk::<4>() else {
            return Err(StatusWord::WRONG_LENGTH);
        };
        let (data, most) = body_of(body).ok_or(StatusWord::WRONG_LENGTH)?;
        let goes_on = class & CHAIN != 0;
        let (class, data) = (class & !CHAIN, data.to_vec());
        Ok(Self { class, goes_on, instruction, p1, p2, data, most })
    }
}

/// The data of a command, and the maximum length of the answer.
fn body_of(body: &[u8]) -> Option<(&[u8], usize)> {
    let short = |length: u8| if length == 0 { 256 } else { usize::from(length) };
    let long = |high: u8, low: u8| match usize::from(high) << 8 | usize::from(low) {
        0 => 65_536,
        length => length,
    };
    match *body {
        [] => Some((&[], 256)),
        [most] => Some((&[], short(most))),
        // A command without data must not state their length.
        [0, _] => None,
        [0, high, low] => Some((&[], long(high, low))),
        [0, high, low, ref rest @ ..] => {
            let (data, rest) = rest.split_at_checked(usize::from(high) << 8 | usize::from(low))?;
            match *rest {
                [] => Some((data, 256)),
                [high, low] => Some((data, long(high, low))),
                _ => None,
            }
        }
        [length, ref rest @ ..] => {
            let (data, rest) = rest.split_at_checked(usize::from(length))?;
            match *rest {
                [] => Some((data, 256)),
                [most] => Some((data, short(most))),
                _ => None,
            }
        }
    }
}

/// An answer: data and status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseApdu {
    /// The data.
    pub data: Vec<u8>,
    /// The status.
    pub status: StatusWord,
}

impl ResponseApdu {
    /// The bytes that the card sends.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.data.clone();
        bytes.extend_from_slice(&self.status.0.to_be_bytes());
        bytes
    }
}

impl From<Result<Vec<u8>, StatusWord>> for ResponseApdu {
    fn from(done: Result<Vec<u8>, StatusWord>) -> Self {
        match done {
            Ok(data) => Self { data, status: StatusWord::DONE },
            Err(status) => Self { data: Vec::new(), status },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
        CommandApdu::parse(bytes).ok().map(|command| (command.data, command.most))
    }

    /// The four cases of ISO/IEC 7816-4, short and extended.
    #[test]
    fn commands_have_short_and_extended_forms() {
        let head = [0, 0xcb, 0x3f, 0xff];
        let with = |body: &[u8]| read(&[&head[..], body].concat());
        assert_eq!(with(&[]), Some((vec![], 256)));
        assert_eq!(with(&[8]), Some((vec![], 8)));
        assert_eq!(with(&[0]), Some((vec![], 256)));
        assert_eq!(with(&[2, 5, 6]), Some((vec![5, 6], 256)));
        assert_eq!(with(&[2, 5, 6, 0]), Some((vec![5, 6], 256)));
        assert_eq!(with(&[0, 1, 0]), Some((vec![], 256)));
        assert_eq!(with(&[0, 0, 0]), Some((vec![], 65_536)));
        assert_eq!(with(&[0, 0, 1, 9]), Some((vec![9], 256)));
        assert_eq!(with(&[0, 0, 1, 9, 8, 0]), Some((vec![9], 2048)));
        for wrong in [&[3, 1][..], &[1, 2, 3, 4], &[0, 1], &[0, 0, 2, 1], &[0, 0, 1, 9, 8]] {
            assert_eq!(with(wrong), None, "{wrong:?}");
        }
        assert_eq!(read(&head[..3]), None);
        let chained = CommandApdu::parse(&[0x10, 0xdb, 0x3f, 0xff, 1, 7]).unwrap();
        assert!(chained.goes_on && chained.class == 0);
    }
}
