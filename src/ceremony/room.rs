//! The room: what is true while a ceremony runs, as far as steps depend on it.

use std::collections::BTreeSet;

use super::steps::{CeremonyStep, StepKind};

/// What is true in the room.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    /// The secret, or enough of it to make it again, is in the memory of the program.
    secret_in_memory: bool,
    /// The set words were typed back from paper.
    is_confirmed: bool,
    /// Every quorum gives the same secret.
    is_proved: bool,
    /// The shares whose custodians have chosen what protects them.
    chosen: BTreeSet<u8>,
    /// The shares that are written, and not in use yet.
    pending: BTreeSet<u8>,
}

/// Why a list of steps is not a ceremony: a bug in this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomFault {
    /// What a step needs is not true when its turn comes.
    Unprepared(StepKind),
    /// The list ends while the secret is in memory.
    SecretLeft,
    /// The list ends with a share that is written and not in use.
    PendingLeft(u8),
}

impl Room {
    /// Checks that the steps can be taken in this order, and that nothing is left behind at the end.
    ///
    /// # Errors
    /// The first [`RoomFault`].
    pub fn check(steps: &[CeremonyStep]) -> Result<(), RoomFault> {
        let mut room = Self::default();
        for step in steps {
            room.take(step.kind)?;
        }
        match (room.secret_in_memory, room.pending.first()) {
            (true, _) => Err(RoomFault::SecretLeft),
            (false, Some(&x)) => Err(RoomFault::PendingLeft(x)),
            (false, None) => Ok(()),
        }
    }

    fn take(&mut self, kind: StepKind) -> Result<(), RoomFault> {
        use StepKind as Is;
        let prepared = match kind {
            Is::Start | Is::Words | Is::Close => !self.secret_in_memory,
            Is::Choose(x) => !self.chosen.contains(&x) && !self.is_proved,
            Is::Make => !self.chosen.is_empty() && !self.secret_in_memory,
            Is::Write(x) => {
                let is_new = !self.pending.contains(&x) && !self.is_proved;
                self.secret_in_memory && self.chosen.contains(&x) && is_new
            }
            Is::Prove => self.secret_in_memory && self.pending == self.chosen,
            Is::Confirm => self.is_proved && !self.secret_in_memory,
            Is::Finish(x) => self.is_confirmed && self.pending.contains(&x),
            Is::Open => !self.secret_in_memory,
            Is::Target => self.secret_in_memory,
            Is::Remove(_) => !self.secret_in_memory,
        };
        if !prepared {
            return Err(RoomFault::Unprepared(kind));
        }
        match kind {
            Is::Choose(x) => _ = self.chosen.insert(x),
            Is::Make | Is::Open => self.secret_in_memory = true,
            Is::Write(x) => _ = self.pending.insert(x),
            Is::Prove => (self.is_proved, self.secret_in_memory) = (true, false),
            Is::Target => self.secret_in_memory = false,
            Is::Confirm => self.is_confirmed = true,
            Is::Finish(x) => _ = self.pending.remove(&x),
            Is::Start | Is::Words | Is::Remove(_) | Is::Close => {}
        }
        Ok(())
    }
}
