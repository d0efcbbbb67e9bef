//! `verify`: a custodian checks their own share.

use clap::Args;
use serde::Serialize;
use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::Message;

use crate::cli::cards::recognise;
use crate::cli::context::Context;
use crate::cli::guard::machine::{Conditions, check_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::options::{KnownCardOptions, Mode, OneShare, PasswordOptions, SetOption};
use crate::cli::line::passwords::Passwords;
use crate::cli::quorum::{Checked, HandedIn, Options};
use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `verify`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    opening: Opening,
}

/// The good share and its set.
#[derive(Debug, Default, Serialize)]
pub(crate) struct VerifyResult {
    #[serde(flatten)]
    conditions: Conditions,
    #[serde(flatten)]
    good: Option<GoodShare>,
}

/// A share that was opened.
#[derive(Debug, Serialize)]
pub(crate) struct GoodShare {
    /// The number of the share.
    x: u8,
    /// The set that the share belongs to.
    set: SetSummary,
    #[serde(flatten)]
    checked: Checked,
}

impl GoodShare {
    fn lines(&self) -> Vec<Message> {
        let count = self.set.custodians.len();
        let good = message!("verify-good", x = self.x, count = count, words = self.set.words());
        let mut lines = vec![good];
        lines.extend(self.checked.lines(&self.set));
        lines
    }
}

/// The share to open, and what opens it.
#[derive(Debug, Clone, Args)]
pub(crate) struct Opening {
    #[command(flatten)]
    share: OneShare,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    cards: KnownCardOptions,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) mode: Mode,
}

impl Verify {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        self.opening.access()
    }
}

impl Opening {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .read_shares([&self.share.place])
            .read_passwords(&self.passwords)
            .read(&self.cards.attestation_root)
    }

    fn passwords(&self) -> Result<Passwords, Failure> {
        Passwords::read(&self.passwords, self.mode.rehearsal, &[&self.share.place])
    }

    /// Looks at the share before anything else is checked or asked.
    pub(crate) fn check_purpose(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let (options, place) = (Options::new(&self.mode, &self.set), self.share.place.clone());
        HandedIn::check_purpose(context, &[place], &options)
    }

    /// Reads the share, without opening it.
    pub(crate) fn read_one(
        &self,
        context: &mut Context<'_>,
        conditions: &mut Conditions,
    ) -> Result<(HandedIn, Descriptor), Failure> {
        let options = Options::new(&self.mode, &self.set);
        let root_file = self.cards.attestation_root.as_deref();
        recognise::expect(context, &self.cards.expect, root_file, [&self.share.place])?;
        self.check_purpose(context)?;
        check_machine(context, &mut conditions.waivers)?;
        conditions.announce(context);
        let handed = HandedIn::read_only(context, &self.share.place, &options)?;
        let set = handed.only_set(context)?;
        Ok((handed, set))
    }

    /// Opens the share that was read.
    fn open(
        &self,
        context: &mut Context<'_>,
        handed: &mut HandedIn,
        set: &Descriptor,
        conditions: &mut Conditions,
    ) -> Result<OpenShare, Failure> {
        let opened = handed.open_only(context, set, &self.passwords()?);
        conditions.cards = context.known_cards.accepted();
        opened
    }

    /// Reads the share and opens it.
    pub(crate) fn open_share(
        &self,
        context: &mut Context<'_>,
        conditions: &mut Conditions,
    ) -> Result<(Descriptor, OpenShare), Failure> {
        let (mut handed, set) = self.read_one(context, conditions)?;
        let share = self.open(context, &mut handed, &set, conditions)?;
        Ok((set, share))
    }
}

pub(crate) fn run(options: &Verify, console: &mut Console) -> Ended<VerifyResult> {
    Ended::after(|result| verify_share(options, console, result))
}

fn verify_share(
    options: &Verify,
    console: &mut Console,
    result: &mut VerifyResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.opening.mode);
    let (mut handed, set) = options.opening.read_one(context, &mut result.conditions)?;
    let share = options.opening.open(context, &mut handed, &set, &mut result.conditions)?;
    let (x, summary) = (share.x(), SetSummary::untyped(&set));
    let checked = Checked::now(&summary, &[share]);
    let good = result.good.insert(GoodShare { x, set: summary, checked });
    good.lines().iter().for_each(|line| context.console.say(line));
    // The opened share is good, so its record can have the words of its card from now on.
    for line in context.known_cards.words_for_records() {
        context.console.say(&line);
    }
    // A payload that is too long for the shares is in an envelope beside each share. Without the envelope, this
    // medium is incomplete.
    if set.envelope.is_some() && handed.lies_on_card() {
        context.console.say(&message!("verify-envelope-elsewhere"));
    } else {
        handed.check_envelope(context, &set)?;
    }
    Ok(Status::Done)
}
