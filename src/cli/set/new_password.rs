//! A custodian chooses what a share is sealed to: a generated passphrase, or an own password.

use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::seal::passphrase;
use sso_escrow::seal::password::Password;
use sso_escrow::seal::strength::{GOOD_ENOUGH, Strength};
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::share::header::LONGEST_REMINDER;

use crate::cli::guard::waivers::Waivers;
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::checked_line;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::terminal::Terminal;

/// What a custodian chose.
pub(crate) struct PasswordChoice {
    pub(crate) password: Password,
    pub(crate) reminder: String,
}

/// Asks custodians to choose.
pub(crate) struct Chooser<'a> {
    pub(crate) passwords: &'a Passwords,
    /// Whether own passwords are not offered.
    pub(crate) generated_only: bool,
    /// Words that somebody who guesses would try first, beside the custodian's name.
    pub(crate) related: Vec<String>,
    /// Whether the keyboard has been tested.
    pub(crate) keyboard_tested: bool,
}

impl Chooser<'_> {
    /// What the custodian `name`, in line `at` of the passwords (from 0), chooses.
    pub(crate) fn choose(
        &mut self,
        console: &mut Console,
        waivers: &mut Waivers,
        random: &mut Generator,
        at: usize,
        name: &str,
    ) -> Result<PasswordChoice, Failure> {
        match self.passwords {
            Passwords::Lines(lines) => {
                let password = lines.password(at)?;
                let strength = self.strength(&password, name);
                if !strength.is_good() {
                    waivers.check(console, Waiver::WeakPassword, weak(strength, name))?;
                }
                Ok(PasswordChoice { password, reminder: String::new() })
            }
            Passwords::Prompt => {
                let mut terminal = Terminal::open()?;
                let password = self.ask(&mut terminal, console, waivers, random, name)?;
                let reminder = ask_reminder(&mut terminal, console, &password)?;
                Ok(PasswordChoice { password, reminder })
            }
        }
    }

    fn ask(
        &mut self,
        terminal: &mut Terminal,
        console: &mut Console,
        waivers: &mut Waivers,
        random: &mut Generator,
        name: &str,
    ) -> Result<Password, Failure> {
        if !std::mem::replace(&mut self.keyboard_tested, true) {
            terminal.test_keyboard(console)?;
        }
        loop {
            if self.generated_only {
                return ask_generated(terminal, console, random);
            }
            match terminal.ask(console, &message!("ask-kind-of-password"))?.as_str() {
                "" | "1" => return ask_generated(terminal, console, random),
                "2" => {
                    if let Some(password) = self.ask_own(terminal, console, waivers, name)? {
                        return Ok(password);
                    }
                }
                _ => terminal.show(console, &message!("ask-kind-unclear")),
            }
        }
    }

    /// A password of the custodian's own; nothing where Enter alone goes back to the choice.
    fn ask_own(
        &self,
        terminal: &mut Terminal,
        console: &mut Console,
        waivers: &mut Waivers,
        name: &str,
    ) -> Result<Option<Password>, Failure> {
        loop {
            let typed = terminal.ask_secret(console, &message!("ask-new-password"))?;
            if typed.as_str().is_empty() {
                return Ok(None);
            }
            let password = match Password::new(typed.as_str()) {
                Ok(password) => password,
                Err(error) => {
                    terminal.explain(console, &Failure::from(error).message);
                    continue;
                }
            };
            let strength = self.strength(&password, name);
            terminal.show(
                console,
                &message!(
                    "password-estimate",
                    magnitude = strength.magnitude,
                    score = strength.score
                ),
            );
            if !strength.is_good() {
                let weak = weak(strength, name);
                if !waivers.passes(console, Waiver::WeakPassword, &weak) {
                    continue;
                }
            }
            if password.needs_a_keyboard() {
                terminal.show(console, &message!("password-needs-keyboard"));
            }
            let again = terminal.ask_secret(console, &message!("ask-new-password-again"))?;
            if Password::new(again.as_str()).is_ok_and(|again| again.is_same_as(&password)) {
                return Ok(Some(password));
            }
            terminal.show(console, &message!("ask-new-password-differs"));
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

/// A passphrase that is shown once, and then typed.
fn ask_generated(
    terminal: &mut Terminal,
    console: &mut Console,
    random: &mut Generator,
) -> Result<Password, Failure> {
    let phrase = passphrase::passphrase(random)?;
    let password = Password::new(phrase.as_str())?;
    let heading = message!("passphrase-heading");
    loop {
        terminal.show_secret(console, &heading, &phrase, &message!("passphrase-seen"))?;
        let typed = terminal.ask_secret(console, &message!("ask-passphrase"))?;
        if Password::new(typed.as_str()).is_ok_and(|typed| typed.is_same_as(&password)) {
            return Ok(password);
        }
        terminal.show(console, &message!("ask-passphrase-differs"));
    }
}

/// A reminder that does not give the password away.
fn ask_reminder(
    terminal: &mut Terminal,
    console: &mut Console,
    password: &Password,
) -> Result<String, Failure> {
    loop {
        let reminder = terminal.ask(console, &message!("ask-new-reminder"))?;
        match checked_line(&reminder, LONGEST_REMINDER) {
            Ok(reminder) if password.is_in(&reminder) => {
                terminal.show(console, &message!("reminder-reveals"));
            }
            Ok(reminder) => return Ok(reminder),
            Err(failure) => terminal.explain(console, &failure.message),
        }
    }
}
