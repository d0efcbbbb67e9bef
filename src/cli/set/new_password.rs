//! A custodian chooses what a share is sealed to: a generated passphrase, or their own password.

use std::cell::Cell;

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::seal::passphrase;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::strength::Strength;
use sso_escrow::seal::typed::{Remark, TypedPassword};
use sso_escrow::secret::SecretText;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::header::LONGEST_REMINDER;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;
use crate::cli::ui::rerun::RerunChange;
use crate::cli::ui::terminal::Terminal;

/// What a custodian chose.
pub(crate) struct PasswordChoice {
    pub(crate) password: Password,
    pub(crate) reminder: String,
    /// Whether the custodian invented it: it is no passphrase of six words.
    pub(crate) is_own: bool,
}

/// Asks custodians to choose.
pub(crate) struct Chooser<'a> {
    pub(crate) passwords: &'a Passwords,
    /// Whether custodians may choose passwords of their own.
    pub(crate) allows_own: bool,
    /// What an attacker would try first: the names of all custodians, the label, the server.
    pub(crate) related: Vec<String>,
    /// Whether the keyboard has been tested.
    pub(crate) keyboard_tested: bool,
}

impl Chooser<'_> {
    /// Lets the custodian `name` choose, or takes line `at` of the passwords, counted from 0.
    pub(crate) fn choose(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        name: &str,
    ) -> Result<PasswordChoice, Failure> {
        match self.passwords {
            Passwords::Lines(lines) => {
                let typed = lines.new_password(at)?;
                let (line, is_own) = (lines.number(at), typed.passphrase().is_none());
                if is_own && !self.allows_own {
                    let message = message!("own-password", name = name, line = line);
                    let change = RerunChange::Add("--own-passwords");
                    return Err(Failure::usage(message).rerun(change));
                }
                for remark in visible(typed.remarks()) {
                    let about = message!("passwords-of-line", line = line);
                    context.console.warn(&remark.in_words().about(about));
                }
                let password = typed.chosen().map_err(|error| {
                    let message = message!("passwords-line", line = line, cause = error.message());
                    Failure::new(error.status(), message).caused_by(error)
                })?;
                if !self.strength(&password)?.is_good() {
                    context.stop_unless_waived(Waiver::WeakPassword, weak(name))?;
                }
                Ok(PasswordChoice { password, reminder: String::new(), is_own })
            }
            Passwords::Prompt => {
                context.check_screen()?;
                let mut terminal = context.terminal(&self.asked(name))?;
                loop {
                    let (password, is_own) = self.ask(context, name)?;
                    if let Some(reminder) =
                        ask_reminder(&mut terminal, &password, self.asked(name))?
                    {
                        return Ok(PasswordChoice { password, reminder, is_own });
                    }
                }
            }
        }
    }

    /// What custodian `name` is asked for.
    pub(crate) fn asked(&self, name: &str) -> Asked {
        match self.allows_own {
            true => Asked::NewPassword(name.to_owned()),
            false => Asked::Passphrase(name.to_owned()),
        }
    }

    /// The password, and whether the custodian invented it.
    fn ask(&mut self, context: &mut Context<'_>, name: &str) -> Result<(Password, bool), Failure> {
        let mut terminal = context.terminal(&self.asked(name))?;
        if !std::mem::replace(&mut self.keyboard_tested, true) {
            terminal.test_keyboard()?;
        }
        loop {
            if !self.allows_own {
                match ask_generated(context, name)? {
                    Some(password) => return Ok((password, false)),
                    None => continue,
                }
            }
            let kinds = [("1", PasswordKind::Generated), ("2", PasswordKind::Own)];
            let (prompt, unclear) =
                (message!("ask-kind-of-password"), message!("ask-kind-unclear"));
            let question = Question::choice(prompt, self.asked(name), unclear, kinds);
            match terminal.ask(question)? {
                PasswordKind::Generated => {
                    if let Some(password) = ask_generated(context, name)? {
                        return Ok((password, false));
                    }
                }
                PasswordKind::Own => {
                    if let Some(chosen) = self.ask_own(context, name)? {
                        return Ok((chosen.password, chosen.is_own));
                    }
                }
            }
        }
    }

    /// A password that the custodian invents. `None` if the custodian presses only Enter to go back to the choice.
    fn ask_own(
        &self,
        context: &mut Context<'_>,
        name: &str,
    ) -> Result<Option<ChosenPassword>, Failure> {
        let mut terminal = context.terminal(&self.asked(name))?;
        let mut told = None;
        loop {
            let question = Question::secret(message!("ask-new-password"), self.asked(name));
            let question = question.checked(chosen);
            let question = question.or_back().telling(told.take());
            let Some(chosen) = terminal.ask(question)? else { return Ok(None) };
            let password = &chosen.password;
            chosen.remarks.iter().for_each(|remark| terminal.explain(&remark.in_words()));
            // The custodian alone sees the time. The warning is for everybody, and names only the custodian.
            let strength = self.strength(password)?;
            terminal.show(&message!("password-estimate", time = strength.time()));
            if !strength.is_good() && !context.is_waived(Waiver::WeakPassword, &weak(name)) {
                continue;
            }
            if password.needs_a_keyboard() {
                terminal.show(&message!("password-needs-keyboard"));
            }
            let again = Question::secret(message!("ask-new-password-again"), self.asked(name));
            let again = terminal.ask(again)?;
            if is_same(&again, password) {
                return Ok(Some(chosen));
            }
            told = Some(message!("ask-new-password-differs"));
        }
    }

    fn strength(&self, password: &Password) -> Result<Strength, Failure> {
        let related: Vec<&str> = self.related.iter().map(String::as_str).collect();
        Ok(Strength::of(password, &related)?)
    }
}

