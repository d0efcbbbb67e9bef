//! The medium of `reg:ask` and `native:ask`: it is inserted last, when the secret is open.

use std::path::PathBuf;

use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;
use sso_escrow::text::Message;

use crate::cli::commands::restore::target_folder;
use crate::cli::context::Context;
use crate::cli::context::reserved::{MediumRole, Reserved};
use crate::cli::media::clear_copy;
use crate::cli::media::media_prompt::{MediaPrompt, MediaReply, Medium, described};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;
use crate::cli::ui::terminal::declined;

/// What systems put onto an empty medium by themselves.
const OF_SYSTEMS: [&str; 6] = [
    "System Volume Information",
    "$RECYCLE.BIN",
    "lost+found",
    ".Trashes",
    ".Spotlight-V100",
    ".fseventsd",
];

/// How many names of existing files are shown.
const MOST_NAMES: usize = 5;

/// The medium that holds the written file. It is still inserted.
pub(super) struct TargetMedium {
    media_prompt: MediaPrompt,
    medium: Medium,
}

/// Why a medium did not get the file.
enum Refusal {
    /// This medium cannot take it. Another one is asked for.
    Medium(Message),
    /// The run was interrupted, or cannot continue.
    Run(Failure),
}

impl From<MediaError> for Refusal {
    fn from(error: MediaError) -> Self {
        Self::Medium(clear_copy::refused(error).message)
    }
}

/// Asks for a medium that is not reserved, and writes a new file to it, until a medium has taken it. The shares stay open
/// meanwhile. Returns the name of the file: the first one, or the other one if the file system refuses that.
///
/// # Errors
/// The operator stops, or the transcript cannot be written. No medium has the file.
pub(super) fn write(
    context: &mut Context<'_>,
    reserved: &Reserved,
    names: [&str; 2],
    bytes: &[u8],
) -> Result<(String, TargetMedium), Failure> {
    let anything = context.waivers.rehearsal() || context.waivers.anything();
    let mut media_prompt = MediaPrompt::new(reserved, anything, false);
    loop {
        let medium = ask(context, &mut media_prompt, names[0])?;
        let mut terminal = context.terminal(&Asked::TargetMedium)?;
        match write_to(context, &medium, names, bytes) {
            Ok(name) => return Ok((name, TargetMedium { media_prompt, medium })),
            Err(Refusal::Medium(why)) => terminal.explain(&why),
            Err(Refusal::Run(failure)) => {
                terminal.continue_after(failure, message!("confirm-stop-target"))?;
            }
        }
        media_prompt.release(&mut terminal, medium, false);
    }
}

/// Asks until a medium is inserted, or the path of a folder is typed.
fn ask(
    context: &mut Context<'_>,
    media_prompt: &mut MediaPrompt,
    name: &str,
) -> Result<Medium, Failure> {
    loop {
        let mut terminal = context.terminal(&Asked::TargetMedium)?;
        match media_prompt.ask(&mut terminal, &message!("ask-insert-target", name = name), false) {
            Ok(MediaReply::Medium(medium)) => return Ok(medium),
            Ok(MediaReply::Nothing | MediaReply::Number(_) | MediaReply::Card(_)) => {
                if terminal.ask(Question::confirm_unseen(message!("confirm-stop-target")))? {
                    return Err(declined());
                }
            }
            Err(failure) => terminal.continue_after(failure, message!("confirm-stop-target"))?,
        }
    }
}

/// Writes the file to a medium that can take it and is empty, or that the operator confirms.
fn write_to(
    context: &mut Context<'_>,
    medium: &Medium,
    names: [&str; 2],
    bytes: &[u8],
) -> Result<String, Refusal> {
    let [name, _] = names;
    clear_copy::warn_of_left(context.console, &medium.path);
    let folder = target_folder::check_folder(context, &medium.path)
        .map_err(|failure| Refusal::Medium(failure.message))?;
    if !media::scan(&medium.path)?.is_empty() {
        let path = medium.path.display().to_string();
        return Err(Refusal::Medium(message!("target-medium-has-share", path = path)));
    }
    let mut told = Vec::new();
    if let Some(volume) = medium.volume() {
        told.push(described(volume, &medium.path));
    }
    let mut others = folder.names()?;
    others.retain(|name| !OF_SYSTEMS.contains(&&**name));
    if !others.is_empty() {
        let (count, shown) =
            (others.len(), others.into_iter().take(MOST_NAMES).collect::<Vec<_>>());
        told.push(message!("target-medium-not-empty", count = count, names = shown));
    }
    let question = Question::confirm(message!("confirm-target-medium", name = name)).telling(told);
    if !context.ask(question).map_err(Refusal::Run)? {
        return Err(Refusal::Medium(message!("target-medium-declined")));
    }
    let path = medium.path.display().to_string();
    let id = medium.identity().id;
    context.note_medium(MediumRole::Target, path, id, None).map_err(Refusal::Run)?;
    context.note(Fact::new(FactType::Target).with("path", name)).map_err(Refusal::Run)?;
    let written = clear_copy::write_in(context.console, &folder, names, bytes);
    written.map_err(|failure| Refusal::Medium(failure.message))
}

impl TargetMedium {
    /// The path of the file while the medium is inserted.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.medium.path.join(name)
    }

    /// Unmounts the medium if this program mounted it, and says what to do with it.
    pub(super) fn release(mut self, context: &mut Context<'_>) -> Result<(), Failure> {
        let mut terminal = context.terminal(&Asked::TargetMedium)?;
        self.media_prompt.release(&mut terminal, self.medium, true);
        Ok(())
    }
}
