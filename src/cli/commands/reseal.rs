//! `reseal`: a new password or card for one share. Its set, number and custodian stay as they are.

mod old;

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde::Serialize;
use sha2::{Digest, Sha256};
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::{Impossible, Status};
use sso_escrow::escrow::{self, OpenShare, Recipient};
use sso_escrow::media::{self, Folder, folder_of};
use sso_escrow::message;
use sso_escrow::seal::password::Cost;
use sso_escrow::share::envelope::Envelope;
use sso_escrow::share::{LARGEST_SHARE, Share};
use sso_escrow::sys::volume::Identity;

use crate::cli::cards::new_card::{CardRequest, NewCard};
use crate::cli::cards::{attestation, new_card, recognise};
use crate::cli::commands::reseal::old::Old;
use crate::cli::context::Context;
use crate::cli::context::cards::card_of;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::existing_set::{self, OpenedShares};
use crate::cli::guard::machine::{Conditions, check_machine};
use crate::cli::guard::sandbox::Access;
use crate::cli::line::bad_value::value;
use crate::cli::line::card_ids::CardIdOptions;
use crate::cli::line::complete;
use crate::cli::line::location::{ShareLocation, share_location};
use crate::cli::line::options::{
    DryRun, ExpectCards, Mode, OneShare, PassphraseOption, PasswordOptions, RootOption, SetOption,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::line::values::path;
use crate::cli::line::words::help;
use crate::cli::media::listing;
use crate::cli::media::media_prompt::{self, MediaPrompt, MediaReply, Medium};
use crate::cli::media::removable::{check_removable, not_removable};
use crate::cli::quorum::{HandedIn, Options, ShareStorage};
use crate::cli::set::distribute::{Sealing, custodian_on_medium};
use crate::cli::set::new_password::{Chooser, PasswordChoice};
use crate::cli::set::records::{self, RecordedShare, SetConditions};
use crate::cli::ui::asked::Asked;
use crate::cli::ui::describe::SealedCard;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;
use crate::cli::ui::slow_progress::with_slow_progress;

/// `reseal`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Reseal {
    #[command(flatten)]
    share: OneShare,
    #[arg(long, value_name = "PLACE", value_parser = value(share_location), add = ArgValueCompleter::new(complete::share_location), help = help("help-option-to-share"))]
    to_share: ShareLocation,
    #[command(flatten)]
    passphrase: PassphraseOption,
    #[command(flatten)]
    root: RootOption,
    #[command(flatten)]
    expect: ExpectCards,
    #[arg(long, value_name = "FOLDER", value_parser = value(path), add = ArgValueCompleter::new(complete::folder), help = help("help-option-record"))]
    records: Option<PathBuf>,
    #[command(flatten)]
    ids: CardIdOptions,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    mode: Mode,
}

/// The share that was sealed again, and where it is.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ResealResult {
    #[serde(flatten)]
    conditions: Conditions,
    /// Whether nothing was to be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// Whether the custodian chose a password of their own in production. It is false in a rehearsal.
    #[serde(skip_serializing_if = "Option::is_none")]
    own_password: Option<bool>,
    #[serde(flatten)]
    resealed: Option<ResealedShare>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
}

/// A share that was sealed again.
#[derive(Debug, Serialize)]
pub(crate) struct ResealedShare {
    /// The file of the new share; under `ask` its name; of a share on a smart card `piv:`, the card and the
    /// object.
    path: String,
    /// Whether the old share was removed. It was not if its medium was not inserted again, or if removing it
    /// failed; then `error` says why.
    old_removed: bool,
    /// The smart card that it was sealed to, if it was sealed to one.
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<SealedCard>,
    /// With `--records`: the files of the custodian's new record.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Vec<String>>,
}

impl Reseal {
    /// The paths that it opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .write_shares([&self.share.place, &self.to_share])
            .read_passwords(&self.passwords)
            .read(&self.root.attestation_root)
            .write_into(&self.records)
    }
}

pub(crate) fn run(line: &Reseal, console: &mut Console) -> Ended<ResealResult> {
    Ended::after(|result| reseal_share(line, console, result))
}

