//! `promote`: writes the update file that makes another server the master secret server, or checks an existing
//! update file.

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::entsso::runbook::{Procedure, Settings, brief};
use sso_escrow::entsso::server_name::{NameKind, ServerName};
use sso_escrow::entsso::update_db::{self, update_file};
use sso_escrow::error::{Status, UserError};
use sso_escrow::media;
use sso_escrow::message;
use sso_escrow::text::ShellSyntax;

use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::options::DryRun;
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::media::steps_sheet::{StepsSheet, in_powershell, tool};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// `promote`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Promote {
    #[arg(long, value_name = "NAME", required_unless_present = "check", value_parser = value(ServerName::parse), help = help("help-option-server-promoted"))]
    server: Option<ServerName>,
    #[arg(long, value_name = "FILE", required_unless_present = "check", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-out"))]
    out: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["server", "out", "dry_run"], value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-check"))]
    check: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
}

/// The update file that was written or read.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum PromoteResult {
    /// `promote`
    Written(PromotionResult),
    /// `promote --check`
    Checked(PromotionCheckResult),
}

/// The update file that makes another server the master secret server.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PromotionResult {
    /// The server that is named in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    server: Option<String>,
    /// The file.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
}

/// Whether an existing update file is fit for use. `warnings` lists what is wrong with it.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PromotionCheckResult {
    /// The file.
    target: String,
    #[serde(flatten)]
    update: Option<UpdateFileSummary>,
}

/// The content of an update file that could be read.
#[derive(Debug, Serialize)]
pub(crate) struct UpdateFileSummary {
    /// The server that the file names; null if it names none, or several.
    server: Option<String>,
    /// Whether the file is fit for use.
    fit: bool,
}

impl Promote {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read(&self.check).write_file(&self.out)
    }
}

pub(crate) fn run(options: &Promote, console: &mut Console) -> Ended<PromoteResult> {
    if let Some(path) = &options.check {
        return Ended::after(|result| check(path, console, result)).wrapped(PromoteResult::Checked);
    }
    let written = Ended::after(|result| match (&options.server, &options.out) {
        (Some(server), Some(out)) => write(server, out, options.dry_run.dry_run, console, result),
        _ => Err(Failure::usage(message!("usage-missing", arguments = "--server, --out"))),
    });
    written.wrapped(PromoteResult::Written)
}

fn write(
    server: &ServerName,
    path: &Path,
    dry_run: bool,
    console: &mut Console,
    result: &mut PromotionResult,
) -> Result<Status, Failure> {
    let target = &*path.display().to_string();
    let name = windows_name(path)?;
    clear_copy::check_new(path)?;
    result.server = Some(server.as_str().to_owned());
    result.target = Some(target.to_owned());
    result.dry_run = Some(dry_run);
    warn_of(server, console);
    let file = update_file(server);
    if dry_run {
        console.say(&message!("promote-dry-run", path = target));
        for line in String::from_utf8_lossy(&file).lines() {
            console.print(&SafeText::command(line));
        }
        return Ok(Status::Done);
    }
    media::write_new(path, &file)?;
    console.say_done(&message!("promote-written", path = target, server = server.as_str()));
    let mut page = StepsSheet::default();
    page.say(message!("promote-steps"));
    let settings = Settings {
        server: Some(server.clone()),
        update_file: Some(name.clone()),
        ..Settings::default()
    };
    let sheet = Procedure::Promote.sheet(&settings);
    // Writing the file was the first step of the procedure.
    let steps = brief(&sheet, 1, console.texts());
    page.page(steps);
    let script = tool("ssomanage.exe").into_iter().chain([
        format!("$file = Join-Path $PSScriptRoot {}", in_powershell(&name)),
        "& $tool -updatedb $file".to_owned(),
    ]);
    page.script(message!("promote-script"), script);
    page.say(message!("promote-more", server = server.as_str()));
    page.say(message!("promote-untried"));
    if let Some(written) = page.write_beside(console, path) {
        let (to, sheet) = (message!("carry-to-database"), written.display().to_string());
        console.say(&message!("carry-medium", file = target, to = to, sheet = sheet));
    }
    console.say(&message!("promote-untried"));
    Ok(Status::Done)
}

/// Warns of names that the rules allow, but that were not tested with ssomanage.
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

/// The name of a file. Fails if Windows does not allow the name, or if the shells of Windows read it differently.
fn windows_name(path: &Path) -> Result<String, Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_bad = |character: char| {
        matches!(character, '"' | '<' | '>' | '|' | ':' | '*' | '?' | '\\')
            || sso_escrow::text::is_unsafe(character)
            || character == char::REPLACEMENT_CHARACTER
    };
    if name.is_empty() || name.contains(is_bad) || name.ends_with(['.', ' ']) {
        return Err(Failure::usage(message!("usage-windows-name", name = name.into_owned())));
    }
    match ShellSyntax::CommandPrompt.can_quote(&name) {
        true => Ok(name.into_owned()),
        false => Err(Failure::usage(message!("usage-shell-name", name = name.into_owned()))),
    }
}

fn check(
    path: &Path,
    console: &mut Console,
    result: &mut PromotionCheckResult,
) -> Result<Status, Failure> {
    result.target = path.display().to_string();
    let written = &result.target;
    let bytes = media::read_at_most(path, update_db::LARGEST)?;
    let update = update_db::read(&bytes).map_err(|error| {
        let message = message!("promote-unreadable", path = written, cause = error.message());
        Failure::new(Status::Damaged, message).caused_by(error)
    })?;
    result.update = Some(UpdateFileSummary {
        server: update.server.as_ref().map(|server| server.as_str().to_owned()),
        fit: update.findings.is_empty(),
    });
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
