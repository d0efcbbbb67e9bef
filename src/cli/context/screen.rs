//! Whether a secret may be shown on the screen of the terminal.

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::sys::screen::Reach;

use crate::cli::context::Context;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::{Question, Reveal};
use crate::cli::ui::screen::described;
use crate::cli::ui::terminal::declined;

impl Context<'_> {
    /// Checks that the terminal's screen may show a secret: it is at this machine, and nobody records it. If that is
    /// not certain, production asks once a run. A rehearsal only warns.
    ///
    /// # Errors
    /// There is no terminal, its screen is elsewhere, or the operator declined. The command ends.
    pub(crate) fn check_screen(&mut self) -> Result<(), Failure> {
        let mut terminal = self.terminal(&Asked::Reading)?;
        if self.screen_checked {
            return Ok(());
        }
        let screen = self.console.screen();
        let reach = screen.map_or(Reach::Unsure, |screen| screen.reach());
        let found = described(screen);
        let programs: Vec<String> =
            screen.into_iter().flat_map(|screen| &screen.recorders).cloned().collect();
        let rehearsal = self.waivers.rehearsal();
        match reach {
            Reach::Here => {}
            Reach::Elsewhere => {
                let message = message!("screen-elsewhere", screen = found);
                match rehearsal {
                    true => self.console.allow_in_rehearsal(&message),
                    false => return Err(Failure::new(Status::Unfit, message)),
                }
            }
            Reach::Unsure => {
                let unsure = message!("screen-unsure", screen = found);
                let recorded = (!programs.is_empty())
                    .then(|| message!("screen-recorder-keeps-secrets", programs = programs));
                for doubt in [Some(unsure), recorded].into_iter().flatten() {
                    match rehearsal {
                        true => self.console.allow_in_rehearsal(&doubt),
                        false => self.console.warn(&doubt),
                    }
                }
                if !rehearsal && !terminal.ask(Question::confirm(message!("screen-confirm")))? {
                    return Err(declined());
                }
            }
        }
        self.screen_checked = true;
        Ok(())
    }

    /// Shows a secret, if the screen [may show it](Self::check_screen).
    ///
    /// # Errors
    /// As [`Self::check_screen`]; or the terminal cannot be used.
    pub(crate) fn reveal(&mut self, reveal: &Reveal<'_>) -> Result<(), Failure> {
        self.check_screen()?;
        self.terminal(&Asked::Reading)?.reveal(reveal)
    }
}
