//! `transcript show`: the report of a ceremony, as text or as a page of HTML.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::ceremony::report::CeremonyReport;
use sso_escrow::ceremony::transcript::examination::{Examination, Expectations};
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;

use super::read::transcript;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::options::DryRun;
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// `transcript show`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct ShowTranscript {
    #[arg(value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-argument-transcript"))]
    file: PathBuf,
    #[arg(long, help = help("help-option-html"))]
    html: bool,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-out"))]
    out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
}

impl ShowTranscript {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read([&self.file]).write_file(&self.out)
    }
}

/// The report of a transcript.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ShownTranscriptResult {
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The report. It is absent with `--out`.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// The file that `--out` names.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
}

pub(crate) fn run(options: &ShowTranscript, console: &mut Console) -> Ended<ShownTranscriptResult> {
    Ended::after(|result| show(options, console, result))
}

fn show(
    options: &ShowTranscript,
    console: &mut Console,
    result: &mut ShownTranscriptResult,
) -> Result<Status, Failure> {
    options.out.as_deref().map_or(Ok(()), clear_copy::check_new)?;
    let transcript = transcript(&options.file)?;
    let examined = Examination::of(&transcript, &Expectations::default())?;
    let report = CeremonyReport { transcript: &transcript, examined: &examined };
    let page = match options.html {
        true => report.html(console.texts()),
        false => report.text(console.texts()),
    };
    result.dry_run = Some(options.dry_run.dry_run);
    let Some(path) = &options.out else {
        console.print(&SafeText::page(page.trim_end()));
        result.page = Some(page);
        return Ok(Status::Done);
    };
    let target = &*result.target.insert(path.display().to_string());
    if options.dry_run.dry_run {
        console.say(&message!("transcript-dry-run", path = target, bytes = page.len()));
        return Ok(Status::Done);
    }
    media::write_new(path, page.as_bytes())?;
    console.say_done(&message!("transcript-report-written", path = target));
    Ok(Status::Done)
}
