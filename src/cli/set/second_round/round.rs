//! The shares of round 2, and what becomes of each.

use sso_escrow::ceremony::progress::Digest32;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::error::{Impossible, Status};
use sso_escrow::message;
use sso_escrow::share::fingerprint::SetWords;

use crate::cli::cards::sign::Signer;
use crate::cli::context::Context;
use crate::cli::line::location::ShareLocation;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;

/// A share in round 2.
pub(crate) struct PendingShare {
    pub(crate) x: u8,
    /// The name of its custodian.
    pub(crate) name: String,
    pub(crate) place: ShareLocation,
    /// SHA-256 of its file, or of its object on a card, from round 1.
    pub(crate) digest: Digest32,
    /// Whether its custodian has opened it in round 2.
    pub(crate) is_proved: bool,
    /// Whether nothing is to be done any more: it has its final name, or it is dead.
    pub(crate) is_settled: bool,
    /// Whether its custodian cannot open it.
    pub(crate) is_dead: bool,
    /// Whether its file has its final name since round 1, because each medium is inserted once.
    pub(crate) is_final: bool,
}

/// Round 2 of a set.
pub(crate) struct SecondRound {
    pub(crate) words: SetWords,
    pub(crate) fingerprint: Digest32,
    pub(crate) threshold: u8,
    pub(crate) shares: Vec<PendingShare>,
    /// Whether custodians do not open their shares once more.
    pub(crate) skips_proof: bool,
    /// The custodians who have opened a share with their card in this run. They can sign the transcript.
    pub(crate) signers: Vec<Signer>,
    /// Whether media of `ask` may be volumes that are not removable.
    pub(crate) anything: bool,
}

impl SecondRound {
    /// The first share that is not settled, among those that `which` selects.
    pub(super) fn next(&self, which: impl Fn(&PendingShare) -> bool) -> Option<usize> {
        self.shares.iter().position(|share| !share.is_settled && which(share))
    }

    /// A share.
    ///
    /// # Errors
    /// A bug in this program.
    pub(super) fn share(&self, at: usize) -> Result<&PendingShare, Impossible> {
        self.shares.get(at).ok_or(Impossible("round 2: no such share"))
    }

    /// Begins the step of a share.
    pub(super) fn begin(&self, context: &mut Context<'_>, at: usize) -> Result<(), Failure> {
        match self.shares.get(at).filter(|_| !self.skips_proof) {
            Some(share) => context.begin_step(StepKind::Finish(share.x), &share.name),
            None => Ok(()),
        }
    }

    /// Settles a share: it is in use now.
    pub(super) fn settle(&mut self, context: &mut Context<'_>, at: usize) -> Result<(), Failure> {
        let Some(share) = self.shares.get_mut(at) else { return Ok(()) };
        let finished = Fact::new(FactType::ShareFinished).with("x", share.x);
        context.note(finished.with("digest", hex::encode(share.digest)))?;
        share.is_settled = true;
        if !self.skips_proof {
            let (x, name) = (share.x, share.name.clone());
            context.console.say(&message!("finish-done", x = x, name = name));
        }
        context.end_step(StepKind::Finish(share.x))
    }

    /// After the work on a share: if it failed, asks whether to try again, or to go on without the share.
    pub(super) fn after(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        done: Result<(), Failure>,
    ) -> Result<(), Failure> {
        let Err(failure) = done else { return Ok(()) };
        if context.journal.is_lost() {
            return Err(failure);
        }
        let Some(share) = self.shares.get(at) else { return Err(failure) };
        let (x, name) = (share.x, share.name.clone());
        let others = self.shares.iter().filter(|share| !share.is_dead).count() - 1;
        let threshold = usize::from(self.threshold);
        context.console.end_progress();
        let Some(mut terminal) = context.console.terminal_if_any() else { return Err(failure) };
        if interrupt::check().is_err() {
            return terminal.continue_after(failure, message!("finish-stop"));
        }
        terminal.explain(&failure.message);
        let again = message!("finish-again", name = &name);
        if terminal.ask(Question::confirm(again))? {
            return Ok(());
        }
        if others <= threshold {
            return Err(failure);
        }
        let without = message!("finish-dead", name = &name, others = others, threshold = threshold);
        if !terminal.ask(Question::confirm(without))? {
            return Err(failure);
        }
        context.note(Fact::new(FactType::ShareDead).with("x", x))?;
        let deviation = context.console.words(&message!("finish-dead-deviation", name = &name));
        context.note(Fact::new(FactType::Deviation).with("text", deviation).with("x", x))?;
        context.console.warn(&message!("share-dead", x = x, name = name));
        if let Some(share) = self.shares.get_mut(at) {
            (share.is_dead, share.is_settled) = (true, true);
        }
        context.end_step(StepKind::Finish(x))
    }
}

/// The failure of a run that people stop after the commit point.
pub(super) fn stopped() -> Failure {
    Failure::new(Status::Failed, message!("finish-stopped"))
}
