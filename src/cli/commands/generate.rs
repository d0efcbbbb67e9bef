//! `generate`: makes a new master secret, splits and seals it, and proves every quorum.

use std::ops::RangeInclusive;

use clap::Args;
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::random::Generator;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::Kind;

use crate::cli::context::Context;
use crate::cli::guard::machine::check_machine;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::number;
use crate::cli::line::words::help;
use crate::cli::set::new_set::{MakingOptions, NewSet, NewSetResult, Payload, SetOptions};
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// The default length of a master secret, in bytes.
const DEFAULT_BYTES: usize = 32;

/// The permitted lengths of a master secret, in bytes.
const BOUNDS: RangeInclusive<usize> = 16..=64;

/// `generate`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    set: SetOptions,
    #[arg(long, value_name = "N", value_parser = value(secret_bytes), help = help("help-option-bytes"))]
    bytes: Option<usize>,
    #[command(flatten)]
    pub(crate) how: MakingOptions,
}

impl Generate {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        self.set.access(&self.how)
    }
}

/// The length of a master secret, in bytes.
fn secret_bytes(written: &str) -> Result<usize, Failure> {
    let bytes = number(written, "--bytes")?;
    match BOUNDS.contains(&bytes) {
        true => Ok(bytes),
        false => Err(Failure::usage(message!("bytes-out-of-bounds", bytes = bytes))),
    }
}

pub(crate) fn run(options: &Generate, console: &mut Console) -> Ended<NewSetResult> {
    Ended::after(|result| generate_set(options, console, result))
}

fn generate_set(
    options: &Generate,
    console: &mut Console,
    result: &mut NewSetResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.how.mode);
    let request = NewSet::new(&options.set, &options.how, vec![], context.console)?;
    let bytes = options.bytes.unwrap_or(DEFAULT_BYTES);
    check_machine(context, &mut result.conditions.waivers)?;
    result.conditions.announce(context);
    let mut ready = request.prepare(context, LARGEST_SHARE, RunKind::Generate, result)?;
    if let Some(unfinished) = ready.unfinished() {
        unfinished.run(&request, context, result)?;
        return Ok(Status::Done);
    }
    request.plan(Kind::MasterSecret).show(context.console);
    if request.dry_run {
        let (threshold, count) = (request.scheme.threshold(), request.scheme.count());
        context.console.say(&message!(
            "generate-dry-run",
            bytes = bytes,
            threshold = threshold,
            count = count
        ));
        request.show_places(context);
        return Ok(Status::Done);
    }
    context.console.say(&message!("notice-new-secret"));
    context.console.confirm(request.yes, message!("confirm-new-secret"))?;
    request.plan(Kind::MasterSecret).confirm(context.console, request.yes)?;

    let mode = &options.how.mode;
    let passwords = Passwords::read(&options.how.passwords, mode.rehearsal, &request.locations())?;
    request.seed(context)?;
    let secret = |random: &mut Generator| master_secret(bytes, random);
    request.make(context, ready, &passwords, secret, result)?;
    Ok(Status::Done)
}

fn master_secret(bytes: usize, random: &mut Generator) -> Result<Payload, Failure> {
    let mut secret = SecretBytes::zeroed(bytes)?;
    random.secret(&mut secret);
    Ok(Payload {
        kind: Kind::MasterSecret,
        msids: vec![Msid::random(random)],
        bytes: secret,
        file: None,
    })
}
