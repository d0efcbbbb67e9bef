//! `transcript verify`: whether transcripts are sound, and what nobody can check.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sso_escrow::ceremony::transcript::Transcript;
use sso_escrow::ceremony::transcript::class::FindingClass;
use sso_escrow::ceremony::transcript::examination::{Examination, Expectations, ExpectedSigner};
use sso_escrow::ceremony::transcript::findings::TranscriptFinding;
use sso_escrow::ceremony::transcript::rule::TranscriptError;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::error::Status;
use sso_escrow::media::{self, MediaError};
use sso_escrow::message;

use super::read::bytes;
use super::summary::TranscriptSummary;
use super::told::{FoundInTranscript, Told};
use crate::cli::cards::attestation;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::values::{expected_signer, path, transcript_words};
use crate::cli::line::words::help;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The file extension of transcripts.
const EXTENSION: &str = "ssotranscript";

/// `transcript verify`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct VerifyTranscripts {
    #[arg(value_name = "FILE|FOLDER", required = true, value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-argument-transcripts"))]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "WORDS", action = ArgAction::Append, value_parser = value(transcript_words), help = help("help-option-words"))]
    words: Vec<TranscriptWords>,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-plan"))]
    plan: Option<PathBuf>,
    #[arg(long, value_name = "NAME=WORDS", action = ArgAction::Append, value_parser = value(expected_signer), help = help("help-option-expect-signer"))]
    expect_signer: Vec<ExpectedSigner>,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-attestation-root-signed"))]
    attestation_root: Option<PathBuf>,
}

impl VerifyTranscripts {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read(&self.paths).read(&self.plan).read(&self.attestation_root)
    }
}

/// What was found in transcripts.
#[derive(Debug, Default, Serialize)]
pub(crate) struct VerifiedTranscriptsResult {
    /// The files, in the order of the command line; those of a folder by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Vec<VerifiedTranscript>>,
    /// What was found, for each file the most serious first.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<FoundInTranscript>>,
}

/// A transcript that was verified.
#[derive(Debug, Serialize)]
pub(crate) struct VerifiedTranscript {
    /// The file.
    file: String,
    /// Whether it is to be trusted.
    state: TranscriptState,
    /// What it says; null if a line breaks the form.
    transcript: Option<TranscriptSummary>,
}

/// Whether a transcript is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum TranscriptState {
    Sound,
    Incomplete,
    Wrong,
}

/// A file of the command line.
struct ReadFile {
    path: PathBuf,
    content: Result<Transcript, TranscriptError>,
}

pub(crate) fn run(
    options: &VerifyTranscripts,
    console: &mut Console,
) -> Ended<VerifiedTranscriptsResult> {
    Ended::after(|result| verify(options, console, result))
}

