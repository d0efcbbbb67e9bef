//! What `restore`, `drill`, `verify` and `unseal` have in common: shares are handed in, the set is
//! made sure of, and shares are opened.

mod cards;
mod custodian_prompt;
mod options;
mod read;
mod set;

use std::path::PathBuf;

use sso_escrow::error::Status;
use sso_escrow::escrow::OpenShare;
use sso_escrow::escrow::gather::{self, Candidate, Extent, Gathered, Rejection};
use sso_escrow::media::SetFilter;
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::descriptor::Descriptor;
use sso_escrow::share::envelope::Envelope;
use sso_escrow::sys::volume::Identity;
use sso_escrow::token::names::{ObjectId, TokenId};

use crate::cli::context::Context;
use crate::cli::line::passwords::Passwords;
use crate::cli::media::media_prompt::Port;
use crate::cli::quorum::custodian_prompt::{ShareOrigin, TerminalDesk};
pub(crate) use crate::cli::quorum::options::Options;
use crate::cli::ui::failure::Failure;

/// The shares that were handed in.
pub(crate) struct HandedIn {
    candidates: Vec<Candidate<Failure>>,
    /// Where each of them comes from.
    origins: Vec<ShareOrigin>,
    /// The cards whose shares were not read yet.
    pending: Vec<Pending>,
    /// The files of those that could be read.
    files: Vec<PathBuf>,
    filter: SetFilter,
    rehearsal: bool,
    /// Where more are asked for, if they are.
    port: Option<Port>,
    /// The envelope that lay beside a share whose medium has been taken out since.
    envelope: Option<Envelope>,
    /// What the medium is known again by that was put in last.
    identity: Identity,
    /// Whether the command is about one share alone.
    only: bool,
}

/// A card that is still to be put in.
pub(super) struct Pending {
    /// The number of its place on the command line, from 0.
    pub(super) line: usize,
    /// The place as it was written.
    pub(super) written: String,
    /// Which card it is; nothing for any that is put in.
    pub(super) token: Option<TokenId>,
}

impl HandedIn {
    fn new(options: &Options, ask: bool) -> Self {
        let port = ask.then(|| Port::new(options.rehearsal || options.anything, true));
        let (filter, rehearsal) = (options.filter.clone(), options.rehearsal);
        Self {
            candidates: vec![],
            origins: vec![],
            pending: vec![],
            files: vec![],
            filter,
            rehearsal,
            port,
            envelope: None,
            identity: Identity::default(),
            only: false,
        }
    }

    /// The one share that was handed in, and where it lies.
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

    /// Whether the one share that was handed in lies on its card.
    pub(crate) fn lies_on_card(&self) -> bool {
        self.origins.first().is_some_and(|origin| origin.object.is_some())
    }

    /// Where the one share came from that was handed in.
    fn only_place(&self) -> &str {
        self.candidates.first().map_or("", |only| &only.place)
    }

    /// What the medium of the one share that was handed in is known again by.
    pub(crate) fn identity(&self) -> Identity {
        self.identity.clone()
    }

