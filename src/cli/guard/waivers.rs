//! `--waive`: checks that a run in earnest must pass unless they are waived by name.

use serde::Serialize;
use sso_escrow::error::UserError;
use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;

use crate::cli::line::options::Mode;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// Under what conditions a command opened or made shares.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Conditions {
    /// Whether it was a rehearsal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rehearsal: Option<bool>,
    /// The checks that were waived and would have stopped the command, as `--waive` names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) waivers: Option<Vec<&'static str>>,
}

impl Conditions {
    /// Says that this is a rehearsal, where it is one.
    pub(crate) fn announce(&mut self, console: &mut Console, rehearsal: bool) {
        if rehearsal {
            console.say(&message!("rehearsal-banner"));
        }
        self.rehearsal = Some(rehearsal);
    }
}

/// What was waived beforehand, and what of that was needed.
#[derive(Debug)]
pub(crate) struct Waivers {
    rehearsal: bool,
    allowed: Vec<Waiver>,
    used: Vec<Waiver>,
}

impl Waivers {
    /// The waivers that a run begins with.
    pub(crate) fn of(mode: &Mode) -> Self {
        Self { rehearsal: mode.rehearsal, allowed: mode.waive.clone(), used: Vec::new() }
    }

    /// Whether a check that was not passed may be passed over: in a rehearsal always, else where it was
    /// waived. Either way it is told of.
    pub(crate) fn passes(
        &mut self,
        console: &mut Console,
        check: Waiver,
        failed: &Failure,
    ) -> bool {
        let waived = self.allowed.contains(&check);
        console.warn(&failed.message);
        if waived && !self.rehearsal {
            console.warn(&message!("check-waived", check = check.name()));
            self.used.push(check);
        }
        waived || self.rehearsal
    }

    /// Stops at a check that was not passed, unless it may be passed over.
    pub(crate) fn check(
        &mut self,
        console: &mut Console,
        check: Waiver,
        failed: Failure,
    ) -> Result<(), Failure> {
        if !self.rehearsal && !self.allowed.contains(&check) {
            return Err(failed);
        }
        self.passes(console, check, &failed);
        Ok(())
    }

    /// Whether places that are not removable media may hold shares.
    pub(crate) fn anything(&self) -> bool {
        self.rehearsal || self.allowed.contains(&Waiver::Removable)
    }

    /// The checks that were waived and would have stopped this run, in the order of the format.
    pub(crate) fn used(&self) -> Vec<Waiver> {
        let mut used = self.used.clone();
        used.sort_unstable();
        used.dedup();
        used
    }

    /// The names of the same.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.used().into_iter().map(Waiver::name).collect()
    }
}

/// The same facts of a server: they are told and recorded, and do not stop, since it is what it is. `told`
/// is what the result says of waivers.
pub(crate) fn report_machine(
    console: &mut Console,
    waivers: &mut Waivers,
    told: &mut Option<Vec<&'static str>>,
) {
    for unfit in sso_escrow::fitness::look() {
        console.warn(&unfit.message());
        waivers.used.push(unfit.check());
    }
    if !waivers.used.is_empty() {
        console.say(&message!("machine-of-a-server"));
    }
    *told = Some(waivers.names());
}

/// The checks of the machine, which come before any password: an air-gapped machine is asked for. `told` is
/// what the result says of waivers.
pub(crate) fn check_machine(
    console: &mut Console,
    waivers: &mut Waivers,
    told: &mut Option<Vec<&'static str>>,
) -> Result<(), Failure> {
    let mut failed = Vec::new();
    for unfit in sso_escrow::fitness::look() {
        let check = unfit.check();
        if !waivers.passes(console, check, &unfit.into()) {
            failed.push(check.name());
        }
    }
    *told = Some(waivers.names());
    if failed.is_empty() {
        return Ok(());
    }
    let message = message!("machine-unfit", checks = failed.join(", "), names = failed.join(","));
    Err(Failure::new(sso_escrow::error::Status::Unfit, message))
}
