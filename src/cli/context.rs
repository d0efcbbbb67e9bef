//! What a command works with.

pub(crate) mod cards;
pub(crate) mod journal;
pub(crate) mod known_cards;
mod noting;
pub(crate) mod reserved;
mod screen;
pub(crate) mod waivers;

use sso_escrow::message;
use sso_escrow::random::{Generator, RandomError};
use sso_escrow::text::Message;

use crate::cli::context::cards::Cards;
use crate::cli::context::journal::Journal;
use crate::cli::context::known_cards::KnownCards;
use crate::cli::context::reserved::Reserved;
use crate::cli::context::waivers::Waivers;
use crate::cli::line::check::WaivableCheck;
use crate::cli::line::options::Mode;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::rerun::RerunChange;
use crate::cli::ui::terminal::Terminal;

/// What a command works with, as one value: the output, the checks that it may skip, the smart cards, and random
/// bytes.
pub(crate) struct Context<'a> {
    pub(crate) console: &'a mut Console,
    pub(crate) waivers: Waivers,
    pub(crate) cards: Cards,
    /// The cards of existing sets that may get their PIN.
    pub(crate) known_cards: KnownCards,
    random: Option<Generator>,
    /// The transcript of the run, and its steps.
    pub(crate) journal: Journal,
    /// The folders and media with another role than shares.
    pub(crate) reserved: Reserved,
    /// Whether the screen may show secrets: it was checked, or the operator confirmed it.
    screen_checked: bool,
}

impl<'a> Context<'a> {
    /// The context of a run in that mode.
    pub(crate) fn new(console: &'a mut Console, mode: &Mode) -> Self {
        let (waivers, reserved) = (Waivers::of(mode), Reserved::default());
        let (cards, known_cards) = (Cards::for_purpose(mode.purpose()), KnownCards::default());
        let journal = Journal::default();
        let (random, screen_checked) = (None, false);
        Self { console, waivers, cards, known_cards, random, journal, reserved, screen_checked }
    }
}

impl Context<'_> {
    /// The terminal of the run, to ask for something: what a question [asks for](Question::asked).
    ///
    /// # Errors
    /// There is no terminal. The message says what was asked for, and which option answers it.
    pub(crate) fn terminal(&mut self, asked: &Asked) -> Result<Terminal, Failure> {
        self.console.terminal(asked)
    }

    /// Asks a question until the answer is valid.
    ///
    /// # Errors
    /// There is no terminal, or it was closed. The command ends.
    pub(crate) fn ask<A>(&mut self, question: Question<'_, A>) -> Result<A, Failure> {
        self.console.ask(question)
    }

    /// After a failed step: asks whether to stop, if Ctrl-C or Ctrl-D was the cause. Returns if the run continues.
    ///
    /// # Errors
    /// The failure, if it has another cause or if the answer is yes. The command ends.
    pub(crate) fn continue_after(
        &mut self,
        failure: Failure,
        question: Message,
    ) -> Result<(), Failure> {
        match self.console.terminal_if_any() {
            Some(mut terminal) => terminal.continue_after(failure, question),
            None => Err(failure),
        }
    }

    /// Reports whether the run continues after a failed check. In a rehearsal it always does; in production only
    /// if the check is waived. Prints a warning in each case.
    pub(crate) fn is_waived(&mut self, check: impl Into<WaivableCheck>, failed: &Failure) -> bool {
        let check = check.into();
        if self.waivers.rehearsal() {
            self.console.allow_in_rehearsal(&failed.message);
            return true;
        }
        self.console.warn(&failed.message);
        let allowed = self.waivers.allows(check);
        if allowed {
            self.console.warn(&message!("check-waived", check = check.name()));
            self.waivers.record(check);
        }
        allowed
    }

    /// Stops at a failed check, unless the run [continues](Self::is_waived).
    ///
    /// # Errors
    /// `failed`, with the command line that waives the check; the command ends.
    pub(crate) fn stop_unless_waived(
        &mut self,
        check: impl Into<WaivableCheck>,
        failed: Failure,
    ) -> Result<(), Failure> {
        let check = check.into();
        if !self.waivers.rehearsal() && !self.waivers.allows(check) {
            return Err(failed.rerun(RerunChange::Waive(vec![check.name()])));
        }
        self.is_waived(check, &failed);
        Ok(())
    }

    /// The generator of the run, for secrets and for what hides them. It is created at its first use. Nonces for
    /// smart cards are public: [`Cards`] has a separate generator for them.
    ///
    /// # Errors
    /// There are no random bytes, or no locked memory. The command ends.
    pub(crate) fn random(&mut self) -> Result<&mut Generator, RandomError> {
        match &mut self.random {
            Some(random) => Ok(random),
            none => Ok(none.insert(Generator::new(b"")?)),
        }
    }

    /// Creates the generator with the operator's own entropy. Call this before the first use of the generator.
    ///
    /// # Errors
    /// As [`Self::random`].
    pub(crate) fn seed(&mut self, extra: &[u8]) -> Result<(), RandomError> {
        self.random = Some(Generator::new(extra)?);
        Ok(())
    }
}