fn reseal_share(
    line: &Reseal,
    console: &mut Console,
    result: &mut ResealResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &line.mode);
    let options = Options::new(&line.mode, &line.set);
    let (from, to) = (&line.share.place, &line.to_share);
    let root_file = line.root.attestation_root.as_deref();
    let roots = attestation::roots(root_file)?;
    recognise::expect(context, &line.expect, root_file, [from])?;
    let ids = line.ids.ids()?;
    let (rehearsal, dry_run) = (line.mode.rehearsal, line.dry_run.dry_run);
    HandedIn::check_purpose(context, std::slice::from_ref(from), &options)?;
    check_machine(context, &mut result.conditions.waivers)?;
    result.conditions.announce(context);
    if let Some(path) = to.path() {
        check_target(context, path)?;
    }
    let records = line.records.as_deref();
    let open = |path| records::open_folder(context.console, path, dry_run);
    let records = records.map(open).transpose()?;
    if let Some(folder) = &records {
        context.reserved.add(MediumRole::Records, folder.path());
        folder.check_room(records::room(1))?;
        // Media are inserted one after another: this one would be removed too early.
        if [from, to].contains(&&ShareLocation::Ask) && folder.volume()?.is_removable() {
            let path = folder.path().display().to_string();
            return Err(Failure::new(Status::Target, message!("records-removable", path = path)));
        }
    }
    result.dry_run = Some(dry_run);

    let mut handed = HandedIn::read_only(context, from, &options)?;
    let set = handed.only_set(context)?;
    handed.check_one_seal()?;
    let (lies, share) = handed.only_share()?;
    let old = match lies {
        ShareStorage::InFile(path) => Old::new(path, share, from.clone(), to, handed.identity())?,
        ShareStorage::OnCard(object) => Old::on_card(object, share, from.clone()),
    };
    let name = set.file_name(old.share.header.x);
    if let Some(path) = to.path() {
        check_names(&Folder::open(path)?, &old, rehearsal)?;
    }
    if dry_run {
        let shown = match to.is_on_card() {
            true => PathBuf::from(to.written()),
            false => to.path().map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name)),
        };
        context.console.say(&message!("reseal-dry-run", path = shown.display().to_string()));
        return Ok(Status::Done);
    }
    existing_set::begin(context, RunKind::Reseal, &set, line.records.as_deref())?;
    let passwords = Passwords::read(&line.passwords, rehearsal, &[from, to])?;
    let open = handed.open_only(context, &set, &passwords);
    result.conditions.cards = context.known_cards.accepted();
    let open = open?;
    let opened = OpenedShares::of(std::slice::from_ref(&open));
    existing_set::opened(context, RunKind::Reseal, &[opened])?;

    let custodian = old.share.header.custodian().to_owned();
    let sealing = match to.card() {
        Some(wanted) => {
            let token = wanted.token();
            let (name, passwords, roots) = (&*custodian, &passwords, roots.as_ref());
            let wish = CardRequest { place: to, token, name, line: 1, passwords, roots, ids: &ids };
            let card = NewCard::get(context, &wish)?;
            ids.check_used(&[card.used()])?;
            check_card(&card, &old)?;
            Sealing::Card(Box::new(card))
        }
        None => {
            ids.check_used(&[])?;
            let names = set.custodians.iter().map(|custodian| &custodian.name);
            let related = names.chain([&set.label, &set.server]).cloned().collect();
            let mut chooser = Chooser {
                passwords: &passwords,
                allows_own: line.passphrase.allows_own(rehearsal),
                related,
                keyboard_tested: false,
            };
            let choice = chooser.choose(context, 1, &custodian)?;
            Sealing::Password(choice)
        }
    };
    result.conditions.waivers = Some(context.waivers.names());
    let own_password = !rehearsal && sealing.is_own_password();
    result.own_password = Some(own_password);
    if own_password {
        context.console.warn(&message!("own-passwords-chosen"));
    }
    crate::cli::ui::interrupt::check()?;
    context.console.check_output()?;
    let recipient = match &sealing {
        Sealing::Password(PasswordChoice { password, reminder, .. }) => {
            Recipient::Password { password, cost: Cost::DEFAULT, reminder }
        }
        Sealing::Card(card) => Recipient::Card(&card.card),
    };
    let new = escrow::reseal(&old.share, &open, recipient, context.random()?)?;

    let (anything, envelope) = (context.waivers.anything(), handed.envelope(context, &set));
    let is_half = set.envelope.is_some() && (envelope.is_none() || to.is_on_card());
    let work = Resealing { old, new, open, sealing, envelope, anything, rehearsal };
    let intent = Fact::new(FactType::ShareIntent).with("x", work.new.header.x);
    context.note(intent.with("to", if to.is_on_card() { "card" } else { "medium" }))?;
    let written = match to {
        ShareLocation::File { path, .. } | ShareLocation::CardFile { path, .. } => {
            work.onto(context, path)?
        }
        ShareLocation::Card { .. } => work.onto_card(context)?,
        ShareLocation::Ask => work.onto_asked(context)?,
    };
    // The new share is good. Without a line in the transcript the old one stays.
    let removed =
        work.note_finished(context).and_then(|()| work.remove_noted(&written, context, &passwords));
    let x = work.new.header.x;
    // A medium that was removed no longer has a path.
    let path = match to {
        ShareLocation::Ask => name,
        _ => written.path.display().to_string(),
    };
    let words = work.sealing.card().map(|card| card.card.words()).transpose()?;
    let card = words
        .zip(work.sealing.card())
        .map(|(words, new)| SealedCard::of(x, &custodian, new.card.token, words));
    let old_removed = matches!(removed, Ok(true));
    let resealed = ResealedShare { path, old_removed, card, records: None };
    let resealed = result.resealed.insert(resealed);
    context.console.say_done(&message!("generate-file", x = x, path = &resealed.path));
    context.console.say(&match work.sealing {
        Sealing::Password(_) => message!("reseal-done", x = x, name = &custodian),
        Sealing::Card(_) => message!("reseal-done-card", x = x, name = &custodian),
    });
    if let Some(card) = &resealed.card {
        card.show(context.console);
    }
    let mut recorded = Ok(());
    if let Some(folder) = &records {
        let medium = work.sealing.card().filter(|_| to.is_on_card()).map(NewCard::recorded);
        let share = RecordedShare { x, medium: medium.as_ref(), card: words };
        let made = SetConditions { file: None, machine: &[], own_passwords: own_password };
        let written = records::write(context.console, folder, &set, &[share], &made);
        recorded = written.map(|files| resealed.records = Some(files));
    }
    if is_half {
        context.console.warn(&message!("reseal-envelope-elsewhere"));
    }
    match removed {
        Ok(true) => context.console.say_done(&message!("reseal-old-removed")),
        Ok(false) => context.console.warn(&message!("reseal-old-stays", name = &custodian)),
        Err(failure) => {
            let (path, cause) = (work.old.path.display().to_string(), failure.message.clone());
            let message = message!("reseal-old-left", path = path, cause = cause);
            return Err(Failure::new(failure.status, message).caused_by(failure));
        }
    }
    recorded?;
    result.transcript = existing_set::end(context)?;
    Ok(Status::Done)
}

