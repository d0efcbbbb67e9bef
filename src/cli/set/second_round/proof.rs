//! The custodian opens the share: first the set words from the own record, then the password or PIN.

use std::path::Path;

use sha2::{Digest, Sha256};
use sso_escrow::ceremony::transcript::fact::{Fact, FactType};
use sso_escrow::error::Status;
use sso_escrow::message;
use sso_escrow::share::Share;
use sso_escrow::share::header::Protector;
use sso_escrow::text::Message;

use crate::cli::cards::sign::Signer;
use crate::cli::context::Context;
use crate::cli::context::cards::Cards;
use crate::cli::line::location::ShareLocation;
use crate::cli::line::passwords::Passwords;
use crate::cli::quorum::{HandedIn, Options};
use crate::cli::set::second_round::round::SecondRound;
use crate::cli::ui::asked::Asked;
use crate::cli::ui::failure::Failure;
use crate::cli::ui::question::Question;

/// How many times the words of another set may be typed.
const WORD_TRIES: usize = 3;

impl SecondRound {
    /// Lets the custodian open the share in a file.
    pub(super) fn prove_file(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        file: &Path,
    ) -> Result<(), Failure> {
        let path = file.to_owned();
        let written = file.display().to_string();
        self.prove(context, at, &ShareLocation::File { written, path })
    }

    /// Lets the custodian open the share on the card. There is nothing else to do: a card has no names.
    pub(super) fn finish_on_card(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
    ) -> Result<(), Failure> {
        let share = self.share(at)?;
        if !share.is_proved && !self.skips_proof {
            let place = share.place.clone();
            // Cards that were passed over in round 1 count again.
            context.cards = Cards::for_purpose(context.waivers.purpose());
            self.prove(context, at, &place)?;
        }
        self.settle(context, at)
    }

    fn prove(
        &mut self,
        context: &mut Context<'_>,
        at: usize,
        place: &ShareLocation,
    ) -> Result<(), Failure> {
        let share = self.share(at)?;
        let name = share.name.clone();
        let options = Options::of_round_2(&context.waivers, self.words);
        let mut handed = HandedIn::read_only(context, place, &options)?;
        let (_, read) = handed.only_share()?;
        self.check_is(at, &read)?;
        self.ask_words(context, &name)?;
        let set = handed.only_set(context)?;
        let opened = handed.open_only(context, &set, &Passwords::Prompt)?;
        let with = match &read.header.protector {
            Protector::Password { .. } => "password",
            Protector::Card(card) => {
                let (x, name, card) = (opened.x(), name.clone(), card.clone());
                self.signers.push(Signer { x, name, card });
                "card"
            }
        };
        let proved = Fact::new(FactType::ShareProved).with("x", opened.x()).with("with", with);
        context.note(proved.with("holder", with == "card"))?;
        if let Some(share) = self.shares.get_mut(at) {
            share.is_proved = true;
        }
        Ok(())
    }

    /// Checks that what was read is the share of round 1.
    fn check_is(&self, at: usize, read: &Share) -> Result<(), Failure> {
        let share = self.share(at)?;
        let digest: [u8; 32] = Sha256::digest(read.to_file()?).into();
        let fingerprint = read.header.descriptor.fingerprint();
        let custodian = read.header.custodian();
        if digest == share.digest && custodian != share.name {
            let message = message!("finish-other-name", found = custodian, name = &share.name);
            return Err(Failure::usage(message));
        }
        if digest == share.digest && *fingerprint.as_bytes() == self.fingerprint {
            return Ok(());
        }
        let place = share.place.written().to_owned();
        let message = message!("finish-other-file", place = place, name = &share.name);
        Err(Failure::new(Status::Damaged, message))
    }

    /// Asks the custodian for the set words of the own record.
    fn ask_words(&self, context: &mut Context<'_>, name: &str) -> Result<(), Failure> {
        let mut terminal = context.terminal(&Asked::SetWords)?;
        let mut told: Vec<Message> = Vec::new();
        for left in (0..WORD_TRIES).rev() {
            let question = Question::set_words(message!("finish-ask-words", name = name));
            if terminal.ask(question.telling(told))? == self.words {
                return Ok(());
            }
            told = vec![message!("ask-words-differ", left = left)];
        }
        let message = message!("finish-record-wrong", name = name);
        Err(Failure::new(Status::Damaged, message))
    }
}
