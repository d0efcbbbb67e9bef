//! `verify`: a custodian checks their own share.

use clap::Args;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::media::{self, Folder, folder_of};
use sso_escrow::message;
use sso_escrow::share::LARGEST_SHARE;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::text::Message;

use crate::cli::cards::recognise;
use crate::cli::context::Context;
use crate::cli::guard::existing_set::{self, OpenedShares};
use crate::cli::guard::machine::{Conditions, check_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::location::ShareLocation;
use crate::cli::line::options::{
    KnownCardOptions, Mode, OneShare, PasswordOptions, SetOption, TranscriptFolder,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::words::help;
use crate::cli::media::pending_copy;
use crate::cli::quorum::{Checked, HandedIn, Options, ShareStorage};
use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;

/// `verify`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    opening: Opening,
    #[arg(long, help = help("help-option-finish"))]
    finish: bool,
    #[command(flatten)]
    transcript: TranscriptFolder,
}

/// The good share and its set.
#[derive(Debug, Default, Serialize)]
pub(crate) struct VerifyResult {
    #[serde(flatten)]
    conditions: Conditions,
    #[serde(flatten)]
    good: Option<GoodShare>,
    /// With `--finish`: the file of the share, under its final name.
    #[serde(skip_serializing_if = "Option::is_none")]
    finished: Option<String>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
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
        let access = self.opening.access().write_into(&self.transcript.records);
        match self.finish {
            true => access.write_shares([&self.opening.share.place]),
            false => access,
        }
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
    if options.finish && options.opening.share.place == ShareLocation::Ask {
        return Err(Failure::usage(message!("verify-finish-ask")));
    }
    let (mut handed, set) = options.opening.read_one(context, &mut result.conditions)?;
    let records = options.transcript.records.as_deref();
    existing_set::begin(context, RunKind::Verify, &set, records)?;
    let share = options.opening.open(context, &mut handed, &set, &mut result.conditions)?;
    let open = OpenedShares::of(std::slice::from_ref(&share));
    existing_set::opened(context, RunKind::Verify, &[open])?;
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
    if options.finish {
        result.finished = Some(finish(context, &handed, &set, x)?);
    }
    result.transcript = existing_set::end(context)?;
    Ok(Status::Done)
}

/// Gives the share that was opened its final name, in place of round 2: its custodian has just opened it, and has the
/// set words on paper.
fn finish(
    context: &mut Context<'_>,
    handed: &HandedIn,
    set: &Descriptor,
    x: u8,
) -> Result<String, Failure> {
    let (storage, share) = handed.only_share()?;
    let ShareStorage::InFile(path) = storage else {
        return Err(Failure::usage(message!("verify-finish-card")));
    };
    if !media::is_pending(&path) {
        context.console.say(&message!("verify-is-finished"));
        return Ok(path.display().to_string());
    }
    let name = share.header.custodian().to_owned();
    let words = set.fingerprint().words();
    let question = Question::set_words(message!("finish-ask-words", name = &name));
    if context.ask(question)? != words {
        let message = message!("finish-record-wrong", name = name);
        return Err(Failure::new(Status::Damaged, message));
    }
    let folder = Folder::open(folder_of(&path))?;
    let last = set.file_name(x);
    let bytes = share.to_file()?;
    let pending = path.file_name().unwrap_or_default();
    match folder.read(last.as_ref(), LARGEST_SHARE)? {
        Some(there) if there == bytes => pending_copy::remove(context.console, &folder, pending)?,
        there => {
            if there.is_some() {
                // A power failure cut it off. The pending file is whole.
                folder.remove(last.as_ref())?;
            }
            folder.write_new(last.as_ref(), &bytes)?;
            folder.remove(pending)?;
        }
    }
    let digest = hex::encode(Sha256::digest(share.to_file()?));
    let finished = Fact::new(FactType::ShareFinished).with("x", x);
    context.note(finished.with("digest", digest))?;
    let path = folder.path().join(last).display().to_string();
    context.console.say_done(&message!("verify-finished", path = &path));
    Ok(path)
}
