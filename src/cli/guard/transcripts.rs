//! The transcripts in a folder, and what they say of a set.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::Path;

use sso_escrow::ceremony::progress::Progress;
use sso_escrow::ceremony::transcript::fact::FactType;
use sso_escrow::ceremony::transcript::rule::TranscriptError;
use sso_escrow::ceremony::transcript::writer::EXTENSION;
use sso_escrow::ceremony::transcript::{LONGEST_FILE, Transcript};
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::ui::interrupt;
use crate::cli::ui::output::Console;

/// The name of a transcript, and what is in it.
pub(crate) type ReadTranscript = (OsString, Result<Transcript, TranscriptError>);

/// Reads the transcripts in a folder, in the order of their names.
///
/// # Errors
/// [`MediaError`]: the folder or a file cannot be read.
pub(crate) fn transcripts(path: &Path) -> Result<Vec<ReadTranscript>, MediaError> {
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

/// Reports whether facts are withheld: such a file is a copy, and may be only the beginning of its run.
pub(crate) fn is_withheld(transcript: &Transcript) -> bool {
    transcript.lines.iter().any(|line| line.stated().is_none())
}

/// Warns if the transcripts in the folder for records say that a set is void, or that shares of it are not finished. The
/// name of a share file says nothing for certain: anyone can change it.
///
/// # Errors
/// [`MediaError`]: the folder or a file cannot be read.
pub(crate) fn warn_of_set(
    console: &mut Console,
    records: &Path,
    set: &Descriptor,
) -> Result<(), MediaError> {
    if !records.is_dir() {
        return Ok(());
    }
    let fingerprint = *set.fingerprint().as_bytes();
    let digits = hex::encode(fingerprint);
    let mut made = None;
    let mut finished = BTreeSet::new();
    for (name, transcript) in transcripts(records)? {
        let Some(transcript) = transcript.ok().filter(|it| !is_withheld(it)) else { continue };
        let path = records.join(name).display().to_string();
        let mut facts = transcript.facts().map(|(_, fact)| fact);
        let is_void = facts
            .any(|fact| fact.fact_type() == FactType::SetVoid && fact.text("set") == Some(&digits));
        if is_void {
            console.warn(&message!("set-declared-void", path = path));
            return Ok(());
        }
        let progress = Progress::of(&transcript);
        let is_its_run = progress.made.is_some_and(|made| made.set == fingerprint);
        if is_its_run || transcript.header.set == Some(fingerprint) {
            let settled = progress.shares.iter().filter(|(_, it)| it.is_finished || it.is_dead);
            finished.extend(settled.map(|(&x, _)| x));
        }
        if is_its_run {
            made = Some((path, progress));
        }
    }
    let Some((path, progress)) = made else { return Ok(()) };
    if !progress.is_confirmed {
        console.warn(&message!("set-not-confirmed", path = path));
        return Ok(());
    }
    let open = progress.shares.keys().filter(|x| !finished.contains(*x));
    let open: Vec<String> = open.map(u8::to_string).collect();
    if !open.is_empty() {
        console.warn(&message!("shares-not-finished", path = path, shares = open));
    }
    Ok(())
}
