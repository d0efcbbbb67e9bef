//! The sets of one restore: one, or two with the current and the previous master secret.

use std::iter;

use sso_escrow::entsso::msid::Msid;
use sso_escrow::error::{Impossible, Status, UserError};
use sso_escrow::escrow::gather::Extent;
use sso_escrow::escrow::{self, OpenShare};
use sso_escrow::message;
use sso_escrow::payload::PayloadContent;
use sso_escrow::registry::tree::RegistryKey;
use sso_escrow::secret::SecretBytes;
use sso_escrow::share::descriptor::{Descriptor, Kind};

use crate::cli::commands::restore::request::RestoreRequest;
use crate::cli::commands::restore::result::{RestoreResult, SecondSet};
use crate::cli::context::Context;
use crate::cli::context::reserved::Reserved;
use crate::cli::guard::existing_set::OpenedShares;
use crate::cli::line::location::{ShareLocation, Target};
use crate::cli::line::passwords::Passwords;
use crate::cli::quorum::{HandedIn, Options};
use crate::cli::ui::describe::{self, SetSummary};
use crate::cli::ui::failure::Failure;

/// One set, and its shares.
struct RunSet {
    set: Descriptor,
    handed: HandedIn,
}

/// The sets of the run.
pub(super) struct RunSets {
    first: RunSet,
    second: Option<RunSet>,
}

/// What the sets hold.
pub(super) struct Payloads {
    pub(super) first: SecretBytes,
    second: Option<SecretBytes>,
}

impl RunSet {
    fn read(
        context: &mut Context<'_>,
        places: &[ShareLocation],
        options: &Options,
        target: &Target,
    ) -> Result<Self, Failure> {
        let mut handed = HandedIn::read(context, places, options)?;
        let set = handed.expected_set(context)?;
        check_kind(&set, target)?;
        Ok(Self { set, handed })
    }

    /// Opens a quorum, and combines it. Returns the payload, and the numbers of the opened shares.
    fn open(
        &mut self,
        context: &mut Context<'_>,
        passwords: &Passwords,
        result: &mut RestoreResult,
    ) -> Result<(SecretBytes, Vec<u8>), Failure> {
        let gathered = self.handed.gather(context, &self.set, Extent::Quorum, passwords);
        result.conditions.cards = context.known_cards.accepted();
        let gathered = gathered?;
        let need = usize::from(self.set.threshold);
        if gathered.open.len() < need {
            return Err(self.handed.too_few(&gathered, need));
        }
        let payload = self.handed.combine(context, &self.set, &gathered.open)?;
        context.console.say(&message!("restore-combined"));
        if let Err(error) = escrow::check_degree(&self.set, &gathered.open) {
            // The secret is needed all the same.
            context.console.warn(&error.message());
        }
        Ok((payload, gathered.open.iter().map(OpenShare::x).collect()))
    }

    /// What the set holds for SSOSS.
    fn tree(&self, payload: &[u8]) -> Result<RegistryKey, Failure> {
        match PayloadContent::read(self.set.kind, &self.set.msids, payload)? {
            PayloadContent::Ssoss(key) => Ok(key),
            PayloadContent::Native(_) => Err(Impossible("restore: a file for a registry").into()),
        }
    }

    /// The MSID of a set with a generated master secret. A descriptor of such a set without an MSID is refused when
    /// it is read.
    fn msid(&self) -> Result<&Msid, Impossible> {
        self.set.msids.first().ok_or(Impossible("restore: a set of a master secret without its id"))
    }
}

impl RunSets {
    /// Takes the set words, and reads the shares of each set.
    ///
    /// # Errors
    /// The shares or the sets cannot be used for this target. No password was asked for.
    pub(super) fn read(
        context: &mut Context<'_>,
        places: &[ShareLocation],
        request: &mut RestoreRequest,
    ) -> Result<Self, Failure> {
        match &mut request.second {
            None => request.options.take_words(context)?,
            Some(second) => request.options.take_words_of_two(second, context)?,
        }
        let first = RunSet::read(context, places, &request.options, &request.target)?;
        let Some(options) = &request.second else { return Ok(Self { first, second: None }) };
        let second = RunSet::read(context, places, options, &request.target)?;
        let is_generated = |it: &RunSet| it.set.kind == Kind::MasterSecret;
        if !is_generated(&first) || !is_generated(&second) {
            return Err(Failure::new(Status::Target, message!("two-sets-kind")));
        }
        if first.msid()? == second.msid()? {
            let msid = first.msid()?.to_string();
            return Err(Failure::new(Status::Target, message!("two-sets-one-msid", msid = msid)));
        }
        Ok(Self { first, second: Some(second) })
    }

