//! Runs that were interrupted, found by their transcripts in the folder for records. Before its commit point a set is
//! void; after it, the run can be continued.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sso_escrow::ceremony::progress::{MadeInRun, Progress, RunStanding};
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::ceremony::transcript::writer::{EXTENSION, TranscriptWriter};
use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::ui::failure::Failure;

/// A run to continue.
pub(crate) struct UnfinishedRun {
    /// The folder for records.
    pub(super) path: PathBuf,
    pub(super) name: OsString,
    pub(super) progress: Progress,
    pub(super) made: MadeInRun,
    pub(super) standing: RunStanding,
    /// The program that began it.
    pub(super) program: String,
}

/// Looks for the transcripts of interrupted runs of that kind, for the same purpose. Closes those whose set is void,
/// and says so.
///
/// # Errors
/// The folder cannot be read, or holds two runs to continue. The command ends.
pub(super) fn look(
    context: &mut Context<'_>,
    path: &Path,
    kind: RunKind,
) -> Result<Option<UnfinishedRun>, Failure> {
    let purpose = context.waivers.purpose();
    let mut found: Option<UnfinishedRun> = None;
    for name in transcripts(path)? {
        let shown = path.join(&name).display().to_string();
        let Some(bytes) = Folder::open(path)?.read(&name, LONGEST_FILE)? else { continue };
        let transcript = match Transcript::read(&bytes) {
            Ok(transcript) => transcript,
            Err(error) => {
                let (line, reason) = (error.line, error.rule.reason());
                let message =
                    message!("transcript-unusable", path = shown, line = line, reason = reason);
                context.console.warn(&message);
                continue;
            }
        };
        let header = &transcript.header;
        if header.kind != kind || header.purpose != purpose {
            continue;
        }
        let progress = Progress::of(&transcript);
        match (progress.standing(), progress.made) {
            (RunStanding::Ended, _) => {}
            (
                standing @ (RunStanding::Finishing | RunStanding::Closing | RunStanding::Closed),
                Some(made),
            ) => {
                if found.is_some() {
                    return Err(Failure::usage(message!("resume-several", path = shown)));
                }
                let (path, program) = (path.to_owned(), header.program.clone());
                found = Some(UnfinishedRun { path, name, progress, made, standing, program });
            }
            (RunStanding::Nothing, _) => end(path, name, &[])?,
            _ => {
                tell_void(context, &shown, kind, &progress);
                end(path, name, &set_void(&progress))?;
            }
        }
    }
    Ok(found)
}

/// What the transcript of a void set says at its end.
fn set_void(progress: &Progress) -> Vec<Fact> {
    let Some(made) = progress.made else { return Vec::new() };
    let void = Fact::new(FactType::SetVoid).with("set", hex::encode(made.set));
    vec![void.with("shares", progress.exposed().len())]
}

/// The names of the transcripts in a folder.
fn transcripts(path: &Path) -> Result<Vec<OsString>, MediaError> {
    let unread = |error| MediaError::Read { path: path.to_owned(), error };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unread)? {
        let name = entry.map_err(unread)?.file_name();
        if Path::new(&name).extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION)) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Ends the transcript of a run that cannot be continued.
fn end(path: &Path, name: OsString, facts: &[Fact]) -> Result<(), Failure> {
    let mut writer = TranscriptWriter::resume(Folder::open(path)?, name)?;
    for fact in facts {
        writer.write(fact.clone())?;
    }
    Ok(writer.write(Fact::new(FactType::Aborted))?)
}

/// Says that the set of an interrupted run is void, and what its shares can still do.
fn tell_void(context: &mut Context<'_>, path: &str, kind: RunKind, progress: &Progress) {
    let shares: Vec<String> = progress.exposed().iter().map(u8::to_string).collect();
    let message = match (progress.exposes_quorum(), kind) {
        (false, RunKind::Generate) => message!("resume-void-gone", path = path, shares = shares),
        (true, RunKind::Generate) => message!("resume-void-quorum", path = path, shares = shares),
        (false, _) => message!("resume-void-in-use", path = path, shares = shares),
        (true, _) => message!("resume-void-quorum-in-use", path = path, shares = shares),
    };
    context.console.warn(&message);
}
