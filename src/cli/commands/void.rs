//! `void`: removes the shares of a set that must not be used, and writes down what is gone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use sso_escrow::ceremony::list::StepList;
use sso_escrow::ceremony::steps::StepKind;
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::ceremony::transcript::header::RunKind;
use sso_escrow::error::{Status, UserError};
use sso_escrow::media::{self, Folder, SetFilter, ShareFile, folder_of};
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::{Descriptor, Purpose};
use sso_escrow::share::header::Protector;

use crate::cli::cards::new_card::take_away;
use crate::cli::context::Context;
use crate::cli::context::journal::steps;
use crate::cli::context::reserved::MediumRole;
use crate::cli::guard::run_start::RunStart;
use crate::cli::guard::sandbox::Access;
use crate::cli::line::location::{ShareLocation, SmartCard};
use crate::cli::line::options::{
    Consent, DryRun, ExpectSet, HandedShares, Mode, PasswordOptions, SetOption, TranscriptFolder,
};
use crate::cli::line::passwords::Passwords;
use crate::cli::media::media_prompt::{self, MediaPrompt, MediaReply};
use crate::cli::set::unfinished::removed_shares;
use crate::cli::ui::describe::SetSummary;
use crate::cli::ui::ended::Ended;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::output::Console;
use crate::cli::ui::question::Question;

/// `void`: its options.
#[derive(Debug, Clone, Args)]
pub(crate) struct Void {
    #[command(flatten)]
    handed: HandedShares,
    #[command(flatten)]
    set: SetOption,
    #[command(flatten)]
    expect: ExpectSet,
    #[command(flatten)]
    transcript: TranscriptFolder,
    #[command(flatten)]
    passwords: PasswordOptions,
    #[command(flatten)]
    pub(crate) dry_run: DryRun,
    #[command(flatten)]
    mode: Mode,
    #[command(flatten)]
    consent: Consent,
}

/// The shares that were removed.
#[derive(Debug, Default, Serialize)]
pub(crate) struct VoidResult {
    /// Whether `--dry-run` was given. Then nothing is removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    dry_run: Option<bool>,
    /// The set.
    #[serde(skip_serializing_if = "Option::is_none")]
    set: Option<SetSummary>,
    /// What was removed; with `--dry-run`, what would be.
    removed: Vec<RemovedShare>,
    /// With `--records`: the file of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
}

/// A share that was removed.
#[derive(Debug, Serialize)]
pub(crate) struct RemovedShare {
    /// The number of the share.
    x: u8,
    /// Where it was.
    place: String,
}

impl Void {
    /// The paths that the command opens.
    pub(crate) fn access(&self) -> Access {
        Access::default()
            .write_shares(&self.handed.shares)
            .read_passwords(&self.passwords)
            .write_into(&self.transcript.records)
    }
}

/// A share to remove.
struct ShareToRemove {
    share: Share,
    place: String,
    /// Its file; `None` if it is on its card.
    file: Option<PathBuf>,
}

impl ShareToRemove {
    /// Whether its name says that its ceremony was not finished. A card has no such name.
    fn is_pending(&self) -> bool {
        self.file.as_deref().is_some_and(media::is_pending)
    }
}

pub(crate) fn run(options: &Void, console: &mut Console) -> Ended<VoidResult> {
    Ended::after(|result| void_set(options, console, result))
}

fn void_set(
    options: &Void,
    console: &mut Console,
    result: &mut VoidResult,
) -> Result<Status, Failure> {
    let context = &mut Context::new(console, &options.mode);
    let asks = options.handed.shares.contains(&ShareLocation::Ask);
    if let Some(path) = &options.transcript.records {
        context.reserved.add(MediumRole::Records, path);
    }
    let mut found = Vec::new();
    for place in &options.handed.shares {
        options.find(context, place, &mut found)?;
    }
    result.dry_run = Some(options.dry_run.dry_run);
    let mut removing: Option<Removing> = None;
    if !found.is_empty() {
        options.remove(context, &mut removing, &found, result)?;
    }
    if asks {
        options.ask(context, &mut removing, result)?;
    }
    let Some(removing) = removing else {
        return Err(Failure::new(Status::Damaged, message!("void-nothing")));
    };
    removing.end(options, context, result)
}

