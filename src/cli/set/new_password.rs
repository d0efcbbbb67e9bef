//! A custodian chooses what a share is sealed to: a generated passphrase, or their own password.

use std::cell::Cell;

use sso_escrow::error::{Status, UserError};
use sso_escrow::message;
use sso_escrow::seal::passphrase;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::strength::{GOOD_ENOUGH, Strength};
use sso_escrow::secret::SecretText;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::header::LONGEST_REMINDER;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;
use crate::cli::ui::terminal::Terminal;

/// What a custodian chose.
pub(crate) struct PasswordChoice {
    pub(crate) password: Password,
    pub(crate) reminder: String,
}

/// Asks custodians to choose.
pub(crate) struct Chooser<'a> {
    pub(crate) passwords: &'a Passwords,
    /// Whether only generated passphrases are allowed.
    pub(crate) generated_only: bool,
    /// Words that an attacker would try first, in addition to the custodian's name.
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
                let password = lines.password(at)?;
                let strength = self.strength(&password, name);
                if !strength.is_good() {
                    context.stop_unless_waived(Waiver::WeakPassword, weak(strength, name))?;
                }
                Ok(PasswordChoice { password, reminder: String::new() })
            }
            Passwords::Prompt => {
                let mut terminal = context.terminal()?;
                loop {
                    let password = self.ask(context, name)?;
                    if let Some(reminder) = ask_reminder(&mut terminal, &password)? {
                        return Ok(PasswordChoice { password, reminder });
                    }
                }
            }
        }
    }

    fn ask(&mut self, context: &mut Context<'_>, name: &str) -> Result<Password, Failure> {
        let mut terminal = context.terminal()?;
        if !std::mem::replace(&mut self.keyboard_tested, true) {
            terminal.test_keyboard()?;
        }
        loop {
            if self.generated_only {
                match ask_generated(context)? {
                    Some(password) => return Ok(password),
                    None => continue,
                }
            }
            let kinds = [("1", PasswordKind::Generated), ("2", PasswordKind::Own)];
            let (prompt, unclear) =
                (message!("ask-kind-of-password"), message!("ask-kind-unclear"));
            match terminal.ask(Question::choice(prompt, unclear, kinds))? {
                PasswordKind::Generated => {
                    if let Some(password) = ask_generated(context)? {
                        return Ok(password);
                    }
                }
                PasswordKind::Own => {
                    if let Some(password) = self.ask_own(context, name)? {
                        return Ok(password);
                    }
                }
            }
        }
    }

    /// A password that the custodian invents. `None` if the custodian presses only Enter to go back to the choice.
    fn ask_own(&self, context: &mut Context<'_>, name: &str) -> Result<Option<Password>, Failure> {
        let mut terminal = context.terminal()?;
        let mut told = None;
        loop {
            let question = Question::secret(message!("ask-new-password")).checked(password_of);
            let question = question.or_back().telling(told.take());
            let Some(password) = terminal.ask(question)? else { return Ok(None) };
            let strength = self.strength(&password, name);
            terminal.show(&message!(
                "password-estimate",
                magnitude = strength.magnitude,
                score = strength.score
            ));
            if !strength.is_good() {
                let weak = weak(strength, name);
                if !context.is_waived(Waiver::WeakPassword, &weak) {
                    continue;
                }
            }
            if password.needs_a_keyboard() {
                terminal.show(&message!("password-needs-keyboard"));
            }
            let again = Question::secret(message!("ask-new-password-again"));
            let again = terminal.ask(again)?;
            if Password::new(again.as_str()).is_ok_and(|again| again.is_same_as(&password)) {
                return Ok(Some(password));
            }
            told = Some(message!("ask-new-password-differs"));
        }
    }

    fn strength(&self, password: &Password, name: &str) -> Strength {
        const KNOWN: [&str; 5] = ["sso", "escrow", "entsso", "biztalk", "mastersecret"];
        let words = self.related.iter().map(String::as_str).chain([name]);
        let related: Vec<&str> = words.flat_map(str::split_whitespace).chain(KNOWN).collect();
        Strength::of(password, &related)
    }
}

fn weak(strength: Strength, name: &str) -> Failure {
    let Strength { score, magnitude } = strength;
    let message = message!(
        "password-weak",
        name = name,
        magnitude = magnitude,
        score = score,
        needed = GOOD_ENOUGH
    );
    Failure::new(Status::Usage, message)
}

/// The kinds of password that a custodian can choose.
#[derive(Clone, Copy)]
enum PasswordKind {
    Generated,
    Own,
}

fn password_of(typed: SecretText) -> Result<Password, Message> {
    Password::new(typed.as_str()).map_err(|error| error.message())
}

/// Shows a new passphrase once; the custodian then types it. If it was typed wrongly, it is shown again. `None` if the
/// custodian goes back.
fn ask_generated(context: &mut Context<'_>) -> Result<Option<Password>, Failure> {
    let mut terminal = context.terminal()?;
    let phrase = passphrase::passphrase(context.random()?)?;
    let password = Password::new(phrase.as_str())?;
    let heading = message!("passphrase-heading");
    loop {
        let seen = message!("passphrase-seen");
        terminal.reveal(&Question::reveal(heading.clone(), &phrase, seen))?;
        let typed = terminal.ask(Question::secret(message!("ask-passphrase")))?;
        if typed.as_str().is_empty() {
            let again = Question::confirm_unseen(message!("confirm-passphrase-again"));
            match terminal.ask(again)? {
                true => continue,
                false => return Ok(None),
            }
        }
        if Password::new(typed.as_str()).is_ok_and(|typed| typed.is_same_as(&password)) {
            return Ok(Some(password));
        }
        terminal.show(&message!("ask-passphrase-differs"));
    }
}

/// Asks for a reminder that does not reveal the password. `None` if the screen showed the password, and the custodian
/// wants a new one.
fn ask_reminder(terminal: &mut Terminal, password: &Password) -> Result<Option<String>, Failure> {
    let was_shown = Cell::new(false);
    let checked = |typed: String| match checked_line(&typed, LONGEST_REMINDER) {
        Ok(reminder) if password.is_in(&reminder) => {
            was_shown.set(true);
            Err(message!("reminder-reveals"))
        }
        Ok(reminder) => Ok(reminder),
        Err(failure) => Err(failure.message),
    };
    let question = Question::text(message!("ask-new-reminder")).checked(checked);
    let mut question = question.overwriting();
    loop {
        if let Some(reminder) = terminal.ask_once(&mut question)? {
            return Ok(Some(reminder));
        }
        let another = || Question::confirm(message!("confirm-new-password"));
        if was_shown.take() && terminal.ask(another())? {
            return Ok(None);
        }
    }
}
