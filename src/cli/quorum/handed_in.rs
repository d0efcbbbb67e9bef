//! The shares that were handed in, and the origin of each.

use std::path::PathBuf;

use sso_escrow::error::{Impossible, Status, UserError};
use sso_escrow::escrow::gather::Candidate;
use sso_escrow::media::{self, Beside, FoundShare, SetFilter};
use sso_escrow::message;
use sso_escrow::share::descriptor::{Descriptor, Purpose};
use sso_escrow::share::fingerprint::SetWords;
use sso_escrow::share::{Share, ShareError};
use sso_escrow::sys::volume::{Identity, Volume};
use sso_escrow::token::names::{ObjectId, TokenId};

use crate::cli::context::Context;
use crate::cli::context::cards::{self, Read, card_of};
use crate::cli::context::reserved::{MediumRole, Reserved};
use crate::cli::media::media_prompt::MediaPrompt;
use crate::cli::quorum::custodian_prompt::ShareOrigin;
use crate::cli::quorum::options::Options;
use crate::cli::ui::failure::Failure;

/// The shares that were handed in.
pub(crate) struct HandedIn {
    pub(super) candidates: Vec<Candidate<Failure>>,
    /// The origin of each candidate.
    pub(super) origins: Vec<ShareOrigin>,
    /// The cards whose shares have not been read yet.
    pub(super) pending: Vec<Pending>,
    /// The cards that nobody inserted when they were asked for.
    pub(super) skipped: Vec<Pending>,
    /// The files of the shares that could be read.
    pub(super) files: Vec<PathBuf>,
    pub(super) filter: SetFilter,
    /// The words of the set that is meant, if they are known.
    pub(super) expected: Option<SetWords>,
    /// The words of the other set of a run that restores two.
    pub(super) other: Option<SetWords>,
    /// Whether somebody typed them in this run, and so may correct them.
    pub(super) typed: bool,
    pub(super) yes: bool,
    pub(super) rehearsal: bool,
    /// What the run is for.
    pub(super) purpose: Purpose,
    /// The search for more media, if the run asks for them.
    pub(super) media_prompt: Option<MediaPrompt>,
    /// The envelopes that were found beside shares on media that were removed since.
    pub(super) beside_asked: Beside,
    /// What identifies the medium of the last share when it is inserted again.
    pub(super) identity: Identity,
    /// The media that were inserted with a share. They may have been removed since.
    pub(super) inserted: Vec<Volume>,
    /// Whether the command uses only one share.
    pub(super) only: bool,
    /// Whether shares are pending because this run has not finished them yet.
    pub(super) expects_pending: bool,
}

/// A card that is not inserted yet.
pub(super) struct Pending {
    /// The number of its place on the command line, from 0.
    pub(super) line: usize,
    /// The place as it was written.
    pub(super) written: String,
    /// Its serial number or GUID; `None` means any inserted card.
    pub(super) token: Option<TokenId>,
}

/// Where the share of a command for one share is.
#[derive(Debug, Clone)]
pub(crate) enum ShareStorage {
    /// In this file.
    InFile(PathBuf),
    /// On its card.
    OnCard(ObjectId),
}

impl HandedIn {
    pub(super) fn new(reserved: &Reserved, options: &Options, ask: bool) -> Self {
        let media_prompt =
            ask.then(|| MediaPrompt::new(reserved, options.rehearsal || options.anything, true));
        let filter = options.filter.clone();
        let Options { expected, other, typed, yes, rehearsal, purpose, .. } = *options;
        Self {
            candidates: vec![],
            origins: vec![],
            pending: vec![],
            skipped: vec![],
            files: vec![],
            filter,
            expected,
            other,
            typed,
            yes,
            rehearsal,
            purpose,
            media_prompt,
            beside_asked: Beside::default(),
            identity: Identity::default(),
            inserted: vec![],
            only: false,
            expects_pending: options.expects_pending,
        }
    }

