//! `promote`: the update file that makes another server the master secret server; and whether an existing
//! one is fit for that.

use std::path::Path;

use clap::ArgMatches;
use sso_escrow::entsso::runbook::{Procedure, Settings, brief};
use sso_escrow::entsso::server_name::{NameKind, ServerName};
use sso_escrow::entsso::update_db::{self, update_file};
use sso_escrow::error::{Status, UserError};
use sso_escrow::media;
use sso_escrow::message;

use crate::cli::media::clear_copy;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

pub(crate) fn run(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    match matches.get_one::<String>("check") {
        Some(path) => check(path, console),
        None => write(matches, console),
    }
}

fn write(matches: &ArgMatches, console: &mut Console) -> Result<Status, Failure> {
    let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let server = ServerName::parse(text("server"))?;
    let (target, dry_run) = (text("out"), matches.get_flag("dry-run"));
    let path = Path::new(target);
    let name = windows_name(path)?;
    clear_copy::check_new(path)?;
    console.field("server", server.as_str());
    console.field("target", target);
    console.field("dry_run", dry_run);
    warn_of(&server, console);
    let file = update_file(&server);
    if dry_run {
        console.say(&message!("promote-dry-run", path = target));
        for line in String::from_utf8_lossy(&file).lines() {
            console.print(&SafeText::command(line));
        }
        return Ok(Status::Done);
    }
    media::write_new(path, &file)?;
    console.say(&message!("promote-written", path = target, server = server.as_str()));
    console.say(&message!("promote-steps"));
    let settings =
        Settings { server: Some(server.clone()), update_file: Some(name), ..Settings::default() };
    let sheet = Procedure::Promote.sheet(&settings);
    // The first step was this one.
    let steps = brief(&sheet, 1, console.texts());
    console.print(&SafeText::page(&steps));
    console.say(&message!("promote-more", server = server.as_str()));
    console.say(&message!("promote-untried"));
    Ok(Status::Done)
}

/// Names that the rules allow, and that nobody saw ssomanage take.
fn warn_of(server: &ServerName, console: &mut Console) {
    match server.kind() {
        NameKind::NetBios => {}
        NameKind::Host => console.warn(&message!("promote-name-host")),
        NameKind::Qualified => console.warn(&message!("promote-name-qualified")),
    }
    if !server.as_str().is_ascii() {
        console.warn(&message!("promote-name-not-ascii"));
    }
}

/// The name of a file, where it can be one on Windows too.
fn windows_name(path: &Path) -> Result<String, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_bad = |character: char| {
        matches!(character, '"' | '<' | '>' | '|' | ':' | '*' | '?' | '\\' | '%')
            || sso_escrow::text::is_unsafe(character)
            || character == char::REPLACEMENT_CHARACTER
    };
    match name.is_empty() || name.contains(is_bad) || name.ends_with(['.', ' ']) {
        true => Err(Failure::usage(message!("usage-windows-name", name = name.into_owned()))),
        false => Ok(name.into_owned()),
    }
}

fn check(written: &str, console: &mut Console) -> Result<Status, Failure> {
    console.field("target", written);
    let bytes = media::read_at_most(Path::new(written), update_db::LARGEST)?;
    let update = update_db::read(&bytes).map_err(|error| {
        let message = message!("promote-unreadable", path = written, cause = error.message());
        Failure::new(Status::Damaged, message)
    })?;
    console.field("server", update.server.as_ref().map(ServerName::as_str));
    console.field("fit", update.findings.is_empty());
    if let Some(server) = &update.server {
        warn_of(server, console);
    }
    for finding in &update.findings {
        console.warn(&finding.message());
    }
    match (update.server, update.findings.len()) {
        (Some(server), 0) => {
            console.say(&message!("promote-fit", path = written, server = server.as_str()));
            console.say(&message!("promote-untried"));
            Ok(Status::Done)
        }
        (_, count) => {
            let message = message!("promote-unfit", path = written, findings = count);
            Err(Failure::new(Status::Damaged, message))
        }
    }
}
