//! Runs that were interrupted, found by their transcripts in the folder for records. Before its commit point a set is
//! void; after it, the run can be continued.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sso_escrow::ceremony::progress::{MadeInRun, Progress, RunStanding};
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::ceremony::transcript::line::TranscriptLine;
use sso_escrow::ceremony::transcript::rule::TranscriptError;
use sso_escrow::ceremony::transcript::writer::{EXTENSION, TranscriptWriter};
use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;

use crate::cli::context::Context;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::interrupt;
use crate::cli::ui::question::Question;

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
    let transcripts = transcripts(path)?;
    let voided = voided(&transcripts);
    for (name, read) in transcripts {
        let shown = path.join(&name).display().to_string();
        let transcript = match read {
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
        if header.kind != kind || header.purpose != purpose || is_withheld(&transcript) {
            continue;
        }
        let progress = Progress::of(&transcript);
        match (progress.standing(), progress.made) {
            (RunStanding::Ended, _) => {}
            // `void` has removed shares of this set.
            (_, Some(made)) if voided.contains(&hex::encode(made.set)) => {
                end(path, name, &[])?;
                context.console.warn(&message!("resume-voided", path = shown));
            }
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
            _ if was_moved(context, &shown)? => {
                context.console.warn(&message!("resume-moved", path = shown));
            }
            _ => {
                // First, so that nothing is said of a run that another process is at.
                end(path, name, &set_void(&progress))?;
                tell_void(context, &shown, kind, &progress);
            }
        }
    }
    Ok(found)
}

/// Reports whether a folder has a run of that kind to continue. Changes nothing.
pub(super) fn is_there(
    context: &Context<'_>,
    path: &Path,
    kind: RunKind,
) -> Result<bool, MediaError> {
    let purpose = context.waivers.purpose();
    for transcript in transcripts(path)?.into_iter().filter_map(|(_, read)| read.ok()) {
        let is_meant = transcript.header.kind == kind && transcript.header.purpose == purpose;
        let standing = Progress::of(&transcript).standing();
        let is_open =
            matches!(standing, RunStanding::Finishing | RunStanding::Closing | RunStanding::Closed);
        if is_meant && is_open && !is_withheld(&transcript) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The sets that runs of `void` have removed, by the SHA-256 of their descriptors.
fn voided(transcripts: &[ReadTranscript]) -> Vec<String> {
    let mut sets = Vec::new();
    for transcript in transcripts.iter().filter_map(|(_, read)| read.as_ref().ok()) {
        if transcript.header.kind == RunKind::Void {
            let facts = transcript.lines.iter().filter_map(TranscriptLine::stated);
            let void = facts.filter(|fact| fact.fact_type() == FactType::SetVoid);
            sets.extend(void.filter_map(|fact| Some(fact.text("set")?.to_owned())));
        }
    }
    sets
}

/// The numbers of the shares of a set that runs in this folder have removed. `reseal` also removes, but after it has
/// written the same share anew.
///
/// # Errors
/// The folder cannot be read.
pub(crate) fn removed_shares(path: &Path, set: &str) -> Result<BTreeSet<u8>, MediaError> {
    let transcripts = transcripts(path)?;
    let read = transcripts.iter().filter_map(|(_, read)| read.as_ref().ok());
    let read = read.filter(|transcript| transcript.header.kind != RunKind::Reseal);
    let facts = read.flat_map(|it| &it.lines).filter_map(TranscriptLine::stated);
    let removals = facts.filter(|fact| {
        fact.fact_type() == FactType::Removal
            && fact.text("set") == Some(set)
            && fact.boolean("removed") == Some(true)
    });
    Ok(removals.filter_map(|fact| u8::try_from(fact.number("x")?).ok()).collect())
}

/// Asks whether a run that seems to be void was continued in another folder: then this file is only the beginning of its
/// transcript, and its set may be good. Without a terminal, and in a rehearsal, it was not.
fn was_moved(context: &mut Context<'_>, path: &str) -> Result<bool, Failure> {
    if context.waivers.rehearsal() || context.console.terminal_if_any().is_none() {
        return Ok(false);
    }
    context.ask(Question::confirm(message!("resume-was-moved", path = path)))
}

/// Reports whether facts are withheld: the copy of a transcript is not continued.
fn is_withheld(transcript: &Transcript) -> bool {
    transcript.lines.iter().any(|line| line.stated().is_none())
}

/// What the transcript of a void set says at its end.
fn set_void(progress: &Progress) -> Vec<Fact> {
    let Some(made) = progress.made else { return Vec::new() };
    let void = Fact::new(FactType::SetVoid).with("set", hex::encode(made.set));
    vec![void.with("shares", progress.exposed().len())]
}

/// The name of a transcript, and what is in it.
type ReadTranscript = (OsString, Result<Transcript, TranscriptError>);

/// Reads the transcripts in a folder, in the order of their names.
fn transcripts(path: &Path) -> Result<Vec<ReadTranscript>, MediaError> {
    let unread = |error| MediaError::Read { path: path.to_owned(), error };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path).map_err(unread)? {
        let name = entry.map_err(unread)?.file_name();
        if Path::new(&name).extension().is_some_and(|it| it.eq_ignore_ascii_case(EXTENSION)) {
            names.push(name);
        }
    }
    names.sort();
    let folder = Folder::open(path)?;
    let mut found = Vec::new();
    for name in names {
        if interrupt::check().is_err() {
            return Err(MediaError::Interrupted);
        }
        if let Some(bytes) = folder.read(&name, LONGEST_FILE)? {
            found.push((name, Transcript::read(&bytes)));
        }
    }
    Ok(found)
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
