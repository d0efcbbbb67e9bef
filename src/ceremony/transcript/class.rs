//! What a finding means for the reader, and what it is about.

use crate::error::Status;

/// What a finding means for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingClass {
    /// The transcript must not be trusted.
    Wrong,
    /// Something is missing.
    Incomplete,
    /// The reader should look at it.
    Warning,
    /// The reader should know it.
    Note,
}

impl FindingClass {
    /// The exit status of a command that finds this.
    #[must_use]
    pub fn exit_status(self) -> Status {
        match self {
            Self::Wrong => Status::Damaged,
            Self::Incomplete => Status::Quorum,
            Self::Warning | Self::Note => Status::Done,
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingPart {
    /// The form of a line.
    Form,
    /// The order of the lines, and the chain.
    Chain,
    /// The end of the file.
    End,
    /// A signature.
    Signature,
    /// The plan.
    Artefact,
    /// A share.
    Share,
    /// The clock.
    Clock,
    /// What is withheld.
    Withheld,
}