    fn all(&self) -> impl Iterator<Item = &RunSet> {
        iter::once(&self.first).chain(&self.second)
    }

    /// The descriptors of the sets.
    pub(super) fn descriptors(&self) -> impl Iterator<Item = &Descriptor> {
        self.all().map(|it| &it.set)
    }

    /// The kind of what the sets hold.
    pub(super) fn kind(&self) -> Kind {
        self.first.set.kind
    }

    /// The MSIDs that the restored registry has.
    pub(super) fn msids(&self) -> Vec<Msid> {
        self.descriptors().flat_map(|set| set.msids.clone()).collect()
    }

    /// The first set: the one of the transcript's header.
    pub(super) fn first(&self) -> &Descriptor {
        &self.first.set
    }

    /// Shows the sets, and puts them into the result.
    pub(super) fn show(
        &self,
        context: &mut Context<'_>,
        request: &RestoreRequest,
        result: &mut RestoreResult,
    ) {
        let first = result.set.insert(SetSummary::of(&self.first.set));
        show_set(context, first);
        if let Some(second) = &self.second {
            let set = SetSummary::of(&second.set);
            show_set(context, &set);
            result.second = Some(Box::new(SecondSet { set, opened: None }));
        }
        if !request.server.is_empty() {
            context.console.say(&message!("restore-server-is", server = &request.server));
        }
    }

    /// The content that SSOSS would have, with zeros for each secret: only the lengths are known before the shares are
    /// opened.
    pub(super) fn placeholder(&self) -> Result<RegistryKey, Failure> {
        let zeroed = |it: &RunSet| -> Result<SecretBytes, Failure> {
            Ok(SecretBytes::zeroed(it.handed.core_bytes(&it.set)?)?)
        };
        let first = zeroed(&self.first)?;
        let second = self.second.as_ref().map(zeroed).transpose()?;
        self.tree(&Payloads { first, second })
    }

    /// The content that SSOSS will have.
    ///
    /// # Errors
    /// The payload cannot be the content of a registry key.
    pub(super) fn tree(&self, payloads: &Payloads) -> Result<RegistryKey, Failure> {
        let first = self.first.tree(&payloads.first)?;
        match self.second.as_ref().zip(payloads.second.as_ref()) {
            Some((second, payload)) => Ok(first.joined(second.tree(payload)?)?),
            None => Ok(first),
        }
    }

    /// Opens a quorum of each set.
    ///
    /// # Errors
    /// A quorum was not reached, or its shares do not combine.
    pub(super) fn open(
        &mut self,
        context: &mut Context<'_>,
        passwords: &Passwords,
        result: &mut RestoreResult,
    ) -> Result<(Payloads, Vec<OpenedShares>), Failure> {
        if self.second.is_some() {
            let set = self.first.set.told_apart();
            context.console.say(&message!("restore-set-first", set = set));
        }
        let (first, numbers) = self.first.open(context, passwords, result)?;
        result.opened = Some(numbers.clone());
        let mut opened = vec![OpenedShares { of_other: None, numbers }];
        let Some(second) = &mut self.second else {
            return Ok((Payloads { first, second: None }, opened));
        };
        context.console.say(&message!("restore-set-second", set = second.set.told_apart()));
        let (payload, numbers) = second.open(context, passwords, result)?;
        if let Some(shown) = &mut result.second {
            shown.opened = Some(numbers.clone());
        }
        opened.push(OpenedShares { of_other: Some(second.set.fingerprint()), numbers });
        Ok((Payloads { first, second: Some(payload) }, opened))
    }

    /// What is used for something else than the target: the media of the run, and those of the shares.
    pub(super) fn reserved(&self, context: &Context<'_>) -> Reserved {
        let mut reserved = context.reserved.clone();
        self.all().for_each(|it| it.handed.reserve_shares(&mut reserved));
        reserved
    }
}

fn show_set(context: &mut Context<'_>, set: &SetSummary) {
    for line in set.lines(false) {
        context.console.say(&line);
    }
    if !set.server.is_empty() {
        context.console.say(&message!("restore-server-was", server = &set.server));
    }
}

/// Checks that the target can take a payload of this kind.
fn check_kind(set: &Descriptor, target: &Target) -> Result<(), Failure> {
    let is_native = target.is_native();
    if is_native == (set.kind == Kind::NativeBackup) {
        return Ok(());
    }
    let kind = describe::kind_message(set.kind);
    let message = match is_native {
        true => message!("restore-kind-native", kind = kind),
        false => message!("restore-kind", kind = kind),
    };
    Err(Failure::new(Status::Target, message))
}
