//! Where `backup` takes a payload over from.

use std::path::Path;
use std::time::Duration;

use sso_escrow::entsso::native_backup::{self, NativeBackup};
use sso_escrow::error::{Status, UserError};
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::registry::regfile;
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::Key;
use sso_escrow::secret::{SecretBytes, SecretText, equal};
use sso_escrow::share::descriptor::Kind;

use crate::cli::line::passwords::Passwords;
use crate::cli::set::new_set::Payload;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::terminal::Terminal;

/// The most MSIDs that the descriptor of a set has room for.
const MOST_MSIDS: usize = 16;

/// The reminder that goes with a proposed password: where the password is to be had.
const REMINDER: &str = "sso-escrow";

/// SSOSS as a registration file has it.
pub(crate) fn reg(console: &Console, path: &Path) -> Result<Key, Failure> {
    let file = media::read_secret(path, regfile::LARGEST)?;
    regfile::decode(&file).map_err(|error| in_file(console, path, error))
}

/// SSOSS as it stands in a registry.
pub(crate) fn standing(mut registry: impl RegistryTarget) -> Result<Key, Failure> {
    let key = registry.standing()?;
    key.ok_or_else(|| Failure::new(Status::Damaged, message!("source-no-key")))
}

/// What is wrong with a file, with its path.
fn in_file(console: &Console, path: &Path, error: impl UserError) -> Failure {
    let cause = error.message();
    let remedy = console.remedy(&cause).unwrap_or_default();
    let path = path.display().to_string();
    let message = message!("source-file", path = path, cause = cause, remedy = remedy);
    Failure::new(error.status(), message).caused_by(error)
}

/// What is escrowed of SSOSS.
pub(crate) fn snapshot(key: &Key) -> Result<Payload, Failure> {
    if key.is_empty() {
        return Err(Failure::new(Status::Damaged, message!("source-empty")));
    }
    let msids = key.msids();
    if msids.len() > MOST_MSIDS {
        let message = message!("source-msids", found = msids.len(), most = MOST_MSIDS);
        return Err(Failure::new(Status::Damaged, message));
    }
    Ok(Payload { kind: Kind::SsossSnapshot, msids, bytes: key.encode()? })
}

/// The bytes of a file that may be ENTSSO's.
pub(crate) fn native_file(console: &Console, path: &Path) -> Result<SecretBytes, Failure> {
    let file = media::read_secret(path, native_backup::LARGEST)?;
    native_backup::check_file(&file).map_err(|error| in_file(console, path, error))?;
    Ok(file)
}

/// The file that ENTSSO wrote, with its password: proposed by this program before the file is made, or
/// asked for.
pub(crate) fn native(
    console: &mut Console,
    path: &Path,
    propose: bool,
    passwords: &Passwords,
    random: &mut Generator,
) -> Result<Payload, Failure> {
    let (password, reminder) = match passwords {
        Passwords::Lines(lines) => (SecretText::copy_of(lines.of_file()?)?, String::new()),
        Passwords::Prompt if propose => propose_password(console, path, random)?,
        Passwords::Prompt => ask_password(console, path)?,
    };
    let file = native_file(console, path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let backup = NativeBackup::new(name, file, password, reminder)
        .map_err(|error| in_file(console, path, error))?;
    // Neither is in the file where it can be read.
    Ok(Payload { kind: Kind::NativeBackup, msids: vec![], bytes: backup.encode()? })
}

/// Shows a password that nobody chose, until it was typed at the server, and waits for the file.
fn propose_password(
    console: &mut Console,
    path: &Path,
    random: &mut Generator,
) -> Result<(SecretText, String), Failure> {
    let password = native_backup::propose_password(random)?;
    let mut terminal = Terminal::open_local()?;
    let shown = path.display().to_string();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let heading = message!("native-propose", name = &*name, reminder = REMINDER);
    terminal.show_secret_in_groups(
        console,
        &heading,
        &password,
        &message!("native-propose-seen"),
    )?;
    loop {
        let question = message!("native-propose-wait", path = &shown);
        match terminal.ask(console, &question)?.as_str() {
            "" => match settled(path) {
                // Somebody has brought another file; the right one may be in the other hand.
                Some(_) if let Err(wrong) = native_file(console, path) => {
                    terminal.explain(console, &wrong.message);
                }
                Some(bytes) => {
                    let found = message!("native-propose-found", path = &shown, bytes = bytes);
                    terminal.show(console, &found);
                    break;
                }
                None => {
                    terminal.show(console, &message!("native-propose-not-there", path = &shown))
                }
            },
            // Whoever mistyped it at the server sees it again.
            _ => terminal.show_secret_in_groups(
                console,
                &heading,
                &password,
                &message!("native-propose-seen"),
            )?,
        }
    }
    Ok((password, REMINDER.to_owned()))
}

/// The bytes of a file that is there, and is not being written any more.
fn settled(path: &Path) -> Option<u64> {
    const PAUSE: Duration = Duration::from_secs(1);
    let look = || {
        let status = std::fs::metadata(path).ok().filter(|status| status.is_file())?;
        Some((status.len(), status.modified().ok()))
    };
    let before = look().filter(|(length, _)| *length > 0)?;
    std::thread::sleep(PAUSE);
    (look() == Some(before)).then_some(before.0)
}

/// Asks for the password twice, since nothing here can try it, and for the reminder.
fn ask_password(console: &mut Console, path: &Path) -> Result<(SecretText, String), Failure> {
    let mut terminal = Terminal::open()?;
    terminal.show(console, &message!("native-ask", path = path.display().to_string()));
    let password = loop {
        let typed = terminal.ask_secret(console, &message!("native-ask-password"))?;
        if let Err(error) = native_backup::check_password(typed.as_str()) {
            terminal.explain(console, &error.message());
            continue;
        }
        let again = terminal.ask_secret(console, &message!("ask-new-password-again"))?;
        if equal(again.as_str().as_bytes(), typed.as_str().as_bytes()) {
            break typed;
        }
        terminal.show(console, &message!("ask-new-password-differs"));
    };
    loop {
        let reminder = terminal.ask(console, &message!("native-ask-reminder"))?;
        let too_long = reminder.chars().count() > native_backup::LONGEST_REMINDER;
        if !too_long && !reminder.chars().any(char::is_control) {
            return Ok((password, reminder));
        }
        terminal.explain(console, &native_backup::NativeError::Reminder.message());
    }
}
