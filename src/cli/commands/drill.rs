//! `drill`: opens and checks shares, and writes nothing.

use clap::Args;
use serde::Serialize;
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::Status;
use sso_escrow::escrow::gather::{Extent, Rejection};
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::message;
use sso_escrow::payload::PayloadContent;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::Message;

use crate::cli::cards::recognise;
use crate::cli::context::Context;
use crate::cli::guard::existing_set::{self, OpenedShares};
use crate::cli::guard::machine::{Conditions, check_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::location::ShareLocation;
use crate::cli::line::options::{
    Consent, EnvelopeThere, ExpectSet, HandedShares, KnownCardOptions, Mode, PasswordOptions,
    SetOption, TranscriptFolder,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::words::help;
use crate::cli::quorum::{Checked, HandedIn, Options};
use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `drill`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Drill {
    #[command(flatten)]
    handed: HandedShares,
    #[arg(long, help = help("help-option-full"))]
    full: bool,
    #[command(flatten)]
    envelope: EnvelopeThere,
    #[command(flatten)]
    expect: ExpectSet,
    #[command(flatten)]
    cards: KnownCardOptions,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    transcript: TranscriptFolder,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

/// The state of a set's shares, and whether the drill was passed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct DrillResult {
    #[serde(flatten)]
    conditions: Conditions,
    #[serde(flatten)]
    health: Option<SetHealth>,
    /// Whether the drill was passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<DrillVerdict>,
    /// With `--full`: the kinds of targets that the payload can be restored to, as `--to` of `restore` names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<Vec<&'static str>>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
}

/// The state of a set's shares.
#[derive(Debug, Serialize)]
pub(crate) struct SetHealth {
    /// The set that the shares belong to.
    set: SetSummary,
    /// The numbers of the good shares.
    good: Vec<u8>,
    /// How many shares are not good. Second copies are not counted.
    faulty: usize,
    /// Whether `--full` was given.
    full: bool,
    #[serde(flatten)]
    checked: Checked,
}

/// The outcome of a drill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum DrillVerdict {
    Pass,
    Fail,
}

impl SetHealth {
    fn lines(&self) -> Vec<Message> {
        let mut lines = vec![message!(
            "drill-health",
            good = self.good.len(),
            faulty = self.faulty,
            need = self.set.threshold,
            count = self.set.custodians.len()
        )];
        if !self.full {
            lines.push(message!("drill-words", words = self.set.words()));
        }
        lines.extend(self.checked.lines(&self.set));
        lines
    }
}

impl Drill {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .read_shares(&self.handed.shares)
            .read_envelopes(&self.envelope.envelope)
            .read_passwords(&self.passwords)
            .read(&self.cards.attestation_root)
            .write_into(&self.transcript.records)
    }
}

pub(crate) fn run(line: &Drill, console: &mut Console) -> Ended<DrillResult> {
    Ended::after(|result| hold_drill(line, console, result))
}

/// Restores the payload and forgets it again. Checks everything that `restore` checks without a target. Returns the
/// kinds of targets that can hold it.
fn prove(
    context: &mut Context<'_>,
    handed: &HandedIn,
    set: &Descriptor,
    open: &[OpenShare],
) -> Result<Vec<&'static str>, Failure> {
    let payload = handed.combine(context, set, open)?;
    escrow::check_degree(set, open)?;
    Ok(PayloadContent::read(set.kind, &set.msids, &payload)?.targets())
}

fn hold_drill(
    line: &Drill,
    console: &mut Console,
    result: &mut DrillResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &line.mode);
    let root_file = line.cards.attestation_root.as_deref();
    recognise::expect(context, &line.cards.expect, root_file, &line.handed.shares)?;
    let mut options = Options::new(&line.mode, &line.set)
        .expecting(line.expect.expect_set)
        .yes(line.consent.yes)
        .envelopes(&line.envelope.envelope);
    let (full, rehearsal) = (line.full, line.mode.rehearsal);
    HandedIn::check_purpose(context, &line.handed.shares, &options)?;
    check_machine(context, &mut result.conditions.waivers)?;
    result.conditions.announce(context);
    if full {
        options.take_words(context)?;
    }
    let is_known = full || line.expect.expect_set.is_some();
    let mut handed = HandedIn::read(context, &line.handed.shares, &options)?;
    let set = match is_known {
        true => handed.expected_set(context)?,
        false => handed.only_set(context)?,
    };
    let locations: Vec<&ShareLocation> = line.handed.shares.iter().collect();
    let passwords = Passwords::read(&line.passwords, rehearsal, &locations)?;
    let records = line.transcript.records.as_deref();
    existing_set::begin(context, RunKind::Drill, &set, records)?;
    let gathered = handed.gather(context, &set, Extent::All, &passwords);
    result.conditions.cards = context.known_cards.accepted();
    let gathered = gathered?;
    existing_set::opened(context, RunKind::Drill, &[OpenedShares::of(&gathered.open)])?;

    let need = usize::from(set.threshold);
    // A second copy is not a fault: it was reported when it was handed in.
    let not_good = gathered.rejected.iter().filter(|(_, why)| *why != Rejection::Duplicate).count();
    let faulty = not_good + handed.unreadable().len();
    let good = gathered.open.iter().map(OpenShare::x).collect();
    let summary = match is_known {
        true => SetSummary::of(&set),
        false => SetSummary::untyped(&set),
    };
    let checked = Checked::now(&summary, &gathered.open);
    let health = SetHealth { set: summary, good, faulty, full, checked };
    for line in result.health.insert(health).lines() {
        context.console.say(&line);
    }

    let combined = if full && gathered.open.len() >= need {
        Some(prove(context, &handed, &set, &gathered.open))
    } else {
        None
    };
    let pass = faulty == 0 && gathered.open.len() >= need && !matches!(combined, Some(Err(_)));
    result.result = Some(if pass { DrillVerdict::Pass } else { DrillVerdict::Fail });
    match combined {
        Some(Ok(targets)) => {
            context.console.say(&message!("drill-combined"));
            context.console.say(&message!("drill-targets", targets = &targets));
            result.targets = Some(targets);
        }
        Some(Err(error)) => {
            context.console.say(&message!("drill-fail"));
            return Err(error);
        }
        None => {}
    }
    if pass {
        context.console.say(&message!("drill-pass"));
        result.transcript = existing_set::end(context)?;
        return Ok(Status::Done);
    }
    context.console.say(&message!("drill-fail"));
    if gathered.open.len() < need {
        return Err(handed.too_few(&gathered, need));
    }
    let places = handed.faulty(&gathered);
    if handed.later() == places.len() {
        return Err(Failure::new(Status::Damaged, message!("drill-later", places = places)));
    }
    Err(match handed.status(&gathered) {
        Status::Damaged => Failure::new(Status::Damaged, message!("drill-faulty", places = places)),
        Status::WrongPassword => {
            Failure::new(Status::WrongPassword, message!("drill-wrong-password", places = places))
        }
        Status::Unfit => Failure::new(Status::Unfit, message!("drill-unchecked", places = places)),
        _ => Failure::new(Status::Failed, message!("drill-unchecked", places = places)),
    })
}
