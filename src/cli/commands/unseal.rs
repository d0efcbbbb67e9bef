//! `unseal`: the bare share x ‖ y, for recovery without this tool.

use std::path::Path;

use clap::ArgMatches;
use sso_escrow::error::Status;
use sso_escrow::message;

use crate::cli::commands::verify;
use crate::cli::media::clear_copy;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::terminal::{Terminal, confirm};

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let target = matches.get_one::<String>("to").map(String::as_str).unwrap_or_default();
    if target.starts_with("file:") || target.starts_with("reg:") {
        return Err(Failure::usage(message!("usage-plain-file", target = target)));
    }
    let path = Path::new(target);
    clear_copy::check_new(path)?;
    let [dry_run, rehearsal] = ["dry-run", "rehearsal"].map(|flag| matches.get_flag(flag));
    console.field("dry_run", dry_run);
    console.field("target", target);
    if dry_run {
        verify::look_at_one(matches, console)?;
        console.say(&message!("unseal-dry-run", path = target));
        return Ok(Status::Done);
    }
    // Only in a rehearsal does --yes answer this: what is written is a share that nothing protects.
    let yes = matches.get_flag("yes") && rehearsal;
    if !yes && Terminal::of(console).is_err() {
        return Err(Failure::usage(message!("unseal-needs-terminal")));
    }
    confirm(console, yes, message!("unseal-confirm", path = target))?;
    confirm(console, yes, message!("unseal-confirm-again"))?;
    let (_, share) = verify::open_one(matches, console)?;
    clear_copy::write(path, share.bytes())?;
    console.field("x", share.x());
    console.say(&message!("unseal-done", path = target, bytes = share.bytes().len()));
    clear_copy::tell_to_destroy(console, path);
    Ok(Status::Done)
}
