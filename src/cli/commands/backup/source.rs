//! The sources of `backup`: reads the payload from each of them.

use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::entsso::native_backup::{self, NativeBackup};
use sso_escrow::entsso::practice;
use sso_escrow::error::{Status, UserError, system_cause};
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;
use sso_escrow::record::FileFacts;
use sso_escrow::registry::live::Ssoss;
use sso_escrow::registry::regfile::{self, RegError};
use sso_escrow::registry::target::RegistryTarget;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::seal::typed::Remark;
use sso_escrow::secret::{SecretBytes, SecretText, equal};
use sso_escrow::share::descriptor::Kind;
use sso_escrow::sys::file::open_to_read;
use sso_escrow::text::Message;

use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
use crate::cli::set::new_set::Payload;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::terminal::Terminal;

/// The most MSIDs that the descriptor of a set has room for.
const MOST_MSIDS: usize = 16;

/// The reminder that the officer types with a proposed password. It names the program that brings the password
/// back.
const REMINDER: &str = "sso-escrow";

/// Reads SSOSS from a registration file.
pub(crate) fn reg(context: &Context<'_>, path: &Path) -> Result<RegistryKey, Failure> {
    let file = media::read_secret(path, regfile::LARGEST).map_err(|error| match error {
        // A hive is usually larger than any export of SSOSS.
        MediaError::TooLarge { .. } if begins_as_hive(path) => {
            in_file(context.console, path, RegError::Hive)
        }
        error => error.into(),
    })?;
    let key = regfile::decode(&file).map_err(|error| in_file(context.console, path, error))?;
    check_purpose(context, path, &file)?;
    Ok(key)
}

/// Reports whether a file begins as a hive does. `false` if it cannot be read: its reading has failed for another reason.
fn begins_as_hive(path: &Path) -> bool {
    let mut begin = [0; 4];
    open_to_read(path).and_then(|mut file| file.read_exact(&mut begin)).is_ok() && &begin == b"regf"
}

/// Checks that a rehearsal works with practice files, and production with others. A rehearsal must not copy a real
/// secret to the media of a practice.
fn check_purpose(context: &Context<'_>, path: &Path, file: &[u8]) -> Result<(), Failure> {
    let path = path.display().to_string();
    match (context.waivers.rehearsal(), practice::is_marked(file)) {
        (true, false) => Err(Failure::usage(message!("source-not-practice", path = path))),
        (false, true) => Err(Failure::usage(message!("source-practice", path = path))),
        _ => Ok(()),
    }
}

/// Reads SSOSS from the registry of this machine.
pub(crate) fn live(mut registry: Ssoss) -> Result<RegistryKey, Failure> {
    let without = || Failure::new(Status::Damaged, message!("source-no-key"));
    registry.standing()?.ok_or_else(without)
}

/// Reads SSOSS from an offline hive.
pub(crate) fn hive(mut hive: impl RegistryTarget, path: &Path) -> Result<RegistryKey, Failure> {
    let without = || {
        let path = path.display().to_string();
        Failure::new(Status::Damaged, message!("source-no-key-in-hive", path = path))
    };
    hive.standing()?.ok_or_else(without)
}

/// Makes a failure that names the file, from an error about its content.
fn in_file(console: &Console, path: &Path, error: impl UserError) -> Failure {
    let cause = error.message();
    let remedy = console.remedy(&cause).unwrap_or_default();
    let path = path.display().to_string();
    let message = message!("source-file", path = path, cause = cause, remedy = remedy);
    Failure::new(error.status(), message).caused_by(error)
}

/// Makes the payload from SSOSS: a snapshot. Fails if the key is empty, or has more MSIDs than a descriptor has
/// room for.
pub(crate) fn snapshot(key: &RegistryKey) -> Result<Payload, Failure> {
    if key.is_empty() {
        return Err(Failure::new(Status::Damaged, message!("source-empty")));
    }
    let msids = key.msids();
    if msids.len() > MOST_MSIDS {
        let message = message!("source-msids", found = msids.len(), most = MOST_MSIDS);
        return Err(Failure::new(Status::Damaged, message));
    }
    Ok(Payload { kind: Kind::SsossSnapshot, msids, bytes: key.encode()?, file: None })
}