fn verify(
    options: &VerifyTranscripts,
    console: &mut Console,
    result: &mut VerifiedTranscriptsResult,
) -> Result<Status, Failure> {
    let mut expected = Expectations {
        words: options.words.clone(),
        plan: options.plan.as_deref().map(plan_digest).transpose()?,
        signers: options.expect_signer.clone(),
        roots: attestation::roots(options.attestation_root.as_deref())?,
    };
    let files = read(&options.paths)?;
    // With several files, words confirm one of them.
    let mut strays = Vec::new();
    if files.len() > 1 {
        expected.words.clear();
        let in_none = |words: &&TranscriptWords| {
            !files
                .iter()
                .any(|file| file.content.as_ref().is_ok_and(|it| it.line_with(words).is_some()))
        };
        strays = options.words.iter().filter(in_none).copied().collect();
    }
    let mut states = Vec::new();
    for file in &files {
        let (checked, mut told) = match &file.content {
            Ok(transcript) => {
                let examined = Examination::of(transcript, &expected)?;
                let forks = forks(file, transcript, &files);
                let all = forks.iter().chain(&examined.findings);
                (Some((transcript, examined.signatures)), all.map(Told::of).collect())
            }
            Err(error) => (None, vec![Told::of_error(error)]),
        };
        told.sort_by_key(|told: &Told| told.class);
        let state = state(told.first());
        states.push(state);
        say_state(console, &file.path, state);
        let mut summary = None;
        if let Some((transcript, signatures)) = &checked {
            let made = TranscriptSummary::of(transcript, signatures, &options.words)?;
            made.say(console, transcript, signatures);
            summary = Some(made);
        }
        for told in &told {
            console.say(&told.shown());
            let found = told.found(Some(&file.path), console);
            result.findings.get_or_insert_default().push(found);
        }
        if file.content.is_err() {
            console.say(&message!("transcript-unchecked-rest"));
        }
        console.print(&"");
        let file = file.path.display().to_string();
        let verified = VerifiedTranscript { file, state, transcript: summary };
        result.files.get_or_insert_default().push(verified);
    }
    result.findings.get_or_insert_default();
    for words in strays {
        states.push(TranscriptState::Wrong);
        let told = Told::of_stray(words);
        console.say(&told.shown());
        result.findings.get_or_insert_default().push(told.found(None, console));
    }
    let count = |wanted| states.iter().filter(|state| **state == wanted).count();
    match (count(TranscriptState::Wrong), count(TranscriptState::Incomplete)) {
        (0, 0) => Ok(Status::Done),
        (0, count) => {
            Err(Failure::new(Status::Quorum, message!("transcript-not-whole", count = count)))
        }
        (count, _) => {
            Err(Failure::new(Status::Damaged, message!("transcript-not-sound", count = count)))
        }
    }
}

/// SHA-256 of the plan.
fn plan_digest(path: &Path) -> Result<[u8; 32], Failure> {
    /// The longest plan, in bytes: far more than people review.
    const MOST: usize = 1 << 20;
    Ok(Sha256::digest(media::read_at_most(path, MOST)?).into())
}

/// Reads the files, and the transcripts in the folders.
fn read(paths: &[PathBuf]) -> Result<Vec<ReadFile>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let found = match path.is_dir() {
            true => in_folder(path)?,
            false => vec![path.clone()],
        };
        for path in found {
            files.push(ReadFile { content: Transcript::read(&bytes(&path)?), path });
        }
    }
    Ok(files)
}

/// The transcripts in a folder, by name.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| MediaError::Read { path: folder.to_owned(), error };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == EXTENSION) {
            found.push(path);
        }
    }
    if found.is_empty() {
        let folder = folder.display().to_string();
        return Err(Failure::usage(message!("transcript-folder-empty", path = folder)));
    }
    found.sort();
    Ok(found)
}

/// The files of the same run that tell something else.
fn forks(file: &ReadFile, transcript: &Transcript, files: &[ReadFile]) -> Vec<TranscriptFinding> {
    let others = files.iter().filter(|other| other.path != file.path);
    let fork = |other: &ReadFile| {
        let content = other.content.as_ref().ok()?;
        let same_run = content.header.run == transcript.header.run;
        let line = transcript.first_difference(content).filter(|_| same_run)?;
        Some(TranscriptFinding::Fork { line, other: other.path.display().to_string() })
    };
    others.filter_map(fork).collect()
}

fn state(most_serious: Option<&Told>) -> TranscriptState {
    match most_serious.map(|told| told.class) {
        Some(FindingClass::Wrong) => TranscriptState::Wrong,
        Some(FindingClass::Incomplete) => TranscriptState::Incomplete,
        Some(FindingClass::Warning | FindingClass::Note) | None => TranscriptState::Sound,
    }
}

fn say_state(console: &mut Console, path: &Path, state: TranscriptState) {
    let path = path.display().to_string();
    console.say(&match state {
        TranscriptState::Sound => message!("transcript-sound", path = path),
        TranscriptState::Incomplete => message!("transcript-incomplete", path = path),
        TranscriptState::Wrong => message!("transcript-unsound", path = path),
    });
}
