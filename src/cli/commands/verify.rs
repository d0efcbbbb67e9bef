//! `verify`: a custodian checks their own share.

use clap::Args;
use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::message;
use sso_escrow::share::descriptor::Descriptor;

use crate::cli::context::Context;
use crate::cli::guard::machine::{announce, check_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::options::{Mode, OneShare, PasswordOptions, SetOption};
use crate::cli::line::passwords::Passwords;
use crate::cli::quorum::{Handed, Options};
use crate::cli::ui::describe;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;

/// `verify`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    opening: Opening,
}

/// The one share that is opened, and with what.
#[derive(Debug, Clone, Args)]
pub(crate) struct Opening {
    #[command(flatten)]
    share: OneShare,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) mode: Mode,
}

impl Verify {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        self.opening.access()
    }
}

impl Opening {
    /// The paths that opening it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default().read_shares([&self.share.place]).read_passwords(&self.passwords)
    }

    fn passwords(&self) -> Result<Passwords, Failure> {
        Passwords::read(&self.passwords, self.mode.rehearsal, &[&self.share.place])
    }

    /// Reads the share, without opening it.
    pub(crate) fn look(&self, context: &mut Context<'_>) -> Result<(Handed, Descriptor), Failure> {
        let options = Options::new(&self.mode, &self.set);
        check_machine(context)?;
        announce(context);
        let handed = Handed::read_only(context, &self.share.place, &options)?;
        let set = handed.only_set(context)?;
        Ok((handed, set))
    }

    /// Opens the share.
    pub(crate) fn open(
        &self,
        context: &mut Context<'_>,
    ) -> Result<(Descriptor, OpenShare), Failure> {
        let (mut handed, set) = self.look(context)?;
        let share = handed.open_only(context, &set, &self.passwords()?)?;
        Ok((set, share))
    }
}

pub(crate) fn run(options: &Verify, console: &mut Console) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.opening.mode);
    let (mut handed, set) = options.opening.look(context)?;
    let share = handed.open_only(context, &set, &options.opening.passwords()?)?;
    let words = set.fingerprint().words().to_string();
    let count = set.count();
    context.console.say(&message!("verify-good", x = share.x(), count = count, words = words));
    context.console.field("x", share.x());
    context.console.field("set", describe::set_object(&set));
    // A payload that is too long for the shares lies beside each: without it this medium is a half.
    if set.envelope.is_some() && handed.lies_on_card() {
        context.console.say(&message!("verify-envelope-elsewhere"));
    } else if set.envelope.is_some() && handed.envelope(context, &set).is_none() {
        return Err(Failure::new(Status::Damaged, message!("verify-no-envelope")));
    }
    Ok(Status::Done)
}