/// Reads a file that may be a backup of ENTSSO. Refuses files of other known formats.
pub(crate) fn native_file(context: &Context<'_>, path: &Path) -> Result<SecretBytes, Failure> {
    let file = media::read_secret(path, native_backup::LARGEST)?;
    native_backup::check_file(&file).map_err(|error| in_file(context.console, path, error))?;
    check_purpose(context, path, &file)?;
    Ok(file)
}

/// Reads ENTSSO's own backup file. Its password was proposed before the file existed, or is typed, or is a line
/// of `--passwords-from`.
pub(crate) fn native(
    context: &mut Context<'_>,
    path: &Path,
    propose: bool,
    passwords: &Passwords,
) -> Result<Payload, Failure> {
    loop {
        let taken = native_once(context, path, propose, passwords)?;
        if let Some(payload) = taken {
            return Ok(payload);
        }
    }
}

/// As [`native`]. `None` if the operator goes back to the password.
fn native_once(
    context: &mut Context<'_>,
    path: &Path,
    propose: bool,
    passwords: &Passwords,
) -> Result<Option<Payload>, Failure> {
    let (password, reminder) = match passwords {
        Passwords::Lines(lines) => {
            let password = lines.of_file()?;
            for remark in Remark::on(password) {
                let about = message!("passwords-of-line", line = 1usize);
                context.console.warn(&remark.in_words().about(about));
            }
            (SecretText::copy_of(password)?, String::new())
        }
        Passwords::Prompt if propose => propose_password(context, path)?,
        Passwords::Prompt => ask_password(context.console, path)?,
    };
    let file = native_file(context, path)?;
    warn_of_long_name(context.console, path);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let backup = NativeBackup::new(name, file, password, reminder)
        .map_err(|error| in_file(context.console, path, error))?;
    // The MSIDs cannot be read from this file, because its format is not public. ENTSSO's event shows them.
    let msids = match passwords {
        Passwords::Lines(_) => vec![],
        // A proposed password was typed at the server, so it cannot be changed any more.
        Passwords::Prompt if propose => context.ask(msids_question(message!("native-ask-msid")))?,
        Passwords::Prompt => {
            let question = msids_question(message!("native-ask-msid-or-back")).or_back_sign();
            match context.ask(question)? {
                Some(msids) => msids,
                None => return Ok(None),
            }
        }
    };
    let facts = FileFacts::of(backup.file());
    let (kind, bytes, file) = (Kind::NativeBackup, backup.encode()?, Some(facts));
    Ok(Some(Payload { kind, msids, bytes, file }))
}

/// Warns of a name that a file system may refuse when the file is restored.
fn warn_of_long_name(console: &mut Console, path: &Path) {
    let bytes = path.file_name().map_or(0, |name| name.as_encoded_bytes().len());
    if bytes > native_backup::LONGEST_NAME {
        let path = path.display().to_string();
        let most = native_backup::LONGEST_NAME;
        console.warn(&message!("native-long-name", path = path, bytes = bytes, most = most));
    }
}

/// The question for the MSIDs in ENTSSO's backup file: the current one, and the previous one if there is one. Enter
/// alone leaves them out.
fn msids_question(prompt: Message) -> Question<'static, Vec<Msid>> {
    /// A backup of ENTSSO holds the current and the previous master secret.
    const MOST: usize = 2;
    let checked = |typed: String| {
        let ids = typed.split([' ', ',']).filter(|id| !id.is_empty()).map(Msid::parse);
        let ids: Option<Vec<Msid>> = ids.collect();
        let is_good = |ids: &Vec<Msid>| {
            ids.len() <= MOST && (1..ids.len()).all(|at| !ids[..at].contains(&ids[at]))
        };
        ids.filter(is_good).ok_or_else(|| message!("native-ask-msid-unclear"))
    };
    let question = Question::text(prompt, Asked::FilePassword).in_half_width().checked(checked);
    question.telling([message!("native-ask-msid-why")])
}

