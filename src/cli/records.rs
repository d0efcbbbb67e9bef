//! `--records`: the custodians' records of a new set, to be printed.

use std::path::Path;

use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::record::Record;
use sso_escrow::share::descriptor::Descriptor;

use super::hand_out::Handed;
use super::output::Console;
use super::{Failure, describe, machine};

/// The room that the records of a large set may take, in bytes.
pub(crate) const ROOM: u64 = 4 << 20;

/// Writes a text and a page of HTML for every custodian.
pub(crate) fn write(
    console: &mut Console,
    folder: &Path,
    set: &Descriptor,
    shares: &[Handed],
) -> Result<(), Failure> {
    let folder = Folder::open(folder)?;
    let machine = machine::lines();
    let created = describe::time(set.created);
    let mut files = Vec::new();
    for (share, x) in shares.iter().zip(1u8..=255) {
        let medium = share.medium.as_ref();
        let record = Record { set, x, medium, created: &created, machine: &machine };
        let stem = set.file_name(x).replace(".ssoshare", "");
        let texts = console.texts();
        let pages = [("txt", record.text(texts)), ("html", record.html(texts))];
        for (kind, page) in pages {
            let name = format!("{stem}-record.{kind}");
            folder.write_new(name.as_ref(), page.as_bytes())?;
            files.push(folder.path().join(name).display().to_string());
        }
    }
    let path = folder.path().display().to_string();
    console.field("records", files);
    console.say(&message!("records-written", path = path));
    Ok(())
}
