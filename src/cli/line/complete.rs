//! What shells complete of values: locations, sources, targets, files.

use std::ffi::OsStr;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use crate::cli::line::location::{ASK, CARD, FILE, KINDS, LIVE};

/// A file.
pub(crate) fn file(current: &OsStr) -> Vec<CompletionCandidate> {
    PathCompleter::any().complete(current)
}

/// A folder.
pub(crate) fn folder(current: &OsStr) -> Vec<CompletionCandidate> {
    PathCompleter::dir().complete(current)
}

/// The location of a share.
pub(crate) fn share_location(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(text) = current.to_str() else { return vec![] };
    // `piv:SERIAL,file:PATH`.
    if let Some((card, rest)) = text.split_once(',').filter(|_| text.starts_with(CARD)) {
        return behind(&format!("{card},"), rest, &[FILE], &[]);
    }
    behind("", text, &[FILE, CARD], &[ASK])
}

/// The location of a share behind the name of its custodian, or without one.
pub(crate) fn named_location(current: &OsStr) -> Vec<CompletionCandidate> {
    let Some(text) = current.to_str() else { return vec![] };
    let is_location = [FILE, CARD].iter().any(|start| text.starts_with(start));
    match text.split_once('=').filter(|_| !is_location) {
        Some((name, location)) => {
            let found = share_location(OsStr::new(location)).into_iter();
            found.map(|candidate| candidate.add_prefix(format!("{name}="))).collect()
        }
        None => share_location(current),
    }
}

/// A folder as a location.
pub(crate) fn folder_location(current: &OsStr) -> Vec<CompletionCandidate> {
    current.to_str().map_or_else(Vec::new, |text| behind("", text, &[FILE], &[]))
}

/// A smart card by itself.
pub(crate) fn card_location(current: &OsStr) -> Vec<CompletionCandidate> {
    current.to_str().map_or_else(Vec::new, |text| behind("", text, &[], &[CARD]))
}

/// A source, or a target of `restore`.
pub(crate) fn source(current: &OsStr) -> Vec<CompletionCandidate> {
    current.to_str().map_or_else(Vec::new, |text| behind("", text, &KINDS, &[LIVE]))
}

/// Paths behind one of `starts`, or what the text begins of `starts` and `words`; each with `before` before it.
fn behind(before: &str, text: &str, starts: &[&str], words: &[&str]) -> Vec<CompletionCandidate> {
    for start in starts {
        if let Some(path) = text.strip_prefix(start) {
            let found = PathCompleter::any().complete(OsStr::new(path)).into_iter();
            let before = format!("{before}{start}");
            return found.map(|candidate| candidate.add_prefix(before.clone())).collect();
        }
    }
    let begun = starts.iter().chain(words).filter(|word| word.starts_with(text));
    begun.map(|word| CompletionCandidate::new(format!("{before}{word}"))).collect()
}