/// Shows a random password until the officer has typed it at the server. Then waits for the backup file.
fn propose_password(
    context: &mut Context<'_>,
    path: &Path,
) -> Result<(SecretText, String), Failure> {
    let password = native_backup::propose_password(context.random()?)?;
    let mut terminal = context.terminal(&Asked::Reading)?;
    let shown = path.display().to_string();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let heading = message!("native-propose", name = &*name, reminder = REMINDER);
    let seen = message!("native-propose-seen");
    let reveal = Question::reveal(heading, &password, seen).in_groups();
    context.reveal(&reveal)?;
    let mut told = None;
    loop {
        let question =
            Question::text(message!("native-propose-wait", path = &shown), Asked::Reading);
        match terminal.ask(question.telling(told.take()))?.as_str() {
            "" => match settled(path) {
                // This is not the backup file. Ask again: the officer may also have the right file.
                Ok(_) if let Err(wrong) = native_file(context, path) => told = Some(wrong.message),
                Ok(bytes) => {
                    let found = message!("native-propose-found", path = &shown, bytes = bytes);
                    terminal.show(&found);
                    break;
                }
                Err(not_yet) => told = Some(not_yet),
            },
            // Any other answer than Enter shows the password again.
            _ => context.reveal(&reveal)?,
        }
    }
    Ok((password, REMINDER.to_owned()))
}

/// The length in bytes of a file that seems complete: it is not empty, and did not change for one second. The error
/// says why it is not.
fn settled(path: &Path) -> Result<u64, Message> {
    const PAUSE: Duration = Duration::from_secs(1);
    let shown = path.display().to_string();
    let look = || {
        let status = std::fs::metadata(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => message!("native-propose-not-there", path = &shown),
            _ => message!("media-read", path = &shown, cause = system_cause(&error)),
        })?;
        match (status.is_file(), status.len()) {
            (false, _) => Err(message!("media-not-a-file", path = &shown)),
            (true, 0) => Err(message!("native-propose-empty", path = &shown)),
            (true, length) => Ok((length, status.modified().ok())),
        }
    };
    let before = look()?;
    std::thread::sleep(PAUSE);
    match look()? == before {
        true => Ok(before.0),
        false => Err(message!("native-propose-changing", path = &shown)),
    }
}

/// Asks for the password twice, because sso-escrow cannot test it. Then asks for the reminder.
fn ask_password(console: &mut Console, path: &Path) -> Result<(SecretText, String), Failure> {
    let mut terminal = console.terminal(&Asked::FilePassword)?;
    let told = || message!("native-ask", path = path.display().to_string());
    loop {
        let password = ask_password_twice(&mut terminal, told())?;
        let checked = |reminder: String| {
            let too_long = reminder.chars().count() > native_backup::LONGEST_REMINDER;
            match too_long || reminder.chars().any(char::is_control) {
                true => Err(native_backup::NativeError::Reminder.message()),
                false => Ok(reminder),
            }
        };
        let question = Question::text(message!("native-ask-reminder"), Asked::FilePassword);
        if let Some(reminder) = terminal.ask(question.checked(checked).or_back_sign())? {
            return Ok((password, reminder));
        }
    }
}

/// Asks for the password of ENTSSO's file until it was typed twice in the same way.
fn ask_password_twice(terminal: &mut Terminal, mut told: Message) -> Result<SecretText, Failure> {
    let checked = |typed: SecretText| match native_backup::check_password(typed.as_str()) {
        Ok(()) => Ok(typed),
        Err(error) => Err(error.message()),
    };
    loop {
        let question = Question::secret(message!("native-ask-password"), Asked::FilePassword);
        let typed = terminal.ask(question.telling([told]).checked(checked))?;
        Remark::on(typed.as_str()).for_each(|remark| terminal.explain(&remark.in_words()));
        let again = Question::secret(message!("ask-new-password-again"), Asked::FilePassword);
        let again = terminal.ask(again)?;
        if equal(again.as_str().as_bytes(), typed.as_str().as_bytes()) {
            return Ok(typed);
        }
        told = message!("ask-new-password-differs");
    }
}
