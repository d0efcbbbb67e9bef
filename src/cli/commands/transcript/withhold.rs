//! `transcript withhold`: writes a copy of a transcript that withholds facts.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::ceremony::transcript::fact::Disclosure;
use sso_escrow::ceremony::transcript::words::TranscriptWords;
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;

use super::read::transcript;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::choices::Choices;
use crate::cli::line::complete;
use crate::cli::line::options::DryRun;
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::safe_text::SafeText;

/// `transcript withhold`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct WithholdFacts {
    #[arg(value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-argument-transcript"))]
    file: PathBuf,
    #[arg(long, value_name = "public|restricted", value_parser = levels(), help = help("help-option-above"))]
    above: Disclosure,
    #[arg(long, value_name = "FILE", value_parser = value(path), add = ArgValueCompleter::new(complete::file), help = help("help-option-out"))]
    out: PathBuf,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
}

fn levels() -> Choices<Disclosure> {
    let levels = [Disclosure::Public, Disclosure::Restricted];
    Choices::new("--above", levels.map(|level| (level.name(), level)))
}

impl WithholdFacts {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read([&self.file]).write_file([&self.out])
    }
}

/// A copy of a transcript that withholds facts.
#[derive(Debug, Default, Serialize)]
pub(crate) struct WithheldTranscriptResult {
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// How many facts the copy withholds.
    #[serde(skip_serializing_if = "Option::is_none")]
    withheld: Option<usize>,
    /// The copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    /// The transcript words, which are those of the original; null if the ceremony was not closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Option<String>>,
}

pub(crate) fn run(
    options: &WithholdFacts,
    console: &mut Console,
) -> Ended<WithheldTranscriptResult> {
    Ended::after(|result| withhold(options, console, result))
}

fn withhold(
    options: &WithholdFacts,
    console: &mut Console,
    result: &mut WithheldTranscriptResult,
) -> Result<Status, Failure> {
    clear_copy::check_new(&options.out)?;
    let copy = transcript(&options.file)?.withheld_above(options.above);
    let count = copy.lines.iter().filter(|line| line.stated().is_none()).count();
    let words = copy.closing_node().map(|node| TranscriptWords::of(&node).to_string());
    result.dry_run = Some(options.dry_run.dry_run);
    result.withheld = Some(count);
    let target = &*result.target.insert(options.out.display().to_string());
    let bytes = copy.encode();
    if options.dry_run.dry_run {
        console.say(&message!("transcript-dry-run", path = target, bytes = bytes.len()));
    } else {
        media::write_new(&options.out, &bytes)?;
        console.say_done(&message!("transcript-withheld-written", path = target, count = count));
    }
    if copy.torn {
        console.warn(&message!("transcript-torn-left-out"));
    }
    match &words {
        Some(words) => {
            console.say(&message!("transcript-words-stay"));
            console.print(&SafeText::command(words));
        }
        None => console.say(&message!("transcript-not-closed")),
    }
    result.words = Some(words);
    Ok(Status::Done)
}
