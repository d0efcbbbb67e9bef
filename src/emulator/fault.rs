//! What goes wrong on purpose.

use std::time::Duration;

/// What happens to one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The token is pulled before it has worked on it.
    PulledBefore,
    /// The token is pulled after it has worked on it, before it answers.
    PulledAfter,
    /// It is not worked on, and answered with this status.
    Status(u16),
    /// The answer is bent.
    Bent(Bend),
    /// The answer comes so much later.
    Slow(Duration),
}

/// How an answer is bent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bend {
    /// There is none: no bytes at all.
    Nothing,
    /// One byte.
    OneByte,
    /// The status, without data.
    NoData,
    /// The data are cut in half.
    Half,
    /// The first byte of the data is another one.
    OtherTag,
    /// A length in the data is as large as can be.
    TooLong,
    /// Bytes of no meaning, as many as there were.
    Noise,
    /// There is always more to fetch.
    Endless,
}

impl Bend {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Nothing,
        Self::OneByte,
        Self::NoData,
        Self::Half,
        Self::OtherTag,
        Self::TooLong,
        Self::Noise,
        Self::Endless,
    ];

    /// Bends the bytes of an answer: data and status.
    #[must_use]
    pub fn bend(self, answer: &[u8]) -> Vec<u8> {
        let (data, status) = answer.split_at(answer.len().saturating_sub(2));
        let mut data = data.to_vec();
        match self {
            Self::Nothing => return Vec::new(),
            Self::OneByte => return vec![0x90],
            Self::NoData => data.clear(),
            Self::Half => data.truncate(data.len() / 2),
            Self::OtherTag => data.iter_mut().take(1).for_each(|byte| *byte ^= 0x22),
            Self::TooLong => {
                data.truncate(1);
                data.extend_from_slice(&[0x82, 0xff, 0xff]);
            }
            Self::Noise => {
                let mut next = 0x9d_u8;
                for byte in &mut data {
                    *byte = next;
                    next = next.wrapping_mul(29).wrapping_add(71);
                }
            }
            Self::Endless => return [&data[..], &[0x61, 0xff]].concat(),
        }
        data.extend_from_slice(status);
        data
    }
}

/// How a person deals with a token that asks to be touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// It is touched after so long.
    After(Duration),
    /// It is not, and gives up after so long.
    NotWithin(Duration),
}