    /// The only share that was handed in, and where it is stored.
    pub(crate) fn only_share(&self) -> Result<(ShareStorage, Share), Failure> {
        let share = self.candidates.iter().find_map(|candidate| candidate.found.as_ref().ok());
        let object = self.origins.first().and_then(|origin| origin.object);
        match (self.files.first(), object, share) {
            (Some(path), None, Some(share)) => {
                Ok((ShareStorage::InFile(path.clone()), share.clone()))
            }
            (_, Some(object), Some(share)) => Ok((ShareStorage::OnCard(object), share.clone())),
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Checks that the only share that was handed in is there under one seal, for a command that replaces its file.
    pub(crate) fn check_one_seal(&self) -> Result<(), Failure> {
        let is_one = self.origins.iter().all(|origin| origin.other_seals.is_empty());
        match self.files.first() {
            Some(path) if !is_one => {
                let path = media::folder_of(path).to_owned();
                let files = media::scan(&path)?.into_iter();
                let files = files.filter(|file| file.content.is_ok()).map(|file| file.path);
                Err(media::MediaError::SeveralSeals { path, files: files.collect() }.into())
            }
            _ => Ok(()),
        }
    }

    /// Reports whether the only share that was handed in is on its card.
    pub(crate) fn lies_on_card(&self) -> bool {
        self.origins.first().is_some_and(|origin| origin.object.is_some())
    }

    /// The place of the only share that was handed in.
    pub(super) fn only_place(&self) -> Result<&str, Impossible> {
        let place = self.candidates.first().map(|only| &*only.place);
        place.ok_or(Impossible("quorum: no share was handed in"))
    }

    /// Reserves the folders and media of the shares, so that nothing else is written to them.
    pub(crate) fn reserve_shares(&self, reserved: &mut Reserved) {
        for file in self.files.iter().filter(|file| file.exists()) {
            reserved.add(MediumRole::Share, file);
        }
        for volume in &self.inserted {
            reserved.add_medium(MediumRole::Share, volume);
        }
    }

    /// What identifies the medium of the only share when it is inserted again.
    pub(crate) fn identity(&self) -> Identity {
        self.identity.clone()
    }

    /// The length in bytes of the secret, if the payload of the set is in its shares. The shares claim it; it is
    /// not verified here.
    pub(crate) fn core_bytes(&self, set: &Descriptor) -> Result<usize, Impossible> {
        let shares = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok());
        let of_set = shares.filter(|share| share.header.descriptor == *set);
        of_set.map(Share::core_bytes).next().ok_or(Impossible("quorum: a set without a share"))
    }

    /// Reports whether more media or cards can be inserted.
    pub(super) fn asks(&self) -> bool {
        self.media_prompt.is_some() || !self.pending.is_empty()
    }

    /// Reports whether a share is of the other set of this run, which reads it too.
    pub(super) fn is_left_to_other(&self, share: &Share) -> bool {
        let words = share.header.descriptor.fingerprint().words();
        self.other == Some(words)
    }

    /// Adds a share that was found in a file.
    pub(super) fn add(
        &mut self,
        context: &mut Context<'_>,
        place: &str,
        found: FoundShare,
        line: usize,
    ) {
        for fault in &found.faults {
            context.console.warn(&fault.message());
        }
        if !found.other_seals.is_empty() {
            let (x, name) = (found.share.header.x, found.share.header.custodian());
            let files = found.other_seals.iter().map(|(path, _)| path).chain([&found.path]);
            let mut files: Vec<String> = files.map(|path| path.display().to_string()).collect();
            files.sort();
            let message = message!("share-several-seals", x = x, name = name, files = files);
            context.console.warn(&message);
        }
        if media::is_pending(&found.path) && !self.expects_pending {
            context.console.warn(&message!("share-pending", place = place));
        }
        self.files.push(found.path);
        self.candidates.push(Candidate { place: place.to_owned(), found: Ok(found.share) });
        let other_seals = found.other_seals.into_iter().map(|(_, share)| share).collect();
        self.origins.push(ShareOrigin { line, other_seals, ..ShareOrigin::default() });
    }

    /// Adds a place whose share cannot be read, and prints a warning.
    pub(super) fn add_unreadable(
        &mut self,
        context: &mut Context<'_>,
        place: &str,
        failure: Failure,
        line: usize,
    ) {
        let cause = failure.message.clone();
        let message = match is_later(&failure) {
            true => message!("share-later", place = place, cause = cause.clone()),
            false => message!("share-unreadable", place = place, cause = cause.clone()),
        };
        context.console.warn_of(&message, Some(&cause));
        self.candidates.push(Candidate { place: place.to_owned(), found: Err(failure) });
        self.origins.push(ShareOrigin { line, ..ShareOrigin::default() });
    }

    /// Adds a share that was read from a card.
    pub(super) fn add_read(&mut self, context: &mut Context<'_>, pending: Pending, read: Read) {
        let Read { share, object, status, faults } = read;
        faults.iter().for_each(|fault| context.console.warn(fault));
        context.cards.pass_over(&status.reader);
        let place = match card_of(&share) {
            Some(card) => cards::shown(&card.token.to_string(), object),
            None => pending.written,
        };
        self.candidates.push(Candidate { place, found: Ok(share) });
        let (object, status) = (Some(object), Some(status));
        let line = pending.line;
        self.origins.push(ShareOrigin { line, object, status, ..ShareOrigin::default() });
    }

    /// The places of the shares, as they were written.
    pub(super) fn places(&self) -> Vec<String> {
        self.candidates.iter().map(|candidate| candidate.place.clone()).collect()
    }

    /// How many places have a share that a later release made.
    pub(crate) fn later(&self) -> usize {
        let faults = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().err());
        faults.filter(|failure| is_later(failure)).count()
    }

    /// The status of each place without a readable share.
    pub(crate) fn unreadable(&self) -> Vec<Status> {
        let faults = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().err());
        faults.map(|failure| failure.status).collect()
    }
}

/// Reports whether a share was not read because a later release made it. Another copy of it is of no use.
fn is_later(failure: &Failure) -> bool {
    failure.cause::<ShareError>().is_some_and(|error| error.is_later())
}