impl Void {
    fn filter(&self) -> SetFilter {
        match (self.expect.expect_set, &self.set.set) {
            (Some(words), _) => SetFilter::Words(words),
            (None, Some(id)) => SetFilter::Id(id.clone()),
            (None, None) => SetFilter::Only,
        }
    }

    /// Whether a set is one that the command line allows.
    fn is_meant(&self, set: &Descriptor) -> bool {
        let filter = self.filter();
        filter == SetFilter::Only || filter.names(set)
    }

    /// Adds the shares at a place. A file that is no share stays.
    fn find(
        &self,
        context: &mut Context<'_>,
        place: &ShareLocation,
        found: &mut Vec<ShareToRemove>,
    ) -> Result<(), Failure> {
        if let Some(path) = place.path() {
            return self.find_in(context, path, found);
        }
        if !place.is_on_card() {
            return Ok(());
        }
        let token = place.card().and_then(SmartCard::token);
        let read = context.cards.read(token, &self.filter()).map_err(|not| not.failure)?;
        if self.is_meant(&read.share.header.descriptor) {
            let place = place.written().to_owned();
            found.push(ShareToRemove { share: read.share, place, file: None });
        }
        Ok(())
    }

    fn find_in(
        &self,
        context: &mut Context<'_>,
        path: &Path,
        found: &mut Vec<ShareToRemove>,
    ) -> Result<(), Failure> {
        for file in media::scan(path)? {
            match file.content {
                Ok(share) if self.is_meant(&share.header.descriptor) => {
                    let place = file.path.display().to_string();
                    found.push(ShareToRemove { share, place, file: Some(file.path) });
                }
                Ok(_) => {}
                Err(error) => context.console.warn(&error.message()),
            }
        }
        // An interrupted run may have left a share under the name of an unfinished file: whole, or a part of it.
        for path in media::unfinished(path)? {
            for file in media::scan(&path)? {
                match file.content {
                    Ok(share) if self.is_meant(&share.header.descriptor) => {
                        let place = file.path.display().to_string();
                        found.push(ShareToRemove { share, place, file: Some(file.path) });
                    }
                    Ok(_) => {}
                    Err(_) => {
                        let path = file.path.display().to_string();
                        context.console.warn(&message!("media-unfinished", path = path));
                    }
                }
            }
        }
        Ok(())
    }

    /// Removes shares. The first of them settle which set it is.
    fn remove(
        &self,
        context: &mut Context<'_>,
        removing: &mut Option<Removing>,
        found: &[ShareToRemove],
        result: &mut VoidResult,
    ) -> Result<(), Failure> {
        let removing = match removing {
            Some(removing) => removing,
            none => none.insert(Removing::begin(self, context, found, result)?),
        };
        removing.remove(self, context, found, result)
    }

    /// Asks for media one after another, and removes what is on them.
    fn ask(
        &self,
        context: &mut Context<'_>,
        removing: &mut Option<Removing>,
        result: &mut VoidResult,
    ) -> Result<(), Failure> {
        let mut terminal = media_prompt::terminal(context.console)?;
        let anything = context.waivers.anything();
        let mut media_prompt = MediaPrompt::new(&context.reserved, anything, false);
        loop {
            let medium = match media_prompt.ask(&mut terminal, &message!("void-insert"), false)? {
                MediaReply::Medium(medium) => medium,
                _ if terminal.ask(Question::confirm_unseen(message!("void-no-more")))? => {
                    return Ok(());
                }
                _ => continue,
            };
            let mut found = Vec::new();
            let mut looked = self.find_in(context, &medium.path, &mut found);
            if looked.is_ok() && found.is_empty() {
                let place = medium.path.display().to_string();
                let message = message!("void-not-here", place = place);
                looked = Err(Failure::new(Status::Damaged, message));
            }
            let removed = looked.and_then(|()| self.remove(context, removing, &found, result));
            if let Err(failure) = &removed {
                terminal.explain(&failure.message);
            }
            media_prompt.release(&mut terminal, medium, removed.is_ok());
        }
    }
}

