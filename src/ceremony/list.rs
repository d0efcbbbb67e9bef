//! The steps of a run, in their order. The screens of the run and the events of its transcript follow this list.

use super::room::{Room, RoomFault};
use super::steps::{CeremonyStep, StepKind};
use super::transcript::header::RunKind;

/// The steps of a run, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepList {
    steps: Vec<CeremonyStep>,
    done: Vec<StepKind>,
}

impl StepList {
    /// The steps of a run that makes a set of `count` shares.
    ///
    /// # Errors
    /// [`RoomFault`]: a bug in this program.
    pub fn new_set(count: u8) -> Result<Self, RoomFault> {
        let each = |kind: fn(u8) -> StepKind| (1..=count).map(kind);
        let mut kinds = vec![StepKind::Start];
        kinds.extend(each(StepKind::Choose));
        kinds.push(StepKind::Make);
        kinds.extend(each(StepKind::Write));
        kinds.extend([StepKind::Prove, StepKind::Confirm]);
        kinds.extend(each(StepKind::Finish));
        kinds.push(StepKind::Close);
        Self::of(kinds)
    }

    /// The steps of a run that works on an existing set.
    ///
    /// # Errors
    /// [`RoomFault`]: a bug in this program, or a kind that makes a set.
    pub fn existing_set(kind: RunKind, shares: &[u8]) -> Result<Self, RoomFault> {
        use StepKind as Is;
        let mut kinds = vec![Is::Start, Is::Words];
        match kind {
            RunKind::Void => kinds.extend(shares.iter().map(|&x| Is::Remove(x))),
            _ => kinds.extend([Is::Open, Is::Target]),
        }
        kinds.push(Is::Close);
        Self::of(kinds)
    }

    fn of(kinds: Vec<StepKind>) -> Result<Self, RoomFault> {
        let steps: Vec<CeremonyStep> = kinds.into_iter().map(StepKind::step).collect();
        Room::check(&steps)?;
        Ok(Self { steps, done: Vec::new() })
    }

    /// The steps.
    #[must_use]
    pub fn steps(&self) -> &[CeremonyStep] {
        &self.steps
    }

    /// The steps of a run that was interrupted after its commit point: all up to it are done, and the shares
    /// `finished` too.
    #[must_use]
    pub fn after_commit_point(mut self, finished: &[u8]) -> Self {
        let is_done = |kind: &StepKind| match kind {
            StepKind::Finish(x) => finished.contains(x),
            StepKind::Close => false,
            _ => true,
        };
        self.done = self.steps.iter().map(|step| step.kind).filter(is_done).collect();
        self
    }

    /// Begins a step: its number in the list, from 1. `None` if its turn has not come: a bug in the caller.
    #[must_use]
    pub fn begin(&self, kind: StepKind) -> Option<usize> {
        let at = self.steps.iter().position(|step| step.kind == kind)?;
        let before = self.steps.get(..at)?.iter().map(|step| step.kind);
        let mut open = before.filter(|earlier| !self.done.contains(earlier));
        open.all(|earlier| earlier.is_like(kind)).then_some(at + 1)
    }

    /// Ends a step.
    pub fn end(&mut self, kind: StepKind) {
        self.done.push(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_can_be_walked() {
        for count in 1..=255 {
            let mut list = StepList::new_set(count).unwrap();
            assert_eq!(list.steps().len(), 5 + 3 * usize::from(count));
            for (step, number) in list.clone().steps().iter().zip(1..) {
                assert_eq!(list.begin(step.kind), Some(number));
                list.end(step.kind);
            }
        }
        for kind in [RunKind::Restore, RunKind::Drill, RunKind::Void] {
            StepList::existing_set(kind, &[1, 200]).unwrap();
        }
    }

    #[test]
    fn media_come_in_any_order_and_nothing_else_does() {
        let mut list = StepList::new_set(3).unwrap();
        for kind in [StepKind::Start, StepKind::Choose(3), StepKind::Choose(1)] {
            assert!(list.begin(kind).is_some(), "{kind:?}");
            list.end(kind);
        }
        assert_eq!(list.begin(StepKind::Make), None);
        assert_eq!(list.begin(StepKind::Write(1)), None);
        assert_eq!(list.begin(StepKind::Choose(4)), None);
        assert!(list.begin(StepKind::Choose(2)).is_some());
    }

    #[test]
    fn a_list_that_cannot_be_is_refused() {
        use StepKind::{Choose, Confirm, Finish, Make, Open, Prove, Target, Write};
        let fault = |kinds: &[StepKind]| StepList::of(kinds.to_vec()).unwrap_err();
        assert_eq!(fault(&[Choose(1), Write(1)]), RoomFault::Unprepared(Write(1)));
        assert_eq!(fault(&[Choose(1), Make]), RoomFault::SecretLeft);
        assert_eq!(fault(&[Open, StepKind::Close]), RoomFault::Unprepared(StepKind::Close));
        assert_eq!(fault(&[Target]), RoomFault::Unprepared(Target));
        let whole = [Choose(1), Choose(2), Make, Write(1), Write(2), Prove, Confirm, Finish(1)];
        assert_eq!(fault(&whole), RoomFault::PendingLeft(2));
        let unconfirmed = [Choose(1), Make, Write(1), Prove, Finish(1)];
        assert_eq!(fault(&unconfirmed), RoomFault::Unprepared(Finish(1)));
        let partial = [Choose(1), Choose(2), Make, Write(1), Prove];
        assert_eq!(fault(&partial), RoomFault::Unprepared(Prove));
    }
}
