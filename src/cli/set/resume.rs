//! A run that was interrupted after its commit point continues: the words come from paper, then round 2.

use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::progress::RunStanding;
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::writer::TranscriptWriter;
use sso_escrow::error::Status;
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::share::fingerprint::Fingerprint;

use crate::cli::context::Context;
use crate::cli::context::journal::steps;
use crate::cli::guard::run_start::note_machine;
use crate::cli::set::close;
use crate::cli::set::new_set::{NewSet, NewSetResult};
use crate::cli::set::second_round::{PendingShare, SecondRound};
use crate::cli::set::unfinished::UnfinishedRun;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

impl UnfinishedRun {
    /// Continues the run: the words come from paper, then round 2, then the transcript is closed.
    ///
    /// # Errors
    /// The command line is for another set, or words from paper differ, or as in the run that was interrupted.
    pub(crate) fn run(
        self,
        request: &NewSet,
        context: &mut Context<'_>,
        result: &mut NewSetResult,
    ) -> Result<(), Failure> {
        let path = &self.path;
        let shown = path.join(&self.name).display().to_string();
        context.console.say(&message!("resume-found", path = &shown));
        let version = env!("CARGO_PKG_VERSION");
        if self.program != version {
            let message = message!("resume-other-version", version = &self.program, path = shown);
            return Err(Failure::new(Status::Failed, message));
        }
        let made = self.made;
        if request.numbers() != (made.threshold, made.count) {
            let (threshold, count) = (made.threshold, made.count);
            let message = message!("resume-other-set", threshold = threshold, count = count);
            return Err(Failure::usage(message));
        }
        let fingerprint = Fingerprint::from_digest(made.set);
        let asks = request.asks_words(context);
        if asks {
            let words = fingerprint.words();
            let question = Question::set_words(message!("resume-ask-words"));
            context.ask(question.checked(|typed| match typed == words {
                true => Ok(()),
                false => Err(message!("resume-words-differ")),
            }))?;
        }
        let writer = TranscriptWriter::resume(Folder::open(path)?, self.name.clone())?;
        let from_paper = match asks {
            true => has_checkpoint(context, writer.transcript())?,
            false => false,
        };
        let settled = self.progress.shares.iter().filter(|(_, it)| it.is_finished || it.is_dead);
        let settled: Vec<u8> = settled.map(|(&x, _)| x).collect();
        let list = steps(StepList::new_set(made.count))?.after_commit_point(&settled);
        context.journal.begin(list, Some(writer));
        context.note(Fact::new(FactType::Resumed).with("from_paper", from_paper))?;
        if self.standing == RunStanding::Closed {
            let closing = request.closing(context, &[]);
            close::finish(context, &closing)?;
        } else {
            note_machine(context)?;
            request.expect_cards(context);
            let mut round = self.second_round(request, context, fingerprint)?;
            round.run(context)?;
            let closing = request.closing(context, &round.signers);
            close::close(context, &closing)?;
        }
        context.console.say(&message!("resume-done"));
        result.transcript = context.journal.path().map(|path| path.display().to_string());
        Ok(())
    }

    fn second_round(
        &self,
        request: &NewSet,
        context: &Context<'_>,
        fingerprint: Fingerprint,
    ) -> Result<SecondRound, Failure> {
        let mut shares = Vec::new();
        for ((name, place), x) in request.shares.iter().zip(1u8..=255) {
            let incomplete = || Failure::new(Status::Damaged, message!("resume-incomplete", x = x));
            let progress = self.progress.shares.get(&x).ok_or_else(incomplete)?;
            let digest = progress.pending.ok_or_else(incomplete)?;
            shares.push(PendingShare {
                x,
                name: name.clone(),
                place: place.clone(),
                digest,
                is_proved: progress.is_proved,
                is_settled: progress.is_finished || progress.is_dead,
                is_dead: progress.is_dead,
                is_final: false,
            });
        }
        Ok(SecondRound {
            words: fingerprint.words(),
            fingerprint: *fingerprint.as_bytes(),
            threshold: self.made.threshold,
            shares,
            skips_proof: request.skips_proof(),
            signers: Vec::new(),
            anything: context.waivers.anything(),
        })
    }
}

/// Asks for the words of the last checkpoint on paper. Returns `false` if none were written down.
///
/// # Errors
/// No line has these words: the transcript is another one, or lines were removed. The command ends.
fn has_checkpoint(context: &mut Context<'_>, transcript: &Transcript) -> Result<bool, Failure> {
    use sso_escrow::ceremony::transcript::words::TranscriptWords;
    let question = Question::transcript_words(message!("resume-ask-checkpoint"));
    let Some(typed) = context.ask(question.or_none(message!("resume-no-checkpoint")))? else {
        return Ok(false);
    };
    match transcript.nodes().iter().any(|node| TranscriptWords::of(node) == typed) {
        true => Ok(true),
        false => Err(Failure::new(Status::Damaged, message!("resume-checkpoint-missing"))),
    }
}