    /// The bytes of the secret of a set whose payload is in its shares, as they claim.
    pub(crate) fn core_bytes(&self, set: &Descriptor) -> usize {
        let shares = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok());
        let of_set = shares.filter(|share| share.header.descriptor == *set);
        of_set.map(Share::core_bytes).next().unwrap_or_default()
    }

    /// Opens the one share that was handed in.
    pub(crate) fn open_only(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        passwords: &Passwords,
    ) -> Result<OpenShare, Failure> {
        let (mut gathered, failed) = self.gather_at(context, set, Extent::All, passwords, true)?;
        if let Some(failure) = failed {
            return Err(failure);
        }
        let share = self.candidates.first().and_then(|candidate| candidate.found.as_ref().ok());
        match (gathered.open.pop(), gathered.rejected.pop(), share) {
            (Some(open), ..) => Ok(open),
            (None, Some((_, rejection)), Some(share)) => {
                let (x, name) = (share.header.x, share.header.custodian());
                let message = match rejection {
                    Rejection::PassedOver => message!("verify-no-password", x = x, name = name),
                    Rejection::WrongPassword => {
                        message!("verify-wrong-password", x = x, name = name)
                    }
                    // Nothing is known to be wrong with it.
                    Rejection::NeedsCard { token } => {
                        let (place, token) = (self.only_place(), token.to_string());
                        message!(
                            "share-needs-card",
                            place = place,
                            x = x,
                            name = name,
                            token = token
                        )
                    }
                    other => {
                        let cause = other.message(self.only_place(), share);
                        message!("verify-failed", cause = cause)
                    }
                };
                Err(Failure::new(rejection.status(share), message))
            }
            _ => Err(Failure::new(Status::Damaged, message!("no-usable-share"))),
        }
    }

    /// Opens as many shares as `extent` says: first those that were handed in, then those whose media
    /// are asked for, in whatever order they come.
    pub(crate) fn gather(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
    ) -> Result<Gathered, Failure> {
        let (mut gathered, _) = self.gather_at(context, set, extent, passwords, false)?;
        // A medium that is put in from here on may hold shares of other sets: it is known which is meant.
        self.filter = SetFilter::Words(set.fingerprint().words());
        while self.asks() && gathered.open.len() < set.count() {
            if extent == Extent::Quorum && gathered.has_quorum(set) {
                break;
            }
            show_state(context, set, &gathered)?;
            if !self.ask_for_share(context)? {
                break;
            }
            let at = self.candidates.len() - 1;
            let Ok(share) = &self.candidates[at].found else { continue };
            let places = self.places();
            let origins = &mut self.origins[..];
            let (only, last, failed) = (false, None, None);
            let mut desk = TerminalDesk { context, passwords, places, origins, only, last, failed };
            gathered.take(set, self.rehearsal, at, share, &mut desk)?;
        }
        Ok(gathered)
    }

    fn places(&self) -> Vec<String> {
        self.candidates.iter().map(|candidate| candidate.place.clone()).collect()
    }

    /// What was gathered; and, where the command is about one share, why its card did not open it.
    fn gather_at(
        &mut self,
        context: &mut Context<'_>,
        set: &Descriptor,
        extent: Extent,
        passwords: &Passwords,
        only: bool,
    ) -> Result<(Gathered, Option<Failure>), Failure> {
        let places = self.places();
        let origins = &mut self.origins[..];
        let (last, failed) = (None, None);
        let mut desk = TerminalDesk { context, passwords, places, origins, only, last, failed };
        let gathered = gather::gather(set, self.rehearsal, &self.candidates, extent, &mut desk)?;
        Ok((gathered, desk.failed))
    }

    /// The failure of a command that did not get as many shares as it needs.
    pub(crate) fn too_few(&self, gathered: &Gathered, need: usize) -> Failure {
        let status = self.status(gathered);
        let message = message!("quorum-not-reached", have = gathered.open.len(), need = need);
        Failure::new(status, message)
    }

    /// The gravest status of what was handed in and is not counted.
    pub(crate) fn status(&self, gathered: &Gathered) -> Status {
        gathered.status(&self.candidates, |failure| failure.status)
    }

    /// The places of the shares that were rejected, but for second copies, and of those that could not
    /// be read.
    pub(crate) fn faulty(&self, gathered: &Gathered) -> String {
        let rejected = |at: usize| {
            gathered.rejection(at).is_some_and(|rejection| rejection != Rejection::Duplicate)
        };
        let faulty = |(at, candidate): &(usize, &Candidate<Failure>)| {
            candidate.found.is_err() || rejected(*at)
        };
        let faulty = self.candidates.iter().enumerate().filter(faulty);
        faulty.map(|(_, candidate)| candidate.place.clone()).collect::<Vec<_>>().join(", ")
    }

    /// How many places gave no share that can be read.
    pub(crate) fn unreadable(&self) -> Vec<Status> {
        let faults = self.candidates.iter().filter_map(|candidate| candidate.found.as_ref().err());
        faults.map(|failure| failure.status).collect()
    }
}

/// Where the one share lies that a command is about.
#[derive(Debug, Clone)]
pub(crate) enum ShareStorage {
    /// In this file.
    InFile(PathBuf),
    /// On its card.
    OnCard(ObjectId),
}

/// Who has been, how many are missing, and who could still come.
fn show_state(
    context: &mut Context<'_>,
    set: &Descriptor,
    gathered: &Gathered,
) -> Result<(), Failure> {
    let has_been = |x: u8| gathered.open.iter().any(|open| open.x() == x);
    let names = |been: bool| -> String {
        let custodians = set.custodians.iter().zip(1u8..=255);
        let names = custodians.filter(|(_, x)| has_been(*x) == been).map(|(it, _)| &*it.name);
        names.collect::<Vec<_>>().join(", ")
    };
    let missing = usize::from(set.threshold).saturating_sub(gathered.open.len());
    let mut terminal = context.terminal()?;
    if !gathered.open.is_empty() {
        terminal.show(&message!("quorum-been", names = names(true)));
    }
    terminal.show(&message!("quorum-missing", missing = missing, names = names(false)));
    Ok(())
}
