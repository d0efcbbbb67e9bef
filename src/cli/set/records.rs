//! `--records`: the custodians' records of a new set, for printing.

use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{Folder, MediaError};
use sso_escrow::message;
use sso_escrow::record::{Facts, Record};
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::fingerprint::CardWords;
use sso_escrow::text::Message;

use crate::cli::ui::describe;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The maximum bytes that the records of so many custodians need.
pub(crate) fn room(custodians: usize) -> u64 {
    /// Two pages of a few KiB each, rounded up to blocks of the file system.
    const EACH: u64 = 32 << 10;
    custodians as u64 * EACH
}

/// The facts about one share for its record.
pub(crate) struct RecordedShare<'a> {
    pub(crate) x: u8,
    /// What it was written to, if that is known.
    pub(crate) medium: Option<&'a Message>,
    /// The words of the smart card that it is sealed to, if it is sealed to one.
    pub(crate) card: Option<CardWords>,
}

/// The kinds of the pages: they are also the ends of the files' names.
const KINDS: [&str; 2] = ["txt", "html"];

/// The name of a page.
fn file_name(set: &Descriptor, x: u8, kind: &str) -> String {
    format!("{}-record.{kind}", set.file_name(x).replace(".ssoshare", ""))
}

/// Checks that the folder holds no record of this share yet.
pub(crate) fn check_new(folder: &Folder, set: &Descriptor, x: u8) -> Result<(), Failure> {
    for kind in KINDS {
        let path = folder.path().join(file_name(set, x, kind));
        if path.exists() {
            return Err(MediaError::Exists { path }.into());
        }
    }
    Ok(())
}

/// Writes a text page and an HTML page for every share. Returns the paths of the files.
pub(crate) fn write(
    console: &mut Console,
    folder: &Folder,
    set: &Descriptor,
    shares: &[RecordedShare<'_>],
    machine: &[Facts],
) -> Result<Vec<String>, Failure> {
    let created = describe::time(set.created);
    let mut files = Vec::new();
    for &RecordedShare { x, medium, card } in shares {
        let record = Record { set, x, medium, card, created: &created, machine };
        let texts = console.texts();
        let pages = [record.text(texts), record.html(texts)];
        for (kind, page) in KINDS.into_iter().zip(pages) {
            let name = file_name(set, x, kind);
            // The set is valid, even if its records cannot be written.
            folder.write_new(name.as_ref(), page.as_bytes()).map_err(|error| {
                let message = message!("records-failed", cause = error.message());
                Failure::new(Status::Failed, message).caused_by(error)
            })?;
            files.push(folder.path().join(name).display().to_string());
        }
    }
    let path = folder.path().display().to_string();
    console.say(&message!("records-written", path = path));
    Ok(files)
}
