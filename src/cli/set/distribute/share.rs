//! A share during the distribution.

use std::ffi::OsString;
use std::path::PathBuf;

use sha2::{Digest, Sha256};
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::share::card::CardProtector;
use sso_escrow::share::{Share, ShareError};
use sso_escrow::sys::volume::{Identity, Volume};
use sso_escrow::text::Message;

use crate::cli::cards::new_card::NewCard;
use crate::cli::context::Context;
use crate::cli::line::location::ShareLocation;
use crate::cli::set::new_password::PasswordChoice;
use crate::cli::ui::failure::Failure;

/// A share during the distribution.
pub(crate) struct DistributedShare {
    pub(super) place: ShareLocation,
    pub(super) share: Share,
    pub(crate) sealing: Sealing,
    /// The path of its file.
    pub(super) path: PathBuf,
    /// What it was written to, for the record.
    pub(super) medium: Option<Message>,
    /// What identifies its medium when it is inserted again, for media of `ask`.
    pub(super) identity: Option<Identity>,
    /// The volume of its folder, if the path was typed and the folder remains in place.
    pub(super) staying: Option<Volume>,
    /// Whether it is written.
    pub(super) written: bool,
    /// Whether it is written under its final name.
    pub(super) is_final: bool,
    /// Whether the envelope of its set is written beside it.
    pub(super) enveloped: bool,
}

/// A share after round 1. It holds no secret.
pub(crate) struct HandedOutShare {
    /// SHA-256 of its file, or of its object on a card.
    pub(crate) digest: [u8; 32],
    /// Whether its file has its final name since round 1.
    pub(crate) is_final: bool,
    /// What it was written to, for the record.
    pub(crate) medium: Option<Message>,
    /// The card that it is sealed to, if it is sealed to one.
    pub(crate) card: Option<CardProtector>,
    pending: String,
    last: String,
}

impl HandedOutShare {
    /// Its place, for people: under its final name if it is in use.
    pub(crate) fn shown(&self, is_in_use: bool) -> &str {
        if is_in_use || self.is_final { &self.last } else { &self.pending }
    }
}

/// What a share is sealed to. It also opens the share for the proof.
pub(crate) enum Sealing {
    /// The password that the custodian chose.
    Password(PasswordChoice),
    /// The custodian's card.
    Card(Box<NewCard>),
}

impl Sealing {
    /// The card, if it is one.
    pub(crate) fn card(&self) -> Option<&NewCard> {
        match self {
            Self::Card(card) => Some(card),
            Self::Password(_) => None,
        }
    }

    /// What the transcript says about the choice. Nothing about a card: its serial number is another fact.
    pub(crate) fn recorded(&self) -> Option<&'static str> {
        match self {
            Self::Password(choice) if choice.is_own => Some("own"),
            Self::Password(_) => Some("generated"),
            Self::Card(_) => None,
        }
    }

    /// Reports whether it is a password that the custodian invented.
    pub(crate) fn is_own_password(&self) -> bool {
        matches!(self, Self::Password(choice) if choice.is_own)
    }

    /// Opens a share that is sealed to this, after it was read back.
    pub(crate) fn open(
        &self,
        context: &mut Context<'_>,
        share: &Share,
    ) -> Result<OpenShare, Failure> {
        match self {
            Self::Password(choice) => Ok(escrow::open(share, &choice.password)?),
            Self::Card(card) => card.open(context, share),
        }
    }
}

impl DistributedShare {
    pub(crate) fn new(place: ShareLocation, share: Share, sealing: Sealing) -> Self {
        let path = PathBuf::new();
        Self {
            place,
            share,
            sealing,
            path,
            medium: None,
            identity: None,
            staying: None,
            written: false,
            is_final: false,
            enveloped: false,
        }
    }

    pub(super) fn name(&self) -> &str {
        self.share.header.custodian()
    }

    /// Its place, for people: the file name if its medium was removed, since the path is then gone.
    pub(super) fn shown(&self) -> String {
        if let (Some(card), true) = (self.sealing.card(), self.place.is_on_card()) {
            return card.shown();
        }
        match &self.identity {
            Some(_) => self.file_name().to_string_lossy().into_owned(),
            None => self.path.display().to_string(),
        }
    }

    /// SHA-256 of its file, or of its object on a card.
    pub(super) fn digest(&self) -> Result<[u8; 32], ShareError> {
        Ok(Sha256::digest(self.share.to_file()?).into())
    }

    /// What is needed of it from the commit point on. Password, PIN and management key leave the memory here.
    pub(super) fn written(mut self) -> Result<HandedOutShare, Failure> {
        let card = self.sealing.card().map(|card| card.card.clone());
        let (digest, is_final, pending) = (self.digest()?, self.is_final, self.shown());
        self.is_final = true;
        self.path.set_file_name(self.file_name());
        let (last, medium) = (self.shown(), self.medium);
        Ok(HandedOutShare { digest, is_final, medium, card, pending, last })
    }

    /// The name of its file: that of a pending share, until it has its final name.
    pub(super) fn file_name(&self) -> OsString {
        let (set, x) = (&self.share.header.descriptor, self.share.header.x);
        let name = if self.is_final { set.file_name(x) } else { set.pending_file_name(x) };
        name.into()
    }

    /// What is inserted to get it: for the transcript.
    pub(super) fn goes_to(&self) -> &'static str {
        if self.place.is_on_card() { "card" } else { "medium" }
    }
}
