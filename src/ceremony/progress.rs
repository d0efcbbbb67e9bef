//! How far a run that makes a set has come, from its transcript.

use std::collections::BTreeMap;

use super::transcript::Transcript;
use super::transcript::canonical::Json;
use super::transcript::fact::{Fact, FactType};
use super::transcript::header::bytes_of;
use super::transcript::line::TranscriptLine;

/// SHA-256.
pub type Digest32 = [u8; 32];

/// How far a share has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ShareProgress {
    /// It was about to be written. Without [`pending`](Self::pending) it may be there, whole or in part.
    pub is_intended: bool,
    /// It was written and opened again: the SHA-256 of its file.
    pub pending: Option<Digest32>,
    /// Its custodian has opened it.
    pub is_proved: bool,
    /// It has its final name.
    pub is_finished: bool,
    /// Its custodian cannot open it. It does not count.
    pub is_dead: bool,
    /// It was removed.
    pub is_removed: bool,
}

/// The set of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeInRun {
    /// SHA-256 of its descriptor.
    pub set: Digest32,
    /// The threshold.
    pub threshold: u8,
    /// The number of shares.
    pub count: u8,
}

/// What the next run finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunStanding {
    /// The run is complete, or was given up.
    Ended,
    /// Nothing was written anywhere. The ceremony can start again.
    Nothing,
    /// The set words were not confirmed: the set is void.
    Void,
    /// The set is good. Shares are still to be finished.
    Finishing,
    /// All shares are finished. The transcript is still to be closed.
    Closing,
    /// The transcript is closed. Its words are still to be read.
    Closed,
}

/// How far a run has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The set, if one was made.
    pub made: Option<MadeInRun>,
    /// The shares, by their numbers.
    pub shares: BTreeMap<u8, ShareProgress>,
    /// Whether the set words were typed back from paper.
    pub is_confirmed: bool,
    is_closed: bool,
    has_ended: bool,
}

impl Progress {
    /// Reads the progress from a transcript. Facts that it withholds are not there.
    #[must_use]
    pub fn of(transcript: &Transcript) -> Self {
        let mut progress = Self::default();
        for fact in transcript.lines.iter().filter_map(TranscriptLine::stated) {
            progress.take(fact);
        }
        progress
    }

    fn take(&mut self, fact: &Fact) {
        use FactType as Is;
        let x = fact.number("x").and_then(|x| u8::try_from(x).ok());
        let mut share = |change: fn(&mut ShareProgress)| {
            if let Some(x) = x {
                change(self.shares.entry(x).or_default());
            }
        };
        match fact.fact_type() {
            Is::SetMade => self.made = MadeInRun::of(fact),
            Is::ShareIntent => share(|share| share.is_intended = true),
            Is::SharePending => {
                let digest = fact.text("digest").and_then(bytes_of);
                if let Some(x) = x {
                    self.shares.entry(x).or_default().pending = digest;
                }
            }
            Is::ShareProved => share(|share| share.is_proved = true),
            Is::ShareFinished => share(|share| share.is_finished = true),
            Is::ShareDead => share(|share| share.is_dead = true),
            Is::Removal if fact.members().get("removed") == Some(&Json::Boolean(true)) => {
                share(|share| share.is_removed = true);
            }
            Is::WordsConfirmed => self.is_confirmed = true,
            Is::Closed => self.is_closed = true,
            Is::Finished | Is::Aborted => self.has_ended = true,
            _ => {}
        }
    }

    /// What the next run finds.
    #[must_use]
    pub fn standing(&self) -> RunStanding {
        let is_settled = |share: &ShareProgress| share.is_finished || share.is_dead;
        match (self.has_ended, self.is_confirmed, self.is_closed) {
            (true, ..) => RunStanding::Ended,
            (_, _, true) => RunStanding::Closed,
            (_, true, _) if self.shares.values().all(is_settled) => RunStanding::Closing,
            (_, true, _) => RunStanding::Finishing,
            _ if self.shares.values().any(|share| share.is_intended) => RunStanding::Void,
            _ => RunStanding::Nothing,
        }
    }

    /// The shares of a void set that are on their media, or may be.
    #[must_use]
    pub fn exposed(&self) -> Vec<u8> {
        let is_there = |share: &ShareProgress| share.is_intended && !share.is_removed;
        self.shares.iter().filter(|(_, share)| is_there(share)).map(|(&x, _)| x).collect()
    }

    /// Whether the shares that are on their media, or may be, are a quorum.
    #[must_use]
    pub fn exposes_quorum(&self) -> bool {
        self.made.is_some_and(|made| self.exposed().len() >= usize::from(made.threshold))
    }

    /// How many shares can be lost when the set is in use: those that are not dead, less the threshold.
    #[must_use]
    pub fn spare(&self) -> Option<usize> {
        let dead = self.shares.values().filter(|share| share.is_dead).count();
        let made = self.made?;
        (usize::from(made.count) - dead).checked_sub(made.threshold.into())
    }
}

impl MadeInRun {
    fn of(fact: &Fact) -> Option<Self> {
        let number = |key| fact.number(key).and_then(|number| u8::try_from(number).ok());
        let set = bytes_of(fact.text("descriptor")?)?;
        let made = Self { set, threshold: number("need")?, count: number("count")? };
        (made.threshold <= made.count).then_some(made)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(facts: &[Fact]) -> Progress {
        let mut progress = Progress::default();
        facts.iter().for_each(|fact| progress.take(fact));
        progress
    }

    fn of_share(fact_type: FactType, x: u8) -> Fact {
        Fact::new(fact_type).with("x", x).with("digest", "00".repeat(32))
    }

    #[test]
    fn what_the_next_run_finds_is_told_by_the_last_events() {
        use FactType as Is;
        let made = Fact::new(Is::SetMade).with("descriptor", "11".repeat(32));
        let mut facts = vec![Fact::new(Is::RunStarted), made.with("need", 2u8).with("count", 3u8)];
        assert_eq!(after(&facts).standing(), RunStanding::Nothing);
        facts.push(of_share(Is::ShareIntent, 1));
        assert_eq!(after(&facts).standing(), RunStanding::Void);
        assert!(!after(&facts).exposes_quorum());
        facts.extend([of_share(Is::SharePending, 1), of_share(Is::ShareIntent, 2)]);
        assert!(after(&facts).exposes_quorum());
        let removed = of_share(Is::Removal, 2).with("removed", true);
        facts.push(removed);
        assert_eq!(after(&facts).exposed(), [1]);
        facts.push(Fact::new(Is::WordsConfirmed));
        assert_eq!(after(&facts).standing(), RunStanding::Finishing);
        assert_eq!(after(&facts).shares[&1].pending, Some([0; 32]));
        facts.extend([of_share(Is::ShareFinished, 1), of_share(Is::ShareDead, 2)]);
        assert_eq!(after(&facts).standing(), RunStanding::Closing);
        assert_eq!(after(&facts).spare(), Some(0));
        facts.push(Fact::new(Is::Closed));
        assert_eq!(after(&facts).standing(), RunStanding::Closed);
        facts.push(Fact::new(Is::Finished));
        assert_eq!(after(&facts).standing(), RunStanding::Ended);
    }
}
