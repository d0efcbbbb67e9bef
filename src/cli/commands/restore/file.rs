//! A file as the target of a restore: a registration file, or ENTSSO's own backup file.

use std::path::{Path, PathBuf};

use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::error::Impossible;
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::payload::PayloadContent;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::Kind;

use crate::cli::commands::practice_file;
use crate::cli::commands::restore::asked_target::{self, TargetMedium};
use crate::cli::commands::restore::next_steps::{self, Carried};
use crate::cli::commands::restore::request::RestoreRequest;
use crate::cli::commands::restore::result::RestoreResult;
use crate::cli::context::Context;
use crate::cli::context::reserved::Reserved;
use crate::cli::media::clear_copy;
use crate::cli::media::steps_sheet;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::{Confirmed, Question, Reveal};

/// The name of the registration file on a medium that is asked for.
pub(super) const REG_NAME: &str = "SSOSS.reg";

/// Where a file is written.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// At this path.
    At(&'a Path),
    /// In this folder.
    In(&'a Folder),
    /// On a medium that is asked for, and not on one of these.
    Asked(&'a Reserved),
}

/// A file that was written.
struct WrittenFile {
    path: PathBuf,
    /// Its medium, if it was asked for.
    medium: Option<TargetMedium>,
}

impl WrittenFile {
    /// How its medium reaches the server.
    fn carried(&self) -> Carried {
        if self.medium.is_some() { Carried::Inserted } else { Carried::Named }
    }

    /// Ends the work on a medium that was asked for.
    fn release(self, context: &mut Context<'_>) -> Result<(), Failure> {
        self.medium.map_or(Ok(()), |medium| medium.release(context))
    }
}

impl RestoreRequest {
    /// Writes a registration file, and the steps that follow.
    pub(super) fn write_reg(
        &self,
        context: &mut Context<'_>,
        place: Place<'_>,
        wanted: &RegistryKey,
        kind: Kind,
        result: &mut RestoreResult,
    ) -> Result<(), Failure> {
        let remark = self.rehearsal.then(|| practice_file::remark(context.console));
        let file = regfile::encode(wanted, remark.as_deref())?;
        let written = self.write(context, place, [REG_NAME; 2], &file)?;
        result.keys = Some(regfile::keys(wanted));
        let path = written.path.display().to_string();
        context.console.say_done(&message!("restore-written", path = &path));
        if written.medium.is_some() {
            result.file = Some(path);
        }
        let beside =
            next_steps::after_reg(context.console, &written.path, written.carried(), kind, self);
        note_beside(context, beside)?;
        written.release(context)
    }

    /// Writes ENTSSO's own backup file, byte for byte, and shows its password.
    pub(super) fn write_native(
        &self,
        context: &mut Context<'_>,
        place: Place<'_>,
        payload: &SecretBytes,
        result: &mut RestoreResult,
    ) -> Result<(), Failure> {
        let PayloadContent::Native(backup) =
            PayloadContent::read(Kind::NativeBackup, &[], payload)?
        else {
            return Err(Impossible("restore: a registry for a folder").into());
        };
        let name = backup.file_name();
        if self.dry_run {
            let bytes = backup.file().len();
            let path = match place {
                Place::In(folder) => folder.path().join(name).display().to_string(),
                Place::At(_) | Place::Asked(_) => name.to_owned(),
            };
            let shown = &*result.file.insert(path);
            context.console.say(&message!("restore-dry-run-native", path = shown, bytes = bytes));
            return Ok(());
        }
        let plain = backup.plain_name();
        let written = self.write(context, place, [name, &plain], backup.file())?;
        let name = &*written.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let shown = &*result.file.insert(written.path.display().to_string());
        context.console.say_done(&message!("restore-written", path = shown));
        if !backup.reminder().is_empty() {
            context.console.say(&message!("native-reminder-is", reminder = backup.reminder()));
        }
        let heading = message!("native-password-heading", name = name);
        let seen = message!("native-password-seen");
        let reveal = Question::reveal(heading, backup.password(), seen).in_groups();
        // The password is for one of these steps, so they come first.
        let beside =
            next_steps::after_native(context.console, &written.path, written.carried(), self);
        note_beside(context, beside)?;
        context.reveal(&reveal)?;
        show_again(context, name, &reveal)?;
        written.release(context)
    }

    /// Writes a file under the first name, or under the other one if the file system refuses that.
    fn write(
        &self,
        context: &mut Context<'_>,
        place: Place<'_>,
        names: [&str; 2],
        bytes: &[u8],
    ) -> Result<WrittenFile, Failure> {
        let (path, medium) = match place {
            Place::At(path) => {
                clear_copy::write(path, bytes)?;
                (path.to_owned(), None)
            }
            Place::In(folder) => {
                let name = clear_copy::write_in(context.console, folder, names, bytes)?;
                (folder.path().join(name), None)
            }
            Place::Asked(reserved) => {
                let (name, medium) = asked_target::write(context, reserved, names, bytes)?;
                (medium.path(&name), Some(medium))
            }
        };
        Ok(WrittenFile { path, medium })
    }
}

/// Writes into the transcript which files were written beside the target.
fn note_beside(context: &mut Context<'_>, beside: bool) -> Result<(), Failure> {
    if !beside {
        return Ok(());
    }
    let files = steps_sheet::NAMES.map(str::to_owned).to_vec();
    context.note(Fact::new(FactType::FilesBeside).with("files", files))
}

/// Shows the password of ENTSSO's backup file again, as often as the operator wants, until they say that they have
/// written it down.
fn show_again(context: &mut Context<'_>, name: &str, reveal: &Reveal<'_>) -> Result<(), Failure> {
    loop {
        let prompt = message!("native-password-again", name = name);
        let unclear = message!("native-password-again-unclear");
        let question = Question::confirm_or(prompt, Asked::Reading, unclear, |answer| {
            (answer == "s").then_some(())
        });
        match context.ask(question)? {
            Confirmed::Yes => return Ok(()),
            Confirmed::No | Confirmed::Other(()) => context.reveal(reveal)?,
        }
    }
}
