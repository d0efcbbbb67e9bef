//! The commit point: the set words are typed back from paper. Before it, an interruption voids the set; after it, none
//! does. Until then nobody has the words on paper, so nobody can restore from these shares in production.

use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::line::check::WaivableCheck;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::{SealedCard, SetSummary, transcript_lines};
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;
use crate::cli::ui::safe_text::SafeText;

/// Checks at the start that somebody can type the words, if `asks`. In production, not asking is a waiver.
///
/// # Errors
/// There is no terminal, and `words` is not waived. The command ends.
pub(super) fn check_terminal(context: &mut Context<'_>, asks: bool) -> Result<(), Failure> {
    // In a rehearsal, the question that needs a terminal first says so.
    if context.waivers.rehearsal() {
        return Ok(());
    }
    match context.terminal(&asked()) {
        Ok(_) if asks => Ok(()),
        Ok(_) => {
            let message = message!("commit-not-typed");
            context.stop_unless_waived(WaivableCheck::Words, Failure::new(Status::Unfit, message))
        }
        Err(failure) => context.stop_unless_waived(WaivableCheck::Words, failure),
    }
}

fn asked() -> Asked {
    Asked::Person(message!("asked-commit"))
}

/// Shows the set words, and the card words of the smart cards, and asks for them until they are typed back.
///
/// # Errors
/// The people stop, or there is no terminal. The set is void.
pub(super) fn confirm(
    context: &mut Context<'_>,
    set: &Descriptor,
    cards: &[SealedCard],
) -> Result<(), Failure> {
    context.begin_step(StepKind::Confirm, "")?;
    let words = set.fingerprint().words();
    let mut terminal = context.terminal(&asked())?;
    terminal.show(&message!("commit-words"));
    terminal.print(&SafeText::command(&words.to_string()));
    terminal.print(&SafeText::command(&SetSummary::of(set).numbers()));
    cards.iter().for_each(|card| card.show(context.console));
    let mut told: Vec<Message> = Vec::new();
    loop {
        let question = Question::set_words(message!("commit-ask")).telling(told);
        match terminal.ask(question) {
            Ok(typed) if typed == words => break,
            Ok(_) => told = vec![message!("commit-differs")],
            Err(failure) => {
                terminal.continue_after(failure, message!("commit-stop"))?;
                told = Vec::new();
            }
        }
    }
    finish(context, true)
}

/// Passes the commit point without anybody: in a rehearsal that asks nothing.
pub(super) fn pass(context: &mut Context<'_>) -> Result<(), Failure> {
    context.begin_step(StepKind::Confirm, "")?;
    finish(context, false)
}

/// From the moment that this line is in the transcript, the set is good. `asks`: whether people can write down the words of
/// this checkpoint.
fn finish(context: &mut Context<'_>, asks: bool) -> Result<(), Failure> {
    context.note(Fact::new(FactType::WordsConfirmed))?;
    if asks && let Some(words) = context.journal.words() {
        context.console.say(&message!("commit-checkpoint"));
        transcript_lines(&words).iter().for_each(|line| context.console.print(line));
    }
    // Nothing voids the set any more. If the medium fails now, round 2 stops at its next line, and can be continued.
    let _ = context.end_step(StepKind::Confirm);
    Ok(())
}
