//! Round 2: each custodian opens the share, and it gets its final name. It needs nothing that round 1 had in memory:
//! so it also finishes a ceremony that was interrupted.

mod asked;
mod finish;
mod proof;
mod round;

use std::path::Path;

use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::line::location::ShareLocation;
pub(super) use crate::cli::set::second_round::round::{PendingShare, SecondRound};
use crate::cli::ui::describe::transcript_lines;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;

impl SecondRound {
    /// Finishes every share.
    ///
    /// # Errors
    /// The people stop, or a share cannot be finished. The set is good all the same; the same command continues.
    pub(super) fn run(&mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        let finished = self.finish(context);
        if finished.is_err() {
            self.pause(context);
        }
        finished
    }

    fn finish(&mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        while let Some(at) = self.next(|share| share.place != ShareLocation::Ask) {
            let done = self.finish_named(context, at);
            self.after(context, at, done)?;
        }
        self.ask(context)
    }

    /// Says what is open. The words of the transcript so far go onto paper: the next run asks for them.
    fn pause(&self, context: &mut Context<'_>) {
        // The run was interrupted. This line is written all the same.
        interrupt::take_back();
        context.console.end_progress();
        let open = self.shares.iter().filter(|share| !share.is_settled);
        let names: Vec<&str> = open.map(|share| &*share.name).collect();
        // The failure is reported below. Another one would not change what people do now.
        let is_noted = context.note(Fact::new(FactType::Paused)).is_ok();
        match context.journal.words() {
            Some(words) => {
                context.console.warn(&message!("ceremony-paused", names = names));
                if is_noted {
                    context.console.say(&message!("checkpoint"));
                    transcript_lines(&words).iter().for_each(|line| context.console.print(line));
                }
            }
            None => context.console.warn(&message!("ceremony-unfinished", names = names)),
        }
    }

    /// Finishes a share whose place is known.
    fn finish_named(&mut self, context: &mut Context<'_>, at: usize) -> Result<(), Failure> {
        self.begin(context, at)?;
        match self.share(at)?.place.path().map(Path::to_owned) {
            Some(path) => self.finish_in(context, at, &path),
            None => self.finish_on_card(context, at),
        }
    }
}