fn weak(name: &str) -> Failure {
    Failure::new(Status::Usage, message!("password-weak", name = name))
}

/// The kinds of password that a custodian can choose.
#[derive(Clone, Copy)]
enum PasswordKind {
    Generated,
    Own,
}

/// A password that a custodian typed as a new one.
struct ChosenPassword {
    password: Password,
    /// What to show about it.
    remarks: Vec<Remark>,
    /// Whether it is no passphrase.
    is_own: bool,
}

fn chosen(typed: SecretText) -> Result<ChosenPassword, Message> {
    let typed = TypedPassword::new(typed.as_str()).map_err(|error| error.message())?;
    let (remarks, is_own) = (visible(typed.remarks()).collect(), typed.passphrase().is_none());
    let password = typed.chosen().map_err(|error| error.message())?;
    Ok(ChosenPassword { password, remarks, is_own })
}

/// The remarks on a new password. That a word is in no list says nothing about it.
fn visible(remarks: &[Remark]) -> impl Iterator<Item = Remark> {
    let is_shown = |remark: &Remark| !matches!(remark, Remark::UnknownWord { .. });
    remarks.iter().copied().filter(is_shown)
}

/// Reports whether a text that was typed again is that password.
fn is_same(typed: &SecretText, password: &Password) -> bool {
    TypedPassword::new(typed.as_str()).is_ok_and(|typed| typed.reads_as(password))
}

/// Shows a new passphrase once; the custodian then types it. If it was typed wrongly, it is shown again. `None` if the
/// custodian goes back.
fn ask_generated(context: &mut Context<'_>, name: &str) -> Result<Option<Password>, Failure> {
    let asked = || Asked::Passphrase(name.to_owned());
    let mut terminal = context.terminal(&asked())?;
    let phrase = passphrase::passphrase(context.random()?)?;
    let password = Password::new(phrase.as_str())?;
    let heading = message!("passphrase-heading");
    loop {
        let seen = message!("passphrase-seen");
        context.reveal(&Question::reveal(heading.clone(), &phrase, seen))?;
        let typed = terminal.ask(Question::secret(message!("ask-passphrase"), asked()))?;
        if typed.as_str().is_empty() {
            let again = Question::confirm_unseen(message!("confirm-passphrase-again"));
            match terminal.ask(again)? {
                true => continue,
                false => return Ok(None),
            }
        }
        let typed = TypedPassword::new(typed.as_str());
        if typed.as_ref().is_ok_and(|typed| typed.reads_as(&password)) {
            return Ok(Some(password));
        }
        terminal.show(&message!("ask-passphrase-differs"));
        let remarks = typed.iter().flat_map(TypedPassword::remarks);
        remarks.for_each(|remark| terminal.explain(&remark.in_words()));
    }
}

/// Asks for a reminder that does not reveal the password. `None` if the custodian wants another password: they go back,
/// or the screen showed it.
fn ask_reminder(
    terminal: &mut Terminal,
    password: &Password,
    asked: Asked,
) -> Result<Option<String>, Failure> {
    let was_shown = Cell::new(false);
    let checked = |typed: String| match checked_line(&typed, LONGEST_REMINDER) {
        Ok(reminder) if password.is_in(&reminder) => {
            was_shown.set(true);
            Err(message!("reminder-reveals"))
        }
        Ok(reminder) => Ok(reminder),
        Err(failure) => Err(failure.message),
    };
    let question = Question::text(message!("ask-new-reminder"), asked).checked(checked);
    let mut question = question.overwriting().or_back_sign();
    loop {
        if let Some(reminder) = terminal.ask_once(&mut question)? {
            return Ok(reminder);
        }
        let another = || Question::confirm(message!("confirm-new-password"));
        if was_shown.take() && terminal.ask(another())? {
            return Ok(None);
        }
    }
}
