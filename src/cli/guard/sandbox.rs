//! The files that a run may touch: those at the places of its command line.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use sso_escrow::media::folder_of;
use sso_escrow::message;
use sso_escrow::sys::sandbox;

use crate::cli::guard::offline;
use crate::cli::line::location::{Place, Source, named_place};
use crate::cli::ui::output::Console;

/// Confines the process to the places of its command line, as far as the kernel knows how. Under `ask`
/// it is left out: mounting a medium needs what it forbids.
///
/// What was obtained is shown by `inspect --machine` and stands in the custodians' records.
pub(crate) fn confine(command: &str, matches: &ArgMatches, console: &mut Console) {
    let matches = matches.subcommand().map_or(matches, |(_, inner)| inner);
    let values = |name: &str| -> Vec<String> {
        let values = matches.try_get_many::<String>(name).ok().flatten();
        values.into_iter().flatten().cloned().collect()
    };
    let mut paths = Vec::new();
    for written in ["place", "share", "to-share"].into_iter().flat_map(values) {
        match named_place(&written) {
            // Elsewhere nothing is confined, and nothing has to be left out.
            Ok((_, Place::Ask)) if cfg!(windows) => {}
            Ok((_, Place::Ask)) => {
                console.say(&message!("ask-not-confined"));
                return;
            }
            Ok((_, Place::Card { .. })) => {}
            Ok((_, Place::File { path, .. } | Place::CardFile { path, .. })) => {
                // Of a share file the folder is needed too: an envelope lies beside it.
                if !path.is_dir() {
                    paths.push(folder_of(&path).to_owned());
                }
                paths.push(path);
            }
            // It will be told of when the command reads it.
            Err(_) => {}
        }
    }
    for written in values("envelope") {
        if let Ok((_, Place::File { path, .. })) = named_place(&written) {
            paths.push(if path.is_dir() { path } else { folder_of(&path).to_owned() });
        }
    }
    let mut read: Vec<PathBuf> = ["attestation-root", "check", "dir", "passwords-from"]
        .into_iter()
        .flat_map(values)
        .map(PathBuf::from)
        .collect();
    let mut write: Vec<PathBuf> = values("records").into_iter().map(PathBuf::from).collect();
    for target in values("to") {
        match Source::read(&target) {
            // A folder; the others are files, which lie in one.
            Some(Source::Native(folder)) => write.push(folder),
            Some(Source::Live) => {}
            Some(Source::Reg(path)) => write.push(folder_of(&path).to_owned()),
            Some(Source::Hive(path)) => {
                let (more, folder) = offline::prepare(&path);
                read.extend(more);
                write.push(folder);
            }
            None => write.push(folder_of(Path::new(&target)).to_owned()),
        }
    }
    for target in values("out") {
        write.push(folder_of(Path::new(&target)).to_owned());
    }
    // The file may be written while the program waits for it, so its folder is needed.
    for source in values("from").into_iter().filter_map(|source| Source::read(&source)) {
        if let Source::Hive(path) = &source {
            read.extend(offline::to_read(path));
        }
        read.extend(source.path().map(|path| folder_of(path).to_owned()));
    }
    match command {
        "backup" | "generate" | "reseal" => write.extend(paths),
        _ => read.extend(paths),
    }
    // A best effort: an older kernel, or one without Landlock, denies less or nothing.
    let _ = sandbox::confine(&read, &write);
}