/// The removal of one set's shares.
struct Removing {
    set: Descriptor,
    /// Whether somebody has given the words of the set.
    is_confirmed: bool,
}

impl Removing {
    /// Settles which set it is, and that people mean it.
    ///
    /// # Errors
    /// The shares are of several sets; the words differ; people do not mean it. Nothing was removed.
    fn begin(
        options: &Void,
        context: &mut Context<'_>,
        found: &[ShareToRemove],
        result: &mut VoidResult,
    ) -> Result<Self, Failure> {
        let mut sets: Vec<&Descriptor> = Vec::new();
        for set in found.iter().map(|found| &found.share.header.descriptor) {
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        let [set] = sets[..] else {
            for set in sets {
                let of_set = found.iter().filter(|it| it.share.header.descriptor == *set);
                let places: Vec<&str> = of_set.map(|it| &*it.place).collect();
                let told = message!("sets-one-of-several", set = set.told_apart(), places = places);
                context.console.warn(&told);
            }
            return Err(Failure::usage(message!("void-several")));
        };
        let removing = Self { set: set.clone(), is_confirmed: false };
        result.set = Some(SetSummary::of(set));
        if options.dry_run.dry_run {
            return Ok(removing);
        }
        let numbers: Vec<u8> = (1..=u8::MAX).take(set.count()).collect();
        let list = steps(StepList::existing_set(RunKind::Void, &numbers))?;
        let digest = Some(*set.fingerprint().as_bytes());
        let (kind, records) = (RunKind::Void, options.transcript.records.as_deref());
        RunStart { kind, steps: list, set: digest, records }.begin(context)?;
        context.end_step(StepKind::Words)?;
        Ok(removing)
    }

    /// The words of a set that may be in use: all eight, from a record.
    fn confirm_words(&self, options: &Void, context: &mut Context<'_>) -> Result<(), Failure> {
        let words = self.set.fingerprint().words();
        let typed = match (options.expect.expect_set, &options.set.set) {
            (Some(words), _) => words,
            // Nobody has the words of a set that was interrupted before its commit point.
            (None, Some(_)) => {
                let set = self.set.told_apart();
                return context.console.confirm(false, message!("void-without-words", set = set));
            }
            (None, None) => context.ask(Question::set_words(message!("void-ask-words")))?,
        };
        match typed == words {
            true => Ok(()),
            false => Err(Failure::new(Status::Damaged, message!("void-other-words"))),
        }
    }

    /// Removes shares, each after its intent is in the transcript.
    fn remove(
        &mut self,
        options: &Void,
        context: &mut Context<'_>,
        found: &[ShareToRemove],
        result: &mut VoidResult,
    ) -> Result<(), Failure> {
        if let Some(other) = found.iter().find(|it| it.share.header.descriptor != self.set) {
            let place = other.place.clone();
            return Err(Failure::usage(message!("void-other-set", place = place)));
        }
        let is_production = self.set.purpose == Purpose::Production && !options.dry_run.dry_run;
        let is_in_use = found.iter().any(|found| !found.is_pending());
        if is_production && is_in_use && !self.is_confirmed {
            self.confirm_words(options, context)?;
            self.is_confirmed = true;
        }
        // A pending share may be one of a good set: then only a person removes it.
        let yes = options.consent.yes && (!is_production || self.is_confirmed);
        for found in found {
            let (x, place) = (found.share.header.x, found.place.clone());
            let name = found.share.header.custodian().to_owned();
            if options.dry_run.dry_run {
                context.console.say(&message!("void-would", x = x, name = name, place = &place));
                result.removed.push(RemovedShare { x, place });
                continue;
            }
            let question = message!("void-confirm", x = x, name = &name, place = &place);
            match yes {
                true => {}
                false => context.console.confirm(false, question)?,
            }
            let set = hex::encode(self.set.fingerprint().as_bytes());
            let fact = |fact_type| Fact::new(fact_type).with("x", x).with("set", set.clone());
            context.note(fact(FactType::RemovalIntent))?;
            let removed = take(options, context, found);
            context.note(fact(FactType::Removal).with("removed", removed.is_ok()))?;
            removed?;
            if let Some(path) = &found.file {
                remove_torn(context, folder_of(path), &self.set, x)?;
            }
            if !result.removed.iter().any(|removed| removed.x == x) {
                context.end_step(StepKind::Remove(x))?;
            }
            context.console.say_done(&message!("void-removed", x = x, name = name, place = &place));
            result.removed.push(RemovedShare { x, place });
        }
        Ok(())
    }

    /// Says how many shares may be left.
    fn end(
        self,
        options: &Void,
        context: &mut Context<'_>,
        result: &mut VoidResult,
    ) -> Result<Status, Failure> {
        if options.dry_run.dry_run {
            return Ok(Status::Done);
        }
        let set = hex::encode(self.set.fingerprint().as_bytes());
        let mut gone: BTreeSet<u8> = result.removed.iter().map(|removed| removed.x).collect();
        // Earlier runs may have removed others.
        if let Some(path) = &options.transcript.records {
            gone.extend(removed_shares(path, &set)?);
        }
        let left = self.set.count().saturating_sub(gone.len());
        context.note(Fact::new(FactType::SetVoid).with("set", set).with("shares", left))?;
        context.note(Fact::new(FactType::Closed))?;
        context.note(Fact::new(FactType::Finished))?;
        let need = usize::from(self.set.threshold);
        context.console.say(&match left < need {
            true => message!("void-safe", left = left, need = need),
            false => message!("void-exposed", left = left, need = need),
        });
        result.transcript = context.journal.path().map(|path| path.display().to_string());
        Ok(Status::Done)
    }
}

/// Removes a share, and the envelope beside it.
fn take(options: &Void, context: &mut Context<'_>, found: &ShareToRemove) -> Result<(), Failure> {
    let header = &found.share.header;
    match (&found.file, &header.protector) {
        (Some(path), _) => {
            let folder = Folder::open(folder_of(path))?;
            let name = path.file_name().unwrap_or_default();
            folder.wipe(name)?;
            remove_envelope(context, &folder, &header.descriptor);
            Ok(())
        }
        (None, Protector::Card(card)) => {
            let passwords = Passwords::of_card(&options.passwords, options.mode.rehearsal, 1)?;
            take_away(context, &passwords, &found.share, card).map(|_| ())
        }
        (None, Protector::Password { .. }) => {
            Err(Failure::new(Status::Damaged, message!("void-nothing")))
        }
    }
}

/// Removes what a torn write of this share has left in the folder. It may be a part of the share.
fn remove_torn(
    context: &mut Context<'_>,
    folder: &Path,
    set: &Descriptor,
    x: u8,
) -> Result<(), Failure> {
    let is_of_share = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.strip_prefix('.').is_some_and(|name| name.starts_with(&set.file_name(x)))
    };
    for path in media::unfinished(folder)?.into_iter().filter(is_of_share) {
        Folder::open(folder)?.wipe(path.file_name().unwrap_or_default())?;
        let path = path.display().to_string();
        context.console.say(&message!("void-torn-removed", path = path));
    }
    Ok(())
}

/// Removes the envelope beside a share that was removed, unless another share of the set is in the folder. If that fails,
/// the share is gone all the same, and without the shares nobody can open the envelope.
fn remove_envelope(context: &mut Context<'_>, folder: &Folder, set: &Descriptor) {
    let is_of_set = |file: &ShareFile| {
        file.content.as_ref().is_ok_and(|share| share.header.descriptor.set_id == set.set_id)
    };
    let has_more = media::scan(folder.path()).is_ok_and(|files| files.iter().any(is_of_set));
    if !has_more && let Err(error) = folder.remove(set.envelope_file_name().as_ref()) {
        context.console.warn(&error.message());
    }
}
