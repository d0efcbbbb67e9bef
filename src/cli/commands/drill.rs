//! `drill`: shares are opened and checked, and nothing is written.

use clap::Args;
use serde_json::json;
use sso_escrow::error::Status;
use sso_escrow::escrow;
use sso_escrow::escrow::gather::{Extent, Rejection};
use sso_escrow::message;

use crate::cli::guard::sandbox::Access;
use crate::cli::guard::waivers::{Waivers, announce, check_machine};
use crate::cli::line::location::ShareLocation;
use crate::cli::line::options::{
    Consent, EnvelopeThere, ExpectSet, HandedShares, Mode, PasswordOptions, SetOption,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::words::help;
use crate::cli::quorum::{Handed, Options};
use crate::cli::ui::describe;
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
    set: SetOption,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

impl Drill {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .read_shares(&self.handed.shares)
            .read_envelopes(&self.envelope.envelope)
            .read_passwords(&self.passwords)
    }
}

pub(crate) fn run(line: &Drill, console: &mut Console) -> Result<Status, Failure> {
    let options = Options::new(&line.mode, &line.set)
        .expecting(&line.expect)
        .yes(line.consent.yes)
        .envelopes(&line.envelope.envelope);
    let (full, rehearsal) = (line.full, line.mode.rehearsal);
    check_machine(console, &mut Waivers::of(&line.mode))?;
    announce(console, rehearsal);
    let mut handed = Handed::read(console, &line.handed.shares, &options)?;
    let set = if full || line.expect.expect_set.is_some() {
        handed.expected_set(console, &options)?
    } else {
        handed.only_set(console)?
    };
    let locations: Vec<&ShareLocation> = line.handed.shares.iter().collect();
    let passwords = Passwords::read(&line.passwords, rehearsal, &locations)?;
    let gathered = handed.gather(console, &set, Extent::All, &passwords)?;

    let need = usize::from(set.threshold);
    // A second copy is no fault: it was named when it was handed in.
    let not_good = gathered.rejected.iter().filter(|(_, why)| *why != Rejection::Duplicate).count();
    let faulty = not_good + handed.unreadable().len();
    let health = message!(
        "drill-health",
        good = gathered.open.len(),
        faulty = faulty,
        need = need,
        count = set.count()
    );
    console.say(&health);
    if !full {
        let words = set.fingerprint().words().to_string();
        console.say(&message!("drill-words", words = words));
    }
    console.field("set", describe::set_object(&set));
    console.field("good", gathered.open.iter().map(escrow::OpenShare::x).collect::<Vec<_>>());
    console.field("faulty", faulty);
    console.field("full", full);

    let combined = if full && gathered.open.len() >= need {
        let envelope = handed.envelope(console, &set);
        Some(escrow::combine(&set, &gathered.open, envelope.as_ref()).map(drop))
    } else {
        None
    };
    let pass = faulty == 0 && gathered.open.len() >= need && !matches!(combined, Some(Err(_)));
    console.field("result", json!(if pass { "PASS" } else { "FAIL" }));
    match combined {
        Some(Ok(())) => console.say(&message!("drill-combined")),
        Some(Err(error)) => {
            console.say(&message!("drill-fail"));
            return Err(error.into());
        }
        None => {}
    }
    if pass {
        console.say(&message!("drill-pass"));
        return Ok(Status::Done);
    }
    console.say(&message!("drill-fail"));
    if gathered.open.len() < need {
        return Err(handed.too_few(&gathered, need));
    }
    let places = handed.faulty(&gathered);
    Err(match handed.status(&gathered) {
        Status::Damaged => Failure::new(Status::Damaged, message!("drill-faulty", places = places)),
        Status::WrongPassword => {
            Failure::new(Status::WrongPassword, message!("drill-wrong-password", places = places))
        }
        Status::Unfit => Failure::new(Status::Unfit, message!("drill-unchecked", places = places)),
        _ => Failure::new(Status::Failed, message!("drill-unchecked", places = places)),
    })
}
