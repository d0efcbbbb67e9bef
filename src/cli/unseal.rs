//! `unseal`: the bare share x ‖ y, for recovery without this tool.

use std::path::Path;

use clap::ArgMatches;
use sso_escrow::fault::Status;
use sso_escrow::media;
use sso_escrow::message;

use super::output::Console;
use super::prompt::confirm;
use super::{Failure, verify};

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let target = matches.get_one::<String>("to").map(String::as_str).unwrap_or_default();
    let path = Path::new(target);
    check_new(path)?;
    let dry_run = matches.get_flag("dry-run");
    console.field("dry_run", dry_run);
    console.field("target", target);
    if dry_run {
        console.say(&message!("unseal-dry-run", path = target));
        return Ok(Status::Done);
    }
    // Only in a rehearsal does --yes answer this: what is written is a share that nothing protects.
    let yes = matches.get_flag("yes") && matches.get_flag("rehearsal");
    confirm(console, yes, &message!("unseal-confirm", path = target))?;
    confirm(console, yes, &message!("unseal-confirm-again"))?;
    let (_, share) = verify::open_one(matches, console)?;
    media::write_new(path, share.bytes())?;
    console.field("x", share.x());
    console.say(&message!("unseal-done", path = target, bytes = share.bytes().len()));
    console.say(&message!("destroy-step"));
    console.print(&format!("    shred -u '{target}'"));
    Ok(Status::Done)
}

/// A file that is to be written must not be there, and its folder must be.
pub(crate) fn check_new(path: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(media::MediaError::Exists { path: path.to_owned() }.into());
    }
    let folder = path.parent().filter(|parent| *parent != Path::new(""));
    Ok(media::check_folder(folder.unwrap_or(Path::new(".")))?)
}
