//! `practice-file`: a source for a rehearsal of `backup`.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::entsso::practice;
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::registry::regfile;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::secret::SecretBytes;

use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::complete;
use crate::cli::line::location::{Source, Written, written_source};
use crate::cli::line::options::DryRun;
use crate::cli::line::words::help;
use crate::cli::media::clear_copy;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The bytes of the secret in a practice registration file.
const SECRET_BYTES: usize = 32;

/// `practice-file`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct PracticeFile {
    #[arg(long, value_name = "FILE", value_parser = value(written_source), add = ArgValueCompleter::new(complete::source), help = help("help-option-practice-to"))]
    to: Written<Source>,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
}

/// A practice file.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PracticeFileResult {
    /// The file, as `--from` of `backup` names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
}

impl PracticeFile {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().write_file(&self.to.value.path().map(ToOwned::to_owned))
    }
}

pub(crate) fn run(options: &PracticeFile, console: &mut Console) -> Ended<PracticeFileResult> {
    Ended::after(|result| write(options, console, result))
}

fn write(
    options: &PracticeFile,
    console: &mut Console,
    result: &mut PracticeFileResult,
) -> Result<Status, Failure> {
    let Written { written, value: to } = &options.to;
    let (Source::Native(path) | Source::Reg(path)) = to else {
        return Err(Failure::usage(message!("practice-kind", source = written)));
    };
    clear_copy::check_new(path)?;
    result.source = Some(written.clone());
    result.dry_run = Some(options.dry_run.dry_run);
    if options.dry_run.dry_run {
        console.say(&message!("practice-dry-run", path = path.display().to_string()));
        return Ok(Status::Done);
    }
    let random = &mut Generator::new(b"")?;
    let file = match to {
        Source::Native(_) => practice::native_file(random)?,
        _ => registration_file(console, random)?,
    };
    clear_copy::write(path, &file)?;
    console.say_done(&message!("practice-written", path = path.display().to_string()));
    console.say(&message!("practice-next", source = written));
    Ok(Status::Done)
}

/// A registration file with a random secret that no system has.
fn registration_file(console: &Console, random: &mut Generator) -> Result<SecretBytes, Failure> {
    let mut secret = SecretBytes::zeroed(SECRET_BYTES)?;
    random.secret(&mut secret);
    let key = RegistryKey::of_master_secret(&Msid::random(random), &secret)?;
    Ok(regfile::encode(&key, Some(&remark(console)))?)
}

/// The remark in every registration file that is only for practice: the mark, and what it means in the language.
pub(crate) fn remark(console: &Console) -> String {
    format!("{}: {}", practice::MARK, console.words(&message!("reg-remark-practice")))
}
