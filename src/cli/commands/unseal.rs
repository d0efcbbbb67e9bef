//! `unseal`: writes the bare share x ‖ y, for recovery without this program.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::error::Status;
use sso_escrow::media;
use sso_escrow::message;

use crate::cli::commands::verify::Opening;
use crate::cli::context::Context;
use crate::cli::guard::machine::Conditions;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::options::{Consent, DryRun};
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `unseal`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Unseal {
    #[command(flatten)]
    opening: Opening,
    #[arg(long, value_name = "FILE", value_parser = value(plain_file), add = ArgValueCompleter::new(complete::file), help = help("help-option-to-file"))]
    to: PathBuf,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    consent: Consent,
}

/// The bare share that was written.
#[derive(Debug, Default, Serialize)]
pub(crate) struct UnsealResult {
    #[serde(flatten)]
    conditions: Conditions,
    /// Whether `--dry-run` was given. Then nothing is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The file for the bare share.
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<String>,
    /// The number of the share that was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    x: Option<u8>,
}

impl Unseal {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        self.opening.access().write_file([&self.to])
    }
}

/// A plain path. The prefixes of locations and targets are refused.
fn plain_file(written: &str) -> Result<PathBuf, Failure> {
    match written.starts_with("file:") || written.starts_with("reg:") {
        true => Err(Failure::usage(message!("usage-plain-file", target = written))),
        false => path(written),
    }
}

pub(crate) fn run(options: &Unseal, console: &mut Console) -> Ended<UnsealResult> {
    Ended::after(|result| unseal_share(options, console, result))
}

fn unseal_share(
    options: &Unseal,
    console: &mut Console,
    result: &mut UnsealResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.opening.mode);
    let path = &*options.to;
    let target = &*path.display().to_string();
    clear_copy::warn_of_left(context.console, media::folder_of(path));
    clear_copy::check_new(path)?;
    let (dry_run, rehearsal) = (options.dry_run.dry_run, options.opening.mode.rehearsal);
    result.dry_run = Some(dry_run);
    result.target = Some(target.to_owned());
    if dry_run {
        options.opening.read_one(context, &mut result.conditions)?;
        context.console.say(&message!("unseal-dry-run", path = target));
        return Ok(Status::Done);
    }
    options.opening.check_purpose(context)?;
    // In production, `--yes` does not answer these questions: nothing protects the written share.
    let yes = options.consent.yes && rehearsal;
    if !yes {
        context.terminal(&Asked::Unseal)?;
    }
    context.console.confirm(yes, message!("unseal-confirm", path = target))?;
    context.console.confirm(yes, message!("unseal-confirm-again"))?;
    let (_, share) = options.opening.open_share(context, &mut result.conditions)?;
    context.console.check_output()?;
    clear_copy::write(path, share.bytes())?;
    result.x = Some(share.x());
    context.console.say_done(&message!("unseal-done", path = target, bytes = share.bytes().len()));
    clear_copy::tell_to_destroy(context.console, path);
    Ok(Status::Done)
}
