//! Simulated faults.

use std::time::Duration;

/// A fault in one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The card is pulled before it processes the command.
    PulledBefore,
    /// The card is pulled after it has processed the command and before it answers.
    PulledAfter,
    /// The card does not process the command and answers with this status.
    Status(u16),
    /// The answer is altered.
    Bent(Bend),
    /// The answer is delayed by this time.
    Slow(Duration),
}

/// How an answer is altered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bend {
    /// It is empty: no bytes, not even a status.
    Nothing,
    /// It has only one byte.
    OneByte,
    /// It has only the status.
    NoData,
    /// The data are cut to half their length.
    Half,
    /// The first byte of the data has another value.
    OtherTag,
    /// A length in the data has its maximum value.
    TooLong,
    /// The data are meaningless bytes of the same length.
    Noise,
    /// The status always announces more data.
    Endless,
}

impl Bend {
    /// All alterations.
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

    /// Alters the bytes of an answer: data and status.
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

/// How a person reacts when the card needs a touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// The person touches it after this time.
    After(Duration),
    /// The person does not touch it. The card gives up after this time.
    NotWithin(Duration),
}
