//! `transcript`: verifies and shows the transcripts of ceremonies, and makes copies that withhold facts.

mod read;
mod show;
mod summary;
mod told;
mod verify;
mod withhold;

use clap::Subcommand;
use serde::Serialize;

use crate::cli::commands::transcript::show::{ShowTranscript, ShownTranscriptResult};
use crate::cli::commands::transcript::verify::{VerifiedTranscriptsResult, VerifyTranscripts};
use crate::cli::commands::transcript::withhold::{WithheldTranscriptResult, WithholdFacts};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::words::{about, examples};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::output::Console;

/// `transcript`: its commands.
#[derive(Debug, Clone, Subcommand)]
pub(crate) enum TranscriptCommand {
    #[command(about = about("help-transcript-verify"), override_usage = VERIFY, after_help = examples(&[("help-transcript-verify-example", "sso-escrow transcript verify records --words \"abandon ability …\"")]))]
    Verify(VerifyTranscripts),
    #[command(about = about("help-transcript-show"), override_usage = "sso-escrow transcript show FILE [--html] [--out FILE]", after_help = examples(&[("help-transcript-show-example", "sso-escrow transcript show 20270305-generate-01234567.ssotranscript --html --out report.html")]))]
    Show(ShowTranscript),
    #[command(about = about("help-transcript-withhold"), override_usage = "sso-escrow transcript withhold FILE --above LEVEL --out FILE", after_help = examples(&[("help-transcript-withhold-example", "sso-escrow transcript withhold run.ssotranscript --above public --out public.ssotranscript")]))]
    Withhold(WithholdFacts),
}

const VERIFY: &str = "sso-escrow transcript verify FILE|FOLDER … [--words WORDS] [--plan FILE]
    [--expect-signer NAME=WORDS] [--attestation-root FILE]";

impl TranscriptCommand {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        match self {
            Self::Verify(options) => options.access(),
            Self::Show(options) => options.access(),
            Self::Withhold(options) => options.access(),
        }
    }

    /// Whether it only shows what it would do.
    pub(crate) fn is_dry_run(&self) -> bool {
        match self {
            Self::Verify(_) => false,
            Self::Show(options) => options.dry_run.dry_run,
            Self::Withhold(options) => options.dry_run.dry_run,
        }
    }
}

/// What transcripts show, or a copy of one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum TranscriptResult {
    /// `transcript verify`
    Verified(VerifiedTranscriptsResult),
    /// `transcript show`
    Shown(ShownTranscriptResult),
    /// `transcript withhold`
    Withheld(WithheldTranscriptResult),
}

pub(crate) fn run(command: &TranscriptCommand, console: &mut Console) -> Ended<TranscriptResult> {
    match command {
        TranscriptCommand::Verify(options) => {
            verify::run(options, console).wrapped(TranscriptResult::Verified)
        }
        TranscriptCommand::Show(options) => {
            show::run(options, console).wrapped(TranscriptResult::Shown)
        }
        TranscriptCommand::Withhold(options) => {
            withhold::run(options, console).wrapped(TranscriptResult::Withheld)
        }
    }
}