/// Checks that the card holds no other share of the set.
fn check_card(card: &NewCard, old: &Old) -> Result<(), Failure> {
    let header = &old.share.header;
    let mut shares = card.others.iter().filter_map(|it| it.content.as_ref().ok());
    let is_other = |share: &&Share| {
        share.header.descriptor.set_id == header.descriptor.set_id && share.header.x != header.x
    };
    let Some(share) = shares.find(is_other) else { return Ok(()) };
    let (token, name) = (card.card.token.to_string(), share.header.custodian());
    Err(Failure::new(Status::Target, message!("card-has-share", token = token, name = name)))
}

/// Checks that the folder can be written to, and is on a removable medium.
fn check_target(context: &mut Context<'_>, path: &Path) -> Result<(), Failure> {
    let folder = Folder::open(path)?;
    folder.check_room(LARGEST_SHARE as u64)?;
    check_removable(context, &folder.volume()?, &path.display().to_string())
}

/// Checks two things: the medium of the folder holds no other share of the set, and no file except the old
/// share has the name of the new one.
fn check_names(folder: &Folder, old: &Old, rehearsal: bool) -> Result<(), Failure> {
    let header = &old.share.header;
    let set = &header.descriptor;
    if let Some(name) = custodian_on_medium(folder, &set.set_id, Some(header.x), rehearsal)? {
        let message = message!("medium-has-share", name = name);
        return Err(Failure::new(Status::Target, message));
    }
    let path = folder.path().join(set.file_name(header.x));
    match path.exists() && !old.lies_at(&path) {
        true => Err(media::MediaError::Exists { path }.into()),
        false => Ok(()),
    }
}

