//! `completions`: what shells complete.

use clap::ArgMatches;
use clap_complete::Shell;
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::text::{Language, Texts};

use crate::cli::line::args;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let name = matches.get_one::<String>("shell").map(String::as_str).unwrap_or_default();
    let shell: Shell =
        name.parse().map_err(|_| Failure::usage(message!("usage-shell", shell = name)))?;
    // Completions are installed once for every user of a machine, so they are in English.
    let mut command = args::command(&Texts::new(Language::English));
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "sso-escrow", &mut script);
    let script = String::from_utf8_lossy(&script).into_owned();
    console.print(&SafeText::page(script.trim_end()));
    console.field("script", script);
    Ok(Status::Done)
}
