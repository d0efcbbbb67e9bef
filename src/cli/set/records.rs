//! `--records`: the custodians' records of a new set, for printing.

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{Folder, MediaError, folder_of};
use sso_escrow::message;
use sso_escrow::record::{Facts, FileFacts, Record};
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::fingerprint::CardWords;
use sso_escrow::text::Message;

use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The conditions under which a set was made.
pub(crate) struct SetConditions<'a> {
    /// ENTSSO's own backup file, if that is the payload.
    pub(crate) file: Option<&'a FileFacts>,
    /// The machine.
    pub(crate) machine: &'a [Facts],
    /// Whether a custodian chose a password of their own in production.
    pub(crate) own_passwords: bool,
}

/// The maximum bytes that the records of so many custodians need.
pub(crate) fn room(custodians: usize) -> u64 {
    /// Two pages of a few KiB each, rounded up to blocks of the file system.
    const EACH: u64 = 32 << 10;
    custodians as u64 * EACH
}

/// Opens the folder for records. If it does not exist, makes it, and says so. In a dry run, opens the folder in
/// which it would be made.
pub(crate) fn open_folder(
    console: &mut Console,
    path: &Path,
    dry_run: bool,
) -> Result<Folder, Failure> {
    let shown = path.display().to_string();
    let folder = match Folder::open(path) {
        Err(MediaError::NotThere { .. }) if dry_run => {
            console.say(&message!("records-folder-to-make", path = shown));
            Folder::open(folder_of(path))?
        }
        Err(MediaError::NotThere { .. }) => {
            let made = Folder::make(path)?;
            console.say(&message!("records-folder-made", path = shown));
            made
        }
        folder => folder?,
    };
    Ok(folder)
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

/// The name of a page. A later record of the same share has a number, so that the folder keeps both.
fn file_name(set: &Descriptor, x: u8, number: u32, kind: &str) -> String {
    let name = set.file_name(x).replace(".ssoshare", "");
    match number {
        1 => format!("{name}-record.{kind}"),
        number => format!("{name}-record-{number}.{kind}"),
    }
}

/// The number of the next record of this share.
fn next_number(folder: &Folder, set: &Descriptor, x: u8) -> u32 {
    let is_taken = |number: &u32| {
        KINDS.iter().any(|kind| folder.path().join(file_name(set, x, *number, kind)).exists())
    };
    (1..u32::MAX).take_while(is_taken).last().map_or(1, |last| last + 1)
}

/// Writes a text page and an HTML page for every share. Returns the paths of the files.
pub(crate) fn write(
    console: &mut Console,
    folder: &Folder,
    set: &Descriptor,
    shares: &[RecordedShare<'_>],
    made: &SetConditions<'_>,
) -> Result<Vec<String>, Failure> {
    let created = set.created_text();
    let mut files = Vec::new();
    for &RecordedShare { x, medium, card } in shares {
        let SetConditions { file, machine, own_passwords } = *made;
        let created = &*created;
        let record = Record { set, x, medium, card, created, file, machine, own_passwords };
        let texts = console.texts();
        let number = next_number(folder, set, x);
        let pages = [record.text(texts), record.html(texts)];
        for (kind, page) in KINDS.into_iter().zip(pages) {
            let name = file_name(set, x, number, kind);
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
