//! `--records`: the custodians' records of a new set, for printing.

use std::path::Path;

use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{Folder, MediaError, folder_of};
use sso_escrow::message;
use sso_escrow::record::{Facts, FileFacts, Record};
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::set::distribute::DistributedShare;
use crate::cli::ui::describe;
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

/// Writes a text page and an HTML page for every custodian. Returns the paths of the files.
pub(crate) fn write(
    console: &mut Console,
    folder: &Folder,
    set: &Descriptor,
    shares: &[DistributedShare],
    made: &SetConditions<'_>,
) -> Result<Vec<String>, Failure> {
    let created = describe::time(set.created);
    let mut files = Vec::new();
    for (share, x) in shares.iter().zip(1u8..=255) {
        let medium = share.medium.as_ref();
        let SetConditions { file, machine, own_passwords } = *made;
        let record = Record { set, x, medium, created: &created, file, machine, own_passwords };
        let stem = set.file_name(x).replace(".ssoshare", "");
        let texts = console.texts();
        let pages = [("txt", record.text(texts)), ("html", record.html(texts))];
        for (kind, page) in pages {
            let name = format!("{stem}-record.{kind}");
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
