//! The end of a run that makes a set: the transcript is closed, and people write its words on paper.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::ui::describe::transcript_lines;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// Closes the transcript, if the run has one. `is_asked`: whether somebody types the words from paper.
pub(super) fn close(context: &mut Context<'_>, is_asked: bool) -> Result<(), Failure> {
    context.begin_step(StepKind::Close, "")?;
    context.end_step(StepKind::Close)?;
    context.note(Fact::new(FactType::Closed))?;
    read_words(context, is_asked)
}

/// Shows the transcript words, and lets somebody type them. Then the transcript ends.
pub(super) fn read_words(context: &mut Context<'_>, is_asked: bool) -> Result<(), Failure> {
    let closing = context.journal.transcript().and_then(|transcript| transcript.closing_node());
    let (Some(closing), Some(path)) = (closing, context.journal.path()) else { return Ok(()) };
    let words = TranscriptWords::of(&closing);
    context.console.say(&message!("transcript-words", path = path.display().to_string()));
    transcript_lines(&words).iter().for_each(|line| context.console.print(line));
    if is_asked {
        let question = Question::transcript_words(message!("close-ask"));
        let question = question.checked(|typed| match typed == words {
            true => Ok(()),
            false => Err(message!("close-differs")),
        });
        if context.ask(question.or_none(message!("close-unread")))?.is_some() {
            context.note(Fact::new(FactType::WordsRead).with("people", 1u8))?;
        }
    }
    context.note(Fact::new(FactType::Finished))
}