/// Where the new share was written.
struct WrittenShare {
    path: PathBuf,
    /// Whether it replaced the old share there.
    replaced: bool,
    /// Identifies the medium when it is inserted again.
    identity: Identity,
}

/// The share, opened and sealed again.
struct Resealing {
    old: Old,
    new: Share,
    open: OpenShare,
    sealing: Sealing,
    /// The envelope. It is next to every share of a set with a long payload.
    envelope: Option<Envelope>,
    anything: bool,
    rehearsal: bool,
}

impl Resealing {
    /// Writes the new share into a folder, reads it back, and opens it. If the old share is there under the
    /// same name, it is replaced in one step. It is not changed before that.
    fn onto(&self, context: &mut Context<'_>, folder: &Path) -> Result<WrittenShare, Failure> {
        let folder = Folder::open(folder)?;
        let (name, bytes) = (self.name(), self.new.to_file()?);
        let path = folder.path().join(&name);
        if let Some(envelope) = &self.envelope {
            let name = self.new.header.descriptor.envelope_file_name();
            match folder.write_new(name.as_ref(), &envelope.to_file()?) {
                // An existing envelope is the same one: it is equal in every folder of the set.
                Ok(()) | Err(media::MediaError::Exists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let replaces = self.old.lies_at(&path);
        let place = folder.path().display().to_string();
        let draft = with_slow_progress(context.console, &place, || match replaces {
            true => folder.draft_beside(name.as_ref(), &bytes),
            false => folder.draft(name.as_ref(), &bytes),
        })?;
        let good = draft
            .share()
            .map_err(Failure::from)
            .and_then(|share| self.sealing.open(context, &share));
        match good {
            Ok(open) if open.bytes() == self.open.bytes() => {}
            Ok(_) => {
                draft.discard()?;
                return Err(media::MediaError::ReadBack { path }.into());
            }
            Err(failure) => {
                draft.discard()?;
                return Err(failure);
            }
        }
        with_slow_progress(context.console, &place, || match replaces {
            true => draft.replace(&bytes),
            false => draft.publish(&bytes),
        })?;
        let identity = folder.volume()?.identity;
        Ok(WrittenShare { path, replaced: replaces, identity })
    }

    fn name(&self) -> String {
        self.new.header.descriptor.file_name(self.new.header.x)
    }

    /// Writes the new share to its card, reads it back and opens it. If this fails, removes it again.
    fn onto_card(&self, context: &mut Context<'_>) -> Result<WrittenShare, Failure> {
        let card = self.sealing.card();
        let card = card.ok_or(Impossible("reseal: a share for a card is sealed to none"))?;
        let written = card.write(context, &self.new);
        let open = written.and_then(|()| card.open(context, &self.new));
        let failure = match open {
            Ok(open) if open.bytes() == self.open.bytes() => {
                let (path, identity) = (PathBuf::from(card.shown()), Identity::default());
                return Ok(WrittenShare { path, replaced: false, identity });
            }
            Ok(_) => escrow::EscrowError::BadShare.into(),
            Err(failure) => failure,
        };
        if card.remove(&mut context.cards, &self.new).is_err() {
            let path = card.shown();
            context.console.warn(&message!("reseal-new-left", path = path));
        }
        Err(failure)
    }

    /// Asks for a medium, and writes the new share to it.
    fn onto_asked(&self, context: &mut Context<'_>) -> Result<WrittenShare, Failure> {
        let mut terminal = media_prompt::terminal(context.console)?;
        let mut media_prompt = MediaPrompt::new(&context.reserved, self.anything, false);
        let question = message!("ask-insert-new", name = self.new.header.custodian());
        loop {
            let reply = media_prompt.ask(&mut terminal, &question, false)?;
            let MediaReply::Medium(medium) = reply else { continue };
            let written = self.onto_medium(context, &medium);
            let done = matches!(written, Ok(Some(_)));
            media_prompt.release(&mut terminal, medium, done);
            match written {
                Ok(Some(written)) => return Ok(written),
                Ok(None) => {}
                Err(failure) if crate::cli::ui::interrupt::check().is_err() => return Err(failure),
                Err(failure) => context.console.warn(&failure.message),
            }
        }
    }

    fn onto_medium(
        &self,
        context: &mut Context<'_>,
        medium: &Medium,
    ) -> Result<Option<WrittenShare>, Failure> {
        let mut terminal = context.terminal(&Asked::Medium)?;
        let folder = Folder::open(&medium.path)?;
        let volume = folder.volume()?;
        terminal.show(&crate::cli::media::media_prompt::described(&volume, folder.path()));
        if !volume.is_removable() && !self.anything {
            let message = not_removable(&volume, &folder.path().display().to_string());
            return Err(Failure::new(Status::Target, message));
        }
        folder.check_room(LARGEST_SHARE as u64)?;
        check_names(&folder, &self.old, self.rehearsal)?;
        let header = &self.new.header;
        listing::warn_of_others(context.console, folder.path(), Some(&header.descriptor.set_id))?;
        let question = message!("confirm-medium", name = header.custodian());
        match terminal.ask(Question::confirm(question))? {
            true => self.onto(context, folder.path()).map(Some),
            false => Ok(None),
        }
    }

    /// Removes the old file and its copies, after the new one was read back and opened. `false` if its medium
    /// is not inserted again: the old share stays there.
    /// Writes into the transcript that the new share was written, read back and opened.
    fn note_finished(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let digest = hex::encode(Sha256::digest(self.new.to_file()?));
        let finished = Fact::new(FactType::ShareFinished).with("x", self.new.header.x);
        context.note(finished.with("digest", digest))
    }

    /// Removes the old share, and writes that into the transcript, unless the new one has replaced it.
    fn remove_noted(
        &self,
        written: &WrittenShare,
        context: &mut Context<'_>,
        passwords: &Passwords,
    ) -> Result<bool, Failure> {
        if written.replaced {
            return self.remove_old(written, context, passwords);
        }
        let header = &self.old.share.header;
        let set = hex::encode(header.descriptor.fingerprint().as_bytes());
        let fact = |fact_type| Fact::new(fact_type).with("x", header.x).with("set", set.clone());
        context.note(fact(FactType::RemovalIntent))?;
        let removed = self.remove_old(written, context, passwords);
        let is_removed = matches!(removed, Ok(true));
        context.note(fact(FactType::Removal).with("removed", is_removed))?;
        removed
    }

    fn remove_old(
        &self,
        written: &WrittenShare,
        context: &mut Context<'_>,
        passwords: &Passwords,
    ) -> Result<bool, Failure> {
        if let (Some(_), Some(card)) = (self.old.object, card_of(&self.old.share)) {
            let share = &self.old.share;
            // The share was read from this card before. If the card now says that it is not there, that may
            // be wrong.
            return match new_card::take_away(context, passwords, share, card)? {
                true => Ok(true),
                false => Err(Failure::new(Status::Failed, message!("reseal-card-unsure"))),
            };
        }
        if let Some(folder) = &self.old.folder {
            if !written.replaced {
                folder.remove(self.old.path.file_name().unwrap_or_default())?;
            }
            // Copies next to it are found by path, so the path must still lead to this folder.
            if folder.is_there() {
                self.old.remove_from(folder, context.console)?;
            }
            return Ok(true);
        }
        let same_medium = written.identity.is_same_medium_as(&self.old.identity);
        if written.replaced && same_medium {
            return Ok(true);
        }
        // If a folder was named, its medium may still be inserted. If not, the medium was removed.
        if self.old.place.path().is_some()
            && let Ok(folder) = Folder::open(folder_of(&self.old.path))
            && self.old.remove_from(&folder, context.console)? > 0
        {
            return Ok(true);
        }
        let mut terminal = media_prompt::terminal(context.console)?;
        let mut media_prompt = MediaPrompt::new(&context.reserved, self.anything, false);
        let question = message!("ask-insert-old", name = self.new.header.custodian());
        loop {
            let reply = media_prompt.ask(&mut terminal, &question, false)?;
            let medium = match reply {
                MediaReply::Medium(medium) => medium,
                _ if terminal.ask(Question::confirm(message!("confirm-leave-share")))? => {
                    return Ok(false);
                }
                _ => continue,
            };
            let removed = Folder::open(&medium.path)
                .map_err(Failure::from)
                .and_then(|folder| self.old.remove_from(&folder, context.console));
            match &removed {
                Ok(0) => {
                    let name = self.new.header.custodian();
                    terminal.explain(&message!("medium-without-share", name = name));
                }
                Ok(_) => {}
                Err(failure) => context.console.warn(&failure.message),
            }
            let done = matches!(removed, Ok(1..));
            media_prompt.release(&mut terminal, medium, done);
            if done {
                return Ok(true);
            }
        }
    }
}
