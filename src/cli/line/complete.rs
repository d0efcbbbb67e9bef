//! The completion of values by shells: locations, sources, targets, files.

use std::ffi::OsStr;

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};
use sso_escrow::text::is_unsafe;

use crate::cli::line::location::{ASK, ASKED_TARGETS, CARD, FILE, KINDS, LIVE};

/// A file.
pub(crate) fn file(current: &OsStr) -> Vec<CompletionCandidate> {
    paths(&PathCompleter::any(), current)
}

/// A folder.
pub(crate) fn folder(current: &OsStr) -> Vec<CompletionCandidate> {
    paths(&PathCompleter::dir(), current)
}

/// The paths that a shell may show. Shells print candidates unchanged and insert them as text. So a path that
/// could mislead on a terminal, or that is not UTF-8, is left out. It can still be typed.
fn paths(completer: &PathCompleter, current: &OsStr) -> Vec<CompletionCandidate> {
    let may_be_shown = |candidate: &CompletionCandidate| {
        candidate.get_value().to_str().is_some_and(|path| !path.contains(is_unsafe))
    };
    completer.complete(current).into_iter().filter(may_be_shown).collect()
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

/// The location of a share, with or without the name of its custodian.
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

/// A smart card without a file.
pub(crate) fn card_location(current: &OsStr) -> Vec<CompletionCandidate> {
    current.to_str().map_or_else(Vec::new, |text| behind("", text, &[], &[CARD]))
}

/// A target of `restore`.
pub(crate) fn target(current: &OsStr) -> Vec<CompletionCandidate> {
    // After the kind, so that the kind alone is still completed at once.
    let text = current.to_str().filter(|text| text.contains(':'));
    let is_begun = |word: &&str| text.is_some_and(|text| word.starts_with(text));
    let asked = ASKED_TARGETS.into_iter().filter(is_begun).map(CompletionCandidate::new);
    source(current).into_iter().chain(asked).collect()
}

/// A source of `backup`.
pub(crate) fn source(current: &OsStr) -> Vec<CompletionCandidate> {
    current.to_str().map_or_else(Vec::new, |text| behind("", text, &KINDS, &[LIVE]))
}

/// If `text` begins with one of `starts`: paths after it. If not: all of `starts` and `words` that begin with
/// `text`. Each candidate gets the prefix `before`.
fn behind(before: &str, text: &str, starts: &[&str], words: &[&str]) -> Vec<CompletionCandidate> {
    for start in starts {
        if let Some(path) = text.strip_prefix(start) {
            let found = file(OsStr::new(path)).into_iter();
            let before = format!("{before}{start}");
            return found.map(|candidate| candidate.add_prefix(before.clone())).collect();
        }
    }
    let begun = starts.iter().chain(words).filter(|word| word.starts_with(text));
    begun.map(|word| CompletionCandidate::new(format!("{before}{word}"))).collect()
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn what_could_mislead_on_a_terminal_is_not_offered() {
        let folder = tempfile::tempdir().unwrap();
        let names: [&[u8]; 7] = [
            b"a share",
            "a Chlo\u{e9}".as_bytes(),
            b"a\x1b[2Jclear",
            b"a\nline",
            b"a\tcolumn",
            "a\u{202e}turned".as_bytes(),
            b"a\xffbyte",
        ];
        for name in names {
            fs::create_dir(folder.path().join(OsStr::from_bytes(name))).unwrap();
        }
        let path = format!("{}/", folder.path().display());
        let offered = [format!("{path}a Chlo\u{e9}/"), format!("{path}a share/")];
        for (complete, before) in [
            (file as fn(&OsStr) -> Vec<CompletionCandidate>, ""),
            (super::folder, ""),
            (share_location, "file:"),
            (share_location, "piv:1,file:"),
            (named_location, "Anna=file:"),
            (folder_location, "file:"),
            (source, "hive:"),
        ] {
            let found = complete(OsStr::new(&format!("{before}{path}a")));
            let mut found: Vec<_> = found.iter().map(CompletionCandidate::get_value).collect();
            found.sort();
            let offered = offered.each_ref().map(|path| format!("{before}{path}"));
            assert_eq!(found, offered.each_ref().map(OsStr::new), "{before}");
        }
    }
}
