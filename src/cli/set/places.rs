//! The places of a new set: the folders of the shares and of the envelope, and the smart cards.

use std::path::{Path, PathBuf};

use sso_escrow::error::Status;
use sso_escrow::media::Folder;
use sso_escrow::message;
use sso_escrow::share::descriptor::Waiver;
use sso_escrow::sys::volume::Volume;
use sso_escrow::token::names::TokenId;

use crate::cli::context::Context;
use crate::cli::line::location::{ShareLocation, SmartCard, is_one_folder};
use crate::cli::media::listing::warn_of_others;
use crate::cli::media::removable::check_removable;
use crate::cli::ui::failure::Failure;

/// The places of a new set.
pub(super) struct SetPlaces<'a> {
    /// The custodians' names and the places of their shares, in the order of the share numbers.
    pub(super) shares: &'a [(String, ShareLocation)],
    /// Folders for the envelope, if the set has one.
    pub(super) envelopes: &'a [PathBuf],
    pub(super) rehearsal: bool,
}

impl SetPlaces<'_> {
    /// Reports whether media are inserted one after another.
    pub(super) fn asks(&self) -> bool {
        self.shares.iter().any(|(_, place)| *place == ShareLocation::Ask)
    }

    /// Checks that every named folder can be written to, and that no two are on one medium. In a rehearsal they
    /// may be folders of one medium. Media of `ask` are checked when they are inserted.
    pub(super) fn check_places(
        &self,
        context: &mut Context<'_>,
        bytes: usize,
    ) -> Result<(), Failure> {
        let mut seen: Vec<(Volume, &str)> = Vec::new();
        let places = self.shares.iter().map(|(_, place)| (place.path(), place.written()));
        let envelopes =
            self.envelopes.iter().map(|path| (Some(&**path), path.to_str().unwrap_or("-")));
        for (path, written) in places.chain(envelopes) {
            let Some(path) = path else { continue };
            let folder = Folder::open(path)?;
            folder.check_room(bytes as u64)?;
            let volume = folder.volume()?;
            let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            let same = |(other, _): &&(Volume, _)| volume.is_one_medium_with(other);
            if let Some((_, other)) = seen.iter().find(same).filter(|_| !self.rehearsal) {
                let message = message!("places-one-medium", one = *other, other = written);
                return Err(Failure::new(Status::Target, message));
            }
            if let (false, Err(message)) = (self.rehearsal, context.reserved.check(&path)) {
                return Err(Failure::new(Status::Target, message));
            }
            warn_of_others(context.console, &path, None)?;
            check_removable(context, &volume, written)?;
            seen.push((volume, written));
        }
        // This waiver decides which volumes count as media, so it is used before one is inserted.
        if self.asks() && !self.rehearsal && context.waivers.anything() {
            let message = message!("ask-takes-anything");
            context.stop_unless_waived(Waiver::Removable, Failure::new(Status::Target, message))?;
        }
        Ok(())
    }

    /// Checks that the command line names no folder and no smart card twice, in any spelling.
    pub(super) fn check_twice(&self) -> Result<(), Failure> {
        let mut folders: Vec<(&Path, String)> = Vec::new();
        let places =
            self.shares.iter().map(|(_, place)| (place.path(), place.written().to_owned()));
        let envelopes =
            self.envelopes.iter().map(|path| (Some(&**path), path.display().to_string()));
        for (path, written) in places.chain(envelopes) {
            let Some(path) = path else { continue };
            if let Some((_, other)) = folders.iter().find(|(other, _)| is_one_folder(other, path)) {
                let message = message!("places-one-folder", one = other, other = written);
                return Err(Failure::usage(message));
            }
            folders.push((path, written));
        }
        let mut cards: Vec<(TokenId, &str)> = Vec::new();
        for (_, place) in self.shares {
            let Some(token) = place.card().and_then(SmartCard::token) else { continue };
            if let Some((_, other)) = cards.iter().find(|(other, _)| *other == token) {
                let message = message!("places-one-card", one = *other, other = place.written());
                return Err(Failure::usage(message));
            }
            cards.push((token, place.written()));
        }
        Ok(())
    }
}
