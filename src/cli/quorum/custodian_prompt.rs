//! Asks custodians at the terminal for their passwords and cards, and reports who has opened their share.

use sso_escrow::error::{Impossible, UserError};
use sso_escrow::escrow::EscrowError;
use sso_escrow::escrow::gather::{CardAnswer, CustodianPrompt, PasswordAnswer, Rejection};
use sso_escrow::message;
use sso_escrow::seal::point::Point;
use sso_escrow::seal::typed::{Remark, TypedPassword};
use sso_escrow::secret::SecretText;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::header::Protector;
use sso_escrow::token::names::ObjectId;

use crate::cli::cards::open_card::CardOpening;
use crate::cli::context::Context;
use crate::cli::context::cards::CardStatus;
use crate::cli::line::passwords::Passwords;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::{Help, Question};
use crate::cli::ui::terminal::Terminal;

/// Asks for the passwords of one set's shares.
pub(crate) struct TerminalPrompt<'a, 'b> {
    pub(crate) context: &'a mut Context<'b>,
    pub(crate) passwords: &'a Passwords,
    /// The places of the candidates, as they were written.
    pub(crate) places: Vec<String>,
    /// The origin of each candidate.
    pub(crate) origins: &'a mut [ShareOrigin],
    /// Whether the command uses only one share. Then no shares are counted, and the command itself reports a
    /// rejection at its end.
    pub(crate) only: bool,
    /// The last share that was asked for.
    pub(crate) last: Option<usize>,
    /// Why the card of the only share did not open it.
    pub(crate) failed: Option<Failure>,
}

/// The origin of a share that was handed in.
#[derive(Debug, Default)]
pub(crate) struct ShareOrigin {
    /// The index of its place on the command line, from 0. It is also the index of its line of the passwords.
    pub(crate) line: usize,
    /// The object on its card, if it is stored on one.
    pub(crate) object: Option<ObjectId>,
    /// What the card reported before it got its PIN.
    pub(crate) status: Option<CardStatus>,
    /// The share under other seals, from other files of the medium.
    pub(crate) other_seals: Vec<Share>,
}

impl CustodianPrompt for TerminalPrompt<'_, '_> {
    type Error = Failure;

    fn password(&mut self, at: usize, share: &Share) -> Result<PasswordAnswer, Failure> {
        interrupt::check()?;
        let (x, name) = (share.header.x, share.header.custodian());
        if self.last != Some(at)
            && let Protector::Password { cost, .. } = &share.header.protector
            && cost.times_usual() > 1
        {
            // The cost is only a claim of the file until the share is opened. A forger can waste a night with it.
            let (place, times) = (self.place(at)?.to_owned(), cost.times_usual());
            let memory = cost.memory_kib() >> 10;
            let message = message!("share-costly", place = place, times = times, memory = memory);
            self.context.console.warn(&message);
        }
        let answer = match self.passwords {
            Passwords::Lines(lines) => match lines.typed_password(self.line(at)?) {
                Ok(password) => PasswordAnswer::Password(password),
                // One unusable line must not stop a quorum that is complete without it.
                Err(failure) => {
                    self.context.console.warn(&failure.message);
                    PasswordAnswer::Unusable
                }
            },
            Passwords::Prompt => {
                let mut terminal = self.context.terminal(&Asked::Password)?;
                // The custodian is introduced only at the first try.
                if self.last.replace(at) != Some(at) {
                    let who = message!("ask-share", place = self.place(at)?, x = x, name = name);
                    terminal.show(&who);
                    if let Protector::Password { reminder, .. } = &share.header.protector
                        && !reminder.is_empty()
                    {
                        terminal.show(&message!("ask-reminder", reminder = reminder));
                    }
                }
                ask_password(&mut terminal, self.only)?
            }
        };
        if matches!(answer, PasswordAnswer::Password(_)) {
            self.context.console.progress(&message!("progress-open", x = x, name = name));
        }
        Ok(answer)
    }

    fn other_seals(&self, at: usize) -> Vec<Share> {
        let seals = self.origins.get(at).map(|origin| &origin.other_seals);
        seals.into_iter().flatten().cloned().collect()
    }

    fn card(&mut self, at: usize, share: &Share, point: &Point) -> Result<CardAnswer, Failure> {
        let Protector::Card(card) = &share.header.protector else {
            return Err(Impossible("quorum: a card for a share that is sealed to none").into());
        };
        let (line, place) = (self.line(at)?, self.place(at)?.to_owned());
        CardOpening {
            context: self.context,
            passwords: self.passwords,
            place: &place,
            line,
            status: self.origins.get_mut(at).and_then(|origin| origin.status.take()),
            failed: self.only.then_some(&mut self.failed),
        }
        .answer(share, card, point)
    }

    fn wrong_password(
        &mut self,
        at: usize,
        share: &Share,
        remarks: &[Remark],
    ) -> Result<bool, Failure> {
        if let Passwords::Lines(lines) = self.passwords {
            let line = lines.number(self.line(at)?);
            for remark in remarks {
                let about = message!("passwords-of-line", line = line);
                self.context.console.warn(&remark.in_words().about(about));
            }
            return Ok(false);
        }
        let name = share.header.custodian();
        let mut terminal = self.context.terminal(&Asked::Password)?;
        terminal.show(&message!("ask-again", name = name));
        remarks.iter().for_each(|remark| terminal.explain(&remark.in_words()));
        Ok(true)
    }

    fn opened(&mut self, _: usize, share: &Share, have: usize) {
        let (x, name) = (share.header.x, share.header.custodian());
        let descriptor: &Descriptor = &share.header.descriptor;
        self.context.console.say(&if self.only {
            message!("share-opened", x = x, name = name)
        } else {
            let need = descriptor.threshold;
            message!("share-opened-count", x = x, name = name, have = have, need = need)
        });
    }

    fn rejected(&mut self, at: usize, share: &Share, rejection: Rejection) {
        if !self.only {
            let message = match self.place(at) {
                Ok(place) => rejection.message(place, share),
                Err(failure) => failure.message,
            };
            self.context.console.warn(&message);
        }
    }

    fn failure(&mut self, error: EscrowError) -> Failure {
        error.into()
    }
}

impl TerminalPrompt<'_, '_> {
    /// The index of a candidate's line of the passwords.
    fn line(&self, at: usize) -> Result<usize, Failure> {
        let line = self.origins.get(at).map(|origin| origin.line);
        line.ok_or_else(|| Impossible("quorum: a share without its origin").into())
    }

    /// The place of a candidate, as it was written.
    fn place(&self, at: usize) -> Result<&str, Failure> {
        let place = self.places.get(at).map(String::as_str);
        place.ok_or_else(|| Impossible("quorum: a share without its place").into())
    }
}

/// Asks for the password of a share. An empty answer skips the share, if this is confirmed.
fn ask_password(terminal: &mut Terminal, only: bool) -> Result<PasswordAnswer, Failure> {
    let (prompt, skip) = match only {
        true => (message!("ask-password-only"), message!("confirm-no-answer")),
        false => (message!("ask-password"), message!("confirm-skip-share")),
    };
    let question = Question::secret(prompt, Asked::Password).checked(|typed: SecretText| {
        TypedPassword::new(typed.as_str())
            .map_err(|error| message!("ask-not-a-password", cause = error.message()))
    });
    // Years later, on another machine, the keyboard may be the problem. The visible line opens only on request: a
    // custodian who does not expect it would type the password there.
    let asked = terminal.ask(question.or_none(skip).with_help(Help::Keyboard))?;
    Ok(asked.map_or(PasswordAnswer::Nothing, PasswordAnswer::Password))
}
